"""GitHub's workflow commands: read back as its runner reads them, the worst first, and told what is not shown."""

from typing import NamedTuple

import pytest
import sheet_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Severity
from checker.report.annotations import Annotation, Place, Record, Sheet
from checker.report.github_format import RECORDS, SHOWN, render


class Command(NamedTuple):
    kind: str
    properties: dict[str, str]
    message: str


def read(page: str) -> list[Command]:
    """Read commands as the runner does: a line each, properties apart at commas, and the percent sign last."""
    assert page == "" or page.endswith("\n")
    return [_command(line) for line in page.replace("\r", "\n").split("\n")[:-1]]


def _command(line: str) -> Command:
    assert line.startswith("::")
    head, separator, message = line[2:].partition("::")
    assert separator
    kind, _, rest = head.partition(" ")
    pairs = [pair.partition("=") for pair in rest.strip().split(",") if pair]
    return Command(
        kind, {key: _unescaped(value, {":": "%3A", ",": "%2C"}) for key, _, value in pairs}, _unescaped(message, {})
    )


def _unescaped(text: str, more: dict[str, str]) -> str:
    for sign, code in {"\r": "%0D", "\n": "%0A", **more, "%": "%25"}.items():
        text = text.replace(code, sign)
    return text


def commands(*sheets: Sheet, notes: bool = False, quiet: bool = True) -> list[Command]:
    return read(render(sheets, notes=notes, quiet=quiet))


@given(st.text(), st.text(alphabet=st.characters(exclude_categories=["Z", "C"]), min_size=1))
def test_a_message_and_a_file_come_back_to_the_letter(message: str, file: str) -> None:
    (command,) = commands(kit.sheet(kit.annotation(message), file=file))
    assert command.message == message
    assert command.properties["file"] == file


def test_odd_texts_start_no_command_of_their_own() -> None:
    found = commands(kit.SHEETS[0])
    assert [one.message for one in found] == list(kit.ODD)
    assert {one.properties["file"] for one in found} == {kit.ODD_FILE}


@pytest.mark.parametrize(("severity", "kind"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_no_severity_is_lost(severity: str, kind: str) -> None:
    (command,) = commands(kit.sheet(kit.annotation(severity=Severity(severity))), notes=True)
    assert (command.kind, command.properties["title"]) == (kind, "FC103 number")


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place(3, 5, 3, 20), {"line": "3", "col": "5", "endLine": "3", "endColumn": "20"}),
        (Place(3, 5, 6, 2), {"line": "3", "endLine": "6"}),
        (Place(3, 5, 6, 1), {"line": "3", "endLine": "5"}),
        (Place(3, 5, 4, 1), {"line": "3", "col": "5", "endLine": "3"}),
        (Place(7), {"line": "7"}),
        (Place(4, 2, 4, 9, in_paragraphs=True), {}),
        (None, {}),
    ],
)
def test_columns_are_given_on_one_line_only(place: Place | None, written: dict[str, str]) -> None:
    (command,) = commands(kit.sheet(kit.annotation(place=place)))
    assert command.properties == {"file": "draft.md", **written, "title": "FC103 number"}


def test_a_paragraph_of_a_word_file_is_named() -> None:
    (command,) = commands(kit.sheet(kit.annotation(place=Place(4, 2, 4, 9, in_paragraphs=True))))
    assert command.message == "Paragraph 4: Ann Berg said eight."


def test_the_record_and_what_would_cure_it_are_told() -> None:
    (command,) = commands(kit.sheet(kit.RICH))
    assert command.message.split("\n") == [
        "Ann Berg said eight.",
        "Ann Berg: “eight” (claims/talks.yaml:12)",
        "Per Holm: “eight”",
        "Suggestion: “eight” instead of “ten”: Ann Berg, talks",
        "Suggestion: “y” instead of “x”: no place",
    ]
    crowd = kit.annotation(records=tuple(Record(f"claim {number}") for number in range(9)))
    assert len(commands(kit.sheet(crowd))[0].message.split("\n")) == 1 + RECORDS


def of_severities(*severities: Severity) -> list[Annotation]:
    return [kit.annotation(f"{one} {number}", severity=one) for number, one in enumerate(severities)]


def test_the_worst_of_all_drafts_comes_first_and_waived_remarks_do_not() -> None:
    note, warning, error = Severity.NOTE, Severity.WARNING, Severity.ERROR
    first = kit.sheet(*of_severities(note, warning, error), kit.annotation("waived", waiver=kit.WAIVER))
    second = kit.sheet(*of_severities(error, note), file="b.md")
    found = commands(first, second, notes=True)
    assert [(one.message, one.properties["file"]) for one in found] == [
        ("error 2", "draft.md"),
        ("error 0", "b.md"),
        ("warning 1", "draft.md"),
        ("note 0", "draft.md"),
        ("note 1", "b.md"),
    ]


def test_notes_are_counted_and_listed_on_demand_behind_the_summary() -> None:
    sheet = kit.sheet(*of_severities(Severity.NOTE, Severity.ERROR), kit.annotation("waived", waiver=kit.WAIVER))
    error, summary = commands(sheet, quiet=False)
    assert (error.kind, summary.kind, summary.properties) == ("error", "notice", {"title": "factcheck"})
    assert summary.message.split("\n") == [
        "1 error, 1 note.",
        "Waived: 1.",
        "Notes are listed with --verbose.",
        "draft.md: a summary",
    ]
    assert [one.message for one in commands(sheet, notes=True, quiet=False)][2:] == ["note 0"]
    assert "--verbose" not in render([sheet], notes=True)
    assert "with --notes." in render([sheet], on_demand="--notes")


def test_what_github_does_not_show_is_counted() -> None:
    many = of_severities(*[Severity.ERROR] * 23, *[Severity.WARNING] * SHOWN, *[Severity.NOTE] * SHOWN)
    *_, summary = commands(kit.sheet(*many), quiet=False)
    assert summary.message.endswith("in the log of the step alone: 13 errors.\ndraft.md: a summary")
    shown = commands(kit.sheet(*many), notes=True, quiet=False)
    assert len(shown) == 23 + SHOWN + SHOWN + 1
    assert "in the log of the step alone: 13 errors, 1 note.\n" in shown[23 + SHOWN].message
    few = of_severities(*[Severity.ERROR] * SHOWN)
    assert "alone" not in render([kit.sheet(*few)])


def test_without_anything_there_is_a_summary_alone() -> None:
    (summary,) = commands(kit.sheet(), quiet=False)
    assert summary.message == "Nothing to look at.\ndraft.md: a summary"
    assert render([kit.sheet()], quiet=True) == ""


def test_a_name_that_is_no_text_can_be_printed() -> None:
    (command,) = commands(kit.sheet(kit.annotation(), file="dr\udce4ft.md"))
    assert command.properties["file"] == "dr\ufffdft.md"
