"""What the program knows about English words, from data files with their origin stated; see docs/lexicon.md."""

from checker.lexicon.morphology import Reading, expand, lemma, lemmas, readings
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import words

__all__ = ["Reading", "expand", "fold", "lemma", "lemmas", "plain", "readings", "words"]
