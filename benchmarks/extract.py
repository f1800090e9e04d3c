"""How long the claims of an article of 1,000 words take to extract, and whether memory stays flat.

Run from the repository's root: ``python benchmarks/extract.py [ARTICLES]`` (1,000 unless told; 10,000 for the full
run). The articles are invented, the same on every machine: reports of a thousand words with direct, indirect and
narrated claims by sixty people, each made anew, so that none is remembered. Only the processor's seconds are
counted: where other programs want the same core, the clock tells about them.
"""

import gc
import platform
import resource
import statistics
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time
from typing import NamedTuple

from newsroom import Newsroom, sentence

from checker.extract import extract_claims
from checker.model import Source

WORDS = 1_000
WARM = 20
"""After so many articles, tables are read and what is remembered is full enough to count the rest."""
SOURCE = Source(id="report", publisher="Coast Courier", published=date(2026, 3, 2), sha256="0" * 64)


class Reading(NamedTuple):
    """One article: the processor's seconds, its claims, and the process's memory in MiB behind it."""

    seconds: float
    claims: int
    memory: float


def article(room: Newsroom) -> str:
    """Make up an article: paragraphs of three sentences, a part of them said by somebody in one of four ways."""
    written: list[str] = []
    words = 0
    while words < WORDS:
        person, said = room.dice.choice(room.people), room.proposition()
        title, name = person["title"], person["name"]
        written.append(
            room.dice.choice(
                (
                    f"The {title} {name} said that {said}.",
                    f"“{sentence(said)[:-1]},” {name} said.",
                    f"According to {name}, {said}.",
                    sentence(said),
                )
            )
        )
        words += len(written[-1].split())
    return "\n\n".join(" ".join(written[at : at + 3]) for at in range(0, len(written), 3)) + "\n"


def memory() -> float:
    """Return how much memory the process holds, in MiB; the most it ever held where the system does not tell."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 2**20
    per_unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * per_unit / 2**20


def readings(count: int) -> Iterator[Reading]:
    """Extract the claims of so many articles, one after the other."""
    room = Newsroom()
    for _ in range(count):
        text = article(room)
        start = process_time()
        claims = extract_claims(SOURCE, text).claims
        yield Reading(process_time() - start, len(claims), memory())


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    if count < 4 * WARM:
        raise SystemExit(f"too few articles to tell anything: name {4 * WARM} or more")
    gc.set_threshold(50_000, 20, 50)  # as the command does
    read = list(readings(count))
    times = sorted(reading.seconds * 1000 for reading in read[WARM:])
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; {count} articles")
    print(f"{WORDS} words each, {statistics.mean(reading.claims for reading in read):.0f} claims on average")
    print()
    print("| one article | median | fastest | slowest of a hundred | the first, with its tables |")
    print("|---|---|---|---|---|")
    slow = times[len(times) * 99 // 100]
    first = read[0].seconds * 1000
    print(f"| ms of one core | {statistics.median(times):.0f} | {times[0]:.0f} | {slow:.0f} | {first:.0f} |")
    print()
    print("| articles read | memory |")
    print("|---|---|")
    for share in (0.02, 0.1, 0.25, 0.5, 1.0):
        at = max(1, round(count * share))
        print(f"| {at:,} | {read[at - 1].memory:.1f} MiB |")


if __name__ == "__main__":
    main()
