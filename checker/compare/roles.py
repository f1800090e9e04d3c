"""Who did it and to whom are exchanged.

Contradicts: "Kestrel buys Valdora" against "Valdora buys Kestrel": two names stand on the other side of the same
verb, in the same voice; the parties of a deed that is told from its other side ("the union was taken to court by
the company" against "the union is suing the company"); or two things of any kind changed places ("17 died and two
were hurt" against "two died and 17 were hurt").

Agrees: the names stand in the same order, or a passive explains the exchange ("Kestrel is bought by Valdora").

Exceeds: the names changed sides, and who is the subject cannot be told.

Silent: there are no two names around a verb that both sides share.
"""

from checker import lexicon
from checker.compare.alignment import Link, Stance
from checker.compare.deeds import MUTUAL, Told, exchanged_parties
from checker.compare.exchange import both_ways, exchanged, marker, passive, sides_of_than, turns_along
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.model import Effect

CODE, NAME = "FC106", "role-swap"
ABSENT = Level("absent", Effect.SILENT, "no two names around one verb")
SAME = Level("same", Effect.AGREES, "“{left}” comes first on both sides")
SWAPPED = Level("swapped", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
UNSURE = Level("other-order", Effect.EXCEEDS, "“{left}” may be another thing than “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, UNSURE, SWAPPED)

_LEADING = lexicon.words("prepositions") - {"of"}
_WHERE = frozenset({"at", "inside", "near", "off", "on", "outside", "around", "along", "beside", "across"})


def compare(pair: Pair) -> Outcome:
    """Look for two linked participants that changed sides of a linked verb."""
    links = [link for link in pair.alignment.links if link.stance in {Stance.SAME, Stance.KIN, Stance.CONVERSE}]
    verbs = [
        link
        for link in links
        if link.left.kind is Kind.WORD
        and _is_verb(link.left)
        and _is_verb(link.right)
        and not MUTUAL & {link.left.key, link.right.key}
        and not (_is_noun(pair.said, link.left) or _is_noun(pair.record.said, link.right))
    ]
    people = [
        link
        for link in links
        if Kind.NAME in {link.left.kind, link.right.kind}  # at the head of a sentence a name may look like a word
        and not (_is_place(pair.said, link.left) or _is_place(pair.record.said, link.right))
    ]
    compared = sides_of_than(pair)
    if compared is not None:
        return _exchange(pair, *compared)
    seen = unsure = None
    for verb in verbs:
        turned = passive(pair.said, verb.left) != passive(pair.record.said, verb.right)
        turned ^= verb.stance is Stance.CONVERSE
        for a in people:
            for b in people:
                if a.left.key == b.left.key or not a.left.start < verb.left.start < b.left.start:
                    continue
                if a.right.start < verb.right.start < b.right.start:
                    swapped = turned
                elif b.right.start < verb.right.start < a.right.start:
                    swapped = not turned
                else:
                    continue
                if _no_agent(pair.said, verb.left, b.left) or _no_agent(
                    pair.record.said, verb.right, max(a.right, b.right, key=lambda unit: unit.start)
                ):
                    continue
                if not swapped:
                    seen = Outcome(SAME, a.left.text, b.left.text)
                elif turns_along(pair) or _from_and_to(pair, a, b):
                    continue
                elif _are_subjects(pair, verb, a, b) and not both_ways(pair):
                    return _outcome(pair, SWAPPED, a, verb, b)
                else:
                    unsure = _outcome(pair, UNSURE, a, verb, b)
    if (told := exchanged_parties(pair)) is not None:
        left, right = (
            _words(one, reading) for one, reading in zip(told, (pair.said, pair.record.said), strict=True)
        )
        return Outcome(SWAPPED, left, right, pair.certainty_without())
    for verb in links:
        if (things := _things_swapped(pair, verb)) is not None:
            return _outcome(pair, SWAPPED, things[0], verb, things[1])
    swapped_places = exchanged(pair)
    if swapped_places is not None:
        return _exchange(pair, *swapped_places)
    return unsure or seen or Outcome(ABSENT)


def turned_about(pair: Pair) -> bool:
    """Whether two are told to do what each does to the other, in the same words: "A met B", "B met A"."""
    linked = pair.alignment.links
    whole = not pair.new and not pair.alignment.right_over and all(link.stance is Stance.SAME for link in linked)
    return whole and any(link.left.key in MUTUAL for link in linked)


def _no_agent(reading: Reading, verb: Unit, name: Unit) -> bool:
    """Whether a name behind a passive is not who did it: "bought from Astbury by the Tollivers"."""
    leading = [word for word in reading.words[verb.last + 1 : name.first] if word in _LEADING]
    return passive(reading, verb) and bool(leading) and leading[-1] != "by"


def _words(told: Told, reading: Reading) -> str:
    """Return a deed as a text tells it, from the first of its two parties to the last."""
    parties = [*told.first, *told.second]
    start = min(min(unit.start for unit in parties), reading.tokens[told.verb].start)
    return reading.text[start : max(max(unit.end for unit in parties), reading.tokens[told.verb].end)]


def _things_swapped(pair: Pair, verb: Link) -> tuple[Link, Link] | None:
    """Return two things that changed places around a verb with nothing else beside it: "the bus hit the tram"."""
    if verb.stance is not Stance.SAME or not _can_be_verb(verb.left) or MUTUAL & {verb.left.key, verb.right.key}:
        return None
    if bool(pair.said.denied) or bool(pair.record.said.denied):
        return None
    mine, theirs = _doer_and_done(pair.said, verb.left), _doer_and_done(pair.record.said, verb.right)
    if mine is None or theirs is None:
        return None
    a, b = (pair.alignment.by_left.get(unit) for unit in mine)
    if a is None or b is None or not (a.stance is b.stance is Stance.SAME):
        return None
    return (a, b) if (b.right, a.right) == theirs else None


def _doer_and_done(reading: Reading, verb: Unit) -> tuple[Unit, Unit] | None:
    """Return the nouns right before and right behind a verb, each but for its article."""
    at = reading.place_of[verb]
    if not 0 < at < len(reading.units) - 1:
        return None
    doer, done = reading.units[at - 1], reading.units[at + 1]
    between = reading.words[verb.last + 1 : done.first]
    if not all(unit.kind is Kind.WORD and _names_thing(unit) for unit in (doer, done)):
        return None
    return (doer, done) if doer.last == verb.first - 1 and between in (["the"], ["a"], ["an"]) else None


def _can_be_verb(unit: Unit) -> bool:
    """Whether a word can be a verb, if it mostly is a noun: between a noun and an article "bit" is one."""
    return unit.kind is Kind.WORD and any(found.part == "v" for found in lexicon.readings(unit.text.split()[0]))


def _names_thing(unit: Unit) -> bool:
    return any(reading.part == "n" for reading in lexicon.readings(unit.text)[:1])


def _are_subjects(pair: Pair, verb: Link, a: Link, b: Link) -> bool:
    """Whether on each side the one of two names that stands before the verb is its subject: nothing governs it."""
    before = a.right if a.right.start < verb.right.start else b.right
    return _is_subject(pair.said, a.left, verb.left) and _is_subject(pair.record.said, before, verb.right)


def _is_subject(reading: Reading, name: Unit, verb: Unit) -> bool:
    """Whether a name can be a verb's subject: no preposition before it, no name nearer, no “’s”."""
    if marker(reading, name) or reading.words[name.last + 1 : name.last + 2] in (["'s"], ["’s"], ["'"], ["’"]):
        return False
    between = [
        unit
        for unit in reading.units
        if name.end <= unit.start < verb.start and unit.kind is Kind.NAME and not lexicon.readings(unit.text)
    ]
    apart = [unit for unit in between if unit.first > name.last + 1 and not marker(reading, unit)]
    return not apart or any(reading.words[unit.first - 1] == "and" for unit in apart)


def _from_and_to(pair: Pair, a: Link, b: Link) -> bool:
    """Whether what one side tells as coming "from" one of two, the other tells as going "to" the other."""
    return {marker(pair.said, b.left), marker(pair.record.said, a.right)} == {"from", "to"}


def _exchange(pair: Pair, a: Link, b: Link) -> Outcome:
    left = pair.said.text[min(a.left.start, b.left.start) : max(a.left.end, b.left.end)]
    right = pair.record.said.text[min(a.right.start, b.right.start) : max(a.right.end, b.right.end)]
    return Outcome(SWAPPED, left, right, pair.certainty(a))


def _outcome(pair: Pair, level: Level, a: Link, verb: Link, b: Link) -> Outcome:
    left = f"{a.left.text} {verb.left.text} {b.left.text}"
    right = f"{b.right.text} {verb.right.text} {a.right.text}"
    return Outcome(level, left, right, pair.certainty(verb))


def _is_verb(unit: Unit) -> bool:
    first = unit.text.split()[0]
    return any(reading.part == "v" for reading in lexicon.readings(first)[:1])


def _is_noun(reading: Reading, unit: Unit) -> bool:
    """Whether what could be a verb is a thing, or somebody's: "its Finnish rival", "with the backing of"."""
    at = unit.first - 1
    if at > 0 and [found.part for found in lexicon.readings(reading.words[at])[:1]] == ["a"]:
        at -= 1
    return at >= 0 and reading.words[at] in lexicon.words("possessives") | {"the", "a", "an"}


def _is_place(reading: Reading, unit: Unit) -> bool:
    """Whether a name only says where: "from a garage on Elm Lane", "near the Moon's south pole"."""
    before = unit.first - 1
    while before > 0 and (reading.words[before] == "the" or reading.tokens[before].text[0].isupper()):
        before -= 1
    if before >= 0 and reading.words[before] == "in":
        return unit.place is not None  # not so in "a stake in Corvany Telecom"
    return before >= 0 and reading.words[before] in _WHERE
