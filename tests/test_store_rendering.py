"""What the store writes is read back as the same, by our reader and by others."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from store_kit import TALKS, claim

from checker.files import load_yaml
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Ground,
    Modality,
    Quote,
    Rating,
    Resolution,
    Role,
    Speaker,
    Status,
)
from checker.store.reading import Reading, parse_claims, parse_speakers
from checker.store.rendering import render_claims, render_item, scalar, speaker_values

TROUBLE = st.text(alphabet="ab1 :#-'\"\n,{}[]é“.\\?&*!|>%@\t\r\x85\u2028\ufeff", max_size=12)
WORDS = (st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | TROUBLE).filter(
    str.strip
)
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DAYS = st.dates(min_value=date(1000, 1, 1))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    exact = draw(WORDS)
    start = draw(st.integers(0, 9000))
    return Claim(
        id=draw(IDS),
        text=draw(WORDS),
        speaker=draw(WORDS),
        attribution=Attribution(
            kind=draw(st.sampled_from(AttributionKind)),
            cue=draw(st.none() | WORDS),
            reported_by=draw(st.none() | WORDS),
        ),
        quote=draw(st.none() | st.just(Quote(source="talks", start=start, end=start + len(exact), exact=exact))),
        context=draw(st.none() | WORDS),
        resolved=tuple(draw(st.lists(resolutions(), max_size=2))),
        modality=draw(st.sampled_from(Modality)),
        said_on=draw(st.none() | DAYS),
        valid_from=draw(st.none() | DAYS),
        superseded_by=draw(st.none() | IDS),
        status=draw(st.sampled_from(Status)),
        rating=draw(st.none() | st.sampled_from(Rating)),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
        note=draw(st.none() | WORDS),
    )


@st.composite
def resolutions(draw: st.DrawFn) -> Resolution:
    start, exact = draw(st.integers(0, 10**6)), draw(WORDS)
    placed = {"start": start, "end": start + len(exact), "exact": exact} if draw(st.booleans()) else {}
    return Resolution(words=draw(WORDS), stands_for=draw(WORDS), by=draw(st.sampled_from(Ground)), **placed)


@given(st.lists(claims(), max_size=3, unique_by=lambda one: one.id))
def test_claims_come_back_from_yaml_as_they_were(written: list[Claim]) -> None:
    reading = Reading()
    parse_claims(render_claims("talks", written), "talks", "talks.yaml", reading)
    assert [placed.claim for placed in reading.claims] == written
    assert not reading.problems.ordered()


@given(WORDS, WORDS)
def test_other_yaml_readers_read_the_same(one: str, other: str) -> None:
    values: dict[str, Any] = {"a": one, "m": {"k": other, "z": 1}, "l": [one, other], "d": [{"q": one}]}
    text = "x:\n" + render_item(values, "  ")
    assert yaml.safe_load(text) == {"x": [values]}
    assert load_yaml(text, "x") == {"x": [values]}


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_speakers_come_back_from_yaml_as_they_were(words: list[str]) -> None:
    roles = (Role(title=words[0], affiliation=words[-1], since=date(2020, 1, 2)), Role(title=words[-1]))
    speaker = Speaker(id="a", name=words[0], aliases=tuple(words), roles=roles)
    reading = Reading()
    parse_speakers(render_item(speaker_values(speaker), ""), "speakers.yaml", reading)
    assert [placed.speaker for placed in reading.speakers] == [speaker]


def test_keys_stand_in_the_documented_order_and_style() -> None:
    full = claim(
        "ten-soldiers",
        "We will send ten soldiers",
        speaker="Ann Berg",
        attribution=Attribution(kind=AttributionKind.DIRECT, cue="told", reported_by="Harbour Gazette"),
        context="Said after the talks.",
        valid_until=date(2026, 6, 1),
        superseded_by="eight-soldiers",
        tags=("army", "arctic: north"),
        note="First line.\n\nSecond: line.",
    )
    start = TALKS.index("We will send")
    assert render_claims("talks", [full]) == (
        "source: talks\n"
        "claims:\n"
        "  - id: ten-soldiers\n"
        "    text: We will send ten soldiers\n"
        "    speaker: Ann Berg\n"
        "    attribution: {kind: direct, cue: told, reported_by: Harbour Gazette}\n"
        f'    quote: {{start: {start}, end: {start + 25}, exact: "We will send ten soldiers"}}\n'
        "    context: Said after the talks.\n"
        "    said_on: 2026-01-15\n"
        "    valid_until: 2026-06-01\n"
        "    superseded_by: eight-soldiers\n"
        "    status: draft\n"
        '    tags: [army, "arctic: north"]\n'
        "    note: |-\n"
        "      First line.\n"
        "\n"
        "      Second: line.\n"
    )


@pytest.mark.parametrize(
    "text", ["no", "NO", "null", "12", "1e3", "2026-01-15", "a: b", "a #b", "- a", "", "~", "a:", "0x1f"]
)
def test_a_text_that_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text", ["10 soldiers will go", "Løkke: a name".replace(":", ","), "“Yes,” she said.", "it's"]
)
def test_an_ordinary_text_is_not_quoted(text: str) -> None:
    assert scalar(text) == text


def test_the_modality_of_a_fact_is_not_written() -> None:
    fact = Claim(id="a", text="It rained.", speaker="Ann", attribution=Attribution(kind=AttributionKind.DIRECT))
    assert "modality" not in render_claims("talks", [fact])
    opinion = fact.model_copy(update={"modality": Modality.OPINION})
    assert "    modality: opinion\n" in render_claims("talks", [opinion])


def test_what_is_resolved_is_written_a_line_each() -> None:
    word = Resolution(words="I", stands_for="Ann", by=Ground.SPEAKER)
    place = Resolution(words="the country", stands_for="Chile", by=Ground.TEXT, start=3, end=8, exact="Chile")
    claim = Claim(
        id="a",
        text="Ann left Chile.",
        speaker="Ann",
        attribution=Attribution(kind=AttributionKind.DIRECT),
        resolved=(word, place),
    )
    assert (
        "    resolved:\n"
        "      - {words: I, stands_for: Ann, by: speaker}\n"
        '      - {words: the country, stands_for: Chile, by: text, start: 3, end: 8, exact: "Chile"}\n'
    ) in render_claims("talks", [claim])
