"""What one side denies, or names the opposite of, and the rest of a sentence takes back: both may say the same.

"No school is older" says that it is the oldest; "a third have no water" that two thirds have it; "nothing without a
signature" that it can be had, but only with one.
"""

import re

from checker import lexicon
from checker.compare.alignment import Stance
from checker.compare.degrees import compares, is_topmost
from checker.compare.derived import speaks_of_rest
from checker.compare.flips import Flip, denying
from checker.compare.pair import Pair
from checker.compare.polarity import put_off
from checker.compare.reading import Reading
from checker.compare.shares import shares
from checker.compare.unit import Kind, Unit
from checker.lexicon import Negation
from checker.text.approximation import LOWER, UPPER

_NEW = frozenset({"before", "ever", "until", "previously", "decades"})
"""With a denial, these say that something is the first: "no woman had won it before"."""
_ONLY_SO_MANY = frozenset({"only", "just", "merely"})
_ONLY = frozenset({"only", "unless", "except"})
_CONDITIONS = frozenset({"without", "if", "but", "apart"})
_OTHERWISE = re.compile(r"\b(?:unless|without|until|except|as long as)\b")
_EITHER_WAY = re.compile(r"\bwith or without\b|\bwhether or not\b|\beven if\b")
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_AS_LONG_AS = re.compile(r"\b(?:as long as|so long as|provided|on condition that|if)\b", re.IGNORECASE)
_ELLIPTICAL = re.compile(
    r"\b(?:(?:has|have|had|did|does|do|is|are|was|were|will|would|can|could) not|\w+n['’]t)"
    r"\s*(?:[,.;:—–]|and\b|but\b|$)",
    re.IGNORECASE,
)
"""A denial that leaves out what it denies: "seven have signed; Austria has not"."""
_BEFORE_ANY = re.compile(r"\bbefore (?:any|a single|either|anyone|anybody)\b", re.IGNORECASE)
_USED_TO = re.compile(r"\bused to\b", re.IGNORECASE)
_CEASED = re.compile(r"\b(?:no longer|any ?more|any longer)\b", re.IGNORECASE)
_ON = re.compile(
    r"\b(?:when it comes to|as for|as to|regarding|concerning|in terms of|whether|asked about"
    r"|(?:the|a) (?:question|issue|matter|subject|prospect|possibility|idea|picture|view|notion|debate|discussion)"
    r" of)\b[^.;:]{0,60}$"
)
_LATE = frozenset(
    {"earliest", "late", "later", "delay", "delayed", "delaying", "back", "behind", "postponed", "up"}
)
_NOT_ONE = frozenset({"no", "not one", "not a", "not a single"})
_NONE_OF = frozenset({"none", "none of", "nothing of"})
_UNDOING = frozenset({Negation.CESSATION, Negation.PREVENTION, Negation.REFUSAL})
"""What says of itself that something is not so: "smoking is banned" beside "nobody may smoke"."""


def taken_back(pair: Pair, flip: Flip) -> bool:
    """Whether what one side denies is, on the other, the first or most, the rest of a whole, or a condition."""
    left, right = denying(pair.alignment, flip.link)
    denies, other = (pair.said, pair.record.said) if left else (pair.record.said, pair.said)
    affirmed = flip.link.right if left else flip.link.left
    if (compares(denies) or not _NEW.isdisjoint(denies.words)) and is_topmost(other):
        return True
    if speaks_of_rest(pair) or turned_condition(pair):
        return True
    if all(put_off(denies.words, denies.units, denial) for denial in left or right) and _comes_later(pair, other):
        return True
    over = pair.alignment.right_over if left else pair.alignment.left_over
    near = set(other.neighbours(affirmed, reach=2))
    beside = [unit for unit in over if unit.kind is Kind.WORD and (unit in near or _is_done(other, unit))]
    if any(lexicon.negation_kind(unit.text) in _UNDOING for unit in beside):
        return True
    if any(unit.text.lower() in lexicon.words("absence") for unit in near):
        return True  # "nobody was in the hall", "the hall was empty"
    if any(unit.key == "lose" and unit.last < affirmed.first for unit in near):
        return True  # "were left without power", "lost power"
    unbegun = _BEFORE_ANY.search(other.text)
    if _ELLIPTICAL.search(other.text) or (unbegun and unbegun.end() <= affirmed.start):
        return True  # "only Austria has not", "freed before any ransom was paid"
    if not _ONLY_SO_MANY.isdisjoint(other.words) and any(0 < share.high < 1 for share in denies.once(shares)):
        return True  # "three of the four had none", "only one of them had one"
    if _bounds_turned(denies, other):
        return True  # "no donation above 250 dollars", "every donation was of 250 or less"
    if _UNLESS.search(other.text) and _AS_LONG_AS.search(denies.text):
        return True  # "open unless they refuse", "open as long as they do not refuse"
    if _USED_TO.search(other.text) and _CEASED.search(denies.text):
        return True
    leaning = {link.right if left else link.left for link in pair.alignment.links if link.stance is Stance.LEANING}
    if not leaning.isdisjoint(near):
        return True  # "nobody was lost", "all were rescued"
    conditions = not _CONDITIONS.isdisjoint(denies.words) and not _EITHER_WAY.search(" ".join(denies.words))
    return conditions and _ONLY.isdisjoint(denies.words) and not _ONLY.isdisjoint(other.words)


def _bounds_turned(denies: Reading, other: Reading) -> bool:
    """Whether what one side denies lies beyond the very limit that the other keeps to."""
    return any(
        {one.bound in UPPER, two.bound in UPPER} == {True, False}
        and {one.bound in LOWER, two.bound in LOWER} == {True, False}
        and one.dimension == two.dimension
        and one.value == two.value
        for one in denies.quantities
        for two in other.quantities
    )


def of_another_deed(pair: Pair, flip: Flip) -> bool:
    """Whether what no such thing does is not what the other side tells: "no ferry sails", "the ferry has a bar".

    Nor what is done with none of it: "keeps none of the damages", "gives all of the damages away".
    """
    left, right = denying(pair.alignment, flip.link)
    mine, denies = bool(left), pair.said if left else pair.record.said
    none_of = all(denial.words in _NONE_OF for denial in left or right)
    if not none_of and not all(denial.words in _NOT_ONE for denial in left or right):
        return False
    thing, linked = (flip.link.left, pair.alignment.by_left) if mine else (flip.link.right, pair.alignment.by_right)
    told = pair.alignment.right_over if mine else pair.alignment.left_over
    place = min(denial.at for denial in left or right) - 1 if none_of else thing.last + 1
    deed = next((unit for unit in denies.units if place in {unit.first, unit.last}), None)
    if deed is None or deed in linked or deed.kind is not Kind.WORD:
        return False
    verb, words = deed.text.split()[0], [unit.text.split()[0] for unit in told if unit.kind is Kind.WORD]
    if not words or not all(lexicon.strangers(verb, word) for word in words):
        return False
    return any(found.part == "v" for found in lexicon.readings(verb)[:1])


def _edge(unit: Unit) -> str:
    return unit.when.edge.removeprefix("not ") if unit.when else ""


def _is_done(reading: Reading, unit: Unit) -> bool:
    """Whether a word stands in the passive: "the sale was refused"."""
    return unit.first > 0 and reading.words[unit.first - 1] in lexicon.words("forms_of_be")


def _comes_later(pair: Pair, other: Reading) -> bool:
    """Whether a side that denies nothing gives the same time, or says that it is late."""
    times = [link for link in pair.alignment.links if link.left.when and link.right.when]
    if times:
        # "will open before March" says the contrary of "will not open before March"
        return all(
            link.stance is not Stance.OPPOSED and (not _edge(link.left) or _edge(link.left) != _edge(link.right))
            for link in times
        )
    return not _LATE.isdisjoint(other.words)


def merely_mentioned(pair: Pair, flip: Flip) -> bool:
    """Whether the side that denies nothing does not say either that it is so: "when it comes to a presence"."""
    left, _ = denying(pair.alignment, flip.link)
    other, unit = (pair.record.said, flip.link.right) if left else (pair.said, flip.link.left)
    return _ON.search(other.text[: unit.start].lower()) is not None


def turned_condition(pair: Pair) -> bool:
    """Whether one side names what it takes, the other what follows without it: "only if", "unless"."""
    sides = (pair.said, pair.record.said)
    return any(_asks(one) and _goes_without(other) for one, other in (sides, sides[::-1]))


def _asks(reading: Reading) -> bool:
    return "only" in reading.words and _OTHERWISE.search(" ".join(reading.words)) is None


def _goes_without(reading: Reading) -> bool:
    text = " ".join(reading.words)
    return "only" not in reading.words and bool(_OTHERWISE.search(text)) and not _EITHER_WAY.search(text)
