"""A verdict as one row of a table: the statement, what became of it, and the claim that decided or came nearest."""

import re
from collections.abc import Mapping
from typing import Any

from checker.report import wire

COLUMNS: Mapping[str, type] = {
    "id": str,
    "line": int,
    "statement": str,
    "speaker": str,
    "verdict": str,
    "confidence": float,
    "relation": str,
    "score": float,
    "claim": str,
    "claim_text": str,
    "claim_speaker": str,
    "said_on": str,
    "source": str,
    "quote": str,
    "file": str,
    "file_line": int,
    "message": str,
}
"""The columns with their kinds; everything from ``relation`` to ``file_line`` is empty where no claim came near."""


def row_of(verdict: wire.Verdict) -> dict[str, Any]:
    """Return the row of a verdict, its columns in order; what is not there is None."""
    values: dict[str, Any] = dict.fromkeys(COLUMNS)
    values |= {
        "id": verdict.id,
        "line": verdict.span.line,
        "statement": verdict.statement,
        "speaker": verdict.speaker,
        "verdict": str(verdict.verdict),
        "confidence": verdict.confidence,
        "message": verdict.message,
    }
    if verdict.matches:
        match = verdict.matches[0]
        values |= {
            "relation": str(match.relation),
            "score": match.score,
            "claim": match.claim.id,
            "claim_text": match.claim.text,
            "claim_speaker": match.claim.speaker,
            "said_on": str(match.claim.said_on) if match.claim.said_on else None,
            "source": match.evidence.source,
            "quote": match.evidence.quote,
            "file": match.evidence.file,
            "file_line": match.evidence.line,
        }
    return values


def shielded(cell: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before it where one might.

    ``unshielded`` gives it back to the letter: a text that has apostrophes before such a sign gets one more. The
    signs are those of the OWASP's page on CSV injection, with their full-width forms.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unshielded(cell: str) -> str:
    """Return what ``shielded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
