"""One side denies what the other affirms.

Contradicts: "soldiers will be sent" against "no soldiers will be sent"; "refused to pay" against "paid"; and the
whole statement turned by a cue that denies, as in "he denied that …".

Agrees: both deny, or both affirm, the words they share.

Exceeds: what one side denies, the other only mentions ("when it comes to China's presence"), or tells of another
time; no such thing does what one side tells, and the other tells something else of it ("no ferry sails at night",
"the ferry has a restaurant"); what one side only tells was asked for and turned down ("rejected calls to reopen the
clinic"); the claim says it of others than whom the text speaks of ("unlike Lund, Berg voted for it"); the claim is
that somebody disputed something, and the text disputes nothing; or the text tells what somebody did not say, which
is no claim of theirs. What the text denies as done, the claim only plans, allows or finds possible.

Silent: the denied words have no counterpart on the other side; or the sentence takes the denial back ("no school is
older", "the oldest school").
"""

import re
from collections.abc import Sequence

from checker.compare.alignment import Stance
from checker.compare.derived import beyond_limit
from checker.compare.flips import Cause, Flip, denying, flips, loose
from checker.compare.levels import Level, Outcome
from checker.compare.only_open import only_open
from checker.compare.pair import Pair
from checker.compare.polarity import CONTRASTING, CONTRASTS, Denial
from checker.compare.reading import Reading
from checker.compare.taken_back import merely_mentioned, of_another_deed, taken_back
from checker.compare.turned_down import turned_down
from checker.compare.unit import Unit
from checker.model import Effect, Statement

CODE, NAME = "FC101", "negation"
ABSENT = Level("absent", Effect.SILENT, "nothing is denied on either side")
LOOSE = Level("loosely-denied", Effect.SILENT, "the claim does not speak of “{left}”")
UNLIKE = Level("unlike", Effect.EXCEEDS, "{speaker} said so of others, “{right}”")
SAME = Level("same", Effect.AGREES, "both sides deny “{left}”")
MENTIONED = Level("mentioned", Effect.EXCEEDS, "{speaker} spoke of “{right}”, without saying whether it is so")
UNDONE = Level("undone", Effect.SILENT, "“{left}” and “{right}”: the denials undo each other")
OTHER_TIME = Level("other-time", Effect.EXCEEDS, "“{left}” and “{right}” are told of different times")
OTHER_DEED = Level("other-deed", Effect.EXCEEDS, "“{left}” and “{right}” are told of different things")
TURNED_DOWN = Level("turned-down", Effect.EXCEEDS, "the text says “{left}”, {speaker} spoke of “{right}”")
UNSAID = Level("unsaid", Effect.EXCEEDS, "what “{left}” did not say, no claim can say")
LEFT_OUT = Level("denial-left-out", Effect.EXCEEDS, "“{right}” is what {speaker} said of it")
OPEN = Level("only-open", Effect.EXCEEDS, "the text says “{left}”, {speaker} only “{right}”: both may be so")
DENIED = Level("denied", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
_DISPUTED = re.compile(r"\b(?:den(?:ied|ies)|disput(?:ed|es)|reject(?:ed|s)|refut(?:ed|es)) that\b")
"""What a claim denies as a whole; a text that denies nothing cannot rest on it."""
_UNLIKE = re.compile(
    r"\b(?:[Uu]nlike|[Ii]n contrast to) (?:(?:the|its|his|her|their) )?(?:[a-z]+ ){0,3}"
    r"(?P<name>[A-ZÀ-Þ][\w-]+)(?: [A-ZÀ-Þ][\w-]+)*"
)
_NEAR = 2
"""A denial so many units away may be of the same thing in other words."""
LEVELS: tuple[Level, ...] = (
    ABSENT,
    SAME,
    UNDONE,
    LOOSE,
    MENTIONED,
    OTHER_TIME,
    OTHER_DEED,
    TURNED_DOWN,
    UNLIKE,
    UNSAID,
    LEFT_OUT,
    OPEN,
    DENIED,
)


def compare(pair: Pair) -> Outcome:
    """Look for aligned words that only one side denies."""
    found = _compared(pair)
    if pair.statement.unsaid and found.level is not DENIED:
        return Outcome(UNSAID, pair.statement.speaker or "")
    return found


def _unlike(pair: Pair) -> str | None:
    """Return "unlike Lund" of a claim, where the text speaks of Lund: the claim says it of who is not like that."""
    found = _UNLIKE.search(pair.record.said.text)
    named = found is not None and found["name"].lower() in pair.said.words
    return found[0] if found and named and not _UNLIKE.search(pair.said.text) else None


def _compared(pair: Pair) -> Outcome:
    if (unlike := _unlike(pair)) is not None:
        return Outcome(UNLIKE, "", unlike)
    every = flips(pair.alignment)
    excused = [flip for flip in every if flip.cause is Cause.DENIAL and _is_excused(pair, flip)]
    apart = [flip for flip in every if flip.cause is Cause.DENIAL and of_another_deed(pair, flip)]
    found = [flip for flip in every if flip not in excused and flip not in apart]
    denied = [flip for flip in found if flip.cause is Cause.DENIAL]
    if denied and not pair.turned and (open_ := only_open(pair, denied[0])):
        return Outcome(OPEN, denied[0].left, open_)
    if (best := _put_for_another(pair, denied)) and not pair.turned:
        return Outcome(DENIED, best.left, best.right, pair.certainty(best.link))
    odd = len(found) % 2 == 1 and not _balanced(pair, found)
    follows = beyond_limit(pair)
    if denied and odd and not pair.turned and not follows:
        best = max(denied, key=lambda flip: flip.link.left.weight * flip.link.closeness)
        if all(merely_mentioned(pair, flip) for flip in denied):
            return Outcome(MENTIONED, best.left, best.right)
        if pair.other_time:
            return Outcome(OTHER_TIME, best.left, best.right)
        return Outcome(DENIED, best.left, best.right, pair.certainty(best.link))
    if denied and (not odd or follows):
        return Outcome(UNDONE, denied[0].left, denied[0].right)
    left, right = loose(pair.alignment)
    if pair.turned and not odd and pair.alignment.links and len(right) % 2 == 0:
        return Outcome(DENIED, _denied_whole(pair.statement), pair.claim.text, pair.certainty_without())
    if apart and not found and not pair.turned:
        return Outcome(OTHER_DEED, apart[0].left, apart[0].right)
    if not found and not pair.turned and (turned := turned_down(pair)) is not None:
        return Outcome(TURNED_DOWN, turned.left, turned.right)
    if excused and not found and not pair.turned:
        return Outcome(UNDONE, excused[0].left, excused[0].right)
    if not found and len(left) % 2 and not len(right) % 2 and not pair.turned and not _balanced(pair, found):
        return Outcome(LOOSE, _shown(left), _shown(right))
    for link in pair.alignment.links:
        if all(denying(pair.alignment, link)):
            return Outcome(SAME, link.left.text, link.right.text)
    disputed = None if every or pair.turned or pair.said.denied else _DISPUTED.search(pair.record.said.text)
    return Outcome(LEFT_OUT, "", disputed[0]) if disputed else Outcome(ABSENT)


def _is_excused(pair: Pair, flip: Flip) -> bool:
    """Whether what only one side denies is so on neither: it is taken back, or "not change" is to "stay"."""
    return flip.link.stance is Stance.LEANING or taken_back(pair, flip)


def _denied_whole(statement: Statement) -> str:
    """Return what a statement denies with the cue before it: as it is written, where the two stand together."""
    if statement.unsaid:
        return statement.text.rstrip(".")
    words = statement.content.rstrip(".")
    found = re.search(
        rf"{re.escape(statement.cue or '')}\s+(?:that\s+)?{re.escape(words)}", statement.text, re.IGNORECASE
    )
    return found[0] if found else f"{statement.cue} that {words[:1].lower()}{words[1:]}"


def _put_for_another(pair: Pair, denied: Sequence[Flip]) -> Flip | None:
    """Return what both name side by side, one denied here and the other there: "by the rain, not the dam".

    Two denials undo each other mostly. Here each side affirms what the other denies.
    """
    for flip in denied:
        left, right = denying(pair.alignment, flip.link)
        if right or not _in_contrast(pair.said, left):
            continue
        for other in denied:
            mine, theirs = denying(pair.alignment, other.link)
            if not mine and _in_contrast(pair.record.said, theirs):
                return flip
    return None


def _in_contrast(reading: Reading, denials: Sequence[Denial]) -> bool:
    """Whether what is denied is named beside what is so: ", not by arson", "rather than arson"."""
    return any(denial.words in CONTRASTS or _follows_comma(reading, denial) for denial in denials)


def _follows_comma(reading: Reading, denial: Denial) -> bool:
    return denial.words == "not" and denial.at > 0 and reading.words[denial.at - 1] in CONTRASTING


def _balanced(pair: Pair, found: Sequence[Flip]) -> bool:
    """Whether as many words are denied or opposed on one side as on the other, wherever near they stand.

    "Hearthline stored data without consent" and "users had not agreed": both deny, if not the same word.
    """
    if not any(flip.cause is Cause.DENIAL for flip in found) and found:
        return False
    left, right = (_denials_near(pair, found, side) for side in (pair.said, pair.record.said))
    opposed = sum(flip.cause is Cause.ANTONYM for flip in found)
    return min(left, right) > 0 and (left + right + opposed) % 2 == 0


def _denials_near(pair: Pair, found: Sequence[Flip], reading: Reading) -> int:
    """Count the denials of one side that bear on what is flipped: in "hurt 46, none of them old" it does not."""
    flipped = [flip.link.left if reading is pair.said else flip.link.right for flip in found]
    near = {other for unit in flipped for other in (unit, *reading.neighbours(unit, _NEAR))}
    counted = (len(denials) for unit, denials in reading.denied.items() if unit in near or not found)
    return sum(counted)


def _shown(denied: Sequence[tuple[Unit, Denial]]) -> str:
    return ", ".join(f"{denial.words} {unit.text}" for unit, denial in denied) or "nothing"
