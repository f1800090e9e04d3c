"""Whether a cue asserts nothing for its speaker: it is denied, only possible, failed or refused, or nobody's.

"Did not say that", "may announce that", "failed to mention that" and "nobody said that" put no words into a mouth.
"""

from collections.abc import Sequence

from checker.extract.cues import Cue
from checker.extract.grammar import Tag, Word
from checker.extract.noun_phrases import Phrase, chain_start
from checker.lexicon import Negation, negation_kind

_UNDONE = frozenset(
    {Negation.REFUSAL, Negation.DENIAL, Negation.FAILURE, Negation.PREVENTION, Negation.IMPROBABILITY}
)
"""What the verb before "to say" can make of it; "stopped to say" is no such thing."""
_NOBODY = frozenset({Negation.PARTICLE, Negation.NEAR})
_LONGEST_UNDOING = 3  # "have yet to say"


def is_withheld(words: Sequence[Word], cue: Cue, source: Phrase) -> bool:
    """Whether the cue's words were not said, or not surely."""
    at = chain_start(words, cue.start)
    denied = _denied(words[at : cue.start]) and not _says_only(words, at, cue)
    if at and words[at - 1].lower == "to":
        denied = denied or _undone(words, at - 1)
    return denied or _is_nobody(words, source)


def is_unsaid(words: Sequence[Word], cue: int, source: Phrase) -> bool:
    """Whether the cue's words were not said, rather than only perhaps: "did not say", "nobody said"."""
    at = chain_start(words, cue)
    negated = any(word.tag is Tag.NEGATION or word.lower.endswith("n't") for word in words[at:cue])
    return negated or _is_nobody(words, source)


def _denied(chain: Sequence[Word]) -> bool:
    return any(word.tag in {Tag.NEGATION, Tag.MODAL} or word.lower.endswith("n't") for word in chain)


def _says_only(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Whether somebody said so much and no more: "would only say that it works", "would say only that it works"."""
    chain = [word.lower for word in words[at : cue.start]]
    follows = words[cue.end].lower if cue.end < len(words) else ""
    return chain == ["would", "only"] or (chain == ["would"] and follows == "only")


def _undone(words: Sequence[Word], to: int) -> bool:
    """Whether what stands before "to" keeps the deed from being done; "did not fail to" lets it be done."""
    end = to
    while end and words[end - 1].tag is Tag.ADVERB and negation_kind(words[end - 1].lower) is None:
        end -= 1
    starts = range(max(0, end - _LONGEST_UNDOING), end)
    phrases = (" ".join(word.lower for word in words[start:stop]) for start in starts for stop in (end, end + 1))
    undone = any(negation_kind(phrase) in _UNDONE for phrase in phrases)
    start = chain_start(words, max(end - 1, 0))
    return undone != _denied(words[start:end])


def _is_nobody(words: Sequence[Word], source: Phrase) -> bool:
    """Whether the source is nobody or hardly anybody: "no minister", "none of them", "neither", "few experts"."""
    return any(negation_kind(word.lower) in _NOBODY for word in words[max(0, source.start - 1) : source.start + 1])
