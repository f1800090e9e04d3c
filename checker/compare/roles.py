"""Who did it and to whom are exchanged.

Contradicts: "Kestrel buys Valdora" against "Valdora buys Kestrel": two names stand on the other side of the same
verb, in the same voice; or two things of any kind changed places ("17 died and two were hurt" against "two died and
17 were hurt").

Agrees: the names stand in the same order, or a passive explains the exchange ("Kestrel is bought by Valdora").

Silent: there are no two names around a verb that both sides share.
"""

from checker import lexicon
from checker.compare.alignment import Link, Stance
from checker.compare.exchange import exchanged, marker, passive, turns_along
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.model import Effect

CODE, NAME = "FC106", "role-swap"
ABSENT = Level("absent", Effect.SILENT, "no two names around one verb")
SAME = Level("same", Effect.AGREES, "“{left}” comes first on both sides")
SWAPPED = Level("swapped", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, SWAPPED)

_MUTUAL = frozenset(
    {
        "marry",
        "meet",
        "merge",
        "border",
        "face",
        "play",
        "fight",
        "resemble",
        "divorce",
        "wed",
        "adjoin",
        "join forces",
    }
)
"""Verbs of what two do to each other: nothing is exchanged when they change places."""
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
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
        and not _MUTUAL & {link.left.key, link.right.key}
        and not (_is_noun(pair.said, link.left) or _is_noun(pair.record.said, link.right))
    ]
    people = [
        link
        for link in links
        if link.left.kind is Kind.NAME
        and not (_is_place(pair.said, link.left) or _is_place(pair.record.said, link.right))
    ]
    seen: Outcome | None = None
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
                if swapped and not (turns_along(pair) or _from_and_to(pair, a, b)):
                    return _outcome(pair, a, verb, b)
                seen = seen if swapped else Outcome(SAME, a.left.text, b.left.text)
    swapped_places = exchanged(pair)
    if swapped_places is not None:
        return _exchange(pair, *swapped_places)
    return seen or Outcome(ABSENT)


def _from_and_to(pair: Pair, a: Link, b: Link) -> bool:
    """Whether what one side tells as coming "from" one of two, the other tells as going "to" the other."""
    return {marker(pair.said, b.left), marker(pair.record.said, a.right)} == {"from", "to"}


def _exchange(pair: Pair, a: Link, b: Link) -> Outcome:
    left = pair.said.text[min(a.left.start, b.left.start) : max(a.left.end, b.left.end)]
    right = pair.record.said.text[min(a.right.start, b.right.start) : max(a.right.end, b.right.end)]
    return Outcome(SWAPPED, left, right, pair.certainty(a))


def _outcome(pair: Pair, a: Link, verb: Link, b: Link) -> Outcome:
    left = f"{a.left.text} {verb.left.text} {b.left.text}"
    right = f"{b.right.text} {verb.right.text} {a.right.text}"
    return Outcome(SWAPPED, left, right, pair.certainty(verb))


def _is_verb(unit: Unit) -> bool:
    first = unit.text.split()[0]
    return any(reading.part == "v" for reading in lexicon.readings(first)[:1])


def _is_noun(reading: Reading, unit: Unit) -> bool:
    """Whether what could be a verb is somebody's: "its rival"."""
    return unit.first > 0 and reading.words[unit.first - 1] in _POSSESSIVES


def _is_place(reading: Reading, unit: Unit) -> bool:
    """Whether a name only says where: "from a garage on Elm Lane", "near the Moon's south pole"."""
    before = unit.first - 1
    while before > 0 and (reading.words[before] == "the" or reading.tokens[before].text[0].isupper()):
        before -= 1
    if before >= 0 and reading.words[before] == "in":
        return unit.place is not None  # not so in "a stake in Corvany Telecom"
    return before >= 0 and reading.words[before] in _WHERE
