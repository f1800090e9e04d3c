"""The attributions of a whole text: sentences joined where a quotation goes on.

A quotation that runs over several sentences or paragraphs is one content; a quotation that follows an attribution
without a cue of its own has the same speaker.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.extract.attribution import attributions
from checker.extract.clauses import main_subject
from checker.extract.credits import credited
from checker.extract.cues import CueKind
from checker.extract.grammar import Tag, Word
from checker.extract.phrase_edges import is_title
from checker.extract.transcripts import read_turn, turns
from checker.extract.utterance import Utterance
from checker.extract.words import read_words
from checker.extract.written_names import spoken_marks
from checker.model import AttributionKind, Span
from checker.text.quotations import Quotation, overlapping
from checker.text.sentences import paragraphs, sentences_within

_SILENCE = 2
"""How many paragraphs after somebody spoke a quotation without a cue is still theirs."""

_SHORTEST_SPEECH = 4
"""How many words a quotation behind a colon must have to be speech, where no verb says so."""

_DATELINE = re.compile(
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
    transcribed = turns(sentences)
    told = 0  # where a transcript's turn ends
    for index, sentence in enumerate(sentences):
        if index in transcribed:
            told = transcribed[index]
            found.append(_turn(text, sentences[index:told], marks))
            last = None
        if index < told:
            continue
        uncued = sentence.quoted and not _cue_follows(sentences, index, marks)
        if uncued and index and last is not None and _begun_unheard(sentence, sentences[index - 1], found[last]):
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
        here = list(_passages(text, sentence, marks))
        if not any(passage.utterance.asserts for passage in here):
            here += _lead_in(text, sentence, sentences, index) or _credited(text, sentence, marks)
        quoting = [passage for passage in here if _quotes(passage)]
        for passage in here:
            if passage.utterance.asserts and (not quoting or passage is quoting[-1]):
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


def _turn(text: str, sentences: Sequence[Sentence], marks: Sequence[Quotation]) -> Passage:
    """Return a turn of a transcript, which fills ``sentences``."""
    opening = sentences[0]
    utterance = read_turn(opening)
    start = opening.words[utterance.content[0][0]].start
    first = Span(start=start, end=opening.span.end)
    content = (first, *(sentence.span for sentence in sentences[1:]))
    return Passage(opening, utterance, content, quotation_share(text, content, marks))


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


def _begun_unheard(sentence: Sentence, before: Sentence, passage: Passage) -> bool:
    """Whether a sentence goes on with a quotation whose speaker the sentence ``before`` names in no way we read."""
    goes_on = sentence.words[0].tag is not Tag.MARK and sentence.words[0].quotation == before.words[-1].quotation
    return goes_on and not before.quoted and passage.sentence is not before


def _goes_on(passage: Passage, sentence: Sentence, before: Sentence) -> bool:
    """Whether an uncued quotation is one with the content before it; else it is the speaker's next one."""
    if not passage.content or sentence.paragraph == before.paragraph:
        return passage.sentence.paragraph == sentence.paragraph or before.quoted or not passage.content
    return before.quoted or (passage.kind is AttributionKind.DIRECT and before is passage.sentence)


def _lead_in(text: str, sentence: Sentence, sentences: Sequence[Sentence], index: int) -> list[Passage]:
    """Return the attribution of a sentence that leads in to a quotation with a colon, in it or behind it.

    Behind it, the quotation is added when its sentence is read.
    """
    words = sentence.words
    colon = next((i for i, word in enumerate(words) if word.text == ":" and word.quotation < 0), None)
    follows = sentences[index + 1] if index + 1 < len(sentences) else None
    if colon is None:
        return []
    content: tuple[Span, ...] = ()
    if colon + 1 == len(words):
        if follows is None or not follows.quoted:
            return []
    elif all(word.quotation >= 0 or word.tag is Tag.MARK for word in words[colon + 1 :]):
        if sum(word.tag is not Tag.MARK for word in words[colon + 1 :]) < _SHORTEST_SPEECH:
            return []
        content = (Span(start=words[colon + 1].start, end=words[-1].end),)
    else:
        return []
    subject = main_subject(words, colon)
    if subject is None or (content and not _may_speak(words[subject[0].core_end - 1])):
        return []
    phrase, verb = subject
    stretch = ((colon + 1, len(words)),) if content else ()
    utterance = Utterance(phrase, (verb, verb + 1), words[verb].lower, frozenset({CueKind.SAY}), stretch, "colon")
    return [Passage(sentence, utterance, content, AttributionKind.DIRECT)]


def _may_speak(head: Word) -> bool:
    """Whether the last word of a noun phrase is a name, a pronoun for a person, or an office."""
    return head.tag is Tag.NAME or head.lower in {"he", "she", "they", "i", "we"} or is_title(head)


def _longer(text: str, passage: Passage, span: Span, marks: Sequence[Quotation]) -> Passage:
    content = list(passage.content)
    if content and content[-1].start <= span.start < content[-1].end:
        content[-1] = Span(start=content[-1].start, end=max(content[-1].end, span.end))
    else:
        content.append(span)
    return replace(passage, content=tuple(content), kind=quotation_share(text, content, marks))


def _passages(text: str, sentence: Sentence, marks: Sequence[Quotation]) -> Iterator[Passage]:
    if sentence.quoted:
        return
    found = list(attributions(sentence.words))
    tags = [(one.source.start, one.cue[1]) for one in found if one.source is not None and not one.inherits]
    for utterance in found:
        content = tuple(_grown(text, sentence, utterance, marks, tags))
        yield Passage(sentence, utterance, content, quotation_share(text, content, marks))


def _grown(
    text: str,
    sentence: Sentence,
    utterance: Utterance,
    marks: Sequence[Quotation],
    tags: Sequence[tuple[int, int]],
) -> Iterator[Span]:
    """Yield the content's spans, grown to the whole of a quotation that crosses the sentence's edge.

    ``tags`` are who speaks and the cue of each attribution: one alone is no content ("Ruiz said, VRT reports").
    """
    words = sentence.words
    for start, end in utterance.content:
        if start >= end or any(left == start and end <= right for left, right in tags):
            continue
        first, last = words[start], words[end - 1]
        left, right = first.start, last.end
        if first.quotation >= 0 and _opening(marks, first.quotation) < sentence.span.start:
            left = _opening(marks, first.quotation)
        if last.quotation >= 0 and marks[last.quotation].outer.end > sentence.span.end:
            right = marks[last.quotation].outer.end
        yield Span(start=left, end=right)


def _opening(marks: Sequence[Quotation], index: int) -> int:
    """Return where a quotation opens, perhaps paragraphs before the one that holds the attribution."""
    while marks[index].continued:
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
