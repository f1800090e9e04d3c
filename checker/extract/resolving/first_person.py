"""Who "I" and "we" are in somebody's words: the speaker, where the sentence stays grammatical with the name.

"I" is replaced for a person that is named, "we" for a body, or for the body that a spokesperson speaks for. A
person's "we" may be anybody: it stays, and so does everything in a sentence with a verb whose form is not sure.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.kinds import surely_body
from checker.extract.resolving.edits import Edit, Resolved
from checker.extract.resolving.scene import Scene, with_article
from checker.extract.word_classes import is_base_form, is_past_form
from checker.lexicon import gender, readings
from checker.lexicon import words as word_list
from checker.model import Ground, SpeakerKind

_ONE = {"i": "subject", "me": "object", "my": "owner", "mine": "", "myself": "self"}
_SEVERAL = {"we": "subject", "us": "object", "our": "owner", "ours": "", "ourselves": "self"}
FIRST = frozenset({*_ONE, *_SEVERAL})
_SPOKES = re.compile(r"\bspokes\w+ (?:for|of|from) (?:the )?(.+)", re.IGNORECASE)
_PARTICLES = frozenset({"ó", "ní", "nic", "uí", "mac"})
"""Parts of surnames that are written with a capital."""
_SHORT = {"'m": "is", "'re": "is", "'ve": "has", "'ll": "will"}
_FORMS = {
    "am": "is",
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "don't": "doesn't",
    "haven't": "hasn't",
    "aren't": "isn't",
    "weren't": "wasn't",
}


class _Called(NamedTuple):
    """What the speaker is called: at first, and after that as subject, object, owner and self."""

    name: str
    subject: str
    object: str
    owner: str
    self: str


class _UnsureError(Exception):
    """The sentence may not be grammatical with the name in it."""


def in_first_person(scene: Scene, words: Sequence[Word]) -> tuple[list[Edit], list[str]]:
    """Return what replaces the words for the speaker in ``words``, and the words that are left as they are."""
    mine = [index for index, word in enumerate(words) if _bare(word) in FIRST and word.tag is not Tag.NAME]
    left = [words[index].text for index in mine]
    several = any(_bare(words[index]) in _SEVERAL for index in mine)
    called = _called(scene, several=several)
    one = any(_bare(words[index]) in _ONE for index in mine)
    if not mine or called is None or one == several:
        return [], left
    try:
        return _replaced(words, mine, called), []
    except _UnsureError:
        return [], left


def _surname(name: str) -> str:
    """Return the last word of a name with the particles before it: "Ó Sé", "van Loon"."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES | word_list("name_particles"):
        start -= 1
    return " ".join(words[start:])


def _bare(word: Word) -> str:
    return word.lower.split("'")[0]


def _called(scene: Scene, *, several: bool) -> _Called | None:
    """Return what the speaker is called; None where nobody in particular is named."""
    entity = scene.entity
    if entity is None:
        return None
    if several:
        spokes = [found for role in (scene.speaker, *entity.roles) if (found := _SPOKES.search(role))]
        name = spokes[0][1] if spokes else scene.speaker
        itself = entity.kind is SpeakerKind.ORGANISATION and entity.named
        body = bool(spokes) or (itself and surely_body(entity.name, scene.text))
        if not body or not any(letter.isupper() for letter in name) or "," in name:
            return None
        article = "the " if spokes and re.search(r"\bthe \Z", spokes[0][0][: -len(name)]) else ""
        name = article + name if article else with_article(name, scene.text)
        return _Called(name, "it", "it", "its", "itself")
    known = entity.gender or entity.roles or entity.aliases or gender(entity.name.split()[0])
    if entity.kind is not SpeakerKind.PERSON or not entity.named or not known:
        return None  # "Scarborough Shoal" looks like a person's name
    short = _surname(scene.speaker)
    if entity.gender == "f":
        return _Called(scene.speaker, "she", "her", "her", "herself")
    if entity.gender == "m":
        return _Called(scene.speaker, "he", "him", "his", "himself")
    return _Called(scene.speaker, short, short, f"{short}'s", "")


def _replaced(words: Sequence[Word], mine: Sequence[int], called: _Called) -> list[Edit]:
    others = any(word.lower in {"he", "she", "him", "his", "her", "it", "its"} for word in words)
    short = _surname(called.name)
    later = _Called(called.name, short, short, f"{short}'s", called.self) if others else called
    if others and called.subject == "it":
        later = _Called(called.name, called.name, called.name, f"{called.name}'s", "itself")
    edits: list[Edit] = []
    for number, index in enumerate(mine):
        edits += _of_word(words, index, later, first=number == 0)
    return edits


def _of_word(words: Sequence[Word], index: int, called: _Called, *, first: bool) -> list[Edit]:
    """Return the edits for one word and the verb that agrees with it."""
    word = words[index]
    part = {**_ONE, **_SEVERAL}[_bare(word)]
    before = words[index - 1] if index else None
    follows = words[index + 1] if index + 1 < len(words) else None
    joined = (follows is not None and follows.lower in {"and", "or"}) or _in_pair(words, index)
    new = getattr(called, part) if part else ""
    if first and part in {"subject", "object", "owner"}:
        new = f"{called.name}'s" if part == "owner" else called.name
    if not new or (joined and part != "owner"):
        raise _UnsureError
    resolved = Resolved(word.text.replace("’", "'").split("'")[0], called.name, Ground.SPEAKER)
    start, end = word.start, word.end
    if part != "subject":
        return [Edit(start, end, new, resolved)]
    if before is not None and before.tag in {Tag.AUXILIARY, Tag.MODAL}:
        raise _UnsureError  # "so do I"
    tail = word.lower[len(_bare(word)) :]
    if tail:
        return [Edit(start, end, f"{new} {_SHORT.get(tail) or _had_or_would(words, index)}", resolved)]
    edits = [Edit(start, end, new, resolved)]
    verb = _verb_behind(words, index)
    agreed = _third_person(words, verb, supposed=_supposed(words, index))
    if agreed != words[verb].lower:
        edits.append(Edit(words[verb].start, words[verb].end, agreed))
        _no_second_verb(words, verb)
    return edits


def _in_pair(words: Sequence[Word], index: int) -> bool:
    """Whether a word is the second of two ("my wife and I"), not a second clause's subject ("…, and I went")."""
    if index < 2 or words[index - 1].lower not in {"and", "or"}:
        return False
    pronoun = words[index - 2].tag in {Tag.PRONOUN, Tag.OBJECT}
    return pronoun or not any(is_finite(word) or "'" in word.lower for word in words[: index - 1])


def _had_or_would(words: Sequence[Word], index: int) -> str:
    """Return what "I'd" is short for, by the verb behind it."""
    verb = words[_verb_behind(words, index)]
    if verb.lower in {"better", "rather"}:
        raise _UnsureError
    if verb.lower == "been" or (is_past_form(verb.lower) and not is_base_form(verb.lower)):
        return "had"
    if is_base_form(verb.lower) and not _also_past(verb.lower):
        return "would"
    raise _UnsureError


def _verb_behind(words: Sequence[Word], index: int) -> int:
    verb = index + 1
    while verb < len(words) and words[verb].tag in {Tag.ADVERB, Tag.NEGATION}:
        verb += 1
    if verb >= len(words) or words[verb].tag in {Tag.MARK, Tag.COORDINATOR, Tag.NAME, Tag.PREPOSITION, Tag.PRONOUN}:
        raise _UnsureError
    return verb


def _supposed(words: Sequence[Word], index: int) -> bool:
    """Whether "if", "as though" or "wish" stands before the word: "if I were"."""
    return any(word.lower in {"if", "though", "wish", "wishes"} for word in words[max(0, index - 3) : index])


def _third_person(words: Sequence[Word], index: int, *, supposed: bool) -> str:
    """Return the form that a verb behind "I" or "we" has behind a name."""
    verb = words[index]
    lower = verb.lower
    if lower in {"were", "weren't"} and supposed:
        return lower
    if lower in _FORMS:
        return _FORMS[lower]
    if verb.tag in {Tag.MODAL, Tag.AUXILIARY} or lower.endswith("n't"):
        return lower
    if lower in word_list("unchanged_pasts") or not any(reading.part == "v" for reading in readings(lower)):
        raise _UnsureError
    if is_past_form(lower) or _also_past(lower):
        return lower
    if not is_base_form(lower):
        raise _UnsureError
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{lower[:-1]}ies"
    return f"{lower}es" if lower.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{lower}s"


def _also_past(lower: str) -> bool:
    """Whether a form is some verb's past, too: "found", "saw", "felt"."""
    return any(reading.part == "v" and reading.lemma != lower for reading in readings(lower))


def _no_second_verb(words: Sequence[Word], verb: int) -> None:
    """Refuse "I think and hope": the second verb would have to agree, too."""
    for index in range(verb + 1, len(words) - 1):
        if words[index].tag is not Tag.COORDINATOR and words[index].text != ",":
            continue
        second = index + 1
        while second < len(words) - 1 and words[second].tag is Tag.ADVERB:
            second += 1
        lower = words[second].lower
        base = is_base_form(lower) and not _also_past(lower) and words[second].tag in {Tag.VERB, Tag.AUXILIARY}
        if base or lower in _FORMS:
            raise _UnsureError
