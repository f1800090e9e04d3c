"""Noun phrases beside a verb: who says, and the name and role in it.

A phrase has a core ("Moira Tench of the Police Federation") and may have an apposition, a parenthesis or a relative
clause behind it ("…, the chair of the union,"). Name and role are read off both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.words import NOMINAL, Tag, Word, is_finite
from checker.lexicon import words as word_list


class Phrase(NamedTuple):
    """A noun phrase: ``words[start:core_end]`` is its core, ``words[core_end:end]`` what explains it."""

    start: int
    core_end: int
    end: int


class Described(NamedTuple):
    """A phrase read: the name without its title, or None; the title, office or affiliation, or None; the whole."""

    name: str | None
    role: str | None
    text: str


_ATTACHING = frozenset({"of", "for", "at", "from", "in", "with", "on", "behind", "to", "against", "by", "near"})
_INSIDE = NOMINAL | {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE}
_LAST = NOMINAL | {Tag.PRONOUN, Tag.DETERMINER, Tag.WH, Tag.OBJECT, Tag.ADJECTIVE}
_DASHES = frozenset({"-", "–", "—", "--"})
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_LONGEST_APPOSITION = 30
_NOT_SPEAKING = frozenset({"there", "this", "that", "these", "those", "what", "nothing", "something", "everything"})
_CHAIN = frozenset({Tag.ADVERB, Tag.NEGATION, Tag.MODAL, Tag.AUXILIARY})


def before_verb(words: Sequence[Word], at: int, floor: int = 0) -> Phrase | None:
    """Return the subject that ends before the verb at index ``at``, not reaching left of ``floor``."""
    end = _before_chain(words, at, floor)
    core_end = _skip_explanation_left(words, end, floor)
    if core_end < end and core_end - 2 > floor and words[core_end - 1].tag is Tag.ADVERB and words[core_end - 2].text == ",":
        core_end -= 2
    start = _left_edge(words, core_end, floor)
    if core_end < end:
        core_end, start = _head_of_chain(words, core_end, start, floor)
    if start is None:
        return None
    start = _without_adverbial(words, start, core_end, floor)
    phrase = Phrase(start, core_end, end)
    return phrase if _can_speak(words[start:core_end]) else None


def _head_of_chain(words: Sequence[Word], core_end: int, start: int | None, floor: int) -> tuple[int, int | None]:
    """Go left over further explanations: an age, a place, an apposition ("Ruth Okafor, 27, a nurse in Leeds,")."""
    explanation = words[core_end + 1] if core_end + 1 < len(words) else None
    named = explanation is not None and explanation.tag is Tag.NAME
    relative = explanation is not None and explanation.tag is Tag.WH
    for _ in range(4):
        if words[core_end - 1].text == "." and core_end - 2 > floor:
            start = core_end - 2
        if start is None or start - 2 < floor or words[start - 1].text != ",":
            break
        segment = words[start:core_end]
        number = all(word.tag is Tag.NUMBER for word in segment)
        place = len(segment) <= 2 and segment[0].tag is Tag.NAME and segment[-1].text == "."
        articles = {"a", "an", "the"} if relative else {"a", "an"}
        apposition = segment[0].lower in articles and not named and words[start - 2].tag in {Tag.NAME, Tag.NUMBER}
        if not (number or place or apposition):
            break
        core_end = start - 1
        start = _left_edge(words, core_end, floor)
    return core_end, start


def chain_start(words: Sequence[Word], at: int, floor: int = 0) -> int:
    """Return where the verb's own adverbs and auxiliaries begin ("had also" said)."""
    return _before_chain(words, at, floor)


def after_verb(words: Sequence[Word], at: int, limit: int) -> Phrase | None:
    """Return the noun phrase that begins at ``at`` and stays left of ``limit``."""
    while at < limit and words[at].tag is Tag.ADVERB and not words[at].capital:
        at += 1
    core_end = right_edge(words, at, limit)
    if core_end == at or not _can_speak(words[at:core_end]):
        return None
    return Phrase(at, core_end, explanation_end(words, core_end, limit))


def right_edge(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where the noun phrase that begins at ``at`` ends, prepositional phrases of it included."""
    if at < limit and words[at].tag in {Tag.PRONOUN, Tag.OBJECT}:
        follows = words[at + 1] if at + 1 < limit else None
        if follows is None or follows.lower != "of":
            return at + 1
    index = at
    while index < limit:
        word = words[index]
        if word.tag in _INSIDE or word.lower in {"&", "%"}:
            index += 1
        elif word.tag is Tag.ING and index + 1 < limit and words[index + 1].tag in NOMINAL:
            index += 1
        elif word.tag is Tag.PREPOSITION and word.lower in _ATTACHING and index > at:
            if index + 1 < limit and words[index + 1].lower in word_list("time_words"):
                break
            inner = _base_right(words, index + 1, limit)
            if inner == index + 1:
                break
            index = inner
        elif word.lower in {"and", "&"} and index > at and index + 1 < limit and words[index + 1].tag in _INSIDE:
            index += 1
        elif word.text == "." and index > at and len(words[index - 1].text) <= 4 and index + 1 < limit:
            if not words[index + 1].capital or words[index - 1].tag is not Tag.NAME:
                break
            index += 1
        elif word.text in {"-", "–"} and index > at and index + 1 < limit and words[index + 1].start == word.end:
            index += 1
        elif word.text in {'"', "“", "”", "''", "'", "’", "‘"} and index > at and word.quotation >= 0:
            index += 1
        else:
            break
    return index


def explanation_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Return where the apposition, parenthesis or relative clause that begins at ``at`` ends, else ``at``."""
    if at < limit and words[at].text in _OPENING:
        close = next((i for i in range(at, limit) if words[i].text in _CLOSING), None)
        if close is not None:
            return explanation_end(words, close + 1, limit)
    if at + 1 >= limit or words[at].text not in {",", *_DASHES} or not _explains(words, at + 1, limit):
        return at
    mark = words[at].text
    end = next((i for i in range(at + 1, limit) if words[i].text == mark and words[i].quotation < 0), limit)
    if end - at > _LONGEST_APPOSITION:
        return at
    return end if end == limit else explanation_end(words, end, limit)


def _explains(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether an apposition can begin at ``at``."""
    word = words[at]
    if word.quotation >= 0 or word.tag in {Tag.COORDINATOR, Tag.PRONOUN, Tag.MARK}:
        return False
    if word.tag is Tag.SUBORDINATOR and word.lower != "once":
        return False
    if word.tag is Tag.WH:
        return word.lower in {"who", "whose", "which", "whom"}
    end = next((i for i in range(at, limit) if words[i].tag is Tag.MARK), limit)
    if word.lower == "clad":
        return True
    if word.tag in {Tag.ING, Tag.PARTICIPLE}:
        return word.lower not in {"adding"}
    if word.tag is Tag.VERB and word.lower.endswith("ed") and at + 1 < limit:
        return words[at + 1].tag is Tag.PREPOSITION
    if word.tag is Tag.PREPOSITION:
        return word.lower in {"of", "from", "for", "at", "including", "like", "along"}
    for index in range(at, end):
        if index > at and (words[index].tag is Tag.WH or words[index].lower == "that"):
            return True
        if is_finite(words[index]):
            return False
    return True


def _before_chain(words: Sequence[Word], at: int, floor: int) -> int:
    """Step left over the verb's auxiliaries and adverbs, a pair of commas around an adverb included."""
    index = at
    while index > floor:
        word = words[index - 1]
        if word.quotation >= 0:
            break
        if word.tag in _CHAIN or word.lower in word_list("adverbs"):
            index -= 1
        elif word.text == "," and index - 3 >= floor and words[index - 3].text == "," and index < at + 1:
            if words[index - 2].tag is not Tag.ADVERB:
                break
            index -= 3
        elif word.lower in word_list("time_words") and index - 2 >= floor and word.lower not in {"may"}:
            lead = words[index - 2]
            if lead.lower in {"on", "last", "this", "next"} and index - 3 >= floor:
                index -= 2
            else:
                break
        else:
            break
    return index


def _skip_explanation_left(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the core ends if ``words[:end]`` ends in an explanation between marks, else ``end``."""
    if end - 1 <= floor:
        return end
    last = words[end - 1]
    if last.text in _CLOSING:
        opening = next((i for i in range(end - 2, floor, -1) if words[i].text in _OPENING), None)
        return end if opening is None else _skip_explanation_left(words, opening, floor)
    if last.text not in {",", *_DASHES} or last.quotation >= 0:
        return end
    for index in range(end - 2, max(floor, end - 2 - _LONGEST_APPOSITION), -1):
        if words[index].text != last.text or words[index].quotation >= 0:
            continue
        adverb = words[index - 1].tag is Tag.ADVERB and index - 2 > floor and words[index - 2].text == ","
        adverb = adverb or (words[index - 1].text == "." and words[index - 2].tag is Tag.NAME)
        ends_noun = adverb or words[index - 1].tag in NOMINAL or words[index - 1].text in _CLOSING
        if index - 1 >= floor and ends_noun and _explains(words, index + 1, end - 1):
            return _skip_explanation_left(words, index, floor) if words[index - 1].text in _CLOSING else index
        if words[index + 1].tag is Tag.WH:
            return index
    return end


def _left_edge(words: Sequence[Word], end: int, floor: int) -> int | None:
    """Return the start of the noun phrase that ends at ``end``, None where there is none."""
    if end <= floor:
        return None
    last = words[end - 1]
    if last.quotation >= 0 or last.tag not in _LAST:
        return None
    if last.tag is Tag.WH:
        return end - 1 if last.lower in {"who", "which"} else None
    if last.tag is Tag.OBJECT and end - 2 > floor and words[end - 2].lower == "of":
        return end - 3
    if last.tag in {Tag.PRONOUN, Tag.DETERMINER}:
        return end - 1
    index = end - 1
    while index > floor:
        word = words[index - 1]
        if word.quotation >= 0 and word.tag is not Tag.NAME:
            break
        if word.tag in _INSIDE or word.lower in {"&"}:
            index -= 1
        elif word.tag is Tag.PREPOSITION and word.lower in _ATTACHING | {"with"}:
            if index - 2 < floor:
                break
            if words[index - 2].tag not in NOMINAL | {Tag.PRONOUN}:
                if not _postmodifies(words, index - 2, floor):
                    break
                index -= 1
            index -= 1
        elif word.lower == "and" and index - 2 >= floor and words[index - 2].tag in NOMINAL | {Tag.PRONOUN}:
            index -= 2 if words[index - 2].tag is Tag.PRONOUN else 1
        elif word.tag is Tag.ING and words[index].tag in {Tag.NOUN, Tag.ADJECTIVE}:
            index -= 1
        elif word.tag is Tag.ING and index - 2 >= floor and words[index - 2].tag is Tag.DETERMINER:
            index -= 1
        elif word.tag in {Tag.VERB, Tag.PARTICIPLE, Tag.ING} and _postmodifies(words, index - 1, floor):
            index -= 1
        elif word.text == "." and index - 2 >= floor and words[index - 2].tag is Tag.NAME:
            index -= 1
        elif word.text in {"-", "–"} and index - 2 >= floor and word.start == words[index - 2].end:
            index -= 1
        else:
            break
    if last.tag is Tag.ADJECTIVE and not _is_title(last):
        if all(word.tag not in {Tag.DETERMINER, Tag.POSSESSIVE} for word in words[index:end]):
            return None
    relative = _relative_left(words, index, floor)
    return index if relative is None else relative


def _postmodifies(words: Sequence[Word], at: int, floor: int) -> bool:
    """Whether the participle at ``at`` belongs to the noun before it ("the mission led by X")."""
    if at - 1 < floor or words[at - 1].tag not in {Tag.NOUN, Tag.NAME} or at + 1 >= len(words):
        return False
    follows = words[at + 1]
    return words[at].lower.endswith(("ed", "en", "led", "ing", "held", "based")) and (
        follows.tag is Tag.PREPOSITION and follows.lower in {"by", "of", "in", "at", "with", "for", "from"}
    )


def _relative_left(words: Sequence[Word], index: int, floor: int) -> int | None:
    """Find the noun before a restrictive relative clause whose end was taken for the subject."""
    if index <= floor or not is_finite(words[index - 1]):
        return None
    for at in range(index - 1, max(floor, index - 12), -1):
        if words[at].tag is Tag.MARK:
            return None
        if words[at].lower in {"who", "which", "whose"} and words[at - 1].tag in NOMINAL:
            return _left_edge(words, at, floor)
    return None


def _without_adverbial(words: Sequence[Word], start: int, end: int, floor: int) -> int:
    """Cut a time or place that stands before the subject without a comma ("On Monday Ruiz")."""
    if start > floor and words[start - 1].tag is Tag.PREPOSITION and start - 1 == floor:
        for index in range(start + 1, end):
            if words[index].tag is Tag.DETERMINER and words[index - 1].tag in NOMINAL:
                return index
    index = start
    while index < end - 1 and (words[index].lower in word_list("time_words") or words[index].tag is Tag.NUMBER):
        if words[index].tag is Tag.NUMBER and words[index + 1].tag is not Tag.NAME:
            break
        if words[index].lower in {"last", "this", "next"} and words[index + 1].lower not in word_list("time_words"):
            break
        index += 1
    return index


def _base_right(words: Sequence[Word], at: int, limit: int) -> int:
    index = at
    while index < limit and (words[index].tag in _INSIDE or words[index].lower in {"&"}):
        index += 1
    return index


def _can_speak(core: Sequence[Word]) -> bool:
    if not core:
        return False
    if len(core) == 1:
        return core[0].lower not in _NOT_SPEAKING and core[0].tag not in {Tag.DETERMINER, Tag.NUMBER}
    return any(word.tag in {Tag.NOUN, Tag.NAME, Tag.PRONOUN} for word in core)


# --- Name and role ------------------------------------------------------------------------------------------


def describe(text: str, words: Sequence[Word], phrase: Phrase) -> Described:
    """Read the name and the role off a phrase."""
    core = words[phrase.start : phrase.core_end]
    extra = list(words[phrase.core_end : phrase.end])
    name, role = _name_and_role(text, core)
    apposition = [word for word in extra if word.text not in {",", *_DASHES, "(", ")"} or word is not extra[0]]
    while apposition and apposition[-1].tag is Tag.MARK and apposition[-1].text != ")":
        apposition.pop()
    if name is None and apposition and apposition[0].tag is Tag.NAME:
        other, more = _name_and_role(text, apposition[: _run(apposition, 0)])
        if other is not None:
            return Described(other, _join(_words_text(text, core), more), _words_text(text, core))
    if name is not None and role is None and apposition:
        role = _apposition_role(text, apposition)
    return Described(name, role, _words_text(text, core))


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
    between = 0 < index < len(words) - 1
    if between and word.lower in word_list("name_particles"):
        return words[index + 1].tag is Tag.NAME or words[index + 1].lower in word_list("name_particles")
    return between and word.text == "." and len(words[index - 1].text) <= 4 and words[index - 1].tag is Tag.NAME


def _name_and_role(text: str, core: Sequence[Word]) -> tuple[str | None, str | None]:
    """Split a phrase without its apposition: the last run of name words is the name unless it is an office."""
    if core and core[0].tag is Tag.PRONOUN:
        return None, None
    start, end = _name_run(core)
    if start is None:
        return None, None
    lead = list(core[:start])
    while lead and lead[-1].tag is Tag.POSSESSIVE:
        lead.pop()
    tail = list(core[end:])
    while start < end and _is_title(core[start]) and start + 1 < end:
        start += 1
        while start < end and core[start].text == ".":
            start += 1
    titles = list(core[: start])
    split = _inner_title(core, start, end)
    if split is not None:
        titles, start = list(core[:split]), split
    if end - start == 1 and _is_title(core[start]):
        return None, None
    while titles and titles[-1].tag is Tag.POSSESSIVE:
        titles.pop()
    while titles and titles[0].lower in {"the", "a", "an"}:
        titles.pop(0)
    role = _words_text(text, titles) or None
    if tail and tail[0].tag is Tag.PREPOSITION:
        affiliation = [w for w in tail[1:]]
        while affiliation and affiliation[0].lower in {"the", "a", "an"}:
            affiliation.pop(0)
        role = _join(role, _words_text(text, affiliation))
    return _words_text(text, core[start:end]), role


def _name_run(core: Sequence[Word]) -> tuple[int | None, int]:
    """Return the run of name words that names the speaker: the last one before a preposition."""
    index, found = 0, (None, 0)
    while index < len(core):
        word = core[index]
        if word.tag is Tag.PREPOSITION and (found[0] is not None or index > 0):
            break
        if word.tag is Tag.NAME:
            end = _run(core, index)
            found = (index, end)
            index = end
        else:
            index += 1
    start, end = found
    if start is None:
        return None, 0
    follows = core[end] if end < len(core) else None
    if follows is not None and follows.tag in {Tag.NOUN, Tag.POSSESSIVE}:
        return None, 0
    return start, end


def _is_title(word: Word) -> bool:
    return word.lower in word_list("titles")


def _inner_title(core: Sequence[Word], start: int, end: int) -> int | None:
    """Return where the name begins after a title inside the run ("Deputy Attorney General Ruth Okafor")."""
    for index in range(end - 2, start - 1, -1):
        if _is_title(core[index]):
            return index + 1
    return None
