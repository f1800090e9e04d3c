"""Where a text's quotations lie, whatever marks it uses.

Straight and curly marks, guillemets either way round, low-high German marks, and doubled single marks ('' … '')
are known. A quotation that is left open runs to the end of its paragraph; when the next paragraph opens with a
mark, it goes on there.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Span
from checker.text.sentences import paragraphs

_MARK = re.compile(r"(?<=\S)'(?=''(?!'))|''|’’|‘‘|``|[\"“”„«»‘’‚'‹›]")
_CLOSES = {
    '"': {'"', "”"},
    "''": {"''", '"', "’’"},
    "“": {"”", '"', "“"},
    "„": {"“", "”", '"'},
    "«": {"»"},
    "»": {"«", "»"},
    "‘‘": {"’’", "''"},
    "``": {"''", '"'},
    "‘": {"’"},
    "'": {"'", "''"},
    "‚": {"‘", "’"},
    "‹": {"›"},
    "›": {"‹", "›"},
}
_SINGLE = frozenset({"‘", "'", "‚", "‹", "›"})


class Quotation(NamedTuple):
    """One quotation: with its marks (``outer``), without (``inner``).

    ``closed`` is False where no closing mark follows in the paragraph; ``continued`` is True where the
    quotation takes up one that the paragraph before left open.
    """

    outer: Span
    inner: Span
    closed: bool
    continued: bool = False


def quotations(text: str) -> list[Quotation]:
    """Return the outermost quotations of ``text`` in order."""
    found: list[Quotation] = []
    left_open = False
    for paragraph in paragraphs(text):
        here = list(_within(text, paragraph))
        for index, quotation in enumerate(here):
            first = index == 0 and quotation.outer.start == paragraph.start
            found.append(quotation._replace(continued=left_open and first))
        left_open = bool(here) and not here[-1].closed
    return found


def overlapping(marks: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return those of ``marks``, which are in order, that share a character with ``start`` to ``end``."""
    first = bisect_right(marks, start, key=lambda mark: mark.outer.end)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.outer.start)]


def _within(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opener: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opener is None:
            if _can_open(text, mark, paragraph):
                opener = mark
        elif _can_close(text, opener[0], mark, paragraph):
            found.append(_quotation(opener, mark))
            opener = None
    if opener is not None and opener[0] not in _SINGLE:
        outer = Span(start=opener.start(), end=paragraph.end)
        found.append(Quotation(outer, Span(start=opener.end(), end=paragraph.end), closed=False))
    return found


def _quotation(opener: re.Match[str], closer: re.Match[str]) -> Quotation:
    outer = Span(start=opener.start(), end=closer.end())
    return Quotation(outer, Span(start=opener.end(), end=closer.start()), closed=True)


def _can_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    sign = mark[0]
    if sign in {"”", "’", "’’"}:
        return False
    if after.isspace() and sign not in {"«", "»", "‹", "›"}:
        return False
    if sign in {"“", "„", "«", "‘‘", "``"}:
        return True
    free = before.isspace() or before in '([{—–-:/"“‘…,;>*_'
    if sign == "»":
        return free and not after.isspace()
    if sign in {"'", "‘", "‚", "‹", "›"}:
        return free and after.isalnum() and _single_closes(text, mark, paragraph)
    return free or not (before.isdigit() and not after.isalpha())


def _single_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a single mark that could be an apostrophe ('tis, '90s) has its closing mark behind it."""
    closer = {"'": "'", "‘": "’", "‚": "‘’", "‹": "›", "›": "‹"}[mark[0]]
    for end in re.finditer(rf"[{closer}](?=\W|$)", text[mark.end() : paragraph.end]):
        at = mark.end() + end.start()
        plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not text[at - 1].isspace() and not plural:
            return True
    return False


def _can_close(text: str, opener: str, mark: re.Match[str], paragraph: Span) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    sign = mark[0]
    if sign not in _CLOSES.get(opener, ()):
        return False
    if opener in {"'", "‘"}:
        plural = before == "s" and after == " " and text[mark.end() + 1 : mark.end() + 2].islower()
        return not before.isspace() and not after.isalnum() and not plural
    if sign in {'"', "''"}:
        return not after.isalnum() or not before.isspace()
    return sign != "“" or opener == "„" or (not before.isspace() and not after.isalnum())
