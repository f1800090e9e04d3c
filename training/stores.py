"""Small claim stores with labelled statements, turned into sentence pairs.

A statement and the claim that settles it give a pair by the verdict; a statement and the store's other claims are
the hard neutrals: the same people, the same topic, another fact.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from checker.compare.pair import turned
from checker.extract import read_statement
from training.pairs import Pair

FALSE_RATINGS = frozenset({"false", "misleading"})

_TOO_ALIKE = 62.0
"""Token overlap, in percent, from which another claim may well settle the statement too: it is no safe neutral."""


def read_stores(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the stores of a JSON Lines file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def relation(statement: dict[str, Any], claim: dict[str, Any]) -> str | None:
    """Return what the claim says of the statement's content, or None where the verdict does not tell.

    A wrong speaker or a superseded claim leaves the content entailed. A claim rated false is entailed by whoever
    repeats it, though the verdict is `contradicted`. An altered quotation may be either.
    """
    verdict = statement["v"]
    if verdict in {"supported", "misattributed", "outdated", "disputed"}:
        return "entailment"
    if verdict == "contradicted":
        repeats = claim["rating"] in FALSE_RATINGS and statement["kind"] == "rated-false"
        return "entailment" if repeats else "contradiction"
    return None


def pairs_of(store: dict[str, Any], draw: random.Random, neutrals: int) -> Iterator[Pair]:
    """Yield the pairs of one store: `neutrals` other claims a statement, the near one first."""
    claims = {claim["id"]: claim for claim in store["claims"]}
    for statement in store["statements"]:
        read = read_statement(statement["s"], speaker=statement["speaker"])
        if turned(read):  # "he denied that …": the network reads what was denied, not that it was
            continue
        said = read.content
        settled = claims.get(statement["claim"] or "")
        if settled is not None:
            label = relation(statement, settled)
            if label is not None:
                yield Pair(settled["text"], said, label, "stores")
                if label == "contradiction":  # it holds both ways
                    yield Pair(said, settled["text"], label, "stores.reversed")
        near = statement.get("near")
        if near:
            yield Pair(claims[near]["text"], said, "neutral", "stores.near")
        for other in _others(store, statement, settled, draw)[:neutrals]:
            yield Pair(other["text"], said, "neutral", "stores.other")


def _others(
    store: dict[str, Any], statement: dict[str, Any], settled: dict[str, Any] | None, draw: random.Random
) -> list[dict[str, Any]]:
    """Return the claims that leave the statement open, in random order."""
    linked = {statement["claim"], statement.get("near")}
    if settled is not None:
        linked.add(settled["superseded_by"])
        linked.update(claim["id"] for claim in store["claims"] if claim["superseded_by"] == settled["id"])
    if statement["v"] == "disputed":  # any of the others may be the denial
        return []
    others = [
        claim
        for claim in store["claims"]
        if claim["id"] not in linked
        and (settled is None or fuzz.token_set_ratio(claim["text"], settled["text"]) < _TOO_ALIKE)
    ]
    draw.shuffle(others)
    return others


def is_held_back(store_id: str) -> bool:
    """Whether a store is kept from the network, about one in five, decided by its id alone."""
    return int.from_bytes(hashlib.sha256(store_id.encode()).digest()[:4], "big") % 5 == 0
