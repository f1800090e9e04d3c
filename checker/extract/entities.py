"""Who is who in a text: names grouped to people, and what is known of each: full name, roles, gender."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.extract.descriptions import Described
from checker.lexicon import gender, place_key
from checker.lexicon import words as word_list
from checker.model import SpeakerKind
from checker.text.names import Name, NameKind, Sameness, name_words, same_person


@dataclass(slots=True, eq=False)
class Entity:
    """A person, body or described somebody that the text mentions; ``mentions`` are offsets, in order."""

    name: str
    kind: SpeakerKind
    named: bool = True
    roles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    gender: str | None = None

    def learn(self, role: str | None) -> None:
        """Remember a role unless a fuller one is known, and the gender that it tells."""
        if not role:
            return
        self.gender = self.gender or gender_of_words(role)
        if not any(role.lower() in known.lower() for known in self.roles):
            self.roles = [known for known in self.roles if known.lower() not in role.lower()] + [role]

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
    """The entities of one text. Names are entered in the order of the text, so that a surname finds its bearer."""

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self.entities: list[Entity] = []
        self._mentions: list[tuple[int, Entity]] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._described: dict[str, Entity] = {}
        for name in names:
            if name.kind is NameKind.PERSON or (name.kind is NameKind.OTHER and self.bearer(name.text)):
                entity = self.named(name.text, name.span.start)
                entity.learn(_title_before(text, name.span.start))

    def bearer(self, name: str, at: int | None = None) -> Entity | None:
        """Return whom a name, perhaps only a surname, stands for: the one last mentioned before ``at``."""
        found: list[tuple[bool, int, Entity]] = []
        for entity in self._alike(name):
            sameness = same_person(name, entity.name)
            if sameness is not Sameness.DIFFERENT:
                mention = entity.mentions[0] if at is None else entity.before(at)
                found.append((sameness is Sameness.SAME, -1 if mention is None else mention, entity))
        return max(found, key=lambda item: item[:2])[2] if found else None

    def _alike(self, name: str) -> list[Entity]:
        """Return the named entities that share a word with a name, each once."""
        shared = (entity for part in _parts(name) for entity in self._by_word.get(part, ()))
        return list({id(entity): entity for entity in shared}.values())

    def _enter(self, entity: Entity) -> None:
        """Let the entity be found by the words of its name."""
        for part in _parts(entity.name):
            bearers = self._by_word.setdefault(part, [])
            if entity not in bearers:
                bearers.append(entity)

    def named(self, name: str, at: int, kind: SpeakerKind = SpeakerKind.PERSON) -> Entity:
        """Return the entity of that name, a new one if need be, with a mention at ``at``."""
        entity = self.bearer(name, at + 1)
        if entity is None:
            entity = Entity(name, kind)
            self.entities.append(entity)
            self._enter(entity)
        elif len(name_words(name)) > len(name_words(entity.name)):
            entity.aliases.append(entity.name)
            entity.name = name
            self._enter(entity)
        elif name != entity.name and name not in entity.aliases:
            entity.aliases.append(name)
        if entity.mention(at):
            insort(self._mentions, (at, entity), key=lambda mention: mention[0])
        entity.gender = entity.gender or _gender_of_name(entity.name)
        return entity

    def mentioned(self, start: int, end: int) -> list[tuple[int, Entity]]:
        """Return where and who is named from ``start`` up to ``end``, in order."""
        first, last = (bisect_left(self._mentions, at, key=lambda mention: mention[0]) for at in (start, end))
        return self._mentions[first:last]

    def described(self, described: Described, at: int) -> Entity:
        """Return whom a phrase without a name stands for: the one person of that office, else its own entity."""
        holder = self.holder(described.text, at) or self._surname(described.text, at)
        if holder is not None:
            return holder
        entity = self._described.get(described.text.lower())
        if entity is None:
            entity = Entity(described.text, kind_of(described), named=False)
            entity.gender = gender_of_words(described.text)
            self.entities.append(entity)
            self._described[described.text.lower()] = entity
        entity.mention(at)
        return entity

    def _surname(self, text: str, at: int) -> Entity | None:
        """Return the person whose surname reads like a plural noun ("Banks")."""
        bearer = self.bearer(text, at + 1) if text.istitle() and " " not in text else None
        if bearer is not None:
            bearer.mention(at)
        return bearer

    def holder(self, text: str, at: int) -> Entity | None:
        """Return the one person mentioned before whose role a definite description repeats ("the minister")."""
        match = re.fullmatch(r"(?:the|The) ((?:[\w’'-]+ ){0,3}[\w’'-]+)", text)
        if match is None:
            return None
        wanted = set(match[1].lower().split())
        head = match[1].lower().split()[-1]
        if head not in word_list("titles"):
            return None
        holders = [
            entity
            for entity in self.entities
            if entity.named
            and entity.before(at) is not None
            and any(wanted <= set(re.findall(r"[\w’'-]+", role.lower())) for role in entity.roles)
        ]
        return holders[0] if len(holders) == 1 else None


def _parts(name: str) -> set[str]:
    return {part for word in name_words(name) for part in (word, *word.split("-"))}


def kind_of(described: Described) -> SpeakerKind:
    """Tell whether a phrase stands for a person or a body."""
    words = re.findall(r"[\w’'-]+", described.text)
    if described.name is not None:
        words = re.findall(r"[\w’'-]+", described.name)
        body = any(w.lower() in word_list("organisation_words") | word_list("outlet_words") for w in words)
        acronym = len(words) == 1 and words[0].isupper() and len(words[0]) > 1
        place = place_key(described.name) is not None
        return SpeakerKind.ORGANISATION if body or acronym or place else SpeakerKind.PERSON
    core = re.split(r"\b(?:of|for|at|from|in|with|on|who|that)\b", described.text)[0]
    head = (re.findall(r"[\w’'-]+", core) or [""])[-1].lower()
    body = head in word_list("organisation_words") | word_list("document_nouns") | word_list("outlet_words")
    return SpeakerKind.ORGANISATION if body else SpeakerKind.PERSON


def gender_of_words(text: str) -> str | None:
    """Return "m" or "f" where a word tells ("spokeswoman", "Mr"), else None."""
    words = {word.lower() for word in re.findall(r"[\w-]+", text)}
    if words & word_list("female_nouns"):
        return "f"
    return "m" if words & word_list("male_nouns") else None


def _gender_of_name(name: str) -> str | None:
    first = re.findall(r"[\w]+", name)
    if len(first) < 2:
        return None
    known = gender(first[0])
    return known if known in {"f", "m"} else None


def _title_before(text: str, at: int) -> str | None:
    """Return the words of office right before a name ("Foreign Minister", "campaign chairman", "Ms.")."""
    lead = re.search(r"(?:[\w’'-]+\.? )+\Z", text[max(0, at - 60) : at])
    words = lead[0].split() if lead else []
    if not words or not _office(words[-1]):
        return None
    start = len(words) - 1
    while start > 0 and (
        _office(words[start - 1]) or (words[start - 1][0].isupper() and words[start - 1][-1] != ".")
    ):
        start -= 1
    if start > 0 and words[start].islower() and _qualifies(words[start - 1]):
        start -= 1
    return " ".join(words[start:])


def _qualifies(word: str) -> bool:
    """Whether a word in lower case can stand before an office: "campaign chairman", not "the chairman"."""
    closed = ("determiners", "prepositions", "coordinators", "auxiliaries", "subject_pronouns", "subordinators")
    return word.islower() and word.isalpha() and not any(word in word_list(name) for name in closed)


def _office(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return lower in word_list("titles") or lower in word_list("titles_abbreviated")
