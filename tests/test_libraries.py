"""The cases on which our readers are compared with libraries (docs/libraries.md): ours get every one right."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import libraries  # noqa: E402  the benchmarks are no package: their folder must be on the path first
import library_readers  # noqa: E402  as above

KNOWN = {"tokens": 1}
"""A number with plain spaces is one number, but no one token: "1 200 000" may be three."""


@pytest.mark.parametrize("task", library_readers.TASKS)
def test_ours_get_every_case_right(task: str) -> None:
    ours = library_readers.TASKS[task][0]
    assert ours.name == "factcheck"
    wrong = list(libraries.WRONG[task](ours.make()))
    assert len(wrong) == KNOWN.get(task, 0), wrong


def test_a_library_that_is_not_installed_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> Callable[..., Any]:
        raise ImportError("No module named 'absent'")

    library = library_readers.Library("absent", absent, "")
    monkeypatch.setitem(library_readers.TASKS, "tokens", (library_readers.TASKS["tokens"][0], library))
    assert [one.name for one in libraries.ready("tokens")] == ["factcheck"]
    assert capsys.readouterr().err == "absent: skipped, No module named 'absent'\n"
