"""How two words are related: what must be found, and what must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import Kinship, relation
from checker.lexicon.tables import DATA

FOUND = [
    ("labour", "Labor", Kinship.SAME),
    ("rejects", "rejected", Kinship.INFLECTED),
    ("leave", "left", Kinship.INFLECTED),
    ("turned down", "turns down", Kinship.INFLECTED),
    ("invest", "investment", Kinship.DERIVED),
    ("agreed", "agreement", Kinship.DERIVED),
    ("presidential", "president", Kinship.DERIVED),
    ("quickly", "quick", Kinship.DERIVED),
    ("Danish", "Denmark", Kinship.DERIVED),
    ("American", "U.S.", Kinship.DERIVED),
    ("bought", "purchased", Kinship.SYNONYM),
    ("soldiers", "troops", Kinship.SYNONYM),
    ("probe", "inquiry", Kinship.SYNONYM),
    ("scrapped", "abolished", Kinship.SYNONYM),
    ("turned down", "rejected", Kinship.SYNONYM),
    ("called off", "cancelled", Kinship.SYNONYM),
    ("lawmakers", "MPs", Kinship.SYNONYM),
    ("jobless", "out of work", Kinship.SYNONYM),
    ("car", "vehicle", Kinship.HYPERNYM),
    ("vehicle", "car", Kinship.HYPONYM),
    ("dog", "animal", Kinship.HYPERNYM),
    ("rose", "fell", Kinship.ANTONYM),
    ("approved", "rejected", Kinship.ANTONYM),
    ("legal", "illegal", Kinship.ANTONYM),
    ("supporters", "opponents", Kinship.ANTONYM),
    ("accepted", "turned down", Kinship.ANTONYM),
    ("profit", "loss", Kinship.ANTONYM),
]
UNRELATED = """
city town / minister president / January February / Monday Tuesday / run fall / doctor nurse / army navy
euro dollar / judge lawyer / percent point / million billion / tonne ton / month year / propose approve
charge convict / accuse convict / expect promise / red blue / north east / hospital school / company union
France Germany / South Korea|North Korea / wage price / injure die / Williams William / mayor governor
two three / offer accept
plan decide / warn deny / goal point / teacher pupil / river lake / import tariff / study teach / said denied
"""


@pytest.mark.parametrize(("a", "b", "expected"), FOUND)
def test_what_is_related(a: str, b: str, expected: Kinship) -> None:
    assert relation(a, b) is expected


def pairs() -> list[tuple[str, str]]:
    found = []
    for pair in UNRELATED.replace("\n", " / ").split(" / "):
        left, _, right = pair.strip().partition("|" if "|" in pair else " ")
        if right:
            found.append((left, right))
    return found


@pytest.mark.parametrize(("a", "b"), pairs())
def test_what_is_not_related(a: str, b: str) -> None:
    assert relation(a, b) is Kinship.NONE


LEMMAS = [
    line.split("\t")[0]
    for line in (DATA / "wordnet" / "senses.tsv").read_text(encoding="ascii").splitlines()[1:]
    if line.split("\t")[1] > "1"
][::7]
MIRRORED = {Kinship.HYPERNYM: Kinship.HYPONYM, Kinship.HYPONYM: Kinship.HYPERNYM}


@given(st.sampled_from(LEMMAS), st.sampled_from(LEMMAS))
def test_relation_seen_from_the_other_side(a: str, b: str) -> None:
    there, back = relation(a, b), relation(b, a)
    assert back is MIRRORED.get(there, there)


@given(st.one_of(st.sampled_from(LEMMAS), st.text(max_size=12)))
def test_every_word_is_itself(word: str) -> None:
    assert relation(word, word) is Kinship.SAME
