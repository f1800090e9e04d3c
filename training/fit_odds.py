"""Fit the weights of ``checker/decide/odds.py`` to labelled stores and write its tables.

    python -m training.fit_odds STORES.jsonl … [--no-model]

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

from rapidfuzz import fuzz
from sklearn.linear_model import LogisticRegression

from checker.decide.odds import PRIOR, WITH_MODEL, WITHOUT_MODEL, Features, Odds, features_of
from checker.evaluate.cases import Case, CaseClaim, CaseStatement, desk_of, read_cases
from checker.extract import read_statement
from checker.model import Label, Rating
from checker.nli import Network
from training.made import altered_forms
from training.stores import is_held_back

STRANGERS = 3
"""Every so-manieth statement of the next store is shown to each store: most of a draft is on other matters."""
REGULARISATION = 0.3
"""scikit-learn's C: smaller weights that hold on other stores (chosen by five-fold cross-validation)."""
_ALIKE = 50.0
SAME = frozenset({Label.SUPPORTED, Label.OUTDATED, Label.MISATTRIBUTED, Label.DISPUTED})
REFUTED = frozenset({Rating.FALSE, Rating.MISLEADING})
DECIDE = Path(__file__).parent.parent / "checker" / "decide"


def relation(case: Case, statement: CaseStatement, claim: CaseClaim) -> str | None:
    """Return what a statement says beside a claim, by the names of ``Odds``; None where no label tells."""
    if statement.claim == claim.id:
        if statement.v in SAME:
            return "same"
        if statement.v is Label.CONTRADICTED:
            repeats = statement.kind == "rated-false" and claim.rating in REFUTED
            return "same" if repeats else "opposite"
        return None
    settled = next((other for other in case.claims if other.id == statement.claim), None)
    if settled is not None:
        if claim.id == settled.superseded_by or claim.superseded_by == settled.id:
            return None
        if statement.v in {Label.DISPUTED, Label.MISQUOTED}:  # any other may be the denial
            return None
    return "other"


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
    own = next(other for other in case.claims if other.id == statement.claim)
    return claim.id != own.id and fuzz.token_set_ratio(own.text, claim.text) >= _ALIKE


def rows(case: Case, strangers: Sequence[CaseStatement], network: Network | None) -> Iterator[tuple[Features, str]]:
    """Yield the features and the relation of each claim beside each statement."""
    desk = desk_of(case, network)
    own_statements = (*case.statements, *plain_statements(case))
    for statement in (*own_statements, *strangers):
        own = statement in own_statements
        read = read_statement(statement.s, speaker=statement.speaker)
        assessments = desk.assess(read, desk.claims, as_of=case.as_of)
        for claim, features in zip(case.claims, features_of(assessments), strict=True):
            label = relation(case, statement, claim) if own else "other"
            if label is not None and not (statement.kind.startswith("made-") and _alike(case, statement, claim)):
                yield features, label


def table(data: Sequence[tuple[Features, str]]) -> str:
    """Fit, and return the table: each feature's weight for "same" and for "opposite", against "other"."""
    names = list(data[0][0])
    model = LogisticRegression(C=REGULARISATION, max_iter=10_000)
    model.fit([list(features.values()) for features, _ in data], [Odds._fields.index(label) for _, label in data])
    same, opposite, other = model.coef_
    intercepts = model.intercept_
    lines = [
        "# feature\tsame\topposite; log odds against “other”, written by training/fit_odds.py",
        f"intercept\t{intercepts[0] - intercepts[2]:.3f}\t{intercepts[1] - intercepts[2]:.3f}",
    ]
    counts = Counter(label for _, label in data)
    priors = [math.log(counts[label] / counts["other"]) for label in ("same", "opposite")]
    lines.append(f"{PRIOR}\t{priors[0]:.3f}\t{priors[1]:.3f}")
    for name, for_same, for_opposite, for_other in zip(names, same, opposite, other, strict=True):
        lines.append(f"{name}\t{for_same - for_other:.3f}\t{for_opposite - for_other:.3f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the command line, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stores", type=Path, nargs="+")
    parser.add_argument("--no-model", action="store_true", help="fit the table for words alone")
    given = parser.parse_args()
    network = None if given.no_model else Network()
    cases = [case for path in given.stores for case in read_cases(path) if is_held_back(case.id)]
    others = [other.statements[::STRANGERS] for other in (*cases[1:], cases[0])]
    data = [row for case, strangers in zip(cases, others, strict=True) for row in rows(case, strangers, network)]
    target = DECIDE / (WITHOUT_MODEL if given.no_model else WITH_MODEL)
    target.write_text(table(data), encoding="utf-8")


if __name__ == "__main__":
    main()
