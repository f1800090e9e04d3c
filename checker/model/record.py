"""What is on record: sources, the speakers they name, and the claims that rest on their passages."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from checker.model.base import Id, Noun, Words


class Markup(StrEnum):
    """What a text can be written in, beside plain text."""

    MARKDOWN = "markdown"
    REVIEW = "review"  # what a fact-check says of itself, line by line: no prose to draw claims from


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
    """A title that a speaker held, with the affiliation and the time it is known for.

    ``since`` and ``until`` are when it was taken up and laid down, where a person knows them; ``seen`` is the day
    of a text that gives it, which tells neither.
    """

    title: Words
    affiliation: str | None = None
    since: date | None = None
    until: date | None = None
    seen: date | None = None


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


class Modality(StrEnum):
    """In what sense a claim is made. A question or a greeting claims nothing, so there is no member for it."""

    FACT = "fact"  # as something that is so, or was
    OPINION = "opinion"  # as what somebody thinks of it, believes, hopes, wants, or finds right
    PREDICTION = "prediction"  # as something that is yet to be
    CONDITIONAL = "conditional"  # as what is or would be so, were something else so


class Ground(StrEnum):
    """By what words of a passage were understood."""

    SPEAKER = "speaker"  # they mean who speaks
    TEXT = "text"  # they mean something that the source names elsewhere
    DATE = "date"  # they count from the day it was said


class Resolution(Noun):
    """Words of a passage that a claim's text replaces, or adds to, and what they stand for.

    ``start``, ``end`` and ``exact`` are where the source names it, for what the source names elsewhere.
    """

    words: Words
    stands_for: Words
    by: Ground
    start: Annotated[int | None, Field(ge=0)] = None
    end: Annotated[int | None, Field(ge=0)] = None
    exact: Words | None = None

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if len({part is None for part in (self.start, self.end, self.exact)}) > 1:
            raise ValueError("`start`, `end` and `exact` belong together")
        return self


class Review(Noun):
    """What a fact-checker published about a claim, in the fact-checker's own words.

    ``rating`` are the words it was rated with and ``value`` the number on the scale from ``worst`` to ``best``, all
    as they were written. ``claimant`` is who it says made the claim, where that is not the claim's speaker to the
    letter; ``appeared`` are the addresses where it says the claim appeared.
    """

    publisher: Words
    site: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    title: str | None = None
    claimant: str | None = None
    appeared: tuple[Words, ...] = ()
    rating: str | None = None
    value: str | None = None
    worst: str | None = None
    best: str | None = None
    explanation: str | None = None


class Claim(Noun):
    """A proposition that a speaker is on record with.

    ``text`` stands alone. ``speaker`` is the name as the store writes it; ``quote`` is the passage that proves it
    and ``context`` what a reader needs to understand it. ``resolved`` is what ``text`` says otherwise than the
    passage, so that it stands alone. ``reviews`` are what fact-checkers published about it, and ``imported`` is the
    fingerprint of a claim that came with them: one that it does not fit any more was changed by a person.
    """

    id: Id
    text: Words
    speaker: Words
    attribution: Attribution
    quote: Quote | None = None
    context: str | None = None
    resolved: tuple[Resolution, ...] = ()
    modality: Modality = Modality.FACT
    said_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: Id | None = None
    status: Status = Status.DRAFT
    rating: Rating | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    reviews: tuple[Review, ...] = ()
    imported: Annotated[str | None, StringConstraints(pattern=r"^[0-9a-f]{12}$")] = None
