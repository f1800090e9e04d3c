"""A near miss of one speaker's name is not another speaker: in a draft, in a batch, for one statement alone."""

import json
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk
from editorial_kit import AS_OF, Said, checked, desk_of
from report_kit import verdict

from checker.cli import run
from checker.editorial.as_recorded import AsRecorded, with_names
from checker.editorial.slips import Speakers
from checker.editorial.spelling import slip
from checker.errors import ExitCode
from checker.extract import read_statement
from checker.model import Label, Speaker, Statement, Verdict
from checker.pipeline import Desk

STORE = (
    Said(text="The ferry to Malmö is closed.", speaker="Ann Bergström"),
    Said(text="The bridge is open to traffic.", speaker="Eva Bergström"),
    Said(text="The museum opens on Monday.", speaker="Per Holmberg"),
)


@pytest.mark.parametrize(
    ("speaker", "text", "label"),
    [
        ("Ann Bergströmm", "The ferry to Malmö is closed.", Label.SUPPORTED),
        ("Bergströmm", "The ferry to Malmö is closed.", Label.SUPPORTED),
        ("Ann Bergströmm", "The ferry to Malmö is open.", Label.UNVERIFIED),
        ("Per Holmbarg", "The ferry to Malmö is closed.", Label.MISATTRIBUTED),
        ("Nils Holmberg", "The ferry to Malmö is closed.", Label.MISATTRIBUTED),
        ("Per Holmbarg", "Bananas are yellow fruit.", Label.UNVERIFIED),
    ],
)
def test_a_statement_alone_gets_the_verdict_that_a_draft_gets(speaker: str, text: str, label: Label) -> None:
    asked = desk_of(STORE)
    alone = AsRecorded(asked)(asked.verify(text, speaker=speaker, as_of=AS_OF), as_of=AS_OF)
    report = checked(f"{text[:-1]}, {speaker} said.", asked)
    (drafted,) = report.verdicts
    assert alone.label is drafted.label is label
    told = [remark.message for remark in report.remarks or () if remark.code == "FC603"]
    assert all(message in alone.message for message in told)
    assert alone.statement.speaker == speaker


def test_batch_and_verify_say_what_they_read_the_name_as(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    rows = "".join(f"{text},Ann Bergg\n" for text in (SUPPORTED, CONTRADICTED, UNVERIFIED))
    (made.root / "list.csv").write_text(f"statement,speaker\n{rows}", encoding="utf-8")
    assert run(["batch", "list.csv", "--no-model", "-o", "out.json", "--quiet"]) == ExitCode.OK
    found = json.loads((made.root / "out.json").read_text(encoding="utf-8"))["verdicts"]
    assert [one["verdict"] for one in found] == ["supported", "unverified", "unverified"]
    assert [one["speaker"] for one in found] == ["Ann Bergg"] * 3
    assert "; “Bergg” is misspelt: Ann Berg is on record" in found[0]["message"]
    assert "is “Bergg” misspelt? If so: Ann Berg said otherwise" in found[1]["message"]
    capsys.readouterr()
    assert run(["verify", SUPPORTED, "--speaker", "Ann Bergg", "--no-model", "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["message"] == found[0]["message"]


class _Silent:
    """A desk that knows nothing of anything."""

    def judge(self, statement: Statement, *, as_of: date | None = None) -> Verdict:
        return verdict().model_copy(update={"statement": statement, "label": Label.UNVERIFIED, "matches": ()})


def test_who_is_nearly_one_on_record_is_not_accused_by_the_name_alone() -> None:
    statement = read_statement(SUPPORTED, speaker="Holmbarg")
    first = verdict().model_copy(update={"statement": statement, "label": Label.MISATTRIBUTED})
    found = slip("Holmbarg", "Per Holmberg")
    assert found is not None
    assert not found.strong
    read = with_names(cast("Desk", _Silent()), first, [found])
    assert read.verdict.label is Label.UNVERIFIED
    assert read.verdict.statement == statement
    assert [note.message for note in read.notes] == [
        "Nobody of this name is on record, but Per Holmberg is: is “Holmbarg” misspelt?"
    ]
    contradicted = first.model_copy(update={"label": Label.CONTRADICTED})
    assert with_names(cast("Desk", _Silent()), contradicted, [found]).verdict == contradicted


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = desk_of(STORE)
    looked: list[str] = []
    meant = asked.meant.speakers

    def noted(mention: str) -> tuple[Speaker, ...]:
        looked.append(mention)
        return meant(mention)

    monkeypatch.setattr(asked.meant, "speakers", noted)
    speakers = Speakers(asked)
    assert [one.name for one in speakers.near("Holmbarg")] == ["Per Holmberg"]
    speakers.near("Holmbarg")
    assert looked == ["Holmbarg"]
