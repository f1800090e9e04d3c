"""What a reader sees of a text, without the marks that a machine reads, and where in the text it stands."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.model import Markup, Span

_LABEL = re.compile(r"(?<=\])\[[^\]\n]*\]")


@dataclass(frozen=True)
class Prose:
    """Words as a reader sees them.

    ``headings`` lie in ``text``. ``starts`` and ``ends`` give the place of each character in the original, with the
    marks around it that show nothing; without them the original is the text itself. ``letters`` gives the same
    without these marks. ``quotes`` are the block quotations.
    """

    text: str
    headings: tuple[Span, ...] = ()
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None
    letters: Sequence[tuple[int, int]] | None = None
    quotes: tuple[Span, ...] = ()

    def place(self, span: Span) -> Span:
        """Return where in the original the words at ``span`` stand."""
        if self.starts is None or self.ends is None or span.start == span.end:
            return span
        return Span(start=self.starts[span.start], end=self.ends[span.end - 1])

    def within(self, place: Span, words: str, part: Span) -> Span | None:
        """Return where in the original a part of some words stands, without marks around it; ``place`` is theirs.

        ``part`` lies in ``words``. None where that is not to be told: a mark stands between, or the words do not
        stand at that place.
        """
        if self.letters is None or self.starts is None:
            found = Span(start=place.start + part.start, end=place.start + part.end)
            return found if self.text.startswith(words, place.start) else None
        at = bisect_left(self.starts, place.start)
        while at < len(self.starts) and self.starts[at] == place.start and not self.text.startswith(words, at):
            at += 1
        there = at < len(self.starts) and self.starts[at] == place.start
        inside = self.letters[at + part.start : at + part.end] if there else ()
        if not inside or any(end != begin for (_, end), (begin, _) in pairwise(inside)):
            return None
        return Span(start=inside[0][0], end=inside[-1][1])


def prose_of(text: str, markup: Markup | None) -> Prose:
    """Return what a reader sees of ``text``, which is written in ``markup``."""
    if markup is not Markup.MARKDOWN:
        return Prose(text)
    # Here, because it takes long to import and few texts need it.
    from checker.documents.markdown_prose import read_prose

    return read_prose(text)


def shown_words(passage: str, markup: Markup | None) -> str:
    """Return what a reader sees of a passage that was cut out of a text in ``markup``.

    A passage may begin inside a link, whose address would then be taken for words; and what a link's label stands
    for ("[the port][1]") is defined elsewhere.
    """
    if markup is not Markup.MARKDOWN:
        return passage
    passage = _LABEL.sub("", passage)
    shown = prose_of(passage, markup).text
    return prose_of(f"[{passage}", markup).text if "](" in shown else shown
