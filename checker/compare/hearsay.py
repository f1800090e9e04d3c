"""Claims that tell what somebody else said: whose word they are, and whether a statement is about these words."""

from checker import lexicon
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.who import Who, who
from checker.model import Statement
from checker.text.tokens import tokens

_HIMSELF = frozenset({Who.SAME, Who.SURNAME, Who.DESCRIBED, Who.BEHALF})


def told_by_another(pair: Pair) -> Statement | None:
    """Return what the claim tells of somebody else's words, if the statement is about them; None if it is not.

    What its speaker told before, what a document says and what was admitted or found is the speaker's own claim.
    """
    told = pair.record.told
    if told is None or not told.speaker or _is_settled(told):
        return None
    if told.speaker.lower() in lexicon.words("subject_pronouns"):
        return None
    if who(told.speaker, told.role, pair.record.speaker) in _HIMSELF:
        return None
    return told if is_about(pair, told) else None


def is_about(pair: Pair, told: Statement) -> bool:
    """Whether what the two share stands mostly in the words that the claim tells of somebody."""
    inside = {unit.key for unit in Reading(told.content, pair.claim.said_on).units}
    shared = [link.right for link in pair.alignment.links]
    within = sum(unit.weight for unit in shared if unit.key in inside)
    return within > sum(unit.weight for unit in shared) / 2


def are_one(mention: str, other: str) -> bool:
    """Whether two mentions may be of one speaker: the words of the shorter are words of the longer."""
    one, two = ({token.lower for token in tokens(words)} - {"the", "a", "an"} for words in (mention, other))
    return bool(one and two) and (one <= two or two <= one)


def _is_settled(told: Statement) -> bool:
    words = {token.lower for token in tokens(told.speaker or "")}
    documents = lexicon.words("document_nouns")
    cue = (lexicon.lemma(token.lower) for token in tokens(told.cue or ""))
    is_true = not lexicon.words("cues_settling").isdisjoint(cue)
    return is_true or any(word in documents or lexicon.lemma(word) in documents for word in words)
