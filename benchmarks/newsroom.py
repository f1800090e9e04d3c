"""An invented newsroom, the same on every machine: fifty sources with twenty claims each, and a draft.

The draft repeats a part of what is on record, changes a part of it, and adds what nobody said.
"""

import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

SOURCES, CLAIMS_PER_SOURCE, WORDS = 50, 20, 2_000


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
LETTERS = "ABCDEFGHIJKLMNOPRSTVW"
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

    def __init__(self, people: int = 60) -> None:
        self.dice = random.Random(1_000)
        names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
        if people > len(names):
            names = [f"{given} {letter}. {family}" for given in GIVEN for letter in LETTERS for family in FAMILY]
        self.people = [
            {"name": name, "title": self.dice.choice(OFFICES), "affiliation": self.dice.choice(PLACES)}
            for name in self.dice.sample(names, people)
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
    said = [item for name in begin(root, room, SOURCES) for item in write_source(root, name, room)]
    draft = write_draft(room, said)
    write(root / "draft.txt", draft)
    return len(draft.split())


def write_archive(root: Path, claims: int, per_source: int = 100) -> None:
    """Write a workspace with so many claims, of one speaker for each fifty of them, under ``root``."""
    room = Newsroom(people=min(18_000, 60 + claims // 50))
    for name in begin(root, room, -(-claims // per_source)):
        write_source(root, name, room, per_source)


def begin(root: Path, room: Newsroom, sources: int) -> list[str]:
    """Write all of a workspace but its sources and claims; return what the sources are to be called."""
    (root / "claims").mkdir(parents=True)
    (root / "sources").mkdir()
    write(root / "factcheck.toml", "[check]\n")
    speakers = [
        f"- id: {person['name'].lower().replace('.', '').replace(' ', '-')}\n"
        f"  name: {person['name']}\n  kind: person\n"
        f"  roles:\n    - {{title: {person['title']}, affiliation: {person['affiliation']}}}\n"
        for person in room.people
    ]
    write(root / "sources" / "speakers.yaml", "".join(speakers))
    digits = len(str(sources - 1))
    return [f"report-{number:0{digits}}" for number in range(sources)]


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def write_source(root: Path, name: str, room: Newsroom, claims: int = CLAIMS_PER_SOURCE) -> list[tuple[str, str]]:
    """Write one source with its claims; return who said what."""
    said, items, sentences, at = [], [], [], 0
    for number in range(claims):
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
    title = f"Report {name.removeprefix('report-')}"
    head = f"id: {name}\ntitle: {title}\npublisher: Coast Courier\npublished: 2026-01-15\n"
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
