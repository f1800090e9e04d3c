"""Read YAML from strangers: plain data with line numbers, and nothing that could act, explode or surprise.

Built on the parser's event stream, so that a refused feature is refused where it first stands, before anything
is built from it. What is read is the common core of YAML: mappings with text keys, lists, and scalars. A scalar
without quotation marks is null (``null``, ``~``, nothing), a boolean (``true``, ``false``), a number, an ISO date,
or else text; ``yes``, ``no`` and ``on`` are text, so that Norway's ``NO`` stays what it is.
"""

import gc
import re
from collections.abc import Callable, Mapping
from datetime import date
from math import inf, nan
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from checker.errors import UnusableInput

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # the stubs forgot to export it
except ImportError:  # PyYAML was built without libyaml: the same events, some ten times slower

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]  # the fallback has the same methods
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


DEEPEST = 32
"""How many levels of lists and mappings a file may have: the store needs five."""

_TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} levels deep"
_FLATTER = "make the structure flatter"

Scalar = str | int | float | bool | date | None
"""What a YAML file holds at its leaves."""


class Node(NamedTuple):
    """A YAML value with its place: ``line`` (from 1) is where it starts, ``key_lines`` where each key stands.

    A named tuple, because a large store has millions of them and a frozen dataclass takes three times as long.
    """

    value: "Scalar | list[Node] | dict[str, Node]"
    line: int
    key_lines: Mapping[str, int] = MappingProxyType({})

    def plain(self) -> Any:
        """Return the value as plain Python data, without the places."""
        value = self.value
        if isinstance(value, dict):
            return {key: item.plain() for key, item in value.items()}
        if isinstance(value, list):
            return [item.plain() for item in value]
        return value


def yaml_tree(text: str, name: Path | str) -> Node:
    """Parse ``text`` as one YAML document; ``name`` is the file that errors point to. No document at all is null.

    Raises:
        UnusableInput: with file and line, on a syntax error, a duplicate key, an anchor, alias or tag, nesting
            deeper than ``DEEPEST``, a key that is not text, a date that does not exist, or a second document.
    """
    # Of the many objects that are built here none is garbage: looking for some would take half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Builder(_Parser(text), name).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, name) from None
    except yaml.reader.ReaderError as error:
        raise _bad_character(text, name) from error
    except UnicodeEncodeError:  # half a surrogate pair, which the C parser cannot take
        raise _bad_character(text, name) from None
    finally:
        if collecting:
            gc.enable()


def load_yaml(text: str, name: Path | str) -> Any:
    """Parse ``text`` as ``yaml_tree`` does and return plain Python data."""
    return yaml_tree(text, name).plain()


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, parser: Any, name: Path | str) -> None:
        self._next: Callable[[], Event] = parser.get_event
        self._name = name
        self._depth = 0

    def document(self) -> Node:
        self._next()  # the start of the stream
        if not isinstance(self._next(), DocumentStartEvent):
            return Node(None, 1)
        root = self._node(self._next())
        assert isinstance(self._next(), DocumentEndEvent)
        event: Any = self._next()
        if not isinstance(event, StreamEndEvent):
            raise self._refused(event, "a second document starts here ('---')", "keep one document in a file")
        return root

    def _node(self, event: Any) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event)
        if kind is SequenceStartEvent:
            return self._sequence(event)
        assert kind is AliasEvent
        raise self._refused(event, "an alias ('*…') is not read", "write the value out")

    def _scalar(self, event: Any) -> Node:
        if event.anchor is not None or event.tag is not None:
            raise self._properties(event)
        value = event.value
        line = event.start_mark.line + 1
        if event.implicit[0] and (not value or value[0] in _CAN_START_ANOTHER_TYPE):
            value = self._typed(value, line)
        return _new(Node, (value, line, _NO_KEYS))

    def _mapping(self, start: Any) -> Node:
        # Nearly all time goes by in this loop, so what `_key` and `_scalar` do stands in it once more, as fast as
        # it can be written; they are called for what is unusual.
        self._enter(start)
        values: dict[str, Node] = {}
        lines: dict[str, int] = {}
        following: Callable[[], Any] = self._next
        event: Any
        while True:
            event = following()
            kind = event.__class__
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                key = intern(event.value)
            elif kind is MappingEndEvent:
                break
            else:
                raise self._no_key(event)
            line = event.start_mark.line + 1
            if key in values:
                message = f"the key '{key}' stands twice, first on line {lines[key]}"
                raise UnusableInput(message, cure="keep one of the two", file=self._name, line=line)
            lines[key] = line
            event = following()
            kind = event.__class__
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                value: Scalar = event.value
                line = event.start_mark.line + 1
                if event.implicit[0] and (not event.value or event.value[0] in _CAN_START_ANOTHER_TYPE):
                    value = self._typed(event.value, line)
                values[key] = _new(Node, (value, line, _NO_KEYS))
            else:
                values[key] = self._node(event)
        self._depth -= 1
        return Node(values, start.start_mark.line + 1, lines)

    def _sequence(self, start: Any) -> Node:
        self._enter(start)
        items: list[Node] = []
        following = self._next
        while (event := following()).__class__ is not SequenceEndEvent:
            items.append(self._node(event))
        self._depth -= 1
        return Node(items, start.start_mark.line + 1, _NO_KEYS)

    def _no_key(self, event: Any) -> UnusableInput:
        if event.__class__ is AliasEvent:
            return self._refused(event, "an alias ('*…') is not read", "write the key out")
        if event.__class__ is ScalarEvent:
            return self._properties(event)
        return self._refused(event, "a key must be text, not a list or a mapping", "write one word as the key")

    def _enter(self, start: Any) -> None:
        if start.anchor is not None or start.tag is not None:
            raise self._properties(start)
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._refused(start, _TOO_DEEP, _FLATTER)

    def _properties(self, event: Any) -> UnusableInput:
        if event.anchor is not None:
            cure = "write the value out each time"
            return self._refused(event, f"an anchor ('&{event.anchor}') is not read", cure)
        return self._refused(event, f"a tag ('{event.tag}') is not read", "remove the tag")

    def _typed(self, value: str, line: int) -> Scalar:
        """Give a scalar without quotation marks the type it is written as."""
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if _INTEGER.fullmatch(value):
            try:
                return int(value)
            except ValueError:  # Python refuses to read thousands of digits: no amount that anybody stated
                cure = "shorten it, or put it in quotation marks"
                raise UnusableInput("a number is too long", cure=cure, file=self._name, line=line) from None
        if _FLOAT.fullmatch(value):
            return float(value)
        if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                cure = "correct it, or put it in quotation marks"
                message = f"there is no date {value}"
                raise UnusableInput(message, cure=cure, file=self._name, line=line) from None
        return value

    def _refused(self, event: Any, message: str, cure: str) -> UnusableInput:
        return UnusableInput(message, cure=cure, file=self._name, line=event.start_mark.line + 1)


_new = tuple.__new__  # what Node() calls in the end
_NO_KEYS: Mapping[str, int] = MappingProxyType({})
# Every form here is one that PyYAML's writer puts in quotation marks when it is meant as text: a subset of its own
# patterns. So what `dump_yaml` writes comes back with the type it had.
_CONSTANTS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": inf, "+.inf": inf, "-.inf": -inf, ".nan": nan,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)", re.ASCII)
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?|\.[0-9]+(?:[eE][-+][0-9]+)?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_CAN_START_ANOTHER_TYPE = frozenset("0123456789+-.~nNtTfF")


def _syntax_error(error: yaml.MarkedYAMLError, text: str, name: Path | str) -> UnusableInput:
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    # The parser puts what is missing at the end of the text one line behind the last.
    line = None if mark is None else min(mark.line + 1, max(len(lines), 1))
    if "nesting depth" in (error.problem or ""):  # the C parser's own guard, some thousand levels on
        return UnusableInput(_TOO_DEEP, cure=_FLATTER, file=name, line=line)
    written = lines[line - 1] if line and lines else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return UnusableInput("a tab indents this line", cure="indent with spaces", file=name, line=line)
    cure = "correct the line; text with ': ' or ' #' in it, or that starts with a sign, needs quotation marks"
    return UnusableInput(f"this is not valid YAML ({error.problem})", cure=cure, file=name, line=line)


def _bad_character(text: str, name: Path | str) -> UnusableInput:
    found = _UNPRINTABLE.search(text)
    if found is None:
        return UnusableInput("a character here is not allowed in YAML", cure="remove it", file=name)
    message = f"the character U+{ord(found.group()):04X} is not allowed in YAML"
    line = text.count("\n", 0, found.start()) + 1
    return UnusableInput(
        message, cure="remove it, or write it as an escape in double quotation marks", file=name, line=line
    )


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
