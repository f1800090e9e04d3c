"""What is written as YAML is what people like to read, and reads back as the same data."""

import importlib.util
from datetime import date
from enum import StrEnum
from math import inf
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.files import dump_yaml, load_yaml

ANY_CHARACTER = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
AWKWARD = st.sampled_from(
    ["\n", " ", "\t", "\r", "\x85", "\u2028", "\ufeff", "-", ":", "#", "'", '"', "\\", "|", ">", "a"]
)
TEXT = st.text(ANY_CHARACTER) | st.text(AWKWARD, max_size=12)
SCALAR = st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False) | st.dates() | TEXT
VALUE = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


def without_libyaml() -> ModuleType:
    """Load the writer as it is where PyYAML was built without libyaml."""
    specification = importlib.util.find_spec("checker.files.yaml_writing")
    assert specification is not None
    assert specification.loader is not None
    copy = importlib.util.module_from_spec(specification)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeDumper", raising=False)
        specification.loader.exec_module(copy)
    return copy


WITHOUT_LIBYAML = without_libyaml()


def same(left: Any, right: Any) -> bool:
    """Compare with types: 1, 1.0 and True are equal to Python."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


@given(VALUE)
def test_data_reads_back_the_same(value: Any) -> None:
    assert same(load_yaml(dump_yaml(value), "a.yaml"), value)


@given(st.text(AWKWARD, max_size=30), st.integers(0, 3))
def test_awkward_texts_read_back_the_same_at_any_depth(text: str, depth: int) -> None:
    value: Any = text
    for _ in range(depth):
        value = [{"key": value}]
    assert load_yaml(dump_yaml(value), "a.yaml") == value


@given(st.from_regex(r"[-+0-9.eE_:xo]{1,12}", fullmatch=True))
def test_text_that_looks_like_a_number_stays_text(text: str) -> None:
    assert load_yaml(dump_yaml({"a": text}), "a.yaml") == {"a": text}


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "no",
        "null",
        "~",
        "",
        "2026-01-15",
        "1.5",
        "=",
        "<<",
        "- a",
        "a: b",
        "# a",
        "*a",
        "&a",
        "!a",
        "%a",
        "0...",
        "...",
    ],
)
def test_text_that_means_something_in_yaml_stays_text(text: str) -> None:
    assert load_yaml(dump_yaml([text, {text: text}]), "a.yaml") == [text, {text: text}]


def test_it_is_written_for_people() -> None:
    value = {
        "id": "a",
        "title": "Grønland “now”",
        "published": date(2026, 1, 15),
        "tags": ["b", "a"],
        "none": None,
        "text": "One line.\nAnother.\n",
        "score": 0.5,
    }
    assert dump_yaml(value) == (
        "id: a\ntitle: Grønland “now”\npublished: 2026-01-15\ntags:\n- b\n- a\nnone: null\n"
        "text: |\n  One line.\n  Another.\nscore: 0.5\n"
    )


def test_long_text_is_folded_and_reads_back() -> None:
    text = "No soldiers will be sent to the island, the minister said. " * 10
    written = dump_yaml({"text": text.strip()})
    assert max(map(len, written.splitlines())) <= 110
    assert load_yaml(written, "a.yaml") == {"text": text.strip()}


def test_the_same_value_twice_makes_no_anchor() -> None:
    shared = {"on": date(2026, 1, 15), "list": [1]}
    assert load_yaml(dump_yaml([shared, shared]), "a.yaml") == [shared, shared]


def test_a_bare_scalar_has_no_end_mark() -> None:
    assert dump_yaml("a") == "a\n"


def test_tuples_and_text_enumerations_are_written_as_lists_and_text() -> None:
    class Status(StrEnum):
        DRAFT = "draft"

    assert dump_yaml({"status": Status.DRAFT, "tags": ("a",)}) == "status: draft\ntags:\n- a\n"


@given(VALUE)
def test_the_writer_without_libyaml_writes_the_same_data(value: Any) -> None:
    written = WITHOUT_LIBYAML.dump_yaml(value)
    assert same(load_yaml(written, "a.yaml"), value)


@pytest.mark.parametrize("value", [{1, 2}, b"bytes", object(), {1: "a"}, [inf, {None: 1}]])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dump_yaml(value)
