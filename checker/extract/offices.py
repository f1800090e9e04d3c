"""A title as a text gives it, taken apart: "chief executive of Nordlines" is the chief executive, and Nordlines."""

import re

from checker.lexicon import place_key, title
from checker.lexicon import words as word_list

_BEHIND_HEAD = re.compile(
    r"\b(?:of|for|at|from|in|with|on|by|to|about|into|among|between|who|that|which|close|familiar|speaking"
    r"|published|released|conducted|commissioned|carried|led|based|issued|written|obtained|seen)\b"
)
"""What stands behind the head of a description: "a poll | published by TV7"."""

_PERSONS_NOUN = re.compile(
    r"(?:ist|er|or|ian|ee|ant|ent|man|men|woman|women|person|people|aide|spouse|chief|head)s?$"
)
_KIN = frozenset(
    {"brother", "sister", "mother", "father", "son", "daughter", "wife", "husband", "widow", "widower", "cousin",
     "uncle", "aunt", "nephew", "niece", "grandson", "granddaughter", "grandmother", "grandfather", "partner"}
)  # fmt: skip
"""What somebody is to somebody else, not what they do."""
_AFFILIATED = re.compile(r" (?:at|of|for|with|from) (?:the )?(?=[A-ZÀ-Þ])")
_OF_A_DEPARTMENT = re.compile(r"\b(?:minister|secretary|ministry|department|commissioner)$", re.IGNORECASE)
"""What is followed by its field of work, not by where it is: "Minister of Fisheries"."""
_OWNER = re.compile(r"(?:(?:the|a|an) )?(.+?)(?:['’]s|(?<=s)['’]) (?=[^\W\d_])")
_BODY_BEFORE = re.compile(r"((?:[A-Z][\w&-]*[A-Z&][\w&-]*|[A-Z][\w&-]+)(?: [A-Z][\w&-]+)*) (?=[a-z])")
"""Names right before a title in small letters: "FWI spokeswoman"."""
_ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their|another) ", re.IGNORECASE)
_CLAUSE = re.compile(r",? (?:who|whom|whose|which|that|whether|and (?:is|was|whose|an?|the|has|former))\b")
"""Where a text goes on about somebody behind the title."""


def title_and_affiliation(written: str) -> tuple[str, str | None]:
    """Return the title without its article and, where the text names one, whose title it is."""
    first, *more = _CLAUSE.split(_ARTICLE.sub("", written))[0].split(", ")
    found, affiliation = _apart(first)
    beside = next((part for part in more if part[:1].isupper()), None)  # "Rep., Maryland"
    return found, affiliation or beside


def _apart(bare: str) -> tuple[str, str | None]:
    for found in _AFFILIATED.finditer(bare):
        held = bare[: found.start()]
        if held and not _OF_A_DEPARTMENT.search(held):
            return held, bare[found.end() :]
    owned = _OWNER.match(bare)
    if owned is not None and owned.end() < len(bare):
        return bare[owned.end() :], owned[1]
    before = _BODY_BEFORE.match(bare)
    if before is not None and not any(place_key(word) for word in before[1].split()) and _is_name(before[1]):
        return bare[before.end() :], before[1]
    return bare, None


def _is_name(words: str) -> bool:
    """Whether words with capitals are a name, "FWI" or "Fjord Bank": "Finance" may only begin the sentence."""
    return " " in words or not words[1:].islower()


def head_of(text: str) -> str:
    """Return the noun that a description is about: "official" of "a senior official in the ministry"."""
    words = re.findall(r"[\w’'-]+", _BEHIND_HEAD.split(text)[0])
    return words[-1].lower() if words else ""


def is_role(written: str) -> bool:
    """Whether what a text says of a name is a role, by its noun: "toxicologist at the university", not "speech"."""
    noun = head_of(title_and_affiliation(written)[0])
    if noun in _KIN:
        return False
    return is_office(noun) or title(noun) is not None or _PERSONS_NOUN.search(noun) is not None


def is_office(word: str) -> bool:
    """Whether a word is a title or an office, "senators" too."""
    lower = word.lower().rstrip(".")
    known = word_list("titles") | word_list("titles_abbreviated")
    return lower in known or lower.removesuffix("s") in known
