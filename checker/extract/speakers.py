"""The speakers of a source as the store describes them: name, kind, aliases, and the titles that the text gives."""

from collections.abc import Iterable, Iterator, Mapping

from checker.extract.entities import Entity
from checker.extract.identifiers import free_id, slug
from checker.extract.offices import is_role, title_and_affiliation
from checker.extract.speaking import Identity
from checker.extract.written_names import alias_worth
from checker.model import Role, Source, Speaker, SpeakerKind

_MOST_ROLES = 3


def speakers_of(
    source: Source, voices: Iterable[Entity | None], known: Mapping[int, Identity]
) -> Iterator[Speaker]:
    """Yield each speaker once, in the order in which they first speak; None is the source itself.

    A name that fits two people is no speaker, but the two are: so nobody takes it for the name of one of them.
    """
    taken: dict[str, str] = {}
    for voice in voices:
        for entity in voice.rivals or (voice,) if voice is not None else (None,):
            name, fits = known[id(entity)] if entity is not None else Identity(source.name)
            if name in taken or fits:
                continue
            taken[name] = free_id(slug(name)[:100].rstrip("-"), set(taken.values()))
            yield _speaker(taken[name], name, entity, source)


def _speaker(identifier: str, name: str, entity: Entity | None, source: Source) -> Speaker:
    if entity is None:
        return Speaker(id=identifier, name=name, kind=SpeakerKind.SOURCE)
    titles = [role for role in entity.roles if entity.kind is SpeakerKind.PERSON and is_role(role)]
    held = dict.fromkeys(title_and_affiliation(title) for title in titles[:_MOST_ROLES])
    roles = tuple(Role(title=title, affiliation=of, seen=source.published) for title, of in held)
    written = (entity.name, *entity.aliases) if entity.named else ()  # "the mayor" is anybody's name
    aliases = tuple(dict.fromkeys(alias for alias in written if alias_worth(alias, name)))
    return Speaker(id=identifier, name=name, kind=entity.kind, aliases=aliases, roles=roles)
