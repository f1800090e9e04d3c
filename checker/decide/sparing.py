"""Which claims the inference model need not be asked about: asking takes longer than everything else together.

Its answer is supposed before it is asked for. Where a claim says nothing of the statement whichever way the answer
goes, it is not asked; nor where the words of the two leave no doubt that they are on different matters.
"""

from collections.abc import Sequence

from checker.compare.assess import Assessment, supposing
from checker.decide.odds import Features, odds_of, supposed, word_features
from checker.decide.policy import THRESHOLDS, Stance, stance_of
from checker.model import Effect
from checker.nli import Scores

_FOLLOWS = Scores(0.98, 0.015, 0.005)
_OPEN = Scores(0.01, 0.98, 0.01)
_CONTRADICTED = Scores(0.005, 0.015, 0.98)
"""The surest answers that the model gives."""


def tells_nothing(assessments: Sequence[Assessment]) -> list[bool]:
    """Return of each claim beside a statement whether its relation is settled without the model: it has none."""
    return [
        _plainly_apart(one, words)
        or all(_is_other(one, words, scores) for scores in (_FOLLOWS, _CONTRADICTED, _OPEN))
        for one, words in zip(assessments, word_features(assessments), strict=True)
    ]


def _plainly_apart(assessment: Assessment, words: Features) -> bool:
    """Whether the words alone leave no doubt. Where a comparison finds a contradiction, it has a say."""
    return odds_of(words).other > THRESHOLDS.apart and not any(assessment.having(Effect.CONTRADICTS))


def _is_other(assessment: Assessment, words: Features, scores: Scores) -> bool:
    odds = odds_of(supposed(words, assessment.pair, scores))
    return stance_of(supposing(assessment, scores), odds)[0] is Stance.OTHER
