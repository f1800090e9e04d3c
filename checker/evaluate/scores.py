"""Accuracy, precision, recall and F1, from pairs of what was meant and what was predicted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClassScore:
    """How well one label is found; all figures are shares from 0 to 1, 0 where there is nothing to divide by."""

    label: str
    support: int
    predicted: int
    hits: int

    @property
    def precision(self) -> float:
        """The share of predictions of this label that are right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of this label that was found."""
        return self.hits / self.support if self.support else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures over one set of ``(meant, predicted)`` pairs; ``confusion`` counts each pair."""

    labels: tuple[str, ...]
    confusion: Counter[tuple[str, str]]

    @property
    def total(self) -> int:
        """How many pairs were counted."""
        return self.confusion.total()

    @property
    def accuracy(self) -> float:
        """The share of pairs whose prediction is what was meant."""
        hits = sum(count for (meant, predicted), count in self.confusion.items() if meant == predicted)
        return hits / self.total if self.total else 0.0

    def of(self, label: str) -> ClassScore:
        """Return the figures of one label."""
        return ClassScore(
            label=label,
            support=sum(count for (meant, _), count in self.confusion.items() if meant == label),
            predicted=sum(count for (_, predicted), count in self.confusion.items() if predicted == label),
            hits=self.confusion[label, label],
        )

    def as_json(self) -> dict[str, object]:
        """Return the figures as plain values, rounded to four places."""
        by_label = {
            label: {
                "support": score.support,
                "predicted": score.predicted,
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
            }
            for label, score in ((label, self.of(label)) for label in self.labels)
        }
        confusion = {
            meant: {predicted: self.confusion[meant, predicted] for predicted in self.labels}
            for meant in self.labels
        }
        return {
            "total": self.total,
            "accuracy": round(self.accuracy, 4),
            "labels": by_label,
            "confusion": confusion,
        }


def score(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> Scores:
    """Count ``(meant, predicted)`` pairs over ``labels``, in the order the tables show them."""
    return Scores(tuple(labels), Counter(pairs))
