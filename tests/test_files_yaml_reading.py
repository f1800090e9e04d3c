"""YAML from strangers: what is read, with its lines, and what is refused, with file, line and cure."""

import importlib.util
import sys
import time
from datetime import date
from math import inf, isnan

import pytest

from checker.errors import UnusableInput
from checker.files import load_yaml, yaml_reading, yaml_tree


@pytest.fixture(params=["with libyaml", "without libyaml"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test here with the parser in C and with the one in Python, whichever PyYAML was built with."""
    if request.param == "without libyaml":
        monkeypatch.setitem(sys.modules, "yaml.cyaml", None)
        specification = importlib.util.find_spec("checker.files.yaml_reading")
        assert specification is not None
        assert specification.loader is not None
        copy = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(copy)
        assert not hasattr(copy._Parser, "raw_parse")
        monkeypatch.setattr(yaml_reading, "_Parser", copy._Parser)
    else:
        pytest.importorskip("yaml.cyaml", reason="this PyYAML was built without libyaml")


def refusal(text: str) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        yaml_tree(text, "claims/a.yaml")
    assert caught.value.file == "claims/a.yaml"
    assert caught.value.cure
    return caught.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("NO", "NO"),
        ("12", 12),
        ("-12", -12),
        ("0", 0),
        ("007", "007"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("12:30", "12:30"),
        ("1.50", 1.5),
        ("-.5", "-.5"),
        (".5", 0.5),
        ("1.0e+20", 1e20),
        ("1e5", "1e5"),
        (".inf", inf),
        ("-.inf", -inf),
        ("2026-01-15", date(2026, 1, 15)),
        ("2026-1-15", "2026-1-15"),
        ("2026-01-15T10:00:00", "2026-01-15T10:00:00"),
        ("'2026-01-15'", "2026-01-15"),
        ('"12"', "12"),
        ("'true'", "true"),
        ("٣", "٣"),
        ("Groenland", "Groenland"),
    ],
)
def test_a_scalar_has_the_type_it_is_written_as(written: str, value: object) -> None:
    found = load_yaml(f"key: {written}\n", "a.yaml")["key"]
    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_read() -> None:
    assert isnan(load_yaml("a: .nan", "a.yaml")["a"])


def test_every_value_and_key_knows_its_line() -> None:
    tree = yaml_tree(
        "# a remark\nsource: s\nclaims:\n  - id: a\n    quote: {start: 1,\n      end: 2}\n  - id: b\n", "a.yaml"
    )
    assert tree.plain() == {"source": "s", "claims": [{"id": "a", "quote": {"start": 1, "end": 2}}, {"id": "b"}]}
    assert tree.line == 2
    assert tree.key_lines == {"source": 2, "claims": 3}
    assert isinstance(tree.value, dict)
    claims = tree.value["claims"].value
    assert isinstance(claims, list)
    assert [claim.line for claim in claims] == [4, 7]
    assert claims[0].key_lines == {"id": 4, "quote": 5}
    assert isinstance(claims[0].value, dict)
    assert claims[0].value["quote"].key_lines == {"start": 5, "end": 6}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "--- ~"])
def test_no_content_is_null(text: str) -> None:
    assert load_yaml(text, "a.yaml") is None


def test_windows_line_endings_count_once() -> None:
    assert yaml_tree("a: 1\r\nb: 2\r\n", "a.yaml").key_lines == {"a": 1, "b": 2}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert load_yaml("1: a\nnull: b\n2026-01-15: c\n<<: d\n", "a.yaml") == {
        "1": "a",
        "null": "b",
        "2026-01-15": "c",
        "<<": "d",
    }


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb:\n\tc: 2\n", 3, "tab"),
        ("\ta: 1", 1, "tab"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands twice, first on line 1"),
        ("x: {a: 1, a: 2}", 1, "'a' stands twice"),
        ("a: 1\nb: &anchor 2\n", 2, "&anchor"),
        ("a: &anchor\n  b: 1\n", 1, "&anchor"),
        ("a: &anchor [1]\n", 1, "&anchor"),
        ("&anchor a: 1\n", 1, "&anchor"),
        ("a: 1\nb: *anchor\n", 2, "alias"),
        ("*anchor : 1\n", 1, "alias"),
        ("- *anchor\n", 1, "alias"),
        ("a: !!python/object/apply:os.system ['true']\n", 1, "python/object"),
        ("a: !!python/name:os.system\n", 1, "python/name"),
        ("a: !!str 1\n", 1, "tag"),
        ("a: ! b\n", 1, "tag"),
        ("!!map {a: 1}\n", 1, "tag"),
        ("!!str a: 1\n", 1, "tag"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("[a, b]: 1\n", 1, "key must be text"),
        ("? {a: 1}\n: 2\n", 1, "key must be text"),
        ("a: 1\nb: 2026-02-30\n", 2, "no date 2026-02-30"),
        ("a: 0000-00-00\n", 1, "no date"),
        ("a: b: c\n", 1, "not valid YAML"),
        ("a: 1\nb: @x\n", 2, "not valid YAML"),
        ("a: [1, 2\n", 1, "not valid YAML"),
        ("a: 'b\n", 1, "not valid YAML"),
        ("- a\nb\n", 2, "not valid YAML"),
        ("a: b\x01\n", 1, "U+0001"),
        ("a: b\nc: \0\n", 2, "U+0000"),
        ("a: b\nc: \ud800\n", 2, "U+D800"),
        ("a: " + "9" * 5000, 1, "too long"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, line: int, words: str) -> None:
    error = refusal(text)
    assert words in error.message
    assert error.line == line


@pytest.mark.parametrize("text", ["[" * 33, "{a: " * 33, "- " * 33 + "x", "[" * 500_000])
def test_deep_nesting_is_refused_fast(text: str) -> None:
    start = time.perf_counter()
    assert "nested" in refusal(text).message
    assert time.perf_counter() - start < 1


def test_nesting_is_read_down_to_the_limit() -> None:
    assert load_yaml("[" * 32 + "]" * 32, "a.yaml") is not None
    siblings = "a:\n" + "  - [[x], {b: c}]\n" * 100  # depth counts what encloses a value, not what went before
    assert len(load_yaml(siblings, "a.yaml")["a"]) == 100


def test_exploding_aliases_are_refused_fast() -> None:
    laughs = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    start = time.perf_counter()
    assert refusal("\n".join(laughs)).line == 1
    assert time.perf_counter() - start < 1


def test_nothing_a_tag_asks_for_is_done(tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("tag") / "made"
    refusal(f"a: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{target}']]\n")
    assert not target.exists()
