"""Quotations that a digest credits in brackets: "A CITY WITHOUT CARS “It took ten years.” [Radio Nord.]".

Only a heading in capitals may stand before the quotation; where a sentence leads in to it, somebody else said it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.extract.cues import CueKind
from checker.extract.grammar import Tag
from checker.extract.noun_phrases import Phrase
from checker.extract.utterance import Utterance
from checker.model import Span
from checker.text.quotations import Quotation

if TYPE_CHECKING:  # for its name alone: passages hold what is credited, too
    from checker.extract.passages import Sentence

_LONGEST_CREDIT = 12
_SMALL = frozenset({Tag.PREPOSITION, Tag.DETERMINER, Tag.COORDINATOR})
_SHORTEST_SPEECH = 6
"""How many words a quotation has at least; a shorter one may be a title."""


def credited(text: str, sentence: "Sentence", marks: Sequence[Quotation]) -> Iterator[tuple[Utterance, Span]]:
    """Yield the attribution of a sentence that ends in a name in brackets, with the quotation right before it."""
    words = sentence.words
    close = len(words) - 1
    while close > 0 and words[close].text == ".":
        close -= 1
    if close < 0 or words[close].text != "]":
        return
    at = next((i for i in range(close - 1, max(-1, close - 2 - _LONGEST_CREDIT), -1) if words[i].text == "["), None)
    if at is None:
        return
    name = [i for i in range(at + 1, close) if words[i].tag is not Tag.MARK]
    before = text[: words[at].start].rstrip()
    quoted = next((mark for mark in marks if mark.outer.end == len(before)), None)
    if quoted is None or not name or not all(words[i].capital or words[i].tag in _SMALL for i in name):
        return
    line = text.rfind("\n", 0, quoted.outer.start) + 1
    heading, said = text[line : quoted.outer.start], quoted.inner.of(text).split()
    if heading != heading.upper() or not heading.strip() or len(said) < _SHORTEST_SPEECH:
        return
    source = Phrase(name[0], name[-1] + 1, name[-1] + 1)
    yield Utterance(source, (at, at + 1), "[", frozenset({CueKind.SAY}), (), "credit"), quoted.outer
