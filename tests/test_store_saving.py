"""Saving changes what it should and not a byte more, and loses nothing to a crash or another writer."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import store_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Ground,
    Modality,
    Rating,
    Resolution,
    Role,
    Speaker,
    Status,
)
from checker.store import Workspace, add_speakers, load, save_claims, save_speakers, update_claim
from checker.store.editing import ItemList
from checker.store.guard import Snapshot

HAND_WRITTEN = """\
# Talks of January. Ask Ann before you touch this.
claims:   # newest first

# The length
-   status: draft   # still to be checked
    id: two-hours
    text: >-
      The talks lasted
      two hours.
    # Who else could say so?
    speaker: 'Harbour Gazette'
    attribution:
      kind: narrated   # nobody is named

    quote: {exact: "The talks lasted two hours.", end: 27, start: 0}
    tags:
    - talks   # a tag
    - length

# The price
- {id: too-expensive, text: The plan was too expensive., speaker: Per Holm, attribution: {kind: indirect}}

- id: ten-soldiers
  text: Denmark sends "ten" soldiers:now.
  speaker: Ann Berg
  attribution: {kind: direct, cue: told}
  # the end of the claims

source: talks   # the end of the file
"""
"""A claims file as people write them: odd order, odd indents, remarks everywhere."""

NEW = kit.claim("two-hours-again", "The talks lasted two hours.")


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return kit.workspace(tmp_path, talks=kit.TALKS)


@pytest.fixture
def hand_written(made: Workspace) -> Path:
    return kit.write(made, "claims/talks.yaml", HAND_WRITTEN)


def loaded(made: Workspace, claim_id: str) -> Claim:
    claim = load(made).claim(claim_id)
    assert claim is not None
    return claim


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines only the old text has, and those only the new one has."""
    before, after = old.splitlines(), new.splitlines()
    return [one for one in before if one not in after], [one for one in after if one not in before]


def test_a_new_file_is_written_and_read_back(made: Workspace) -> None:
    assert save_claims(made, "talks", [NEW])
    assert load(made).claims == (NEW,)


def test_saving_nothing_makes_no_file(made: Workspace) -> None:
    assert not save_claims(made, "talks", [])
    assert not list(made.claims_dir.iterdir())


def test_saving_what_is_there_changes_no_byte(made: Workspace, hand_written: Path) -> None:
    assert not save_claims(made, "talks", load(made).claims)
    assert hand_written.read_bytes() == HAND_WRITTEN.encode()


def test_a_changed_value_changes_its_line_and_keeps_the_remark(made: Workspace, hand_written: Path) -> None:
    update_claim(made, "two-hours", status=Status.REVIEWED)
    assert lines_changed(HAND_WRITTEN, hand_written.read_text()) == (
        ["-   status: draft   # still to be checked"],
        ["-   status: reviewed # still to be checked"],
    )
    assert loaded(made, "two-hours").status is Status.REVIEWED


def test_an_added_value_takes_its_place_in_the_order(made: Workspace, hand_written: Path) -> None:
    update_claim(made, "ten-soldiers", said_on=date(2026, 1, 15), rating=Rating.FALSE)
    changed = hand_written.read_text()
    assert lines_changed(HAND_WRITTEN, changed) == (
        [],
        ["  said_on: 2026-01-15", "  rating: false"],
    )
    assert "  # the end of the claims\n" in changed


def test_a_value_inside_of_braces_is_changed_inside_of_them(made: Workspace, hand_written: Path) -> None:
    attribution = Attribution(kind=AttributionKind.MIXED, cue="told", reported_by="VRT, a: broadcaster")
    update_claim(made, "ten-soldiers", attribution=attribution, status=Status.REVIEWED)
    assert (
        '  attribution: {kind: mixed, cue: told, reported_by: "VRT, a: broadcaster"}\n' in hand_written.read_text()
    )
    assert loaded(made, "ten-soldiers").attribution == attribution


def test_a_nested_block_keeps_its_remarks(made: Workspace, hand_written: Path) -> None:
    update_claim(made, "two-hours", attribution=Attribution(kind=AttributionKind.INDIRECT))
    removed, added = lines_changed(HAND_WRITTEN, hand_written.read_text())
    assert removed == ["      kind: narrated   # nobody is named"]
    assert [line.strip() for line in added] == ["kind: indirect   # nobody is named"]


def test_an_item_in_braces_is_written_out_and_the_others_stay(made: Workspace, hand_written: Path) -> None:
    update_claim(made, "too-expensive", text="The plan is too expensive: by far.")
    changed = hand_written.read_text()
    removed, _ = lines_changed(HAND_WRITTEN, changed)
    assert [line[:22] for line in removed] == ["- {id: too-expensive, "]
    assert "# The price\n- id: too-expensive\n" in changed


def test_a_new_claim_goes_to_the_end_of_the_list_in_its_indent(made: Workspace, hand_written: Path) -> None:
    assert save_claims(made, "talks", [NEW])
    changed = hand_written.read_text()
    end = "  # the end of the claims\n"
    assert changed.startswith(HAND_WRITTEN[: HAND_WRITTEN.index(end)] + end + "- id: two-hours-again\n  text: ")
    assert changed.endswith("\n\nsource: talks   # the end of the file\n")
    assert loaded(made, "two-hours-again") == NEW


@pytest.mark.parametrize(
    "empty",
    [
        "source: talks\nclaims:\n",
        "source: talks\nclaims: []\n",
        "source: talks\n",
        "claims:\nsource: talks",
        "source: talks",
    ],
)
def test_the_first_claim_of_a_file_is_added(made: Workspace, empty: str) -> None:
    path = kit.write(made, "claims/talks.yaml", empty)
    assert save_claims(made, "talks", [NEW])
    assert load(made).claims == (NEW,)
    assert "  - id: two-hours-again\n" in path.read_text()


@pytest.mark.parametrize("change", [str, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text])
def test_line_ends_and_byte_order_mark_are_kept(made: Workspace, change: type[str]) -> None:
    written = change(HAND_WRITTEN)
    path = kit.write(made, "claims/talks.yaml", written)
    save_claims(made, "talks", [NEW])
    update_claim(made, "two-hours", status=Status.REVIEWED)
    changed = path.read_bytes().decode()
    plain = changed.removeprefix("\ufeff").replace("\r\n", "\n")
    assert change(plain) == changed
    assert {claim.id for claim in load(made).claims} >= {"two-hours", "two-hours-again"}


def test_a_file_without_a_last_line_end_is_continued_on_a_new_line(made: Workspace) -> None:
    kit.write_claims(made, kit.claim("first", "The talks lasted two hours."))
    path = made.claims_dir / "talks.yaml"
    path.write_text(path.read_text().rstrip("\n"))
    save_claims(made, "talks", [NEW])
    assert [claim.id for claim in load(made).claims] == ["first", "two-hours-again"]


def test_lists_in_square_brackets_are_refused_not_rewritten(made: Workspace) -> None:
    written = "source: talks\nclaims: [{id: a, text: T, speaker: S, attribution: {kind: narrated}}]\n"
    path = kit.write(made, "claims/talks.yaml", written)
    with pytest.raises(UnusableInput, match=r"claims/talks.yaml:2: a list in square brackets is not rewritten"):
        save_claims(made, "talks", [NEW])
    assert path.read_text() == written


@pytest.mark.parametrize("broken", ["source: talks\nclaims: [{}]\n", "source: other\nclaims:\n", "source: ["])
def test_a_broken_file_is_refused_not_rewritten(made: Workspace, broken: str) -> None:
    path = kit.write(made, "claims/talks.yaml", broken)
    with pytest.raises(UnusableInput, match=r"claims/talks\.yaml:"):
        save_claims(made, "talks", [NEW])
    assert path.read_text() == broken


def test_claims_of_another_source_are_a_mistake_of_the_caller(made: Workspace) -> None:
    with pytest.raises(ValueError, match="another source"):
        save_claims(made, "vote", [NEW])


def test_an_unknown_claim_is_refused(made: Workspace, hand_written: Path) -> None:
    with pytest.raises(UnusableInput, match="there is no claim 'two' in the store"):
        update_claim(made, "two", status=Status.REVIEWED)
    assert hand_written.read_text() == HAND_WRITTEN


def test_a_claim_that_somebody_else_changed_is_not_overwritten(made: Workspace, hand_written: Path) -> None:
    shown = loaded(made, "ten-soldiers")
    update_claim(made, "ten-soldiers", expected=shown, speaker="Per Holm")
    after = hand_written.read_bytes()
    with pytest.raises(UnusableInput, match="changed by somebody else meanwhile"):
        update_claim(made, "ten-soldiers", expected=shown, status=Status.REVIEWED)
    assert hand_written.read_bytes() == after


def test_a_change_between_reading_and_writing_is_noticed(
    made: Workspace, hand_written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = ItemList.changed

    def edited_while_an_editor_saves(*args: object) -> str:
        hand_written.write_text(HAND_WRITTEN + "# saved by an editor\n")
        return edit(*args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ItemList, "changed", edited_while_an_editor_saves)
    with pytest.raises(UnusableInput, match="another program changed this file meanwhile; nothing was written"):
        save_claims(made, "talks", [NEW])
    assert hand_written.read_text() == HAND_WRITTEN + "# saved by an editor\n"


def test_a_rewriting_that_went_wrong_is_not_written(
    made: Workspace, hand_written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ItemList, "changed", lambda *_: HAND_WRITTEN.replace("two hours", "three hours"))
    with pytest.raises(UnusableInput, match="cannot be rewritten safely"):
        save_claims(made, "talks", [NEW])
    assert hand_written.read_text() == HAND_WRITTEN


WRITER = """
import sys
from pathlib import Path
from checker.model import Attribution, Claim
from checker.store import Workspace, save_claims
for number in range(8):
    claim = Claim(id=f"{sys.argv[2]}-{number}", text="T", speaker="S", attribution=Attribution(kind="narrated"))
    save_claims(Workspace(Path(sys.argv[1])), "talks", [claim])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no folder locks there: the loser of a race is refused instead")
def test_two_writers_lose_nothing(made: Workspace) -> None:
    command = [sys.executable, "-c", WRITER, str(made.root)]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    writers = [subprocess.Popen([*command, name], env=here) for name in ("ann", "bea")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert {claim.id for claim in load(made).claims} == {f"{name}-{n}" for name in ("ann", "bea") for n in range(8)}


def test_an_item_that_ruamel_cannot_read_is_refused_not_rewritten(made: Workspace) -> None:
    odd = HAND_WRITTEN.replace(">-\n      The", ">-\n \n\n     The")
    path = kit.write(made, "claims/talks.yaml", odd)
    assert "two-hours" in {claim.id for claim in load(made).claims}
    with pytest.raises(UnusableInput, match="cannot be rewritten safely; nothing was written; make the change by"):
        update_claim(made, "two-hours", status=Status.REVIEWED)
    assert path.read_text() == odd


ADDER = """
import sys
from pathlib import Path
from checker.store import Workspace
from checker.store.adding import Wanted, add_claim
for number in range(8):
    wanted = Wanted("talks", sys.argv[2], "We will send ten soldiers", text=f"We will send {number} soldiers")
    add_claim(Workspace(Path(sys.argv[1])), wanted)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no folder locks there: the loser of a race is refused instead")
def test_two_who_add_the_same_words_get_two_claims(made: Workspace) -> None:
    command = [sys.executable, "-c", ADDER, str(made.root)]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    adders = [subprocess.Popen([*command, name], env=here) for name in ("Ann Berg", "Bea Holm")]
    assert [adder.wait(60) for adder in adders] == [0, 0]
    speakers = [claim.speaker for claim in load(made).claims]
    assert sorted(speakers) == ["Ann Berg"] * 8 + ["Bea Holm"] * 8


KILLED = """
import os, sys
from pathlib import Path
from checker.model import Status
from checker.store import Workspace, update_claim
def hang(*_):
    print("writing", flush=True)
    import time; time.sleep(60)
os.fsync = hang
update_claim(Workspace(Path(sys.argv[1])), "two-hours", status=Status.REVIEWED)
"""


def test_a_kill_in_mid_write_leaves_the_old_file_and_a_loadable_store(made: Workspace, hand_written: Path) -> None:
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", KILLED, str(made.root)]
    with subprocess.Popen(command, env=here, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        writer.send_signal(signal.SIGKILL)
        writer.wait(10)
    assert hand_written.read_bytes() == HAND_WRITTEN.encode()
    started = time.monotonic()
    update_claim(made, "two-hours", status=Status.REVIEWED)  # the dead writer's lock is gone
    assert time.monotonic() - started < 10
    assert loaded(made, "two-hours").status is Status.REVIEWED


def test_a_full_disk_leaves_the_old_file(
    made: Workspace, hand_written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableInput, match="No space left"):
        save_claims(made, "talks", [NEW])
    assert hand_written.read_bytes() == HAND_WRITTEN.encode()
    assert [path.name for path in made.claims_dir.iterdir()] == ["talks.yaml"]


WORDS = st.text(alphabet="ab :#-'\"\n,{}é“", min_size=1, max_size=10).filter(str.strip)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "text": WORDS,
        "speaker": WORDS,
        "context": st.none() | WORDS,
        "said_on": st.none() | st.dates(min_value=date(1000, 1, 1)),
        "status": st.sampled_from(Status),
        "rating": st.none() | st.sampled_from(Rating),
        "tags": st.lists(WORDS, max_size=2).map(tuple),
        "note": st.none() | WORDS,
        "modality": st.sampled_from(Modality),
        "resolved": st.lists(
            st.builds(Resolution, words=WORDS, stands_for=WORDS, by=st.sampled_from(Ground)), max_size=2
        ).map(tuple),
        "attribution": st.builds(Attribution, kind=st.sampled_from(AttributionKind), cue=st.none() | WORDS),
    },
)


@given(st.sampled_from(["two-hours", "too-expensive", "ten-soldiers"]), CHANGES)
def test_any_change_of_a_hand_written_file_says_what_it_should(
    tmp_path_factory: pytest.TempPathFactory, claim_id: str, changes: dict[str, Any]
) -> None:
    made = kit.workspace(tmp_path_factory.mktemp("any"), talks=kit.TALKS)
    path = kit.write(made, "claims/talks.yaml", HAND_WRITTEN)
    before = {claim.id: claim for claim in load(made).claims}
    update_claim(made, claim_id, **changes)
    after = {claim.id: claim for claim in load(made).claims}
    assert after == before | {claim_id: before[claim_id].model_copy(update=changes)}
    text = path.read_text()
    for remark in (
        "# Talks of January",
        "# newest first",
        "# The length",
        "# The price",
        "# the end of the claims",
    ):
        assert text.count(remark) == 1
    if claim_id != "too-expensive":
        assert "- {id: too-expensive, text:" in text


SPEAKERS = """\
# Who speaks
- id: ann-berg
  name: Ann Berg   # née Holm
  aliases: [Berg]
- id: per-holm
  name: Per Holm
"""


def test_speakers_are_merged_with_comments_kept(made: Workspace) -> None:
    path = kit.write(made, "sources/speakers.yaml", SPEAKERS)
    role = Role(title="Minister", affiliation="the government", since=date(2025, 1, 1))
    changed = Speaker(id="ann-berg", name="Ann Berg", aliases=("Berg",), roles=(role,))
    new = Speaker(id="nato", name="NATO")
    assert save_speakers(made, [changed, new])
    removed, added = lines_changed(SPEAKERS, path.read_text())
    assert removed == []
    assert added == [
        "  roles:",
        "    - {title: Minister, affiliation: the government, since: 2025-01-01}",
        "- id: nato",
        "  name: NATO",
        "  kind: person",
    ]
    assert not save_speakers(made, [changed, new])


@pytest.mark.parametrize("empty", [None, "", "[]\n", "# nobody yet\n"])
def test_the_first_speakers_are_written(made: Workspace, empty: str | None) -> None:
    if empty is not None:
        kit.write(made, "sources/speakers.yaml", empty)
    kit.write_claims(made, NEW)
    assert save_speakers(made, [Speaker(id="nato", name="NATO")])
    assert [speaker.id for speaker in load(made).speakers] == ["nato"]


def test_only_unknown_speakers_are_added_and_none_is_changed(made: Workspace) -> None:
    path = kit.write(made, "sources/speakers.yaml", SPEAKERS)
    seen = [
        Speaker(id="berg", name="Berg"),
        Speaker(id="ann-berg", name="ANN BERG", aliases=("the minister",)),
        Speaker(id="per-holm", name="Peter Holm"),
        Speaker(id="peter", name="peter holm"),
    ]
    assert [(one.id, one.name) for one in add_speakers(made, seen)] == [("per-holm-2", "Peter Holm")]
    assert path.read_text().startswith(SPEAKERS)
    assert add_speakers(made, seen) == ()


def test_two_who_are_only_described_are_two_speakers(made: Workspace) -> None:
    names = ["The mayor (one)", "The mayor (two)", "The landlord (one)", "The mayor of Hull", "The bishop of Hull"]
    seen = [Speaker(id=f"speaker-{number}", name=name) for number, name in enumerate(names)]
    assert [one.name for one in add_speakers(made, seen, learn=True)] == names


def test_who_is_there_learns_names_and_roles_and_loses_none(made: Workspace) -> None:
    kit.write(
        made,
        "sources/speakers.yaml",
        "# who is who\n"
        "- id: ann-berg\n  name: Ann S. Berg\n  aliases: [the chief]  # as they say here\n"
        "  roles:\n    - {title: Minister, affiliation: Trade}\n"
        "- {id: bo-berg, name: Bo Berg}\n",
    )
    roles = (Role(title="minister"), Role(title="chair", affiliation="Board", seen=date(2026, 3, 1)))
    seen = [
        Speaker(id="ann", name="Ann Berg", aliases=("Annie", "Berg", "THE CHIEF", "Bo Berg"), roles=roles),
        Speaker(id="carl-berg", name="Carl Berg"),
    ]
    assert [one.name for one in add_speakers(made, seen, learn=True)] == ["Carl Berg"]
    text = made.speakers_file.read_text()
    assert "# who is who" in text
    assert "  aliases: [the chief, Ann Berg, Annie] # as they say here\n" in text
    assert "    - {title: chair, affiliation: Board, seen: 2026-03-01}\n" in text
    assert text.count("title:") == 2
    assert add_speakers(made, seen, learn=True) == ()
    assert made.speakers_file.read_text() == text


def test_a_snapshot_of_a_missing_file_notices_that_one_appeared(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    snapshot = Snapshot.of(path, "new.yaml")
    path.write_text("somebody else's")
    with pytest.raises(UnusableInput, match="another program changed"):
        snapshot.replace("mine", "new.yaml")
    assert path.read_text() == "somebody else's"
