"""What the encoder learns from: a text that asks, the claim that it should find, and claims that it should not.

    python -m training.examples OUT.jsonl.gz [--docs DOCS --queries QUERIES --qrels QRELS [--encoder FOLDER]]
        [--titles 5000] [--stores STORES.jsonl …] [--each 8]

Three sources: posts with the verified claim that answers them; titles of verified claims with the claim; statements
of the newsroom corpus with the claim that settles them, or nearly does. Claims that it should not find are the best
of a plain search that are not the answer (hard negatives; Karpukhin et al. 2020), by words and, with ``--encoder``,
by an encoder; in the corpus, the other claims of the store.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from checker.evaluate.cases import Case, read_cases
from checker.evaluate.ranking_files import Entry, Judgements, read_entries, read_judgements
from checker.search.encoder import Encoder
from checker.search.lexical import Lexical
from checker.search.posts import as_prose
from training.stores import is_held_back

_DEEP = 10
"""So many of the best of a search are looked at for hard negatives."""
_COPY = 0.9
"""Share of words in common from which a claim says what the answer says: it is no negative."""


class Example(NamedTuple):
    """A text, the claim it should find, claims it should not, and what it is grouped with: its store, or itself."""

    query: str
    positive: str
    negatives: tuple[str, ...]
    source: str
    group: str


def post_examples(
    documents: Sequence[Entry],
    queries: Sequence[Entry],
    judgements: Judgements,
    others: Sequence[Sequence[str]] = (),
) -> Iterator[Example]:
    """Yield each post with each claim that answers it; negatives are the best of a search by words, and ``others``.

    ``others`` holds, for each query, the ids that another search found, the best first.
    """
    words = {entry.id: as_prose(entry.words) for entry in documents}
    lexical = Lexical(list(words.values()))
    ids = list(words)
    for place, query in enumerate(queries):
        answers = judgements.get(query.id, frozenset())
        text = as_prose(query.text)
        found = [ids[number] for number in lexical.best(text, _DEEP)]
        mined = dict.fromkeys([*found, *(others[place][:_DEEP] if others else ())])
        for answer in sorted(answers):
            negatives = [
                words[one] for one in mined if one not in answers and not _copies(words[one], words[answer])
            ]
            yield Example(text, words[answer], tuple(negatives), "posts", query.id)


def nearest(encoder: Encoder, queries: Sequence[Entry], documents: Sequence[Entry]) -> list[list[str]]:
    """Return the ids of the documents whose vectors are nearest to each query, the nearest first."""
    claims = encoder.encode([entry.words for entry in documents])
    cosines = encoder.encode([query.text for query in queries]) @ claims.T
    return [[documents[int(place)].id for place in np.argsort(-row, kind="stable")[:_DEEP]] for row in cosines]


def title_examples(documents: Sequence[Entry], count: int, seed: int) -> Iterator[Example]:
    """Yield ``count`` titles, drawn at random, with the text they stand above."""
    titled = [entry for entry in documents if entry.title]
    lexical = Lexical([entry.text for entry in titled])
    for place in random.Random(seed).sample(range(len(titled)), min(count, len(titled))):
        entry = titled[place]
        near = [titled[number].text for number in lexical.best(entry.title, _DEEP) if number != place]
        negatives = tuple(as_prose(text) for text in near if not _copies(text, entry.text))
        yield Example(as_prose(entry.title), as_prose(entry.text), negatives, "titles", entry.id)


def store_examples(cases: Iterable[Case], each: int, seed: int) -> Iterator[Example]:
    """Yield at most ``each`` statements of a store with the claim that settles them, or that they nearly touch."""
    draw = random.Random(seed)
    for case in cases:
        texts = {claim.id: claim.text for claim in case.claims}
        asked = [(one.s, one.claim or one.near) for one in case.statements]
        fitting = [(text, claim) for text, claim in asked if claim in texts]
        for text, claim in draw.sample(fitting, min(each, len(fitting))):
            negatives = tuple(other for name, other in texts.items() if name != claim)
            yield Example(as_prose(text), texts[str(claim)], negatives, "stores", case.id)


def _copies(text: str, answer: str) -> bool:
    first, second = (set(re.findall(r"\w+", as_prose(one).lower())) for one in (text, answer))
    return len(first & second) >= _COPY * max(len(first), len(second))


def in_fold(query: str, fold: int, folds: int) -> bool:
    """Whether a query belongs to a fold of ``folds``, numbered from 0; decided by its id alone."""
    return int.from_bytes(hashlib.sha256(query.encode()).digest()[:4], "big") % folds == fold


def read_examples(path: Path) -> list[Example]:
    """Read a file of examples."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Example(**{**row, "negatives": tuple(row["negatives"])}) for row in rows]


def write_examples(path: Path, examples: Iterable[Example]) -> int:
    """Write examples, one JSON object a line, and return how many; the same examples give the same bytes."""
    count = 0
    with path.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        for example in examples:
            packed.write((json.dumps(example._asdict(), ensure_ascii=False) + "\n").encode())
            count += 1
    return count


def main() -> None:
    """Read the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--qrels", type=Path)
    parser.add_argument(
        "--encoder", type=Path, help="the folder of an exported encoder that mines hard negatives, too"
    )
    parser.add_argument("--titles", type=int, default=0)
    parser.add_argument("--stores", type=Path, nargs="*", default=[])
    parser.add_argument("--each", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    examples: list[Example] = []
    documents = read_entries(given.docs) if given.docs else []
    if given.queries:
        queries = read_entries(given.queries)
        judgements = read_judgements(given.qrels, queries, documents)
        others: list[list[str]] = []
        if given.encoder:
            others = nearest(Encoder(given.encoder), queries, documents)
        examples += post_examples(documents, queries, judgements, others)
    examples += title_examples(documents, given.titles, given.seed)
    cases = [case for path in given.stores for case in read_cases(path) if not is_held_back(case.id)]
    examples += store_examples(cases, given.each, given.seed)
    print(write_examples(given.out, examples), "examples")


if __name__ == "__main__":
    main()
