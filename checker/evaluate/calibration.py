"""Whether confidence means something: of verdicts given at 0.9, about nine in ten should be right."""

from collections.abc import Iterable
from dataclasses import dataclass

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The verdicts given with about one confidence: how many, their mean confidence, the share that is right."""

    low: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability curve, as bins that hold anything, lowest first."""

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float:
        """Expected calibration error (Naeini et al. 2015): the mean gap between confidence and truth, 0 to 1."""
        total = sum(one.count for one in self.bins)
        gaps = sum(one.count * abs(one.confidence - one.right) for one in self.bins)
        return gaps / total if total else 0.0

    def as_json(self) -> dict[str, object]:
        """Return the figures as plain values, rounded to four places."""
        rows = [
            {
                "from": one.low,
                "count": one.count,
                "confidence": round(one.confidence, 4),
                "right": round(one.right, 4),
            }
            for one in self.bins
        ]
        return {"expected_error": round(self.error, 4), "bins": rows}


def calibration(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """Sort (confidence, whether it was right) into ten bins of equal width."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        held.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, right))
    return Calibration(
        tuple(
            Bin(
                low=number / _BINS,
                count=len(rows),
                confidence=sum(confidence for confidence, _ in rows) / len(rows),
                right=sum(right for _, right in rows) / len(rows),
            )
            for number, rows in sorted(held.items())
        )
    )
