"""What is being checked, and what holding it against the record gives."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from checker.model.base import Noun, Span, Words
from checker.model.record import Claim
from checker.model.remarks import Remark


class Statement(Noun):
    """One thing a text says, taken apart: who is named as its speaker, what is quoted, what is left.

    ``text`` is the sentence as written and ``span`` its place in the draft. ``content`` is the proposition
    without its attribution; ``quoted`` the stretches between quotation marks that are speech; ``role`` a title or
    affiliation the text gives the speaker. ``attributed`` is whether the text itself, not an option, names
    the speaker; ``unsaid`` whether it says that they did not say this. ``among`` are the keys of what the draft
    names that it stands in (``text.named``); a statement that stands alone has none.
    """

    text: Words
    span: Span
    content: Words
    speaker: str | None = None
    role: str | None = None
    cue: str | None = None
    quoted: tuple[str, ...] = ()
    attributed: bool = False
    unsaid: bool = False
    among: frozenset[str] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether it is a question: that states nothing."""
        return self.text.rstrip("”’\"' )").endswith("?")


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


_PLAIN = frozenset({Effect.ENTAILS, Effect.AGREES, Effect.SILENT})


class Finding(Noun):
    """One typed difference or agreement, with both sides as they stand in the texts."""

    code: Annotated[str, StringConstraints(pattern=r"^FC\d{3}$")]
    name: str
    level: str
    effect: Effect
    left: str = ""
    right: str = ""
    message: str

    @property
    def speaks(self) -> bool:
        """Whether it says something against the statement, or that this goes beyond the claim."""
        return self.effect not in _PLAIN


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


DECIDING: Mapping[Label, frozenset[Relation]] = {
    Label.SUPPORTED: frozenset({Relation.SUPPORTS}),
    Label.CONTRADICTED: frozenset({Relation.CONTRADICTS}),
    Label.MISATTRIBUTED: frozenset({Relation.MISATTRIBUTES}),
    Label.MISQUOTED: frozenset({Relation.MISQUOTES}),
    Label.DISPUTED: frozenset({Relation.SUPPORTS, Relation.CONTRADICTS}),
    Label.OUTDATED: frozenset({Relation.OUTDATED}),
    Label.UNVERIFIED: frozenset(),
}
"""The claims that stand behind each label."""


ACCUSING = frozenset({Label.CONTRADICTED, Label.MISATTRIBUTED, Label.MISQUOTED})
"""The verdicts that say that a statement is wrong, or was never said so."""


_NEAREST = 3
_NEAR = 0.35
"""The score below which a claim is on another matter."""


class Verdict(Noun):
    """What the store says about one statement, the claims that decided it first."""

    statement: Statement
    label: Label
    confidence: Annotated[float, Field(ge=0, le=1)]
    matches: tuple[Match, ...] = ()
    message: str
    parts: "tuple[Verdict, ...]" = ()
    """The verdicts on the facts of a statement that states several, in its order."""

    @property
    def deciding(self) -> tuple[Match, ...]:
        """The claims that stand behind the label."""
        return tuple(match for match in self.matches if match.relation in DECIDING[self.label])

    @property
    def nearest(self) -> tuple[Match, ...]:
        """The few claims worth naming where none decides: those on another matter are not among them."""
        return tuple(match for match in self.matches if match.score >= _NEAR)[:_NEAREST]


class Report(Noun):
    """The verdicts on all statements of one text or batch, in its order.

    ``origin`` names the file; ``ids`` are the statements' own ids, where the batch gave them.
    ``places`` are the line and column (from 1) of each statement in its file. ``remarks`` are what an editor should
    look at, in the order of the draft; None in a batch.
    """

    origin: str
    verdicts: tuple[Verdict, ...]
    places: tuple[tuple[int, int], ...] = ()
    ids: tuple[str | None, ...] = ()
    claims: int = 0
    remarks: tuple[Remark, ...] | None = None

    @property
    def coverage(self) -> Mapping[Label, int]:
        """How many statements got each verdict, every label present."""
        counts = dict.fromkeys(Label, 0)
        for verdict in self.verdicts:
            counts[verdict.label] += 1
        return counts


class Problem(Noun):
    """Something wrong with a store or its waivers (FC69x), found by ``factcheck lint``, with its place and cure."""

    code: Annotated[str, StringConstraints(pattern=r"^FC(?:5\d|69)\d$")]
    name: str
    message: str
    cure: str
    file: str
    line: int | None = None
    severity: str = "error"

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.code} {self.message}; {self.cure}"
