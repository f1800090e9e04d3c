"""Whether a word names what somebody does: "goalkeeper", "grocer", though no list of titles has it."""

from checker.lexicon.given_names import gender
from checker.lexicon.morphology import readings
from checker.lexicon.tables import words

_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "eer")


def is_occupation(word: str) -> bool:
    """Whether a word, by the dictionary a noun and by its ending one for a person, can stand before a name.

    "Goalkeeper Rashid Karimov": the capital is the sentence's. Words that are first names, too, are none.
    """
    lower = word.lower()
    if not lower.endswith(_ENDINGS) or len(lower) < 5 or gender(word) is not None:
        return False
    if lower in words("organisation_words") | words("outlet_words"):
        return False
    return any(reading.part == "n" for reading in readings(lower))
