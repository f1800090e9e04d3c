"""What goes on behind "S said,": the rest of the content, where it is not the reporter's own."""

from collections.abc import Sequence

from checker.extract.clauses import BREAKS
from checker.extract.grammar import Tag, Word, has_finite_verb
from checker.extract.utterance import Stretch
from checker.extract.word_classes import is_base_form

SPANS = frozenset({"hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minutes"})
_SOON = 8
_EFFECTS = frozenset(
    {"setback", "blow", "boost", "sign", "move", "bid", "victory", "defeat", "shift", "reversal", "rebuke",
     "escalation", "attempt", "effort", "departure", "u-turn", "statement", "letter", "interview", "message",
     "post", "email", "speech", "filing", "memo", "report", "note", "briefing", "step", "twist"}
)  # fmt: skip
"""What the reporter calls an announcement behind "in a", or what it was made in."""
_REPORTED_WITH = frozenset({"on", "with", "during", "at", "from"})
"""Prepositions behind "S said," that tell where or with what it was said, not what."""
GOES_ON = frozenset(
    {"as", "after", "when", "while", "before", "during", "since", "once", "though", "although", "because"}
)
"""Words behind "S said" that begin the reporter's own adverbial."""


def resumes(
    words: Sequence[Word], at: int, limit: int, *, quoted: bool = False, complete: bool = True
) -> Stretch | None:
    """Return the content that goes on after "S said,", None where nothing of it does.

    ``quoted`` is whether the part before the cue ends in a quotation: then only a quotation can go on.
    ``complete`` is whether that part is a sentence by itself: then an adverbial is the reporter's own.
    """
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if words[at].text not in BREAKS | {":"}:
        return None
    at += 1
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if quoted and all(word.quotation < 0 for word in words[at : at + 4]):
        return None
    if words[at].lower in {"adding", "who", "which", "citing"} or tells_when(words[at : at + 4]):
        return None
    if complete and words[at].lower == "in" and _tells_effect(words[at + 1 : min(at + 5, limit)]):
        return None  # "…, the firm has admitted, in a fresh setback for the town"
    if words[at].lower == "but" and not (_retold(words[:at]) and _retold(words[at + 1 : at + _SOON])):
        return None
    if complete and (words[at].tag is Tag.ING or words[at].lower in GOES_ON):
        reason = words[at].lower == "because" and any(word.quotation >= 0 for word in words[at : at + _SOON])
        return (at, limit) if reason else None  # "…, she said, because “nobody kept a record”"
    return (at, limit) if has_finite_verb(words[at:limit]) or (complete and _goes_on(words, at, limit)) else None


def tells_when(words: Sequence[Word]) -> bool:
    """Whether it goes on with when it was said, by what came before or after: "a day after", "hours before"."""
    lowers = [word.lower for word in words]
    span = next((at for at, lower in enumerate(lowers[:2]) if lower in SPANS), None)
    return span is not None and bool({"after", "before", "later", "earlier"} & set(lowers[span + 1 : span + 2]))


def _retold(words: Sequence[Word]) -> bool:
    """Whether a clause has the tense of what is retold: "It would close, he added, but a sale had been put off"."""
    return any(word.lower in {"had", "would", "could", "might"} for word in words)


def _tells_effect(words: Sequence[Word]) -> bool:
    """Whether "in" leads to what an announcement means or was made in: "in a fresh setback", "in what would be"."""
    if not words or words[0].lower not in {"a", "an", "another", "what"}:
        return False
    return words[0].lower == "what" or any(word.lower in _EFFECTS for word in words)


def _goes_on(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a sentence goes on without a verb: "it is his job, he said, to talk", "…, she said, one of them"."""
    first = words[at]
    if first.lower == "to" and at + 1 < limit:
        return words[at + 1].tag in {Tag.VERB, Tag.PARTICIPLE, Tag.AUXILIARY} or is_base_form(words[at + 1].lower)
    if first.tag is Tag.PREPOSITION:
        return first.lower not in _REPORTED_WITH and limit - at > 2  # "…, he said, by May at the latest"
    return first.tag in {Tag.DETERMINER, Tag.NUMBER, Tag.ADJECTIVE, Tag.NOUN, Tag.ADVERB} and limit - at > 2
