"""Which names of a text are people's, so that "she" is looked for among them: not "Purple Heart" or "Aral Sea"."""

import re

from checker.extract.kinds import is_body, is_common
from checker.lexicon import capital_of, gender, place_key, readings
from checker.lexicon import words as word_list
from checker.model import Span
from checker.text.names import Name, NameKind

_LONGEST = 5
_LANDMARKS = frozenset(
    {"sea", "river", "lake", "ocean", "bay", "strait", "straits", "island", "islands", "mountain", "mountains",
     "mount", "valley", "desert", "street", "road", "avenue", "lane", "square", "bridge", "shoal", "cape", "canal",
     "airport", "harbour", "harbor", "park", "forest", "coast", "beach", "peninsula", "gulf", "dialogue", "act",
     "award", "prize", "cup", "festival", "conference", "convention", "treaty", "agreement", "university", "school",
     "hall", "pact", "deal", "law", "springs", "falls", "heights", "hills", "creek", "county", "district",
     "province", "city", "town", "village"}
)  # fmt: skip
"""What the last word of a name is that is a place's or a thing's."""
_SITES = frozenset(
    {"port", "puerto", "lake", "mount", "fort", "cape", "camp", "santa", "new", "north", "south", "east", "west",
     "upper", "lower", "greater"}
)  # fmt: skip
"""What the first word of a name is that is a place's."""
_LEAD = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside) $")
"""What a place stands behind where something happens in it."""
_LONGEST_LEAD = 9
_POSSESSIVE = re.compile(r"^.*['’]s (?=[A-ZÀ-Þ])")


def personal(name: Name) -> Name | None:
    """Return the person's name in what is written as one ("ABC’s Carson"), None where it can be none."""
    owned = _POSSESSIVE.match(name.text)
    if owned is not None:
        start = name.span.start + owned.end()
        name = Name(Span(start=start, end=name.span.end), name.text[owned.end() :], name.kind)
    name = without_headline(name)
    words = name.text.split()
    if len(words) == 1 and (words[0].lower() in _LANDMARKS or re.fullmatch(r"[A-Z]{2,}", words[0])):
        return None
    if len(words) == 2 and words[1].lower() in word_list("document_nouns") | word_list("cue_nouns"):
        return None  # "Obama Speech"
    if len(words) > 1 and gender(words[0]) is None:
        if len(words) > _LONGEST or is_body(name.text):
            return None
        if words[-1].lower() in _LANDMARKS or words[0].lower() in _SITES:
            return None
        if all(map(is_common, words)) or any(map(_is_place, (words[0], words[-1]))):
            return None  # "Dinamo Zagreb"
        if re.fullmatch(r"[A-Z]{3,}", words[0]) and not name.text.isupper():
            return None  # "CIA Benghazi"
        if _is_verb(words[0]):
            return personal(_without_first(name))
    return name


def is_located(name: Name, text: str) -> bool:
    """Whether a text only ever has something happen in a name of two words: "prosecutors in Zielona Gora".

    No word of it stands alone, as a person's surname would.
    """
    words = name.text.split()
    before = text[max(0, name.span.start - _LONGEST_LEAD) : name.span.start]
    if len(words) != 2 or gender(words[0]) is not None or _LEAD.search(before) is None:
        return False
    written = re.escape(name.text)
    whole = len(re.findall(rf"\b{written}\b", text))
    inside = len(re.findall(rf"{_LEAD.pattern.removesuffix('$')}{written}\b", text))
    alone = any(len(re.findall(rf"\b{re.escape(word)}\b", text)) > whole for word in words)
    believed = re.search(rf"\b(?:confidence|faith|trust|belief|interest|hope|believe[sd]?) in {written}\b", text)
    return whole == inside and not alone and believed is None


def is_landmark(name: Name) -> bool:
    """Whether a name's last word makes it a place's or a thing's, and no body's: "Market Street"."""
    return name.kind is not NameKind.ORGANISATION and name.text.split()[-1].lower() in _LANDMARKS


def without_headline(name: Name) -> Name:
    """Return a name without the rest of the headline that it stands in: "Lindsey Graham Says", "Obama Sees"."""
    words = name.text.split()
    for index in range(1, len(words)):
        lower = words[index].lower()
        found = readings(lower)
        third = lower.endswith("s") and bool(found) and found[0].part == "v" and found[0].lemma != lower
        common = sum(is_common(word) and word.lower() not in word_list("name_particles") for word in words[index:])
        third = third or (index > 1 and is_common(lower) and common > 1)
        if lower in word_list("auxiliaries") | word_list("modals") or (
            third and (index > 1 or not gender(words[0]))
        ):
            text = " ".join(words[:index])
            kind = name.kind if index > 1 else NameKind.OTHER
            return Name(Span(start=name.span.start, end=name.span.start + len(text)), text, kind)
    return name


def _is_place(word: str) -> bool:
    """Whether a word is a country's or a capital's name."""
    return place_key(word) is not None or capital_of(word) is not None


def _without_first(name: Name) -> Name:
    rest = name.text.split(" ", 1)[1]
    kind = name.kind if " " in rest else NameKind.OTHER
    return Name(Span(start=name.span.end - len(rest), end=name.span.end), rest, kind)


def _is_verb(word: str) -> bool:
    found = readings(word.lower())
    return bool(found) and found[0].part == "v"
