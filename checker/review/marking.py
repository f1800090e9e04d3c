"""The text of a draft with its entries marked, so that marks may overlap and HTML still nests."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Generic, NamedTuple, TypeVar

from checker.model import Span
from checker.review.draft import Draft, Entry
from checker.review.html import safe
from checker.review.passages import Passage, Tag, laid_out
from checker.review.signs import icon
from checker.review.stretches import cut

T = TypeVar("T")


class _Stretch(NamedTuple):
    """Words under the same entries, the shortest first; ``faulty`` are those that a remark or a cure points to."""

    text: str
    entries: tuple[Entry, ...]
    opens: tuple[Entry, ...]
    faulty: bool


class _Looked(Generic[T]):
    """Things with their spans in a draft, looked up by passage: a long draft has thousands of both."""

    def __init__(self, placed: Sequence[tuple[Span, T]]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0].start)
        self._starts = [span.start for span, _ in self._placed]
        self._furthest = list(accumulate((span.end for span, _ in self._placed), max))

    def shown(self, passage: Passage) -> Iterator[tuple[Span, T]]:
        """Yield the places in a passage of what stands there."""
        if not passage.starts:
            return
        first = bisect_right(self._furthest, passage.starts[0])
        behind = bisect_left(self._starts, passage.ends[-1])
        for span, thing in self._placed[first:behind]:
            if (place := passage.shown(span)) is not None:
                yield place, thing


class Marker:
    """Marks the entries of a draft; ``marked`` are the numbers of those that have their place in the text."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._entries = _Looked([(entry.span, entry) for entry in draft.entries])
        self._faults = _Looked([(span, None) for span in _faults(draft.entries)])
        self.marked: set[int] = set()

    def text(self, *, top: int) -> str:
        """Return the draft's text; its headings begin at the level ``top``."""
        pieces = laid_out(self._draft.document, top=top)
        return "".join(piece.html if isinstance(piece, Tag) else self._passage(piece) for piece in pieces)

    def _passage(self, passage: Passage) -> str:
        runs = groupby(self._stretches(passage), lambda one: [entry.number for entry in one.entries])
        return "".join(self._run(list(run)) for _, run in runs)

    def _stretches(self, passage: Passage) -> Iterator[_Stretch]:
        if not passage.text:
            return
        covering = list(self._entries.shown(passage))
        faults = [span for span, _ in self._faults.shown(passage)]
        marked = [*(span for span, _ in covering), *faults]
        for start, end in cut(Span(start=0, end=len(passage.text)), marked):
            here = sorted(
                (span.end - span.start, -entry.number, entry)
                for span, entry in covering
                if span.start <= start < span.end
            )
            entries = tuple(entry for _, _, entry in here)
            opens = tuple(entry for entry in entries if entry.number not in self.marked)
            self.marked |= {entry.number for entry in opens}
            faulty = any(span.start <= start < span.end for span in faults)
            yield _Stretch(passage.text[start:end], entries, opens, faulty)

    def _run(self, run: Sequence[_Stretch]) -> str:
        """Return stretches under the same entries, linked to the shortest; the others are linked by number."""
        words = "".join(
            f'<span class="fault">{safe(one.text)}</span>' if one.faulty else safe(one.text) for one in run
        )
        if not run[0].entries:
            return words
        entry = run[0].entries[0]
        opens = [one for stretch in run for one in stretch.opens]
        before = "".join(
            f'<a class="mark other {other.classes}" {self._way(other, opened=True)}>{sign(other)}</a>'
            for other in reversed(opens)
            if other is not entry
        )
        opened = entry in opens
        shown = sign(entry) if opened else ""
        return f'{before}<a class="mark {entry.classes}" {self._way(entry, opened=opened)}>{shown}{words}</a>'

    def _way(self, entry: Entry, *, opened: bool) -> str:
        """Return the attributes that lead to an entry; where a mark goes on, the keyboard may pass over it."""
        key = f"{self._draft.number}-{entry.number}"
        own = f'id="text-{key}"' if opened else 'tabindex="-1"'
        return f'{own} href="#entry-{key}"'


def sign(entry: Entry) -> str:
    """Return the sign of an entry: an icon and a number, and the verdict in words for who hears the page."""
    name = entry.kind if entry.verdict else f"remark, {entry.grade.value}"
    look = icon(entry.kind if entry.verdict else entry.grade.value)
    return f'<span class="sign">{look}{entry.number}<span class="unseen">. {safe(name)}: </span></span>'


def _faults(entries: Sequence[Entry]) -> Iterator[Span]:
    """Yield the words at fault where they are less than the whole statement."""
    for entry in entries:
        for remark in entry.remarks:
            spans = [remark.span, *(suggestion.span for suggestion in remark.suggestions)]
            yield from (
                span for span in spans if span != entry.span and span.start < span.end and remark.waiver is None
            )
