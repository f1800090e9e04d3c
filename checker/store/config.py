"""``factcheck.toml``: what a workspace decides for all its commands.

One model a table. A new setting is a new field; whatever is no field is refused with its line, because a setting
that is silently ignored is a gate that silently stands open.
"""

import json
import re
import tomllib
from collections import Counter
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Self, get_args

from pydantic import BaseModel, ValidationError, model_validator

from checker.errors import UnusableInput
from checker.model import Label, Noun, Words

FILE_NAME = "factcheck.toml"

TEMPLATE = """\
# What the factcheck commands do in this folder and below.

[check]
# The verdicts that make a check fail (exit code 1).
fail_on = ["contradicted", "misattributed", "misquoted"]
# Whether only claims that a person has reviewed count.
reviewed_only = false

[models]
# A larger inference model in place of the bundled one: a folder, from this file on (docs/inference.md).
# inference = "models/large"

[publisher]
# Whose fact-checks `factcheck export claimreview` publishes, and where each of them stands (docs/interchange.md).
# name = "Harbour Gazette"
# url = "https://gazette.example"
# review_url = "https://gazette.example/checks/{id}"
# language = "en"
"""


class CheckConfig(Noun):
    """``[check]``: which verdicts fail a check, and which claims count in it.

    ``baseline`` is the file of the remarks that are known, ``texts`` the patterns of the texts that `impact` reads.
    """

    fail_on: tuple[Label, ...] = (Label.CONTRADICTED, Label.MISATTRIBUTED, Label.MISQUOTED)
    reviewed_only: bool = False
    baseline: str | None = None
    texts: tuple[str, ...] = ()


class ModelsConfig(Noun):
    """``[models]``: which networks are asked in place of the bundled ones."""

    inference: str | None = None


class WaiverConfig(Noun):
    """``[[waivers]]``: remarks that are no fault, by code; further by draft, words or speaker of a statement."""

    code: str | None = None
    codes: tuple[str, ...] = ()
    draft: str | None = None
    words: Words | None = None
    speaker: Words | None = None
    because: Words
    until: date | None = None

    @model_validator(mode="after")
    def _says_which(self) -> Self:
        if (self.code is None) == (not self.codes):
            raise ValueError("give `code` or `codes`, one of the two")
        return self


class PublisherConfig(Noun):
    """``[publisher]``: who checks here, and where the reviews of claims are published.

    ``review_url`` is the address of a review, with ``{id}`` for the claim's id.
    """

    name: str | None = None
    url: str | None = None
    review_url: str | None = None
    language: str | None = None


class Config(Noun):
    """The whole of ``factcheck.toml``; everything has a default, so an empty file is a good one."""

    check: CheckConfig = CheckConfig()
    models: ModelsConfig = ModelsConfig()
    waivers: tuple[WaiverConfig, ...] = ()
    publisher: PublisherConfig = PublisherConfig()


def read_config(path: Path, *, name: str | None = None) -> Config:
    """Read a ``factcheck.toml``; raise ``UnusableInput`` with its line where it is not one.

    ``name`` is how messages call the file (default: its path).
    """
    name = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        cure = "make it a file that can be read"
        raise UnusableInput(f"cannot be read ({error.strerror})", cure=cure, file=name) from error
    return config_of(data, name)


def config_of(data: bytes, name: str) -> Config:
    """Read what stands in a ``factcheck.toml``; raise ``UnusableInput`` with its line where that is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UnusableInput("is not UTF-8", cure="save it as UTF-8", file=name, line=line) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else max(1, len(text.splitlines()))
        message = re.sub(r" \(at .*\)$", "", str(error))
        cure = "correct the TOML there"
        raise UnusableInput(f"is not valid TOML: {message}", cure=cure, file=name, line=line) from error
    try:
        # JSON mode is pydantic's only mode that is strict and still takes lists for tuples.
        return Config.model_validate_json(json.dumps(values, default=str), strict=True)
    except ValidationError as error:
        errors = error.errors()  # a key that is misspelt explains the one that is missing
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        keys = tuple(str(part) for part in first["loc"])
        message, cure = _explain(keys, first["type"], first["msg"], first.get("ctx", {}))
        raise UnusableInput(message, cure=cure, file=name, line=_line(text, keys)) from error


def line_of(path: Path, keys: tuple[str, ...]) -> int | None:
    """Return the line (from 1) of a factcheck.toml that sets the key at ``keys``, if it can be found."""
    try:
        return _line(path.read_bytes().decode("utf-8-sig"), keys)
    except (OSError, UnicodeDecodeError):
        return None


def _explain(keys: tuple[str, ...], kind: str, message: str, context: dict[str, object]) -> tuple[str, str]:
    """Say what is wrong with the setting at ``keys``, and what cures it."""
    setting = ".".join(key for key in keys if not key.isdigit())
    if kind == "extra_forbidden":
        known = _known(keys[:-1])
        near = get_close_matches(keys[-1], known, n=1)
        cure = f"did you mean `{near[0]}`?" if near else f"remove it (known here: {', '.join(known)})"
        return f"unknown setting `{setting}`", cure
    if kind == "enum":
        return f"`{setting}` has a value that is none of its choices", f"write {context.get('expected')}"
    if kind == "missing":
        return f"`{setting}` is missing", f'add it: {keys[-1]} = "…"'
    if kind == "value_error":
        return f"`{setting}` is not complete", message.removeprefix("Value error, ")
    return f"`{setting}` has a wrong value: {message[:1].lower()}{message[1:]}", "correct the value"


def _known(keys: tuple[str, ...]) -> list[str]:
    """Return the settings there are inside the table at ``keys``."""
    model: type[BaseModel] = Config
    for key in keys:
        if key.isdigit():
            continue
        inner = model.model_fields[key].annotation
        inner = next(iter(get_args(inner)), inner)  # what a list is made of
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return []
        model = inner
    return sorted(model.model_fields)


def _line(text: str, keys: tuple[str, ...]) -> int | None:
    """Look for the line (from 1) that sets the key at ``keys``: tomllib keeps no places.

    A table of a list (``[[waivers]]``) has its number, from 0, among the keys.
    """
    table: tuple[str, ...] = ()
    header_line = None
    counts: Counter[tuple[str, ...]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*(\[\[?)\s*([^\]]+?)\s*\]", line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] += 1
                table = (*table, str(counts[table] - 1))
            if table == keys[: len(table)]:
                header_line = number
            continue
        setting = re.match(r"\s*([\w.\"'-]+?)\s*=", line)
        if setting:
            path = (*table, *_parts(setting[1]))
            if path == keys[: len(path)]:
                return number
    return header_line


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in name.split("."))
