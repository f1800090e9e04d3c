"""How long a draft of 2,000 words takes against 1,000 claims, and how much memory.

Run from the repository's root: ``python benchmarks/draft.py [RUNS]``. The workspace is made anew each time, the
same on every machine: invented news in fifty sources, and a draft that repeats a part of it, changes a part of it,
and adds what nobody said. The whole is ``factcheck check draft.txt`` in a new process, from the prompt to the
prompt; the parts are timed within another. Nothing runs in parallel: one core is enough. Where other programs want
that core, too, the seconds by the clock tell about them, and the processor's seconds about this one.
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
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FACTCHECK = (sys.executable, "-c", "from checker.cli import main; main()")
SOURCES, CLAIMS_PER_SOURCE, WORDS = 50, 20, 2_000
DAY = "2026-03-02"


def listed(text: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in text.split(","))


GIVEN = listed(
    "Ingrid, Tomas, Amina, Pavel, Leila, Marcus, Yuki, Oscar, Helena, Rashid, Clara, Dmitri, Nadia, Felix, "
    "Sunniva, Henrik, Marta, Idris, Beatrice, Anton, Noor, Viktor, Elise, Gabriel, Rosa, Stefan, Priya, Lucas, "
    "Freya, Mikael"
)
FAMILY = listed(
    "Halvorsen, Okafor, Lindqvist, Marchetti, Dvorak, Vasquez, Petrov, Nakamura, Bergstrom, Adeyemi, Kowalski, "
    "Fontaine, Rahman, Castellano, Eriksen, Mbeki, Schroeder, Novak, Takahashi, Oyelaran, Brandt, Sorensen, "
    "Haddad, Villanueva, Whitlock, Janssen, Moreau, Karlsen, Abernathy, Zielinski"
)
OFFICES = listed(
    "finance minister, mayor, chief executive, spokesperson, director, professor of economics, union leader, "
    "farmer, police chief, health minister, chief engineer, governor, transport minister, head teacher, central "
    "banker, ambassador"
)
BODIES = listed(
    "the city council, the port authority, the health ministry, the national railway, the central bank, the army, "
    "the farmers' union, the water board, the regional court, the housing agency, the border police, the coast "
    "guard, the energy regulator, the teachers' union, the statistics office, the airport, the university "
    "hospital, the fisheries ministry, the competition authority, the weather service, the opera house, the tax "
    "inspectorate, the fire brigade, the election commission, the national library, the broadcaster, the prison "
    "service, the space agency, the forestry institute, the postal company"
)
PLACES = listed(
    "Norway, Portugal, Estonia, Ghana, Chile, Denmark, Kenya, Vietnam, Austria, Peru, Lisbon, Tallinn, Accra, "
    "Santiago, Nairobi, Hanoi, Vienna, Lima, Bergen, Porto, Finland, Morocco, Ireland, Croatia, Bolivia, Iceland, "
    "Zambia, Jordan, Slovenia, Uruguay"
)
TRAITS = listed(
    "ageing, ambitious, bankrupt, bilingual, celebrated, cheap, coastal, compulsory, controversial, costly, "
    "crowded, damaged, derelict, disputed, eastern, elegant, emergency, experimental, fragile, generous, "
    "gigantic, hidden, historic, idle, illegal, inland, joint, leaky, lucrative, modest, mobile, narrow, noisy, "
    "northern, obsolete, outdoor, overdue, popular, portable, private, profitable, provisional, quiet, remote, "
    "rural, sacred, secret, southern, splendid, steep, temporary, tidal, underground, unfinished, unpopular, "
    "urban, vacant, voluntary, western, wooden"
)
THINGS = listed(
    "ferry terminal, vaccine programme, pension reform, steel tariff, wind farm, school meal scheme, fishing "
    "quota, tram line, nuclear reactor, refugee centre, carbon tax, rent ceiling, data centre, dairy subsidy, "
    "flood barrier, hospital wing, satellite network, timber export, bus fleet, copper mine, minimum wage, state "
    "archive, coal plant, broadband network, museum extension, cycling bridge, drug trial, grain harvest, peace "
    "mission, lottery licence, aquarium, battery factory, beach, blood bank, botanical garden, brewery, canal, "
    "cathedral, cemetery, chess academy, cinema, circus, clinic, concert hall, courtroom, customs depot, "
    "dictionary, dog shelter, earthquake drill, film festival, glacier survey, greenhouse, gymnasium, helicopter "
    "base, ice rink, insurance fund, jazz orchestra, jury system, kindergarten, laboratory, landfill, laundry, "
    "lighthouse, magazine, marathon, market hall, monastery, mosque, motorway, night shift, observatory, oil "
    "platform, orchard, paper mill, parking garage, patent office, pharmacy, pipeline, planetarium, playground, "
    "quarry, radio mast, recycling plant, reservoir, runway, sawmill, seed vault, sewage works, shipyard, ski "
    "lift, stadium, sugar refinery, swimming pool, textbook, theatre, toll road, tunnel, veterans' home, "
    "vineyard, warehouse, zoo"
)
DEEDS = listed(
    "approved, closed, expanded, delayed, financed, cancelled, inspected, renovated, privatised, postponed, "
    "defended, audited, sold, rejected, redesigned, welcomed, blocked, reopened, abandoned, doubled, advertised, "
    "auctioned, bought, concealed, criticised, dismantled, donated, emptied, evacuated, favoured, flooded, "
    "ignored, insured, inherited, leased, lost, mapped, merged, moved, neglected, nationalised, overlooked, "
    "photographed, praised, promised, questioned, reduced, regulated, rented, repaired, rescued, restored, "
    "scrapped, simplified, studied, supervised, suspended, tested, visited, withdrew"
)
EFFECTS = listed(
    "unemployment, air pollution, the price of bread, waiting times, road deaths, electricity demand, rainfall, "
    "rents, tax revenue, the number of visitors, youth crime, exports, water use, school attendance, traffic, "
    "inflation, life expectancy, salmon stocks, ticket sales, household debt, bankruptcies, bee colonies, book "
    "sales, burglaries, cheese production, coffee imports, divorces, energy prices, forest fires, marriages, "
    "measles cases, meat consumption, migration, obesity, paper use, poverty, savings, sick leave, tourism, wages"
)
MOVES = listed("rose, fell, grew, dropped, increased, declined, climbed, shrank")
MONTHS = listed("January, February, March, April, May, June, July, August, September, October, November, December")
REASONS = listed(
    "because the contractor went bankrupt, after a long drought, despite protests by residents, to reduce the "
    "dependence on imports, under a treaty signed last autumn, following an independent review, when the "
    "subsidies ran out, as part of a wider plan for the coast, without consulting the unions, in spite of heavy "
    "snowfall, once the permits were granted, before the election campaign began, although the judges had "
    "objected, because of a shortage of skilled welders, to attract foreign students, since nobody answered the "
    "tender, with money from a lottery, at the request of neighbouring villages, on the advice of a retired "
    "geologist, while the parliament was in recess, in exchange for cheaper loans, after years of quarrels about "
    "noise, so that trucks avoid the old town, against the wishes of shopkeepers, for want of a suitable island"
)
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
        """Make up something to say."""
        pick = self.dice.choice
        body, other_body = pick(BODIES), pick(BODIES)
        thing, other_thing = f"{pick(TRAITS)} {pick(THINGS)}", pick(THINGS)
        place, reason, year = pick(PLACES), pick(REASONS), self.dice.randint(2008, 2025)
        number = self.dice.randint(2, 98)
        plan = pick(("finance", "approve", "close", "inspect", "demolish", "subsidise", "rebuild"))
        return pick(
            (
                f"{body} {pick(DEEDS)} the {thing} in {place} in {pick(MONTHS)} {year} {reason}",
                f"{pick(EFFECTS)} in {place} {pick(MOVES)} by {number} percent in {year} {reason}",
                f"the {thing} in {place} will cost {number} million euros and create {number * 7} jobs",
                f"{body} will not {plan} the {thing} in {place} {reason}",
                f"{number} of the {number + 40} employees of {body} in {place} worked on the {thing}",
                f"the {thing} and the {other_thing} were {pick(DEEDS)} by {body} of {place} {reason}",
                f"most of the residents of {place} want {body} and {other_body} to stop the {thing} {reason}",
            )
        )

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
        reason = next((reason for reason in REASONS if proposition.endswith(reason)), "")
        return proposition.removesuffix(reason).strip()


def sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def write_workspace(root: Path) -> int:
    """Write a workspace with its claims and a draft under ``root``; return the words of the draft."""
    room = Newsroom()
    (root / "claims").mkdir()
    (root / "sources").mkdir()
    write(root / "factcheck.toml", "[check]\n")
    said = [item for number in range(SOURCES) for item in write_source(root, f"report-{number:02}", room)]
    speakers = [
        f"- id: {person['name'].lower().replace(' ', '-')}\n  name: {person['name']}\n  kind: person\n"
        f"  roles:\n    - {{title: {person['title']}, affiliation: {person['affiliation']}}}\n"
        for person in room.people
    ]
    write(root / "sources" / "speakers.yaml", "".join(speakers))
    draft = write_draft(room, said)
    write(root / "draft.txt", draft)
    return len(draft.split())


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


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
    head = f"id: {name}\ntitle: Report {name[-2:]}\npublisher: Coast Courier\npublished: 2026-01-15\n"
    write(root / "sources" / f"{name}.txt", text)
    write(root / "sources" / f"{name}.yaml", f"{head}sha256: {sha256}\n")
    write(root / "claims" / f"{name}.yaml", f"source: {name}\nclaims:\n{''.join(items)}")
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
            before = f"{speaker} {room.dice.choice(CUES)} {proposition}."
            text = room.dice.choice((f"{text[:-1]}, {speaker} said.", before))
        if not paragraphs or len(paragraphs[-1]) == 4:
            paragraphs.append([])
        paragraphs[-1].append(text)
        words += len(text.split())
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


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


# As installed: compiled once, not at every start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    """One check of the draft: seconds by the clock, seconds of the processor, and peak memory in MiB."""

    clock: float
    processor: float
    memory: float


def check(folder: Path) -> Run:
    """Check the draft in a new process."""
    command = (*FACTCHECK, "check", "draft.txt", "--as-of", DAY)
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
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; median of {runs} runs")
    print(f"{words} words, {timed[0].statements} statements, {timed[0].claims} claims")
    print()
    print("| part | median | fastest | slowest |")
    print("|---|---|---|---|")
    rows = {part: [run.times[part] for run in timed] for part in timed[0].times}
    rows["the whole, by the processor"] = [run.processor for run in wholes]
    rows["the whole, by the clock"] = [run.clock for run in wholes]
    for part, times in rows.items():
        print(f"| {part} | {statistics.median(times):.2f} s | {min(times):.2f} s | {max(times):.2f} s |")
    print()
    print(f"Peak memory: {max(run.memory for run in wholes):.0f} MiB.")


if __name__ == "__main__":
    main()
