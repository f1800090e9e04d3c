"""What clients send and get, beside the published form of reports (``report/wire.py``)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from checker.documents import Media
from checker.model import AttributionKind, Claim, Modality, Quote, Rating, Source, Status
from checker.model.base import Id, Words
from checker.serve.errors import Error
from checker.serve.passages import Passage, passage_of
from checker.serve.records import Filed, tag_of
from checker.store.choosing import source_of


class Form(BaseModel):
    """The base of what is sent and answered: unknown keys are refused, for a misspelt one would be ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class CheckRequest(Form):
    """A draft to check."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Eleven soldiers were sent to Norway.", "media": "text/plain"}]}
    )

    text: Words
    """The draft; offsets in the report are those of its characters (Unicode code points)."""
    media: Literal[Media.TEXT, Media.MARKDOWN] = Media.TEXT
    """What the draft is written in."""
    name: Annotated[str, Field(min_length=1, max_length=255)] = "draft"
    """What the report calls it."""
    as_of: date | None = None
    """Judge as on this day; today, if none is given."""
    explain: bool = False
    """Whether the report holds all comparisons and claims, those that say nothing, too."""


class VerifyRequest(Form):
    """One statement to check."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"statement": "Eleven soldiers were sent.", "speaker": "Ann Berg"}]}
    )

    statement: Annotated[Words, Field(max_length=20_000)]
    speaker: Annotated[Words, Field(max_length=500)] | None = None
    """Who is supposed to have said it, where it names nobody."""
    as_of: date | None = None
    explain: bool = False


class Text(Form):
    """The text in a file, as it is checked."""

    name: str
    media: Literal[Media.TEXT, Media.MARKDOWN]
    """What to call the text when it is sent to be checked."""
    text: str


class Health(Form):
    """Whether the desk can be used."""

    status: Literal["ok"] = "ok"
    version: str


class SourceSummary(Form):
    """A source, and how many claims rest on it."""

    id: str
    name: str
    """Its publisher, else its title, else its id."""
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: date | None
    claims: Mapping[Status, int]
    """How many claims rest on it, by status."""


class SourceList(Form):
    """All sources."""

    sources: list[SourceSummary]


class Stretch(Form):
    """Where a claim rests in a text."""

    claim: str
    start: int
    end: int
    status: Status


class SourceText(Form):
    """A source with its text."""

    source: SourceSummary
    text: str
    stretches: list[Stretch]
    """The passages that claims rest on, in the order of the text."""


class ClaimRecord(Form):
    """A claim with its place in the store."""

    claim: Claim
    etag: str
    """Send it back as `If-Match` to change the claim."""
    source: str | None
    """The id of its source."""
    file: str | None
    line: int | None


class ClaimList(Form):
    """Some of the claims that were asked for."""

    total: int
    """How many there are in all."""
    offset: int
    claims: list[ClaimRecord]


class ClaimPage(ClaimRecord):
    """A claim with what it rests on."""

    passage: Passage | None
    """The words of the source and what stands around them; none for a claim without a quote."""
    origin: SourceSummary | None
    """Its source."""
    problems: list[str]
    """What is wrong with it, as `factcheck lint` says."""


Short = Annotated[Words, Field(max_length=500)]
"""A name, or a few words."""
Long = Annotated[Words, Field(max_length=10_000)]
"""A remark."""


class AttributionChange(Form):
    """How the claim is attributed; all of it is replaced."""

    kind: AttributionKind
    cue: Short | None = None
    reported_by: Short | None = None


class QuoteChange(Form):
    """Which stretch of the source's text the claim rests on; its words are taken from there."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


class ClaimChange(Form):
    """What to change in a claim. Keys that are left out stay as they are; null removes a value."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"status": "reviewed", "text": "Eight men were sent."}]}
    )

    status: Status | None = None
    """`reviewed` accepts it, `retracted` rejects it."""
    text: Words | None = None
    """At most 10,000 characters."""
    speaker: Short | None = None
    attribution: AttributionChange | None = None
    quote: QuoteChange | None = None
    """At most 20,000 characters."""
    context: Long | None = None
    modality: Modality | None = None
    said_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: Id | None = None
    rating: Rating | None = None
    tags: Annotated[list[Short], Field(max_length=100)] | None = None
    note: Long | None = None

    @field_validator("text", "speaker")
    @classmethod
    def _on_one_line(cls, words: str | None) -> str | None:
        return " ".join(words.split()) if words else words

    @model_validator(mode="after")
    def _says_something(self) -> "ClaimChange":
        if not self.model_fields_set:
            raise ValueError("nothing is to be changed")
        for key in sorted(_NEEDED & self.model_fields_set):
            if getattr(self, key) is None:
                raise ValueError(f"a claim needs its {key}")
        return self

    def edits(self, claim: Claim, text: str | None) -> dict[str, Any]:
        """Return the values to change in ``claim``, whose source has ``text``.

        Raises:
            ValueError: the text has no such passage.
        """
        values = {key: getattr(self, key) for key in self.model_fields_set - {"status", "quote", "attribution"}}
        if "tags" in values:
            values["tags"] = tuple(values["tags"] or ())
        if self.attribution is not None:
            values["attribution"] = self.attribution.model_dump()
        if self.quote is not None:
            start, end = self.quote.start, self.quote.end
            if claim.quote is None or text is None or not start < end <= len(text) or not text[start:end].strip():
                raise ValueError("the source has no such passage")
            values["quote"] = Quote(source=claim.quote.source, start=start, end=end, exact=text[start:end])
        return values


_NEEDED = frozenset({"status", "text", "speaker", "attribution", "quote", "modality"})


class Conflict(Error):  # noqa: N818  a body that is sent, not an exception
    """A claim that was changed by somebody else: both versions, so that nobody's work is lost."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    current: ClaimPage
    """The claim as it is now."""
    yours: dict[str, Any]
    """What was to be saved, key by key."""


def summary(source: Source, filed: Filed) -> SourceSummary:
    """Return a source for a list."""
    counts = {**dict.fromkeys(Status, 0), **filed.counts.get(source.id, {})}
    return SourceSummary(
        id=source.id,
        name=source.name,
        title=source.title,
        publisher=source.publisher,
        author=source.author,
        url=source.url,
        published=source.published,
        claims=counts,
    )


def record(claim: Claim, filed: Filed) -> ClaimRecord:
    """Return a claim for a list."""
    return ClaimRecord(claim=claim, **_place(claim, filed))


def page(claim: Claim, filed: Filed, *, around: int) -> ClaimPage:
    """Return a claim with its passage, and so many characters ``around`` it."""
    place = _place(claim, filed)
    source = filed.store.source(place["source"]) if place["source"] else None
    return ClaimPage(
        claim=claim,
        passage=passage_of(claim, filed.store, around=around),
        origin=summary(source, filed) if source else None,
        problems=[f"{one.message}; {one.cure}" for one in filed.problems(claim.id)],
        **place,
    )


def _place(claim: Claim, filed: Filed) -> dict[str, Any]:
    file, line = filed.store.place(claim.id)
    return {"etag": tag_of(claim), "source": source_of(claim, filed.store), "file": file, "line": line}
