"""Quantities are read as the cases say; two of them agree as the cases say."""

import doctest
import re
from pathlib import Path
from typing import Any

import pytest

from checker.files import load_yaml
from checker.text.numbers import Agreement, agree, quantities

CASES = Path(__file__).parent / "cases" / "text" / "numbers.yaml"
_CASES: dict[str, list[Any]] = load_yaml(CASES.read_text(encoding="utf-8"), str(CASES))
_KEYS = {"text", "value", "low", "high", "unit", "dimension", "bound", "counted", "digits", "per"}


@pytest.mark.parametrize("case", _CASES["reading"], ids=lambda case: str(case["text"])[:40])
def test_a_text_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    found = quantities(case["text"])
    assert [quantity.text for quantity in found if not case["finds"]] == []
    assert len(found) == len(case["finds"]), [quantity.text for quantity in found]
    for quantity, expected in zip(found, case["finds"], strict=True):
        assert expected.keys() <= _KEYS
        for key, value in expected.items():
            actual = getattr(quantity, key)
            close = pytest.approx(value, rel=1e-4) if isinstance(value, int | float) else value
            assert actual == close, (quantity.text, key)


@pytest.mark.parametrize(("one", "other", "relation"), _CASES["agreement"])
def test_two_quantities_agree_as_their_case_says(one: str, other: str, relation: str) -> None:
    left, right = quantities(one), quantities(other)
    assert len(left) == len(right) == 1
    assert agree(left[0], right[0]) == Agreement(relation)
    assert agree(right[0], left[0]) == Agreement(relation)


def test_every_relation_has_a_case() -> None:
    assert {relation for _, _, relation in _CASES["agreement"]} == {relation.value for relation in Agreement}


def test_what_is_a_date_already_is_passed_over() -> None:
    text = "On 9 May, 12 boats sank within 9 days."
    taken = [(text.index("9 May"), text.index("9 May") + 5)]
    assert [quantity.text for quantity in quantities(text, taken)] == ["12", "within 9 days"]


def test_a_bound_does_not_reach_into_a_date() -> None:
    text = "It took more than 12 days."
    assert [found.text for found in quantities(text, [(text.index("than"), text.index("than") + 4)])] == ["12 days"]


@pytest.mark.parametrize(
    "text", ["", " ", "no numbers here", "and a half", "of a million", "per cent", "$", "-", "½"]
)
def test_fragments_do_no_harm(text: str) -> None:
    assert all(text[found.start : found.end] == found.text for found in quantities(text))


def test_the_examples_of_the_manual_are_true() -> None:
    page = (Path(__file__).parents[1] / "docs" / "numbers.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    test = doctest.DocTestParser().get_doctest("".join(examples), {}, "numbers.md", None, 0)
    assert len(test.examples) >= 8
    assert doctest.DocTestRunner().run(test).failed == 0
