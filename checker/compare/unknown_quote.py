"""Words are quoted that the claim's passage does not hold.

Exceeds: the text quotes a sentence, and the claim rests on other words. A quotation that is not on record cannot
be vouched for, whatever its content. So it is with a word or two ("just below") where the speaker's own words are
on record, and these are not among them ("well below").

Agrees: the quoted words are on record.

Silent: nothing is quoted, or only a word or two of a claim that is not on record in its speaker's words.
"""

import re

from checker import lexicon
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.quoting import Tier, hold
from checker.model import AttributionKind, Effect

CODE, NAME = "FC302", "unknown-quote"
ABSENT = Level("absent", Effect.SILENT, "no quotation to look for")
FOUND = Level("found", Effect.AGREES, "the quoted words are on record")
UNKNOWN = Level("not-found", Effect.EXCEEDS, "the quoted words “{left}” are not in the passage on record")
LEVELS: tuple[Level, ...] = (ABSENT, FOUND, UNKNOWN)

_OWN_WORDS = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED})
_MARKS = " ,.;:!?"
_FRAGMENT = 3
"""From so many words on, quoted words are a sentence of somebody's and no mere term."""


def compare(pair: Pair) -> Outcome:
    """Look for the quoted words in the passage that the claim rests on."""
    words = " … ".join(pair.statement.quoted)
    if sum(len(piece.split()) for piece in pair.statement.quoted) < _FRAGMENT:
        return Outcome(UNKNOWN, words) if _another_term(pair) else Outcome(ABSENT)
    if pair.quoting.tier is not Tier.ABSENT:
        return Outcome(FOUND, words, pair.record.passage)
    return Outcome(UNKNOWN, words)


def _another_term(pair: Pair) -> bool:
    """Whether a word or two are quoted as the speaker's that are not among their own words on record."""
    quoted, claim = pair.statement.quoted, pair.claim
    if not quoted or not pair.statement.speaker or claim.quote is None or claim.attribution.kind not in _OWN_WORDS:
        return False
    if any(hold(quoted, passage).tier >= Tier.LIGHT for passage in (pair.record.passage, *pair.record.beside)):
        return False
    source = _plain(pair.record.source()) if pair.record.source else ""
    titles = all(word[:1].isupper() for words in quoted for word in words.split())
    sought = (rf"\b{re.escape(_plain(words).strip(_MARKS))}\b" for words in quoted)
    return not titles and not all(re.search(words, source) for words in sought)


def _plain(text: str) -> str:
    return lexicon.plain(" ".join(text.split()))
