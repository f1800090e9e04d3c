"""Fit the weights of ``checker/search/ranking.py`` to posts with the claim that answers each, and write its table.

    python -m training.fit_ranking --docs DOCS --queries QUERIES --qrels QRELS --encoders FOLD0 FOLD1 …
        [--stores STORES.jsonl …]

FOLD0 and so on are exported encoders (``training/export.py --vectors``), each trained without the posts of its fold
(``training/encoder.py --without``): on posts it learned, it is better than it will be on others. Prints the figures
by cross-validation over the same folds.

With ``--stores``, statements of the stores that were held back from training ask, too, among the claims of all
those stores: what the tool looks for every day is statements of news, not posts. Needs the ``training`` extra.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from checker.evaluate.cases import Case, read_cases
from checker.evaluate.ranking_files import Entry, Judgements, Ranked, read_entries, read_judgements
from checker.evaluate.ranking_scores import score_rankings
from checker.search.encoder import Encoder
from checker.search.lexical import Lexical
from checker.search.posts import as_prose
from checker.search.ranking import TABLE, Found, features
from training.examples import in_fold
from training.stores import is_held_back

DEPTH = 50
"""So many of the best by words, and as many by vectors, are ranked."""
REGULARISATION = 1e-5
"""Weight of the squared weights beside the mean cross entropy; chosen by the cross-validation printed."""
SEARCH = Path(__file__).parent.parent / "checker" / "search"
_COSINE = "cosine"


class Task(NamedTuple):
    """Queries that ask for documents."""

    documents: Sequence[Entry]
    queries: Sequence[Entry]
    judgements: Judgements


class Asked(NamedTuple):
    """A query with its candidates: their ids, features of shape (candidates, features), and which answer it."""

    query: str
    documents: list[str]
    features: npt.NDArray[np.float64]
    answers: npt.NDArray[np.bool_]


def asked(task: Task, fold: int, encoder: Encoder, folds: int) -> tuple[list[str], list[Asked]]:
    """Return the names of the features, and each query of a fold beside its candidates, by an encoder."""
    documents, judgements = task.documents, task.judgements
    queries = [query for query in task.queries if in_fold(query.id, fold, folds)]
    lexical = Lexical([as_prose(entry.words) for entry in documents])
    claims = encoder.encode([document.words for document in documents])
    nearness = encoder.encode([query.text for query in queries]) @ claims.T
    rows: list[Asked] = []
    names: list[str] = []
    for query, near in zip(queries, nearness, strict=True):
        shared = lexical.scores(as_prose(query.text))
        best = [np.argsort(-scores, kind="stable")[:DEPTH] for scores in (shared, near)]
        chosen = sorted({int(number) for part in best for number in part})
        found = [Found(documents[number].words, float(shared[number]), float(near[number])) for number in chosen]
        known = features(query.text, found)
        names = list(known[0])
        ids = [documents[number].id for number in chosen]
        answers = np.array([name in judgements.get(query.id, frozenset()) for name in ids])
        rows.append(Asked(query.id, ids, np.array([list(one.values()) for one in known]), answers))
    return names, rows


def pooled(cases: Sequence[Case], each: int, seed: int = 1) -> Task:
    """Return the claims of all stores in one, and ``each`` statements of every store that a claim settles."""
    draw = random.Random(seed)
    documents, queries, judgements = [], [], {}
    for case in cases:
        documents += [Entry(id=f"{case.id}/{claim.id}", text=claim.text) for claim in case.claims]
        known = {claim.id for claim in case.claims}
        settled = [(number, one) for number, one in enumerate(case.statements) if one.claim in known]
        for number, one in draw.sample(settled, min(each, len(settled))):
            query = f"{case.id}/{number}"
            queries.append(Entry(id=query, text=one.s))
            judgements[query] = frozenset({f"{case.id}/{one.claim}"})
    return Task(documents, queries, judgements)


def fitted(rows: Sequence[Asked]) -> Tensor:
    """Return the weights, (features,), under which the answers are likeliest, each among its query's candidates."""
    usable = [
        (torch.tensor(row.features), torch.tensor(row.answers, dtype=torch.float64))
        for row in rows
        if row.answers.any() and not row.answers.all()
    ]
    weights = torch.zeros(usable[0][0].shape[1], dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def cost() -> Tensor:
        optimizer.zero_grad()
        likely = [
            -(torch.log_softmax(values @ weights, dim=0) * answers).sum() / answers.sum()
            for values, answers in usable
        ]
        total = torch.stack(likely).mean() + REGULARISATION * weights.square().sum()
        total.backward()
        return total

    optimizer.step(cost)
    return weights.detach()


def ranked(rows: Sequence[Asked], weights: Tensor) -> Mapping[str, list[Ranked]]:
    """Return the candidates of each query, the best first."""
    found = {}
    for row in rows:
        scores = row.features @ weights.numpy()
        order = np.argsort(-scores, kind="stable")
        found[row.query] = [Ranked(row.documents[place], float(scores[place])) for place in order]
    return found


def main() -> None:
    """Read the command line, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--docs", "--queries", "--qrels"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--encoders", type=Path, nargs="+", required=True)
    parser.add_argument("--stores", type=Path, nargs="*", default=[])
    parser.add_argument("--each", type=int, default=3, help="so many statements of every store")
    given = parser.parse_args()
    documents, queries = read_entries(given.docs), read_entries(given.queries)
    tasks = {"posts": Task(documents, queries, read_judgements(given.qrels, queries, documents))}
    cases = [case for path in given.stores for case in read_cases(path) if is_held_back(case.id)]
    if cases:
        tasks["stores"] = pooled(cases, given.each)
    encoders = [Encoder(folder) for folder in given.encoders]
    names: list[str] = []
    folds: dict[str, list[list[Asked]]] = {}
    for source, task in tasks.items():
        folds[source] = []
        for fold, encoder in enumerate(encoders):
            names, rows = asked(task, fold, encoder, len(encoders))
            folds[source].append(rows)
    columns = []
    for title, kept in (("with vectors", names), ("by words", [name for name in names if name != _COSINE])):
        places = [names.index(name) for name in kept]
        parts = {
            source: [[row._replace(features=row.features[:, places]) for row in rows] for rows in found]
            for source, found in folds.items()
        }
        for source, task in tasks.items():
            rankings: dict[str, list[Ranked]] = {}
            for fold, rows in enumerate(parts[source]):
                others = [
                    row
                    for found in parts.values()
                    for place, part in enumerate(found)
                    if place != fold
                    for row in part
                ]
                rankings |= ranked(rows, fitted(others or rows))
            print(f"{source} {title}, by cross-validation:", score_rankings(rankings, task.judgements).as_json())
        every = [row for found in parts.values() for rows in found for row in rows]
        columns.append(dict(zip(kept, fitted(every).tolist(), strict=True)))
    lines = ["# feature\tweight with vectors\tand without; written by training/fit_ranking.py"]
    lines += [f"{name}\t{columns[0][name]:.3f}\t{columns[1].get(name, 0.0):.3f}" for name in names]
    (SEARCH / TABLE).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
