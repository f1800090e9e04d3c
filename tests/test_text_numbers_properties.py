"""What holds for numbers and times in any text: places, order, round trips, symmetry, linear time."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import checker.text
from checker.text.dates import When, dates, same_time, weekday_fits
from checker.text.numbers import Agreement, Quantity, agree, quantities
from checker.text.numerals import numerals

_DATA = Path(checker.text.__file__).parent / "data"
_PIECES = [
    *sorted(
        {
            spelling
            for path in _DATA.glob("*.tsv")
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
            for cell in line.split("\t")
            for spelling in cell.split(", ")
        }
    ),
    "1",
    "12",
    "2026",
    "3.5",
    "1,234",
    "09",
    "5km",
    "9.30am",
    "18:45",
    "9/11",
    "2024-25",
    "1990s",
    "90s",
    "21st",
    "people",
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from([" ", " ", "", "-", "\u00a0"])), max_size=14).map(
        lambda pairs: "".join(piece + gap for piece, gap in pairs)
    ),
)
ANCHOR = date(2026, 1, 15)

_KNOWN = numerals()
_SMALL = {value: word for word, value in _KNOWN.small.items() if word not in {"nought", "naught"}}
_TENS = {value: word for word, value in _KNOWN.tens.items() if word != "fourty"}


def spelt(number: int) -> str:
    """Write a number in British words: the slow and obvious way."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[10 * tens] + (f"-{_SMALL[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" and {spelt(rest)}" if rest else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            above, rest = divmod(number, scale)
            join = " and " if 0 < rest < 100 and scale == 1000 else " "
            return f"{spelt(above)} {name}" + (f"{join}{spelt(rest)}" if rest else "")
    raise AssertionError(number)


@given(TEXTS)
def test_everything_found_stands_in_the_text_in_order_and_apart(text: str) -> None:
    whens = dates(text, ANCHOR)
    found = quantities(text, [(when.start, when.end) for when in whens])
    spans = sorted([(when.start, when.end) for when in whens] + [(item.start, item.end) for item in found])
    every: list[When | Quantity] = [*whens, *found]
    assert all(text[item.start : item.end] == item.text != "" for item in every)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert [item.start for item in found] == sorted(item.start for item in found)


@given(TEXTS)
def test_a_quantity_lies_within_its_own_limits(text: str) -> None:
    for found in quantities(text):
        assert found.low <= found.high
        assert found.digits >= 1
        assert found.step > 0


@given(TEXTS, TEXTS)
def test_relations_do_not_depend_on_the_order(one: str, other: str) -> None:
    for a in quantities(one):
        for b in quantities(other):
            assert agree(a, b) is agree(b, a)
    for left in dates(one, ANCHOR):
        assert weekday_fits(left) in {True, False, None}
        for right in [*dates(other, ANCHOR), *dates(other)]:
            assert same_time(left, right) is same_time(right, left)


@given(TEXTS)
def test_everything_agrees_with_itself(text: str) -> None:
    for found in quantities(text):
        assert agree(found, found) in {Agreement.SAME, Agreement.BOUNDED_OK}


@given(st.one_of(st.integers(0, 2000), st.integers(0, 10**12 - 1)))
def test_a_number_in_words_is_read_back(number: int) -> None:
    (found,) = quantities(f"We counted {spelt(number)} stars.")
    assert found.value == number
    assert found.text == spelt(number)


@given(st.integers(0, 10**12), st.sampled_from([",", "\u00a0", "\u202f", "\u2009"]))
def test_separators_do_not_change_a_number(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    (found,) = quantities(f"We counted {written} stars.")
    assert (found.value, found.text) == (number, written)


@given(st.integers(1, 999), st.integers(0, 99), st.sampled_from(["million", "billion", "m", "bn"]))
def test_a_scale_multiplies(whole: int, hundredths: int, scale: str) -> None:
    (found,) = quantities(f"It cost €{whole}.{hundredths:02}{'' if len(scale) < 3 else ' '}{scale}.")
    assert found.value == pytest.approx((whole + hundredths / 100) * (1e6 if scale.startswith("m") else 1e9))


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_back_in_every_form(day: date) -> None:
    month = day.strftime("%B")
    for written in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"the {day.day}th of {month} {day.year}",
    ):
        (when,) = dates(f"It began on {written}.")
        assert (when.first, when.last, when.text) == (day, day, written)
        assert weekday_fits(when) is (True if written.startswith(day.strftime("%A")) else None)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_two_days_are_one_exactly_if_they_are_the_same(day: date, later: int) -> None:
    other = day + timedelta(days=later)
    (left,), (right,) = dates(day.isoformat()), dates(f"{other.day} {other:%B} {other.year}")
    assert (same_time(left, right).value == "same") is (later == 0)
    (month,) = dates(f"{other:%B} {other.year}")
    inside = (day.year, day.month) == (other.year, other.month)
    assert same_time(left, month).value == ("one within the other" if inside else "disjoint")


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_exact_percentages_agree_exactly_if_they_round_to_each_other(one: int, other: int) -> None:
    (left,), (right,) = quantities(f"{one / 10**4:.4f}%"), quantities(f"{other / 10**4:.1f}%")
    apart = abs(left.value - right.value) * 100
    if apart < 0.0499:
        assert agree(left, right) is Agreement.SAME
    if apart > 0.0502:
        assert agree(left, right) is Agreement.DIFFERENT


def _seconds(text: str) -> float:
    start = perf_counter()
    whens = dates(text, ANCHOR)
    quantities(text, [(when.start, when.end) for when in whens])
    return perf_counter() - start


@pytest.mark.parametrize("unit", ["1", "1,", "1.", "-", "million ", "about ", "not until "])
def test_two_hundred_kilobytes_of_one_thing_are_no_trap(unit: str) -> None:
    assert _seconds((unit * 200_000)[:200_000]) < 20


@pytest.mark.parametrize(
    "unit", ["1 ", "one and ", "twenty-", "half a ", "from May to ", "9 May 2026 ", "the end of "]
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    short, long = (unit * 2_000)[:2_000], (unit * 2_000)[:8_000]
    _seconds(short)
    assert min(_seconds(long), _seconds(long)) < 16 * max(min(_seconds(short), _seconds(short)), 0.005)


def test_a_run_of_digits_is_a_code_and_no_number() -> None:
    found: list[Quantity] = quantities("1" * 5000 + " and " + "9" * 41)
    assert found == []
