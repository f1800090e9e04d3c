"""The tables of words behind numbers and dates: each states its origin, and each word in them is really read."""

from pathlib import Path

import pytest

import checker.text
from checker.text.dates import dates
from checker.text.numbers import quantities
from checker.text.tables import rows, spellings, word_list

TABLES = sorted((Path(checker.text.__file__).parent / "data").glob("*.tsv"))
UNITS = [(row[0], row[1], spelling) for row in rows("units") for spelling in spellings(row[4])]
SYMBOLS = [spelling for row in rows("units") for spelling in spellings((*row, "", "")[5])]


def _phrases(table: str) -> list[tuple[str, str, bool]]:
    """Return each phrase of a table with what it says and whether it stands after the number or time."""
    return [
        (name, phrase, bool(place))
        for name, *cells in rows(table)
        for place, cell in enumerate(cells)
        for phrase in spellings(cell)
    ]


_FORMS = {
    "cardinal": "{} gulls",
    "tens": "{} gulls",
    "scale": "three {} gulls",
    "short scale": "$3{}",
    "plural": "{} of gulls",
    "group": "a {} of gulls",
    "ordinal": "the {} time",
    "part": "three {} of it",
    "multiple": "it {} the price",
    "times": "she won {}",
    "vulgar": "{} of it",
}
_MARKS = {"about": ("c", "ca"), "at most": ("within", "inside")}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_states_its_origin_and_columns(path: Path) -> None:
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    assert "Origin: " in head
    assert "# Columns: " in head or path.stem == "numbered_things"
    assert all(cell == cell.strip() for row in rows(path.stem) for cell in row)


def test_no_spelling_of_a_unit_stands_twice() -> None:
    for listed in ([spelling for _, _, spelling in UNITS], SYMBOLS):
        doubled = {spelling for spelling in listed if listed.count(spelling) > 1}
        assert doubled <= {"kt", "c"}  # knots and kilotonnes, cents and Celsius: the first row is taken


@pytest.mark.parametrize(("name", "dimension", "spelling"), UNITS, ids=lambda value: value)
def test_every_unit_is_read(name: str, dimension: str, spelling: str) -> None:
    (found,) = quantities(f"It came to 37 {spelling}.")
    if name == "second" and spelling == "second":
        assert found.dimension == "count"  # "37 second homes"; only "37-second" is a unit
    elif spelling in {"crown", "pound"}:
        assert found.dimension == "count"  # "37 crown jewels"
    else:
        assert (found.unit, found.dimension) == (name, dimension)


@pytest.mark.parametrize(("bound", "phrase", "after"), _phrases("approximations"))
def test_every_word_of_approximation_is_read(bound: str, phrase: str, after: bool) -> None:
    if phrase in _MARKS.get(bound, ()):
        return
    text = f"We saw 350 {phrase}." if after else f"We saw {phrase} 350 gulls."
    (found,) = quantities(text)
    assert found.bound == bound
    assert phrase in found.text


@pytest.mark.parametrize(("phrase", "bound"), [("c.", "about"), ("ca.", "about")])
def test_an_abbreviation_needs_its_point(phrase: str, bound: str) -> None:
    (found,) = quantities(f"We saw {phrase} 350 gulls.")
    assert found.bound == bound


def test_within_bounds_what_is_measured() -> None:
    assert [found.bound for found in quantities("within 350 metres, inside 9 days, within 350 gulls")] == [
        "at most",
        "at most",
        "exact",
    ]


@pytest.mark.parametrize(("edge", "phrase", "after"), _phrases("time_limits"))
def test_every_word_that_makes_a_time_a_limit_is_read(edge: str, phrase: str, after: bool) -> None:
    opening = "the year " if phrase == "to" else ""
    (found,) = dates(f"It is so in 1987 {phrase}." if after else f"It is so {opening}{phrase} May 1987.")
    assert found.edge == edge
    assert phrase in found.text


@pytest.mark.parametrize(("kind", "value", "words"), rows("numerals"))
def test_every_number_word_is_read(kind: str, value: str, words: str) -> None:
    factor = {"scale": 3, "short scale": 3}.get(kind, 1)
    for word in spellings(words):
        if word in {"one", "half", "halves", "quarter"}:
            continue  # their own rules have their own cases
        (found,) = quantities(_FORMS[kind].format(word))
        expected = 3 / float(value) if kind == "part" else factor * float(value)
        assert found.value == pytest.approx(expected), word


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_list("no such list")
