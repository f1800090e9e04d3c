"""Sources on disk: the text to the byte, the description strict, nothing overwritten unasked."""

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_kit import TALKS, contents, workspace

from checker.errors import UnusableInput
from checker.model import Source
from checker.store import Workspace
from checker.store.sources import (
    Addition,
    add_source,
    checked_id,
    described_source,
    list_sources,
    load_source,
    proposed_id,
    save_source,
    sha256_of,
    text_file,
)


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "desk")


def source(text: str = TALKS, source_id: str = "talks", **values: Any) -> Source:
    return Source.model_validate({"id": source_id, "sha256": sha256_of(text), **values})


FULL: dict[str, Any] = {
    "title": "Talks: day one",
    "publisher": "Harbour Gazette",
    "author": "Ann Berg",
    "url": "https://gazette.example/talks",
    "published": date(2026, 1, 15),
    "retrieved": date(2026, 1, 16),
    "language": "en",
}


def test_a_source_is_stored_and_loaded(made: Workspace) -> None:
    assert add_source(made, source(**FULL), TALKS) is Addition.ADDED
    loaded = load_source(made, "talks")
    assert loaded.source == source(**FULL)
    assert loaded.text == TALKS
    assert list_sources(made) == [source(**FULL)]


def test_the_description_has_its_keys_in_order(made: Workspace) -> None:
    add_source(made, source(**FULL), TALKS)
    assert (made.sources_dir / "talks.yaml").read_text() == (
        "id: talks\ntitle: 'Talks: day one'\npublisher: Harbour Gazette\nauthor: Ann Berg\n"
        "url: https://gazette.example/talks\npublished: 2026-01-15\nretrieved: 2026-01-16\nlanguage: en\n"
        f"sha256: {sha256_of(TALKS)}\n"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_text_is_stored_to_the_byte(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    made = workspace(tmp_path_factory.getbasetemp() / "bytes")
    save_source(made, source(text), text)
    assert text_file(made, "talks").read_bytes() == text.encode()
    assert load_source(made, "talks").text == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda title: title.strip()))
def test_any_title_reads_back(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    made = workspace(tmp_path_factory.getbasetemp() / "titles")
    save_source(made, source(title=title), TALKS)
    assert load_source(made, "talks").source.title == title


def test_the_same_text_again_changes_nothing(made: Workspace) -> None:
    add_source(made, source(**FULL), TALKS)
    before = contents(made)
    assert add_source(made, source(title="Another title"), TALKS) is Addition.UNCHANGED
    assert contents(made) == before


def test_another_text_needs_to_be_asked_for(made: Workspace) -> None:
    add_source(made, source(**FULL), TALKS)
    before = contents(made)
    with pytest.raises(UnusableInput, match="taken by another text") as caught:
        add_source(made, source("New."), "New.")
    assert "--id" in caught.value.cure
    assert "--replace" in caught.value.cure
    assert contents(made) == before
    assert add_source(made, source("New."), "New.", replace=True) is Addition.REPLACED
    assert load_source(made, "talks").text == "New."


def test_a_replaced_description_keeps_its_comments_and_its_order(made: Workspace) -> None:
    save_source(made, source(), TALKS)
    description = made.sources_dir / "talks.yaml"
    description.write_text(
        "# Checked by the desk.\n"
        f"sha256: {sha256_of(TALKS)}  # of the text\n"
        "title: 'Talks'\n"
        "# The first edition:\n"
        "published: 2026-01-15\n"
    )
    new = source("New.", title="Talks", published=date(2026, 1, 15), retrieved=date(2026, 2, 1), language="en")
    add_source(made, new, "New.", replace=True)
    assert description.read_text() == (
        "# Checked by the desk.\n"
        f"sha256: {sha256_of('New.')}  # of the text\n"
        "title: 'Talks'\n"
        "# The first edition:\n"
        "published: 2026-01-15\n"
        "id: talks\n"
        "retrieved: 2026-02-01\n"
        "language: en\n"
    )
    assert load_source(made, "talks").source == new


def test_a_lost_or_changed_text_is_restored(made: Workspace) -> None:
    add_source(made, source(**FULL), TALKS)
    before = contents(made)
    for damage in (lambda: text_file(made, "talks").write_text("changed"), text_file(made, "talks").unlink):
        damage()
        with pytest.raises(UnusableInput):
            load_source(made, "talks")
        assert add_source(made, source(), TALKS) is Addition.RESTORED
        assert contents(made) == before


def test_a_text_without_a_description_is_not_overwritten_unasked(made: Workspace) -> None:
    text_file(made, "talks").write_text("Something that somebody put there.")
    with pytest.raises(UnusableInput, match="without a description"):
        add_source(made, source(), TALKS)
    assert add_source(made, source(), TALKS, replace=True) is Addition.ADDED


def test_an_addition_that_was_cut_short_can_be_repeated(made: Workspace) -> None:
    text_file(made, "talks").write_bytes(TALKS.encode())  # the description is written after the text
    assert add_source(made, source(), TALKS) is Addition.ADDED


@pytest.mark.parametrize(
    ("description", "line", "words"),
    [
        ("sha256: x\nauthr: B\n", 2, "unknown key `authr`"),
        ("title: A\n", 1, "no `sha256`"),
        ("title: A\ntitle: B\n", 2, "stands twice"),
        ("sha256: x\npublished: soon\n", 2, "date"),
        ("- title: A\n", 1, "mapping"),
        ("id: other\nsha256: x\n", 1, "other"),
        ("title: &a A\n", 1, "anchor"),
    ],
)
def test_a_broken_description_is_refused_with_its_line(
    made: Workspace, description: str, line: int, words: str
) -> None:
    (made.sources_dir / "talks.txt").write_text(TALKS)
    (made.sources_dir / "talks.yaml").write_text(description)
    for read in (
        lambda: load_source(made, "talks"),
        lambda: list_sources(made),
        lambda: described_source(made, "talks"),
        lambda: add_source(made, source(), TALKS, replace=True),
    ):
        with pytest.raises(UnusableInput) as caught:
            read()
        assert words in caught.value.message
        assert (caught.value.file, caught.value.line) == ("sources/talks.yaml", line)
    assert (made.sources_dir / "talks.yaml").read_text() == description


def test_a_missing_source_is_named(made: Workspace) -> None:
    assert described_source(made, "talks") is None
    with pytest.raises(UnusableInput, match="no source 'talks'"):
        load_source(made, "talks")


def test_the_speakers_are_no_source(made: Workspace) -> None:
    made.speakers_file.write_text("- id: ann-berg\n  name: Ann Berg\n")
    assert list_sources(made) == []


@pytest.mark.parametrize(
    "source_id",
    [
        "../up",
        "a/b",
        "..",
        ".",
        "",
        ".hidden",
        "A",
        "a b",
        "a--b",
        "a\n",
        "a\0",
        "/etc/passwd",
        "c:\\a",
        "å",
        "a" * 121,
    ],
)
def test_an_id_that_could_leave_the_folder_is_refused(made: Workspace, source_id: str) -> None:
    before = contents(made)
    for use in (checked_id, lambda one: load_source(made, one), lambda one: described_source(made, one)):
        with pytest.raises(UnusableInput, match="no id"):
            use(source_id)
    assert contents(made) == before


def test_the_name_of_the_speakers_file_is_refused() -> None:
    with pytest.raises(UnusableInput, match="speakers"):
        checked_id("speakers")


@pytest.mark.parametrize(
    ("title", "file", "published", "expected"),
    [
        ("Arctic troops", "x", date(2026, 1, 15), "arctic-troops-2026-01-15"),
        ("Arctic troops", "x", None, "arctic-troops"),
        (None, "Arctic_Troops v2", None, "arctic-troops-v2"),
        (None, "arctic-2026-01-15", date(2026, 1, 15), "arctic-2026-01-15"),
        ("Løkke’s “no”: Grønland er Færøernes nabo", "x", None, "lokkes-no-gronland-er-faeroernes-nabo"),
        ("Москва", "moscow", None, "moscow"),
        ("Москва", "Москва", None, f"source-{sha256_of(TALKS)[:8]}"),
        ("Speakers", "x", None, "speakers-text"),
        ("word " * 40, "x", None, "-".join(["word"] * 12)),
        ("w" * 300, "x", None, "w" * 60),
    ],
)
def test_an_id_is_made_of_the_title_and_the_date(
    title: str | None, file: str, published: date | None, expected: str
) -> None:
    assert proposed_id(title, file, published, TALKS) == expected
    assert checked_id(expected) == expected


@given(st.none() | st.text(), st.text(), st.none() | st.dates())
def test_any_title_gives_an_id(title: str | None, file: str, published: date | None) -> None:
    made = proposed_id(title, file, published, TALKS)
    assert checked_id(made) == made


def test_a_full_disk_leaves_the_old_source(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add_source(made, source(**FULL), TALKS)
    before = contents(made)

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnusableInput, match="No space left"):
        add_source(made, source("New."), "New.", replace=True)
    assert contents(made) == before
