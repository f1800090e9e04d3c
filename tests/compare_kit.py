"""Cases of the comparisons: one YAML file a comparison, and what its comparison makes of each case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from checker.archive import Memory
from checker.compare import COMPARISONS
from checker.compare.levels import Comparison, Level, Outcome
from checker.decide import tells_nothing
from checker.extract import read_statement
from checker.files import load_yaml
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Effect,
    Quote,
    Rating,
    Review,
    Role,
    Source,
    Speaker,
    SpeakerKind,
)
from checker.nli import Inference, Scores
from checker.pipeline import Desk
from checker.text.named import named

FOLDER = Path(__file__).parent / "cases" / "compare"
AS_OF = date(2026, 3, 2)
"""The day, a Monday, that a case without ``as_of`` is judged on."""
SOURCE = Source(id="case", publisher="Harbour Gazette", sha256="0" * 64)
ACCUSING = frozenset({Effect.CONTRADICTS, Effect.MISATTRIBUTES, Effect.MISQUOTES, Effect.OUTDATES, Effect.EXCEEDS})
"""Effects that tell a difference; the others let it pass."""


class Row(BaseModel):
    """Strict about its keys: a mistyped key must not make a case that checks nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Row):
    """A claim as a case file writes it.

    ``organisation`` is whether its speaker is one, ``narrated`` whether its source tells it itself.
    """

    claim: str
    speaker: str = "Mara Quist"
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    organisation: bool = False
    narrated: bool = False
    quote: str | None = None
    context: str | None = None
    said_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str | None = None
    rating: Rating | None = None
    reviews: tuple[Review, ...] = ()


class Case(Said):
    """A statement beside a claim, and the level (and words) that the comparison must come to.

    ``said_by`` is whom an option names as the statement's speaker; ``others`` are further claims of the store.
    ``unsure`` says that the contradiction must be found and yet be too weak to accuse anybody. ``known`` is why a
    case fails today: it must go on failing until the reason is gone. ``note`` tells what a case is about.
    ``scores`` are what the inference model gave, where the case is about what is made of them; ``sparing`` says
    that it is asked only where words leave a doubt. ``draft`` is the text that the statement stands in, ``source``
    that of the claim's source.
    """

    statement: str
    level: str
    left: str | None = None
    right: str | None = None
    said_by: str | None = None
    as_of: date | None = None
    others: tuple[Said, ...] = ()
    unsure: bool = False
    known: str | None = None
    note: str | None = None
    scores: Scores | None = None
    sparing: bool = False
    draft: str = ""
    source: str = ""


@dataclass(frozen=True)
class CaseFile:
    """A file of cases and the code and name that its own name gives."""

    path: Path

    @property
    def code(self) -> str:
        return self.path.stem.partition("-")[0]

    @property
    def name(self) -> str:
        return self.path.stem.partition("-")[2]

    @cached_property
    def cases(self) -> list[Case]:
        loaded = load_yaml(self.path.read_text(encoding="utf-8"), self.path.name)
        assert isinstance(loaded, list), f"{self.path.name} is not a list of cases"
        return [Case.model_validate(row) for row in loaded]


FILES = tuple(CaseFile(path) for path in sorted(FOLDER.glob("*.yaml")))
BY_CODE = {comparison.CODE: comparison for comparison in COMPARISONS}


def claim_of(said: Said, claim_id: str) -> Claim:
    """Make the claim that a case writes down."""
    quote = Quote(source=SOURCE.id, start=0, end=len(said.quote), exact=said.quote) if said.quote else None
    given: dict[str, Any] = said.model_dump(
        include={"speaker", "context", "said_on", "valid_from", "valid_until", "superseded_by", "rating", "reviews"}
    )
    kind = AttributionKind.DIRECT if quote else AttributionKind.INDIRECT
    if said.narrated:
        kind = AttributionKind.NARRATED
    return Claim(id=claim_id, text=said.claim, attribution=Attribution(kind=kind), quote=quote, **given)


def speakers_of(rows: Sequence[Said]) -> tuple[Speaker, ...]:
    """Make the speakers of some claims, each once, as its first claim describes it."""
    made: dict[str, Speaker] = {}
    for row in rows:
        roles = (Role(title=row.role, affiliation=row.affiliation),) if row.role else ()
        kind = SpeakerKind.ORGANISATION if row.organisation else SpeakerKind.PERSON
        speaker = Speaker(id=f"speaker-{len(made)}", name=row.speaker, kind=kind, aliases=row.aliases, roles=roles)
        made.setdefault(row.speaker, speaker)
    return tuple(made.values())


@dataclass(frozen=True)
class Given:
    """Gives every pair the same scores: for cases about what is made of scores, not about the model."""

    given: Scores

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the given scores for each pair."""
        return [self.given] * len(pairs)


def desk_of(rows: Sequence[Said], inference: Inference | None = None, *, source: str = "") -> Desk:
    """Put claims, numbered ``c1``, ``c2``, …, before the pipeline; ``source`` is the text that they are from."""
    claims = [claim_of(row, f"c{number}") for number, row in enumerate(rows, 1)]
    shelf = Memory(claims, speakers=speakers_of(rows), sources=(SOURCE,), text_of=lambda _: source)
    return Desk(shelf, inference=inference)


def outcomes_of(case: Case) -> tuple[tuple[Comparison, Outcome], ...]:
    """Return what each comparison makes of a case."""
    desk = desk_of([case, *case.others], Given(case.scores) if case.scores else None, source=case.source)
    read = read_statement(case.statement, speaker=case.said_by)
    statement = read.model_copy(update={"among": named(case.draft)})
    spare = tells_nothing if case.sparing else None
    (assessment,) = desk.assess(statement, [claim_of(case, "c1")], as_of=case.as_of or AS_OF, spare=spare)
    return assessment.outcomes


def outcome_of(case: Case, comparison: Comparison) -> Outcome:
    """Return what one comparison makes of a case."""
    return next(outcome for found, outcome in outcomes_of(case) if found.CODE == comparison.CODE)


def level_of(comparison: Comparison, name: str) -> Level:
    """Return the level of that name."""
    return next(level for level in comparison.LEVELS if level.name == name)
