"""The nouns of the project: frozen models that import nothing of ours.

A claim is what a speaker said, not the truth. A statement is what is being checked. Comparing the two gives
findings; findings give a verdict. All offsets are half-open, counted in Unicode code points of the untouched text.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-._][a-z0-9]+)*$", max_length=120)]
"""A kebab-case identifier, also a safe file name: no slash, no leading dot."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that says something."""


class Noun(BaseModel):
    """The base of all models: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Noun):
    """Half-open character offsets into an untouched text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"a span ends ({self.end}) before it starts ({self.start})")
        return self

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]


# --- What is on record -------------------------------------------------------------------------------------


class Markup(StrEnum):
    """What a text can be written in, beside plain text."""

    MARKDOWN = "markdown"


class Source(Noun):
    """A text that somebody published, kept untouched in ``sources/<id>.txt``.

    ``markup`` is what that text is written in; None where it holds nothing but words.
    """

    id: Id
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    markup: Markup | None = None
    sha256: str

    @property
    def name(self) -> str:
        """Whom the source's own narration is attributed to: its publisher, else its title, else its id."""
        return self.publisher or self.title or self.id


class SpeakerKind(StrEnum):
    """What can speak."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SOURCE = "source"


class Role(Noun):
    """A title that a speaker held, with the affiliation and the time it is known for."""

    title: Words
    affiliation: str | None = None
    since: date | None = None
    until: date | None = None


class Speaker(Noun):
    """A person, an organisation or a source that speaks, with the other names it goes by."""

    id: Id
    name: Words
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[Words, ...] = ()
    roles: tuple[Role, ...] = ()


class AttributionKind(StrEnum):
    """How a text gives somebody's words."""

    DIRECT = "direct"  # between quotation marks
    INDIRECT = "indirect"  # reported in the reporter's words
    MIXED = "mixed"  # reported, with a part between quotation marks
    NARRATED = "narrated"  # nobody is named: the source itself says so


class Attribution(Noun):
    """How a claim is attributed: the kind, the cue word, and the outlet or venue it was said to."""

    kind: AttributionKind
    cue: str | None = None
    reported_by: str | None = None


class Quote(Noun):
    """The exact passage of a source that a claim rests on."""

    source: Id
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    exact: Words


class Status(StrEnum):
    """How far a claim has come: only a person makes it reviewed."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    RETRACTED = "retracted"


class Rating(StrEnum):
    """A fact-checker's judgement of a claim; a claim without one is only attributed."""

    TRUE = "true"
    MOSTLY_TRUE = "mostly-true"
    HALF_TRUE = "half-true"
    MISLEADING = "misleading"
    FALSE = "false"
    UNPROVEN = "unproven"


class Claim(Noun):
    """A proposition that a speaker is on record with.

    ``text`` stands alone. ``speaker`` is the name as the store writes it; ``quote`` is the passage that proves it
    and ``context`` what a reader needs to understand it.
    """

    id: Id
    text: Words
    speaker: Words
    attribution: Attribution
    quote: Quote | None = None
    context: str | None = None
    said_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: Id | None = None
    status: Status = Status.DRAFT
    rating: Rating | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None


# --- What is being checked ---------------------------------------------------------------------------------


class Statement(Noun):
    """One thing a text says, taken apart: who is named as its speaker, what is quoted, what is left.

    ``text`` is the sentence as written and ``span`` its place in the draft. ``content`` is the proposition
    without its attribution; ``quoted`` the stretches between quotation marks that are speech; ``role`` a title or
    affiliation the text gives the speaker. ``attributed`` is whether the text itself, not an option, names
    the speaker.
    """

    text: Words
    span: Span
    content: Words
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    quoted: tuple[str, ...] = ()
    attributed: bool = False

    @property
    def asks(self) -> bool:
        """Whether it is a question: that states nothing."""
        return self.text.rstrip("”’\"' )").endswith("?")


# --- What comparing them gives -----------------------------------------------------------------------------


class Effect(StrEnum):
    """What a finding says about the statement, given one claim."""

    ENTAILS = "entails"  # the claim says all of this part
    AGREES = "agrees"  # the two agree in this respect
    SILENT = "silent"  # nothing to compare
    EXCEEDS = "exceeds"  # the statement goes beyond the claim: no support, no accusation
    CONTRADICTS = "contradicts"
    MISATTRIBUTES = "misattributes"
    MISQUOTES = "misquotes"
    OUTDATES = "outdates"


class Finding(Noun):
    """One typed difference or agreement, with both sides as they stand in the texts."""

    code: Annotated[str, StringConstraints(pattern=r"^FC\d{3}$")]
    name: str
    level: str
    effect: Effect
    left: str = ""
    right: str = ""
    message: str


class Evidence(Noun):
    """Where the record stands: the passage in the source and the claim's place in the store."""

    source: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    file: str | None = None
    line: int | None = None


class Relation(StrEnum):
    """How one claim stands to the statement."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MISATTRIBUTES = "misattributes"
    MISQUOTES = "misquotes"
    OUTDATED = "outdated"
    RELATED = "related"


class Contribution(NamedTuple):
    """What one feature adds to the log odds that a statement says the same as a claim, or the opposite."""

    name: str
    same: float
    opposite: float


class Match(Noun):
    """A claim that was held against the statement, with what came of it.

    ``score`` is how far the two are about the same thing, from 0 to 1. ``strength`` is how sure the relation is.
    """

    claim: Claim
    relation: Relation
    score: Annotated[float, Field(ge=0, le=1)]
    strength: Annotated[float, Field(ge=0, le=1)]
    findings: tuple[Finding, ...] = ()
    evidence: Evidence = Evidence()
    contributions: tuple[Contribution, ...] = ()
    """What weighed most in the decision, the weightiest first."""


class Label(StrEnum):
    """The verdict on a statement; see docs/verdicts.md."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MISATTRIBUTED = "misattributed"
    MISQUOTED = "misquoted"
    DISPUTED = "disputed"
    OUTDATED = "outdated"
    UNVERIFIED = "unverified"


class Verdict(Noun):
    """What the store says about one statement, the claims that decided it first."""

    statement: Statement
    label: Label
    confidence: Annotated[float, Field(ge=0, le=1)]
    matches: tuple[Match, ...] = ()
    message: str
    parts: "tuple[Verdict, ...]" = ()
    """The verdicts on the facts of a statement that states several, in its order."""


class Report(Noun):
    """The verdicts on all statements of one text or batch, in its order.

    ``origin`` names the file; ``ids`` are the statements' own ids, where the batch gave them.
    ``places`` are the line and column (from 1) of each statement in its file.
    """

    origin: str
    verdicts: tuple[Verdict, ...]
    places: tuple[tuple[int, int], ...] = ()
    ids: tuple[str | None, ...] = ()
    claims: int = 0

    @property
    def coverage(self) -> Mapping[Label, int]:
        """How many statements got each verdict, every label present."""
        counts = dict.fromkeys(Label, 0)
        for verdict in self.verdicts:
            counts[verdict.label] += 1
        return counts


class Problem(Noun):
    """Something wrong with a store, found by ``factcheck lint``, with its place and cure."""

    code: Annotated[str, StringConstraints(pattern=r"^FC5\d{2}$")]
    name: str
    message: str
    cure: str
    file: str
    line: int | None = None
    severity: str = "error"

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.code} {self.message}; {self.cure}"


Json = dict[str, Any]
"""A decoded JSON object."""
