"""How many pairs of sentences the inference model judges in a second, one thread, each pair alone as in use.

Run from the repository's root: ``python benchmarks/inference.py [RUNS]``. The pairs are of 20, 40 and 60 tokens,
with the marks around both sentences.
"""

import statistics
import sys
from time import perf_counter

from checker.nli import Network

PAIRS = 200
MARKS = 3


def pairs(tokens: int) -> list[tuple[str, str]]:
    """Make pairs of so many tokens, no two alike: every word here is one token of the bundled tokenizer."""
    words = ("the", "dam", "will", "be", "closed", "for", "three", "days", "and", "then", "opened", "again")
    left = (tokens - MARKS) // 2
    made = []
    for number in range(PAIRS):
        text = [words[(number + place * (1 + number % 5)) % len(words)] for place in range(tokens - MARKS)]
        made.append((" ".join(text[:left]), " ".join(text[left:])))
    return made


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    network = Network()
    print("| tokens | pairs/s, median | fastest | slowest |")
    print("|---|---|---|---|")
    for tokens in (20, 40, 60):
        asked = pairs(tokens)
        speeds = []
        for _ in range(runs):
            start = perf_counter()
            network.scores(asked)
            speeds.append(PAIRS / (perf_counter() - start))
        print(f"| {tokens} | {statistics.median(speeds):.0f} | {max(speeds):.0f} | {min(speeds):.0f} |")


if __name__ == "__main__":
    main()
