"""How much a word tells: the rarer, the more."""

from functools import lru_cache

from checker.lexicon.morphology import FUNCTION, readings
from checker.lexicon.spelling import plain
from checker.lexicon.tables import words
from checker.lexicon.wordnet import entry

STOP_WORD = 0.05
UNKNOWN = 1.0
_LIGHTEST, _HEAVIEST = 0.2, 0.9  # of the words that WordNet knows
_LOUDEST = 27  # the loudness of the most frequent content words


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """Return how much a word as written tells, from 0 to 1.

    Function words next to nothing, frequent words little, rare words much, names and other unknown words most.
    An approximate inverse document frequency from WordNet's tagged texts and definitions.
    """
    found = readings(word)
    if plain(word) in words("stop") or any(reading.part == FUNCTION for reading in found):
        return STOP_WORD
    if not found:
        return UNKNOWN
    loudness = max(entry(reading.lemma).loudness for reading in found)
    return round(_HEAVIEST - (_HEAVIEST - _LIGHTEST) * min(loudness / _LOUDEST, 1), 3)
