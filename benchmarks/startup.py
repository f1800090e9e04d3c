"""How long a command takes from the prompt to the prompt, each run in a new process.

Run from the repository's root: ``python benchmarks/startup.py [RUNS]``. The first run of each command, which may
have to compile and to read from the disk, is not counted.
"""

import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")
STATEMENT = "Russian and Chinese ships are present in Greenland itself."
COMMANDS: tuple[tuple[str, Sequence[str]], ...] = (
    ("python alone", (sys.executable, "-c", "pass")),
    ("factcheck --version", (*FACTCHECK, "--version")),
    ("factcheck --help", (*FACTCHECK, "--help")),
    ("factcheck explain FC103", (*FACTCHECK, "explain", "FC103")),
    ("factcheck lint", (*FACTCHECK, "lint")),
    ("factcheck verify, on the example", (*FACTCHECK, "verify", STATEMENT)),
)


def seconds(command: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; median of {runs} runs")
    print()
    print("| command | median | fastest | slowest |")
    print("|---|---|---|---|")
    for name, command in COMMANDS:
        seconds(command)
        times = [seconds(command) for _ in range(runs)]
        middle = statistics.median(times)
        print(f"| {name} | {middle:.2f} s | {min(times):.2f} s | {max(times):.2f} s |")


if __name__ == "__main__":
    main()
