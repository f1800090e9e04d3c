"""What the text denies as done and the claim only plans, allows or finds possible: both may be so.

Who has not closed a pool may plan to close it; who may sell a drug need not sell it. But "will not close" and "is
not closing" deny a plan, and "cannot sell" a permission; and who was forced to sell, or managed to, did so.
"""

import re
from collections.abc import Collection, Sequence

from checker import lexicon
from checker.compare.flips import Flip, denying
from checker.compare.modality import governing, is_modal
from checker.compare.pair import Pair
from checker.compare.polarity import Denial
from checker.compare.reading import Reading
from checker.compare.unit import Unit
from checker.extract.word_classes import is_past_form
from checker.lexicon import Negation

_WHENEVER = frozenset({"ability", "attempt", "consideration", "permission", "possibility"})
"""What leaves open whether the deed comes about at all."""
_ALLOWED = frozenset({"ability", "permission"})
"""What somebody may do who says that they will not."""
_AHEAD = frozenset({"advice", "condition", "decision", "future", "intention", "likelihood", "obligation"})
"""What leaves open only whether it has come about so far."""
_FORETOLD = frozenset({"advice", "future", "intention", "likelihood"})
"""What was said before of what would come."""
_CAME_ABOUT = re.compile(
    r"\b(?:forced|compelled|obliged|had) to\b|\b(?:was|were|been) (?:\w+ )?able to\b", re.IGNORECASE
)
_DENIED_ABILITY = re.compile(
    r"\b(?:can|could|may|might|must|should|need)(?:not\b| not\b|n['’]t\b| never\b| no\b)|\bcan['’]?t\b",
    re.IGNORECASE,
)
_DENIED_WILL = re.compile(
    r"\b(?:shall|will|would)(?: not\b|n['’]t\b| never\b| no\b)|\b(?:won|shan)['’]t\b", re.IGNORECASE
)
_SO_FAR = re.compile(
    r"\b(?:has|have|had|did|was|were)(?: not\b|n['’]t\b| never\b| yet\b| \w+ no\b)"
    r"|\b(?:no|none|nobody|nothing|neither)\b.* (?:has|have|had|was|were|did)\b",
    re.IGNORECASE,
)
"""A denial of what was or has been done."""

_DONE = frozenset({"has", "have", "had", "was", "were"})
_NOW = frozenset({"is", "are", "being"})
_PLAIN = frozenset({Negation.PARTICLE, Negation.CESSATION})
"""Denials of the deed itself: "refused to sign" and "ruled out" deny the plan, too."""
_CHAIN = 3
"""How many words before a verb its auxiliaries may stand."""


def only_open(pair: Pair, flip: Flip) -> str:
    """Return the words that leave open what the other side denies: "plans to close"; "" where none do.

    They may be the claim's, beside a statement that it has not come about, or the statement's, beside such a claim.
    """
    left, right = denying(pair.alignment, flip.link)
    if left and right:
        return ""
    if left:
        return _left_open(pair.said, left, pair.record.said, flip.link.right, pair.alignment.by_right)
    if _SO_FAR.search(pair.record.said.text) is None or is_modal(pair.record.said):
        return ""
    words = _left_open(pair.record.said, right, pair.said, flip.link.left, pair.alignment.by_left)
    intended = any(modality.kind == "intention" for _, modality, _ in governing(pair.said))
    return words if intended else ""  # "plans to sell the plot", "has not sold it"


def _left_open(
    denies: Reading, denials: Sequence[Denial], opens: Reading, deed: Unit, linked: Collection[Unit]
) -> str:
    """Return the words of ``opens`` that leave open the ``deed`` that the other side denies; "" where none do."""
    if not all(lexicon.negation_kind(denial.words) in _PLAIN for denial in denials):
        return ""
    if _DENIED_ABILITY.search(denies.text) or _CAME_ABOUT.search(opens.text):
        return ""
    intends = _DENIED_WILL.search(denies.text) is not None
    if is_modal(denies) and not intends:
        return ""
    so_far = not intends and _SO_FAR.search(denies.text) is not None
    for words, modality, governed in governing(opens):
        if governed.first > deed.first or governed not in linked:
            continue
        may = modality.kind in (_ALLOWED if intends else _WHENEVER)
        if may or (so_far and modality.kind in _AHEAD):
            return words
    return ""


def told_before(pair: Pair) -> bool:
    """Whether the text tells what is or was done, and the claim what may be or shall come: "fell", "will rise"."""
    said = pair.said.text
    if is_modal(pair.said) or _DENIED_ABILITY.search(said) or _DENIED_WILL.search(said) or pair.record.said.denied:
        return False
    if not lexicon.words("refusing").isdisjoint(map(lexicon.lemma, pair.said.words)):
        return False
    return not _CAME_ABOUT.search(pair.record.said.text) and any(
        _answers_deed(pair, modality, governed) for _, modality, governed in governing(pair.record.said)
    )


def _answers_deed(pair: Pair, modality: lexicon.Modality, governed: Unit) -> bool:
    """Whether the statement tells as done what a modal word of the claim governs, or the opposite of it."""
    link = pair.alignment.by_right.get(governed)
    if link is None or pair.record.said.words[governed.first - 1] in lexicon.words("determiners"):
        return False  # "which wanted a cut"
    came = is_past(pair.said, link.left) or (link.left.quantity is not None and _tells_past(pair.said))
    return modality.kind in _WHENEVER or (modality.kind in _AHEAD and came)


def _tells_past(reading: Reading) -> bool:
    """Whether all that a text tells is past, as far as its verbs show: "turned out 12 percent smaller"."""
    now = not _NOW.isdisjoint(reading.words) or "will" in reading.words
    return not now and any(is_past_form(word) for word in reading.words)


def foretold(pair: Pair) -> bool:
    """Whether the text tells what was forecast or planned, and the claim what came: "had forecast 50", "fell 9"."""
    if is_modal(pair.record.said):
        return False
    for words, modality, governed in governing(pair.said):
        first = governed.first - len(words.split()) + len(governed.text.split())
        before = pair.said.words[max(0, first - _CHAIN) : first]
        then = is_past_form(words.split()[0].lower()) or not _DONE.isdisjoint(before)
        if then and modality.kind in _FORETOLD and governed in pair.alignment.by_left:
            return True
    return False


def is_past(reading: Reading, verb: Unit) -> bool:
    """Whether a verb is told as done: in a past form, or behind "has", "had" or "was"; not in "is closed"."""
    before = reading.words[max(0, verb.first - _CHAIN) : verb.first]
    is_now = not _NOW.isdisjoint(before)
    return not _DONE.isdisjoint(before) or (is_past_form(reading.words[verb.last]) and not is_now)
