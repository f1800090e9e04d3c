"""Times are read as the cases say; two of them stand to each other as the cases say."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.files import load_yaml
from checker.text.dates import TimeRelation, When, dates, same_time, weekday_fits

CASES = Path(__file__).parent / "cases" / "text" / "dates.yaml"
_CASES: dict[str, list[Any]] = load_yaml(CASES.read_text(encoding="utf-8"), str(CASES))
_KEYS = {field.name for field in fields(When)} - {"start", "end", "opens", "closes"}
WRITTEN = date(2025, 6, 12)


def _shown(key: str, value: object) -> object:
    if key == "readings":
        return [first for first, _ in value]  # type: ignore[attr-defined]  # the readings are pairs of days
    return "none" if value is None else value


@pytest.mark.parametrize("case", _CASES["reading"], ids=lambda case: str(case["text"])[:40])
def test_a_text_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    found = dates(case["text"], case.get("anchor"))
    assert len(found) == len(case["finds"]), [when.text for when in found]
    for when, expected in zip(found, case["finds"], strict=True):
        assert expected.keys() <= _KEYS
        for key, value in expected.items():
            assert _shown(key, getattr(when, key)) == value, (when.text, key)


@pytest.mark.parametrize(("one", "other", "relation"), _CASES["relation"])
def test_two_times_stand_to_each_other_as_their_case_says(one: object, other: object, relation: str) -> None:
    left, right = dates(str(one), WRITTEN), dates(str(other), WRITTEN)
    assert len(left) == len(right) == 1
    assert same_time(left[0], right[0]) == TimeRelation(relation)
    assert same_time(right[0], left[0]) == TimeRelation(relation)


def test_every_relation_has_a_case() -> None:
    assert {relation for _, _, relation in _CASES["relation"]} == {relation.value for relation in TimeRelation}


@pytest.mark.parametrize(("text", "answer"), _CASES["weekday"])
def test_a_weekday_is_right_or_wrong(text: str, answer: str) -> None:
    (when,) = dates(text, date(2026, 5, 20))
    assert {True: "right", False: "wrong", None: "unknown"}[weekday_fits(when)] == answer


def test_a_weekday_without_a_year_or_anchor_cannot_be_held() -> None:
    (when,) = dates("Tuesday 12 May")
    assert weekday_fits(when) is None


@pytest.mark.parametrize("anchor", [date.min, date.max, date(2024, 2, 29), None])
def test_any_anchor_will_do(anchor: date | None) -> None:
    text = (
        "29 February, last year, next century, in 300 years' time, 40,000 years ago, on Monday, next spring, Easter"
    )
    found = dates(text, anchor)
    assert len(found) == 8
    assert all(when.first is None or when.last is None or when.first <= when.last for when in found)
