"""YAML values -> models, strictly, and what is wrong with them in words that an editor understands."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from checker.errors import UnusableInput
from checker.files import Node, Unread
from checker.model import Words
from checker.store.codes import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE, Rule
from checker.store.problems import Problems

Model = TypeVar("Model", bound=BaseModel)

_NOTHING = Words.__metadata__[0].pattern  # type: ignore[attr-defined]  # of the Annotated alias
_KINDS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    date: "a date",
    list: "a list",
    dict: "a mapping",
}
_TYPES = {
    "string_type": ("must be text", "put it in quotation marks"),
    "int_type": ("must be a whole number", "write a whole number"),
    "bool_type": ("must be true or false", "write true or false"),
    "tuple_type": ("must be a list", "write it as [one, two] or one an indented line after '- '"),
    "model_type": ("must be a mapping of keys", "write it as {key: value}"),
    "date_type": ("must be a date", "write it as 2026-01-31"),
    "date_parsing": ("must be a date", "write it as 2026-01-31"),
    "date_from_datetime_parsing": ("must be a date", "write it as 2026-01-31"),
    "greater_than_equal": ("must not be negative", "write 0 or more"),
    "string_too_long": ("is too long for a name of files", "shorten it"),
}


class Entry(NamedTuple, Generic[Model]):
    """What became of a mapping: a model or None, and whether it holds all of it or what could be read."""

    model: Model | None
    whole: bool


def read_model(
    model: type[Model],
    node: Node,
    *,
    what: str,
    file: str,
    problems: Problems,
    given: Mapping[str, Any] | None = None,
) -> Model | None:
    """Make a ``model`` of the mapping ``node``; None where it is broken. See ``read_entry``."""
    entry = read_entry(model, node, what=what, file=file, problems=problems, given=given)
    return entry.model if entry.whole else None


def read_entry(
    model: type[Model],
    node: Node,
    *,
    what: str,
    file: str,
    problems: Problems,
    given: Mapping[str, Any] | None = None,
) -> Entry[Model]:
    """Make a ``model`` of the mapping ``node``, all that is wrong with it in ``problems``.

    Where something is wrong, the model is made of the other keys, if they are enough for one.

    ``what`` is how messages call it ("claim"). ``given`` are values that the file need not repeat; nested ones are
    added to mappings that are there. A key without a value counts as absent.
    """
    if node.value is Unread.UNREAD:
        return Entry(None, whole=False)
    if not isinstance(node.value, dict):
        message = f"a {what} must be a mapping of keys"
        problems.add(WRONG_VALUE, message, cure="write it as key: value lines", file=file, line=node.line)
        return Entry(None, whole=False)
    values = _values(node)
    for key, value in (given or {}).items():
        if not isinstance(value, Mapping):
            values.setdefault(key, value)
        elif isinstance(values.get(key), dict):
            values[key] = {**value, **values[key]}
    for key in _truth_keys(model):
        if isinstance(values.get(key), bool):
            values[key] = str(values[key]).lower()
    wrong: set[str] = set()
    try:
        written = json.dumps(values)
    except TypeError:  # what was not read is no JSON
        wrong = {key for key, value in node.value.items() if _has_unread(value)}
        values = _readable(values)
        written = json.dumps(values)
    made = None
    try:
        made = _made(model, written)
    except ValidationError as error:
        wrong |= _note_all(error, model, node, what, file, problems)
    wrong |= _refuse_numbers_as_dates(model, values, node, file, problems, known=wrong)
    if not wrong:
        return Entry(made, whole=True)
    kept = {key: value for key, value in values.items() if key not in wrong}
    try:
        return Entry(_made(model, json.dumps(kept)), whole=False)
    except ValidationError:
        return Entry(None, whole=False)


def _made(model: type[Model], written: str) -> Model:
    # JSON mode is pydantic's only mode that is strict and still takes dates and choices as text.
    return model.model_validate_json(written, strict=True)


def describe(error: ValidationError, model: type[BaseModel], what: str) -> UnusableInput:
    """Return the first thing that is wrong with values that no file holds, such as options."""
    _, message, cure = _explain(model, error.errors(include_url=False)[0], what)
    return UnusableInput(message, cure=cure)


def line_of(node: Node, keys: Sequence[str | int]) -> int:
    """Return the line of the value at ``keys``, or of the deepest part of that path that is there."""
    line = node.line
    for key in keys:
        if isinstance(node.value, dict) and key in node.value:
            line, node = node.key_lines[str(key)], node.value[str(key)]
        elif isinstance(node.value, list) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
            line = node.line
        else:
            break
    return line


def did_you_mean(word: str, known: Sequence[str]) -> str | None:
    """Return the word that was probably meant, as a cure."""
    near = get_close_matches(word.lower(), known, n=1)
    return f"did you mean `{near[0]}`?" if near else None


def _values(node: Node) -> Any:
    """Return plain JSON data: dates as text, keys without a value left out."""
    value = node.value
    if isinstance(value, dict):
        return {key: _values(item) for key, item in value.items() if item.value is not None}
    if isinstance(value, list):
        return [_values(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _readable(values: Any) -> Any:
    """Return what JSON can hold of plain data: unread values left out, or None in a list, lest others move up."""
    if isinstance(values, dict):
        return {key: _readable(value) for key, value in values.items() if value is not Unread.UNREAD}
    if isinstance(values, list):
        return [_readable(value) for value in values]
    return None if values is Unread.UNREAD else values


def _has_unread(node: Node) -> bool:
    value = node.value
    if isinstance(value, dict | list):
        return any(map(_has_unread, value.values() if isinstance(value, dict) else value))
    return value is Unread.UNREAD


def _note_all(
    error: ValidationError, model: type[BaseModel], node: Node, what: str, file: str, problems: Problems
) -> set[str]:
    """Note every problem and return the keys that have one.

    A misspelt key is noted once, not also as the key that is missing for it; a value that was not read is noted
    already.
    """
    wrong: set[str] = set()
    meant: set[tuple[Any, ...]] = set()
    for each in sorted(error.errors(include_url=False), key=lambda one: one["type"] == "missing"):
        wrong.update(map(str, each["loc"][:1]))
        if _is_unread(node, each["loc"]):
            continue
        *inside, key = path = each["loc"]
        if each["type"] == "extra_forbidden":
            keys = _keys(model, [part for part in inside if isinstance(part, str)])
            meant.update((*inside, near) for near in get_close_matches(str(key).lower(), keys, n=1))
        elif each["type"] == "missing" and path in meant:
            continue
        rule, message, cure = _explain(model, each, what)
        problems.add(rule, message, cure=cure, file=file, line=line_of(node, path))
    return wrong


def _is_unread(node: Node, path: Sequence[str | int]) -> bool:
    """Whether the value at ``path``, or one on the way to it, was not read."""
    for key in path:
        if isinstance(node.value, dict) and key in node.value:
            node = node.value[str(key)]
        elif isinstance(node.value, list) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
        else:
            break
    return node.value is Unread.UNREAD


def _refuse_numbers_as_dates(
    model: type[BaseModel],
    values: dict[str, Any],
    node: Node,
    file: str,
    problems: Problems,
    *,
    known: Collection[str],
) -> set[str]:
    """Refuse a quoted number as a date: pydantic would take "0" for the first second of 1970.

    Returns the keys; those ``known`` to be wrong are not looked at.
    """
    wrong: set[str] = set()
    for key in _date_keys(model):
        value = values.get(key)
        if key not in known and isinstance(value, str) and value.isdigit():
            message, cure = _TYPES["date_type"]
            problems.add(WRONG_VALUE, f"`{key}` {message}", cure=cure, file=file, line=line_of(node, [key]))
            wrong.add(key)
    return wrong


@cache
def _date_keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(key for key, field in model.model_fields.items() if field.annotation == date | None)


@cache
def _truth_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys with true and false among their choices, which YAML gives as booleans."""
    enums = ((key, _enum(field.annotation)) for key, field in model.model_fields.items())
    return tuple(key for key, choices in enums if choices and {"true", "false"} <= {*choices})


def _enum(annotation: Any) -> type[StrEnum] | None:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    return next(filter(None, map(_enum, getattr(annotation, "__args__", ()))), None)


def _explain(model: type[BaseModel], error: Any, what: str) -> tuple[Rule, str, str]:
    """Return the rule that a validation error breaks, what is wrong, and the cure."""
    path = [part for part in error["loc"] if isinstance(part, str)]
    key = ".".join(path)
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        known = _keys(model, path[:-1])
        cure = did_you_mean(path[-1], known) or f"remove it; known here are {', '.join(known)}"
        return UNKNOWN_KEY, f"unknown key `{key}`", cure
    if kind == "missing":
        return MISSING_KEY, f"the {what} has no `{key}`", f"add `{path[-1]}`"
    if kind == "enum":
        choices = re.findall(r"'([^']+)'", error["ctx"]["expected"])
        near = did_you_mean(value, choices) if isinstance(value, str) else None
        cure = near or f"write one of {', '.join(choices)}"
        return WRONG_VALUE, f"`{key}` is {_shown(value)}, which is none of its values", cure
    if kind == "string_pattern_mismatch" and error["ctx"]["pattern"] != _NOTHING:
        cure = "use small letters, digits and single hyphens, dots or underscores between them"
        return WRONG_VALUE, f"`{key}` is {_shown(value)}, which is no id", cure
    if kind in ("string_pattern_mismatch", "string_too_short"):
        return WRONG_VALUE, f"`{key}` says nothing", "write something, or remove it"
    if kind in _TYPES:
        message, cure = _TYPES[kind]
        got = f", not {_KINDS[type(value)]}" if kind.endswith("_type") and type(value) in _KINDS else ""
        return WRONG_VALUE, f"`{key}` {message}{got}", cure
    message = str(error["msg"]).removeprefix("Value error, ")
    return WRONG_VALUE, f"`{key or what}` is wrong: {message}", "correct the value"


def _keys(model: type[BaseModel], path: Sequence[str]) -> list[str]:
    """Return the keys that the model nested at ``path`` has."""
    for key in path:
        found = _nested(model.model_fields[key].annotation)
        if found is None:
            break
        model = found
    return list(model.model_fields)


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_nested, getattr(annotation, "__args__", ()))), None)


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")
