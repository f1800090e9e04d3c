"""Clauses that tell of a noun before them what somebody says of it: "…, a remedy Lund called “absurd”"."""

from collections.abc import Sequence
from itertools import pairwise

from checker.extract.cues import Cue, CueKind
from checker.extract.grammar import Tag, Word, takes_plural
from checker.extract.noun_phrases import Phrase
from checker.extract.phrase_edges import is_title, left_edge
from checker.extract.utterance import Stretch, Utterance
from checker.lexicon import lemma
from checker.lexicon import words as word_list

_RELATIVES = frozenset({"that", "which"})
_JUDGING = frozenset({"brand", "call", "describe", "dub", "label"})
_NEAR_QUOTATION = 2
"""So far behind a cue at most a quotation begins that it leads in to."""


def noun_told_of(words: Sequence[Word], cue: Cue, source: Phrase, earlier: Utterance | None) -> Stretch | None:
    """Return the noun before its clause's subject that a clause tells of: "…, a sum Holt disputes"."""
    core = words[source.start : source.core_end]
    one, several = core[0].lower in {"a", "an"}, core[0].lower in word_list("cue_nouns")
    if not (one or several) or not source.start or words[source.start - 1].text != ",":
        return None
    if earlier is None and not {CueKind.ACT, CueKind.DENY} & cue.kinds:
        return None
    for at, (noun, follows) in enumerate(pairwise(core), source.start + 1):
        begins = follows.tag in {Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE, Tag.PRONOUN} and follows.lower != "'s"
        begins = begins or (one and follows.tag is Tag.NOUN and takes_plural(follows.lower))
        if noun.tag is Tag.NOUN and not is_title(noun) and begins:
            return source.start, at  # "a decision unions called “brutal”"
    return None


def told_of(words: Sequence[Word], cue: Cue, source: Phrase, noun: Stretch, limit: int) -> Utterance | None:
    """Read ", a sum S called “absurd”": what S says of the noun; None where S quotes nothing."""
    # "condemned as “a farce”", "called a “disgrace”"; but not "a figure that she called absurd"
    opens = (i for i in range(cue.end, min(cue.end + _NEAR_QUOTATION, limit)) if words[i].quotation >= 0)
    start = next(opens, None)
    if CueKind.ACT not in cue.kinds or start is None:
        return None
    closes = next((i for i in range(start, limit) if words[i].quotation != words[start].quotation), limit)
    content = (noun, (cue.end, closes))
    whose = source._replace(start=max(source.start, noun[1]))
    return Utterance(whose, (cue.start, cue.end), cue.lemma, cue.kinds, content, "object")


def noun_before_relative(words: Sequence[Word], cue: Cue, source: Phrase) -> Stretch | None:
    """Return the noun that a relative clause tells of: "the ruling, which the union called “a farce”"."""
    at = source.start - 1
    if lemma(cue.lemma) not in _JUDGING or at < 1 or words[at].lower not in _RELATIVES or words[at].quotation >= 0:
        return None
    end = at - (words[at - 1].text == ",")
    if end < 1 or words[end - 1].tag not in {Tag.NOUN, Tag.NAME} or words[end - 1].quotation >= 0:
        return None
    start = left_edge(words, end, 0)
    return None if start is None else (start, end)
