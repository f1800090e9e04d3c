"""One sentence that an editor can act on: what is wrong, who is on record with what, and where."""

from collections.abc import Sequence

from checker.compare.inference import CODE as INFERENCE
from checker.compare.rating import CODE as RATING
from checker.compare.second_hand import CODE as SECOND_HAND
from checker.model import Claim, Effect, Finding, Label, Match, Statement
from checker.text.unnamed import as_called

SPEAKING = {
    Label.CONTRADICTED: Effect.CONTRADICTS,
    Label.MISATTRIBUTED: Effect.MISATTRIBUTES,
    Label.MISQUOTED: Effect.MISQUOTES,
    Label.OUTDATED: Effect.OUTDATES,
}
"""The effect of the finding that a label rests on."""
_ASKS = "A question states nothing that could be checked"


def message_of(statement: Statement, label: Label, matches: Sequence[Match]) -> str:
    """Return the sentence that goes with a verdict; ``matches`` has the deciding claims first."""
    if label is Label.UNVERIFIED:
        return _ASKS if statement.asks else _unverified(matches)
    claim = matches[0].claim
    if label is Label.SUPPORTED:
        return f"{_on_record(claim)} with this: “{claim.text}”"
    if label is Label.DISPUTED:
        other = matches[1].claim
        return f"{as_called(claim.speaker)} says so, {as_called(other.speaker)} denies it: “{other.text}”"
    found = deciding_finding(matches[0], label)
    why = f" ({_reason(matches[0], found)})" if found else ""
    if label is Label.MISATTRIBUTED:
        return f"Not {statement.speaker}: {_on_record(claim)} with “{claim.text}”"
    if label is Label.MISQUOTED:
        return f"The quotation is not what {as_called(claim.speaker)} said{why}"
    if label is Label.OUTDATED:
        return f"{as_called(claim.speaker)} said so{_when(claim)}, but it no longer holds{why}"
    if found and found.name == "rating":
        return f"{found.message[0].upper()}{found.message[1:]}: “{claim.text}”"
    return f"{as_called(claim.speaker)} said otherwise{_when(claim)}: “{claim.text}”{why}"


def _reason(match: Match, found: Finding) -> str:
    """Return why: of what the inference model alone finds, the words that differ, if a comparison shows any."""
    if found.code != INFERENCE:
        return found.message
    differing = (one for one in match.findings if one.effect is Effect.EXCEEDS and one.left and one.right)
    words = next(differing, None)
    if words is None:
        return found.message
    said = f"the text says “{words.left}”, {as_called(match.claim.speaker)} said “{words.right}”"
    return f"{said}; read as a whole, both cannot be true"


def _unverified(matches: Sequence[Match]) -> str:
    near = next((match for match in matches if match.score >= 0.35), None)  # below, the two share a word or so
    if near is None:
        return "No claim in the store speaks of this"
    found = [finding for finding in near.findings if finding.effect is Effect.EXCEEDS]
    beyond = min(found, key=lambda finding: finding.code != SECOND_HAND, default=None)
    why = f" ({beyond.message})" if beyond else ""
    nearest = f"{as_called(near.claim.speaker)}: “{near.claim.text}”"
    return f"No claim in the store says so; the nearest is by {nearest}{why}"


def _on_record(claim: Claim) -> str:
    return f"{as_called(claim.speaker)} is on record{_when(claim)}"


def _when(claim: Claim) -> str:
    return f" on {claim.said_on.isoformat()}" if claim.said_on else ""


def deciding_finding(match: Match, label: Label) -> Finding | None:
    """Return the finding to show: a refuting rating, else the words that differ, else the model's view."""
    found = [finding for finding in match.findings if finding.effect is SPEAKING[label]]
    return min(found, key=lambda finding: (finding.code != RATING, finding.code == INFERENCE), default=None)
