"""Attributions in the passive: "it was confirmed by S that C", "As told by S, C", "R was accused by S of C"."""

from collections.abc import Sequence

from checker.extract.clauses import trim_right
from checker.extract.cues import Cue, CueKind, Form
from checker.extract.grammar import Tag, Word, has_finite_verb
from checker.extract.noun_phrases import Phrase, after_verb, before_verb, chain_start
from checker.extract.utterance import SPEECH, Stretch, Utterance
from checker.lexicon import words as word_list

_OF_ACTS = frozenset({"of", "for", "as", "over"})
"""What leads to the charge behind "was accused by S", "was criticised by S"."""


def read_passive(words: Sequence[Word], cue: Cue, limit: int) -> Utterance | None:
    """Read "that C was confirmed by S", "it was confirmed by S that C", "C, as announced by S"."""
    if cue.form not in {Form.PAST, Form.PARTICIPLE} or cue.end >= limit:
        return None
    by = _by(words, cue.end, limit)
    act = _passive_act(words, cue, by, limit) if by is not None and CueKind.ACT in cue.kinds else None
    if act is not None or not SPEECH & cue.kinds:
        return act
    before = chain_start(words, cue.start)
    auxiliary = any(word.lower in word_list("forms_of_be") for word in words[before : cue.start])
    as_cue = cue.start > 0 and words[cue.start - 1].lower == "as"
    opens_that = words[0].lower in {"that", "it"} and words[0].quotation < 0
    if by is None or not (as_cue or (auxiliary and opens_that)):
        return None
    source = after_verb(words, by + 1, limit)
    if source is None:
        return None
    content = _passive_content(words, cue, source, limit, before, as_cue=as_cue)
    if content is None:
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (content,), "passive")


def _passive_act(words: Sequence[Word], cue: Cue, by: int, limit: int) -> Utterance | None:
    """Read "R has been accused by S of C": of whom it is said, and what."""
    before = chain_start(words, cue.start)
    if not any(word.lower in word_list("forms_of_be") for word in words[before : cue.start]):
        return None
    accused, source = before_verb(words, cue.start), after_verb(words, by + 1, limit)
    if accused is None or source is None or source.core_end >= limit or words[accused.start].tag is Tag.WH:
        return None
    core_end = next(
        (i for i in range(source.start + 1, source.core_end) if words[i].lower in _OF_ACTS), source.core_end
    )
    if core_end >= limit or words[core_end].lower not in _OF_ACTS:
        return None
    content = ((accused.start, accused.core_end), (core_end, limit))
    return Utterance(
        Phrase(source.start, core_end, core_end), (cue.start, cue.end), cue.lemma, cue.kinds, content, "object"
    )


def _passive_content(
    words: Sequence[Word], cue: Cue, source: Phrase, limit: int, before: int, *, as_cue: bool
) -> Stretch | None:
    if words[0].lower == "it" and before == 1:
        that = next((i for i in range(source.core_end, limit) if words[i].lower == "that"), None)
        return None if that is None else (that + 1, limit)
    if as_cue and cue.start == 1:
        behind = source.end < limit and words[source.end].text == "," and has_finite_verb(words[source.end : limit])
        return (source.end + 1, limit) if behind else None
    end = cue.start - 1 if as_cue else before
    end = trim_right(words, end)
    start = 1 if words[0].lower == "that" and words[0].quotation < 0 else 0
    return (start, end) if has_finite_verb(words[start:end]) else None


def _by(words: Sequence[Word], at: int, limit: int) -> int | None:
    for index in range(at, min(at + 4, limit)):
        if words[index].lower == "by":
            return index
        if words[index].tag is not Tag.ADVERB and words[index].lower not in word_list("time_words") | {"on"}:
            return None
    return None
