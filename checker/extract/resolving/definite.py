"""What "the country", "the minister" or "the company" means: the one of its kind that the source names."""

import re
from collections.abc import Sequence

from checker.extract.grammar import Tag, Word
from checker.extract.kinds import AGED, HELD, SOMEBODY, surely_body
from checker.extract.mentions import holder as holder_of
from checker.extract.persons import is_landmark
from checker.extract.resolving.edits import Edit, Resolved
from checker.extract.resolving.scene import Mention, Scene, named_at, with_article
from checker.extract.speaking import is_outlet
from checker.lexicon import capital_of, gender, place, place_key, readings
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Ground, Span, SpeakerKind
from checker.text.names import Name, NameKind

_COUNTRIES, _TOWNS = word_list("definite_countries"), word_list("definite_towns")
_BODIES = word_list("definite_bodies")
_QUALIFIES = frozenset(
    {"of", "for", "that", "who", "which", "where", "whose", "behind", "with", "in", "at", "from"}
)
_IN = frozenset({"in", "at", "near", "from", "to", "outside", "around", "of", "into", "across"})
_Found = tuple[str, Span]
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.-]*\w(?: (?:and |of |the )?[A-ZÀ-Þ][\w.-]*\w)*")
_WORD = re.compile(r"[^\W_][\w.-]*")
_SMALL = re.compile(r"\b(?:And|Of|The)\b")
_LONGEST_ACRONYM = 6
_FORMER = re.compile(r"\b(?:former|ex|late|then|outgoing|elect)\b", re.IGNORECASE)
_NEAR = 600
"""How far back, in characters, what a description means may stand."""
_OWNED = frozenset({"club", "company", "firm", "union", "bank", "charity", "party"})
_OBSERVERS = frozenset(
    {"analyst", "analysts", "economist", "economists", "expert", "experts", "researcher", "researchers", "lawyers"}
)
"""Whose house is seldom the one they speak of."""
_OFFICER = re.compile(r"([A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*)*)['’]s? [a-z]")
"""A role that tells whose it is: "Norden's sporting director"."""
_LONGEST_AGE = 6
"""How many words "the 23-year-old" has at most."""
_BESIDE = 250
"""How far back it may stand where the text names it only once."""


def definite(scene: Scene, words: Sequence[Word]) -> tuple[list[Edit], list[str]]:
    """Return what replaces the descriptions in ``words``, and those that are left as they are."""
    edits: list[Edit] = []
    left: list[str] = []
    aged = _aged(scene, words)
    if aged is not None:
        edits.append(aged)
    for index in range(len(words) - 1):
        explains = index > 1 and words[index - 1].text == "," and words[index - 2].tag is Tag.NAME
        if words[index].lower != "the" or explains:  # "Ann Holt, the mayor"
            continue
        head = words[index + 1]
        owner = _owner(scene, head.lower) if _alone(words, index + 1) else None
        if owner is not None and owner[0] not in " ".join(word.text for word in words):
            resolved = Resolved(f"{words[index].text} {head.text}", owner[0], Ground.TEXT, owner[1])
            edits.append(Edit(words[index].start, head.end, with_article(owner[0], scene.text), resolved))
            continue
        kind = _kind(head.lower)
        if kind is None or not _alone(words, index + 1):
            continue
        phrase = f"{words[index].text} {head.text}"
        found = _meant(scene, head.lower, kind, scene.span.start + words[index].start)
        if found is None:
            left.append(phrase)
        elif found[0] not in " ".join(word.text for word in words[:index]):
            follows = words[index + 2] if index + 2 < len(words) else None
            bare = found[0].removeprefix("the ")
            article = "the " if _takes_article(bare) and kind == "country" else ""
            name = with_article(bare, scene.text) if kind == "body" else article + bare
            end = head.end
            if follows is not None and follows.lower == "'s" and name.endswith("s"):
                name, end = f"{name}'", follows.end
            resolved = Resolved(phrase, found[0], Ground.TEXT, found[1])
            edits.append(Edit(words[index].start, end, name, resolved))
    return edits, left


def _aged(scene: Scene, words: Sequence[Word]) -> Edit | None:
    """Return what replaces "the 23-year-old" at the head of what the source tells: the one person it just named."""
    limit = min(len(words), _LONGEST_AGE)
    end = next((at for at in range(1, limit) if words[at].lower.endswith("year-old")), 0)
    if not end or scene.kind is not AttributionKind.NARRATED:
        return None
    phrase = scene.text[words[0].start + scene.span.start : words[end].end + scene.span.start]
    follows = words[end + 1] if end + 1 < len(words) else None
    if AGED.fullmatch(phrase) is None or follows is None or follows.tag in {Tag.NOUN, Tag.NAME, Tag.ADJECTIVE}:
        return None
    paragraph = scene.text.rfind("\n", 0, scene.span.start)
    start = max(scene.text.rfind("\n", 0, len(scene.text[: paragraph + 1].rstrip())) + 1, scene.span.start - _NEAR)
    near = scene.cast.mentioned(start, scene.span.start)
    people = {id(one): (at, one) for at, one in near if one.kind is SpeakerKind.PERSON}
    if len(people) != 1 or SOMEBODY.search(scene.text, start, scene.span.start):
        return None
    at, who = next(iter(people.values()))
    if not who.named or who.rivals:
        return None
    resolved = Resolved(phrase, who.name, Ground.TEXT, named_at(scene.text, at, who))
    return Edit(words[0].start, words[end].end, who.name, resolved)


def _owner(scene: Scene, head: str) -> _Found | None:
    """Return the body whose officer reports, for "the club" in the mouth of "Norden's sporting director"."""
    reported = scene.kind in {AttributionKind.INDIRECT, AttributionKind.MIXED}
    entity = scene.entity
    if not reported or entity is None or not entity.named or head not in _OWNED or len(entity.roles) != 1:
        return None
    owned = _OFFICER.match(entity.roles[0])
    if owned is None or place_key(owned[1]) is not None or capital_of(owned[1]) is not None:
        return None
    at = scene.text.rfind(owned[1], 0, scene.span.start)
    return (owned[1], Span(start=at, end=at + len(owned[1]))) if at >= 0 else None


def _kind(head: str) -> str | None:
    if head in _COUNTRIES:
        return "country"
    if head in _TOWNS:
        return "town"
    if head in _BODIES:
        return "body"
    return "office" if head in word_list("definite_offices") else None


def _alone(words: Sequence[Word], head: int) -> bool:
    """Whether nothing behind the noun makes it another one: "the country of origin", "the company car"."""
    follows = words[head + 1] if head + 1 < len(words) else None
    if follows is None:
        return True
    listed = follows.text == "," and head + 2 < len(words) and words[head + 2].tag is Tag.DETERMINER
    if follows.lower in _QUALIFIES or listed:  # "the secretary, the deputy and the aides"
        return False
    return follows.tag not in {Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADJECTIVE, Tag.ING, Tag.WH}


def _takes_article(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(("united ", "netherlands", "philippines", "czech rep", "maldives", "bahamas"))


def _meant(scene: Scene, head: str, kind: str, at: int) -> _Found | None:
    """Return what a description at ``at`` in the text stands for; what is first named behind it is not meant."""
    if kind == "office":
        return holder(scene, head)
    if kind == "country":
        return _country(scene)
    one_of = _town if kind == "town" else _body
    introduced = _introduced(scene, head) if kind == "town" else []
    if introduced or head == "village":
        return (introduced[0].text, introduced[0].span) if len(introduced) == 1 else None
    found: dict[str, list[Name]] = {}
    for name in scene.names:
        if name.span.start >= scene.span.end:
            break
        key = one_of(scene, name)
        if key is not None:
            known = next(
                (full for full in found if full.startswith(f"{key} ")), key
            )  # "Norvane", of "Norvane Steel"
            found.setdefault(known, []).append(name)
    only = next(iter(found.values())) if len(found) == 1 else []
    if not only or only[0].span.start >= at:
        return None
    if kind == "town" and not _at_hand(scene, only[-1].span, len(only)):
        return None
    bearer = scene.cast.bearer(only[0].text)
    body = only[0].kind is NameKind.ORGANISATION if bearer is None else bearer.kind is SpeakerKind.ORGANISATION
    if kind == "body":
        body = body or surely_body(only[0].text, scene.text)
        if not body or _described_apart(scene, head, only[0].text):
            return None
    return only[0].text, only[-1].span


# --- Countries ----------------------------------------------------------------------------------------------


def countries(text: str) -> list[Mention]:
    """Return where a text names a country, part or state, by its name or by the word for its people."""
    found: list[Mention] = []
    for match in _CAPITALS.finditer(text):
        written, start = match[0], match.start()
        whole = place_key(written)
        parts = [(written, start)] if whole else [(one[0], start + one.start()) for one in _WORD.finditer(written)]
        for part, at in parts:
            key = place_key(part)
            if key is not None and place(key).kind in {"country", "part", "state"}:
                name = part if part.lower() == key else _SMALL.sub(lambda small: small[0].lower(), key.title())
                found.append(Mention(key, name, Span(start=at, end=at + len(part))))
    return found


def _country(scene: Scene) -> _Found | None:
    """Return the only country that is named so far."""
    before = [one for one in scene.countries if one.span.start < scene.span.end]
    if len({one.key for one in before}) != 1:
        return None
    mention = before[-1]
    whole = place(mention.key).kind == "country"
    return (mention.name, mention.span) if whole and _at_hand(scene, mention.span, len(before)) else None


def _at_hand(scene: Scene, last: Span, times: int) -> bool:
    """Whether a place was named right before, or again and again: one that is named in passing is not meant."""
    return scene.span.start - last.start <= (_NEAR if times > 1 else _BESIDE)


# --- Towns and bodies ---------------------------------------------------------------------------------------


def _town(scene: Scene, name: Name) -> str | None:
    """Return a city, or what may be one ("around Aleppo"); a dateline tells only where a report was filed."""
    if name.text.isupper() or any(word.lower() in word_list("organisation_words") for word in name.text.split()):
        return None  # nor is a seat of government a city
    key = place_key(name.text)
    if key is not None:
        return name.text if place(key).kind == "city" or capital_of(name.text) == key else None
    led = scene.text[max(0, name.span.start - 12) : name.span.start].split()[-1:]
    rival = name.kind is NameKind.OTHER and led and led[0].lower() in _IN and not readings(name.text)
    return name.text if rival or capital_of(name.text) is not None else None


def _introduced(scene: Scene, head: str) -> list[Name]:
    """Return what is called a town in so many words: "the village of Santa Rosa"."""
    lead = f"{head} of "
    named: dict[str, Name] = {}
    for name in scene.names:
        start = name.span.start
        if start < scene.span.end and scene.text[max(0, start - len(lead)) : start].lower() == lead:
            named.setdefault(name.text, name)
    return list(named.values())


def _body(scene: Scene, name: Name) -> str | None:
    """Return a name that a firm can have: no outlet's, no person's, and not a word of the dictionary alone."""
    if (
        is_landmark(name)
        or is_outlet(name.text)
        or capital_of(name.text.title()) is not None
        or place_key(name.text.title()) is not None
    ):
        return None
    if name.text.isupper() and len(name.text) > _LONGEST_ACRONYM:
        return None  # a heading
    led = scene.text[max(0, name.span.start - 24) : name.span.start].split()
    if len(led) > 1 and led[-1].lower() in {"at", "from"} and led[-2].lower() in _OBSERVERS:
        return None  # "analysts at UBS"
    if name.kind is NameKind.ORGANISATION or surely_body(name.text, scene.text):
        return name.text
    bearer = scene.cast.bearer(name.text)
    if bearer is not None:
        body = bearer.kind is SpeakerKind.ORGANISATION
        known = bearer.gender or bearer.roles or (bearer.aliases and not body) or gender(bearer.name.split()[0])
        return None if known else bearer.name  # "Goldman Sachs" looks like a person's name
    before = scene.text[max(0, name.span.start - 12) : name.span.start].split()
    held = len(before) > 1 and before[-2].lower() in HELD  # "shares in Kestra"
    if before and before[-1].lower() in _IN and not held:
        return None
    return name.text if name.kind is NameKind.OTHER and not readings(name.text) else None


def _described_apart(scene: Scene, head: str, name: str) -> bool:
    """Whether the text speaks of such a body without its name: "a rival company", "the ferry company"."""
    described = rf"\b(?:(?:an?|another|one) {head}|(?:an?|the|another|one) (?:[\w’'-]+ ){{1,3}}{head})\b"
    written = re.escape(name)
    for found in re.finditer(described, scene.text[: scene.span.start], re.IGNORECASE):
        behind = re.match(rf"(?: called| named)?,? {written}\b", scene.text[found.end() :])
        if not behind and not re.search(rf"\b{written}(?:,| is| was) \Z", scene.text[: found.start()]):
            return True
    return False


def named_body(scene: Scene, described: str) -> _Found | None:
    """Return the body that a description ("the company") is the source's word for."""
    head = described.lower().removeprefix("the ")
    return _meant(scene, head, "body", scene.span.end) if head in _BODIES else None


def holder(scene: Scene, head: str) -> _Found | None:
    """Return the one person of an office; in their own words it is somebody else."""
    entity = holder_of(f"the {head}", scene.span.start, scene.cast)
    if entity is None or (scene.kind is AttributionKind.DIRECT and entity is scene.entity):
        return None
    rivals = [
        one for one in scene.cast.entities if one is not entity and any(head in role.lower() for role in one.roles)
    ]
    at = entity.before(scene.span.start)
    named = entity.name.lower().split()
    if len(named) > 4 or not word_list("prepositions").isdisjoint(named[1:]):
        return None  # a heading with a name in it
    former = any(_FORMER.search(role) for role in entity.roles)
    if rivals or former or at is None or scene.span.start - at > _NEAR:
        return None
    return entity.name, named_at(scene.text, at, entity)
