"""Take a statement apart: its speaker, its cue, its content and the words it quotes."""

import re
from collections.abc import Sequence

from checker.extract.attribution import attributions, may_attribute
from checker.extract.clauses import has_main_verb
from checker.extract.descriptions import Described, describe
from checker.extract.fillers import without_fillers
from checker.extract.grammar import Tag, Word
from checker.extract.propositions import joined, without_marks
from checker.extract.resuming import GOES_ON
from checker.extract.speaking import is_outlet
from checker.extract.utterance import SPEECH, Utterance
from checker.extract.withholding import is_unsaid
from checker.extract.words import read_words
from checker.lexicon import gender, readings
from checker.lexicon import words as word_list
from checker.model import Span, Statement
from checker.text.quotations import Quotation, quotations
from checker.text.sentences import sentences
from checker.text.tokens import tokens


def read_statement(text: str, *, speaker: str | None = None, offset: int = 0) -> Statement:
    """Take one statement apart.

    ``speaker`` is whom an option names; a speaker that the text names comes first. ``offset`` is where the
    statement begins in its draft. ``text`` must hold a word.
    """
    marks = quotations(text)
    spans = sentences(text)
    first = _told(text, spans[0], marks) if spans else None
    found = _main(text, spans, marks, first)
    unsaid = found is None
    found = found or (_unsaid(text, first) if first is not None and len(spans) == 1 else None)
    span = Span(start=offset, end=offset + len(text))
    whole = without_marks(text, Span(start=0, end=len(text)), marks) or text
    if found is None:
        quoted = _speech(text, marks, alone=True)
        only = quoted and all_quoted(text)
        content = " ".join(quoted) if only else without_fillers(whole)
        return Statement(text=text, span=span, content=content, speaker=speaker, quoted=quoted)
    words, utterance, described, index = found
    content = _content(text, words, utterance, marks)
    quoted = _speech(text, marks, alone=False)
    for later in spans[index + 1 :]:
        content = f"{content.rstrip()} {without_marks(text, later, marks)}"
    for earlier in reversed(spans[:index]):
        content = f"{without_marks(text, earlier, marks)} {content.lstrip()}"
    cue = text[words[utterance.cue[0]].start : words[utterance.cue[1] - 1].end]
    name = described.name or described.text
    return Statement(
        text=text,
        span=span,
        content=without_fillers(content or whole),
        speaker=name or speaker,
        role=described.role,
        cue=cue,
        quoted=quoted,
        attributed=True,
        unsaid=unsaid,
    )


_SUBJECTS = frozenset({Tag.DETERMINER, Tag.PRONOUN, Tag.POSSESSIVE, Tag.NAME, Tag.NUMBER})
"""What a clause without "that" begins with, and a bare thing that was not announced does not."""
_Candidate = tuple[Utterance, Described]
_Found = tuple[list[Word], Utterance, Described, int]
_Told = tuple[list[Word], list[Utterance]]


def _told(text: str, span: Span, marks: Sequence[Quotation]) -> _Told:
    """Return the words of a sentence and the attributions in it; neither where it cannot hold one."""
    if not may_attribute([token.lower for token in tokens(text[span.start : span.end])]):
        return [], []
    words = read_words(text, span.start, span.end, marks)
    return words, attributions(words)


def _main(text: str, spans: Sequence[Span], marks: Sequence[Quotation], first: _Told | None) -> _Found | None:
    """Return the attribution that governs the statement: the outermost of the first sentence that has one.

    ``first`` is what was read of the first sentence.
    """
    for index, span in enumerate(spans):
        words, told = first if first is not None and not index else _told(text, span, marks)
        candidates = []
        for utterance in told:
            if utterance.source is None:
                continue
            described = describe(text, words, utterance.source)
            if _counts(words, utterance, described):
                candidates.append((utterance, described))
        if candidates:
            utterance, described = _outermost(_spoken(candidates))
            return words, utterance, described, index
    return None


def _unsaid(text: str, sentence: _Told) -> _Found | None:
    """Return the attribution of one sentence by which somebody did not say something: "she never said that …"."""
    words, told = sentence
    for utterance in told:
        source = utterance.source
        if source is not None and utterance.withheld and _is_speech(words, utterance):
            unsaid = is_unsaid(words, utterance.cue[0], source)
            return (words, utterance, describe(text, words, source), 0) if unsaid else None
    return None


def _is_speech(words: Sequence[Word], utterance: Utterance) -> bool:
    """Whether what an attribution is about is said: a clause or a quotation, not a thing ("announce job cuts")."""
    if SPEECH.isdisjoint(utterance.kinds) or utterance.frame not in {"behind", "quoted"}:
        return False
    start, end = utterance.content[0]
    if utterance.frame == "quoted" or words[start - 1].lower == "that":
        return True
    opened = words[start].tag in _SUBJECTS and has_main_verb(words, start, end)  # not "announce job cuts"
    return opened and utterance.lemma in word_list("cues_zero_that")


def _holds(outer: Utterance, inner: Utterance) -> bool:
    return outer is not inner and any(start <= inner.cue[0] < end for start, end in outer.content)


def _spoken(candidates: Sequence[_Candidate]) -> Sequence[_Candidate]:
    """Leave out an outlet that only passes on what somebody said: "the minister confirmed, according to VRT"."""
    inner = [utterance for utterance, _ in candidates]
    return [
        (utterance, described)
        for utterance, described in candidates
        if not (is_outlet(described.name or described.text) and any(_holds(utterance, other) for other in inner))
    ]


def _outermost(candidates: Sequence[_Candidate]) -> _Candidate:
    """Return the attribution whose content holds the others; one at the sentence's end governs it all."""
    closing = {"before", "inverted", "phrase", "as"}
    for utterance, described in reversed(candidates):
        rivals = [other for other, _ in candidates if _holds(other, utterance)]
        if all(utterance.frame in closing and _holds(utterance, rival) for rival in rivals):
            return utterance, described
    return candidates[0]


def _counts(words: Sequence[Word], utterance: Utterance, described: Described) -> bool:
    """Whether the attribution gives the statement a speaker: no body's act, no mere wish, nothing left unsaid."""
    first = words[utterance.source.start] if utterance.source else None
    if first is None or first.tag is Tag.WH or utterance.withheld:
        return False
    before = words[utterance.source.start - 1] if utterance.source and utterance.source.start else None
    dependent = before is not None and (before.tag is Tag.SUBORDINATOR or before.lower in GOES_ON - {"as"})
    if dependent and utterance.frame == "behind":
        return False
    if not utterance.asserts:
        return utterance.lemma in word_list("cues_opinion") and _is_person(described)
    if utterance.frame == "infinitive":
        return _is_person(described)
    if utterance.frame == "object":
        act = utterance.lemma in word_list("cues_narratable")
        return _is_person(described) if act else described.name is not None
    return True


def _is_person(described: Described) -> bool:
    """Whether the phrase names a person, with a role or by first and last name; no organisation's word in it."""
    if described.name is None:
        return False
    words = described.name.lower().split()
    if any(word in word_list("organisation_words") for word in words):
        return False
    if described.role is not None or gender(words[0]) is not None:
        return True
    # Firms are called by common words ("Harbour Foods"), people hardly ever by two of them.
    return len(words) > 1 and not readings(words[0]) and not readings(words[-1])


def _content(text: str, words: Sequence[Word], utterance: Utterance, marks: Sequence[Quotation]) -> str:
    spans = [Span(start=words[a].start, end=words[b - 1].end) for a, b in utterance.content if a < b]
    return joined(text, spans, marks)


def _speech(text: str, marks: Sequence[Quotation], *, alone: bool) -> tuple[str, ...]:
    found = []
    for quotation in marks:
        inner = quotation.inner.of(text).strip().rstrip(",")
        if inner and (not alone or len(inner.split()) > 2):
            found.append(inner)
    return tuple(found)


def all_quoted(text: str) -> bool:
    """Whether no word stands outside quotation marks."""
    outside = text
    for quotation in reversed(quotations(text)):
        outside = outside[: quotation.outer.start] + outside[quotation.outer.end :]
    return not re.search(r"\w", outside)
