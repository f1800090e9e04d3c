"""Whether the words that a text names its speaker by can mean a speaker of the store.

A text writes "Karen Van Loon", "Van Loon", "the Arctic specialist", "a spokesperson for the Clingendael
Institute" or "the institute"; the store writes a name, aliases and roles.
"""

import re
from enum import Enum
from functools import lru_cache

from checker import lexicon
from checker.lexicon import Kinship
from checker.model import Speaker, SpeakerKind
from checker.text.names import Sameness, name_words, same_person
from checker.text.tokens import tokens
from checker.text.unnamed import as_called, is_unnamed


class Who(Enum):
    """How a mention stands to a speaker."""

    SAME = "same"  # the full name, or an alias
    SURNAME = "surname"  # a part of the name that fits
    DESCRIBED = "described"  # a title or description that fits the speaker's role
    BEHALF = "behalf"  # the organisation that the speaker speaks for
    UNCLEAR = "unclear"  # nothing tells
    OTHER = "other"  # somebody else


_BEHIND_HEAD = re.compile(r" (?:of|for|that|who|which|in|at|from) ")
_OWNED = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w.-]*\s+)*[A-ZÀ-Þ][\w-]*)['’]s\s+(?P<who>[a-z].*)")
_CLOSE = re.compile(r"\b(?:close to|near|familiar with) (?P<name>[A-ZÀ-Þ].*)")
_FITTING = frozenset({Sameness.SAME, Sameness.COMPATIBLE})
_KIN = frozenset({Kinship.SAME, Kinship.INFLECTED, Kinship.DERIVED, Kinship.SYNONYM})
_VAGUE = frozenset(
    {"he", "she", "they", "it", "who", "official", "officials", "critic", "critics", "expert", "experts", "source",
     "sources", "people", "others", "some", "many", "we", "i", "analyst", "analysts", "observer", "observers"}
)  # fmt: skip


def who(mention: str, role: str | None, speaker: Speaker) -> Who:
    """Say how ``mention`` (with the ``role`` that the text gives it, if any) stands to ``speaker``."""
    if speaker.name.lower() in _VAGUE or is_unnamed(speaker.name) or is_crowd(speaker.name):
        return Who.UNCLEAR
    names = tuple(map(as_called, (speaker.name, *speaker.aliases)))
    if speaker.kind is SpeakerKind.PERSON and (near := _somebody_near(mention, names)) is not None:
        return near
    verdicts = [same_person(mention, name) for name in names]
    if Sameness.SAME in verdicts:
        return Who.SAME
    if _key(mention) in {_key(name) for name in names}:
        return Who.SAME
    if lexicon.capital_of(mention) and lexicon.capital_of(mention) in map(lexicon.place_key, names):
        return Who.BEHALF  # "Berlin said": the seat of a government speaks for the country
    if is_personal(mention):
        if Sameness.COMPATIBLE in verdicts and speaker.kind is SpeakerKind.PERSON:
            # Who is on record without a name ("a passenger") may be anybody.
            return Who.SURNAME if any(map(name_words, names)) else Who.UNCLEAR
        if _common_noun(mention):
            return Who.UNCLEAR  # "Critics said": the capital is the sentence's
        return Who.BEHALF if any(_within(mention, name) for name in names) else Who.OTHER
    return _described(mention, role, speaker)


def _somebody_near(mention: str, names: tuple[str, ...]) -> Who | None:
    """Return how somebody stands to whom a mention tells them by: "Lund's deputy", "sources close to Lund".

    None where the mention tells of nobody beside the speaker.
    """
    if (close := _CLOSE.search(mention)) is not None:
        other = close["name"]
        return Who.UNCLEAR if any(same_person(other, name) in _FITTING for name in names) else None
    owned = _OWNED.fullmatch(mention)
    if owned is None or not any(same_person(owned["name"], name) in _FITTING for name in names):
        return None
    speaks_for = not lexicon.words("speaking_for").isdisjoint(map(lexicon.lemma, owned["who"].lower().split()))
    return Who.BEHALF if speaks_for else Who.OTHER


@lru_cache(maxsize=4096)
def is_crowd(name: str) -> bool:
    """Whether a name is anybody's who posted something: "Viral Facebook post", "social media users"."""
    said = [token.lower for token in tokens(name) if token.text[0].isalnum()]
    return bool(said) and all(word in lexicon.words("crowds") for word in said)


def is_vague(mention: str) -> bool:
    """Whether a mention can mean anybody: "she", "officials"."""
    return mention.lower() in _VAGUE


def _common_noun(mention: str) -> bool:
    return " " not in mention and any(reading.part == "n" for reading in lexicon.readings(mention.lower()))


def _within(mention: str, name: str) -> bool:
    """Whether one name is the other with more words: "Greenpeace Poland" and "Greenpeace"."""
    one, other = set(_key(mention).split()), set(_key(name).split())
    return bool(one and other) and (one <= other or other <= one)


@lru_cache(maxsize=4096)
def is_personal(mention: str) -> bool:
    """Whether a mention is a person's name rather than a description or an organisation."""
    written = [token.text for token in tokens(mention) if token.text[0].isalpha()]
    particles, bodies = lexicon.words("name_particles"), lexicon.words("organisation_words")
    if not written or not all(word[0].isupper() or word.lower() in particles for word in written):
        return False
    return not any(word.lower() in bodies or lexicon.title(word) is not None for word in written)


def _described(mention: str, role: str | None, speaker: Speaker) -> Who:
    words = _content(f"{mention} {role or ''}")
    if not words or words <= _VAGUE:
        return Who.UNCLEAR
    best = Who.UNCLEAR
    for title, affiliation in [(role.title, role.affiliation or "") for role in speaker.roles] or [("", "")]:
        held = _content(f"{title} {affiliation}") | _content(as_called(speaker.name))
        shared = {word for word in words if any(_alike(word, other) for other in held)}
        if shared == words:
            return Who.DESCRIBED
        if speaker.kind is not SpeakerKind.PERSON and _is_other_body(mention, shared):
            continue
        if shared and any(lexicon.title(word) is None for word in shared) and len(shared) >= len(words) / 2:
            best = Who.BEHALF
    return best


def _is_other_body(mention: str, shared: set[str]) -> bool:
    """Whether a mention is of a kind of body that a speaker is not: "the union that went to court" is no court."""
    heads = _BEHIND_HEAD.split(mention, maxsplit=1)[0].split()
    head = lexicon.lemma(heads[-1].lower()) if heads else ""
    return head in lexicon.words("organisation_words") and head not in shared


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return frozenset(
        lexicon.place_key(token.text) or lexicon.lemma(token.lower)
        for token in tokens(text)
        if token.lower[0].isalnum() and token.lower not in lexicon.words("stop")
    )


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    return not lexicon.strangers(a, b) and (bool(lexicon.same_title(a, b)) or lexicon.relation(a, b) in _KIN)


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return " ".join(token.lower for token in tokens(name) if token.lower not in {"the", "."})
