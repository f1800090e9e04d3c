"""Two differences that undo each other: "exports to China fell" beside "exports to India rose" is of another thing.

One thing that differs between two texts denies what the other says. Where what happened and when, where, to whom or
in which round it happened differ at once, both may be right. So may they where each tells of a part of its own
("some oppose it", "most support it"), or of somebody and of somebody's brother; and who denies something
contradicts nobody else who says it.
"""

import re
from collections.abc import Sequence

from checker import lexicon
from checker.compare.alignment import ANSWERING, Link, Stance
from checker.compare.flips import Cause, flips
from checker.compare.holder import held
from checker.compare.names import DIFFERENT, OTHER
from checker.compare.names import compare as compare_names
from checker.compare.only_open import is_past
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.shares import Shared, answer, shares
from checker.compare.unit import Kind, Unit
from checker.compare.who import Who, who

_OCCASIONS = frozenset({"rank", "clock"})
"""Dimensions of figures that tell which of several events is meant."""
_PLACED = 2
"""So many words before a word a preposition stands that makes it tell where: "in the far north"."""
_FULL_NAME = 2
"""How far into a text a name that begins it may go: "Ana Maria Lund"."""
_STEPS = frozenset(
    {"arrive/depart", "begin/end", "detain/release", "enter/exit", "hire/fire", "join/leave", "open/close"}
)
"""Opposites of which one undoes the other (reversives, Cruse 1986): first one happens, then the other."""
_LASTING = frozenset({"still", "never", "remains", "remain", "remained", "stays", "stayed", "kept"})
_IS, _WAS = frozenset({"is", "are", "has", "have"}), frozenset({"was", "were", "had"})
_DENYING = frozenset({"deny", "dispute"})
_STEM = 5
_FEW_OVER = 2
"""How many words of each side may have no counterpart where the first tell two kinds apart."""
_APART = (
    frozenset({"above", "below"}),
    frozenset({"before", "after", "during", "until"}),
    frozenset({"inside", "outside", "within", "beyond"}),
    frozenset({"upstream", "downstream"}),
)
"""Prepositions that tell different places or times by the same thing."""
_HIMSELF = frozenset({Who.SAME, Who.SURNAME, Who.DESCRIBED, Who.BEHALF})
_ALL = 0.999
_PER_CENT = re.compile(r"%|\bper ?cent\b")
"""A share in figures is mostly a measure: "rose to 3.1 percent"."""


def undo_each_other(pair: Pair) -> bool:
    """Whether a claim and a statement that seems to deny it may both be right, for a second difference."""
    return pair.once(_undo_each_other)


def _undo_each_other(pair: Pair) -> bool:
    return (
        differ_twice(pair)
        or of_two_parts(pair)
        or of_somebody_beside(pair)
        or of_another_kind(pair)
        or of_kin(pair)
        or of_two_steps(pair)
        or denied_by_another(pair)
    )


def differ_twice(pair: Pair) -> bool:
    """Whether two texts differ both in what they tell and in when, where or of whom they tell it."""
    found = flips(pair.alignment)
    opposed = [link for link in pair.alignment.links if link.stance is Stance.OPPOSED]
    occasions = [link for link in opposed if _tells_when(pair, link)]
    if occasions and any(link.stance is Stance.CONVERSE for link in pair.alignment.links):
        return True  # "lost the first match", "won the second"
    figures = [link for link in opposed if link.left.quantity is not None and link not in occasions]
    flipped = len(found) % 2 == 1
    if not flipped and not figures and not _of_other_shares(pair):
        return False
    if _of_other_times(pair) or occasions or _told_elsewhere(pair) or _led_apart(pair) or _of_other_sorts(pair):
        return True
    if compare_names(pair).level in ({OTHER, DIFFERENT} if flipped else {OTHER}):
        return True
    return bool(figures) and any(flip.cause is Cause.ANTONYM and _tells_where(pair, flip.link) for flip in found)


def _of_other_times(pair: Pair) -> bool:
    """Whether two texts give other times: "on Tuesday", "since January"; or one was so in a year, the other is."""
    for link in pair.alignment.links:
        mine, theirs = link.left.when, link.right.when
        if mine and theirs and (link.stance not in ANSWERING or (mine.edge == "since") != (theirs.edge == "since")):
            return True
    given = any(unit.when for unit in pair.alignment.left_over)
    theirs_given = [unit.when for unit in pair.alignment.right_over if unit.when]
    if given and theirs_given:
        return True
    then = any(when.grain == "year" for when in theirs_given) and not _WAS.isdisjoint(pair.record.said.words)
    return then and not _IS.isdisjoint(pair.said.words)


def _of_other_shares(pair: Pair) -> bool:
    """Whether one share is told here and another there: "all of the votes", "half of the votes"."""
    mine, theirs = _share(pair.said), _share(pair.record.said)
    return mine is not None and theirs is not None and (mine.high < theirs.low or theirs.high < mine.low)


def _share(reading: Reading) -> Shared | None:
    """Return the one share that a text gives; a half is one as a word and as a figure."""
    found = reading.once(shares)
    return found[0] if len({one.text.lower() for one in found}) == 1 else None


def _of_other_sorts(pair: Pair) -> bool:
    """Whether nouns beside one noun tell two of its sort: "the court of appeal", "the district court"."""
    for link in pair.alignment.links:
        if link.stance in ANSWERING and link.left.kind is link.right.kind is Kind.WORD:
            mine = _classifying(pair.said, link.left, pair.alignment.left_over)
            theirs = _classifying(pair.record.said, link.right, pair.alignment.right_over)
            if mine and theirs and lexicon.strangers(mine.text, theirs.text):
                return True
    return False


def _classifying(reading: Reading, noun: Unit, over: Sequence[Unit]) -> Unit | None:
    """Return the noun right before a noun, or behind it and "of", that has no counterpart on the other side."""
    at = reading.place_of[noun]
    before = reading.units[at - 1] if at else None
    if before is None or before.last + 1 != noun.first or before not in over:
        after = reading.units[at + 1] if at + 1 < len(reading.units) else None
        of = after is not None and reading.words[noun.last + 1 : after.first] in (["of"], ["of", "the"])
        before = after if of and after in over else None
    nouns = before is not None and any(one.part == "n" for one in lexicon.readings(before.text.lower())[:1])
    return before if nouns and before is not None and before.kind is Kind.WORD else None


def _led_apart(pair: Pair) -> bool:
    """Whether prepositions tell two places or times by one thing: "above the dam", "below the dam"."""
    for link in pair.alignment.links:
        if link.stance not in ANSWERING:
            continue
        mine, theirs = _led_by(pair.said, link.left), _led_by(pair.record.said, link.right)
        if any(mine & group and theirs & group and not mine & theirs & group for group in _APART):
            return True
    return False


def _led_by(reading: Reading, unit: Unit) -> set[str]:
    return set(reading.words[max(0, unit.first - _PLACED) : unit.first])


def _told_elsewhere(pair: Pair) -> bool:
    """Whether the same thing is told of two places or groups: "rents in the centre", "rents in the suburbs"."""
    for left in pair.alignment.left_over:
        for right in pair.alignment.right_over:
            mine, theirs = _place(pair.said, left), _place(pair.record.said, right)
            if mine is None or theirs is None or mine[0] != theirs[0]:
                continue
            link = pair.alignment.by_left.get(mine[1])
            if link is not None and link.right is theirs[1] and link.stance in ANSWERING:
                return True
    return False


def _place(reading: Reading, unit: Unit) -> tuple[str, Unit] | None:
    """Return the preposition before a word, and the word before that: "in" and rents, for "rents in the centre"."""
    at = reading.place_of[unit]
    before = reading.units[at - 1] if at else None
    if before is None or before.kind is not Kind.WORD:
        return None
    words = [
        word for word in reading.words[before.last + 1 : unit.first] if word not in lexicon.words("determiners")
    ]
    return (words[0], before) if len(words) == 1 and words[0] in lexicon.words("prepositions") else None


def _tells_when(pair: Pair, link: Link) -> bool:
    """Whether two figures tell which of several events is meant: "the first match", "at ten"."""
    if link.left.quantity is None:
        return False
    hours = pair.said.words[link.left.first - 1] == pair.record.said.words[link.right.first - 1] == "at"
    return link.left.quantity.dimension in _OCCASIONS or (hours and link.left.quantity.dimension == "count")


def _tells_where(pair: Pair, link: Link) -> bool:
    """Whether two opposites tell where something is so: "in the north", "in the south"."""
    return _is_placed(pair.said, link.left) and _is_placed(pair.record.said, link.right)


def _is_placed(reading: Reading, unit: Unit) -> bool:
    before = reading.words[max(0, unit.first - _PLACED) : unit.first]
    return not lexicon.words("prepositions").isdisjoint(before)


def of_two_parts(pair: Pair) -> bool:
    """Whether each text tells of a part that leaves room for the other's: "some oppose it", "most support it"."""
    if len(flips(pair.alignment)) % 2 == 0:
        return False
    mine, theirs = _share(pair.said), _share(pair.record.said)
    if mine is None or theirs is None or not answer(pair, mine.of, theirs.of):
        return False
    counted = all(one.text.lower() != "any" and not _PER_CENT.search(one.text) for one in (mine, theirs))
    return counted and max(mine.low, theirs.low) < _ALL and mine.low + theirs.low < _ALL


def of_somebody_beside(pair: Pair) -> bool:
    """Whether one text is about somebody, and the other about what is theirs: "Lund's brother", "Lund"."""
    mine, theirs = held(pair.said), held(pair.record.said)
    if mine is not None and theirs is None:
        owned, by, other = mine, pair.alignment.by_left, pair.record.said
    elif theirs is not None and mine is None:
        owned, by, other = theirs, pair.alignment.by_right, pair.said
    else:
        return False
    link = by.get(owned.holder)
    if link is None or owned.thing in by or owned.thing.first < owned.holder.first:
        return False
    named = other.units[0].kind is Kind.NAME and link.left.kind is Kind.NAME
    return named and max(link.left.first, link.right.first) <= _FULL_NAME


def of_another_kind(pair: Pair) -> bool:
    """Whether two texts are of two kinds by their first nouns: "the driver was not drunk", "the passenger was".

    What follows must answer to each other: a paraphrase may give what it is about another name.
    """
    if len(flips(pair.alignment)) % 2 == 0 or not pair.said.units or not pair.record.said.units:
        return False
    mine, theirs = pair.said.units[0], pair.record.said.units[0]
    if mine not in pair.alignment.left_over or theirs not in pair.alignment.right_over:
        return False
    strange = mine.kind is theirs.kind is Kind.WORD and lexicon.strangers(mine.text, theirs.text)
    strange = strange and mine.key[:_STEM] != theirs.key[:_STEM]  # "the council", "councillors"
    return strange and len(pair.alignment.left_over) <= _FEW_OVER and len(pair.alignment.right_over) <= _FEW_OVER


def of_kin(pair: Pair) -> bool:
    """Whether the statement alone is of somebody's kin or deputy: "the brother of the man", "the man"."""
    for unit in pair.alignment.left_over:
        beside = unit.text.lower() in lexicon.words("kin_and_deputies")
        if not beside or pair.said.words[unit.last + 1 : unit.last + 2] != ["of"]:
            continue
        at = pair.said.place_of[unit] + 1
        owner = pair.alignment.by_left.get(pair.said.units[at]) if at < len(pair.said.units) else None
        if owner is not None and pair.record.said.words[owner.right.first - 1] != "of":
            return True
    return False


def of_two_steps(pair: Pair) -> bool:
    """Whether each text tells of a step of its own that undoes the other: "was arrested", "was released".

    Not where the two give the same day or figure, and so speak of one event.
    """
    found = flips(pair.alignment)
    if len(found) != 1 or found[0].cause is not Cause.ANTONYM or not _LASTING.isdisjoint(pair.said.words):
        return False
    link = found[0].link
    opposed = lexicon.opposition(link.left.text, link.right.text)
    if opposed is None or opposed.group not in _STEPS:
        return False
    same = (one for one in pair.alignment.links if one.stance in ANSWERING)
    if any(one.left.kind in {Kind.DATE, Kind.NUMBER} for one in same):
        return False
    return is_past(pair.said, link.left) and is_past(pair.record.said, link.right)


def denied_by_another(pair: Pair) -> bool:
    """Whether the text tells that somebody denies something, and the claim is another's: each said so."""
    mention = pair.statement.speaker if pair.turned else _denier(pair)
    return bool(mention) and who(mention or "", pair.statement.role, pair.record.speaker) not in _HIMSELF


def _denier(pair: Pair) -> str | None:
    """Return who denies something: the suspect of "the suspect denied setting the fire"."""
    for at, word in enumerate(pair.said.words):
        if at and lexicon.lemma(word) in _DENYING and not any(unit.first == at for unit in pair.alignment.by_left):
            return pair.said.text[: pair.said.tokens[at].start].strip()
    return None
