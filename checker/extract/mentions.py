"""Whom a phrase without a name stands for: "the minister", "the Kenyan", "the 29-year-old", "the council".

Only one whom it can be: an office that two people of the text hold stands for neither.
"""

import re

from checker.extract.descriptions import Described
from checker.extract.entities import Cast, Entity, words_of
from checker.extract.offices import head_of, title_and_affiliation
from checker.lexicon import place_key, same_title
from checker.model import SpeakerKind

_DEFINITE = re.compile(r"[Tt]he ((?:[\w’'-]+ ){0,3}[\w’'-]+)")
_AGED = re.compile(r"[Tt]he (\d{1,3})-year-old\b")
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Oo]ne) ")
_PEOPLES = re.compile(r"(?:sh|ch|ese|ss)$")
"""How adjectives end that stand for a whole people, or its government: "the French said"."""


def entity_of(described: Described, at: int, cast: Cast) -> Entity:
    """Return whom a phrase stands for at offset ``at``: somebody whom the text has named, else its own entity."""
    text = described.text
    entity = (
        holder(text, at, cast)
        or _aged(text, at, cast)
        or _surname(text, at, cast)
        or _body(text, at, cast)
        or _again(text, at, cast)
        or cast.unnamed(described)
    )
    entity.mention(at)
    return entity


def compatriot(name: str, text: str, at: int, cast: Cast) -> Entity | None:
    """Return whom "the Kenyan" stands for: the one person of that country, else nobody named; None for a name."""
    if not re.fullmatch(rf"[Tt]he {re.escape(name)}", text) or name.isupper() or " " in name:
        return None
    place = place_key(name)
    if place is None or place == name.lower() or (name.endswith("s") and not name.endswith("ss")):
        return None
    people = _PEOPLES.search(name) is not None
    found = [] if people else [e for e in _persons(at, cast) if any(_from(role, place) for role in e.roles)]
    entity = found[0] if len(found) == 1 else cast.unnamed(Described(None, None, text))
    if people:
        entity.kind = SpeakerKind.ORGANISATION
    entity.mention(at)
    return entity


def _from(role: str, place: str) -> bool:
    return any(place_key(word) == place for word in re.findall(r"[\w’'-]+", role) if word[0].isupper())


def _persons(at: int, cast: Cast) -> list[Entity]:
    return [e for e in cast.entities if e.named and not e.rivals and e.before(at) is not None]


def holder(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one person mentioned before whose role a definite description repeats ("the minister")."""
    match = _DEFINITE.fullmatch(text)
    if match is None:
        return None
    head, wanted = match[1].lower().split()[-1], words_of(match[1])
    holders = [e for e in _persons(at, cast) if any(_holds(role, head, wanted) for role in e.roles)]
    return holders[0] if len(holders) == 1 else None


def _holds(role: str, head: str, wanted: set[str]) -> bool:
    """Whether a role is the one that a description repeats: its noun, and nothing that the role does not say."""
    held = head_of(title_and_affiliation(role)[0])
    if head != held and not same_title(head, held):
        return False
    return wanted - {head} <= words_of(role)


def _aged(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one person whose age the text gives: "the 29-year-old" after "Jack Tanner, 29,"."""
    aged = _AGED.match(text)
    if aged is None:
        return None
    found = [e for e in _persons(at, cast) if any(_age_behind(m, e, cast) == aged[1] for m in e.mentions)]
    return found[0] if len(found) == 1 else None


def _age_behind(mention: int, entity: Entity, cast: Cast) -> str | None:
    surname = re.escape(entity.name.split()[-1])
    age = re.match(rf"[^,.;\n]{{0,60}}{surname}\b[”\"]?,? \(?(\d{{1,3}})[,)]", cast.text[mention : mention + 90])
    return age[1] if age else None


def _surname(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the person whose surname reads like a plural noun ("Banks")."""
    return cast.bearer(text, at + 1) if text.istitle() and " " not in text else None


def _body(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one organisation that "the council" can be."""
    match = _DEFINITE.fullmatch(text)
    name = cast.bodies.short_for(match[1].lower(), at) if match is not None else None
    return cast.named(name, at, SpeakerKind.ORGANISATION) if name is not None else None


def _again(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one that was spoken of as "a senior official in the ministry" and is "the official" now."""
    match = _DEFINITE.fullmatch(text)
    if match is None:
        return None
    head, wanted = match[1].lower().split()[-1], words_of(match[1])
    found = [
        entity
        for entity in cast.entities
        if not entity.named
        and entity.before(at) is not None
        and _INDEFINITE.match(entity.name)
        and head_of(entity.name) == head
        and wanted <= words_of(entity.name)
    ]
    return found[0] if len(found) == 1 else None
