"""docs/store.md says what the code does: its examples are read, its tables are complete."""

import re
from pathlib import Path

import pytest

from checker.model import Claim, Quote, Source, Speaker
from checker.store.codes import RULES
from checker.store.reading import Reading, parse_claims, parse_speakers
from checker.store.schema import read_model

PAGE = (Path(__file__).parent.parent / "docs" / "store.md").read_text(encoding="utf-8")
CLAIMS, SOURCE, SPEAKERS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_claims_of_the_page_are_read() -> None:
    reading = Reading()
    parse_claims(CLAIMS, "brussels-arctic-2026-01-15", "store.md", reading)
    assert not reading.problems.ordered()
    quote = reading.claims[0].claim.quote
    assert quote == Quote(
        source="brussels-arctic-2026-01-15", start=2013, end=2076, exact=quote.exact if quote else ""
    )
    assert quote.end - quote.start == len(quote.exact)


def test_the_speakers_of_the_page_are_read() -> None:
    reading = Reading()
    parse_speakers(SPEAKERS, "store.md", reading)
    assert not reading.problems.ordered()
    assert set(reading.speakers[0].speaker.model_fields_set) == set(Speaker.model_fields)


def test_the_source_of_the_page_is_read() -> None:
    from checker.files import yaml_tree

    reading = Reading()
    node = yaml_tree(SOURCE, "store.md")
    source = read_model(Source, node, what="source", file="store.md", problems=reading.problems)
    assert source is not None
    assert source.model_fields_set == set(Source.model_fields)


@pytest.mark.parametrize("key", Claim.model_fields)
def test_every_key_of_a_claim_has_its_row(key: str) -> None:
    assert re.search(rf"^\| (?:`\w+`, )?`{key}`", PAGE, re.MULTILINE)


def test_the_table_of_codes_is_complete() -> None:
    rows = [f"| {rule.code} | {rule.name} | {rule.severity} |" for rule in RULES]
    table = PAGE.partition("<!-- codes: begin -->\n")[2].partition("<!-- codes: end -->")[0].splitlines()
    assert table[2:] == rows
