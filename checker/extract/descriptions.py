"""The name and the role that a noun phrase gives a speaker."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.extract.grammar import Tag, Word, takes_plural
from checker.extract.noun_phrases import DASHES, Phrase
from checker.extract.phrase_edges import is_title
from checker.lexicon import gender, place_key, readings, stands_before_name
from checker.lexicon import words as word_list

_FIRMS = frozenset({"plc", "ltd", "inc", "llc", "llp"})
"""What a firm writes small behind its name."""


class Described(NamedTuple):
    """A phrase read: the name without its title, or None; the title, office or affiliation, or None; the whole."""

    name: str | None
    role: str | None
    text: str


def describe(text: str, words: Sequence[Word], phrase: Phrase) -> Described:
    """Read the name and the role off a phrase."""
    core = words[phrase.start : phrase.core_end]
    if any(word.lower == "dated" for word in core):
        return Described(None, None, _words_text(text, core))  # "a letter dated 26 June": nobody is called June
    if any(one.lower == "such" and other.lower == "as" for one, other in pairwise(core)):
        return Described(None, None, _words_text(text, core))  # of those named as examples none speaks alone
    extra = list(words[phrase.core_end : phrase.end])
    name, role = _name_and_role(text, core)
    apposition = [word for word in extra if word.text not in {",", *DASHES, "(", ")"} or word is not extra[0]]
    while apposition and apposition[-1].tag is Tag.MARK and apposition[-1].text != ")":
        apposition.pop()
    if name is None and apposition and apposition[0].tag in {Tag.NAME, Tag.ADJECTIVE, Tag.NOUN}:
        end = next((i for i, word in enumerate(apposition) if word.text == ","), len(apposition))
        several = takes_plural(core[-1].lower) and any(word.lower == "and" for word in apposition[:end])
        other, more = (None, None) if several else _name_and_role(text, apposition[:end])  # "both, Ghana and Togo,"
        if other is not None and (apposition[0].tag is Tag.NAME or " " in other):
            return Described(other, _join(_words_text(text, core), more), _words_text(text, core))
    if name is not None and role is None and apposition:
        role = _apposition_role(text, apposition)
    relative = next((at for at, word in enumerate(core) if at and word.tag is Tag.WH), len(core))
    return Described(name, role, _words_text(text, core[:relative]))


def _join(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None


def _words_text(text: str, words: Sequence[Word]) -> str:
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""


def _apposition_role(text: str, apposition: Sequence[Word]) -> str | None:
    words = list(apposition)
    if words[0].lower in {"of", "from", "for", "at"}:
        words = words[1:]
    elif words[0].tag is Tag.WH:
        if len(words) > 2 and words[1].lower in {"is", "was", "heads", "leads", "runs", "chairs"}:
            words = words[2:] if words[1].lower in {"is", "was"} else words[1:]
        else:
            return None
    while words and words[0].lower in {"the", "a", "an"}:
        words = words[1:]
    return _words_text(text, words) or None


def _run(words: Sequence[Word], at: int) -> int:
    """Return where the run of name words that begins at ``at`` ends."""
    index = at
    while index < len(words) and _names(words, index):
        index += 1
    return index


def _names(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.tag is Tag.NAME:
        return True
    if index and word.text in _FIRMS and words[index - 1].tag is Tag.NAME:
        return True
    if any(_is_number_of(words, index - back) for back in range(3)):
        return True  # "Union No. 1"
    between = 0 < index < len(words) - 1
    if between and word.lower in word_list("name_particles"):
        return words[index + 1].tag is Tag.NAME or words[index + 1].lower in word_list("name_particles")
    if between and word.text == "&":  # "Brandt & Falk"
        return words[index - 1].tag is words[index + 1].tag is Tag.NAME
    return between and word.text == "." and len(words[index - 1].text) <= 4 and words[index - 1].tag is Tag.NAME


def _is_number_of(words: Sequence[Word], at: int) -> bool:
    """Whether "No. 1" stands at ``at`` behind a name."""
    three = words[at : at + 3] if at > 0 and words[at - 1].tag is Tag.NAME else ()
    return len(three) == 3 and three[0].lower == "no" and three[1].text == "." and three[2].tag is Tag.NUMBER


def _name_and_role(text: str, core: Sequence[Word]) -> tuple[str | None, str | None]:
    """Split a phrase without its apposition: the last run of name words is the name unless it is an office."""
    if core and core[0].tag is Tag.PRONOUN:
        return None, None
    start, end = _name_run(core)
    if start is None:
        return None, None
    if end - start > 1 and core[start].lower.endswith("-based"):
        start += 1  # "Lund-based Norden Research"
    lead = list(core[:start])
    while lead and lead[-1].tag is Tag.POSSESSIVE:
        lead.pop()
    tail = list(core[end:])
    joined = end - start > 2 and core[start + 1].text == "&"
    opens = end - start > 2 and not joined and stands_before_name(core[start].text, core[start + 1].text)
    owned = any(word.tag is Tag.POSSESSIVE for word in core[start:end])  # "the Prime Minister's Office"
    while not owned and start < end and (opens or is_title(core[start])) and start + 1 < end:
        opens = False
        start += 1
        while start < end and core[start].text == ".":
            start += 1
    titles = list(core[:start])
    split = None if owned else _inner_title(core, start, end)
    if split is not None:
        titles, start = list(core[:split]), split
    polite = any(word.lower in word_list("titles_abbreviated") for word in core[:start])
    if end - start == 1 and is_title(core[start]) and not polite:  # "the king", but "Mr. King"
        return None, None
    while titles and titles[-1].tag is Tag.POSSESSIVE:
        titles.pop()
    while titles and titles[0].lower in {"the", "a", "an"}:
        titles.pop(0)
    role = _words_text(text, titles) or None
    if tail and tail[0].tag is Tag.PREPOSITION:
        affiliation = list(tail[1:])
        while affiliation and affiliation[0].lower in {"the", "a", "an"}:
            affiliation.pop(0)
        role = _join(role, _words_text(text, affiliation))
    return _words_text(text, core[start:end]), role


def _name_run(core: Sequence[Word]) -> tuple[int | None, int]:
    """Return the run of name words that names the speaker: the last one before a preposition."""
    index = 0
    found: tuple[int | None, int] = (None, 0)
    while index < len(core):
        word = core[index]
        if word.text == "(" and found[0] is not None:
            break  # "Jutta Brandes (SPD)"
        if word.tag is Tag.PREPOSITION and index > 0:
            office = word.lower == "of" and is_title(core[index - 1])
            behind = _behind_department(core, index + 1) if office else None
            if behind is None:
                if found[0] is not None and found[1] == index and _goes_on_in_name(core, index):
                    index = _field_end(core, _run(core, index + 1))
                    found = (found[0], index)
                    continue
                break
            index = behind
            continue
        if word.tag is Tag.NAME:
            end = _run(core, index)
            found = (index, end)
            index = end
        else:
            index += 1
    start, end = found
    if start is None:
        return None, 0
    particles = word_list("name_particles")
    while start > 0 and core[start - 1].lower in particles and core[start - 1].tag is not Tag.NUMBER:
        start -= 1  # "von der Heyde"
    owned = start >= 2 and core[start - 1].tag is Tag.POSSESSIVE and core[start - 2].tag is Tag.NAME
    if owned and core[end - 1].lower in word_list("organisation_words"):
        while start > 0 and core[start - 1].tag in {Tag.NAME, Tag.POSSESSIVE}:  # "the Mutual Insurers' Council"
            start -= 1
    follows = core[end] if end < len(core) else None
    if follows is not None and follows.tag is Tag.ADJECTIVE and end + 1 < len(core):
        follows = core[end + 1]  # "the British medical journal"
    if follows is not None and follows.tag in {Tag.NOUN, Tag.POSSESSIVE}:
        return None, 0
    return start, end


def _goes_on_in_name(core: Sequence[Word], at: int) -> bool:
    """Whether "of" stands inside a body's name: "Ministry of Fisheries"."""
    body = core[at - 1].lower in word_list("organisation_words")
    return body and core[at].lower in {"of", "for"} and at + 1 < len(core) and core[at + 1].tag is Tag.NAME


def _field_end(core: Sequence[Word], at: int) -> int:
    """Return where the name of a body ends that is for several things: "Office of Rail and Road"."""
    while at + 1 < len(core) and core[at].lower == "and" and core[at + 1].tag is Tag.NAME:
        follows = core[at + 1]
        noun = any(reading.part in {"n", "a"} for reading in readings(follows.lower))
        if not noun or gender(follows.text) is not None or place_key(follows.text) is not None:
            break
        at = _run(core, at + 1)
    return at


def _behind_department(core: Sequence[Word], at: int) -> int | None:
    """Return where the name begins in "Secretary of State Ana Ruiz" or "clerk of the course Miles Reed"."""
    index = at
    while index < len(core) and core[index].tag in {Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE}:
        index += 1
    if index == at and index < len(core) and core[index].lower in word_list("departments"):
        index += 1
    named = index + 1 < len(core) and core[index].tag is Tag.NAME and core[index + 1].tag is Tag.NAME
    return index if named and index > at and core[index - 1].tag is not Tag.DETERMINER else None


def _inner_title(core: Sequence[Word], start: int, end: int) -> int | None:
    """Return where the name begins after a title inside the run ("Deputy Attorney General Ruth Okafor")."""
    for index in range(end - 2, start - 1, -1):
        if is_title(core[index]):
            return index + 1
    return None
