"""Whom a phrase without a name stands for: "the minister", "the Kenyan", "the 29-year-old", "the council".

Only one whom it can be: an office that two people of the text hold stands for neither.
"""

import re

from checker.extract.called import NOT_THE_ONE, called, in_more_words
from checker.extract.descriptions import Described
from checker.extract.entities import Cast, Entity, words_of
from checker.extract.kinds import AGED, is_body_word
from checker.extract.offices import head_of, title_and_affiliation
from checker.lexicon import place_key, same_title
from checker.model import SpeakerKind

_DEFINITE = re.compile(r"[Tt]he ((?:[\w’'-]+ ){0,3}[\w’'-]+)")
_OWNED = re.compile(r"[Tt]he [a-z]+['’]s ((?:[\w’'-]+ ){0,3}[\w’'-]+)")
"""An office of a town or a body that is only described: "the town's mayor"."""
_INDEFINITE = re.compile(r"(?:[Aa]n?|[Oo]ne) ")
_SOON = 600
"""How far behind its first word of somebody, in characters, a text names them."""
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
        or _called(text, at, cast)
        or _again(text, at, cast)
        or cast.unnamed(_in_full(described, at, cast))
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
    if len(holders) > 1:  # "the lawyer" is the one of the two whom the paragraph speaks of
        opens = cast.text.rfind("\n", 0, at)
        holders = [holder for holder in holders if (holder.before(at) or 0) > opens]
    if len(holders) != 1 or _another_since(head, holders[0], at, cast):
        return None
    return holders[0]


def _holds(role: str, head: str, wanted: set[str]) -> bool:
    """Whether a role is the one that a description repeats: its noun, and nothing that the role does not say.

    A deputy is not the mayor, nor is who was mayor once.
    """
    held = head_of(title_and_affiliation(role)[0])
    if head != held and not same_title(head, held):
        return False
    told = words_of(role)
    return wanted - {head} <= told and not ((told & NOT_THE_ONE) - wanted - {head})


def _of_a_body(role: str) -> bool:
    """Whether a role says whose it is: "chairman of the parents' group" need not be "the club's chairman"."""
    return title_and_affiliation(role)[1] is not None


def _another_since(head: str, holder: Entity, at: int, cast: Cast, since: int | None = None) -> bool:
    """Whether the text speaks of another one of that office, "York's mayor", up to ``at``.

    From the offset ``since``, else from its last word of the holder.
    """
    last = holder.before(at) if since is None else since
    if last is None:
        return False
    told = cast.text[last:at]
    theirs = {*words_of(holder.name), *(word for role in holder.roles for word in words_of(role))}
    owners = [*re.findall(rf"\b{head} (?:of|for) ([A-Z][\w’'-]*)", told)]
    owners += re.findall(rf"\b([A-Z][\w-]*)(?:['’]s)? {head}\b", told)
    owners = [owner for owner in owners if owner.lower() not in theirs | {"the", "a", "an", "deputy", "former"}]
    return bool(owners) or re.search(rf"\b(?:another|an?|other) {head}\b", told) is not None


def _aged(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one person whose age the text gives: "the 29-year-old" after "Jack Tanner, 29,"."""
    aged = AGED.match(text)
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
    if name is None:
        return None
    return cast.introduced_in(name) or cast.named(name, at, SpeakerKind.ORGANISATION)


def _called(text: str, at: int, cast: Cast) -> Entity | None:
    """Return the one whom the text has called so beside the name: "the landlord" after "landlord Keith Marsh"."""
    match = _DEFINITE.fullmatch(text)
    if match is None:
        return None
    *before, head = match[1].lower().split()
    found = called(head, frozenset(before), cast.names, cast.text, at)
    body = is_body_word(head)
    bearers: dict[int, Entity] = {}
    for name in found:
        known = cast.bearers(name.text, at)
        if len(known) > 1 or (not known and not body):
            return None
        kind = SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON
        entity = known[0] if known else cast.named(name.text, name.span.start, kind)
        if body:
            cast.settle(entity, kind)
        if entity.kind is not kind:
            return None
        bearers[id(entity)] = entity
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _in_full(described: Described, at: int, cast: Cast) -> Described:
    """Return "the transport ministry" for "the ministry", where the text has spoken of no other."""
    match = _DEFINITE.fullmatch(described.text)
    if match is None or " " in match[1] or not is_body_word(match[1]):
        return described
    full = in_more_words(match[1].lower(), cast.text, at)
    return described if full is None else described._replace(text=full)


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


def introduced_later(cast: Cast) -> dict[int, Entity]:
    """Map, by its identity, who is spoken of before the text names them to the named one: "The mayor … Ann Holt".

    Only one who is named soon, and the only one of the text whom the words fit.
    """
    found: dict[int, Entity] = {}
    for entity in cast.entities:
        if entity.named or not entity.mentions:
            continue
        owned = _OWNED.fullmatch(entity.name)
        match = owned or _DEFINITE.fullmatch(entity.name)
        if match is None:
            continue
        head, wanted = match[1].lower().split()[-1], words_of(match[1])
        holders = [
            one
            for one in _persons(len(cast.text), cast)
            if any(_holds(role, head, wanted) and not (owned and _of_a_body(role)) for role in one.roles)
        ]
        first = entity.mentions[0]
        soon = [e for e in holders if first < e.mentions[0] <= first + _SOON]
        if len(holders) == 1 and soon and not _another_since(head, soon[0], len(cast.text), cast, first):
            found[id(entity)] = soon[0]
    return found
