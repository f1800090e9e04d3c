"""What a reader sees of a text, without the marks that a machine reads, and where in the text it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Markup, Span

_LABEL = re.compile(r"(?<=\])\[[^\]\n]*\]")


@dataclass(frozen=True)
class Prose:
    """Words as a reader sees them.

    ``headings`` lie in ``text``. ``starts`` and ``ends`` give the place of each character in the original, with the
    marks around it that show nothing; without them the original is the text itself.
    """

    text: str
    headings: tuple[Span, ...] = ()
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def place(self, span: Span) -> Span:
        """Return where in the original the words at ``span`` stand."""
        if self.starts is None or self.ends is None or span.start == span.end:
            return span
        return Span(start=self.starts[span.start], end=self.ends[span.end - 1])


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
