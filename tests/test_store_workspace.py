"""Finding and making a workspace, and reading its configuration."""

from pathlib import Path

import pytest
import store_kit as kit

from checker.errors import UnusableInput
from checker.model import Label
from checker.store import Workspace, find_workspace, init_workspace, load
from checker.store.config import TEMPLATE, Config, read_config


def test_a_workspace_is_found_from_a_folder_below(tmp_path: Path) -> None:
    made = kit.workspace(tmp_path / "desk")
    below = made.root / "drafts" / "monday"
    below.mkdir(parents=True)
    assert find_workspace(below).root == made.root


def test_the_nearest_workspace_counts(tmp_path: Path) -> None:
    kit.workspace(tmp_path)
    inner = kit.workspace(tmp_path / "inner")
    assert find_workspace(inner.claims_dir).root == inner.root


def test_the_working_directory_is_where_the_search_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = kit.workspace(tmp_path)
    monkeypatch.chdir(made.reports_dir)
    assert find_workspace().root == made.root


def test_no_workspace_is_refused_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="no factcheck workspace here or above; run `factcheck init`"):
        find_workspace(tmp_path)


def test_a_folder_called_like_the_marker_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").mkdir()
    with pytest.raises(UnusableInput, match="no factcheck workspace"):
        find_workspace(tmp_path)


def test_init_makes_what_find_finds_and_git_leaves_alone(tmp_path: Path) -> None:
    made = init_workspace(tmp_path / "desk")
    assert find_workspace(made.claims_dir) == made
    assert sorted(path.name for path in made.root.iterdir()) == ["claims", "factcheck.toml", "reports", "sources"]
    assert "*.txt -text" in (made.sources_dir / ".gitattributes").read_text()


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "factcheck.toml"
    marker.write_text("# mine")
    with pytest.raises(UnusableInput, match="there is a workspace here already"):
        init_workspace(tmp_path)
    assert marker.read_text() == "# mine"
    assert list(tmp_path.iterdir()) == [marker]


def test_init_keeps_folders_and_refuses_a_file_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    kept = tmp_path / "claims" / "old.yaml"
    kept.write_text("source: old\nclaims:\n")
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(UnusableInput, match="is in the way"):
        init_workspace(tmp_path)
    assert not (tmp_path / "factcheck.toml").exists()
    (tmp_path / "reports").unlink()
    init_workspace(tmp_path)
    assert kept.read_text() == "source: old\nclaims:\n"


def test_the_template_says_what_the_defaults_are(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(TEMPLATE)
    assert read_config(path) == Config()
    path.write_text("")
    assert read_config(path) == Config()


def test_settings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('\ufeff[check]\nfail_on = ["outdated"]\nreviewed_only = true\n', encoding="utf-8")
    config = read_config(path)
    assert config.check.fail_on == (Label.OUTDATED,)
    assert config.check.reviewed_only


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[check]\nfail_onn = []\n", 2, "unknown setting `check.fail_onn`; did you mean `fail_on`?"),
        ("[chek]\nfail_on = []\n", 1, "unknown setting `chek`; did you mean `check`?"),
        ("check.reviewd_only = true\n", 1, "unknown setting `check.reviewd_only`; did you mean `reviewed_only`?"),
        ("# a\n[check]\nreviewed_only = 1.5\n", 3, "`check.reviewed_only` has a wrong value"),
        ("[check]\nreviewed_only = 1\n", 2, "`check.reviewed_only` has a wrong value"),
        ('[check]\nreviewed_only = "yes"\n', 2, "`check.reviewed_only` has a wrong value"),
        ("[check]\n\nfail_on = ['wrong']\n", 3, "write 'supported', 'contradicted'"),
        ("[check]\nfail_on = 'outdated'\n", 2, "`check.fail_on` has a wrong value"),
        ("[check]\nfail_on = [\n", 2, "is not valid TOML"),
        ("check = 3\n", 1, "`check` has a wrong value"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(text)
    with pytest.raises(UnusableInput) as caught:
        find_workspace(tmp_path)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_configuration_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(UnusableInput, match=r"toml:1: is not UTF-8"):
        find_workspace(tmp_path)


def test_claims_from_another_workspace_come_with_its_sources(tmp_path: Path) -> None:
    here = kit.workspace(tmp_path / "here", other="Nothing here.\n")
    there = kit.workspace(tmp_path / "there", talks=kit.TALKS)
    kit.write_claims(there, kit.claim("two-hours", "The talks lasted two hours."))
    store = load(here, claims_dir=there.claims_dir)
    assert [claim.id for claim in store.claims] == ["two-hours"]
    assert store.text("talks") == kit.TALKS


def test_claims_in_a_subfolder_of_a_workspace_use_its_sources(tmp_path: Path) -> None:
    made = kit.workspace(tmp_path, talks=kit.TALKS)
    path = kit.write_claims(made, kit.claim("two-hours", "The talks lasted two hours."))
    (tmp_path / "old" / "2025").mkdir(parents=True)
    path.rename(tmp_path / "old" / "2025" / "talks.yaml")
    assert len(load(made, claims_dir=tmp_path / "old" / "2025")) == 1


def test_claims_with_sources_beside_them_need_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = kit.workspace(tmp_path / "bare", talks=kit.TALKS)
    kit.write_claims(made, kit.claim("two-hours", "The talks lasted two hours."))
    (made.root / "factcheck.toml").unlink()
    monkeypatch.chdir(tmp_path)
    store = load(find_workspace(claims_dir=Path("bare/claims")))
    assert store.place("two-hours") == ("bare/claims/talks.yaml", 3)


@pytest.mark.parametrize(("folder", "message"), [("nowhere", "no such folder"), ("lonely", "no sources belong")])
def test_claims_without_sources_or_without_a_folder_are_refused(tmp_path: Path, folder: str, message: str) -> None:
    (tmp_path / "lonely").mkdir()
    with pytest.raises(UnusableInput, match=message):
        find_workspace(tmp_path, claims_dir=tmp_path / folder)


def test_whoever_runs_a_check_sets_its_rules(tmp_path: Path) -> None:
    here = kit.workspace(tmp_path / "here")
    (here.root / "factcheck.toml").write_text("[check]\nreviewed_only = true\n")
    there = kit.workspace(tmp_path / "there")
    found = find_workspace(here.root, claims_dir=there.claims_dir)
    assert found.config.check.reviewed_only
    assert found.sources_dir == there.sources_dir


def test_names_are_relative_to_the_workspace(tmp_path: Path) -> None:
    made = Workspace(tmp_path)
    assert made.name(made.claims_dir / "a.yaml") == "claims/a.yaml"
    assert made.name(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"
