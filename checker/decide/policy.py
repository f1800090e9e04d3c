"""What one claim says about a statement: the tables of the policy and the limits it works with.

Two questions. What does the statement say, beside the claim (``Stance``)? What does the store know of that claim
(``Standing``)? ``POLICY`` turns both answers into a relation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker import lexicon
from checker.compare.altered_quote import CODE as ALTERED_QUOTE
from checker.compare.antonym import CODE as ANTONYM
from checker.compare.assess import Assessment
from checker.compare.dates import only_day_differs
from checker.compare.deed_times import time_of_opposite
from checker.compare.elided_quote import CODE as ELIDED_QUOTE
from checker.compare.inference import CODE as INFERENCE
from checker.compare.negation import CODE as NEGATION
from checker.compare.negation import UNSAID
from checker.compare.numbers import DIFFERENT, only_figure_differs
from checker.compare.pair import Pair
from checker.compare.quantifier import WIDENED
from checker.compare.rating import CODE as RATING
from checker.compare.repeated import leaves_out_day
from checker.compare.roles import CODE as ROLES
from checker.compare.second_hand import CODE as SECOND_HAND
from checker.compare.speaker import CODE as SPEAKER
from checker.compare.title import CODE as TITLE
from checker.compare.unknown_quote import CODE as UNKNOWN_QUOTE
from checker.compare.validity import CODE as VALIDITY
from checker.decide.alone import may_accuse_alone
from checker.decide.barring import UNVOUCHED, may_both_hold
from checker.decide.odds import PLAINLY, Odds
from checker.model import Effect, Relation


class Stance(StrEnum):
    """What the statement says, held against what the claim says."""

    SAME = "same"
    OPPOSITE = "opposite"
    ALTERED = "altered quote"
    OTHER = "other"


class Standing(StrEnum):
    """What the store knows of the claim that bears on the statement; the first that holds counts."""

    SECOND_HAND = "its speaker only told that another said so"
    OPEN_SPEAKER = "its speaker may be another than the one whom the statement names, or spoke of themselves"
    OTHER_SPEAKER = "somebody else said it"
    REFUTED = "rated false"
    UNSETTLED = "reviewed by fact-checkers, without a rating that settles it"
    OUTDATED = "superseded or expired"
    SOUND = "nothing against it"


POLICY: Mapping[tuple[Stance, Standing], Relation] = {
    (Stance.SAME, Standing.SOUND): Relation.SUPPORTS,
    (Stance.SAME, Standing.SECOND_HAND): Relation.RELATED,
    (Stance.SAME, Standing.OPEN_SPEAKER): Relation.RELATED,
    (Stance.SAME, Standing.OTHER_SPEAKER): Relation.MISATTRIBUTES,
    (Stance.SAME, Standing.REFUTED): Relation.CONTRADICTS,
    (Stance.SAME, Standing.UNSETTLED): Relation.RELATED,
    (Stance.SAME, Standing.OUTDATED): Relation.OUTDATED,
    (Stance.OPPOSITE, Standing.SOUND): Relation.CONTRADICTS,
    (Stance.ALTERED, Standing.SOUND): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.REFUTED): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.OUTDATED): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.OTHER_SPEAKER): Relation.MISATTRIBUTES,
}
"""Any pair that is not listed is ``related``. Who denies what was rated false, or dropped, is accused of nothing;
nor is who says something else than another speaker. What fact-checkers left open supports nothing, and neither does
what is on record only at second hand."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that the policy works with, each a share from 0 to 1; chosen on data (docs/accuracy.md)."""

    apart: float = 0.98
    """Odds of "other" by words alone beyond which the inference model is not asked."""
    support: float = 0.4
    """Odds of "same" from which a statement says what the claim says."""
    support_by_words: float = 0.45
    """The same, where the inference model was not asked: words alone err more often."""
    support_despite: float = 0.7
    """The same, where a comparison finds a contradiction: the comparisons err, too, but not often."""
    contradict: float = 0.8
    """Odds of "opposite" from which a statement says the opposite of the claim, where words show it."""
    contradict_alone: float = 0.87
    """The same, where only the inference model finds it."""
    another_figure: float = 0.45
    """Sureness of another figure from which nothing is supported, whatever the inference model makes of it."""
    misattribute: float = 0.5
    """Odds of "same" from which a statement put in another mouth is this claim, if no other claim is nearer."""
    followed: float = 0.3
    """The inference model's entailment below which nobody is accused of putting a claim in another mouth, and a
    statement mostly in the claim's own words is not supported."""
    on_topic: float = 0.2
    """The share of what a statement is about that the claim speaks of, below which the claim accuses nobody."""
    repeats: float = 0.7
    """The share of a statement in the claim's own words from which it is a near-copy: the inference model alone
    must be surer to accuse, and find that it follows for it to be supported."""
    contradict_repeated: float = 0.95
    """Odds of "opposite" from which it accuses there."""
    agreed: float = 0.7
    """The inference model's contradiction from which it agrees with a comparison that finds one. Below it neither a
    negation nor an opposite word nor changed roles accuse: of figures, dates and names it sees less than those that
    compare them, of these more."""


THRESHOLDS = Thresholds()

_QUOTES = (ALTERED_QUOTE, ELIDED_QUOTE)
_BARRED = (UNKNOWN_QUOTE, TITLE, ROLES)
"""A quotation that is not on record, a title that nobody gave, or who did it cannot be vouched for."""
_SECONDED = frozenset({NEGATION, ANTONYM, ROLES, INFERENCE})
"""Comparisons whose contradiction the inference model must see, too."""
_OF_THE_RECORD = frozenset({RATING, VALIDITY, SPEAKER, SECOND_HAND})
"""Comparisons that say how the claim stands, not what it says."""
_WHOLE_SENTENCE = 0.9
"""The share of a sentence of its source that a claim must tell, to vouch for all of it where it is repeated."""
_FEW_WORDS = 3
_LEAST = 2
"""A statement of fewer words that tell something says too little to be supported."""


def stance_of(assessment: Assessment, odds: Odds, *, nearest: bool = True) -> tuple[Stance, float]:
    """Say what the statement says beside the claim, and how sure that is (0 to 1).

    ``nearest`` is whether no other claim of the store is likelier to be what the statement repeats.
    """
    effects = {comparison.CODE: outcome.level.effect for comparison, outcome in assessment.outcomes}
    against = any(effect is Effect.CONTRADICTS for code, effect in effects.items() if code not in _OF_THE_RECORD)
    quoted = [effects[code] for code in _QUOTES]
    levels = {outcome.level for _, outcome in assessment.outcomes}
    unsaid = assessment.pair.statement.unsaid
    if assessment.pair.elsewhere or UNSAID in levels or (unsaid and effects[SPEAKER] is not Effect.AGREES):
        return Stance.OTHER, odds.same
    if Effect.MISQUOTES in quoted:
        return Stance.ALTERED, 0.95
    if stands_whole(assessment.pair) and not assessment.pair.is_part:
        return Stance.SAME, 0.98
    accusing = {comparison.CODE for comparison, _ in assessment.having(Effect.CONTRADICTS)} - _OF_THE_RECORD
    if accusing <= {INFERENCE} and leaves_out_day(assessment.pair.said, assessment.pair.record.said):
        return Stance.SAME, 0.98
    if Effect.ENTAILS in quoted and not against and _mostly_quoted(assessment.pair):
        return Stance.SAME, 0.98
    denies = not assessment.pair.repeats  # no claim denies the sentence it rests on
    if denies and against and odds.opposite >= THRESHOLDS.contradict and _may_deny(assessment, odds):
        return Stance.OPPOSITE, odds.opposite
    likelier = odds.opposite > odds.same or only_figure_differs(assessment.pair)
    if denies and likelier and _plainly_opposite(assessment):
        return Stance.OPPOSITE, THRESHOLDS.contradict
    if _says_too_little(assessment.pair):
        return Stance.OTHER, odds.same
    if not UNVOUCHED.isdisjoint(levels) or unsaid or any(effects[code] is Effect.EXCEEDS for code in _BARRED):
        return Stance.OTHER, odds.same
    if effects[SPEAKER] is Effect.MISATTRIBUTES:
        on_topic = assessment.pair.about >= THRESHOLDS.on_topic
        same = nearest and on_topic and odds.same >= THRESHOLDS.misattribute and not _left_open(assessment.pair)
    else:
        by_words = assessment.pair.inference is None
        support = THRESHOLDS.support_by_words if by_words else THRESHOLDS.support
        same = odds.same >= (THRESHOLDS.support_despite if against else support)
        if _is_changed_copy(assessment.pair):
            same = False
        if against and assessment.pair.disputed is not None:
            same = False  # who denied something does not say it, whatever the model makes of it
        if _tells_of_nobody(assessment.pair):
            same = False
        if WIDENED in levels:
            same = (
                False  # of all, where the claim is of some of them: not confirmed, though it may be another's words
            )
        if _gives_another_figure(assessment):
            same = False
        if by_words and effects[ANTONYM] is Effect.EXCEEDS:
            same = False  # "made a profit" beside "lost": what may be the opposite is for the model to tell
    return (Stance.SAME if same else Stance.OTHER), odds.same


def _tells_of_nobody(pair: Pair) -> bool:
    """Whether nobody found whom the claim tells of, and the statement names them: "He would appeal"."""
    opens = pair.record.said.words[:1]
    who = bool(opens) and opens[0] in {"he", "she"}
    return who and lexicon.words("subject_pronouns").isdisjoint(pair.said.words[:1])


def _left_open(pair: Pair) -> bool:
    """Whether the inference model hardly finds that the statement follows from the claim."""
    return pair.inference is not None and pair.inference.entailment < THRESHOLDS.followed


def _is_changed_copy(pair: Pair) -> bool:
    """Whether a statement has the claim's own words, and the model sees that something is another.

    What begins with "it" it cannot tell: it does not know what that is.
    """
    opening = pair.said.words[:1]
    named = not opening or opening[0] not in lexicon.words("subject_pronouns")
    return named and _left_open(pair) and pair.repeated >= THRESHOLDS.repeats


def _gives_another_figure(assessment: Assessment) -> bool:
    """Whether a statement gives another figure than the claim for what seems the same thing."""
    outcomes = (outcome for _, outcome in assessment.outcomes if outcome.level is DIFFERENT)
    return any(outcome.sure >= THRESHOLDS.another_figure for outcome in outcomes)


def stands_whole(pair: Pair) -> bool:
    """Whether the text is a sentence of the source that the claim was drawn from, all of it."""
    return pair.repeats and pair.told_whole >= _WHOLE_SENTENCE


def _says_too_little(pair: Pair) -> bool:
    """Whether a statement is a word or so, and not the claim itself: there is nothing that could be on record."""
    return len(pair.said.units) < _LEAST and not pair.word_for_word


def _may_deny(assessment: Assessment, odds: Odds) -> bool:
    """Whether a claim can deny a statement: it speaks of the same thing, and not in nearly the same words.

    To the inference model, one word put for another ("beat", "defeated") turns the sentence now and then. Where
    most of it is repeated, the comparisons see what differs, and it alone must be surer than elsewhere.
    """
    pair = assessment.pair
    if may_both_hold(assessment):
        return False
    found = {comparison.CODE for comparison, _ in assessment.having(Effect.CONTRADICTS)} - _OF_THE_RECORD
    alone = found == {INFERENCE}
    if alone and not may_accuse_alone(assessment):
        return False
    doubted = pair.inference is not None and pair.inference.contradiction < THRESHOLDS.agreed
    if doubted and found - {INFERENCE} and found <= _SECONDED:
        return False
    repeats = pair.repeated >= THRESHOLDS.repeats
    least = THRESHOLDS.contradict_repeated if repeats else THRESHOLDS.contradict_alone
    if alone and odds.opposite < least:
        return False
    return pair.about >= THRESHOLDS.on_topic and not pair.another_thing


def _plainly_opposite(assessment: Assessment) -> bool:
    """Whether words in the same place of the same sentence are opposed, and the model, if asked, agrees."""
    pair = assessment.pair
    if pair.another_thing or may_both_hold(assessment):
        return False
    inferred = pair.inference
    surest = max(
        (
            outcome.sure
            for comparison, outcome in assessment.having(Effect.CONTRADICTS)
            if comparison.CODE not in _OF_THE_RECORD and comparison.CODE != INFERENCE
        ),
        default=0.0,
    )
    agreed = inferred is None or inferred.contradiction >= THRESHOLDS.agreed
    # To the model figures are much alike, and whose a time is escapes it.
    blind = only_day_differs(pair) or only_figure_differs(pair) or bool(pair.once(time_of_opposite))
    return surest >= PLAINLY and (agreed or blind)


def _mostly_quoted(pair: Pair) -> bool:
    """Whether the quoted words are what the statement says, rather than one word in marks."""
    quoted = sum(len(piece.split()) for piece in pair.statement.quoted)
    return quoted >= _FEW_WORDS and 2 * quoted >= len(pair.statement.content.split())


def standing_of(assessment: Assessment) -> Standing:
    """Say what the store knows of the claim that bears on the statement."""
    effects = {comparison.CODE: outcome.level.effect for comparison, outcome in assessment.outcomes}
    if effects[SECOND_HAND] is Effect.EXCEEDS:
        return Standing.SECOND_HAND
    if effects[SPEAKER] is Effect.EXCEEDS:
        return Standing.OPEN_SPEAKER
    if effects[SPEAKER] is Effect.MISATTRIBUTES:
        return Standing.OTHER_SPEAKER
    if effects[RATING] is Effect.CONTRADICTS:
        return Standing.REFUTED
    if effects[RATING] is Effect.EXCEEDS:
        return Standing.UNSETTLED
    if effects[VALIDITY] is Effect.OUTDATES:
        return Standing.OUTDATED
    return Standing.SOUND
