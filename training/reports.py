"""Stores made of whole reports: what the extractor draws from them, with statements that a sentence settles.

    python -m training.reports OUT.jsonl REPORT.txt … [--model EXPORTED]

Beside ``REPORT.txt`` lies ``REPORT.jsonl``, a statement a line: ``s``, its verdict ``v`` and ``e``, the words of
the report that settle it, or come nearest. Claims drawn from running text are longer than those that somebody
wrote for a store, and lean on more. No network learns from these stores: the decision is fitted to them and others.
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
from checker.nli import Inference, Network
from checker.text.unnamed import as_called
from training.stores import REPORT

_LABELS = {"supported": 0, "unverified": 1, "contradicted": 2}
"""Which of the network's scores a verdict asks for."""
_STATEMENTS = 8
"""So many statements make a store, with the claims that settle them: all of a report would be fifty claims."""
_BESIDE = 1
"""And so many other claims for each statement at most, those that share most words with it."""


class Told(NamedTuple):
    """A statement on a report, its verdict, and the words of the report that settle it."""

    statement: str
    verdict: str
    evidence: str


def read_report(path: Path) -> tuple[str, list[Told]]:
    """Return a report's text and the statements beside it."""
    rows = (json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())
    return path.read_text(encoding="utf-8"), [Told(row["s"], row["v"], row["e"]) for row in rows]


def stores_of(path: Path, model: Inference) -> Iterator[dict[str, object]]:
    """Yield the stores of a report, as lines of a file of cases."""
    text, told = read_report(path)
    claims = list(extract_claims(Source(id="report", publisher="report", sha256=""), text).claims)
    for number in range(0, len(told), _STATEMENTS):
        kept: dict[str, Claim] = {}
        statements: list[dict[str, str]] = []
        for one in told[number : number + _STATEMENTS]:
            own = _settling(claims, text, one, model)
            if own is None:
                continue  # nothing was drawn from what settles it
            chosen = [
                own,
                *_nearest([claim for claim in claims if claim not in (own, *_at(claims, text, one))], one),
            ]
            kept |= {claim.id: claim for claim in chosen}
            which = "near" if one.verdict == "unverified" else "claim"
            statements.append({"s": one.statement, "v": one.verdict, "kind": "report", which: own.id})
        yield {
            "id": f"{REPORT}{path.stem}-{number // _STATEMENTS + 1}",
            "claims": [{"id": c.id, "text": c.text, "speaker": as_called(c.speaker)} for c in kept.values()],
            "statements": statements,
        }


def _at(claims: Sequence[Claim], text: str, told: Told) -> list[Claim]:
    """Return the claims that were drawn from the words that settle a statement."""
    start = text.index(told.evidence)
    end = start + len(told.evidence)
    return [claim for claim in claims if claim.quote and claim.quote.start < end and start < claim.quote.end]


def _settling(claims: Sequence[Claim], text: str, told: Told, model: Inference) -> Claim | None:
    """Return the one of the claims drawn there that a network holds likeliest to stand to the statement as told."""
    here = _at(claims, text, told)
    said = read_statement(told.statement).content
    scores = model.scores([(claim.text, said) for claim in here])
    return max(zip(scores, here, strict=True), key=lambda pair: pair[0][_LABELS[told.verdict]])[1] if here else None


def _nearest(claims: Sequence[Claim], told: Told) -> list[Claim]:
    """Return the other claims that share most words with a statement."""
    return sorted(claims, key=lambda claim: -fuzz.token_set_ratio(claim.text, told.statement))[:_BESIDE]


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, help="the folder of a network other than the bundled one")
    given = parser.parse_args()
    model = Network(given.model)
    stores = [store for path in sorted(given.reports) for store in stores_of(path, model)]
    lines = (json.dumps(store, ensure_ascii=False) + "\n" for store in stores)
    given.out.write_text("".join(lines), encoding="utf-8")
    print(len(stores), "stores of", len(given.reports), "reports")


if __name__ == "__main__":
    main()
