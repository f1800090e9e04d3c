"""How long a draft of 2,000 words takes against 1,000 claims, and how much memory.

Run from the repository's root: ``python benchmarks/draft.py [RUNS]``. The workspace is made anew each time, the
same on every machine: invented news in fifty sources, and a draft that repeats a part of it, changes a part of it,
and adds what nobody said. The whole is ``factcheck check draft.txt`` in a new process, from the prompt to the
prompt; the parts are timed within another. The inference model runs beside the rest on a second core. Where other
programs want those cores, too, the seconds by the clock tell about them, the processor's about this one.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from newsroom import write_workspace

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")
DAY = "2026-03-02"


PARTS = f"""
import json
from time import process_time
times = {{}}
start = process_time()
def part(name):
    global start
    now = process_time()
    times[name] = now - start
    start = now
import checker.cli.check
import checker.pipeline
part("import")
from checker.store import find_workspace, load
store = load(find_workspace())
part("read and check the store")
from checker.nli import Network
network = Network()
part("load the inference model")
desk = checker.pipeline.Desk.of(store, inference=network)
part("index the claims")
from datetime import date
from checker.documents import read_document
from checker.extract import read_statements
document = read_document("draft.txt")
statements = read_statements(document.prose)
part("take the draft apart")
verdicts = list(desk.judge_all(statements, as_of=date.fromisoformat("{DAY}")))
part("judge the statements")
print(json.dumps({{"times": times, "statements": len(statements), "claims": len(store.claims)}}))
"""


# As installed: compiled once, not at every start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    """One check of the draft: seconds by the clock, seconds of the processor, and peak memory in MiB."""

    clock: float
    processor: float
    memory: float


def check(folder: Path, *options: str) -> Run:
    """Check the draft in a new process."""
    command = (*FACTCHECK, "check", "draft.txt", "--as-of", DAY, *options)
    start = perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(process.stderr.read().decode() if process.stderr else "the check failed")
    per_unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * per_unit / 2**20)


class Parts(NamedTuple):
    """The processor's seconds that each part took, and what was checked."""

    times: Mapping[str, float]
    statements: int
    claims: int


def parts(folder: Path) -> Parts:
    """Time the parts in a new process."""
    command = (sys.executable, "-c", PARTS)
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True, text=True)
    return Parts(**json.loads(done.stdout))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_workspace(folder)
        check(folder)  # what has to be compiled or read from the disk first is not counted
        timed = [parts(folder) for _ in range(runs)]
        wholes = [check(folder) for _ in range(runs)]
        without = [check(folder, "--no-model") for _ in range(runs)]
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; median of {runs} runs")
    print(f"{words} words, {timed[0].statements} statements, {timed[0].claims} claims")
    print()
    print("| part | median | fastest | slowest |")
    print("|---|---|---|---|")
    rows = {part: [run.times[part] for run in timed] for part in timed[0].times}
    rows["the whole, by the processor"] = [run.processor for run in wholes]
    rows["the whole, by the clock"] = [run.clock for run in wholes]
    rows["the whole with --no-model, by the clock"] = [run.clock for run in without]
    for part, times in rows.items():
        print(f"| {part} | {statistics.median(times):.2f} s | {min(times):.2f} s | {max(times):.2f} s |")
    print()
    print(f"Peak memory: {max(run.memory for run in wholes):.0f} MiB.")


if __name__ == "__main__":
    main()
