"""Fit the weights of ``checker/decide/likeness.py`` to labelled cases and write ``checker/decide/weights.tsv``.

Usage: python scripts/fit_likeness.py CASES.jsonl [--every N]

Every Nth group (default 2: the first, third, ...) is fitted to; measure on the others with
``factcheck eval cases``. Needs scikit-learn (the ``training`` extra).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from checker.decide.likeness import features_of
from checker.evaluate.cases import Case, CaseStatement, desk_of, read_cases
from checker.extract import read_statement
from checker.model import Label

STRANGERS = 3
"""Every so-manieth statement of the next store is shown to each store."""
SAME = frozenset({Label.SUPPORTED, Label.OUTDATED, Label.MISATTRIBUTED, Label.DISPUTED})
WEIGHTS = Path(__file__).parent.parent / "checker" / "decide" / "weights.tsv"


def rows(case: Case, strangers: Sequence[CaseStatement]) -> list[tuple[list[float], bool, list[str]]]:
    """One row for each claim beside each statement; ``strangers`` are statements on other matters."""
    desk = desk_of(case)
    found = []
    for statement in (*case.statements, *strangers):
        read = read_statement(statement.s, speaker=statement.speaker)
        assessments = [desk.assess(read, claim, as_of=case.as_of) for claim in desk.claims]
        for assessment, features in zip(assessments, features_of(assessments), strict=True):
            same = statement in case.statements and says_the_same(statement, assessment.pair.claim.id)
            found.append((list(features.values()), same, list(features)))
    return found


def says_the_same(statement: CaseStatement, claim_id: str) -> bool:
    """Whether a statement repeats a claim: the one that settles it does, even where it is rated false."""
    return statement.claim == claim_id and (statement.v in SAME or statement.kind == "rated-false")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--every", type=int, default=2)
    options = parser.parse_args()
    cases = read_cases(options.cases)[:: options.every]
    # Most statements of a draft are on matters that the store is silent about: some of another store stand for
    # them.
    others = [other.statements[::STRANGERS] for other in (*cases[1:], cases[0])]
    data = [row for case, strangers in zip(cases, others, strict=True) for row in rows(case, strangers)]
    model = LogisticRegression(C=0.5, max_iter=10_000)
    model.fit([row[0] for row in data], [row[1] for row in data])
    lines = ["# feature\tweight; written by scripts/fit_likeness.py", f"intercept\t{model.intercept_[0]:.3f}"]
    lines += [f"{name}\t{weight:.3f}" for name, weight in zip(data[0][2], model.coef_[0], strict=True)]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
