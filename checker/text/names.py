"""Names in a text, and whether two names can be one person's.

Names are runs of capitalised words with the small words between them ("Joost van der Linden"). Titles before a
name are no part of it. The kind is a guess from what stands in the name and before it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from checker.lexicon import gender, place_key, readings, stands_before_name, words
from checker.model import Span
from checker.text.sentences import sentences
from checker.text.tokens import Token, tokens
from checker.text.unnamed import is_description


class NameKind(StrEnum):
    """What a name seems to stand for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


class Name(NamedTuple):
    """A name: where it stands, as written, and what it seems to stand for."""

    span: Span
    text: str
    kind: NameKind


class Sameness(StrEnum):
    """Whether two names can be one person's."""

    SAME = "same"
    COMPATIBLE = "compatible"  # a surname or initial only, or a description: it may be
    DIFFERENT = "different"


def names(text: str) -> list[Name]:
    """Return the names of ``text`` in order, without the titles before them."""
    return list(_names(text))


@lru_cache(maxsize=256)
def _names(text: str) -> tuple[Name, ...]:
    # Remembered: search, alignment and the check of spellings each ask for the names of one sentence.
    found: list[Name] = []
    capitals = _capitals_within(text)
    for sentence in sentences(text):
        inside = [
            Token(token.start + sentence.start, token.end + sentence.start, token.text, token.lower)
            for token in tokens(sentence.of(text))
        ]
        found.extend(_in_sentence(text, inside, capitals))
    return tuple(found)


def _capitals_within(text: str) -> frozenset[str]:
    """Return the words that have their capital inside a sentence, too: a capital at its head tells nothing."""
    return frozenset(re.findall(r"(?<=[a-z,;] )[A-ZÀ-Þ][\w'’-]*", text))


def _in_sentence(text: str, inside: Sequence[Token], capitals: frozenset[str]) -> Iterator[Name]:
    index = 0
    while index < len(inside):
        if not inside[index].text[0].isupper() or not _starts(inside, index, capitals):
            index += 1
            continue
        end = _run_end(inside, index)
        yield from _name(text, inside, index, end)
        index = end


def _starts(inside: Sequence[Token], index: int, capitals: frozenset[str]) -> bool:
    """Whether a name begins with the capital at ``index``."""
    token = inside[index]
    if token.lower in _NEVER:
        return False
    if _of_calendar(inside, index):
        return False
    head = all(not other.text[0].isalnum() for other in inside[:index])
    if not head and inside[index - 1].text not in {"“", '"', "‘", "'", "«", "„", ":"}:
        return token.lower not in words("determiners") | _MONTHS
    follows = inside[index + 1].text if index + 1 < len(inside) else ""
    if token.lower in words("determiners") | words("prepositions") | words("subordinators") | words("wh_words"):
        return False
    if token.text in capitals or (len(token.text) > 1 and token.text.isupper()):
        return True
    if follows == "." and len(token.text) == 1:  # "J. P. Okonkwo"
        return index + 2 < len(inside) and inside[index + 2].text[0].isupper()
    if follows in words("name_particles"):  # "Ana de la Cruz", though "ana" is a word
        return gender(token.text) is not None or not readings(token.text)
    if follows[:1].isupper() and follows != "I":
        return token.lower not in words("adverbs") | words("coordinators") | words("subject_pronouns")
    return not readings(token.text) or place_key(token.text) is not None


_MONTHS = frozenset({"may", "april", "june", "august"})
"""Months that end or begin a person's name: "Theresa May", "August Wilson"."""
_NEVER = frozenset(
    {"i", "i'm", "i've", "i'd", "i'll", "mr", "mrs", "ms", "he", "she", "it", "we", "they", "you", "his", "her",
     "the"}
)  # fmt: skip


def _run_end(inside: Sequence[Token], index: int) -> int:
    end = index + 1
    while end < len(inside) and _goes_on(inside, index, end):
        end += 1
    return end


def _goes_on(inside: Sequence[Token], start: int, at: int) -> bool:
    """Whether the word at ``at`` belongs to the name that began at ``start``."""
    token = inside[at]
    if token.text[0].isupper():
        return token.lower != "i" and not _of_calendar(inside, at)
    follows = inside[at + 1] if at + 1 < len(inside) else None
    if follows is None:
        return False
    if token.lower in words("name_particles"):
        return follows.text[0].isupper() or follows.lower in words("name_particles")
    if not follows.text[0].isupper():
        return False
    if token.text == ".":
        return len(inside[at - 1].text) == 1 or inside[at - 1].lower in words("titles_abbreviated")
    if token.lower == "and":
        return _in_department(inside[start:at], follows)
    return token.lower in {"of", "for", "&"} and _organisation(inside[start:at])


def _in_department(run: Sequence[Token], follows: Token) -> bool:
    """Whether "and" goes on with what a body is for: "Office of Rail and Road", not "… and Greenpeace"."""
    fields = [token for token in run if token.lower in {"of", "for"}]
    if not fields or not _organisation(run[: run.index(fields[0])]):
        return False
    noun = any(reading.part in {"n", "a"} for reading in readings(follows.lower))
    known = gender(follows.text) is not None or place_key(follows.text) is not None
    return noun and not known and not _organisation([follows])


def _of_calendar(inside: Sequence[Token], at: int) -> bool:
    """Whether a word is a day or a month, and nobody's given name: "Jun", but for "Jun Watanabe"."""
    token = inside[at]
    if token.lower not in words("time_words") or token.lower in _MONTHS:
        return False
    surname = at + 1 < len(inside) and inside[at + 1].text[0].isupper()
    dated = at > 0 and inside[at - 1].text.isdecimal()  # "On 3 Jan Ruiz said"
    return dated or not (surname and gender(token.text) and inside[at + 1].lower not in words("time_words"))


def _organisation(run: Sequence[Token]) -> bool:
    return any(token.lower in words("organisation_words") for token in run)


def _name(text: str, inside: Sequence[Token], start: int, end: int) -> Iterator[Name]:
    """Yield the name without the titles before it, if anything is left."""
    titled = start > 0 and _titles(inside[start - 1])
    first = start
    for index in range(start, end - 1):
        opens = (
            index == start and end - start > 2 and stands_before_name(inside[index].text, inside[index + 1].text)
        )
        if opens or _titles(inside[index]):
            titled, first = True, index + 1
    if first == start and _behind_office(inside, start, end):
        titled, first = True, start + 1
    while first < end and not inside[first].text[0].isalnum():
        first += 1
    if first >= end or (first == end - 1 and not titled and inside[first].lower in words("titles")):
        return
    run = inside[first:end]
    written = text[run[0].start : run[-1].end]
    yield Name(Span(start=run[0].start, end=run[-1].end), written, _kind(run, written, titled=titled))


def _titles(token: Token) -> bool:
    """Whether a word is an office or a form of address: "Mayor", "mayor-elect", "ex-mayor", "Dr"."""
    bare = token.lower.removeprefix("ex-").removesuffix("-elect").removesuffix("-designate")
    abbreviated = bare in words("titles_abbreviated") and bare not in words("name_particles")  # not "St Brannock"
    return bare in words("titles") or abbreviated


def _behind_office(inside: Sequence[Token], start: int, end: int) -> bool:
    """Whether the run's first word is what an office is of: "Secretary of State Ana Ruiz"."""
    office = start >= 2 and inside[start - 1].lower == "of" and _titles(inside[start - 2])
    return office and end - start > 2 and inside[start].lower in words("departments")


def _kind(run: Sequence[Token], written: str, *, titled: bool) -> NameKind:
    if place_key(written) is not None:
        return NameKind.PLACE
    if _organisation(run):
        return NameKind.ORGANISATION
    if titled:
        return NameKind.PERSON
    if len(run) > 1 and run[-1].lower in words("firm_words") and gender(run[0].text) is None:
        return NameKind.ORGANISATION
    if len(run) == 1:
        return NameKind.ORGANISATION if written.isupper() and len(written) > 1 else NameKind.OTHER
    if all(token.text[0].isupper() or token.lower in words("name_particles") or token.text == "." for token in run):
        return NameKind.PERSON if 2 <= len(run) <= 5 else NameKind.OTHER
    return NameKind.OTHER


# --- One person? --------------------------------------------------------------------------------------------

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def same_person(a: str, b: str) -> Sameness:
    """Tell whether two names can be one person's.

    SAME: the names agree in all that both give, first name and surname at least, or are equal. COMPATIBLE: one
    is only a surname, a first name or initial of the other, or either is a description without a name.
    DIFFERENT: surnames or first names clash. A father and a son who share their names ("Jr.")
    are COMPATIBLE. Titles, case, accents and full stops make no difference.
    """
    left, right = name_words(a), name_words(b)
    if not left or not right:
        return Sameness.COMPATIBLE if left != right or not left else Sameness.SAME
    if left == right:
        return Sameness.SAME if generation(a) == generation(b) else Sameness.COMPATIBLE
    if len(left) == 1 or len(right) == 1:
        return _one_word(left, right)
    if not _surnames_agree(left, right):
        return Sameness.DIFFERENT
    if _ends_with(left, right) or _ends_with(right, left):
        return Sameness.COMPATIBLE if left[0] != right[0] else Sameness.SAME
    if left[0] == right[0]:
        return Sameness.SAME if generation(a) == generation(b) else Sameness.COMPATIBLE
    short, long = sorted((left[0], right[0]), key=len)
    return Sameness.COMPATIBLE if long.startswith(short) else Sameness.DIFFERENT


def generation(name: str) -> str | None:
    """Return the suffix that tells a father from a son, "jr" or "iii"; None where a name has none."""
    last = name.rsplit(" ", 1)[-1].lower().rstrip(".,")
    return last if last in _SUFFIXES and " " in name else None


_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "you"})


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: no titles, case, accents or full stops.

    Nothing for a description: words without a capital ("the health minister", "The mayor").
    """
    kept = []
    written = re.findall(r"[^\W_](?:[^\W_]|['’.-])*", name)
    for index, word in enumerate(written):
        lower = word.lower().rstrip(".")
        if not index and is_description(name):
            continue
        surname = 0 < index == len(written) - 1 and gender(written[index - 1]) is not None  # "Larry King"
        titles = words("titles") | words("titles_abbreviated") | _SUFFIXES
        if lower in titles and word != name and not (surname and lower not in _SUFFIXES):
            continue
        if (word[0].isupper() and lower not in _PRONOUNS) or lower in words("name_particles"):
            kept.append(word)
    while kept and not kept[0][0].isupper() and len(kept) > 1 and kept[0].lower() not in words("name_particles"):
        kept.pop(0)
    if not any(word[0].isupper() for word in kept):
        return ()
    return tuple(fold(word) for word in kept)


def fold(word: str) -> str:
    """Return a word of a name without case, accents, points and a genitive's ending."""
    word = re.sub(r"['’]s$", "", word)
    decomposed = unicodedata.normalize("NFKD", word).casefold().translate(_UNDECOMPOSED)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "").replace("’", "'")


def _one_word(left: tuple[str, ...], right: tuple[str, ...]) -> Sameness:
    single, other = (left[0], right) if len(left) == 1 else (right[0], left)
    if len(other) == 1:
        return Sameness.DIFFERENT
    parts = {part for word in other for part in (word, *word.split("-"))}
    return Sameness.COMPATIBLE if single in parts else Sameness.DIFFERENT


def _surnames_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[-1] == right[-1]:
        return True
    parts = set(left[-1].split("-")), set(right[-1].split("-"))
    return bool(parts[0] & parts[1]) and (len(parts[0]) == 1 or len(parts[1]) == 1)


def _ends_with(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(long) > len(short) and long[-len(short) :] == short
