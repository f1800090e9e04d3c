"""How the search grows with the store: ``python benchmarks/archive.py CLAIMS… [--vectors] [--keep FOLDER]``.

For each number of claims an invented store is written (a hundred claims to a source), then timed: ``factcheck
index`` in a new process, a cold ``factcheck verify`` (a new process, from the prompt to the prompt), the search and
the whole verdict of a warm process statement by statement, a batch in two processes, ten claims added, and memory
while serving. With
``--vectors`` claims are encoded and found by their meaning, too, which takes an hour for some hundreds of
thousands. ``--keep`` leaves the stores in a folder and uses those that are there.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from newsroom import Newsroom, sentence, write, write_archive, write_source

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")
# As installed: compiled once, not at every start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
STATEMENTS = 300
BATCHES = (300, 1200)
"""Statements of a short list and of a long one."""
SERVED = """
import json, resource, sys
from datetime import date
from pathlib import Path
from time import perf_counter
from checker.archive import open_shelf
from checker.opening import network
from checker.extract import read_statement
from checker.pipeline import Desk
from checker.search.encoder import Encoder
from checker.store import find_workspace

model = sys.argv[2] == "model"
shelf = open_shelf(find_workspace(Path(sys.argv[1])), encoder=Encoder() if model else None)
desk = Desk(shelf, inference=network(None) if model else None)
statements = json.load(sys.stdin)
desk.verify(statements.pop())
search, verdict = [], []
for text in statements:
    start = perf_counter()
    shelf.near(text, 5)
    search.append(perf_counter() - start)
for text in statements:
    start = perf_counter()
    desk.verify(text, as_of=date(2026, 3, 2))
    verdict.append(perf_counter() - start)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"search": search, "verdict": verdict, "memory": memory}))
"""


def run(folder: Path, *arguments: str, given: str = "") -> tuple[float, str]:
    """Run a command to its end; return the seconds by the clock and what it printed."""
    start = perf_counter()
    done = subprocess.run(
        arguments, cwd=folder, env=ENVIRONMENT, input=given, text=True, capture_output=True, check=False
    )
    seconds = perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    return seconds, done.stdout


def statements(count: int = STATEMENTS + 1) -> list[str]:
    """Make up statements: half of them changed from what might be said, half new."""
    room = Newsroom()
    said = [room.proposition() for _ in range(count)]
    return [sentence(room.changed(one) if number % 2 else one) for number, one in enumerate(said)]


def median_and_99(seconds: Sequence[float]) -> tuple[float, float]:
    """Return the median and the 99th of a hundred, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[int(len(ordered) * 0.99)] * 1000


def batch_rate(folder: Path, words: Sequence[str]) -> float:
    """Return how many statements a second two processes judge, once under way: a long list less a short one."""
    seconds = []
    for count in BATCHES:
        write(folder / "list.txt", "\n".join(statements(count)) + "\n")
        job = ("batch", "list.txt", "--jobs", "2", "--quiet", "--as-of", "2026-03-02", "-o", "list.jsonl")
        seconds.append(run(folder, *FACTCHECK, *job, *words)[0])
    for name in ("list.txt", "list.jsonl"):
        (folder / name).unlink()
    return (BATCHES[1] - BATCHES[0]) / (seconds[1] - seconds[0])


def add_ten(folder: Path) -> None:
    """Add a source with ten claims."""
    shutil.rmtree(folder / "sources" / "added", ignore_errors=True)
    write_source(folder, "added", Newsroom(), 10)


def without_added(folder: Path) -> None:
    """Take away what an earlier run added."""
    for path in (*folder.glob("claims/added.*"), *folder.glob("sources/added.*")):
        path.unlink()


def measure(folder: Path, claims: int, *, vectors: bool) -> dict[str, float]:
    """Time all of it for one store."""
    if not folder.exists():
        write_archive(folder, claims)
    without_added(folder)
    shutil.rmtree(folder / ".factcheck" / "archive", ignore_errors=True)
    words = () if vectors else ("--no-model",)
    built, _ = run(folder, *FACTCHECK, "index", *words)
    text = statements()[0]
    cold = [run(folder, *FACTCHECK, "verify", text, *words)[0] for _ in range(5)]
    _, printed = run(ROOT, sys.executable, "-c", SERVED, str(folder), "model" if vectors else "words",
                     given=json.dumps(statements()))  # fmt: skip
    served = json.loads(printed)
    rate = batch_rate(folder, words)
    search, slow_search = median_and_99(served["search"])
    verdict, slow_verdict = median_and_99(served["verdict"])
    add_ten(folder)
    added, _ = run(folder, *FACTCHECK, "verify", text, *words)
    without_added(folder)
    write(folder / ".done", "")
    size = sum(path.stat().st_size for path in (folder / ".factcheck").rglob("*") if path.is_file()) / 2**20
    return {
        "index, s": built,
        "on disk, MiB": size,
        "cold verify, s": statistics.median(cold),
        "search p50, ms": search,
        "search p99, ms": slow_search,
        "verdict p50, ms": verdict,
        "verdict p99, ms": slow_verdict,
        "memory, MiB": served["memory"],
        "batch, statements a second": rate,
        "verify after ten new claims, s": added,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="+")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = given.keep or Path(temporary)
        root.mkdir(parents=True, exist_ok=True)
        for number, claims in enumerate(given.claims):
            row = measure(root / str(claims), claims, vectors=given.vectors)
            if not number:
                print(f"| claims | {' | '.join(row)} |\n{'|---' * (1 + len(row))}|")
            cells = [f"{value:.2f}" if value < 20 else f"{value:,.0f}" for value in row.values()]
            print(f"| {claims:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
