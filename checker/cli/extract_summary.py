"""The table that ``extract`` ends with: a line a source, and a total where there are several."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.model import AttributionKind

if TYPE_CHECKING:
    from checker.intake import Drawn, Recorded

KINDS = (AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.MIXED, AttributionKind.NARRATED)
HEADER = (
    "source",
    "claims",
    *(kind.value for kind in KINDS),
    "new",
    "there",
    "speakers",
    "unresolved",
    "for-review",
)


class Counts(NamedTuple):
    """What was found in a source, what of it is new, what was there, and what a person has to look at."""

    source: str
    claims: int
    kinds: tuple[int, ...]
    new: int
    there: int
    speakers: int
    unresolved: int
    for_review: int

    @classmethod
    def of(cls, recorded: "Recorded") -> "Counts":
        """Count what became of a source."""
        merged = recorded.merged
        return cls._of(recorded.drawn, len(merged.added), len(merged.kept), len(merged.for_review))

    @classmethod
    def of_drafts(cls, drawn: "Drawn") -> "Counts":
        """Count what was drawn and written nowhere."""
        return cls._of(drawn, len(drawn.extraction.claims), 0, len(drawn.extraction.claims))

    @classmethod
    def _of(cls, drawn: "Drawn", new: int, there: int, for_review: int) -> "Counts":
        claims, speakers, _ = drawn.extraction
        kinds = Counter(claim.attribution.kind for claim in claims)
        named = {speaker.name for speaker in speakers}
        return cls(
            drawn.source.id,
            len(claims),
            tuple(kinds[kind] for kind in KINDS),
            new,
            there,
            len(speakers),
            sum(claim.speaker not in named for claim in claims),
            for_review,
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The counts in the order of the header."""
        return (
            self.claims, *self.kinds, self.new, self.there, self.speakers, self.unresolved, self.for_review
        )  # fmt: skip


def total(rows: Sequence[Counts]) -> tuple[int, ...]:
    """Return the sums of the counts; a speaker of two sources counts in both."""
    return tuple(sum(column) for column in zip(*(row.numbers for row in rows), strict=True))


def render_summary(rows: Sequence[Counts]) -> str:
    """Return the table."""
    lines = [list(HEADER), *([row.source, *map(str, row.numbers)] for row in rows)]
    if len(rows) > 1:
        lines.append(["total", *map(str, total(rows))])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    cells = ([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines)
    return "".join("  ".join(row).rstrip() + "\n" for row in cells)
