"""Who is who in a text: names grouped to people and bodies, and what is known of each.

A name finds its bearer; one that fits two of them stands for neither, so it gets an entity of its own that knows
its rivals. Nothing is guessed.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.extract.bodies import Bodies, departments, introduced
from checker.extract.descriptions import Described
from checker.extract.kin_beside import gender_beside
from checker.extract.kinds import gender_of_name, gender_of_words, kind_of
from checker.extract.persons import is_located, personal
from checker.extract.titles_beside import titles_beside, without_courtesy
from checker.extract.written_names import nicknames, proper
from checker.model import Span, SpeakerKind
from checker.text.names import Name, NameKind, Sameness, generation, name_words, same_person


@dataclass(slots=True, eq=False)
class Entity:
    """A person, body or described somebody that the text mentions; ``mentions`` are offsets, in order.

    ``rivals`` are the people whom a name fits that stands for none of them for sure.
    """

    name: str
    kind: SpeakerKind
    named: bool = True
    roles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    gender: str | None = None
    rivals: tuple["Entity", ...] = ()

    def learn(self, role: str | None) -> None:
        """Remember a role unless a fuller one is known, and the gender that it tells."""
        if not role:
            return
        self.gender = self.gender or gender_of_words(role)
        held = without_courtesy(role)
        if held and not any(held.lower() in known.lower() for known in self.roles):
            self.roles = [known for known in self.roles if known.lower() not in held.lower()] + [held]

    def mention(self, at: int) -> bool:
        """Remember a mention at offset ``at``; return whether it is new."""
        place = bisect_left(self.mentions, at)
        if self.mentions[place : place + 1] == [at]:
            return False
        self.mentions.insert(place, at)
        return True

    def before(self, at: int) -> int | None:
        """Return the last mention before offset ``at``."""
        place = bisect_left(self.mentions, at)
        return self.mentions[place - 1] if place else None


class Cast:
    """The entities of one text. Names are entered in the order of the text, so that a surname finds its bearer.

    ``names`` are all names of the text, in order.
    """

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self.entities: list[Entity] = []
        self.text = text
        self._mentions: list[tuple[int, Entity]] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._departments = departments(text)
        self._letters: dict[tuple[str, ...], Entity] = {}
        nicknamed = {found.start: found for found in nicknames(text)}
        whole = [Name(Span(start=n.start, end=n.end), n.name, NameKind.PERSON) for n in nicknamed.values()]
        names = sorted([*names, *whole], key=lambda name: name.span.start)
        self.names = names
        self.bodies = Bodies(names)
        people = (one for one in map(personal, names) if one is not None and not is_located(one, text))
        for body in introduced(text):
            entity = self._new(body.name, SpeakerKind.ORGANISATION)
            entity.aliases.append(body.letters)
            self._letters[name_words(body.letters)] = entity
        for name in people:
            if name.kind is NameKind.PERSON or (name.kind is NameKind.OTHER and self.bearers(name.text)):
                titles = list(titles_beside(text, name.span.start, name.span.end))
                told = (*map(gender_of_words, titles), gender_beside(text, name.span.start, name.span.end))
                gender = next(filter(None, told), None)
                entity = self.named(name.text, name.span.start, gender=gender)
                for title in titles if not entity.rivals else ():
                    entity.learn(title)
                inside = nicknamed.get(name.span.start)
                if inside is not None:
                    entity.aliases.append(inside.nickname)
                    self._letters[name_words(inside.nickname)] = entity

    def introduced_in(self, phrase: str) -> Entity | None:
        """Return the body with letters in brackets whose name a phrase is, or the end of it behind an "and"."""
        bare = re.sub(r"^[Tt]he | \([^()]*\)$", "", phrase)
        bodies = (one for one in self._letters.values() if one.kind is SpeakerKind.ORGANISATION)
        return next((one for one in bodies if one.name == bare or one.name.endswith(f" and {bare}")), None)

    def department_at(self, at: int) -> Entity | None:
        """Return the department for several things whose name stands at offset ``at``."""
        found = next((one for one in self._departments if one.span.start <= at < one.span.end), None)
        return None if found is None else self.named(found.text, found.span.start, SpeakerKind.ORGANISATION)

    def bearer(self, name: str, at: int | None = None, gender: str | None = None) -> Entity | None:
        """Return whom a name, perhaps only a surname, stands for; an open entity where it fits two people."""
        found = self.bearers(name, at, gender)
        if len(found) < 2:
            return found[0] if found else None
        return self._open(name, found)

    def bearers(self, name: str, at: int | None = None, gender: str | None = None) -> list[Entity]:
        """Return whom a name fits: who bears all of it, else those introduced before ``at``, else anybody."""
        words = name_words(name)
        if words in self._letters:
            return [self._letters[words]]
        alike = [(same_person(name, entity.name), entity) for entity in self._alike(name)]
        same = [entity for sameness, entity in alike if sameness is Sameness.SAME]
        if same:
            return [max(same, key=lambda entity: _last(entity, at))]
        near = [entity for sameness, entity in alike if sameness is Sameness.COMPATIBLE and _may_be(name, entity)]
        near = [entity for entity in near if entity.kind is SpeakerKind.PERSON] or near
        near = [entity for entity in near if at is None or entity.before(at) is not None] or near
        if len(words) == 1:  # a bare name is a surname rather than a given name
            near = [entity for entity in near if name_words(entity.name)[0] != words[0]] or near
        if gender is not None and len(near) > 1:
            near = [entity for entity in near if entity.gender in {None, gender}] or near
        return near

    def _alike(self, name: str) -> list[Entity]:
        """Return the named entities that share a word with a name, each once."""
        shared = (entity for part in _parts(name) for entity in self._by_word.get(part, ()))
        return list({id(entity): entity for entity in shared}.values())

    def _new(self, name: str, kind: SpeakerKind) -> Entity:
        entity = Entity(name, kind)
        self.entities.append(entity)
        self._enter(entity)
        return entity

    def _enter(self, entity: Entity) -> None:
        """Let the entity be found by the words of its name."""
        for part in _parts(entity.name):
            bearers = self._by_word.setdefault(part, [])
            if entity not in bearers:
                bearers.append(entity)

    def _open(self, name: str, rivals: Sequence[Entity]) -> Entity:
        """Return the entity of a name that fits several people, the same one each time."""
        for entity in self.entities:
            if entity.rivals == tuple(rivals) and entity.name == name:
                return entity
        entity = Entity(name, SpeakerKind.PERSON, rivals=tuple(rivals))
        genders = {rival.gender for rival in rivals}
        entity.gender = genders.pop() if len(genders) == 1 else None
        self.entities.append(entity)
        return entity

    def named(
        self, name: str, at: int, kind: SpeakerKind = SpeakerKind.PERSON, *, gender: str | None = None
    ) -> Entity:
        """Return the entity of that name, a new one if need be, with a mention at ``at``."""
        name = proper(name)
        entity = self.bearer(name, at + 1, gender)
        if entity is None:
            entity = self._new(name, kind)
        elif entity.rivals:
            pass
        elif len(name_words(name)) > len(name_words(entity.name)) and entity.kind is SpeakerKind.PERSON:
            entity.aliases.append(entity.name)
            entity.name = name
            self._enter(entity)
        elif name != entity.name and name not in entity.aliases:
            entity.aliases.append(name)
        if entity.mention(at):
            insort(self._mentions, (at, entity), key=lambda mention: mention[0])
        entity.gender = entity.gender or gender or gender_of_name(entity.name)
        return entity

    def settle(self, entity: Entity, kind: SpeakerKind) -> None:
        """Correct the kind of an entity that was taken for a person, where nothing tells that it is one."""
        if kind is SpeakerKind.ORGANISATION and entity.gender is None and not entity.roles and not entity.rivals:
            entity.kind = kind

    def mentioned(self, start: int, end: int) -> list[tuple[int, Entity]]:
        """Return where and who is named from ``start`` up to ``end``, in order."""
        first, last = (bisect_left(self._mentions, at, key=lambda mention: mention[0]) for at in (start, end))
        return self._mentions[first:last]

    def unnamed(self, described: Described) -> Entity:
        """Return the entity of a phrase that names nobody, the same one for the same words."""
        for entity in self.entities:
            if not entity.named and entity.name.lower() == described.text.lower():
                return entity
        entity = Entity(described.text, kind_of(described), named=False)
        entity.gender = gender_of_words(described.text)
        self.entities.append(entity)
        return entity


def _parts(name: str) -> set[str]:
    return {part for word in name_words(name) for part in (word, *word.split("-"))}


def _last(entity: Entity, at: int | None) -> int:
    mention = entity.mentions[0] if at is None and entity.mentions else entity.before(at or 0)
    return -1 if mention is None else mention


def _may_be(name: str, entity: Entity) -> bool:
    """Whether a name that fits in part may be the entity's: not a son's, nor the end of an organisation's name."""
    if generation(name) != generation(entity.name):
        return len(name_words(name)) == 1
    words = name_words(name)
    return entity.kind is SpeakerKind.PERSON or name_words(entity.name)[: len(words)] == words


def words_of(text: str) -> set[str]:
    """Return the words of a role or description, in lower case."""
    return set(re.findall(r"[\w’'-]+", text.lower()))
