"""How fast a batch is judged, and how much memory it takes, however long it is.

Run from the repository's root: ``python benchmarks/batch.py [COUNT…]`` (1,000 and 10,000 statements unless told).
``--jobs N`` takes several processes, ``--model`` asks the inference model, ``--sources N`` makes a store of so many
sources with twenty claims each (50 unless told), ``--short`` makes all statements short, ``--format FORM`` writes
another report than JSON Lines. The statements are invented as they are asked for, each with an id, and go
through a pipe into ``factcheck batch``, a new process for each count. Peak memory is that of the process that reads
and writes; with ``--jobs``, also that of the largest process that judges.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import newsroom
from newsroom import CLAIMS_PER_SOURCE, PLACES, THINGS, TRAITS, Newsroom, sentence, write_workspace

ROOT = Path(__file__).resolve().parent.parent
MEBI = 2**20
PEAK = """
import resource, sys
from checker.cli import run
code = run(sys.argv[1:])
peak = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(*peak, file=sys.stderr)
sys.exit(code)
"""


class Measured(NamedTuple):
    """One run: its seconds by the clock and by the processors, its memory in MiB, its report in bytes."""

    clock: float
    processors: float
    main: float
    child: float
    report: int


def statements(count: int, *, short: bool) -> Iterator[str]:
    """Make statements up: half of them short, half as long as a newspaper's; or all ``short``."""
    room = Newsroom()
    pick, number = room.dice.choice, room.dice.randint
    for at in range(count):
        brief = f"the {pick(TRAITS)} {pick(THINGS)} in {pick(PLACES)} will cost {number(2, 98)} million euros"
        text = sentence(brief if short or at % 2 else room.proposition())
        yield json.dumps({"statement": text, "id": f"s-{at}"}) + "\n"


def measured(root: Path, lines: Iterator[str], options: list[str], form: str) -> Measured:
    report = root / f"report.{form}"
    arguments = ["batch", "-", "--input-format", "jsonl", "-o", str(report), "--quiet", *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", PEAK, *arguments],
        cwd=root,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.writelines(lines)
        process.stdin.close()
        told = process.stderr.read().split()
        if process.wait() > 1:
            raise SystemExit(" ".join(told))
    clock = perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    main, child = (int(peak) * unit / MEBI for peak in told[-2:])
    return Measured(clock, processors, main, child, report.stat().st_size)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure batches.")
    parser.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--model", action="store_true")
    parser.add_argument("--format", default="jsonl")
    parser.add_argument("--sources", type=int, default=newsroom.SOURCES)
    parser.add_argument("--short", action="store_true")
    given = parser.parse_args()
    options = ["--jobs", str(given.jobs), *([] if given.model else ["--no-model"])]
    newsroom.SOURCES = given.sources
    claims = given.sources * CLAIMS_PER_SOURCE
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; {claims} claims")
    print(f"factcheck batch {' '.join(options)} --format {given.format}")
    print()
    print(
        "| statements | by the clock | a second | processors, each | peak memory | of a judging process | report |"
    )
    print("|---|---|---|---|---|---|---|", flush=True)
    with TemporaryDirectory() as folder:
        write_workspace(Path(folder))
        for count in given.counts:
            lines = statements(count, short=given.short)
            one = measured(Path(folder), lines, options, given.format)
            pace, each = count / one.clock, one.processors / count * 1000
            child = f"{one.child:.0f} MiB" if given.jobs > 1 else "–"
            print(f"| {count:,} | {one.clock:.0f} s | {pace:.0f} | {each:.1f} ms ", end="")
            print(f"| {one.main:.0f} MiB | {child} | {one.report / MEBI:.1f} MiB |", flush=True)


if __name__ == "__main__":
    main()
