"""The patterns of attribution, one file of cases each: what is read off a statement, and what off an article."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.extract import extract_claims, read_statement
from checker.files import load_yaml
from checker.model import Source
from checker.text.unnamed import as_called

CASES = sorted((Path(__file__).parent / "cases" / "extract").glob("*.yaml"))
FILE_KEYS = {"about", "statements", "articles", "resolutions"}
STATEMENT_KEYS = {"statement", "speaker", "role", "cue", "content", "quoted", "attributed", "unsaid"}
ARTICLE_KEYS = {"name", "text", "claims", "nothing_with", "count", "wrong"}
CLAIM_KEYS = {"speaker", "text", "kind", "cue", "reported_by", "said_on", "context", "exact", "note"}
SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)


def load(path: Path) -> dict[str, Any]:
    loaded = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(loaded, dict)
    return loaded


def statements() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['statement'][:60]}")
        for path in CASES
        for case in load(path).get("statements", [])
    ]


def articles() -> list[Any]:
    """Return the articles; ``wrong`` says why one is not read as it should be, and the test fails once it is."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}", marks=_known(case.get("wrong")))
        for path in CASES
        for case in load(path).get("articles", [])
    ]


def _known(wrong: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=wrong, strict=True, raises=AssertionError)] if wrong else []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_of_cases_says_what_it_is_about_and_holds_known_keys_only(path: Path) -> None:
    loaded = load(path)
    assert set(loaded) <= FILE_KEYS
    assert loaded["about"].endswith(".")
    assert loaded.get("statements") or loaded.get("articles") or loaded.get("resolutions")
    for case in loaded.get("statements", []):
        assert set(case) <= STATEMENT_KEYS
        assert len(case) > 1
    for case in loaded.get("articles", []):
        assert set(case) <= ARTICLE_KEYS
        assert case.get("claims") or case.get("nothing_with") or "count" in case
        assert all(set(claim) <= CLAIM_KEYS for claim in case.get("claims", []))


@pytest.mark.parametrize("case", statements())
def test_statement(case: dict[str, Any]) -> None:
    read = read_statement(case["statement"])
    expected = {key: value for key, value in case.items() if key != "statement"}
    if "quoted" in expected:
        expected["quoted"] = tuple(expected["quoted"])
    expected.setdefault("attributed", expected.get("speaker") is not None)
    assert {key: getattr(read, key) for key in expected} == expected


@pytest.mark.parametrize("case", articles())
def test_article(case: dict[str, Any]) -> None:
    found = [
        {
            "speaker": as_called(claim.speaker),
            "text": claim.text,
            "kind": claim.attribution.kind.value,
            "cue": claim.attribution.cue,
            "reported_by": claim.attribution.reported_by,
            "said_on": claim.said_on,
            "context": claim.context,
            "exact": claim.quote.exact if claim.quote else None,
            "note": claim.note,
        }
        for claim in extract_claims(SOURCE, case["text"]).claims
    ]
    for expected in case.get("claims", []):
        assert any(all(one[key] == value for key, value in expected.items()) for one in found), (expected, found)
    for words in case.get("nothing_with", []):
        assert not [one for one in found if words in str(one["text"])]
    if "count" in case:
        assert len(found) == case["count"], found
