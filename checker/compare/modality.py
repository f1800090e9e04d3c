"""How sure, how far along: may, will, wants to, has done.

Contradicts: what happens in any case by one side depends on something by the other, or on the contrary of it ("even
if they pay", "only if they pay", "unless they pay").

Exceeds: the claim says that something may happen, is planned or is wanted, and the statement that it happens or
has happened. Nothing is contradicted: it may be so, but nobody on record said so.

Agrees: both are as sure, or the statement is less so.

Silent: nothing on either side says how sure it is.
"""

import re
from collections.abc import Iterator

from checker import lexicon
from checker.compare.alignment import Stance
from checker.compare.conditions import is_hypothetical, turned
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.model import AttributionKind, Effect

CODE, NAME = "FC108", "modality"
ABSENT = Level("absent", Effect.SILENT, "nothing says how sure it is")
SAME = Level("same", Effect.AGREES, "as sure as the claim")
STRONGER = Level("stronger", Effect.EXCEEDS, "the text says “{left}”, {speaker} only “{right}”")
DONE = Level("done", Effect.EXCEEDS, "the text says that it is so, {speaker} only “{right}”")
ASKED = Level("asked-for", Effect.EXCEEDS, "the text says that it is so, {speaker} only told that “{right}”")
CONDITION = Level("other-condition", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, STRONGER, DONE, ASKED, CONDITION)

_ASKED = re.compile(
    r"\b(?:urg(?:ed|es|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing) (?:on|upon)|appeal(?:ed|s|ing) to|press(?:ed|es|ing)) "
    r"(?:\w+ ){1,5}to\b"
)
"""What somebody was asked to do may have been done or not."""
_WANTS = re.compile(
    r"\b(?:want|wish|seek|sought|demand|request|plea|appeal|urg|ask|call|press|favour|favor|support|back|propos|lobb)"
)
_MULTIPLES = frozenset({"twice", "thrice", "times", "half"})
"""After these, "as long as" measures; elsewhere it sets a condition."""
_OPEN_KINDS = frozenset({"ability", "possibility", "permission", "intention", "consideration", "attempt"})
"""What only may be: nobody says that it has come to be so."""
_OBJECT = 8
"""So many words may stand between "allowed" and the "to" of what is allowed, with whom it is allowed to."""
_BETWEEN = 2
"""So many small words may stand between a modal word and what it governs: "can be found"."""
_GAP = 0.25
"""Two forces that differ by less are as sure as each other."""


def compare(pair: Pair) -> Outcome:
    """Hold the weakest modal word of each side against the other's."""
    conditions = turned(pair)
    if conditions is not None:
        mine, theirs = (f"{one.words} … {one.units[-1].text}" for one in conditions)
        return Outcome(CONDITION, mine, theirs, pair.certainty_without())
    left = pair.said.once(_weakest)
    right = pair.record.said.once(_weakest_reported if _is_reported(pair) else _weakest)
    if pair.statement.cue and (cue := lexicon.modality(pair.statement.cue)):
        # "urged NATO to help": what the cue says of it is not in the content, but it is in the claim's words.
        left = min(left or (1.0, ""), (cue.force, pair.statement.cue))
    if left is None and right is None:
        return Outcome(ABSENT)
    my_force, my_words = left or (1.0, "it is so")
    their_force, their_words = right or (1.0, "it is so")
    if left is None and (asked := _ASKED.search(pair.record.said.text)) and not _WANTS.search(pair.said.text):
        return Outcome(ASKED, my_words, asked[0])
    if left is None and (only := _only_possible(pair)):
        return Outcome(DONE, my_words, only)
    if my_force - their_force >= _GAP:
        return Outcome(STRONGER, my_words, their_words)
    return Outcome(SAME, my_words, their_words)


def _only_possible(pair: Pair) -> str:
    """Return the words by which the claim says no more than that what the statement tells may come to be so.

    "A solution can be found" beside "a solution was found"; "" where the claim's modal word governs something else.
    """
    record = pair.record.said
    if record.denied:
        return ""
    for words, modality, governed in governing(record):
        link = pair.alignment.by_right.get(governed)
        kin = link is not None and link.stance in {Stance.SAME, Stance.KIN}
        if modality.kind in _OPEN_KINDS and kin and _is_verb(governed.text):
            return words
    return ""


def governing(reading: Reading) -> Iterator[tuple[str, lexicon.Modality, Unit]]:
    """Yield the modal words of a text that govern a word, as written with it, and that word: "plans to close"."""
    for start, end, modality in _modals(reading):
        to = _infinitive(reading, end)
        governed = next((unit for unit in reading.units if unit.first >= (to or end)), None)
        if governed is not None and governed.first - (to or end) <= _BETWEEN:
            yield reading.text[reading.tokens[start].start : governed.end], modality, governed


def _infinitive(reading: Reading, at: int) -> int | None:
    """Return where the infinitive of "ordered the owners to close it" begins, for the words behind "ordered"."""
    behind = reading.words[at : at + _OBJECT]
    to = behind.index("to") if "to" in behind else 0
    if not to or any(word in {",", ";", "that", "and"} for word in behind[:to]):
        return None
    verb = reading.words[at + to + 1 : at + to + 2]
    return at + to + 1 if verb and any(one.part == "v" for one in lexicon.readings(verb[0])[:1]) else None


def is_modal(reading: Reading) -> bool:
    """Whether a text tells how sure something is that is done in it, or that it is planned or allowed."""
    return any(_is_verb(governed.text) for _, _, governed in governing(reading))


def _outside_names(reading: Reading) -> list[tuple[int, str]]:
    """Return the words of a text by their numbers, without those of its dates and names: the month of May."""
    taken = {
        number
        for unit in reading.units
        if unit.kind in {Kind.DATE, Kind.NAME}
        for number in range(unit.first, unit.last + 1)
    }
    return [(number, word) for number, word in enumerate(reading.words) if number not in taken]


def _modals(reading: Reading) -> Iterator[tuple[int, int, lexicon.Modality]]:
    """Yield each modal word or phrase: its first token, the one after it, and what it is."""
    for phrase in reading.phrases:
        text = " ".join(reading.words[phrase.start : phrase.end])
        if found := lexicon.modality(text):
            yield phrase.start, phrase.end, found
    for number, word in _outside_names(reading):
        if found := lexicon.modality(word):
            yield number, number + 1, found


def _is_verb(text: str) -> bool:
    return any(reading.part == "v" for reading in lexicon.readings(text.split()[0])[:1])


def _is_reported(pair: Pair) -> bool:
    """Whether the claim is in reported speech, where "would" is what its speaker put as "will"."""
    told = pair.claim.attribution.kind in {AttributionKind.INDIRECT, AttributionKind.MIXED}
    return told and "if" not in pair.record.said.words and not is_hypothetical(pair.claim.text)


def _weakest_reported(reading: Reading) -> tuple[float, str] | None:
    found, will = _weakest(reading), lexicon.modality("will")
    return (will.force, found[1]) if found is not None and will is not None and found[1] == "would" else found


def _weakest(reading: Reading) -> tuple[float, str] | None:
    written = [
        " ".join(reading.words[phrase.start : phrase.end])
        for phrase in reading.phrases
        if phrase.start == 0 or reading.words[phrase.start - 1] not in _MULTIPLES
    ]
    words = (word for _, word in _outside_names(reading))
    found = [(modality.force, text) for text in (*written, *words) if (modality := lexicon.modality(text))]
    return min(found, default=None)
