"""What a verdict rests on, so that a waiver of one thing does not hide another.

A verdict is remarked on with the code that decided, and no more. Whoever waives that one has not waived a wrong
date beside the number, or another speaker's denial: what else accuses the statement gets its own remark then.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.compare.inference import CODE as INFERENCE
from checker.decide.message import SPEAKING
from checker.editorial.ladder import rung_of
from checker.model import ACCUSING, Finding, Remark, Report, Verdict


def beside(remark: Remark, verdict: Verdict) -> list[Remark]:
    """Return remarks on what else accuses the statement of a verdict, given the one on what decided."""
    accusations = list(_accusations(verdict))
    others = any(finding.code != remark.code for finding, _ in accusations)
    rung = rung_of(verdict) if others else None
    if rung is None or rung.code != remark.code:
        return []
    found = {remark.code: remark}
    for finding, message in accusations:
        if finding.code not in found:
            update = {"code": finding.code, "name": finding.name, "message": message, "suggestions": ()}
            found[finding.code] = remark.model_copy(update=update)
    return list(found.values())[1:]


def waived(report: Report) -> frozenset[int]:
    """Return the numbers of the verdicts that were waived, with all that they rest on."""
    remarked: defaultdict[int, list[Remark]] = defaultdict(list)
    for remark in report.remarks or ():
        if remark.verdict is not None:
            remarked[remark.verdict].append(remark)
    return frozenset(
        number
        for number, remarks in remarked.items()
        if any(remark.waiver for remark in remarks) and _is_waived(report.verdicts[number], remarks)
    )


def _is_waived(verdict: Verdict, remarks: Sequence[Remark]) -> bool:
    """Whether all of a verdict's ``remarks`` that are on what it rests on are waived."""
    rung = rung_of(verdict)
    if rung is None:
        return False
    own = {rung.code, *(finding.code for finding, _ in _accusations(verdict))}
    of_it = [remark for remark in remarks if remark.code in own]
    return bool(of_it) and all(remark.waiver for remark in of_it)


def _accusations(verdict: Verdict) -> Iterator[tuple[Finding, str]]:
    """Yield what accuses a statement, with the message for an editor: on each claim, and on each of its facts."""
    for part in (verdict, *verdict.parts):
        if part.label is not verdict.label and part.label not in ACCUSING:
            continue
        effect = SPEAKING.get(part.label)
        for match in part.deciding:
            said = [finding for finding in match.findings if finding.effect is effect]
            # The model's view is no accusation of its own where words differ that explain it.
            for finding in [one for one in said if one.code != INFERENCE] or said:
                yield finding, f"{match.claim.speaker}: “{match.claim.text}” ({finding.message})"
