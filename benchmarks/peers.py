"""The search beside others on the same claims: ``python benchmarks/peers.py STORE [--most 50] [--vectors]``.

STORE is a workspace that ``benchmarks/archive.py --keep`` left. Statements are claims of it with a figure, a place
or a direction changed, and a word left out, so that the claim each was made of is known: what counts is how long a
search takes, and whether the claim is among the first five. Needs ``pip install bm25s``; ``--vectors`` adds ours by
meaning, where ``factcheck index`` has read the vectors.

- ours: ``archive``, as ``verify`` asks it
- rapidfuzz: ``process.extract`` with ``token_set_ratio`` over all claims
- bm25s: Lucene's BM25, English stop words
- SQLite FTS5: its BM25, the words joined by OR
"""

import argparse
import random
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from newsroom import Newsroom, sentence

from checker.archive import open_shelf
from checker.search.encoder import Encoder
from checker.store import find_workspace

Search = Callable[[str], Sequence[str]]
"""From a statement to the texts of the first five claims."""


def claims_of(store: Path) -> list[str]:
    """Return the texts of all claims, from the archive that was built of them."""
    (path,) = (store / ".factcheck" / "archive" / "claims").glob("*/claims.sqlite")
    with sqlite3.connect(path) as database:
        query = "SELECT json_extract(data, '$.text') FROM claims ORDER BY number"
        return [text for (text,) in database.execute(query)]


def asked(claims: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    """Yield statements, each with the claim that it was made of."""
    dice, room = random.Random(5), Newsroom()
    for claim in dice.sample(claims, most):
        words = room.changed(claim.rstrip(".")).split()
        del words[dice.randrange(len(words))]
        yield sentence(" ".join(words)), claim


def ours(store: Path, claims: Sequence[str], *, vectors: bool) -> Search:
    shelf = open_shelf(find_workspace(store), encoder=Encoder() if vectors else None)
    return lambda text: [one.claim.text for one in shelf.near(text, 5)]


def by_rapidfuzz(claims: Sequence[str]) -> Search:
    from rapidfuzz import fuzz, process, utils

    def search(text: str) -> Sequence[str]:
        found = process.extract(text, claims, scorer=fuzz.token_set_ratio, processor=utils.default_process, limit=5)
        return [claim for claim, _, _ in found]

    return search


def by_bm25s(claims: Sequence[str]) -> Search:
    import bm25s

    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize(claims, stopwords="en", show_progress=False), show_progress=False)

    def search(text: str) -> Sequence[str]:
        words = bm25s.tokenize([text], stopwords="en", show_progress=False)
        numbers, _ = retriever.retrieve(words, k=5, show_progress=False)
        return [claims[number] for number in numbers[0]]

    return search


def by_fts5(claims: Sequence[str]) -> Search:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE claims USING fts5(text, tokenize = 'porter')")
    database.executemany("INSERT INTO claims VALUES (?)", ((claim,) for claim in claims))

    def search(text: str) -> Sequence[str]:
        words = " OR ".join(f'"{word}"' for word in text.rstrip(".").split())
        query = "SELECT text FROM claims WHERE claims MATCH ? ORDER BY rank LIMIT 5"
        return [claim for (claim,) in database.execute(query, (words,))]

    return search


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--most", type=int, default=50)
    parser.add_argument("--vectors", action="store_true")
    given = parser.parse_args()
    claims = claims_of(given.store)
    pairs = list(asked(claims, given.most))
    makers: dict[str, Callable[[], Search]] = {
        "ours, by words": lambda: ours(given.store, claims, vectors=False),
        "rapidfuzz": lambda: by_rapidfuzz(claims),
        "bm25s": lambda: by_bm25s(claims),
        "SQLite FTS5": lambda: by_fts5(claims),
    }
    if given.vectors:
        makers["ours, by words and meaning"] = lambda: ours(given.store, claims, vectors=True)
    print(f"{len(claims):,} claims, {len(pairs)} statements\n")
    print("| search | ready after, s | p50, ms | among the first five |")
    print("|---|---|---|---|")
    for name, make in makers.items():
        start = perf_counter()
        search = make()
        search(pairs[0][0])
        ready = perf_counter() - start
        times, found = [], 0
        for text, claim in pairs:
            start = perf_counter()
            texts = search(text)
            times.append(perf_counter() - start)
            found += claim in texts
        print(
            f"| {name} | {ready:.2f} | {statistics.median(times) * 1000:.1f} | {found / len(pairs):.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
