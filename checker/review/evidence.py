"""The entries beside a draft's text: verdict, remarks, what would cure them, and the record with its passages."""

from collections.abc import Iterator, Sequence

from checker.model import Claim, Evidence, Finding, Match, Relation, Remark, Status, Suggestion, Verdict
from checker.review.draft import Draft, Entry, Grade
from checker.review.html import filled, safe
from checker.review.signs import icon


def card(draft: Draft, entry: Entry, *, marked: bool, level: int) -> str:
    """Return an entry; ``marked`` is whether its words are marked in the text, ``level`` that of its heading."""
    key = f"{draft.number}-{entry.number}"
    verdict = entry.verdict
    message = verdict.message if verdict else entry.remarks[0].message
    return filled(
        "entry.html",
        key=key,
        number=str(entry.number),
        classes=entry.classes,
        heading=f"h{level}",
        title=_title(entry),
        message=safe(message),
        back=f'<a class="back" href="#text-{key}">in the text</a>' if marked else "<span>not marked</span>",
        place=safe(_place(draft, entry)),
        words=_words(draft, entry),
        remarks="".join(_remark(remark, message) for remark in entry.remarks),
        parts=_parts(verdict) if verdict else "",
        record=_record(verdict) if verdict else "",
    )


def _title(entry: Entry) -> str:
    verdict = entry.verdict
    name = entry.kind if verdict else entry.remarks[0].name
    look = icon(entry.kind if verdict else entry.grade.value)
    confidence = f' <span class="facts">confidence {verdict.confidence:.2f}</span>' if verdict else ""
    grade = "" if entry.grade is Grade.CLEAR else f" {severity(entry.grade)}"
    return f'<span class="verdict">{look}{safe(name)}</span>{grade}{confidence}'


def severity(grade: Grade) -> str:
    """Return a severity as a sign and a word."""
    return f'<span class="severity s-{grade.value}">{icon(grade.value)}{grade.value}</span>'


def _place(draft: Draft, entry: Entry) -> str:
    line = f":{entry.place[0]}:{entry.place[1]}" if entry.place else ""
    return f"{draft.document.origin}{line}"


def _words(draft: Draft, entry: Entry) -> str:
    """Return what the draft says, and in whose voice."""
    if entry.verdict is None:
        words = " ".join(entry.span.of(draft.document.text).split())
        return f'<p class="words" dir="auto">{safe(words)}</p>' if words else ""
    statement = entry.verdict.statement
    role = f", {statement.role}" if statement.role else ""
    voice = f"{statement.speaker}{role}" if statement.speaker else "the draft itself"
    return (
        f'<p class="words" dir="auto">{safe(statement.text)}</p>'
        f'<p class="facts">in the voice of <b>{safe(voice)}</b></p>'
    )


def _remark(remark: Remark, message: str) -> str:
    grade = Grade.WAIVED if remark.waiver else Grade(remark.severity.value)
    more = f"<p>{safe(remark.message)}</p>" if remark.message != message else ""
    waiver = remark.waiver
    waived = (
        f'<p class="waiver">waived (it would be {safe(remark.severity.value)}): <q>{safe(waiver.reason)}</q> '
        f'<span class="facts">{safe(waiver.where)}</span></p>'
        if waiver
        else ""
    )
    cures = "".join(map(_suggestion, remark.suggestions))
    return (
        f'<div class="remark s-{grade.value}"><p>{severity(grade)} <code>{safe(remark.code)}</code> '
        f"{safe(remark.name)}</p>{more}{waived}{cures}</div>"
    )


def _suggestion(suggestion: Suggestion) -> str:
    old = f"<del>{safe(suggestion.old)}</del> " if suggestion.old else ""
    new = f"<ins>{safe(suggestion.new)}</ins>" if suggestion.new else "<i>leave it out</i>"
    return (
        f'<p class="cure"><span class="what">suggestion</span> {old}<span aria-hidden="true">→</span> {new} '
        f'<span class="facts">{safe(suggestion.reason)}</span></p>'
    )


def _parts(verdict: Verdict) -> str:
    if not verdict.parts:
        return ""
    items = "".join(
        f'<li class="v-{part.label.value}"><span class="verdict">{icon(part.label.value)}{part.label.value}</span> '
        f'{safe(part.statement.content)} <span class="facts">{safe(part.message)}</span></li>'
        for part in verdict.parts
    )
    return f'<div class="parts"><p class="what">fact by fact</p><ul>{items}</ul></div>'


def _record(verdict: Verdict) -> str:
    deciding = [match for match in verdict.matches if match.relation is not Relation.RELATED]
    if deciding:
        return "".join(map(_match, deciding))
    items = "".join(
        f"<li>{_who(match.claim)}: {safe(match.claim.text)} {_where(match.evidence)}</li>"
        for match in verdict.nearest
    )
    return f'<div class="near"><p class="what">nearest on record</p><ul>{items}</ul></div>' if items else ""


def _match(match: Match) -> str:
    quote, text = match.evidence.quote or "", match.claim.text
    words = f'<p class="words" dir="auto">{safe(text)}</p>' if _bare(text) != _bare(quote) else ""
    passage = f'<blockquote dir="auto">{safe(quote)}</blockquote>' if quote else ""
    context = match.claim.context
    around = f'<p class="facts"><span class="what">context</span> {safe(context)}</p>' if context else ""
    return (
        f'<div class="match r-{match.relation.value}"><p><span class="what">{match.relation.value}</span> '
        f"{_who(match.claim)}</p>{words}{passage}{_where(match.evidence)}{around}{_findings(match)}</div>"
    )


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(".").casefold()


def _who(claim: Claim) -> str:
    said = f" ({claim.said_on})" if claim.said_on else ""
    marks = [claim.status.value] if claim.status is not Status.REVIEWED else []
    marks += [f"rated {claim.rating.value}"] if claim.rating else []
    return f"<b>{safe(claim.speaker)}</b>{said}" + "".join(f' <span class="warning">{one}</span>' for one in marks)


def _where(evidence: Evidence) -> str:
    file = evidence.file or ""
    place = f"{file}:{evidence.line}" if file and evidence.line is not None else file
    source = f"source {evidence.source}" if evidence.source else ""
    return f'<span class="facts where">{safe(" · ".join(filter(None, (source, place))) or "not on disk")}</span>'


def _findings(match: Match) -> str:
    """Return what differs, side by side."""
    against = [one for one in match.findings if one.speaks]
    rows = "".join(_rows(against, match.claim))
    return (
        '<table class="findings"><thead><tr><th scope="col">what</th><th scope="col">draft</th>'
        f'<th scope="col">record</th></tr></thead><tbody>{rows}</tbody></table>'
        if rows
        else ""
    )


def _rows(findings: Sequence[Finding], claim: Claim) -> Iterator[str]:
    for finding in findings:
        what = f'<th scope="row">{safe(finding.name)} <code>{safe(finding.code)}</code></th>'
        if finding.left and finding.right and finding.right != claim.text:
            yield f"<tr>{what}<td>{safe(finding.left)}</td><td>{safe(finding.right)}</td></tr>"
        else:  # the words of one side are missing, or stand there in full already
            whole = finding.right == claim.text and len(findings) > 1
            said = "read as a whole, too" if whole else finding.message
            yield f'<tr>{what}<td colspan="2">{safe(said)}</td></tr>'
