"""``factcheck claims``: list, show, search, add and review."""

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import store_kit as kit

from checker.archive import opening
from checker.cli import claims_lookup, claims_review, run
from checker.cli.claims_display import AROUND, marked
from checker.errors import ExitCode
from checker.files import load_yaml
from checker.model import Attribution, AttributionKind, Claim, Ground, Modality, Quote, Resolution, Status
from checker.store import Workspace, folders, load, update_claim
from checker.store.limits import LONGEST_TEXT
from checker.store.merging import MOVED_NOTE
from checker.store.reviewing import REJECTED

DIRECT = Attribution(kind=AttributionKind.DIRECT, cue="told", reported_by="the Gazette")
TEN = kit.claim("ten-soldiers", "We will send ten soldiers", speaker="Ann Berg", attribution=DIRECT, tags=("army",))
PRICE = kit.claim("too-expensive", "the plan was too expensive", speaker="Per Holm")
HOURS = kit.claim("two-hours", "The talks lasted two hours.", status=Status.REVIEWED)


SECOND = kit.TALKS.rindex("The talks")
"""Where the sentence that stands twice stands again."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = kit.workspace(tmp_path, talks=kit.TALKS)
    kit.write(made, "sources/speakers.yaml", "- {id: ann-berg, name: Ann Berg, aliases: [the minister]}\n")
    kit.write_claims(made, TEN, PRICE, HOURS)
    monkeypatch.chdir(tmp_path)
    for name in ("VISUAL", "EDITOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return made


def claim(made: Workspace, claim_id: str) -> Claim:
    found = load(made).claim(claim_id)
    assert found is not None
    return found


def statuses(made: Workspace) -> dict[str, Status]:
    return {one.id: one.status for one in load(made).claims}


# --- list, show, search ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], ["ten-soldiers", "too-expensive", "two-hours"]),
        (["--source", "talks"], ["ten-soldiers", "too-expensive", "two-hours"]),
        (["--speaker", "Berg"], ["ten-soldiers"]),
        (["--speaker", "THE MINISTER"], ["ten-soldiers"]),
        (["--speaker", "per holm"], ["too-expensive"]),
        (["--status", "reviewed"], ["two-hours"]),
        (["--tag", "army", "--status", "draft"], ["ten-soldiers"]),
        (["--tag", "navy"], []),
    ],
)
def test_list_filters(
    made: Workspace, capsys: pytest.CaptureFixture[str], options: Sequence[str], ids: Sequence[str]
) -> None:
    assert run(["claims", "list", *options]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ids


def test_list_prints_a_line_a_claim(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    update_claim(made, "ten-soldiers", text="We will send\nten\tsoldiers")
    assert run(["claims", "list", "--speaker", "Ann Berg"]) == 0
    expected = "ten-soldiers\tdraft\t2026-01-15\tAnn Berg\tWe will send ten soldiers\n"
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize("format", ["json", "yaml"])
def test_list_prints_data(made: Workspace, capsys: pytest.CaptureFixture[str], format: str) -> None:  # noqa: A002  named after the option
    assert run(["claims", "list", "--format", format, "--tag", "army"]) == 0
    out = capsys.readouterr().out
    (value,) = json.loads(out) if format == "json" else load_yaml(out, "out")
    assert value["id"] == "ten-soldiers"
    assert value["quote"] == {"source": "talks", "start": 29, "end": 54, "exact": "We will send ten soldiers"}
    assert (value["file"], value["line"]) == ("claims/talks.yaml", 3)


def test_list_prints_a_table_on_a_terminal(
    made: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["claims", "list", "--no-color"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["id", "status", "said", "on", "speaker", "text"]
    assert max(map(len, lines)) <= 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--source", "vote"], "the store has no source 'vote'"),
        (["list", "--speaker", "Nobody"], "the store has no speaker 'Nobody'"),
        (["show", "ten-soldier"], "the store has no claim 'ten-soldier'; did you mean 'ten-soldiers'?"),
        (["show", "x"], "the store has no claim 'x'; see `factcheck claims list`"),
        (["review", "--accept", "x"], "the store has no claim 'x'"),
        (["review", "--accept", "two-hours", "--reject", "two-hours"], "both accepted and rejected"),
        (["review", "--all"], "--all needs --source"),
        (["review"], "2 drafts wait, and there is no terminal to ask on; use --accept ID"),
    ],
)
def test_what_is_not_there_is_2(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], message: str
) -> None:
    before = kit.contents(made)
    assert run(["claims", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert kit.contents(made) == before


def test_show_marks_the_quote_in_its_passage(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "show", "ten-soldiers"]) == 0
    out = capsys.readouterr().out
    assert "attribution:   direct (cue: told) to the Gazette\n" in out
    assert "place:         claims/talks.yaml:3\n" in out
    assert out.endswith(
        "A report (Harbour Gazette):\n  “[[We will send ten soldiers]],” minister Ann Berg told the Gazette.\n"
    )


def test_a_long_passage_is_cut_at_words() -> None:
    text = "Before. " * 200 + "The quote." + " After." * 200
    start = text.index("The quote.")
    shown = marked(text, Quote(source="a", start=start, end=start + 10, exact="The quote."), colour=False)
    assert shown.startswith("… Before. Before.")
    assert "Before. [[The quote.]] After." in shown
    assert shown.endswith("After. After. …")
    assert len(shown) < 2 * AROUND + 30


def test_show_works_where_the_quote_is_gone(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.add_source(made, "talks", "Withdrawn.\n")
    assert run(["claims", "show", "ten-soldiers"]) == 0
    assert "does not have these words where they should be: 'We will send ten soldiers'" in capsys.readouterr().out


def test_search_finds_words_in_any_form(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "search", "expensive", "plans", "--format", "json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)][:1] == ["too-expensive"]
    assert run(["claims", "search", "submarine"]) == 0
    assert capsys.readouterr().out == ""


@pytest.fixture
def large(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Take the store for a large one, whose claims are looked up in an archive."""
    for module in (folders, opening):
        monkeypatch.setattr(module, "LARGE", 1)
    return made


@pytest.mark.parametrize(
    "command",
    [
        ["show", "ten-soldiers"],
        ["show", "two-hours", "--format", "json"],
        ["show", "retracted-talks"],
        ["show", "ten-soldier"],
        ["search", "talks", "soldiers"],
        ["search", "talks", "--limit", "1", "--format", "yaml"],
        ["search", "talks", "--limit", "900"],
        ["search", "submarine"],
    ],
)
def test_a_large_store_tells_the_same(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: Sequence[str]
) -> None:
    gone = kit.claim("retracted-talks", "The talks lasted two hours.", status=Status.RETRACTED)
    kit.write_claims(made, TEN, PRICE, HOURS, gone)
    code = run(["claims", *command])
    small = capsys.readouterr()
    for module in (folders, opening):
        monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(claims_lookup, "load", None)  # the files themselves are not read as a whole
    assert run(["claims", *command]) == code
    assert capsys.readouterr() == small


def test_what_is_retracted_is_found_last(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    gone = kit.claim("again", "We will send ten soldiers", status=Status.RETRACTED)
    kit.write_claims(made, gone, TEN)
    assert run(["claims", "search", "ten", "soldiers"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["ten-soldiers", "again"]


def test_in_a_large_store_a_change_is_seen_at_once(large: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "show", "ten-soldiers"]) == 0
    kit.write_claims(large, TEN.model_copy(update={"note": "Look it up."}), PRICE)
    capsys.readouterr()
    assert run(["claims", "show", "ten-soldiers"]) == 0
    assert "Look it up." in capsys.readouterr().out
    assert run(["claims", "show", "two-hours"]) == 2


def test_a_claim_of_a_large_store_is_shown_where_its_quote_is_gone(
    large: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    kit.add_source(large, "talks", "Withdrawn.\n")
    assert run(["claims", "show", "ten-soldiers"]) == 0
    assert "does not have these words where they should be" in capsys.readouterr().out


def test_more_than_the_first_hits_of_a_large_store_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [f"Bridge {number} fell." for number in range(700)]
    whole = " ".join(words) + "\n"
    made = kit.workspace(tmp_path / "bridges", bridges=whole)
    claims = [kit.claim(f"bridge-{n}", one, text=whole, source="bridges") for n, one in enumerate(words)]
    kit.write_claims(made, *claims, source="bridges")
    monkeypatch.chdir(made.root)
    for module in (folders, opening):
        monkeypatch.setattr(module, "LARGE", 1)
    for limit, count in ((600, 600), (9000, 700)):
        assert run(["claims", "search", "bridges", "--limit", str(limit)]) == 0
        assert len(capsys.readouterr().out.splitlines()) == count


# --- add ---------------------------------------------------------------------------------------------------


def added(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, object]:
    assert run(["claims", "add", "--source", "talks", "--format", "json", *options]) == 0
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


def test_add_finds_offsets_kind_day_and_the_full_name(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.add_source(made, "talks", kit.TALKS, published="2026-01-15")
    value = added(capsys, "--speaker", "the minister", "--quote", "send ten soldiers", "--cue", "told")
    start = kit.TALKS.index("send ten")
    assert value == {
        "id": "send-ten-soldiers",
        "text": "send ten soldiers",
        "speaker": "Ann Berg",
        "attribution": {"kind": "direct", "cue": "told"},
        "quote": {"source": "talks", "start": start, "end": start + 17, "exact": "send ten soldiers"},
        "resolved": [],
        "reviews": [],
        "modality": "fact",
        "said_on": "2026-01-15",
        "status": "draft",
        "tags": [],
    }
    assert claim(made, "send-ten-soldiers").quote == Quote(**value["quote"])  # type: ignore[arg-type]  # JSON


@pytest.mark.parametrize(
    ("speaker", "quote", "kind"),
    [
        ("Ann Berg", "We will send ten soldiers,", "direct"),
        ("Ann Berg", "“We will send ten soldiers,” minister Ann Berg told the Gazette.", "mixed"),
        ("Per Holm", "the plan was too expensive", "indirect"),
        ("harbour gazette", "Per Holm said that the plan was too expensive.", "narrated"),
    ],
)
def test_add_tells_the_kind_of_attribution(
    made: Workspace, capsys: pytest.CaptureFixture[str], speaker: str, quote: str, kind: str
) -> None:
    value = added(capsys, "--speaker", speaker, "--quote", quote, "--text", "Something.", "--id", "new")
    assert value["attribution"] == {"kind": kind}


def test_add_takes_everything_as_given(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--speaker", "Theo Francken", "--quote", "The talks lasted two hours.", "--start", str(SECOND)]
    given += [
        "--kind",
        "indirect",
        "--said-on",
        "2026-01-14",
        "--context",
        "In Brussels.",
        "--tag",
        "a",
        "--tag",
        "b",
    ]
    value = added(capsys, *given, "--reported-by", "VRT", "--reviewed", "--text", "It lasted two hours.")
    made_claim = claim(made, "it-lasted-two-hours")
    assert made_claim.quote
    assert made_claim.quote.start == SECOND
    assert made_claim.attribution == Attribution(kind=AttributionKind.INDIRECT, reported_by="VRT")
    assert (made_claim.status, made_claim.tags, made_claim.context) == (Status.REVIEWED, ("a", "b"), "In Brussels.")
    assert (value["said_on"], value["speaker"]) == ("2026-01-14", "Theo Francken")


def test_add_gives_a_second_claim_a_number(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--speaker", "Ann Berg", "--quote", "send ten soldiers", "--text", "Ten soldiers"]
    assert run(["claims", "add", "--source", "talks", "--format", "json", *options]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["id"] == "ten-soldiers-2"
    assert "claims/talks.yaml:3: the id 'ten-soldiers' is taken; this one is 'ten-soldiers-2'" in told.err
    options[1] = "Per Holm"
    assert run(["claims", "add", "--source", "talks", *options]) == 0
    assert "'ten-soldiers-2', by Ann Berg, says the same; this one is 'ten-soldiers-3'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "status", "told"),
    [
        ([], Status.DRAFT, "is on record already, as 'ten-soldiers-2'; edit that one, or say something else with"),
        (["--id", "other"], Status.REVIEWED, "is on record already, as 'ten-soldiers-2'"),
        (
            [],
            Status.RETRACTED,
            "was on record and is retracted, as 'ten-soldiers-2'; set its status to draft there",
        ),
    ],
)
def test_add_refuses_what_is_on_record_already(
    made: Workspace, capsys: pytest.CaptureFixture[str], more: list[str], status: Status, told: str
) -> None:
    options = ["--speaker", "Ann Berg", "--quote", "send ten soldiers", "--text", "Ten  soldiers"]
    added(capsys, *options)
    update_claim(made, "ten-soldiers-2", status=status)
    before = (made.claims_dir / "talks.yaml").read_bytes()
    options[-1] = "ten soldiers"
    options[1] = "the minister"
    assert run(["claims", "add", "--source", "talks", *options, *more]) == ExitCode.UNUSABLE
    assert told in capsys.readouterr().err
    assert (made.claims_dir / "talks.yaml").read_bytes() == before
    assert added(capsys, *options[:-1], "Ten soldiers, she said")["id"] == "ten-soldiers-she-said"


def test_add_takes_no_text_for_a_claim(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--speaker", "Ann Berg", "--quote", "send ten soldiers", "--text", "x" * (LONGEST_TEXT + 1)]
    assert run(["claims", "add", "--source", "talks", *options]) == ExitCode.UNUSABLE
    assert "the text of a claim has 10,001 characters, and may have 10,000" in capsys.readouterr().err


def test_add_reads_the_words_from_standard_input(
    made: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("“We will send ten soldiers,”\n".encode())))
    value = added(capsys, "--speaker", "Ann Berg", "--quote", "-", "--text", "Ten go.")
    assert value["quote"] == {"source": "talks", "start": 28, "end": 56, "exact": "“We will send ten soldiers,”"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--quote", "We will send six soldiers"],
            "source 'talks'; it has, on line 2: 'We will send",
        ),
        (["--quote", "Nothing of the sort, ever"], "copy them from it: `factcheck sources show talks --text`"),
        (["--quote", "The talks lasted two hours."], "say which: --start 0 (line 1); --start 140 (line 4)"),
        (["--quote", "The talks lasted two hours.", "--start", "7"], "do not stand at 7 in the source"),
        (["--quote", "soldiers", "--start", "-8"], "do not stand at -8 in the source"),
        (["--quote", "  "], "the quote is empty"),
        (["--quote", "soldiers", "--id", "two-hours"], "the id 'two-hours' is taken"),
        (["--quote", "soldiers", "--id", "../x"], "`id` is '../x', which is no id"),
        (["--quote", "soldiers", "--said-on", "today"], "--said-on 'today' is not a date"),
        (["--quote", "-", "--text", "-"], "standard input can be read once"),
        (["--quote", "soldiers", "--source", "vote"], "the store has no source 'vote'"),
        (["--quote", "soldiers", "--source", "../talks"], "the store has no source '../talks'"),
        (["--quote", "soldiers", "--text", "  "], "`text` says nothing"),
        (["--quote", "soldiers", "--speaker", " "], "`speaker` says nothing"),
    ],
)
def test_add_refuses_what_it_cannot_prove(
    made: Workspace, capsys: pytest.CaptureFixture[str], options: Sequence[str], message: str
) -> None:
    before = kit.contents(made)
    assert run(["claims", "add", "--source", "talks", "--speaker", "Ann Berg", *options]) == 2
    assert message in capsys.readouterr().err
    assert kit.contents(made) == before


def test_add_refuses_a_name_of_two(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    kit.write(made, "sources/speakers.yaml", "- {id: a, name: Ann Berg}\n- {id: b, name: Bea Berg}\n")
    assert run(["claims", "add", "--source", "talks", "--speaker", "Berg", "--quote", "soldiers"]) == 2
    assert "fits several speakers; write one of: Ann Berg, Bea Berg" in capsys.readouterr().err


# --- review ------------------------------------------------------------------------------------------------


def test_review_without_a_terminal(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "review", "--accept", "ten-soldiers", "--reject", "too-expensive"]) == 0
    assert capsys.readouterr().out == "accepted ten-soldiers\nrejected too-expensive\n"
    assert statuses(made) == {"ten-soldiers": "reviewed", "too-expensive": "retracted", "two-hours": "reviewed"}
    assert claim(made, "too-expensive").note == REJECTED


def test_review_accepts_all_of_a_source(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "review", "--all", "--source", "talks"]) == 0
    assert set(statuses(made).values()) == {"reviewed"}
    assert run(["claims", "review"]) == 0
    assert capsys.readouterr().out.endswith("no drafts to review\n")


def test_review_does_not_bring_back_what_was_retracted(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    update_claim(made, "ten-soldiers", status=Status.RETRACTED)
    assert run(["claims", "review", "--accept", "too-expensive", "--accept", "ten-soldiers"]) == 2
    assert "'ten-soldiers' is retracted" in capsys.readouterr().err
    assert statuses(made)["too-expensive"] == "draft"


def test_review_takes_the_mark_of_a_changed_source_away(made: Workspace) -> None:
    update_claim(made, "ten-soldiers", note=f"Ann called.\n{MOVED_NOTE}")
    assert run(["claims", "review", "--accept", "ten-soldiers"]) == 0
    assert claim(made, "ten-soldiers").note == "Ann called."


def test_review_accepts_no_quote_that_is_gone_but_rejects_it(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    kit.add_source(made, "talks", kit.TALKS.replace("ten soldiers", "eight soldiers").replace("hours.", "hours!"))
    assert run(["claims", "review", "--accept", "ten-soldiers"]) == 2
    assert "claims/talks.yaml:3: the words of 'ten-soldiers' do not stand in its source" in capsys.readouterr().err
    assert run(["claims", "review", "--reject", "ten-soldiers", "--reject", "two-hours"]) == 0
    assert run(["claims", "review", "--reject", "too-expensive"]) == 0
    assert set(statuses(made).values()) == {"retracted"}


def test_review_accepts_no_claim_of_nobody_named(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    update_claim(made, "ten-soldiers", speaker='unnamed ("He")')
    assert run(["claims", "review", "--accept", "ten-soldiers"]) == 2
    assert "claims/talks.yaml:3: nobody is named who says 'ten-soldiers'" in capsys.readouterr().err
    assert run(["claims", "review", "--all", "--source", "talks"]) == 0
    assert capsys.readouterr().err == "left 1 as drafts: nobody is named who says them\n"
    assert statuses(made) == {"ten-soldiers": "draft", "too-expensive": "reviewed", "two-hours": "reviewed"}
    update_claim(made, "ten-soldiers", speaker="Ann Berg")
    assert run(["claims", "review", "--accept", "ten-soldiers"]) == 0


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(claims_review, "is_terminal", lambda: True)
    return monkeypatch


def answer(terminal: pytest.MonkeyPatch, *answers: str) -> None:
    terminal.setattr("sys.stdin", io.StringIO("".join(f"{one}\n" for one in answers)))


def test_review_walks_the_drafts(
    made: Workspace, terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(terminal, "what?", "a", "R")
    assert run(["claims", "review"]) == 0
    out = capsys.readouterr().out
    assert "--- 1 of 2 ---" in out
    assert "“[[We will send ten soldiers]],” minister Ann Berg" in out
    assert out.count(claims_review.HELP) == 4
    assert out.endswith("2 decided, 0 left\n")
    assert statuses(made) == {"ten-soldiers": "reviewed", "too-expensive": "retracted", "two-hours": "reviewed"}


def test_review_edits_a_text_and_asks_again(made: Workspace, terminal: pytest.MonkeyPatch) -> None:
    answer(terminal, "e", "", "e", "  Denmark sends   ten soldiers. ", "a", "q")
    assert run(["claims", "review"]) == 0
    edited = claim(made, "ten-soldiers")
    assert (edited.text, edited.status, edited.quote) == ("Denmark sends ten soldiers.", "reviewed", TEN.quote)
    assert statuses(made)["too-expensive"] == "draft"


def test_review_edits_in_an_editor(made: Workspace, terminal: pytest.MonkeyPatch, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'w').write('Ten soldiers\\nwill go.\\n')\n")
    terminal.setenv("EDITOR", f"{sys.executable} {editor}")
    answer(terminal, "e", "a", "q")
    assert run(["claims", "review"]) == 0
    assert claim(made, "ten-soldiers").text == "Ten soldiers will go."


def test_an_editor_that_fails_loses_nothing(
    made: Workspace, terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.setenv("EDITOR", "/nowhere/editor")
    answer(terminal, "e", "q")
    assert run(["claims", "review"]) == 0
    assert "the editor failed" in capsys.readouterr().err
    assert statuses(made)["ten-soldiers"] == "draft"


@pytest.mark.parametrize("answers", [["a", "q"], ["a"], ["a", "s"]])
def test_review_is_saved_step_by_step_and_goes_on_where_it_stopped(
    made: Workspace, terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: Sequence[str]
) -> None:
    answer(terminal, *answers)
    assert run(["claims", "review"]) == 0
    assert capsys.readouterr().out.endswith("1 decided, 1 left; run it again to go on\n")
    assert statuses(made) == {"ten-soldiers": "reviewed", "too-expensive": "draft", "two-hours": "reviewed"}
    answer(terminal, "a")
    assert run(["claims", "review"]) == 0
    assert "--- 1 of 1 ---" in capsys.readouterr().out
    assert set(statuses(made).values()) == {"reviewed"}


def test_review_notices_what_somebody_else_did_meanwhile(
    made: Workspace, terminal: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answers(_: str) -> str:
        """Change the claim behind the reviewer's back before the first answer."""
        if claim(made, "ten-soldiers").speaker == "Ann Berg":
            update_claim(made, "ten-soldiers", speaker="Per Holm")
            return "a"
        return "q"

    terminal.setattr("builtins.input", answers)
    assert run(["claims", "review"]) == 0
    captured = capsys.readouterr()
    assert "was changed by somebody else meanwhile; look at it again" in captured.err
    assert "speaker:       Per Holm" in captured.out
    assert statuses(made)["ten-soldiers"] == "draft"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_review_on_a_real_terminal(made: Workspace) -> None:
    import pty

    child, terminal = pty.fork()
    if child == 0:
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "TERM": "xterm"}
        os.execve(
            sys.executable,
            [sys.executable, "-c", "from checker.cli import main; main()", "claims", "review"],
            environment,
        )
    shown = b""
    for reply in (b"a\n", b"q\n"):
        while not shown.endswith(b"q quit] "):
            shown += os.read(terminal, 4096)
        os.write(terminal, reply)
        shown += b"\n"
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert "“\x1b[1;7mWe will send ten soldiers\x1b[0m,”".encode() in shown
    assert statuses(made)["ten-soldiers"] == "reviewed"


def test_show_says_what_is_resolved_and_in_what_sense_it_was_said(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    resolved = (
        Resolution(words="we", stands_for="Denmark", by=Ground.SPEAKER),
        Resolution(words="it", stands_for="the talks", by=Ground.TEXT, start=0, end=9, exact="The talks"),
    )
    update_claim(made, "ten-soldiers", resolved=resolved, modality=Modality.PREDICTION)
    assert run(["claims", "show", "ten-soldiers"]) == 0
    shown = capsys.readouterr().out
    assert "resolved:      “we” = Denmark (speaker); “it” = the talks (at 0)\n" in shown
    assert "modality:      prediction\n" in shown
