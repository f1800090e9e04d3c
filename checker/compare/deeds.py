"""Who did what to whom, or bought it from whom: the two parties of a deed, from whichever side it is told.

"Delta sued the port", "the port was taken to court by Delta"; "the city bought it from the club", "the club sold it
to the city". No parser is needed: a subject stands before its verb with no more than auxiliaries, adverbs or a
"who" between them, an object right behind it, and a party behind a preposition right behind that.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker import lexicon
from checker.compare.alignment import ANSWERING
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import Deed
from checker.text.nouns import leading_part

MUTUAL = frozenset(
    {"marry", "meet", "merge", "border", "face", "play", "fight", "resemble", "divorce", "wed", "adjoin",
     "join forces", "join", "match", "equal", "touch", "accompany"}
)  # fmt: skip
"""Verbs of what two do to each other: nothing is exchanged when they change places."""
_BOTH_WAYS = MUTUAL | {
    "ask", "thank", "praise", "warn", "urge", "help", "visit", "hug", "congratulate", "trust", "fear", "believe",
    "call", "invite", "support", "favour", "favor", "criticize", "attack", "blame", "accuse",
}  # fmt: skip
"""Verbs of what each of two may do to the other, if not at once."""
_BE = lexicon.words("forms_of_be")
_PREPOSITIONS = lexicon.words("prepositions")
_BEFORE_VERB = lexicon.words("modals") | lexicon.words("auxiliaries") | _BE
_HEDGES = lexicon.words("modals") - {"will", "shall"}
_BY = frozenset({"by"})
_BREAKS = frozenset(',;:.()—–"“”')
_LINKS = frozenset(
    {"and", "but", "or", "because", "after", "before", "when", "while", "if", "as", "than", "although", "though",
     "since", "until", "unless", "whether", "where", "why", "how", "so"}
)  # fmt: skip
"""Words with which another clause, or another of several, begins."""
_RELATIVE = frozenset({"who", "which", "that"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "these", "those"})
_GAMES = frozenset({"game", "match", "final", "semi-final", "race", "election", "title", "tie", "derby", "fight"})
"""What is lost to who wins it; votes may be lost to whom one beats."""
_REACH = 14
"""So many words behind a verb may stand the preposition that leads to the other party."""
_TAIL = 8
"""So many words may stand between the parts of a deed's words: "took the striking drivers to court"."""


class Told(NamedTuple):
    """A deed as a text tells it: what each of the two parties is called, and the verb's token number.

    ``thing`` is what passes between them, if anything does; ``hedged``: it may or could be done, or is wanted.
    """

    name: str
    first: frozenset[Unit]
    second: frozenset[Unit]
    thing: frozenset[Unit]
    verb: int
    hedged: bool


def exchanged_parties(pair: Pair) -> tuple[Told, Told] | None:
    """Return a deed as both texts tell it, where each party of the one is the other party of the other."""
    dated = any(unit.kind is Kind.DATE for unit in pair.new)
    if pair.said.denied or pair.record.said.denied or dated:
        return None  # of another time the deed may have gone the other way
    links = {link.left: link.right for link in pair.alignment.links if link.stance in ANSWERING}
    told = [
        (mine, theirs)
        for mine in pair.said.once(deeds)
        for theirs in pair.record.said.once(deeds)
        if mine.name == theirs.name
    ]
    for mine, theirs in (*told, *_by_one_verb(pair, links)):
        first, second, thing = (
            {links[unit] for unit in party if unit in links} for party in (mine.first, mine.second, mine.thing)
        )
        kept = first & theirs.first or second & theirs.second
        other = bool(mine.thing and theirs.thing) and not thing & theirs.thing  # land for money, money for land
        crossed = first & theirs.second and second & theirs.first
        if crossed and not kept and not other and mine.hedged is theirs.hedged:
            return mine, theirs
    return None


def _by_one_verb(pair: Pair, links: Mapping[Unit, Unit]) -> Iterator[tuple[Told, Told]]:
    """Yield what both texts tell by one verb that has its other party as its object: not "spent more than"."""
    if "than" in pair.said.words and "than" in pair.record.said.words:
        return
    for mine, theirs in links.items():
        if mine.kind is not Kind.WORD or mine.key != theirs.key or mine.key in _BOTH_WAYS:
            continue
        if _inflected(mine) and _inflected(theirs):
            deed = Deed(mine.key, 1, (mine.key,), frozenset({lexicon.OBJECT}))
            told = (_told(pair.said, mine.first, deed), _told(pair.record.said, theirs.first, deed))
            alike = not pair.alignment.left_over and not pair.alignment.right_over
            if told[0] is not None and told[1] is not None and (alike or _names_somebody(told[0])):
                yield told[0], told[1]


def _names_somebody(told: Told) -> bool:
    """Whether a party has a name: what holds of parents and schools may hold of schools and parents, too."""
    return any(unit.kind is Kind.NAME for unit in (*told.first, *told.second))


def _inflected(unit: Unit) -> bool:
    """Whether a word is a verb by its form: "outnumbered", not "plan"."""
    return leading_part(unit.text.lower()) == "v" and unit.text.lower() != unit.key


def deeds(reading: Reading) -> tuple[Told, ...]:
    """Return the deeds that a text tells, in its order."""
    return tuple(_deeds(reading))


def _deeds(reading: Reading) -> Iterator[Told]:
    for at, word in enumerate(reading.words):
        if not word.isalpha() or leading_part(word) not in {"v", "n", "a"}:
            continue
        for deed in lexicon.deeds_of(word):
            told = _told(reading, at, deed)
            if told is not None:
                yield told


def _told(reading: Reading, at: int, deed: Deed) -> Told | None:
    """Return the deed that begins with the word at a place; None where its words or one of its parties lack."""
    found = _object_and_end(reading, at, deed)
    if found is None:
        return None
    thing, end = found
    passive = _is_passive(reading, at)
    if reading.words[at].endswith("ing") and not _is_going_on(reading, at):
        return None  # "came close to beating"
    subject = _subject(reading, at)
    doer, done_to = (_behind(reading, end, _BY), subject) if passive else (subject, thing)
    owned = frozenset(unit for unit in done_to if not _possesses(reading, unit))
    passed: frozenset[Unit] = frozenset()
    if lexicon.OBJECT in deed.places:
        done = owned
    elif lexicon.OWNER in deed.places:
        done = frozenset(unit for unit in done_to if _owns(reading, unit))
        passed = done_to - done
    else:
        done = frozenset(unit for unit in _behind(reading, end, deed.places) if not _possesses(reading, unit))
        passed = owned
    doer = frozenset(unit for unit in doer if not _possesses(reading, unit))
    lost = deed.words[0] == "lose" and any(unit.text.lower() not in _GAMES for unit in passed)
    if not doer or not done or doer & done or lost:
        return None
    return Told(deed.name, *((doer, done) if deed.subject == 1 else (done, doer)), passed, at, _hedged(reading, at))


def _hedged(reading: Reading, at: int) -> bool:
    """Whether a deed is only possible or meant: "could buy", "threatened to sue"; what will be done is told."""
    before = reading.words[max(0, at - 4) : at]
    return "to" in before[-2:] or not _HEDGES.isdisjoint(before)


def _object_and_end(reading: Reading, at: int, deed: Deed) -> tuple[frozenset[Unit], int] | None:
    """Return what stands right behind a verb, and the token number behind the deed's last word."""
    words, end = reading.words, at + 1
    for part in deed.words[1:]:
        if part == "…":
            continue
        ahead = words[end : end + _TAIL] if deed.words[1] == "…" else words[end : end + 1]
        if part not in ahead:
            return None
        end += ahead.index(part) + 1
    if len(deed.words) == 1 and words[end : end + 1] in (["back"], ["out"], ["off"], ["up"]):
        return None  # "bought back" is another deed
    start = at + 1 if "…" in deed.words else end
    return _phrase(reading, start, limit=end - 1 if "…" in deed.words else None), end


def _is_passive(reading: Reading, at: int) -> bool:
    """Whether a participle stands in the passive: "was sued", "has never been taken", "bought by"."""
    before = [word for word in reading.words[max(0, at - 3) : at] if not word.endswith("ly")][-1:]
    participle = reading.words[at] != lexicon.lemma(reading.words[at]) and not reading.words[at].endswith("ing")
    return participle and ((bool(before) and before[0] in _BE) or reading.words[at + 1 : at + 2] == ["by"])


def _owns(reading: Reading, unit: Unit) -> bool:
    """Whether what a phrase is about is somebody's: "the farmers' offer", "a Chadian plea"."""
    return unit.kind is Kind.NAME or _possesses(reading, unit)


def _possesses(reading: Reading, unit: Unit) -> bool:
    """Whether a word only says whose a thing is: "the charity's workers"."""
    return reading.words[unit.last + 1 : unit.last + 2] in (["'s"], ["’s"], ["'"], ["’"])


def _is_going_on(reading: Reading, at: int) -> bool:
    """Whether a verb in "-ing" tells what is done: "is suing"; not what almost was: "within a point of beating"."""
    return not _BE.isdisjoint(reading.words[max(0, at - 3) : at])


def _subject(reading: Reading, verb: int) -> frozenset[Unit]:
    """Return the units of the phrase right before a verb, but for what only tells where, or of what kind."""
    words = reading.words
    at = verb - 1
    skipped = _BEFORE_VERB | {"to", "not"}
    while at >= 0 and (words[at] in skipped or words[at].endswith("ly") or words[at + 1] == "to"):
        at -= 1  # with "to", the verb before it: "wants to buy"
    if at >= 0 and words[at] in _RELATIVE:
        at -= 1
        at -= at >= 0 and words[at] == ","
    return _phrase_before(reading, at)


def _phrase_before(reading: Reading, end: int) -> frozenset[Unit]:
    """Return the units of the noun phrase that ends at a token; what a preposition leads to is passed over."""
    words, by_last = reading.words, {unit.last: unit for unit in reading.units}
    found: set[Unit] = set()
    at = end
    while at >= 0 and words[at] not in _BREAKS and words[at] not in _LINKS:
        unit = by_last.get(at)
        if unit is not None and unit.kind is Kind.DATE:
            break
        if unit is not None and unit.kind is not Kind.NUMBER:
            found.add(unit)
        at = unit.first - 1 if unit is not None else at - 1
        if at < 0 or words[at] in _LINKS:
            break
        if words[at] in _PREPOSITIONS:
            found.clear()
            at -= 1
        elif words[at + 1] in _ARTICLES:
            break
    if found and at > 0 and words[at] == "and" and not any(leading_part(word) == "v" for word in words[:at]):
        found.update(unit for unit in reading.units if unit.last < at and unit.kind in {Kind.WORD, Kind.NAME})
    return frozenset(found)  # "the publisher and four authors are suing"


def _behind(reading: Reading, start: int, prepositions: frozenset[str]) -> frozenset[Unit]:
    """Return the units of the phrase behind the first of some prepositions, in the same part of the sentence."""
    for at in range(start, min(len(reading.words), start + _REACH)):
        if reading.words[at] in _BREAKS or (reading.words[at] in _LINKS and at > start):
            return frozenset()
        if reading.words[at] in prepositions:
            verb = reading.words[at] == "to" and leading_part((reading.words[at + 1 : at + 2] or ["."])[0]) == "v"
            return frozenset() if verb else _phrase(reading, at + 1)
    return frozenset()


def _phrase(reading: Reading, start: int, limit: int | None = None) -> frozenset[Unit]:
    """Return the units of the noun phrase that begins at a token; a preposition ends it, or the next verb."""
    words, by_first = reading.words, {unit.first: unit for unit in reading.units}
    found: set[Unit] = set()
    at = start
    while at < (len(words) if limit is None else limit):
        if words[at] in _BREAKS or words[at] in _LINKS | _PREPOSITIONS | _RELATIVE:
            break
        unit = by_first.get(at)
        if unit is not None and unit.kind is Kind.DATE:
            break
        if words[at] in _BEFORE_VERB:
            return frozenset()  # "feared the protesters would return": no object, but a clause's subject
        if leading_part(words[at]) == "v" and words[at - 1] not in _ARTICLES:
            break  # but "from the trust"
        if unit is not None and unit.kind is not Kind.NUMBER:
            found.add(unit)
        at = unit.last + 1 if unit is not None else at + 1
    return frozenset(found)
