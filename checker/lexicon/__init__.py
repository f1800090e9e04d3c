"""What the program knows about English words, from data files with their origin stated; see docs/lexicon.md.

Words and phrases are given as they stand in a text ("rejected", "turned down"); no file is read before it is
needed.
"""

from checker.lexicon.deeds import OBJECT, OWNER, Deed, deeds_of
from checker.lexicon.given_names import gender
from checker.lexicon.groups import Key, keys
from checker.lexicon.kinds import two_kinds
from checker.lexicon.kinship import Kinship, relation
from checker.lexicon.morphology import Reading, expand, graded, lemma, lemmas, readings
from checker.lexicon.multiword import Phrase, phrase_key, phrases
from checker.lexicon.negation import Negation, negated_base, negation_kind
from checker.lexicon.opposites import Opposition, antonyms, opposition, same_side
from checker.lexicon.places import Place, capital_of, lies_in, place, place_key, place_keys
from checker.lexicon.scales import (
    Grade,
    Modality,
    Share,
    comparative,
    frequency,
    grade,
    modality,
    quantifier,
    quantifier_openings,
)
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import word_lists, words
from checker.lexicon.titles import Title, same_title, stands_before_name, title
from checker.lexicon.traces import strangers
from checker.lexicon.weights import weight

__all__ = [
    "OBJECT",
    "OWNER",
    "Deed",
    "Grade",
    "Key",
    "Kinship",
    "Modality",
    "Negation",
    "Opposition",
    "Phrase",
    "Place",
    "Reading",
    "Share",
    "Title",
    "antonyms",
    "capital_of",
    "comparative",
    "deeds_of",
    "expand",
    "fold",
    "frequency",
    "gender",
    "grade",
    "graded",
    "keys",
    "lemma",
    "lemmas",
    "lies_in",
    "modality",
    "negated_base",
    "negation_kind",
    "opposition",
    "phrase_key",
    "phrases",
    "place",
    "place_key",
    "place_keys",
    "plain",
    "quantifier",
    "quantifier_openings",
    "readings",
    "relation",
    "same_side",
    "same_title",
    "stands_before_name",
    "strangers",
    "title",
    "two_kinds",
    "weight",
    "word_lists",
    "words",
]
