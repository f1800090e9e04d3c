"""What an editor should look at in a draft: a place, what is wrong there, how bad it is, and what would cure it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from checker.model.base import Noun, Span, Words


class Severity(StrEnum):
    """How bad something is: what must not be published, what to look at, what is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, least: "Severity") -> bool:
        """Whether something so bad is as bad as ``least``, or worse."""
        order = tuple(Severity)  # the worst first
        return order.index(self) <= order.index(least)


class Spot(Noun):
    """Where in the original file something stands, from 1; columns count Unicode code points.

    ``end_line`` and ``end_column`` are those of the character after the last one. A Word file has no lines: there
    ``line`` is the number of the paragraph, ``column`` counts in its text, and ``run`` is the stretch of one
    formatting that it starts in, by its number in the paragraph. In a PDF file ``line`` is the page and ``column``
    the line on it.
    """

    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    end_line: Annotated[int, Field(ge=1)]
    end_column: Annotated[int, Field(ge=1)]
    run: Annotated[int | None, Field(ge=1)] = None


class Suggestion(Noun):
    """Words to put in place of others; ``span``, in the draft's text, is all that changes.

    ``reason`` says on whose record it rests.
    """

    span: Span
    old: str
    new: str
    reason: str


class WaivedIn(StrEnum):
    """Where a waiver was written."""

    DRAFT = "draft"
    CONFIG = "config"
    BASELINE = "baseline"


class Waiver(Noun):
    """A person's decision that a remark is no fault, and why; ``where`` is its file, and its line."""

    reason: Words
    kind: WaivedIn
    where: str


class Remark(Noun):
    """Something to look at in a draft.

    ``code`` is that of the finding that decided, or of an editorial note (FC6xx). ``span`` lies in the draft's text
    and ``spot`` in its file. ``verdict`` is the number of the verdict in the report, from 0, where there is one.
    """

    code: Annotated[str, StringConstraints(pattern=r"^FC\d{3}$")]
    name: str
    severity: Severity
    message: str
    span: Span
    spot: Spot
    verdict: int | None = None
    suggestions: tuple[Suggestion, ...] = ()
    waiver: Waiver | None = None
