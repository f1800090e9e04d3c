"""A statement with several facts -> its verdict: the worst part gives the label, and the message names it."""

from collections.abc import Sequence

from checker.model import ACCUSING, Label, Match, Verdict

SEVERITY = (
    Label.SUPPORTED,
    Label.UNVERIFIED,
    Label.OUTDATED,
    Label.DISPUTED,
    Label.MISATTRIBUTED,
    Label.MISQUOTED,
    Label.CONTRADICTED,
)
"""From harmless to grave: what an editor must act on outweighs what nobody knows."""


def whole(judged: Verdict, parts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on a statement, given the one on all its words together and those on its parts.

    Two readings of the same words: a claim may hold all of them, or each fact may stand in another claim. Where
    the words together are an accusation, that stays; else the worst part decides, so that a fact nobody vouches for
    does not pass with the others. Facts that all are on record, each in its own claim, support a statement that
    stands in none.
    """
    if len(parts) < 2:
        return judged
    worst = max(parts, key=lambda part: (SEVERITY.index(part.label), part.confidence))
    graver = judged.label not in ACCUSING and SEVERITY.index(worst.label) > SEVERITY.index(judged.label)
    if worst.label is Label.SUPPORTED and judged.label is Label.UNVERIFIED:
        confidence = min(part.confidence for part in parts)
        update = {"label": Label.SUPPORTED, "confidence": confidence, "matches": _all_matches(parts)}
        message = "; ".join(dict.fromkeys(part.message for part in parts))
    elif graver:
        update = {"label": worst.label, "confidence": worst.confidence, "matches": worst.matches}
        message = f"“{worst.statement.content}” {worst.message}"
    else:
        return judged.model_copy(update={"parts": tuple(parts)})
    return judged.model_copy(update={**update, "message": message, "parts": tuple(parts)})


def _all_matches(parts: Sequence[Verdict]) -> tuple[Match, ...]:
    """Return the deciding match of each part, then the others, each claim once."""
    ordered = [*(part.matches[0] for part in parts), *(match for part in parts for match in part.matches[1:])]
    first: dict[str, Match] = {}
    for match in ordered:
        first.setdefault(match.claim.id, match)
    return tuple(first.values())
