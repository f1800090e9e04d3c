"""Small claim stores with labelled statements: what they teach, and the sentence pairs they give.

A statement and the claim that settles it give a pair by the verdict; a statement and the other claims of its store
are the hard neutrals: the same people, the same topic, another fact.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

from rapidfuzz import fuzz

from checker.compare.alignment import Alignment
from checker.compare.pair import turned
from checker.compare.reading import Reading
from checker.compare.restated import as_recorded
from checker.decide.combine import REFUTED
from checker.evaluate.cases import Case, CaseClaim, CaseStatement
from checker.extract import read_statement
from checker.model import Label
from training.pairs import UNTOLD, Pair

SAME = frozenset({Label.SUPPORTED, Label.OUTDATED, Label.MISATTRIBUTED, Label.DISPUTED})
"""Verdicts on a statement that says what its claim says, whoever said it and whether it still holds."""
_PAIR_LABELS = {"same": "entailment", "opposite": "contradiction", "other": "neutral"}
_TOO_ALIKE = 62.0
"""Token overlap, in percent, from which another claim may well settle the statement too: it is no safe neutral."""

REPORT = "report-"
"""How the id of a store begins that was drawn from a whole report (``training/reports.py``)."""

_HARD = 3
"""Neutrals are drawn from so many times their number of claims: those that share most words with the statement."""


def is_held_back(store_id: str) -> bool:
    """Whether a store is kept from the network, by its id alone: about one in five, and each of a report."""
    if store_id.startswith(REPORT):
        return True
    return int.from_bytes(hashlib.sha256(store_id.encode()).digest()[:4], "big") % 5 == 0


def relation(case: Case, statement: CaseStatement, claim: CaseClaim) -> str | None:
    """Return what a statement says beside a claim, by the names of ``Odds``; None where no label tells.

    A claim rated false is repeated by whoever says the same, though the verdict is ``contradicted``. An altered
    quotation may be either, and beside a disputed statement any other claim may be the denial.
    """
    if statement.claim == claim.id:
        if statement.v in SAME:
            return "same"
        if statement.v is Label.CONTRADICTED:
            repeats = statement.kind == "rated-false" and claim.rating in REFUTED
            return "same" if repeats else "opposite"
        return None
    settled = settling(case, statement)
    if settled is not None:
        if claim.id == settled.superseded_by or claim.superseded_by == settled.id:
            return None
        if statement.v in {Label.DISPUTED, Label.MISQUOTED}:
            return None
    return "other"


def settling(case: Case, statement: CaseStatement) -> CaseClaim | None:
    """Return the claim that settles a statement."""
    return next((claim for claim in case.claims if claim.id == statement.claim), None)


def pairs_of(case: Case, draw: random.Random, neutrals: int) -> Iterator[Pair]:
    """Yield the pairs of one store: beside each statement the claim that settles or nearly settles it, and others.

    ``neutrals`` is how many of the others, at most, drawn anew at each call from those most like the statement.
    """
    for statement in case.statements:
        read = read_statement(statement.s, speaker=statement.speaker)
        if turned(read):  # "he denied that …": the network reads what was denied, not that it was
            continue
        settled = settling(case, statement)
        others = []
        for claim in case.claims:
            label = relation(case, statement, claim)
            if claim.id in {statement.claim, statement.near}:
                if label is not None:
                    shown = as_recorded(
                        Alignment(Reading(read.content, case.as_of), Reading(claim.text, claim.said_on))
                    )
                    yield Pair(claim.text, shown, _PAIR_LABELS[label], "stores")
                if label == "opposite":  # it holds both ways
                    yield Pair(read.content, claim.text, _PAIR_LABELS[label], "stores.reversed")
            elif label == "other" and (
                settled is None or fuzz.token_set_ratio(claim.text, settled.text) < _TOO_ALIKE
            ):
                others.append(claim)
        others.sort(key=lambda claim: fuzz.token_set_ratio(claim.text, read.content), reverse=True)
        hardest = others[: neutrals * _HARD]
        for claim in draw.sample(hardest, min(neutrals, len(hardest))):
            yield Pair(claim.text, read.content, "neutral", "stores.other")


def pairs_between(case: Case, draw: random.Random, each: int) -> Iterator[Pair]:
    """Yield pairs of two statements on one claim, at most ``each`` a claim: nobody labelled them, a teacher may."""
    for claim in case.claims:
        about = [one for one in case.statements if claim.id in {one.claim, one.near}]
        read = [read_statement(one.s, speaker=one.speaker) for one in about]
        contents = [one.content for one in read if not turned(one)]
        every = [(one, other) for one in contents for other in contents if one != other]
        for one, other in draw.sample(every, min(each, len(every))):
            yield Pair(one, other, UNTOLD, "stores.between")
