"""The page of a checked draft: every statement marked once, every word there, nothing that others wrote runs."""

import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, desk
from hypothesis import given
from hypothesis import strategies as st
from report_kit import finding, match, report
from review_kit import Page, checked, document, judged, luminance, remark, span_of

from checker.cli import run
from checker.documents import read_document
from checker.errors import ExitCode
from checker.extract import read_statements
from checker.model import (
    Effect,
    Evidence,
    Label,
    Relation,
    Severity,
    Span,
    Suggestion,
    WaivedIn,
    Waiver,
)
from checker.review import Checked, render_drafts
from checker.review.draft import Grade, draft_of
from checker.review.html import safe
from checker.review.oppositions import oppositions
from checker.review.passages import Passage

ARTICLE = """---
title: "The ferry to Malmö closes: what it costs"
author: Ada Quill
---

### The ferry

The *ferry* to [Malmö](https://ferry.example/malmo) **closes** in May. It cost 3 &amp; 4 million
euros, wrote `Ann Berg`.

> “Nobody asked us,” Per Holm said.

- The bridge was built in 1974.
    1. It holds 40 tonnes.
    2. It has two lanes.

# The bridge

| Year | Cars |
|------|------|
| 2020 | **7** thousand |

```
bridge = read("1974")
```

Eight soldiers guard it. <!-- really -->
"""


def marked(one: Checked) -> dict[str, str]:
    """Return the words that are marked, by their entries; each entry has one place in the text."""
    page = Page(render_drafts([one]))
    assert all(len(mark.ids) == 1 for mark in page.marks.values())
    assert len(page.ids) == len(set(page.ids))
    return {link.removeprefix("#entry-"): " ".join(mark.words.split()) for link, mark in page.marks.items()}


def test_every_statement_of_a_markdown_draft_is_marked_once_where_its_words_stand() -> None:
    draft = document(ARTICLE)
    statements = read_statements(draft.prose)
    assert len(statements) >= 8
    verdicts = [
        judged(ARTICLE, one.span.of(ARTICLE), Label.SUPPORTED, span=one.span, content=one.content)
        for one in statements
    ]
    found = marked(checked(draft, *verdicts))
    assert list(found.values()) == [" ".join(one.text.split()) for one in statements]
    assert found["1-2"] == "The ferry to Malmö closes in May."
    assert found["1-3"] == "It cost 3 & 4 million euros, wrote Ann Berg."


def test_all_words_of_a_draft_are_there_and_what_is_not_checked_says_so() -> None:
    draft = document(ARTICLE)
    page = Page(render_drafts([checked(draft)]))
    body = " ".join(draft.prose.text.split())
    body = body.removeprefix("The ferry to Malmö closes: what it costs Ada Quill").strip()
    table = 'Year Cars 2020 7 thousand bridge = read("1974")'
    before, after = body.split("Eight soldiers")
    matter = 'title: "The ferry to Malmö closes: what it costs" author: Ada Quill'
    assert page.words == f"{matter} {before}{table} Eight soldiers{after}"
    names = [attributes.get("aria-label") for _, attributes in page.elements]
    assert "Table, not checked" in names
    assert "Code, not checked" in names
    tags = [tag for tag, _ in page.elements]
    assert {"blockquote", "ul", "ol", "table", "pre"} <= set(tags)


def test_the_headings_of_a_page_leave_no_level_out() -> None:
    texts = [ARTICLE, "# One\n\n### Three\n\n## Two\n\n###### Six\n"]
    for drafts in ([checked(document(texts[0]))], [checked(document(text)) for text in texts]):
        levels = Page(render_drafts(drafts)).headings
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_plain_text_keeps_its_signs() -> None:
    text = "The port opens\n\n- Eight men came.\n- Two left.\n\n> We go.\n\n# Costs\n\nIt cost 3\nmillion euros.\n"
    page = Page(render_drafts([checked(document(text, origin="draft.txt"))]))
    assert page.words == " ".join(text.split())
    assert sum(attributes.get("class") == "item" for _, attributes in page.elements) == 2
    assert sum(attributes.get("class") == "title" for _, attributes in page.elements) == 1
    assert [tag for tag, _ in page.elements].count("blockquote") == 1


def test_a_statement_over_two_paragraphs_is_marked_in_both_and_reached_once() -> None:
    text = "“We came.\n\n“We saw,” Ann Berg said. Then she left.\n"
    words = "“We came.\n\n“We saw,” Ann Berg said."
    draft = document(text)
    page = render_drafts([checked(draft, judged(text, words, Label.SUPPORTED))])
    assert marked(checked(draft, judged(text, words, Label.SUPPORTED))) == {"1-1": " ".join(words.split())}
    assert page.count('href="#entry-1-1"') == 2
    assert page.count('tabindex="-1" href="#entry-1-1"') == 1


def test_marks_that_overlap_or_stand_on_the_same_words_are_all_there() -> None:
    text = "The old bridge fell into the river.\n"
    verdicts = [
        judged(text, "The old bridge fell", Label.SUPPORTED),
        judged(text, "bridge fell into the river.", Label.CONTRADICTED),
        judged(text, "bridge fell into the river.", Label.OUTDATED),
    ]
    draft = document(text, origin="draft.txt")
    one = checked(draft, *verdicts)
    page = Page(render_drafts([one]))
    assert page.words == text.strip()
    assert all(len(mark.ids) == 1 for mark in page.marks.values())
    assert set(page.marks) == {"#entry-1-1", "#entry-1-2", "#entry-1-3"}
    assert not any(open_tag == "a" and inside for open_tag, inside in _nested_links(render_drafts([one])))


def _nested_links(page: str) -> list[tuple[str, bool]]:
    """Return each link with whether it stands in another."""
    depth, found = 0, []
    for tag in re.findall(r"<(/?a)\b", page):
        if tag == "a":
            found.append(("a", depth > 0))
        depth += 1 if tag == "a" else -1
    return found


def test_a_remark_without_a_verdict_has_an_entry_of_its_own_at_its_place() -> None:
    text = "Mayor Ingrid Solbreg spoke. It rained.\n"
    draft = document(text)
    name = span_of(text, "Solbreg")
    spelling = remark(
        draft,
        name,
        code="FC611",
        name="spelling",
        severity=Severity.WARNING,
        message="written “Solberg” in the store",
        suggestions=(Suggestion(span=name, old="Solbreg", new="Solberg", reason="sources/speakers.yaml"),),
    )
    nowhere = remark(draft, Span(start=0, end=0), code="FC612", name="no-date", message="the draft gives no date")
    said = judged(text, "Mayor Ingrid Solbreg spoke.", Label.SUPPORTED)
    one = checked(draft, said, remarks=[spelling, nowhere])
    found = marked(one)
    assert found == {"1-1": "Mayor Ingrid spoke.", "1-3": "Solbreg"}
    page = render_drafts([one])
    assert "<del>Solbreg</del>" in page
    assert "<ins>Solberg</ins>" in page
    assert "sources/speakers.yaml" in page
    assert "the draft gives no date" in page
    assert page.count("not marked") == 1
    assert "no verdict <b>2</b>" in page
    assert "1 error and 1 warning to settle" in page


def test_the_words_that_a_suggestion_replaces_are_underlined_in_the_statement() -> None:
    text = "Ten soldiers were **sent**.\n"
    draft = document(text)
    ten = span_of(text, "Ten")
    cure = Suggestion(span=ten, old="Ten", new="Eight", reason="Ann Berg, 2026-01-15")
    said = judged(text, text.strip(), Label.CONTRADICTED)
    page = render_drafts(
        [checked(draft, said, remarks=[remark(draft, said.statement.span, 0, suggestions=(cure,))])]
    )
    assert '<span class="fault">Ten</span>' in page


def test_what_is_waived_is_shown_with_its_reason_and_settled() -> None:
    text = "Ten soldiers were sent.\n"
    draft = document(text)
    said = judged(text, text.strip(), Label.CONTRADICTED)
    waiver = Waiver(reason="The ministry corrected it.", kind=WaivedIn.DRAFT, where="draft.md:3")
    one = checked(draft, said, remarks=[remark(draft, said.statement.span, 0, waiver=waiver)])
    page = render_drafts([one])
    assert "<q>The ministry corrected it.</q>" in page
    assert "draft.md:3" in page
    assert "Nothing is left to settle" in page
    assert "1 waived" in page
    assert draft_of(1, *one).grades[Grade.WAIVED] == 1
    assert "s-error" not in page.partition("</style>")[2].partition("<script>")[0]


def test_the_page_counts_remarks_as_the_other_reports_do() -> None:
    text = "Ten soldiers were sent.\n"
    draft = document(text)
    said = judged(text, text.strip(), Label.CONTRADICTED)
    both = [remark(draft, said.statement.span, 0), remark(draft, said.statement.span, 0, severity=Severity.NOTE)]
    one = checked(draft, said, remarks=both)
    grades = draft_of(1, *one).grades
    assert (grades[Grade.ERROR], grades[Grade.NOTE]) == (1, 1)
    assert "1 error to settle" in render_drafts([one])
    assert "1 note</span>" in render_drafts([one])


def test_the_worst_remark_that_nobody_waived_gives_the_grade() -> None:
    text = "Ten soldiers were sent.\n"
    draft = document(text)
    span = span_of(text, text.strip())
    waiver = Waiver(reason="So be it.", kind=WaivedIn.CONFIG, where="factcheck.toml")
    remarks = [
        remark(draft, span, 0, waiver=waiver),
        remark(draft, span, 0, severity=Severity.NOTE),
        remark(draft, span, 0, severity=Severity.WARNING),
    ]
    (entry,) = draft_of(1, *checked(draft, judged(text, text.strip(), Label.DISPUTED), remarks=remarks)).entries
    assert entry.grade is Grade.WARNING


def test_nothing_against_a_draft_is_no_praise() -> None:
    text = "Bananas are yellow.\n"
    page = render_drafts([checked(document(text), judged(text, text.strip(), Label.UNVERIFIED))])
    assert "Nothing on record stands against it" in page
    assert "0 of 1 statement" in page
    assert "1 note" in page


def test_a_report_without_remarks_is_refused() -> None:
    with pytest.raises(ValueError, match=r"draft\.md has no remarks"):
        render_drafts([Checked(document("It rains.\n"), report())])


def test_the_record_is_shown_with_passage_place_and_differing_words() -> None:
    text = "Ten soldiers were sent.\n"
    whole = finding(code="FC109", name="inference", left=text.strip(), right="Eight soldiers were sent.")
    agrees = finding(Effect.AGREES, name="named-alike", message="the same name")
    found = match(findings=[finding(), whole, agrees], rating="false", status="draft")
    page = render_drafts([checked(document(text), judged(text, text.strip(), Label.CONTRADICTED, [found]))])
    assert '<blockquote dir="auto">We sent eight men</blockquote>' in page
    assert "source talks · claims/talks.yaml:12" in page
    assert "<td>ten</td><td>eight</td>" in page
    assert "read as a whole, too" in page
    assert "named-alike" not in page
    assert '<span class="warning">draft</span> <span class="warning">rated false</span>' in page


def test_the_nearest_claims_are_named_where_none_decides() -> None:
    text = "Bananas are yellow.\n"
    matches = [
        match(f"near-{n}", relation=Relation.RELATED, score=0.9 - n / 10, text=f"Near {n}.") for n in range(8)
    ]
    page = render_drafts([checked(document(text), judged(text, text.strip(), Label.UNVERIFIED, matches))])
    assert [n for n in range(8) if f"Near {n}." in page] == [0, 1, 2]


def test_who_contradicts_whom_is_counted_voice_by_voice() -> None:
    text = "One is so. Two is so. Three is so. Four is so. Five is so. Six is so.\n"
    labels = [
        ("One", Label.CONTRADICTED, None, "Ann Berg"),
        ("Two", Label.CONTRADICTED, None, "Ann Berg"),
        ("Three", Label.MISQUOTED, "Per Holm", "Per Holm"),
        ("Four", Label.MISATTRIBUTED, "Holm", "Ann Berg"),
        ("Five", Label.SUPPORTED, None, "Per Holm"),
        ("Six", Label.OUTDATED, None, "Harbour Gazette"),
    ]
    relation = {
        Label.CONTRADICTED: Relation.CONTRADICTS,
        Label.MISQUOTED: Relation.MISQUOTES,
        Label.MISATTRIBUTED: Relation.MISATTRIBUTES,
        Label.SUPPORTED: Relation.SUPPORTS,
        Label.OUTDATED: Relation.OUTDATED,
    }
    verdicts = [
        judged(text, f"{word} is so.", label, [match(relation=relation[label], speaker=who)], speaker=voice)
        for word, label, voice, who in labels
    ]
    draft = draft_of(1, *checked(document(text), *verdicts))
    assert [
        (pair.voice, pair.speaker, [entry.number for entry in pair.entries]) for pair in oppositions(draft.entries)
    ] == [
        (None, "Ann Berg", [1, 2]),
        (None, "Harbour Gazette", [6]),
        ("Per Holm", "Per Holm", [3]),
        ("Per Holm", "Ann Berg", [4]),
    ]


def test_a_surname_that_two_people_of_a_draft_share_stays_as_it_is() -> None:
    text = "One is so. Two is so. Three is so.\n"
    voices = {"One": "Per Holm", "Two": "Eva Holm", "Three": "Holm"}
    verdicts = [judged(text, f"{word} is so.", Label.CONTRADICTED, speaker=voice) for word, voice in voices.items()]
    pairs = oppositions(draft_of(1, *checked(document(text), *verdicts)).entries)
    assert {pair.voice for pair in pairs} == set(voices.values())


EVIL = (
    "</style></pre></script><script>alert('x')</script><img src=x onerror=alert(1)>\"&amp;' onload=x \u202e\x07 `*"
)
TAGS = {
    "a", "article", "b", "blockquote", "body", "br", "button", "circle", "code", "del", "div", "fieldset", "footer",
    "h1", "h2", "h3", "h4", "head", "header", "html", "input", "ins", "label", "legend", "li", "main", "meta", "ol",
    "p", "path", "q", "rect", "script", "section", "span", "style", "svg", "symbol", "table", "tbody", "td", "text",
    "tfoot", "th", "thead", "title", "tr", "ul", "use",
}  # fmt: skip


@pytest.mark.parametrize("origin", [f"{EVIL}.md", f"{EVIL}.txt"])
def test_nothing_that_others_wrote_runs_or_turns_the_text_around(origin: str) -> None:
    text = f"Ten. {EVIL}\n\n- {EVIL}\n"
    evidence = Evidence(source=EVIL, quote=EVIL, start=0, end=1, file=EVIL, line=3)
    found = match(
        findings=[
            finding(left=EVIL, right=EVIL, name=EVIL, message=EVIL),
            finding(left="", name=EVIL, message=EVIL),
        ],
        evidence=evidence,
        text=EVIL,
        speaker=EVIL,
        context=EVIL,
    )
    draft = document(
        text, origin=origin, title=EVIL, publisher=EVIL, author=EVIL, language='"><b>', published=date(2026, 1, 15)
    )
    part = judged(text, "Ten.", Label.UNVERIFIED, content=EVIL)
    said = judged(text, "Ten.", Label.CONTRADICTED, [found], speaker=EVIL, role=EVIL)
    said = said.model_copy(update={"message": EVIL, "parts": (part.model_copy(update={"message": EVIL}),)})
    cure = Suggestion(span=said.statement.span, old=EVIL, new=EVIL, reason=EVIL)
    remarks = [
        remark(draft, said.statement.span, 0, name=EVIL, message=f"{EVIL}!", suggestions=(cure,)),
        remark(draft, Span(start=5, end=20), name=EVIL, message=EVIL),
        remark(draft, Span(start=5, end=21), waiver=Waiver(reason=EVIL, kind=WaivedIn.DRAFT, where=EVIL)),
    ]
    one = checked(draft, said, remarks=remarks)
    for page in (render_drafts([one]), render_drafts([one, one])):
        page.encode()
        read = Page(page)
        assert {tag for tag, _ in read.elements} <= TAGS
        assert [tag for tag, _ in read.elements].count("script") == 1
        assert not any(name.startswith("on") or name == "style" for _, names in read.elements for name in names)
        assert not re.search("[\x00-\x08\u202a-\u202e\ud800-\udfff]", page)
        assert "\\u202e" in page
        assert len(read.ids) == len(set(read.ids))


def test_half_a_character_in_the_name_of_a_file_is_shown_as_its_escape() -> None:
    assert safe("b\udcff<d>.md").encode() == b"b\\udcff&lt;d&gt;.md"


def test_the_page_lets_its_own_script_and_style_run_and_nothing_else() -> None:
    page = render_drafts([checked(document("It rains in Malmö.\n"))])
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for name in ("script", "style"):
        (content,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?:|//[a-z]|url\(|@import|<link|<iframe|\bfetch\(", page.replace(policy[0], ""))


def test_several_drafts_have_a_section_each_and_an_overview_in_front() -> None:
    text = "Ten soldiers were sent.\n"
    drafts = [
        checked(document(text, origin="a.md", title="The first"), judged(text, text.strip(), Label.CONTRADICTED)),
        checked(document(text, origin="b.md"), judged(text, text.strip(), Label.SUPPORTED)),
    ]
    page = render_drafts(drafts)
    read = Page(page)
    assert len(read.ids) == len(set(read.ids))
    assert {"draft-1", "draft-2", "entry-1-1", "entry-2-1", "text-1-1", "text-2-1"} <= set(read.ids)
    overview = page.partition('<table class="overview">')[2].partition("</table>")[0]
    rows = [re.findall(r"<td>(\d+)</td>", row) for row in overview.split("<tr>")[2:]]
    assert rows == [["1", "1", "1", "0", "0", "0"], ["1", "1", "0", "0", "0", "0"], ["2", "2", "1", "0", "0", "0"]]
    assert 'href="#draft-1">The first</a> <span class="facts">a.md</span>' in overview
    assert page.count('class="filters"') == 1
    assert 'class="overview"' not in render_drafts(drafts[:1])


def test_every_link_of_a_page_leads_somewhere() -> None:
    text = "Ten soldiers were sent. It rained. Nine left.\n"
    labels = (Label.CONTRADICTED, Label.UNVERIFIED, Label.DISPUTED)
    verdicts = [
        judged(text, f"{words}.", label)
        for words, label in zip(text.strip(". \n").split(". "), labels, strict=True)
    ]
    read = Page(render_drafts([checked(document(text), *verdicts)] * 2))
    targets = [attributes["href"] for _, attributes in read.elements if "href" in attributes]
    targets += [
        f"#{attributes['aria-controls']}" for _, attributes in read.elements if "aria-controls" in attributes
    ]
    assert len(targets) > 20
    assert all(target.startswith("#") and target[1:] in read.ids for target in targets)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_verdicts_can_be_read(scheme: str) -> None:
    style = render_drafts([checked(document("It rains.\n"))])
    colours: dict[str, str] = {}
    for block in ("direct", "supported"):  # the colours of all pages, and those of this one
        blocks = re.findall(rf":root \{{([^}}]*--{block}[^}}]*)\}}", style)
        colours |= dict(re.findall(r"--([\w-]+): (#\w{6})", blocks[scheme == "dark"]))
    pairs = []
    for label in Label:
        grounds = ("page", "panel", label.value)
        pairs += [("ink", label.value), *((f"{label.value}-ink", ground) for ground in grounds)]
    for word, ground in pairs:
        dark, light = sorted(luminance(colours[name]) for name in (word, ground))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{word} on {ground}"  # WCAG 2, level AA


places = st.tuples(st.integers(0, 90), st.integers(1, 25))
markdown = st.text(st.sampled_from('aab*_[]()<&;"“”. \n\n#->1'), min_size=1, max_size=80)


@given(markdown.filter(lambda text: "a" in text), st.lists(places, max_size=5))
def test_any_markdown_keeps_its_words_and_has_each_statement_once(text: str, spans: list[tuple[int, int]]) -> None:
    draft = document(f"{text}\n")
    words = draft.prose.text
    verdicts = []
    for at, length in spans if words else ():
        start = at % len(words)
        span = Span(start=start, end=min(start + length, len(words)))
        if span.of(words).strip():
            verdicts.append(judged(draft.text, "a", Label.SUPPORTED, span=draft.prose.place(span)))
    page = Page(render_drafts([checked(draft, *verdicts)]))
    assert page.words == " ".join(words.split())
    assert all(len(mark.ids) == 1 for mark in page.marks.values())
    assert len(page.marks) == len(verdicts)


def test_marks_that_a_character_shares_with_its_neighbour_move_no_edge() -> None:
    draft = document("so**bold**ly *said*.\n")
    starts, ends = draft.prose.starts, draft.prose.ends
    assert starts is not None
    assert ends is not None
    passage = Passage(draft.prose.text, starts, ends)
    for words in ("so", "bold", "ly", "said", "so**bold**", "**bold**", "*said*"):
        shown = passage.shown(span_of(draft.text, words))
        assert shown is not None
        assert shown.of(passage.text) == words.replace("*", "")
    assert passage.shown(Span(start=0, end=0)) is None
    assert passage.shown(Span(start=99, end=120)) is None


def test_check_writes_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    Path("draft.md").write_text(f"# Troops\n\n{CONTRADICTED} {SUPPORTED}\n", encoding="utf-8")
    Path("fine.txt").write_text(f"{SUPPORTED}\n", encoding="utf-8")
    command = ["check", "draft.md", "--no-model", "--as-of", "2026-05-01", "--format", "html"]
    assert run([*command, "-o", "report.html"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out == ""
    page = Path("report.html").read_text(encoding="utf-8")
    assert run(command) == ExitCode.FINDINGS
    assert capsys.readouterr().out == page  # the same bytes, on standard output
    read = Page(page)
    assert read.words == f"Troops {CONTRADICTED} {SUPPORTED}"
    assert [mark.words.strip() for mark in read.marks.values()] == [CONTRADICTED, SUPPORTED]
    assert str(tmp_path) not in page
    assert run(["check", "fine.txt", "draft.md", *command[2:]]) == ExitCode.FINDINGS
    assert Page(capsys.readouterr().out).ids.count("draft-2") == 1


def test_no_report_goes_over_the_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    draft = made.root / "draft.html"
    draft.write_text(f"<html><body><article><p>{CONTRADICTED * 3}</p></article></body></html>")
    before = draft.read_bytes()
    for target in ("draft.html", "./sources/../draft.html"):
        assert run(["check", "draft.html", "--format", "html", "-o", target]) == ExitCode.UNUSABLE
        assert "the report would replace the draft" in capsys.readouterr().err
    assert draft.read_bytes() == before
    assert read_document(draft).text
