"""Where in a page the words stand that were taken out of it.

The extraction of articles tells no places. So the page's own words (``html_words``) are held beside its text,
paragraph by paragraph and without white space: what stands in the page once is found at once, what stands there
more often is looked for between the paragraphs around it, and what was changed is aligned with what stands there.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from checker.documents.html_words import PageWords, page_words
from checker.documents.lines import Lines
from checker.model import Span, Spot

UNKNOWN = -1
"""In place of the place of a character that was not found in the page."""
_SURE = 12
"""So many letters in a row tell a place where a paragraph differs from the page."""
_ALIKE = 70.0
"""A paragraph less like the page than this (of 100) stands nowhere in it."""
_WORD = re.compile(r"\S+")
_BLANK = re.compile(r"(?<=\S)\s(?=\S)")
_LINE_END = re.compile(r"\n+")
_MOST = 100
"""So many places of the same words are looked at."""
_WINDOW = 20_000
"""A changed paragraph is looked for in so many letters behind the one before it."""


class PagePlaces:
    """The places in ``page`` of a text taken out of it; ``words`` are the page's, where they are the text."""

    def __init__(self, page: str, text: str, words: PageWords | None = None) -> None:
        self.page = page
        self._text = text
        self._given = words

    def spot(self, span: Span) -> Spot:
        """Return where the words at ``span`` stand, or the least stretch of the page that they must stand in."""
        start, end = span.start, span.end
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[end - 1].isspace():
            end -= 1
        first = self.place(start)
        begin = first[0] if first else self._before(start)
        last = (self.place(end - 1) or (0, self._behind(end)))[1] if end > start else begin
        return self._lines.spot(Span(start=begin, end=max(begin, last)))

    def place(self, at: int) -> tuple[int, int] | None:
        """Return where in the page a character of the text stands; None where that is not known."""
        index = self.index(at)
        return None if index is None else self.words.place(index)

    def index(self, at: int) -> int | None:
        """Return which of the page's own characters a character of the text is; None where that is not known."""
        if not 0 <= at < len(self._aligned) or self._aligned[at] == UNKNOWN:
            return None
        return self._aligned[at]

    def _before(self, at: int) -> int:
        known = (place for place in map(self.place, range(at - 1, -1, -1)) if place)
        return next(known, (0, 0))[1]

    def _behind(self, at: int) -> int:
        known = (place for place in map(self.place, range(at, len(self._text))) if place)
        return next(known, (len(self.page), 0))[0]

    @cached_property
    def words(self) -> PageWords:
        """The words that the page shows."""
        return self._given or page_words(self.page)

    @cached_property
    def _aligned(self) -> Sequence[int]:
        return range(len(self.words.text)) if self._given else aligned(self._text, self.words.text)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.page)


class _Letters(NamedTuple):
    """Letters without the white space between them, and where in their text each stands."""

    text: str
    at: Sequence[int]


class _Page:
    """The letters of a page, and where paragraphs and words end among them."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.text, self.at = _letters(shown, 0, len(shown))
        self._lines = {0, len(self.text)} | {bisect_left(self.at, end.end()) for end in _LINE_END.finditer(shown)}

    def occurrences(self, words: str) -> list[int]:
        """Return where some words stand: as whole paragraphs if they do, else as whole words."""
        found: list[int] = []
        at = self.text.find(words)
        while at >= 0 and len(found) < _MOST:
            found.append(at)
            at = self.text.find(words, at + 1)
        whole = [at for at in found if at in self._lines and at + len(words) in self._lines]
        return whole or [at for at in found if self._parts(at) and self._parts(at + len(words))]

    def _parts(self, at: int) -> bool:
        """Whether a word ends before a letter."""
        if not 0 < at < len(self.text) or self.at[at] - self.at[at - 1] > 1:
            return True
        return not (self.text[at - 1].isalnum() and self.text[at].isalnum())


def aligned(text: str, shown: str) -> list[int]:
    """Return for each character of ``text`` where in ``shown`` it stands, or ``UNKNOWN``."""
    page = _Page(shown)
    units, candidates = _units(text, page)
    found = _chosen(units, candidates, len(page.text))
    places = [UNKNOWN] * len(text)
    for number, unit in enumerate(units):
        begin = found[number]
        if begin is not None:
            pairs = [(at, begin + letter) for letter, at in enumerate(unit.at)]
        else:
            earliest, latest = _between(units, found, number)
            pairs = _changed(unit, page.text[earliest:latest], earliest)
        for at, letter in pairs:
            places[at] = page.at[letter]
    for blank in _BLANK.finditer(text):  # it stands where one stands in the page, too
        at = blank.start()
        if places[at - 1] != UNKNOWN:
            between = places[at - 1] + 1
            if places[at + 1] == between + 1 and shown[between].isspace():
                places[at] = between
    return places


def _letters(text: str, start: int, end: int) -> _Letters:
    at: list[int] = []
    words = []
    for word in _WORD.finditer(text, start, end):
        words.append(word[0])
        at.extend(range(word.start(), word.end()))
    return _Letters("".join(words), at)


def _units(text: str, page: _Page) -> tuple[list[_Letters], list[list[int]]]:
    """Return what is looked for, and where in the page it may stand.

    These are paragraphs; and where the extraction put marks into one, what stands between them.
    """
    units: list[_Letters] = []
    candidates: list[list[int]] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        whole = _letters(text, begin, end)
        found = page.occurrences(whole.text) if whole.text else []
        if found:
            units.append(whole)
            candidates.append(found)
        elif whole.text:
            start = begin + (2 if line.startswith("- ") else 0)
            for cell in text[start:end].split(" | "):
                unit = _letters(text, start, start + len(cell))
                if unit.text:
                    units.append(unit)
                    candidates.append(page.occurrences(unit.text))
                start += len(cell) + len(" | ")
        begin = end + 1
    return units, candidates


def _chosen(units: Sequence[_Letters], candidates: Sequence[Sequence[int]], length: int) -> list[int | None]:
    """Choose where each unit stands, so that they come in order with as little as can be between them.

    None for a unit that stands nowhere. Going back costs more than any way forward in the page of that ``length``.
    """
    found: list[int | None] = [None] * len(units)
    ways: list[tuple[int, list[int]]] = []
    costs: list[int] = []
    for number in (n for n, places in enumerate(candidates) if places):
        places = candidates[number]
        if not ways:
            costs, back = [0] * len(places), [0] * len(places)
        else:
            before = candidates[ways[-1][0]]
            step = len(units[ways[-1][0]].text)
            costs, back = _next_costs(costs, [at + step for at in before], places, length)
        ways.append((number, back))
    chosen = min(range(len(costs)), key=costs.__getitem__, default=0)
    for number, back in reversed(ways):
        found[number] = candidates[number][chosen]
        chosen = back[chosen]
    return found


def _next_costs(
    costs: Sequence[int], ends: Sequence[int], places: Sequence[int], length: int
) -> tuple[list[int], list[int]]:
    """Return the least cost of coming to each place, and from which of the ``ends`` before."""
    best, back = [], []
    for at in places:
        ways = [cost + (at - end if at >= end else length) for cost, end in zip(costs, ends, strict=True)]
        least = min(ways)
        best.append(least)
        back.append(ways.index(least))
    return best, back


def _between(units: Sequence[_Letters], found: Sequence[int | None], number: int) -> tuple[int, int | None]:
    """Return the stretch of the page between what was found before a unit and behind it (None: to the end)."""
    before = ((found[n], len(units[n].text)) for n in range(number - 1, -1, -1))
    earliest = next((at + length for at, length in before if at is not None), 0)
    return earliest, next((at for at in found[number + 1 :] if at is not None and at >= earliest), None)


def _changed(unit: _Letters, window: str, earliest: int) -> list[tuple[int, int]]:
    """Return the letters of a unit that surely stand in the page, with their places: those of long stretches."""
    # Here, because most pages need none of it.
    from rapidfuzz.distance import Indel
    from rapidfuzz.fuzz import partial_ratio_alignment

    window = window[:_WINDOW]
    near = partial_ratio_alignment(unit.text, window, score_cutoff=_ALIKE)
    if near is None or not _SURE <= len(unit.text) <= 2 * len(window):
        return []
    # What was left out of the paragraph stands in the page: the stretch that is most like it is too short.
    begin = max(0, near.dest_start - len(unit.text))
    stretch = window[begin : near.dest_end + len(unit.text)]
    pairs: list[tuple[int, int]] = []
    done = 0
    for block in Indel.opcodes(unit.text, stretch).as_matching_blocks():
        start, end, shift = block.a, block.a + block.size, block.b - block.a
        if block.size < _SURE or start < done:
            continue
        # Of two ways to align a letter the shortest path may have taken that which stands farther off.
        while start > done and start + shift > 0 and unit.text[start - 1] == stretch[start + shift - 1]:
            start -= 1
        while end < len(unit.text) and unit.text[end] == stretch[end + shift : end + shift + 1]:
            end += 1
        pairs.extend((unit.at[n], earliest + begin + n + shift) for n in range(start, end))
        done = end
    return pairs
