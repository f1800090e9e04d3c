"""``factcheck explain``: a page for every code and verdict, and the nearest ones for a misspelt one."""

import pytest

from checker.cli import run
from checker.cli.explain import pages
from checker.compare import COMPARISONS, codes
from checker.editorial.codes import NOTES
from checker.errors import ExitCode
from checker.model import Label
from checker.store import LINT_CODES


def page(capsys: pytest.CaptureFixture[str], code: str) -> str:
    assert run(["explain", code]) == ExitCode.OK
    return capsys.readouterr().out


@pytest.mark.parametrize("code", [*Label, *codes(), *LINT_CODES, *NOTES])
def test_every_code_has_a_page(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = page(capsys, code)
    assert text.startswith(code)
    assert len(text.split()) > 15
    assert max(map(len, text.splitlines())) <= 100


def test_a_comparison_shows_its_levels(capsys: pytest.CaptureFixture[str]) -> None:
    for comparison in COMPARISONS:
        text = page(capsys, comparison.CODE)
        assert all(f"  {level.name} " in text for level in comparison.LEVELS)


def test_a_page_is_found_by_its_name_and_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert page(capsys, "number") == page(capsys, "fc103") == page(capsys, "FC103")
    assert page(capsys, "Supported").startswith("supported\n\nA claim in the store says the same")


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == ExitCode.OK
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[0] for row in rows] == [one.code for one in pages()]
    assert [row.split()[0] for row in rows] == [*Label, *codes(), *LINT_CODES, *NOTES]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("FC130", "there is no code or verdict 'FC130'; did you mean FC1"),
        ("contradict", "did you mean contradicted"),
        ("xyz", "there is no code or verdict 'xyz'; see `factcheck explain`"),
    ],
)
def test_an_unknown_code_is_refused(code: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code]) == ExitCode.UNUSABLE
    assert message in capsys.readouterr().err
