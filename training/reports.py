"""Training pairs from whole reports: what the extractor draws from them, beside statements that a sentence settles.

    python -m training.reports OUT.jsonl.gz REPORT.txt … [--model EXPORTED] [--neutrals 2]

Beside ``REPORT.txt`` lies ``REPORT.jsonl``, a statement a line: ``s``, its verdict ``v`` and ``e``, the words of the
report that settle it, or come nearest. Claims drawn from running text are longer, and lean on more, than those of the
stores. Of several claims drawn from ``e`` the one is taken that a network holds likeliest to have the label.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from checker.extract import extract_claims, read_statement
from checker.model import Claim, Source
from checker.nli.network import Network
from training.pairs import LABELS, Pair, write_pairs
from training.stores import is_held_back

_LABELS = {"supported": "entailment", "contradicted": "contradiction", "unverified": "neutral"}
_TOO_ALIKE = 62.0
"""Token overlap, in percent, from which another claim may well settle the statement, too."""


class Told(NamedTuple):
    """A statement on a report, its label, and the words of the report that settle it."""

    statement: str
    label: str
    evidence: str


def read_report(path: Path) -> tuple[str, list[Told]]:
    """Return a report's text and the statements beside it."""
    rows = (json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())
    return path.read_text(encoding="utf-8"), [Told(row["s"], _LABELS[row["v"]], row["e"]) for row in rows]


def report_pairs(path: Path, model: Network, neutrals: int) -> Iterator[Pair]:
    """Yield the pairs of a report: each statement beside what settles it, as drawn and as written, and beside others."""
    text, told = read_report(path)
    claims = extract_claims(Source(id="report", publisher="report", sha256=""), text).claims
    for one in told:
        said = read_statement(one.statement).content
        start = text.index(one.evidence)
        end = start + len(one.evidence)
        here = [claim for claim in claims if claim.quote and claim.quote.start < end and start < claim.quote.end]
        yield Pair(" ".join(one.evidence.split()), said, one.label, "reports")
        if one.label == "neutral":
            for claim in here:
                yield Pair(claim.text, said, "neutral", "reports.near")
        elif here:
            yield Pair(_likeliest(here, said, one.label, model), said, one.label, "reports")
        others = [claim for claim in claims if claim not in here]
        for claim in _nearest(others, said, neutrals):
            yield Pair(claim.text, said, "neutral", "reports.other")


def _likeliest(claims: Sequence[Claim], said: str, label: str, model: Network) -> str:
    """Return the text of the claim that the network holds likeliest to stand to a statement as the label says."""
    scores = model.scores([(claim.text, said) for claim in claims])
    best = max(range(len(claims)), key=lambda at: scores[at][LABELS.index(label)])
    return claims[best].text


def _nearest(claims: Sequence[Claim], said: str, count: int) -> list[Claim]:
    """Return the claims that share most words with a statement, and yet do not settle it."""
    alike = [(fuzz.token_set_ratio(claim.text, said), claim) for claim in claims]
    return [claim for share, claim in sorted(alike, key=lambda pair: -pair[0]) if share < _TOO_ALIKE][:count]


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, default=None, help="default: the bundled network")
    parser.add_argument("--neutrals", type=int, default=2)
    given = parser.parse_args()
    model = Network(given.model)
    learned = [path for path in sorted(given.reports) if not is_held_back(path.stem)]
    pairs = (pair for path in learned for pair in report_pairs(path, model, given.neutrals))
    print(write_pairs(given.out, pairs), "pairs of", len(learned), "reports")


if __name__ == "__main__":
    main()
