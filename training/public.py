"""The share of the public sets that the training takes, and why each is cut to it."""

from __future__ import annotations

import random
from collections.abc import Iterable

from training.pairs import Pair

SHARES: dict[str, int] = {
    # Written by people for inference, over many genres: all of them.
    "mnli": 60_000,
    "lingnli": 60_000,
    "newprotocols": 40_000,
    "seminli": 20_000,
    "fever3": 10_000,
    "fool_me_twice": 2_000,
    "snli": 10_000,
    "cad_snli": 9_000,
    "mrpc_paraphrase": 5_000,
    "rte": 2_000,
    "emergent": 2_000,
    # Tables told as text: slow, but figures, dates and what a record leaves open are what they ask for.
    "infotabs": 9_000,
    # Scene descriptions: a taste, for they are slow and far from news.
    "mpe": 3_000,
    "folio": 500,
    # Made from templates: enough to learn the point, not the template.
    "conjnli": 10_000,
    "hans_regen": 1_500,
    "scone": 2_500,
    "monli": 1_400,
    "help": 1_500,
    "dnc": 4_000,
    "add_one_rte": 1_500,
    # One label only: few, so that the form does not stand for the label.
    "wikifactcheck_negated": 2_500,
    # Two thirds of COVID-Fact are contradictions on one topic, and SciFact has no neutrals: they teach the topic.
    "covidfact": 0,
    "scifact_rte": 0,
    "factcg": 0,
}
"""At most so many pairs of each family of sets (the part of the source's name before the dot)."""

MOST_CHARACTERS = 240
"""Longer pairs are left out: a claim and a statement are sentences, and time goes with length."""

LONGER = {"infotabs": 400, "fever3": 360, "fool_me_twice": 360, "rte": 320}
"""The families that are worth more time: most of their pairs are longer."""


def choose(pairs: Iterable[Pair], seed: int) -> list[Pair]:
    """At most SHARES pairs of each family, drawn at random.

    Raises:
        KeyError: for a family that SHARES does not name, so that no set gets in unseen.
    """
    families: dict[str, list[Pair]] = {name: [] for name in SHARES}
    for pair in pairs:
        name = pair.source.split(".")[0]
        family = families[name]
        if len(pair.premise) + len(pair.hypothesis) <= LONGER.get(name, MOST_CHARACTERS):
            family.append(pair)
    draw = random.Random(seed)
    chosen = [
        pair for name, family in families.items() for pair in draw.sample(family, min(SHARES[name], len(family)))
    ]
    draw.shuffle(chosen)
    return chosen
