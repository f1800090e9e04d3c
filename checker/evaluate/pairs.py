"""Sentence pairs: whether the hypothesis follows from the premise, is left open by it, or contradicts it.

A file has one JSON object a line: ``{"premise", "hypothesis", "label"}``, with the label entailment, neutral,
contradiction or, in two-way sets, not_entailment. A prediction always is one of the three; where the labels are
two-way, neutral and contradiction count as ``not_entailment``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from checker.archive import Memory
from checker.decide.odds import weigh
from checker.evaluate.reading import read_rows
from checker.evaluate.scores import Scores, score
from checker.model import Attribution, AttributionKind, Claim, Span, Statement, Status
from checker.nli import Inference
from checker.pipeline import Desk

THREE_WAY = ("entailment", "neutral", "contradiction")
TWO_WAY = ("entailment", "not_entailment")


class Pair(BaseModel):
    """One line of a file of pairs; what else the line holds is kept for the file of predictions."""

    model_config = ConfigDict(frozen=True, extra="allow")

    premise: str
    hypothesis: str
    label: Literal["entailment", "neutral", "contradiction", "not_entailment"]


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair with its prediction and the three scores, in the order of ``THREE_WAY``, that sum to 1."""

    pair: Pair
    predicted: str
    scores: tuple[float, float, float]

    @property
    def set(self) -> str:
        """The name of the data set that the pair is from, "" if the line does not say."""
        return str((self.pair.model_extra or {}).get("source", ""))

    @property
    def row(self) -> dict[str, object]:
        """The line that goes into a file of predictions."""
        rounded = [round(score, 4) for score in self.scores[:2]]
        scores = [*rounded, round(1 - sum(rounded), 4)]
        return {**self.pair.model_dump(), "predicted": self.predicted, "scores": scores}


def read_pairs(path: Path | str) -> list[Pair]:
    """Read a file of pairs.

    Raises:
        UnusableInput: A line is not a pair; the message names the line.
    """
    cure = 'a line is {"premise": …, "hypothesis": …, "label": "entailment|neutral|contradiction|not_entailment"}'
    return read_rows(path, Pair, cure=cure)


def judge_pairs(pairs: list[Pair], inference: Inference | None = None) -> Iterator[JudgedPair]:
    """Judge each hypothesis against its premise; the likeliest of the three is predicted.

    With an inference model, by that model alone: public pairs are what it is measured on, and the odds around it
    are fitted to newsroom statements. Without one, by the comparisons and the odds of any statement; no answer is
    held likelier than another before a look at the words.
    """
    if inference is not None:
        for pair, found in zip(
            pairs, inference.scores([(one.premise, one.hypothesis) for one in pairs]), strict=True
        ):
            yield JudgedPair(
                pair, THREE_WAY[found.index(max(found))], (found.entailment, found.neutral, found.contradiction)
            )
        return
    for pair in pairs:
        claim = Claim(
            id="premise",
            text=pair.premise.strip() or "…",
            speaker="premise",
            attribution=Attribution(kind=AttributionKind.NARRATED),
            status=Status.REVIEWED,
        )
        said = pair.hypothesis.strip() or "…"
        statement = Statement(text=said, span=Span(start=0, end=len(said)), content=said)
        ((odds, _),) = weigh(Desk(Memory([claim])).assess(statement, [claim]), even=True)
        scores = (odds.same, odds.other, odds.opposite)
        yield JudgedPair(pair, THREE_WAY[scores.index(max(scores))], scores)


def score_pairs(judged: Sequence[JudgedPair]) -> Scores:
    """Count what was meant against what was predicted: three-way if pairs are meant to be neutral, else two-way."""
    meant = {row.pair.label for row in judged}
    folded = "not_entailment" in meant or "neutral" not in meant
    fold: Callable[[str], str] = two_way if folded else str
    return score([(fold(row.pair.label), fold(row.predicted)) for row in judged], TWO_WAY if folded else THREE_WAY)


def two_way(label: str) -> str:
    """Fold a three-way label into the two-way ones."""
    return label if label == "entailment" else "not_entailment"
