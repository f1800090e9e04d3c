"""How long a draft of 2,000 words takes against 1,000 claims, and how much memory.

Run from the repository's root: ``python benchmarks/draft.py [RUNS]``. The workspace is made anew each time, the same
on every machine: invented news in fifty sources, and a draft that repeats a part of it, changes a part of it, and
adds what nobody said. The whole is ``factcheck check draft.txt`` in a new process, from the prompt to the prompt;
the parts are timed within another. Nothing runs in parallel, so one core is enough.
"""

import hashlib
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")
SOURCES, CLAIMS_PER_SOURCE, WORDS = 50, 20, 2_000
DAY = "2026-03-02"

GIVEN = (
    "Ingrid Tomas Amina Pavel Leila Marcus Yuki Oscar Helena Rashid Clara Dmitri Nadia Felix Sunniva Henrik Marta "
    "Idris Beatrice Anton Noor Viktor Elise Gabriel Rosa Stefan Priya Lucas Freya Mikael"
).split()
FAMILY = (
    "Halvorsen Okafor Lindqvist Marchetti Dvorak Vasquez Petrov Nakamura Bergstrom Adeyemi Kowalski Fontaine Rahman "
    "Castellano Eriksen Mbeki Schroeder Novak Takahashi Oyelaran Brandt Sorensen Villanueva Haddad Whitlock Janssen "
    "Moreau Karlsen Abernathy Zielinski"
).split()
OFFICES = (
    "finance minister|mayor|chief executive|spokesperson|director|professor of economics|union leader|police chief|"
    "health minister|chief engineer|governor|transport minister|head teacher|farmer|central banker|ambassador"
).split("|")
BODIES = (
    "the city council|the port authority|the health ministry|the national railway|the central bank|the farmers' union|"
    "the water board|the regional court|the housing agency|the border police|the energy regulator|the coast guard|"
    "the teachers' union|the statistics office|the airport|the university hospital|the fisheries ministry|the army|"
    "the competition authority|the weather service"
).split("|")
PLACES = (
    "Norway Portugal Estonia Ghana Chile Denmark Kenya Vietnam Austria Peru Lisbon Tallinn Accra Santiago Nairobi Hanoi "
    "Vienna Lima Bergen Porto Finland Morocco Ireland Croatia Bolivia Iceland Zambia Jordan Slovenia Uruguay"
).split()
THINGS = (
    "ferry terminal|vaccine programme|pension reform|steel tariff|offshore wind farm|school meal scheme|fishing quota|"
    "tram line|nuclear reactor|refugee centre|carbon tax|rent ceiling|data centre|dairy subsidy|flood barrier|"
    "hospital wing|satellite network|timber export|bus fleet|copper mine|minimum wage|state archive|broadband network|"
    "coal plant|museum extension|cycling bridge|drug trial|grain harvest|peace mission|lottery licence"
).split("|")
DEEDS = (
    "approved closed expanded delayed financed cancelled inspected renovated privatised postponed defended audited sold "
    "rejected redesigned welcomed blocked reopened abandoned doubled"
).split()
EFFECTS = (
    "unemployment|air pollution|the price of bread|waiting times|road deaths|electricity demand|rainfall|tax revenue|"
    "the number of visitors|youth crime|rents|exports|water use|school attendance|traffic|inflation|life expectancy|"
    "salmon stocks|ticket sales|household debt"
).split("|")
MOVES = "rose fell grew dropped increased declined climbed shrank".split()
MONTHS = "January February March April May June July August September October November December".split()
REASONS = (
    "because the contractor went bankrupt|after a long drought|despite protests by residents|under a treaty signed last "
    "autumn|following an independent review|when the subsidies ran out|as part of a wider plan for the coast|to reduce "
    "the dependence on imports|without consulting the unions|in spite of heavy snowfall|once the permits were granted|"
    "before the election campaign began"
).split("|")
CUES = ("said", "announced that", "told reporters that", "told parliament that", "confirmed that", "warned that")


class Newsroom:
    """Makes up people and what they say, from one random stream."""

    def __init__(self) -> None:
        self.dice = random.Random(1_000)
        names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
        self.people = [
            {"name": name, "title": self.dice.choice(OFFICES), "affiliation": self.dice.choice(PLACES)}
            for name in self.dice.sample(names, 60)
        ]

    def proposition(self) -> str:
        pick = self.dice.choice
        number = self.dice.randint(2, 98)
        year = self.dice.randint(2008, 2025)
        return pick(
            [
                f"{pick(BODIES)} {pick(DEEDS)} the {pick(THINGS)} in {pick(PLACES)} in {pick(MONTHS)} {year} {pick(REASONS)}",
                f"{pick(EFFECTS)} in {pick(PLACES)} {pick(MOVES)} by {number} percent in {year} {pick(REASONS)}",
                f"the {pick(THINGS)} in {pick(PLACES)} will cost {number} million euros and create {number * 7} jobs",
                f"{pick(BODIES)} will not {pick(('finance', 'approve', 'close', 'inspect'))} the {pick(THINGS)} in {pick(PLACES)} {pick(REASONS)}",
                f"{number} of the {number + 40} employees of {pick(BODIES)} in {pick(PLACES)} worked on the {pick(THINGS)}",
                f"the {pick(THINGS)} and the {pick(THINGS)} were {pick(DEEDS)} by {pick(BODIES)} of {pick(PLACES)} {pick(REASONS)}",
                f"most of the residents of {pick(PLACES)} want {pick(BODIES)} to stop the {pick(THINGS)} {pick(REASONS)}",
            ]
        )  # fmt: skip

    def changed(self, proposition: str) -> str:
        """Change a figure, a direction, a place or the polarity, as a slip would."""
        words = proposition.split()
        for at, word in enumerate(words):
            if word.isdecimal():
                words[at] = str(int(word) + self.dice.choice((-1, 3, 10)))
                return " ".join(words)
            if word in MOVES:
                words[at] = MOVES[MOVES.index(word) ^ 1]
                return " ".join(words)
            if word in PLACES and self.dice.random() < 0.5:
                words[at] = self.dice.choice(PLACES)
                return " ".join(words)
        return proposition.replace(" will not ", " will ")

    def shortened(self, proposition: str) -> str:
        """Leave the reason out, as a reporter would."""
        return next(
            (proposition.removesuffix(f" {reason}") for reason in REASONS if proposition.endswith(reason)),
            proposition,
        )


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def write_workspace(root: Path) -> int:
    """Write a workspace with its claims and a draft under ``root``; return the words of the draft."""
    room = Newsroom()
    (root / "claims").mkdir()
    (root / "sources").mkdir()
    (root / "factcheck.toml").write_text("[check]\n", encoding="utf-8")
    said: list[tuple[str, str]] = []
    for number in range(SOURCES):
        said += write_source(root, f"report-{number:02}", room)
    speakers = [
        f"- id: {person['name'].lower().replace(' ', '-')}\n  name: {person['name']}\n  kind: person\n"
        f"  roles:\n    - {{title: {person['title']}, affiliation: {person['affiliation']}}}\n"
        for person in room.people
    ]
    (root / "sources" / "speakers.yaml").write_text("".join(speakers), encoding="utf-8")
    draft = write_draft(room, said)
    (root / "draft.txt").write_text(draft, encoding="utf-8")
    return len(draft.split())


def write_source(root: Path, name: str, room: Newsroom) -> list[tuple[str, str]]:
    """Write one source with its claims; return who said what."""
    said, items, sentences, at = [], [], [], 0
    for number in range(CLAIMS_PER_SOURCE):
        speaker = room.dice.choice(room.people)["name"]
        proposition = room.proposition()
        written = f"{speaker} {room.dice.choice(CUES)} {proposition}."
        items.append(
            f"  - id: {name}-{number:02}\n    text: {json.dumps(sentence(proposition))}\n    speaker: {speaker}\n"
            "    attribution: {kind: indirect, cue: said}\n"
            f"    quote: {{start: {at}, end: {at + len(written)}, exact: {json.dumps(written)}}}\n"
            "    said_on: 2026-01-15\n    status: reviewed\n"
        )
        said.append((speaker, proposition))
        sentences.append(written)
        at += len(written) + 1
    text = " ".join(sentences) + "\n"
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    (root / "sources" / f"{name}.txt").write_text(text, encoding="utf-8")
    (root / "sources" / f"{name}.yaml").write_text(
        f"id: {name}\ntitle: Report {name[-2:]}\npublisher: Coast Courier\npublished: 2026-01-15\nsha256: {sha256}\n",
        encoding="utf-8",
    )
    (root / "claims" / f"{name}.yaml").write_text(f"source: {name}\nclaims:\n{''.join(items)}", encoding="utf-8")
    return said


def write_draft(room: Newsroom, said: Sequence[tuple[str, str]]) -> str:
    """Write a draft in paragraphs of four sentences: some on record, some altered, some new."""
    paragraphs: list[list[str]] = []
    words = 0
    while words < WORDS:
        speaker, proposition = room.dice.choice(said)
        kind = room.dice.choice(("repeated", "shortened", "changed", "other speaker", "new"))
        if kind == "shortened":
            proposition = room.shortened(proposition)
        elif kind == "changed":
            proposition = room.changed(proposition)
        elif kind == "other speaker":
            speaker = room.dice.choice(room.people)["name"]
        elif kind == "new":
            proposition = room.proposition()
        text = sentence(proposition)
        if room.dice.random() < 0.6:
            text = room.dice.choice(
                (f"{text[:-1]}, {speaker} said.", f"{speaker} {room.dice.choice(CUES)} {proposition}.")
            )
        if not paragraphs or len(paragraphs[-1]) == 4:
            paragraphs.append([])
        paragraphs[-1].append(text)
        words += len(text.split())
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


PARTS = f"""
import json
from time import perf_counter
times = {{}}
start = perf_counter()
def part(name):
    global start
    now = perf_counter()
    times[name] = now - start
    start = now
import checker.cli.check
import checker.pipeline
part("import")
from checker.store import find_workspace, load
store = load(find_workspace())
part("read and check the store")
desk = checker.pipeline.Desk.of(store)
part("index the claims")
from datetime import date
from checker.documents import read_document
from checker.extract import read_statements
document = read_document("draft.txt")
statements = read_statements(document.text)
part("take the draft apart")
verdicts = list(desk.judge_all(statements, as_of=date.fromisoformat("{DAY}")))
part("judge the statements")
print(json.dumps({{"times": times, "statements": len(statements), "claims": len(store.claims)}}))
"""


def check(folder: Path) -> tuple[float, float]:
    """Check the draft in a new process; return the seconds and the peak memory in MiB."""
    command = (*FACTCHECK, "check", "draft.txt", "--as-of", DAY)
    start = perf_counter()
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(process.stderr.read().decode() if process.stderr else "the check failed")
    per_unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return seconds, usage.ru_maxrss * per_unit / 2**20


def parts(folder: Path) -> Mapping[str, object]:
    """Time the parts in a new process."""
    done = subprocess.run((sys.executable, "-c", PARTS), cwd=folder, capture_output=True, check=True, text=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = write_workspace(folder)
        check(folder)  # what has to be compiled or read from the disk first is not counted
        every = [parts(folder) for _ in range(runs)]
        wholes = [check(folder) for _ in range(runs)]
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; median of {runs} runs")
    print(f"{words} words, {every[0]['statements']} statements, {every[0]['claims']} claims")
    print()
    print("| part | median | fastest | slowest |")
    print("|---|---|---|---|")
    timed = [run["times"] for run in every if isinstance(run["times"], dict)]
    rows = {part: [run[part] for run in timed] for part in timed[0]}
    rows["the whole, from the prompt to the prompt"] = [seconds for seconds, _ in wholes]
    for part, times in rows.items():
        print(f"| {part} | {statistics.median(times):.2f} s | {min(times):.2f} s | {max(times):.2f} s |")
    print()
    print(f"Peak memory: {max(memory for _, memory in wholes):.0f} MiB.")


if __name__ == "__main__":
    main()
