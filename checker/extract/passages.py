"""The attributions of a whole text: sentences joined where a quotation goes on.

A quotation that runs over several sentences or paragraphs is one content; a quotation that follows an attribution
without a cue of its own has the same speaker.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.attribution import attributions
from checker.extract.credits import credited
from checker.extract.grammar import Tag, Word
from checker.extract.interviews import interviews
from checker.extract.lead_ins import lead_in, set_off_end, told_by, without_sign
from checker.extract.signatures import headed, signed
from checker.extract.transcripts import turns
from checker.extract.utterance import Piece, Utterance
from checker.extract.words import read_words
from checker.extract.written_names import spoken_marks
from checker.model import AttributionKind, Span
from checker.text.quotations import Quotation, overlapping
from checker.text.sentences import paragraphs, sentences_within

_SILENCE = 2
"""How many paragraphs after somebody spoke a quotation without a cue is still theirs."""

_DATELINE = re.compile(
    r"(?:[A-Z]{3,}\. (?:[A-Z][a-z]{2,8}\.? \d{1,2}\. )?)?"  # the place, as agencies in Moscow write it
    r"[A-Z][A-Z.'’/-]{2,}(?:,? [A-Z][A-Z.'’/-]+)*"  # the place
    r"(?:,? (?:[A-Z][a-z]+\.?|(?:[A-Z][a-z]*\.){2,3}|\d{1,4}(?:st|nd|rd|th)?"  # a state, the day
    r"|\([^()\n]{2,30}\)))*"  # the agency
    r"\s(?:[–—―]|--?)\s+(?=[\"“‘'«]?[A-Z])"
)
"""Where and when an article was filed, before its first sentence: "TERUEL, 12 May 2026 — "."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words, its paragraph's number and whether it is all quotation."""

    span: Span
    words: tuple[Word, ...]
    paragraph: int

    @property
    def quoted(self) -> bool:
        """Whether every word stands between quotation marks."""
        inside = [word.quotation >= 0 for word in self.words if word.tag is not Tag.MARK]
        return bool(inside) and all(inside)


@dataclass(frozen=True, slots=True)
class Passage:
    """One attribution in a text: the sentence of its cue, the utterance there, and all spans of its content."""

    sentence: Sentence
    utterance: Utterance
    content: tuple[Span, ...]
    kind: AttributionKind

    @property
    def is_of_another(self) -> bool:
        """Whether a "he" in what is said cannot be who says it: "He was drunk, Lund said", "his lawyer said he"."""
        source = self.utterance.source
        if source is None:
            return False
        first = self.sentence.words[source.start]
        behind = bool(self.content) and self.content[0].start < first.start
        return first.lower in {"his", "her"} or (behind and first.tag is not Tag.PRONOUN)


def sentence_at(sentences: Sequence[Sentence], at: int) -> int:
    """Return the index of the sentence that offset ``at`` lies in."""
    index = bisect_right(sentences, at, key=lambda sentence: sentence.span.end)
    return min(index, len(sentences) - 1)


def read_sentences(text: str, marks: Sequence[Quotation]) -> list[Sentence]:
    """Return the sentences of a text with their words."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
        told = Span(start=dateline.end() if dateline else paragraph.start, end=paragraph.end)
        spans = sentences_within(text, told)
        found.extend(Sentence(span, tuple(read_words(text, span.start, span.end, marks)), number) for span in spans)
    return found


def read_passages(text: str, sentences: Sequence[Sentence], marks: Sequence[Quotation]) -> list[Passage]:
    """Return all attributions of a text in order."""
    found: list[Passage] = []
    last: int | None = None
    turn: int | None = None  # whose turn it is in a transcript: "BRINK: It was old. It had to go."
    spoke = -_SILENCE - 1
    pieces = interviews(text, sentences) | signed(sentences) | headed(sentences) | turns(sentences)
    told = 0  # where a piece ends whose speaker stands beside it
    unheard = -1  # the quotation whose speaker we did not read
    for index, sentence in enumerate(sentences):
        if index in pieces and index >= told:
            told = pieces[index].end
            found.append(_piece(sentences, pieces[index]))
            last = None
        if index < told:
            continue
        goes_on = last is not None and _goes_on_here(sentence, sentences, index, found[last])
        uncued = sentence.quoted and (goes_on or not _cue_follows(sentences, index, marks))
        if uncued and index and last is not None:
            if _begun_unheard(sentence, sentences[index - 1], found[last]):
                unheard = sentence.words[0].quotation
            if unheard == sentence.words[0].quotation or _after_unread(sentence, sentences[index - 1], found[last]):
                continue
        if uncued and index and last is not None and found[last].sentence is not sentences[index - 1]:
            told_of = told_by(sentence, sentences[index - 1])
            if told_of is not None:
                last, spoke = len(found), sentence.paragraph
                found.append(Passage(sentences[index - 1], told_of, (sentence.span,), AttributionKind.DIRECT))
                continue
        if uncued and last is not None and sentence.paragraph - spoke <= _SILENCE:
            if _goes_on(found[last], sentence, sentences[index - 1]):
                found[last] = _longer(text, found[last], sentence.span, marks)
            else:
                again = replace(found[last], content=(sentence.span,), kind=AttributionKind.DIRECT)
                last = len(found)
                found.append(again)
            spoke = sentence.paragraph
            continue
        if turn is not None and sentence.paragraph == found[turn].sentence.paragraph:
            found[turn] = _longer(text, found[turn], sentence.span, marks)
            continue
        turn = None
        floor = found[last].content[-1].end if last is not None and found[last].content else 0
        here = list(_passages(text, sentence, marks, floor))
        if not any(passage.utterance.asserts for passage in here):
            here += _lead_in(sentences, index) or _credited(text, sentence, marks)
        else:
            here = [*_lead_in(sentences, index, here), *here]  # "was blunt — “No” — and said that …"
        if here and not here[-1].content:
            told = set_off_end(sentences, index, here[-1].utterance)
            here[-1] = _set_off(here[-1], sentences[index + 1 : told])
        quoting = [passage for passage in here if _quotes(passage)]
        for passage in here:
            speaks = passage.utterance.asserts and passage.utterance.source is not None
            if speaks and (not quoting or passage is quoting[-1]):
                last, spoke = len(found), sentence.paragraph
            found.append(passage)
        opens = index == 0 or sentences[index - 1].paragraph < sentence.paragraph
        if (
            opens
            and here
            and here[0].utterance.lemma == ":"
            and not sentence.words[here[0].utterance.cue[1]].quotation >= 0
        ):
            turn = len(found) - len(here)
    return [passage for passage in found if passage.content]


def _credited(text: str, sentence: Sentence, marks: Sequence[Quotation]) -> list[Passage]:
    found = credited(text, sentence, marks)
    return [Passage(sentence, by, (said,), AttributionKind.DIRECT) for by, said in found]


def _lead_in(sentences: Sequence[Sentence], index: int, here: Sequence[Passage] = ()) -> list[Passage]:
    """Return the quotation that a sentence leads in to, where no cue of those ``here`` takes it."""
    found = lead_in(sentences[index], sentences[index + 1] if index + 1 < len(sentences) else None)
    if found is None or (here and not found[1]):
        return []
    taken = [span for passage in here for span in passage.content]
    if any(span.start < one.end and one.start < span.end for span in taken for one in found[1]):
        return []
    return [Passage(sentences[index], *found, AttributionKind.DIRECT)]


def _piece(sentences: Sequence[Sentence], piece: Piece) -> Passage:
    """Return the passage of a quotation or a turn whose speaker stands beside it."""
    return Passage(sentences[piece.at], piece.utterance, piece.content, AttributionKind.DIRECT)


def _set_off(passage: Passage, said: Sequence[Sentence]) -> Passage:
    """Return a passage with what its colon sets off in paragraphs below."""
    content = tuple(span for sentence in said if (span := without_sign(sentence)) is not None)
    return replace(passage, content=content, kind=AttributionKind.DIRECT) if content else passage


def _quotes(passage: Passage) -> bool:
    """Whether the content ends in a quotation that another can follow."""
    return passage.utterance.asserts and passage.kind is AttributionKind.DIRECT


def _cue_follows(sentences: Sequence[Sentence], index: int, marks: Sequence[Quotation]) -> bool:
    """Whether the quotation that a sentence stands in ends in a later sentence with words of the reporter."""
    inside = max((word.quotation for word in sentences[index].words), default=-1)
    if inside < 0:
        return False
    while inside + 1 < len(marks) and marks[inside + 1].continued:
        inside += 1
    end = marks[inside].outer.end
    for later in sentences[index:]:
        if later.span.end >= end:
            return not later.quoted
    return False


def _goes_on_here(sentence: Sentence, sentences: Sequence[Sentence], index: int, passage: Passage) -> bool:
    """Whether a quotation follows in the paragraph in which its speaker was named: "“C1,” S said. “C2"."""
    named = passage.sentence.paragraph == sentence.paragraph and _quotes(passage)
    before = sentences[index - 1]
    return named and (before is passage.sentence or before.quoted)


def _begun_unheard(sentence: Sentence, before: Sentence, passage: Passage) -> bool:
    """Whether a sentence goes on with a quotation whose speaker the sentence ``before`` names in no way we read."""
    goes_on = sentence.words[0].tag is not Tag.MARK and sentence.words[0].quotation == before.words[-1].quotation
    return goes_on and not before.quoted and passage.sentence is not before


def _after_unread(sentence: Sentence, before: Sentence, passage: Passage) -> bool:
    """Whether a quotation goes on behind a sentence that quotes somebody whom we did not read."""
    quotes = any(word.quotation >= 0 for word in before.words) and not before.quoted
    return quotes and before.paragraph == sentence.paragraph and passage.sentence is not before


def _goes_on(passage: Passage, sentence: Sentence, before: Sentence) -> bool:
    """Whether an uncued quotation is one with the content before it; else it is the speaker's next one."""
    if not passage.content or sentence.paragraph == before.paragraph:
        return passage.sentence.paragraph == sentence.paragraph or before.quoted or not passage.content
    return before.quoted or (passage.kind is AttributionKind.DIRECT and before is passage.sentence)


def _longer(text: str, passage: Passage, span: Span, marks: Sequence[Quotation]) -> Passage:
    content = list(passage.content)
    if content and content[-1].start <= span.start < content[-1].end:
        content[-1] = Span(start=content[-1].start, end=max(content[-1].end, span.end))
    else:
        content.append(span)
    return replace(passage, content=tuple(content), kind=quotation_share(text, content, marks))


def _passages(text: str, sentence: Sentence, marks: Sequence[Quotation], floor: int) -> Iterator[Passage]:
    if sentence.quoted:
        return
    found = list(attributions(sentence.words))
    tags = [(one.source.start, one.cue[1]) for one in found if one.source is not None and not one.inherits]
    for utterance in found:
        content = tuple(_grown(sentence, utterance, marks, tags, floor))
        yield Passage(sentence, utterance, content, quotation_share(text, content, marks))


def _grown(
    sentence: Sentence,
    utterance: Utterance,
    marks: Sequence[Quotation],
    tags: Sequence[tuple[int, int]],
    floor: int,
) -> Iterator[Span]:
    """Yield the content's spans, grown to the whole of a quotation that crosses the sentence's edge.

    What stands before the offset ``floor`` is part of a passage before.
    ``tags`` are who speaks and the cue of each attribution: one alone is no content ("Ruiz said, VRT reports").
    """
    words = sentence.words
    for start, end in utterance.content:
        if start >= end or any(left == start and end <= right for left, right in tags):
            continue
        first, last = words[start], words[end - 1]
        left, right = first.start, last.end
        if first.quotation >= 0 and _opening(marks, first.quotation, floor) < sentence.span.start:
            left = _opening(marks, first.quotation, floor)
        if last.quotation >= 0 and marks[last.quotation].outer.end > sentence.span.end:
            right = marks[last.quotation].outer.end
        yield Span(start=left, end=right)


def _opening(marks: Sequence[Quotation], index: int, floor: int) -> int:
    """Return where a quotation opens, perhaps paragraphs before the one that holds the attribution."""
    while marks[index].continued and marks[index - 1].outer.end > floor:
        index -= 1
    return marks[index].outer.start


def quotation_share(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> AttributionKind:
    """Tell how much of the content is between quotation marks."""
    letters = inside = 0
    for span in content:
        for word in span.of(text).split():
            letters += any(c.isalnum() for c in word)
        for mark in overlapping(marks, span.start, span.end):
            left, right = max(mark.inner.start, span.start), min(mark.inner.end, span.end)
            if left < right:
                inside += sum(any(c.isalnum() for c in word) for word in text[left:right].split())
    if not inside:
        return AttributionKind.INDIRECT
    return AttributionKind.DIRECT if inside >= letters else AttributionKind.MIXED


def read_text(text: str) -> list[Passage]:
    """Return all attributions of a text."""
    marks = spoken_marks(text)
    return read_passages(text, read_sentences(text, marks), marks)
