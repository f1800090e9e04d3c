"""``factcheck lint``: exit codes, and one line or one object a problem."""

import json
from pathlib import Path

import pytest
import store_kit as kit

from checker.cli import run
from checker.editorial.waivers import stale
from checker.files import load_yaml
from checker.model import Attribution, AttributionKind
from checker.store import Workspace

HOURS = kit.claim("two-hours", "The talks lasted two hours.")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = kit.workspace(tmp_path, talks=kit.TALKS)
    monkeypatch.chdir(made.claims_dir)
    return made


def test_a_clean_store_is_0(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.write_claims(made, HOURS)
    assert run(["lint"]) == 0
    assert capsys.readouterr().out == "no problems\n"


def test_an_error_is_1_and_a_line_with_place_code_and_cure(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kit.write_claims(made, HOURS)
    path.write_text(path.read_text().replace("start: 0", "start: 1"))
    assert run(["lint"]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith(
        "claims/talks.yaml:7: error FC509 quote-not-found: the words of the quote do not stand"
    )
    assert out[0].endswith("; take the offsets of one: 0 to 27 (line 1); 140 to 167 (line 4)")
    assert out[1:] == ["1 error"]


def test_warnings_are_0_and_with_strict_1(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.write_claims(made, HOURS.model_copy(update={"speaker": "Theo Francken"}))
    assert run(["lint"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 warning"
    assert run(["lint", "--strict"]) == 1


def test_notes_are_counted_and_shown_on_demand(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = kit.write_claims(made, HOURS)
    path.write_text(path.read_text().replace("start: 0", "start: 1").replace("draft", "retracted"))
    assert run(["lint", "--strict"]) == 0
    assert capsys.readouterr().out == "1 note\n"
    assert run(["lint", "--notes"]) == 0
    assert "note FC509" in capsys.readouterr().out


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_problems_as_data(made: Workspace, capsys: pytest.CaptureFixture[str], format: str) -> None:  # noqa: A002  named after the option
    kit.write_claims(made, HOURS.model_copy(update={"speaker": "Theo Francken"}))
    assert run(["lint", "--format", format]) == 0
    out = capsys.readouterr().out
    value = json.loads(out) if format == "json" else load_yaml(out, "out")
    assert (value["schema"], value["errors"], value["warnings"], value["notes"]) == (1, 0, 1, 0)
    assert value["problems"] == [
        {
            "code": "FC522",
            "name": "unknown-speaker",
            "message": "the speaker 'Theo Francken' is not in sources/speakers.yaml",
            "cure": "add the speaker there, or correct the name",
            "file": "claims/talks.yaml",
            "line": 5,
            "severity": "warning",
        }
    ]


def test_no_workspace_and_no_claims_are_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["lint"]) == 2
    assert capsys.readouterr().err == "factcheck: no factcheck workspace here or above; run `factcheck init`\n"
    kit.workspace(tmp_path)
    assert run(["lint"]) == 2
    assert "there is no claim in the store" in capsys.readouterr().err


def test_another_folder_of_claims_is_linted(
    made: Workspace, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    there = kit.workspace(tmp_path_factory.mktemp("there"), talks=kit.TALKS)
    path = kit.write_claims(there, HOURS.model_copy(update={"speaker": "Theo Francken"}))
    assert run(["lint", "--claims", str(there.claims_dir)]) == 0
    assert capsys.readouterr().out.startswith(f"{path}:5: warning FC522")


def test_a_broken_configuration_is_2(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.write_claims(made, HOURS)
    (made.root / "factcheck.toml").write_text("[chek]\n")
    assert run(["lint"]) == 2
    assert "factcheck.toml:1: unknown setting `chek`; did you mean `check`?" in capsys.readouterr().err


def test_an_open_contradiction_is_found_by_the_comparisons(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Attribution(kind=AttributionKind.INDIRECT, cue="said")
    quoted = kit.claim("ten", "We will send ten soldiers", speaker="Ann Berg", attribution=said)
    one = quoted.model_copy(update={"text": "Ten soldiers will be sent to Greenland."})
    other = one.model_copy(update={"id": "none", "text": "No soldiers will be sent to Greenland."})
    kit.write(made, "sources/speakers.yaml", "- {id: ann-berg, name: Ann Berg}\n")
    kit.write_claims(made, one, other)
    assert run(["lint", "--strict"]) == 1
    assert "FC523 opposed-claims: contradicts 'ten' by the same speaker" in capsys.readouterr().out
    kit.write_claims(made, one, other.model_copy(update={"superseded_by": "ten"}))
    assert run(["lint", "--strict"]) == 0


def test_the_output_goes_where_it_is_wanted_and_quiet_leaves_the_count_out(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    kit.write_claims(made, HOURS.model_copy(update={"speaker": "Theo Francken"}))
    assert run(["lint", "-q", "-o", "out.txt"]) == 0
    assert capsys.readouterr().out == ""
    (only,) = Path("out.txt").read_text(encoding="utf-8").splitlines()
    assert "FC522" in only
    assert run(["lint", "--output", "out.json", "--format", "json"]) == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["warnings"] == 1
    kit.write_claims(made, HOURS)
    assert run(["lint", "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_what_killed_writers_left_is_swept_away(made: Workspace) -> None:
    pytest.importorskip("fcntl", reason="the system has no such locks: nothing is swept")
    kit.write_claims(made, HOURS)
    left = [folder / f".factcheck-{'a' * 16}.tmp" for folder in (made.claims_dir, made.sources_dir)]
    for path in left:
        path.touch()
    assert run(["lint"]) == 0
    assert not any(path.exists() for path in left)


WAIVERS = """\
[check]
baseline = "known.yaml"

[[waivers]]
code = "FC103"
draft = "drafts/*.md"
words = "eleven soldiers"
because = "it is needed"

[[waivers]]
code = "FC103"
draft = "drafts/*.md"
words = "twelve soldiers"
because = "its words are gone"

[[waivers]]
code = "FC103"
draft = "old/*.md"
because = "its drafts are gone"

[[waivers]]
code = "FC103"
because = "any draft may need it"

[[waivers]]
code = "FC103"
until = 2020-01-01
because = "it is over"
"""
KNOWN = """\
baseline: 1
remarks:
- {draft: drafts/a.md, code: FC103, words: ELEVEN soldiers “were” sent., because: needed}
- {draft: drafts/a.md, code: FC103, words: Nine soldiers were sent., because: gone}
- {draft: drafts/gone.md, code: FC103, words: Nine soldiers were sent., because: gone}
- {draft: drafts/picture.png, code: FC103, words: Nobody can tell., because: unknown}
"""


def _with_waivers(made: Workspace) -> None:
    kit.write_claims(made, HOURS)
    kit.write(made, "factcheck.toml", WAIVERS)
    kit.write(made, "known.yaml", KNOWN)
    kit.write(made, "drafts/a.md", "*Eleven* soldiers\n'were' sent.\n")
    kit.write(made, "drafts/picture.png", "")


def test_waivers_that_no_draft_can_need_are_told(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    _with_waivers(made)
    assert run(["lint"]) == 0
    waiver, entry = "unused-waiver: this waiver waives nothing: ", "unused-waiver: this entry waives nothing: "
    anew, later = "remove it, or write the baseline anew", "remove it, or give it a later day"
    assert capsys.readouterr().out.splitlines() == [
        f"factcheck.toml:10: warning FC692 {waiver}its words stand in no draft of `drafts/*.md`; remove it",
        f"factcheck.toml:16: warning FC692 {waiver}no file is there for `old/*.md`; remove it",
        f"factcheck.toml:25: warning FC693 expired-waiver: this waiver held until 2020-01-01; {later}",
        f"known.yaml:4: warning FC692 {entry}its words do not stand in drafts/a.md any more; {anew}",
        f"known.yaml:5: warning FC692 {entry}there is no draft drafts/gone.md; {anew}",
        "5 warnings",
    ]
    assert run(["lint", "--strict", "--format", "sarif"]) == 1
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["FC692", "FC692", "FC693", "FC692", "FC692"]


def test_in_an_archive_what_is_not_read_may_need_any_waiver(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_waivers(made)
    monkeypatch.setattr(stale, "READ", 0)
    run(["lint"])
    assert "its words" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            '[[waivers]]\ncode = "FC999"\nbecause = "x"\n',
            "factcheck.toml:1: error FC691 broken-waiver: there is no code",
        ),
        ('[check]\nbaseline = "none.yaml"\n', "none.yaml: error FC691 broken-waiver: "),
        ('[check]\nbaseline = "drafts/a.md"\n', "drafts/a.md:1: error FC691 broken-waiver: this is not valid YAML"),
    ],
)
def test_waivers_that_stop_every_check_are_errors(
    made: Workspace, capsys: pytest.CaptureFixture[str], settings: str, told: str
) -> None:
    _with_waivers(made)
    kit.write(made, "factcheck.toml", settings)
    assert run(["lint"]) == 1
    assert told in capsys.readouterr().out
