"""Fit the weights of ``checker/decide/odds.py`` to labelled stores and write its tables.

    python -m training.fit_odds STORES.jsonl … [--no-model]

It prints the curve of precision and recall over the thresholds that the policy can choose.

Only stores that were held back from the network are used: on those it learned, it is surer than it is right. Needs
scikit-learn (the ``training`` extra).
"""

from __future__ import annotations

import argparse
import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression

from checker.compare.pair import turned
from checker.decide.odds import PRIOR, WITH_MODEL, WITHOUT_MODEL, Features, Odds, features_of
from checker.evaluate.cases import Case, CaseClaim, CaseStatement, claims_of, desk_of, read_cases
from checker.extract import read_statement
from checker.model import Label
from checker.nli import Inference
from training.made import altered_forms
from training.processes import over
from training.stores import is_held_back, relation, settling

STRANGERS = 3
"""Every so-manieth statement of the next store is shown to each store: most of a draft is on other matters."""
REGULARISATION = 0.3
"""scikit-learn's C: smaller weights that hold on other stores (chosen by five-fold cross-validation)."""
FOLDS = 5
_ALIKE = 50.0
"""Token overlap, in percent, from which a claim may deny what another says."""
DECIDE = Path(__file__).parent.parent / "checker" / "decide"


def plain_statements(case: Case) -> Iterator[CaseStatement]:
    """Yield every claim word for word, and with one thing changed.

    Authors of labelled stores avoid both; drafts are full of them.
    """
    draw = random.Random(case.id)
    for claim in case.claims:
        yield CaseStatement(s=claim.text, v=Label.SUPPORTED, kind="made-copy", claim=claim.id)
        altered = list(altered_forms(claim.text, draw))
        if altered:
            kind, text = draw.choice(altered)
            yield CaseStatement(s=text, v=Label.CONTRADICTED, kind=f"made-{kind}", claim=claim.id)


def _alike(case: Case, statement: CaseStatement, claim: CaseClaim) -> bool:
    """Whether another claim may say of a made statement what its own claim says, or deny it."""
    own = settling(case, statement)
    return own is not None and claim.id != own.id and fuzz.token_set_ratio(own.text, claim.text) >= _ALIKE


class Row(NamedTuple):
    """A claim beside a statement: its features, what the statement says of it, and the two of them.

    ``alone`` is whether the features are those of a claim without rivals.
    """

    features: Features
    label: str
    case: str
    statement: CaseStatement
    alone: bool = False


def rows(case: Case, strangers: Sequence[CaseStatement], inference: Inference | None) -> Iterator[Row]:
    """Yield a row for each claim beside each statement, and again as if the store held that claim alone.

    Small stores have no rivals, and neither has ``lint``, which holds two claims against each other.
    """
    desk, claims = desk_of(case, inference), claims_of(case)
    own = (*case.statements, *plain_statements(case))
    for statement in (*own, *strangers):
        read = read_statement(statement.s, speaker=statement.speaker)
        if inference and turned(read):  # the model is not asked, so these are weighed by the other table
            continue
        assessments = desk.assess(read, claims, as_of=case.as_of)
        for number, (claim, features) in enumerate(zip(case.claims, features_of(assessments), strict=True)):
            label = relation(case, statement, claim) if statement in own else "other"
            if label is None or (statement.kind.startswith("made-") and _alike(case, statement, claim)):
                continue
            yield Row(features, label, case.id, statement)
            if label != "other" or statement.near == claim.id or number == len(statement.s) % len(case.claims):
                features = features_of(assessments[number : number + 1])[0]
                yield Row(features, label, case.id, statement, alone=True)


def _rows(shown: tuple[Case, Sequence[CaseStatement]], inference: Inference | None) -> list[Row]:
    return list(rows(*shown, inference))


def table(data: Sequence[Row]) -> str:
    """Fit, and return the table: each feature's weight for "same" and for "opposite", against "other"."""
    names = list(data[0].features)
    model = fitted(data)
    same, opposite, other = model.coef_
    intercepts = model.intercept_
    lines = [
        "# feature\tsame\topposite; log odds against “other”, written by training/fit_odds.py",
        f"intercept\t{intercepts[0] - intercepts[2]:.3f}\t{intercepts[1] - intercepts[2]:.3f}",
    ]
    counts = Counter(row.label for row in data)
    priors = [math.log(counts[label] / counts["other"]) for label in ("same", "opposite")]
    lines.append(f"{PRIOR}\t{priors[0]:.3f}\t{priors[1]:.3f}")
    for name, for_same, for_opposite, for_other in zip(names, same, opposite, other, strict=True):
        lines.append(f"{name}\t{for_same - for_other:.3f}\t{for_opposite - for_other:.3f}")
    return "\n".join(lines) + "\n"


def fitted(data: Sequence[Row]) -> LogisticRegression:
    """Fit the logistic model; its classes are numbered as the fields of ``Odds``."""
    model = LogisticRegression(C=REGULARISATION, max_iter=10_000)
    return model.fit([list(row.features.values()) for row in data], [Odds._fields.index(row.label) for row in data])


def curve(data: Sequence[Row]) -> str:
    """Return precision and recall of both answers at thresholds, by cross-validation over whole stores.

    A statement counts by the surest of its claims, as the policy takes it; rows of claims alone are not tested.
    """
    cases = sorted({row.case for row in data})
    surest: dict[tuple[str, str], list[float]] = {}
    meant: dict[tuple[str, str], str] = {}
    folds = min(FOLDS, len(cases))
    for fold in range(folds):
        apart = set(cases[fold::folds])
        model = fitted([row for row in data if row.case not in apart])
        tested = [
            row
            for row in data
            if row.case in apart and not row.alone and not row.statement.kind.startswith("made-")
        ]
        for row, odds in zip(
            tested, model.predict_proba([list(row.features.values()) for row in tested]), strict=True
        ):
            key = (row.case, row.statement.s)
            surest[key] = [max(pair) for pair in zip(surest.get(key, [0.0, 0.0]), odds[:2], strict=True)]
            meant[key] = row.label if row.label != "other" else meant.get(key, "other")
    lines = [f"{len(surest)} statements of {len(cases)} stores", "", "threshold  same P  R     opposite P  R"]
    for threshold in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        figures = []
        for place, label in enumerate(("same", "opposite")):
            said = [key for key, odds in surest.items() if odds[place] >= threshold and odds[place] == max(odds)]
            hits = sum(meant[key] == label for key in said)
            figures += [hits / max(1, len(said)), hits / max(1, list(meant.values()).count(label))]
        lines.append(f"{threshold:<11}" + "  ".join(f"{figure:.2f}" for figure in figures))
    return "\n".join(lines)


def main() -> None:
    """Read the command line, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, nargs="+")
    parser.add_argument("--no-model", action="store_true", help="fit the table for words alone")
    parser.add_argument("--inference", type=Path, help="the folder of a model other than the bundled one")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    cases = [case for path in given.stores for case in read_cases(path) if is_held_back(case.id)]
    others = [other.statements[::STRANGERS] for other in (*cases[1:], cases[0])]
    shown = list(zip(cases, others, strict=True))
    data = list(over(shown, _rows, jobs=given.jobs, model=given.inference, asked=not given.no_model))
    target = DECIDE / (WITHOUT_MODEL if given.no_model else WITH_MODEL)
    target.write_text(table(data), encoding="utf-8")
    print(curve(data))


if __name__ == "__main__":
    main()
