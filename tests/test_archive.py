import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from multiprocessing import current_process
from pathlib import Path

import pytest
from archive_kit import ROOT, Watched, large_store
from store_kit import TALKS, claim, workspace, write, write_claims

from checker.archive import Archive, Memory, Shelf, home, open_shelf, opening
from checker.archive.changes import changes, seen_again
from checker.archive.database import meta, opened
from checker.archive.lexical import Lexical
from checker.archive.listing import Stamp, list_files
from checker.errors import UnusableInput
from checker.model import Rating, Status
from checker.pipeline import Desk
from checker.search.terms import terms
from checker.store import Workspace, find_workspace, load

AS_OF = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _all_stores_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return large_store(tmp_path_factory.mktemp("newsroom")).root


@pytest.fixture
def made(newsroom: Path, tmp_path: Path) -> Workspace:
    return find_workspace(shutil.copytree(newsroom, tmp_path / "made"))


def small(root: Path) -> Workspace:
    found = workspace(root, talks=TALKS, other=TALKS)
    write_claims(found, claim("two-hours", "The talks lasted two hours."))
    write_claims(found, claim("ten", "We will send ten soldiers", source="other"), source="other")
    return found


def opened_shelf(found: Workspace, watch: Watched | None = None, *, reviewed_only: bool = False) -> Archive:
    shelf = open_shelf(found, watch=watch, jobs=1, reviewed_only=reviewed_only)
    assert isinstance(shelf, Archive)
    return shelf


def ids(shelf: Shelf, text: str, limit: int = 5) -> list[str]:
    return [candidate.claim.id for candidate in shelf.near(text, limit)]


def statements(found: Workspace) -> list[str]:
    said = [
        sentence for path in sorted(found.sources_dir.glob("*.txt")) for sentence in path.read_text().split(". ")
    ]
    turned = [sentence.replace(" will ", " will not ").replace("percent", "per cent") for sentence in said[::7]]
    return [*said[::5], *turned, "Nobody has ever said this.", "Norway.", "“” …"]


# --- the same as in memory


def test_a_store_on_disk_judges_as_one_in_memory(made: Workspace) -> None:
    in_memory, on_disk = Desk.of(load(made)), Desk(opened_shelf(made))
    for text in statements(made):
        assert on_disk.verify(text, as_of=AS_OF) == in_memory.verify(text, as_of=AS_OF)


def test_so_it_does_after_it_was_changed_bit_by_bit(made: Workspace) -> None:
    kept = made.root / "kept"
    kept.mkdir()
    for path in sorted(made.claims_dir.glob("*.yaml"))[4:8]:
        path.rename(kept / path.name)
    opened_shelf(made)
    for path in sorted(kept.glob("*.yaml"), reverse=True):
        path.rename(made.claims_dir / path.name)
        opened_shelf(made)
    in_memory, on_disk = Memory.of(load(made)), opened_shelf(made)
    for text in statements(made):
        assert on_disk.near(text, 5) == in_memory.near(text, 5)


def test_what_is_known_beside_the_claims_is_the_same(made: Workspace) -> None:
    store, on_disk = load(made), opened_shelf(made)
    in_memory = Memory.of(store)
    assert len(on_disk) == len(in_memory) == 240
    assert set(on_disk.speaker_names()) == set(in_memory.speaker_names())
    for one in store.claims:
        assert one.quote is not None
        assert on_disk.place(one.id) == in_memory.place(one.id)
        assert on_disk.speaker(one.speaker) == in_memory.speaker(one.speaker)
        passages = on_disk.passages(one.quote.source, one.speaker)
        assert passages == in_memory.passages(one.quote.source, one.speaker)
        assert on_disk.text(one.quote.source) == in_memory.text(one.quote.source)
        assert on_disk.markup(one.quote.source) == in_memory.markup(one.quote.source)


def test_a_speaker_is_found_by_a_surname_a_title_or_a_capital(tmp_path: Path) -> None:
    found = small(tmp_path)
    write(
        found,
        "sources/speakers.yaml",
        "- {id: berg, name: Ann Berg, kind: person, roles: [{title: minister of defence, affiliation: Norway}]}\n"
        "- {id: germany, name: Germany, kind: organisation}\n",
    )
    shelf = opened_shelf(found)

    def like(mention: str, role: str | None = None) -> list[str]:
        return [speaker.name for speaker in shelf.speakers_like(mention, role)]

    assert like("Berg") == like("the defence minister") == like("Ms Nobody", "minister of defence") == ["Ann Berg"]
    assert like("Berlin") == ["Germany"]
    assert like("Per Holm") == []


def test_drafts_and_retracted_claims_count_as_in_memory(tmp_path: Path) -> None:
    found = small(tmp_path)
    write_claims(
        found,
        claim("reviewed", "The talks lasted two hours.", status=Status.REVIEWED),
        claim("retracted", "Per Holm said that the plan was too expensive.", status=Status.RETRACTED),
    )
    assert len(opened_shelf(found)) == 2
    assert ids(opened_shelf(found), "The plan was too expensive for soldiers", 1) == ["ten"]
    assert ids(opened_shelf(found, reviewed_only=True), "ten soldiers, two hours") == ["reviewed"]
    assert len(opened_shelf(found, reviewed_only=True)) == 1


# --- brought up to date


def test_nothing_is_read_again_where_nothing_changed(made: Workspace) -> None:
    first, second = Watched(), Watched()
    opened_shelf(made, first)
    opened_shelf(made, second)
    assert (first.read, second.read) == (12, 0)


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    found, watch = small(tmp_path), Watched()
    opened_shelf(found)
    write_claims(
        found,
        claim("two-hours", "The talks lasted two hours."),
        claim("dear", "Per Holm said that the plan was too expensive.", speaker="Per Holm"),
    )
    shelf = opened_shelf(found, watch)
    assert watch.read == 1
    assert ids(shelf, "expensive plan", 1) == ["dear"]
    assert shelf.speaker("Per Holm").name == "Per Holm"


def test_a_claim_that_was_removed_is_gone(tmp_path: Path) -> None:
    found = small(tmp_path)
    opened_shelf(found)
    (found.claims_dir / "other.yaml").unlink()
    shelf = opened_shelf(found)
    assert len(shelf) == 1
    assert ids(shelf, "ten soldiers") == ["two-hours"]


def test_a_speaker_whom_no_claim_names_any_more_is_gone(tmp_path: Path) -> None:
    found = small(tmp_path)
    write_claims(
        found, claim("ten", "We will send ten soldiers", source="other", speaker="Rita Sand"), source="other"
    )
    assert {speaker.name for speaker in opened_shelf(found).speakers_like("Rita Sand", None)} == {"Rita Sand"}
    write_claims(
        found, claim("ten", "We will send ten soldiers", source="other", speaker="Rolf Dal"), source="other"
    )
    shelf = opened_shelf(found)
    assert {speaker.name for speaker in shelf.speakers_like("Rita Sand", None)} == set()
    assert {speaker.name for speaker in shelf.speakers_like("Rolf Dal", None)} == {"Rolf Dal"}


def test_nothing_of_removed_claims_stays_in_the_index_of_words(made: Workspace) -> None:
    opened_shelf(made)
    path = min(made.claims_dir.glob("*.yaml"))
    for number in range(4):
        path.write_text(path.read_text().replace("said_on: 2026-01-15", f"said_on: 2026-01-1{number}"))
        opened_shelf(made)
        path.write_text(path.read_text().replace(f"said_on: 2026-01-1{number}", "said_on: 2026-01-15"))
    opened_shelf(made)
    with opened(database_of(made)) as database:
        words = database_of(made).parent / meta(database, "lexical")
    assert len(Lexical(words)) == 240


def test_drafts_leave_room_for_what_is_reviewed(tmp_path: Path) -> None:
    said = (
        "".join(f"The ferry to Vik sank {number} times. " for number in range(200)) + "The old ferry to Vik sank."
    )
    found = workspace(tmp_path, talks=said)
    drafts = [
        claim(f"d{number}", f"The ferry to Vik sank {number} times", text=said, speaker="Ann Berg")
        for number in range(200)
    ]
    reviewed = claim("r", "The old ferry to Vik sank", text=said, status=Status.REVIEWED, context="Of the harbour.")
    write_claims(found, *drafts, reviewed)
    assert ids(opened_shelf(found, reviewed_only=True), "The ferry to Vik sank 7 times", 1) == ["r"]
    assert ids(opened_shelf(found, reviewed_only=True), "Nothing of it", 1) == ["r"]  # all there are
    assert ids(opened_shelf(found), "The ferry to Vik sank 7 times", 1) == ["d7"]


def test_a_speaker_is_found_by_a_name_that_is_a_common_word(tmp_path: Path) -> None:
    found = small(tmp_path)
    write(found, "sources/speakers.yaml", "- {id: may, name: Theresa May, kind: person}\n")
    assert [one.name for one in opened_shelf(found).speakers_like("Mrs May", None)] == ["Theresa May"]


def test_a_claim_may_move_to_another_file(tmp_path: Path) -> None:
    found = small(tmp_path)
    opened_shelf(found)
    (found.claims_dir / "other.yaml").unlink()
    write_claims(
        found, claim("ten", "We will send ten soldiers"), claim("two-hours", "The talks lasted two hours.")
    )
    assert opened_shelf(found).place("ten")[0] == "claims/talks.yaml"


def test_a_change_that_hides_behind_its_times_is_noticed(tmp_path: Path) -> None:
    found = small(tmp_path)
    path = found.claims_dir / "talks.yaml"
    opened_shelf(found)
    before = path.stat()
    path.write_text(path.read_text().replace("id: two-hours", "id: six-hours"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert ids(opened_shelf(found), "The talks lasted two hours", 1) == ["six-hours"]


def test_a_file_written_while_it_is_read_is_looked_at_again(tmp_path: Path) -> None:
    stamp = Stamp(modified=10_000_000_000, changed=10_000_000_000, size=4, number=7)
    assert not stamp.settled(10_000_000_001)
    assert not stamp.settled(11_999_999_999)
    assert stamp.settled(12_000_000_001)
    found = small(tmp_path)
    opened_shelf(found)  # at once: none of the files is settled
    database = home.current(home.home_of(found))
    assert database is not None
    with opened(database) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'listing'").fetchone() == ("",)
        listing = list_files(found)
        late = max(stamp.changed for stamp in listing.stamps.values()) + 10**10
        seen = changes(connection, found, listing, late)
    assert not seen.any
    assert seen.listing == listing.digest


def test_a_file_that_is_changed_between_two_looks_is_read_again(tmp_path: Path) -> None:
    found = small(tmp_path)
    opened_shelf(found)
    before = list_files(found)
    path = found.claims_dir / "talks.yaml"
    with opened(database_of(found)) as connection:
        connection.execute("DELETE FROM files")
        late = max(stamp.changed for stamp in before.stamps.values()) + 10**10
        seen = changes(connection, found, before, late)
        path.write_text(path.read_text() + "\n")  # what was read may be this, what was hashed the other
        again = seen_again(seen, list_files(found), before)
    assert again.listing == ""
    assert again.written["claims/talks.yaml"][1] == ""
    assert again.written["claims/other.yaml"] == seen.written["claims/other.yaml"]
    assert seen_again(seen, before, before) is seen


def test_new_titles_of_a_speaker_are_known_without_reading_a_source(tmp_path: Path) -> None:
    found, watch = small(tmp_path), Watched()
    opened_shelf(found)
    write(
        found,
        "sources/speakers.yaml",
        "- {id: gazette, name: Harbour Gazette, kind: organisation, aliases: [HG]}\n",
    )
    shelf = opened_shelf(found, watch)
    assert watch.read == 0
    assert shelf.speaker("Harbour Gazette").aliases == ("HG",)


def test_a_copy_on_another_disk_is_used_as_it_is(made: Workspace, tmp_path: Path) -> None:
    opened_shelf(made)
    copy = shutil.copytree(made.root, tmp_path / "copy", copy_function=shutil.copyfile)
    watch = Watched()
    assert len(opened_shelf(find_workspace(copy), watch)) == 240
    assert watch.read == 0
    assert not watch.told


def test_other_folders_of_claims_have_an_archive_of_their_own(tmp_path: Path) -> None:
    found = small(tmp_path / "one")
    desk = small(tmp_path / "two")
    (desk.claims_dir / "other.yaml").unlink()
    beside = found.with_claims(desk.claims_dir)
    assert (len(opened_shelf(found)), len(opened_shelf(beside)), len(opened_shelf(found))) == (2, 1, 2)


def test_git_does_not_see_it(tmp_path: Path) -> None:
    opened_shelf(small(tmp_path))
    assert (tmp_path / ".factcheck" / ".gitignore").read_text().endswith("*\n")


# --- a store that cannot be used


BROKEN = {
    "a mapping": ("claims/talks.yaml", "source: talks\nclaims: {\n"),
    "an id": ("claims/talks.yaml", "source: talks\nclaims:\n  - {id: Not An Id, text: A}\n"),
    "a text": ("sources/talks.txt", "Another text.\n"),
    "another ending": ("claims/more.yml", "source: more\n"),
    "a speaker": ("sources/speakers.yaml", "- {id: a, name: A}\n- {id: a, name: B}\n"),
    "a source": ("claims/nowhere.yaml", "source: nowhere\nclaims: []\n"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_store_is_refused_in_the_same_words(what: str, tmp_path: Path) -> None:
    found, watch = small(tmp_path), Watched()
    opened_shelf(found)
    name, text = BROKEN[what]
    path = tmp_path / name
    before = path.read_text() if path.exists() else None
    write(found, name, text)
    with pytest.raises(UnusableInput) as in_memory:
        load(found)
    with pytest.raises(UnusableInput) as on_disk:
        open_shelf(found)
    assert str(on_disk.value) == str(in_memory.value)
    if before is None:
        path.unlink()
    else:
        path.write_text(before)
    assert len(opened_shelf(found, watch)) == 2
    assert watch.read <= 1


@pytest.mark.parametrize("successor", ["nothing", "ten", "two-hours"])
def test_a_succession_over_two_files_is_checked(successor: str, tmp_path: Path) -> None:
    found = small(tmp_path)
    opened_shelf(found)
    write_claims(found, claim("two-hours", "The talks lasted two hours.", superseded_by=successor))
    write_claims(
        found, claim("ten", "We will send ten soldiers", source="other", superseded_by="two-hours"), source="other"
    )
    with pytest.raises(UnusableInput) as in_memory:
        load(found)
    with pytest.raises(UnusableInput) as on_disk:
        open_shelf(found)
    assert str(on_disk.value) == str(in_memory.value)


def test_an_id_that_another_file_has_is_refused(tmp_path: Path) -> None:
    found = small(tmp_path)
    opened_shelf(found)
    write_claims(found, claim("ten", "We will send ten soldiers"))
    with pytest.raises(UnusableInput, match="'ten' is taken"):
        open_shelf(found)


def test_a_store_without_claims_is_refused(tmp_path: Path) -> None:
    found = workspace(tmp_path, talks=TALKS)
    write(found, "claims/talks.yaml", "source: talks\nclaims: []\n")
    with pytest.raises(UnusableInput, match="no claim in the store"):
        open_shelf(found)


# --- damage, and writers that end too early


def database_of(found: Workspace) -> Path:
    path = home.current(home.home_of(found))
    assert path is not None
    return path


def cut(path: Path, to: int | None = None) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 if to is None else to])


def test_a_damaged_archive_is_built_anew(made: Workspace) -> None:
    expected = [ids(opened_shelf(made), text) for text in statements(made)[:20]]
    damages: tuple[Callable[[], object], ...] = (
        lambda: cut(database_of(made), to=0),
        lambda: database_of(made).write_bytes(b"SQLite format 3\0" + b"x" * 5000),
        lambda: cut(database_of(made)),
        lambda: shutil.rmtree(next(database_of(made).parent.glob("lexical-*"))),
        lambda: cut(next(database_of(made).parent.glob("lexical-*/*.idx"))),
        lambda: (database_of(made).parent.parent / "current").write_text("../../elsewhere"),
        lambda: (database_of(made).parent.parent / "current").write_bytes(b"\xff\xfe"),
    )
    for number, damage in enumerate(damages):
        for path in database_of(made).parent.glob("claims.sqlite-*"):
            path.unlink()
        damage()
        watch = Watched()
        shelf = opened_shelf(made, watch)
        assert watch.read == 12, number
        assert [ids(shelf, text) for text in statements(made)[:20]] == expected


def test_an_archive_that_lacks_a_note_is_told_and_built_anew(made: Workspace) -> None:
    opened_shelf(made)
    with sqlite3.connect(database_of(made)) as database:
        database.execute("DELETE FROM meta WHERE key = 'statuses'")
    with pytest.raises(UnusableInput, match=r"index of the claims is damaged .*; run it again"):
        open_shelf(made)
    assert len(opened_shelf(made)) == 240


def test_one_of_another_version_is_built_anew(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_shelf(made)
    monkeypatch.setattr("checker.archive.building.KIND", "next")
    watch = Watched()
    opened_shelf(made, watch)
    assert watch.read == 12
    assert watch.told == ["the index of the claims is built anew: it was made by another version"]
    assert len(list(home.home_of(made).glob("*/claims.sqlite"))) == 1


def test_a_claim_that_was_changed_in_the_archive_is_never_used(made: Workspace) -> None:
    shelf = opened_shelf(made)
    (first,) = shelf.near("The energy regulator and the tram line", 1)
    with sqlite3.connect(database_of(made)) as database:
        database.execute("UPDATE claims SET data = replace(data, 'e', 'i')")
    with pytest.raises(UnusableInput, match=r"index of the claims is damaged .*; run it again"):
        opened_shelf(made).near("The energy regulator and the tram line", 1)
    assert opened_shelf(made).near("The energy regulator and the tram line", 1) == [first]


def test_damage_is_told_even_where_nothing_can_be_removed(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened_shelf(made)
    with sqlite3.connect(database_of(made)) as database:
        database.execute("UPDATE claims SET data = replace(data, 'e', 'i')")
    shelf = opened_shelf(made)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UnusableInput, match=r"index of the claims is damaged"):
        shelf.near("The energy regulator and the tram line", 1)


class PanicException(BaseException):
    """As pyo3's, which cannot be imported."""


def test_a_panic_of_the_index_of_words_is_damage(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = opened_shelf(made)

    def panic(*_: object, **__: object) -> list[int]:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(Lexical, "search", panic)
    with pytest.raises(UnusableInput, match=r"index of the claims is damaged .*index out of bounds.*run it again"):
        shelf.near("The energy regulator and the tram line", 1)


def test_an_interrupt_leaves_the_archive_as_it_was(made: Workspace) -> None:
    texts = statements(made)[:20]
    before = [ids(opened_shelf(made), text) for text in texts]
    changed = [path for path in made.claims_dir.glob("*.yaml") if re.search("text: .*Norway", path.read_text())]
    for path in changed:
        path.write_text(re.sub("(text: .*)Norway", r"\1Sweden", path.read_text()))
    with pytest.raises(KeyboardInterrupt):
        open_shelf(made, watch=Watched(give_up_at=5), jobs=1)
    there = Archive(made, database_of(made))
    assert [ids(there, text) for text in texts] == before
    watch = Watched()
    assert ids(opened_shelf(made, watch), "Sweden") != []
    assert watch.read == len(changed) > 5
    assert len(list(database_of(made).parent.glob("lexical-*"))) <= 2


KILLED = """
import os, signal, sys
from pathlib import Path
from checker.archive import open_shelf, opening
from checker.store import find_workspace
opening.LARGE = 1
class Killer:
    def over(self, items, total, what):
        for number, item in enumerate(items):
            if number == 6:
                os.kill(os.getpid(), signal.SIGKILL)
            yield item
    def tell(self, message):
        pass
print(len(open_shelf(find_workspace(Path(sys.argv[1])), jobs=1, watch=Killer() if sys.argv[2:] else None)))
"""


def run(found: Workspace, *more: str) -> "subprocess.Popen[str]":
    command = (sys.executable, "-c", KILLED, str(found.root), *more)
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_kill_in_mid_build_leaves_nothing_half(made: Workspace) -> None:
    with run(made, "kill") as process:
        assert process.wait() == -signal.SIGKILL
    assert home.current(home.home_of(made)) is None
    watch = Watched()
    assert len(opened_shelf(made, watch)) == 240
    assert watch.read == 12
    assert len(list(home.home_of(made).glob("*/claims.sqlite"))) == 1


def test_several_processes_may_find_it_old_at_once(made: Workspace) -> None:
    with run(made) as one, run(made) as other, run(made) as third:
        assert [process.communicate()[0] for process in (one, other, third)] == ["240\n"] * 3
    assert len(list(home.home_of(made).glob("*/claims.sqlite"))) == 1


def test_who_waits_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "PATIENCE", 0.1)
    found = small(tmp_path)
    place = home.home_of(found)
    home.make(place)
    with home.locked(place), pytest.raises(UnusableInput, match="another process has been reading the claims"):
        open_shelf(found)
    assert len(opened_shelf(found)) == 2


def test_who_reads_goes_on_reading_what_was_there(made: Workspace) -> None:
    shelf = opened_shelf(made)
    text = statements(made)[3]
    before = shelf.near(text, 5)
    for path in made.claims_dir.glob("*.yaml"):
        path.write_text(path.read_text().replace("id: report-", "id: other-"))
    assert ids(opened_shelf(made), text) != [candidate.claim.id for candidate in before]
    assert shelf.near(text, 5) == before


def test_where_nothing_can_be_written_it_is_built_for_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(place: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(home, "make", refuse)
    watch = Watched()
    assert len(opened_shelf(small(tmp_path), watch)) == 2
    assert ".factcheck/archive/claims cannot be written" in watch.told[0]
    assert not (tmp_path / ".factcheck").exists()


def test_several_processes_read_the_files_of_a_build(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = opened_shelf(made)
    expected = [alone.near(text, 5) for text in statements(made)[:20]]
    shutil.rmtree(made.root / ".factcheck")
    monkeypatch.setattr("checker.archive.building._ALONE", 0)
    together = open_shelf(made, jobs=2)
    assert [together.near(text, 5) for text in statements(made)[:20]] == expected


def test_a_process_that_may_start_no_others_reads_the_files_itself(
    made: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.archive.building._ALONE", 0)
    monkeypatch.setitem(current_process()._config, "daemon", True)  # type: ignore[attr-defined]  # as a pool sets it
    assert len(open_shelf(made, jobs=2)) == 240


# --- what must not change without a new number


def test_the_terms_are_those_of_the_format() -> None:
    """Where this fails, raise ``database.FORMAT``: what older archives hold does not fit any more."""
    text = "Ann Berg’s U.S. envoys won’t pay 1\u00a0200.50 euros (≈ 3 %) in Côte d'Ivoire on 12 March"
    assert terms(text) == [
        "ann", "berg", "united states", "envoy", "pay", "1\u00a0200.50", "euro", "3", "côte", "d'ivoire",
        "12", "march",
    ]  # fmt: skip


def test_a_rating_outlives_the_archive(tmp_path: Path) -> None:
    found = small(tmp_path)
    write_claims(found, claim("two-hours", "The talks lasted two hours.", rating=Rating.FALSE, tags=("a", "b")))
    (candidate, *_) = opened_shelf(found).near("The talks lasted two hours", 1)
    assert candidate.claim == next(one for one in load(found).claims if one.id == "two-hours")
