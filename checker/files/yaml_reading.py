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
from enum import Enum
from math import inf, nan
from pathlib import Path
from sys import intern
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
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
from checker.files.yaml_errors import DEEPEST, FLATTER, TOO_DEEP, bad_character, syntax_error

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]  # the stubs forgot to export it
except ImportError:  # PyYAML was built without libyaml: the same events, some ten times slower

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]  # the fallback has the same methods
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


Scalar = str | int | float | bool | date | None
"""What a YAML file holds at its leaves."""


class Unread(Enum):
    """The one value that stands where another was refused, in a text that is read as far as it can be."""

    UNREAD = "unread"


class Node(NamedTuple):
    """A YAML value with its place: ``line`` (from 1) is where it starts, ``key_lines`` where each key stands.

    A named tuple, because a large store has millions of them and a frozen dataclass takes three times as long.
    """

    value: "Scalar | Unread | list[Node] | dict[str, Node]"
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


def yaml_tree(text: str, name: Path | str, refused: list[UnusableInput] | None = None) -> Node:
    """Parse ``text`` as one YAML document; ``name`` is the file that errors point to. No document at all is null.

    With a list ``refused``, what can be left out goes there instead of being raised, and the rest is read: of a key
    that stands twice the first value counts, and a value that cannot be read is ``UNREAD``. Then only a text that
    is not YAML is raised.

    Raises:
        UnusableInput: with file and line, on a syntax error, a duplicate key, an anchor, alias or tag, nesting
            deeper than ``DEEPEST``, a key that is not text, a date that does not exist, a NUL character, or a
            second document.
    """
    # Of the many objects that are built here none is garbage: looking for some would take half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Builder(_Parser(text), name, refused, nul=_NUL_ESCAPE.search(text) is not None).document()
    except yaml.MarkedYAMLError as error:
        raise syntax_error(error, text, name) from None
    except yaml.reader.ReaderError as error:
        raise bad_character(text, name) from error
    except UnicodeEncodeError:  # half a surrogate pair, which the C parser cannot take
        raise bad_character(text, name) from None
    finally:
        if collecting:
            gc.enable()


def load_yaml(text: str, name: Path | str) -> Any:
    """Parse ``text`` as ``yaml_tree`` does and return plain Python data."""
    return yaml_tree(text, name).plain()


class _Builder:
    """Turns the events of one document into nodes; ``nul`` is whether an escape in it may stand for a NUL."""

    def __init__(self, parser: Any, name: Path | str, refused: list[UnusableInput] | None, *, nul: bool) -> None:
        self._parser = parser
        self._next: Callable[[], Any] = self._next_without_nul if nul else parser.get_event
        self._name = name
        self._refused = refused
        self._depth = 0

    def document(self) -> Node:
        self._next()  # the start of the stream
        if not isinstance(self._next(), DocumentStartEvent):
            return Node(None, 1)
        root = self._node(self._next())
        assert isinstance(self._next(), DocumentEndEvent)
        event: Any = self._next()
        if not isinstance(event, StreamEndEvent):
            self._refuse(event, "a second document starts here ('---')", "keep one document in a file")
        return root

    def _next_without_nul(self) -> Event:
        """Return the next event; a NUL, which no file name, terminal or other program takes, is put down."""
        event: Any = self._parser.get_event()
        if event.__class__ is ScalarEvent and "\0" in event.value:
            self._refuse(event, "the character NUL (U+0000) stands in a text", "remove the escape")
            event.value = event.value.replace("\0", "")
        assert isinstance(event, Event)
        return event

    def _node(self, event: Any) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is MappingStartEvent:
            return self._mapping(event)
        if kind is SequenceStartEvent:
            return self._sequence(event)
        assert kind is AliasEvent
        return self._refuse(event, "an alias ('*…') is not read", "write the value out")

    def _scalar(self, event: Any) -> Node:
        if event.anchor is not None or event.tag is not None:
            return self._refuse_properties(event)
        value = event.value
        if event.implicit[0] and (not value or value[0] in _CAN_START_ANOTHER_TYPE):
            value = self._typed(event)
        return _new(Node, (value, event.start_mark.line + 1, _NO_KEYS))

    def _mapping(self, start: Any) -> Node:
        # Nearly all time goes by in this loop, so what `_key` and `_scalar` do stands in it once more, as fast as
        # it can be written; they are called for what is unusual.
        if not self._enters(start):
            return self._skipped(start)
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
                self._refuse_key(event)
                self._node(following())  # for what is wrong in it, and no more
                continue
            line = event.start_mark.line + 1
            if key in values:
                message = f"the key '{key}' stands twice, first on line {lines[key]}"
                self._refuse(event, message, "keep one of the two")
                self._node(following())  # as above
                continue
            lines[key] = line
            event = following()
            kind = event.__class__
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                value: Scalar | Unread = event.value
                line = event.start_mark.line + 1
                if event.implicit[0] and (not event.value or event.value[0] in _CAN_START_ANOTHER_TYPE):
                    value = self._typed(event)
                values[key] = _new(Node, (value, line, _NO_KEYS))
            else:
                values[key] = self._node(event)
        self._depth -= 1
        return Node(values, start.start_mark.line + 1, lines)

    def _sequence(self, start: Any) -> Node:
        if not self._enters(start):
            return self._skipped(start)
        items: list[Node] = []
        following = self._next
        while (event := following()).__class__ is not SequenceEndEvent:
            items.append(self._node(event))
        self._depth -= 1
        return Node(items, start.start_mark.line + 1, _NO_KEYS)

    def _refuse_key(self, event: Any) -> None:
        if event.__class__ is AliasEvent:
            self._refuse(event, "an alias ('*…') is not read", "write the key out")
        elif event.__class__ is ScalarEvent:
            self._refuse_properties(event)
        else:
            self._refuse(event, "a key must be text, not a list or a mapping", "write one word as the key")
            self._skipped(event)

    def _enters(self, start: Any) -> bool:
        """Go one level deeper; False where that is too deep."""
        if start.anchor is not None or start.tag is not None:
            self._refuse_properties(start)
        if self._depth == DEEPEST:
            self._refuse(start, TOO_DEEP, FLATTER)
            return False
        self._depth += 1
        return True

    def _skipped(self, start: Any) -> Node:
        """Go past a list or mapping whose start was read, however deep it is."""
        depth = 1
        while depth:
            event = self._next()
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        return Node(Unread.UNREAD, start.start_mark.line + 1)

    def _refuse_properties(self, event: Any) -> Node:
        if event.anchor is not None:
            cure = "write the value out each time"
            return self._refuse(event, f"an anchor ('&{event.anchor}') is not read", cure)
        return self._refuse(event, f"a tag ('{event.tag}') is not read", "remove the tag")

    def _typed(self, event: Any) -> Scalar | Unread:
        """Give a scalar without quotation marks the type it is written as."""
        value: str = event.value
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if _INTEGER.fullmatch(value):
            try:
                return int(value)
            except ValueError:  # Python refuses to read thousands of digits: no amount that anybody stated
                self._refuse(event, "a number is too long", "shorten it, or put it in quotation marks")
                return Unread.UNREAD
        if _FLOAT.fullmatch(value):
            return float(value)
        if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                self._refuse(event, f"there is no date {value}", "correct it, or put it in quotation marks")
                return Unread.UNREAD
        return value

    def _refuse(self, event: Any, message: str, cure: str) -> Node:
        """Raise what is wrong, or put it down; the node stands for what is not read."""
        line = event.start_mark.line + 1
        error = UnusableInput(message, cure=cure, file=self._name, line=line)
        if self._refused is None:
            raise error
        self._refused.append(error)
        return Node(Unread.UNREAD, line)


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


_NUL_ESCAPE = re.compile(r"\\(?:0|x00|u0000|U00000000)")
