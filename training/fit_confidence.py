"""Fit how often verdicts of each kind are right, and write ``checker/decide/confidence.tsv``.

    python -m training.fit_confidence STORES.jsonl …

Only stores that were held back from the network are used, and the odds must be fitted first (``fit_odds``).
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from checker.decide.confidence import WITH_MODEL, WITHOUT_MODEL, log_odds
from checker.evaluate.cases import Case, desk_of, read_cases
from checker.extract import read_statement
from checker.model import Label, Verdict
from checker.nli import Inference
from training.processes import over
from training.stores import is_held_back

TARGET = Path(__file__).parent.parent / "checker" / "decide" / "confidence.tsv"


def opinions(case: Case, inference: Inference | None) -> list[tuple[Verdict, bool]]:
    """Return the verdict on each statement of a store, its confidence that of the odds, and whether it is right."""
    found = []
    desk = desk_of(case, inference)
    for statement in case.statements:
        read = read_statement(statement.s, speaker=statement.speaker)
        verdict = desk.opinion(read, as_of=case.as_of)
        found.append((verdict, verdict.label is statement.v))
    return found


def scale(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the shift and the slope that turn odds (0 to 1) into the chance of being right (Platt 1999).

    As there, the targets are held off 0 and 1 by the number of examples, so that a label which was never wrong
    does not become certain.
    """
    right = sum(one for _, one in judged)
    hit, miss = (right + 1) / (right + 2), 1 / (len(judged) - right + 2)
    places, targets, weights = [], [], []
    for share, one in judged:
        target = hit if one else miss
        places += [[log_odds(share)]] * 2
        targets += [1, 0]
        weights += [target, 1 - target]
    model = LogisticRegression(C=1.0).fit(places, targets, sample_weight=weights)
    shift, slope = float(model.intercept_[0]), float(model.coef_[0][0])
    if slope < 0:  # the odds tell nothing here: better ones must not make a verdict less sure
        return math.log((right + 1) / (len(judged) - right + 1)), 0.0
    return shift, slope


def table(with_model: Sequence[tuple[Verdict, bool]], without_model: Sequence[tuple[Verdict, bool]]) -> str:
    """Return the table: a row for each label, with the model and without it."""
    lines = ["# model\tlabel\tshift\tslope; log odds of being right, written by training/fit_confidence.py"]
    for name, judged in ((WITH_MODEL, with_model), (WITHOUT_MODEL, without_model)):
        for label in Label:
            of_label = [(verdict.confidence, right) for verdict, right in judged if verdict.label is label]
            shift, slope = scale(of_label) if of_label else (0.0, 1.0)
            lines.append(f"{name}\t{label}\t{shift:.3f}\t{slope:.3f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, nargs="+")
    parser.add_argument("--inference", type=Path, help="the folder of a model other than the bundled one")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    cases = [case for path in given.stores for case in read_cases(path) if is_held_back(case.id)]
    inferred = list(over(cases, opinions, jobs=given.jobs, model=given.inference))
    text = table(inferred, list(over(cases, opinions, jobs=given.jobs, asked=False)))
    TARGET.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
