"""A statement with several facts to its facts, each standing alone; one that cannot be cut stays whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract import parts_of, read_statement
from checker.extract.parts import facts

CUT = {
    "The pay deal is final and does not need the consent of union members.": [
        "The pay deal is final.",
        "The pay deal does not need the consent of union members.",
    ],
    "Two people died and 14 flats were lost in the fire.": ["Two people died.", "14 flats were lost in the fire."],
    "Tom Ellery lost a hand in the attack, while Jean Maddocks made a full recovery.": [
        "Tom Ellery lost a hand in the attack.",
        "Jean Maddocks made a full recovery.",
    ],
    "Olivarra is only provisionally suspended; there has been no final ruling on a ban.": [
        "Olivarra is only provisionally suspended.",
        "There has been no final ruling on a ban.",
    ],
    "Summit Media also made an offer for the Gazette, but it was beaten by the Courier.": [
        "Summit Media also made an offer for the Gazette.",
        "Summit Media was beaten by the Courier.",
    ],
    "The dam, which was built in 1954, will not be closed.": [
        "The dam will not be closed.",
        "The dam was built in 1954.",
    ],
    "Mara Quist, who led the inquiry for two years, has resigned.": [
        "Mara Quist has resigned.",
        "Mara Quist led the inquiry for two years.",
    ],
    "The police arrested Ivo Marek, who had fled to Chur in May.": [
        "The police arrested Ivo Marek.",
        "Ivo Marek had fled to Chur in May.",
    ],
    "The bill passed on Monday. The minister resigned on Tuesday.": [
        "The bill passed on Monday.",
        "The minister resigned on Tuesday.",
    ],
}
WHOLE = [
    "The minister resigned.",
    "Nobody aboard the boat was hurt when it and the frigate collided.",
    "Other cereals, such as those used for beer and polenta, fall outside the pact.",
    "A bridge that is dear to cross and falling to bits is a scandal.",
    "Coolant had not leaked and started the fire at Brackwell.",
    "The 2,100 job cuts at Valdora and Kestrel will be completed within two years.",
    "Fewer than a thousand people will be employed while the road is being built.",
    "If the bill passes, the minister will resign and the coalition will end.",
    "Two weirs were removed in 2024, and the third and last will go in August.",
    "Spain and Portugal signed the treaty.",
    "The council fined the owner, and he paid.",
    "It is not true that the dam is safe and the road is open.",
    "The mayor would have resigned and the council would have fallen without the deal.",
]


@pytest.mark.parametrize(("said", "expected"), CUT.items(), ids=str)
def test_several_facts_are_told_apart(said: str, expected: list[str]) -> None:
    assert facts(said) == expected


@pytest.mark.parametrize("said", WHOLE)
def test_what_cannot_be_cut_stays_whole(said: str) -> None:
    assert facts(said) == [said]


def test_each_part_keeps_the_speaker_and_a_single_fact_has_no_parts() -> None:
    parts = parts_of(read_statement("Mara Quist said that the dam is safe and the road will open in May."))
    assert [part.speaker for part in parts] == ["Mara Quist"] * 2
    assert parts_of(read_statement("Mara Quist said that the dam is safe.")) == []


def test_a_quotation_is_never_cut() -> None:
    assert parts_of(read_statement("“The dam is safe and the road is open,” said Mara Quist.")) == []


@given(
    st.lists(
        st.sampled_from(["the dam", "is", "opened", "and", ",", "but", "it", "who", "were", ";", "closed"]),
        max_size=14,
    )
)
@settings(max_examples=80)
def test_no_part_holds_a_word_that_the_text_does_not_have(words: list[str]) -> None:
    text = "The mayor " + " ".join(words) + "."
    known = set(text.lower().replace(",", " ").replace(".", " ").replace(";", " ").split())
    for fact in facts(text):
        assert set(fact.lower().replace(",", " ").replace(".", " ").replace(";", " ").split()) <= known
