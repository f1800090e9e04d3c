"""``factcheck init``: what it makes, what it leaves alone, and the example it ships."""

import tomllib
from pathlib import Path

import pytest

from checker import example
from checker.cli import run
from checker.example import example_files
from checker.model import AttributionKind, Rating
from checker.store import find_workspace, lint, load

CLAIM = "no-russian-chinese-presence"


def test_an_empty_workspace_is_made_and_says_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init"]) == 0
    assert "next: factcheck sources add FILE" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims", "factcheck.toml", "reports", "sources"]
    assert run(["init"]) == 2
    assert "there is a workspace here already; use it" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    assert run(["init", str(tmp_path / "a" / "desk")]) == 0
    assert find_workspace(tmp_path / "a" / "desk" / "claims").root == tmp_path / "a" / "desk"


def test_an_empty_workspace_is_no_clean_bill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["init"])
    for command in (["lint"], ["claims", "list"]):
        capsys.readouterr()
        assert run(command) == 2
        assert capsys.readouterr().err.startswith("factcheck: claims: there is no claim in the store; add a source")


def test_the_example_is_a_clean_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", str(tmp_path), "--example"]) == 0
    assert "next: factcheck verify" in capsys.readouterr().out
    made = find_workspace(tmp_path)
    assert lint(made) == []
    assert made.reports_dir.is_dir()
    assert {name: (tmp_path / name).read_bytes() for name in example_files()} == example_files()


@pytest.mark.parametrize("name", ["claims/belgium-greenland-2026-01-15.yaml", "sources/speakers.yaml"])
def test_the_example_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir()
    mine.write_text("# mine\n")
    assert run(["init", str(tmp_path), "--example"]) == 2
    assert f"{mine}: is there already" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]
    assert mine.read_text() == "# mine\n"


def test_a_place_that_may_not_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run(["init", str(tmp_path / "file" / "below")]) == 2
    assert "cannot be made" in capsys.readouterr().err


def test_the_example_shows_every_kind_of_claim(tmp_path: Path) -> None:
    run(["init", str(tmp_path), "--example"])
    store = load(find_workspace(tmp_path))
    shown = store.claim(CLAIM)
    assert shown is not None
    assert (shown.text, shown.speaker) == (
        "There is no Russian or Chinese presence in Greenland itself.",
        "Karen Van Loon",
    )
    assert {claim.attribution.kind for claim in store.claims} == set(AttributionKind)
    assert {claim.status for claim in store.claims} == {"reviewed"}
    assert any(claim.superseded_by for claim in store.claims)
    assert any(claim.rating is Rating.FALSE for claim in store.claims)
    assert any(claim.valid_until for claim in store.claims)
    assert 12 <= len(store) <= 20
    assert all(store.speaker(claim.speaker) or claim.speaker == "Harbour Gazette" for claim in store.claims)


def test_a_wheel_carries_the_example_and_git_no_second_copy() -> None:
    root = Path(__file__).parent.parent
    folder = root / "checker" / "example"
    hatch = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    carried = {}
    for origin, place in hatch["force-include"].items():
        assert place.startswith("checker/example/")
        files = [root / origin] if (root / origin).is_file() else (root / origin).rglob("*")
        for file in files:
            name = file.relative_to(root / origin).as_posix()
            carried[f"{place.removeprefix('checker/example/')}/{name}".removesuffix("/.")] = file.read_bytes()
    assert carried == example_files()
    assert [path.name for path in folder.iterdir() if path.name != "__pycache__"] == ["__init__.py"]


def test_an_installed_package_reads_the_example_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in example_files().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content.replace(b"Harbour", b"Other"))
    monkeypatch.setattr(example, "files", lambda _: tmp_path)
    assert b"Other Gazette" in example_files()["sources/belgium-greenland-2026-01-15.yaml"]
