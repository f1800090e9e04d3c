"""How good rankings are: average precision, reciprocal rank and recall, each a mean over the judged queries.

Average precision to a depth is the sum of the precisions at each answer within it, over all answers that there are.
So has it trec_eval's ``map_cut``, and the scorer of the CLEF CheckThat! lab: an answer below the depth is missed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from checker.evaluate.ranking_files import Judgements, Ranked

PRECISION_DEPTHS = (1, 3, 5, 20)
RECALL_DEPTHS = (1, 5, 10, 20, 50)


class RankingScores(NamedTuple):
    """Means over ``queries`` judged queries; ``precision`` and ``recall`` by depth."""

    queries: int
    precision: Mapping[int, float]
    reciprocal_rank: float
    recall: Mapping[int, float]

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded."""
        return {
            "queries": self.queries,
            **{f"map@{depth}": round(value, 4) for depth, value in self.precision.items()},
            "mrr": round(self.reciprocal_rank, 4),
            **{f"recall@{depth}": round(value, 4) for depth, value in self.recall.items()},
        }


def score_rankings(rankings: Mapping[str, Sequence[Ranked]], judgements: Judgements) -> RankingScores:
    """Score rankings, the best document first; of a judged query that has none, nothing is found."""
    judged = [
        ([ranked.document for ranked in rankings.get(query, ())], answers) for query, answers in judgements.items()
    ]

    def mean(figure: Callable[[Sequence[str], frozenset[str]], float]) -> float:
        return sum(figure(documents, answers) for documents, answers in judged) / max(1, len(judged))

    return RankingScores(
        queries=len(judged),
        precision={depth: mean(partial(average_precision, depth=depth)) for depth in PRECISION_DEPTHS},
        reciprocal_rank=mean(reciprocal_rank),
        recall={depth: mean(partial(recall, depth=depth)) for depth in RECALL_DEPTHS},
    )


def average_precision(documents: Sequence[str], answers: frozenset[str], depth: int) -> float:
    """Return the mean, over all answers, of the precision at their ranks; 0 for those below ``depth``."""
    hits, total = 0, 0.0
    for rank, document in enumerate(documents[:depth], 1):
        if document in answers:
            hits += 1
            total += hits / rank
    return total / len(answers)


def reciprocal_rank(documents: Sequence[str], answers: frozenset[str]) -> float:
    """Return 1 over the rank of the first answer, 0 where there is none."""
    return next((1 / rank for rank, document in enumerate(documents, 1) if document in answers), 0.0)


def recall(documents: Sequence[str], answers: frozenset[str], depth: int) -> float:
    """Return the share of the answers within ``depth``."""
    return len(answers.intersection(documents[:depth])) / len(answers)
