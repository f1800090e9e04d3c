"""What kind of speaker a phrase or a name stands for: a person, or a body, a document, a government."""

import re

from checker.extract.descriptions import Described
from checker.extract.offices import head_of, is_role
from checker.lexicon import capital_of, gender, lemma, place_key, readings
from checker.lexicon import words as word_list
from checker.model import SpeakerKind

_CLOSED = ("subject_pronouns", "object_pronouns", "modals", "auxiliaries", "determiners", "prepositions", "adverbs")
_OFFICERS = (
    r"(?:spokes\w+|chief executive|chair(?:man|woman|person)?|boss|CEO|shares|board|staff|customers|website)"
)
HELD = frozenset({"shares", "stake", "stakes", "stock"})
"""What is held in a firm, and in no town: "shares in Kestra"."""
PRONOUN_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_COMPANY = re.compile(
    r"^\S+(?:bank|soft|corp|tech|media|\d)$|^\S*[a-z][A-Z]\S*$|&|\b(?:Bank|Group|Media|Airlines|Airways|Gas|Energy|Pharma"
    r"|Inc|Corp|Ltd|LLC|LLP|PLC|plc|AG|GmbH|SA|SE|NV|BV|AB|ASA|Oyj|SpA|Co|Holdings?|Bros)\b"
)
_FIRMS_OWN = (
    r"(?:workers|employees|staff|workforce|plants?|factory|factories|shares|customers|headquarters|stores|branches"
    r"|fleet|warehouses?|subsidiary|brands?)"
)
"""What only bodies have: "Redivolt will lay off 300 of its 2,000 workers"."""
AGED = re.compile(r"[Tt]he (\d{1,3})-year-old\b")
"""Somebody who is told by their age alone."""
SOMEBODY = re.compile(
    r"\b(?:an?|another|one|two|three|his|her|their) (?:[\w-]+ )?(?:man|woman|boy|girl|child|teenager|student|driver"
    r"|passenger|pupil|son|daughter|brother|sister|mother|father|friend|victim|suspect|neighbou?r|colleague)s?\b"
)
"""Others who may be the one of that age."""
_OF_PERSONS = re.compile(r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|St)[A-Z]")
"""A capital inside a word that is a surname's: "McCain", "DeSantis"."""


def kind_of(described: Described, text: str = "") -> SpeakerKind:
    """Tell whether a phrase stands for a person or a body; ``text`` is where else its name may tell what it is."""
    if described.name is not None:
        body = is_body(described.name) or (_tells_nothing(described.role) and _does_as_bodies(described.name, text))
        body = body or (_is_bodys(described.role) and _has_officers(described.name, text))
        return SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON
    return SpeakerKind.ORGANISATION if is_body_word(head_of(described.text)) else SpeakerKind.PERSON


def is_body_word(word: str) -> bool:
    """Whether a noun is one for a body or a document: "councils", "poll"."""
    known = word_list("organisation_words") | word_list("document_nouns") | word_list("outlet_words")
    known |= word_list("definite_bodies")
    return word.lower() in known or lemma(word) in known


def is_body(name: str) -> bool:
    """Whether a name by itself is a body's: a word for one, an acronym, a place or a firm's ending."""
    words = re.findall(r"[\w’'-]+", name)
    bodies = word_list("organisation_words") | word_list("outlet_words")
    if any(w.lower() in bodies or lemma(w) in bodies for w in words):
        return True
    if re.search(r" (?:for|of|to|against|and) [A-Z]", name) or (len(words) == 1 and is_body_word(words[0])):
        return True  # "Citizens for Tax Justice", "Polls"
    if (len(words) == 1 and words[0].isupper() and len(words[0]) > 1) or place_key(name) or capital_of(name):
        return True
    if len(words) > 1 and words[-1].lower() in word_list("firm_words") and gender(words[0]) is None:
        return True
    return bool(_COMPANY.search(name)) and not _OF_PERSONS.search(words[-1])


def is_common(word: str) -> bool:
    """Whether a word is a common one: a name of such words alone is a thing's ("Gold Star") or a headline's."""
    lower = word.lower().strip(".,'’")
    return bool(readings(lower)) or any(lower in word_list(name) for name in _CLOSED)


def _tells_nothing(role: str | None) -> bool:
    """Whether a role says nothing of a person: none, or what is no title ("Japan's Hikari Denki")."""
    return role is None or not is_role(role)


def _is_bodys(role: str | None) -> bool:
    """Whether a role is a body's, and no person has it: "the manufacturer", not "the company's founder"."""
    head = head_of(role).lower() if role else ""
    return is_body_word(head) and head not in word_list("titles")


def surely_body(name: str, text: str) -> bool:
    """Whether a name is a body's by itself or by what the text says of it, not only by an "it" beside it."""
    return is_body(name) or _has_officers(name, text)


def _has_officers(name: str, text: str) -> bool:
    """Whether the text speaks of a name as of a body: "a Redivolt spokeswoman", "the start-up Veloxa"."""
    words = name.split()
    if gender(words[0]) is not None or not text:
        return False
    if len(words) > 1 and (place_key(words[-1]) is not None or all(map(is_common, words))):
        return True  # "Statistics Denmark", "Right Wing Watch"
    written = re.escape(name)
    return bool(
        re.search(rf"\b{written}(?:(?:['’]s?)? {_OFFICERS}\b|,? which\b)", text)
        or re.search(rf"\b{_OFFICERS} (?:for|of|at|with) (?:the )?{written}\b", text)
        or re.search(rf"\b(?:{'|'.join(sorted(HELD))}) (?:in|of) {written}\b", text, re.IGNORECASE)
        or re.search(rf"\b{written} (?:[\w,.%$€£-]+ ){{1,8}}its (?:[\w,.-]+ ){{0,3}}{_FIRMS_OWN}\b", text)
        or any(
            before[1] in word_list("organisation_words") | word_list("definite_bodies")
            for before in re.finditer(rf"\b([a-z][\w-]+),? {written}\b", text)
        )
    )


def _does_as_bodies(name: str, text: str) -> bool:
    """Whether the text treats a name without a given name as a body's: "Redivolt said it had"."""
    if not text or gender(name.split()[0]) is not None:
        return False
    if _has_officers(name, text):
        return True
    spoken_of = re.search(rf"\b{re.escape(name)}(?: has)? \w+ (?:that )?its?\b", text)
    return spoken_of is not None and not _is_surname(name.split()[-1], text)


def _is_surname(word: str, text: str) -> bool:
    """Whether a text has a word both alone and behind what may be a given name: "Aigerim Bekova", "Bekova"."""
    before = [found[1] for found in re.finditer(rf"(?:([A-ZÀ-Þ][\w’'-]+) )?\b{re.escape(word)}\b", text)]
    given = [name for name in before if name and not (is_common(name) or place_key(name) or is_body_word(name))]
    return bool(given) and len(given) < len(before)


def gender_of_words(text: str) -> str | None:
    """Return "m" or "f" where a word tells ("spokeswoman", "Mr"), else None."""
    words = {word.lower() for word in re.findall(r"[\w-]+", text)}
    if words & word_list("female_nouns"):
        return "f"
    return "m" if words & word_list("male_nouns") else None


def gender_of_name(name: str) -> str | None:
    """Return "m" or "f" where the given name tells, else None."""
    first = re.findall(r"[\w]+", name)
    known = gender(first[0]) if len(first) > 1 else None
    return known if known in {"f", "m"} else None
