"""Checked drafts as one page that needs nothing else: marked text, evidence, charts, and who contradicts whom."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from checker import __version__
from checker.documents import Document
from checker.model import Label, Report
from checker.review.charts import coverage_ring, order_strip, verdict_bar
from checker.review.draft import Draft, Grade, draft_of
from checker.review.evidence import card, severity
from checker.review.html import filled, fingerprint, part, safe
from checker.review.marking import Marker
from checker.review.oppositions import Opposition, oppositions
from checker.review.signs import drawings, icon

_RELATIONS = {
    Label.CONTRADICTED: "said otherwise",
    Label.MISATTRIBUTED: "said it instead",
    Label.MISQUOTED: "said it in other words",
    Label.DISPUTED: "denies it",
    Label.OUTDATED: "said it, but it is out of date",
}
"""What a speaker on record has to do with a statement that got a label."""
_TIMES = {1: "", 2: " twice"}
_GRADES = {Grade.CLEAR: "nothing to do"}
"""The grades whose name alone would say too little."""


class Checked(NamedTuple):
    """A draft and the report on it."""

    document: Document
    report: Report


def render_drafts(checked: Sequence[Checked]) -> str:
    """Return the page: an overview in front where there are several drafts, and a section for each."""
    drafts = [draft_of(number, one.document, one.report) for number, one in enumerate(checked, 1)]
    several = len(drafts) > 1
    style = f"\n{part('style.css')}\n{part('draft.css')}\n"
    script = f"\n{part('draft.js')}\n"
    title = f"{len(drafts)} drafts" if several else drafts[0].name
    filters = _filters(drafts)
    return filled(
        "draft.html",
        title=safe(title),
        version=safe(__version__),
        policy=f"style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'",
        style=style,
        script=script,
        signs=drawings(),
        overview=_overview(drafts, filters) if several else "",
        drafts="\n".join(
            _section(draft, level=2, filters="") if several else _section(draft, level=1, filters=filters)
            for draft in drafts
        ),
    )


def _section(draft: Draft, *, level: int, filters: str) -> str:
    document, report = draft.document, draft.report
    marker = Marker(draft)
    text = marker.text(top=level + 2)
    against = oppositions(draft.entries)
    file = document.origin if document.origin != draft.name else None
    facts = filter(None, (document.publisher, document.author, document.published, file))
    return filled(
        "draft_section.html",
        number=str(draft.number),
        h1=f"h{level}",
        h2=f"h{level + 1}",
        title=safe(draft.name),
        language=safe(document.language or "en"),
        facts=safe(" · ".join(map(str, facts))),
        headline=_headline(draft, against),
        ring=coverage_ring(draft),
        on_record=f"{draft.on_record} of {_counted(len(report.verdicts), 'statement')}",
        claims=_counted(report.claims, "claim"),
        bar=verdict_bar(draft),
        order=order_strip(draft),
        legend=_legend(report),
        filters=filters,
        against=_oppositions(draft, against),
        markup=document.markup.value if document.markup else "plain",
        text=text,
        cards="\n".join(
            card(draft, entry, marked=entry.number in marker.marked, level=level + 2) for entry in draft.entries
        ),
    )


def _headline(draft: Draft, against: Sequence[Opposition]) -> str:
    """Return how much is to be done, in words that promise no more than was looked at."""
    grades = draft.grades
    urgent = [_counted(grades[one], one.value) for one in (Grade.ERROR, Grade.WARNING) if grades[one]]
    done = "Nothing is left to settle" if against else "Nothing on record stands against it"
    minor = [_counted(grades[Grade.NOTE], "note")] if grades[Grade.NOTE] else []
    minor += [f"{grades[Grade.WAIVED]} waived"] if grades[Grade.WAIVED] else []
    worst = next((one for one in (Grade.ERROR, Grade.WARNING) if grades[one]), Grade.CLEAR)
    return (
        f'<p class="headline h-{worst.value}">{icon(worst.value if urgent else "supported")}'
        f"{' and '.join(urgent) + ' to settle' if urgent else done}"
        f'<span class="facts"> {" · ".join(minor)}</span></p>'
    )


def _legend(report: Report) -> str:
    return "".join(
        f'<li class="v-{label.value}"><span class="verdict">{icon(label.value)}{label.value}</span> '
        f"<b>{count}</b></li>"
        for label, count in report.coverage.items()
        if count
    )


def _oppositions(draft: Draft, pairs: Sequence[Opposition]) -> str:
    if not pairs:
        return "<p>Nobody on record stands against this draft.</p>"
    groups = "".join(_voice(draft, list(of_one)) for _, of_one in groupby(pairs, lambda pair: pair.voice))
    return (
        '<table class="against"><thead><tr><th scope="col">voice in the draft</th>'
        '<th scope="col">on record against it</th><th scope="col">statements</th></tr></thead>'
        f"{groups}</table>"
    )


def _voice(draft: Draft, pairs: Sequence[Opposition]) -> str:
    voice = safe(pairs[0].voice or "the draft itself")
    first = f'<th scope="rowgroup" rowspan="{len(pairs)}" dir="auto">{voice}</th>'
    rows = (
        f'<tr>{first if pair is pairs[0] else ""}<td dir="auto">{safe(pair.speaker)} '
        f'<span class="facts">{_how(pair)}</span></td><td>{_links(draft, pair)}</td></tr>'
        for pair in pairs
    )
    return f"<tbody>{''.join(rows)}</tbody>"


def _how(pair: Opposition) -> str:
    counts = Counter(_RELATIONS[entry.verdict.label] for entry in pair.entries if entry.verdict)
    return safe(", ".join(f"{how}{_TIMES.get(count, f' {count} times')}" for how, count in counts.items()))


def _links(draft: Draft, pair: Opposition) -> str:
    return " ".join(
        f'<a class="to {entry.classes}" href="#entry-{draft.number}-{entry.number}">{icon(entry.kind)}'
        f'<span class="unseen">statement </span>{entry.number}</a>'
        for entry in pair.entries
    )


def _filters(drafts: Sequence[Draft]) -> str:
    """Return what chooses entries: by verdict and by severity, those that there are."""
    entries = [entry for draft in drafts for entry in draft.entries]
    kinds, grades = Counter(entry.kind for entry in entries), Counter(entry.grade for entry in entries)
    verdicts = "".join(
        _choice(f"v-{label.value}", label.value, kinds[label.value], label.value)
        for label in Label
        if kinds[label.value]
    )
    if kinds["remark"]:
        verdicts += _choice("v-remark", "no verdict", kinds["remark"], Grade.NOTE.value)
    severities = "".join(
        _choice(f"s-{grade.value}", _GRADES.get(grade, grade.value), grades[grade], grade.value)
        for grade in Grade
        if grades[grade]
    )
    return filled("draft_filters.html", verdicts=verdicts, severities=severities, total=str(len(entries)))


def _choice(name: str, word: str, count: int, sign: str) -> str:
    return (
        f'<label class="choice {name}"><input type="checkbox" id="show-{name}" checked> '
        f"{icon(sign)}{safe(word)} <b>{count}</b></label>"
    )


def _overview(drafts: Sequence[Draft], filters: str) -> str:
    names = (Grade.ERROR, Grade.WARNING, Grade.NOTE, Grade.WAIVED)
    rows = "".join(
        f'<tr><th scope="row"><a href="#draft-{draft.number}">{safe(draft.name)}</a>{_file(draft)}</th>'
        f"<td>{len(draft.report.verdicts)}</td><td>{draft.on_record}</td>"
        + "".join(f"<td>{draft.grades[grade]}</td>" for grade in names)
        + f'<td class="drawn">{verdict_bar(draft)}</td></tr>'
        for draft in drafts
    )
    total = [
        sum(len(draft.report.verdicts) for draft in drafts),
        sum(draft.on_record for draft in drafts),
        *(sum(draft.grades[grade] for draft in drafts) for grade in names),
    ]
    return filled(
        "draft_overview.html",
        title=f"{len(drafts)} drafts",
        columns="".join(f'<th scope="col">{severity(grade)}</th>' for grade in names),
        rows=rows,
        filters=filters,
        total="".join(f"<td>{count}</td>" for count in total),
    )


def _file(draft: Draft) -> str:
    file = draft.document.origin
    return f' <span class="facts">{safe(file)}</span>' if file != draft.name else ""


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
