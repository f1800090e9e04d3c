"""Values as sites publish them -> words, addresses, dates: tags and entities taken out, nothing guessed."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from unicodedata import category

from checker.documents.metadata import day
from checker.interchange.finding import many

_ESCAPED_TIMES = 3
"""So often a text may have been escaped on its way: "&amp;amp;quot;"."""
_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TAG_OR_COMMENT = re.compile(rf"{_TAG.pattern}|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|blockquote)\b[^<>]*>", re.IGNORECASE)
_HIDES = re.compile(r"<(script|style)\b", re.IGNORECASE)
_SHOWS_AGAIN = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b(?:\s+of\b)?", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)", re.ASCII)


def text(value: Any) -> str | None:
    """Return the words of a value on one line, or None where it has none.

    Of an object these are its name, text or value; of a list, the first that says something.
    """
    return next(texts(value), None)


def texts(value: Any) -> Iterator[str]:
    """Yield the words of each value of a property."""
    for one in many(value):
        if isinstance(one, Mapping):
            yield from texts(next((one[key] for key in ("@value", "name", "text") if one.get(key)), None))
        elif isinstance(one, str) and (line := plain(one)):
            yield line


def plain(written: str) -> str:
    """Return a text without tags, entities and invisible characters, on one line."""
    for _ in range(_ESCAPED_TIMES):
        bare = html.unescape(written)
        if bare == written:
            break
        written = bare
    if "<" in written:
        written = _without_tags(_BREAK.sub(" ", _without_programs(written)))
    if not written.isprintable():
        written = "".join(" " if char.isspace() else char for char in written if _is_shown(char))
    return " ".join(written.split())


def _without_programs(written: str) -> str:
    """Return a text without scripts and style sheets; what is never closed hides nothing."""
    last = {
        name: max((one.start() for one in ends.finditer(written)), default=-1)
        for name, ends in _SHOWS_AGAIN.items()
    }
    kept, done = [], 0
    for begin in _HIDES.finditer(written):
        name = begin[1].lower()
        if begin.start() < done or begin.end() > last[name]:
            continue
        end = _SHOWS_AGAIN[name].search(written, begin.end())
        assert end is not None  # the last one stands behind
        kept += [written[done : begin.start()], " "]
        done = end.end()
    return "".join([*kept, written[done:]])


def _without_tags(written: str) -> str:
    """Return a text without tags and comments; behind the last end of a comment none is looked for."""
    closed = written.rfind("-->") + len("-->") if "-->" in written else 0
    return _TAG_OR_COMMENT.sub("", written[:closed]) + _TAG.sub("", written[closed:])


def web_address(value: Any) -> str | None:
    """Return the first web address of a value; of an object its ``url`` or ``@id``."""
    return next(web_addresses(value), None)


def web_addresses(value: Any) -> Iterator[str]:
    """Yield the web addresses of a value, each once for each time that it stands there."""
    for one in many(value):
        if isinstance(one, Mapping):
            yield from web_addresses(next((one[key] for key in ("url", "@id", "contentUrl") if one.get(key)), None))
        elif isinstance(one, str) and _ADDRESS.fullmatch(found := plain(one)):
            yield found


def date_of(value: Any) -> date | None:
    """Return the day that a value states without doubt: 3/4/2021 may be two days and is none."""
    written = text(value)
    if written is None:
        return None
    if (found := day(written)) is not None:
        return found if found.year > 1 else None
    written = _WEEKDAY.sub("", _ORDINAL.sub(r"\1", written))
    if numeric := _NUMERIC.match(written):
        first, mark, second, year = numeric.groups()
        return _certain(int(year), int(first), int(second), dotted=mark == ".")
    if year_first := _YEAR_FIRST.match(written):
        return _made(*map(int, year_first.groups()))
    return day(written)


def _certain(year: int, first: int, second: int, *, dotted: bool) -> date | None:
    """Return the day where only one reading of two numbers is one; full stops stand in 31.12. alone."""
    readings = {_made(year, second, first)} if dotted else {_made(year, second, first), _made(year, first, second)}
    readings.discard(None)
    return readings.pop() if len(readings) == 1 else None


def _made(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def _is_shown(char: str) -> bool:
    return char.isspace() or category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char in "\u200c\u200d"
