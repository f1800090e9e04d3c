"""A sentence of the store's own source is not denied by the claim it rests on; the whole of it is supported."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from compare_kit import Given
from store_kit import claim, workspace, write_claims

from checker.compare.reading import Reading
from checker.compare.repeated import leaves_out_day, may_repeat, repeated, share_known
from checker.model import Claim, Label, Quote, Status
from checker.nli import Scores
from checker.pipeline import Desk
from checker.store import load

TEXT = (
    "The pilots' union welcomed the pay but questioned the date.\n"
    "Per Holm, who was not asked before, denied that the pier leaked on Wednesday.\n"
    "The ferry sank because the crew had left the doors open.\n"
)
DAY, LATER = date(2026, 1, 15), date(2026, 3, 1)
DENIES = Given(Scores(entailment=0.01, neutral=0.01, contradiction=0.98))
"""An inference model that takes all for contradictions."""


def desk_with(root: Path, *claims: Claim) -> Desk:
    made = workspace(root, talks=TEXT)
    write_claims(made, *claims)
    return Desk.of(load(made), inference=DENIES)


def told(words: str, says: str = "", **values: Any) -> Claim:
    return claim("it", words, text=TEXT, **values).model_copy(update={"text": says or words})


def test_a_whole_sentence_of_the_source_is_supported_whatever_the_model_says(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, told("The ferry sank because the crew had left the doors open."))
    assert (
        desk.verify("The ferry sank because the crew had left the doors open.", as_of=DAY).label is Label.SUPPORTED
    )


def test_a_sentence_that_a_claim_tells_in_part_is_not_denied_by_it(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, told("questioned the date", "The pilots' union questioned the date."))
    said = desk.verify("The pilots' union welcomed the pay but questioned the date.", as_of=DAY)
    assert said.label is Label.UNVERIFIED, said.message


def test_another_sentence_can_be_denied_by_the_claim(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, told("questioned the date", "The pilots' union questioned the date."))
    said = desk.verify("The pilots' union questioned the date and the pay.", as_of=DAY)
    assert said.label is not Label.SUPPORTED


def test_what_somebody_denies_in_the_source_is_no_sentence_of_it(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, told("denied that the pier leaked", "Per Holm denied that the pier leaked."))
    assert desk.verify("The pier leaked.", as_of=DAY).label is not Label.SUPPORTED


def test_a_retracted_claim_vouches_for_no_sentence(tmp_path: Path) -> None:
    sentence = "The ferry sank because the crew had left the doors open."
    other = told("The pilots' union welcomed the pay but questioned the date.").model_copy(update={"id": "other"})
    desk = desk_with(tmp_path, told(sentence, status=Status.RETRACTED), other)
    assert desk.verify(sentence, as_of=DAY).label is Label.UNVERIFIED


def test_another_day_of_the_same_name_is_another_sentence(tmp_path: Path) -> None:
    sentence = "Per Holm, who was not asked before, denied that the pier leaked on Wednesday."
    denial = told("denied that the pier leaked on Wednesday", sentence)
    desk = desk_with(tmp_path, denial)
    statement = desk.verify(sentence).statement
    (then,), (later,) = (desk.assess(statement, [denial], as_of=day) for day in (DAY, LATER))
    assert (then.pair.repeats, later.pair.repeats) == (True, False)


@pytest.mark.parametrize(
    ("statement", "stands"),
    [
        ("The ferry sank because the crew had left the doors open", True),
        ("“The ferry  sank because the crew had left the doors open.”", True),
        ("The crew had left the doors open.", False),
        ("The ferry sank because the crew had not left the doors open.", False),
    ],
)
def test_only_the_sentence_itself_is_repeated(statement: str, stands: bool) -> None:
    words = "the crew had left the doors open"
    start = TEXT.index(words)
    quote = Quote(source="talks", start=start, end=start + len(words), exact=words)
    assert repeated(statement, quote, TEXT) is stands


def test_words_are_counted_and_few_words_say_too_little() -> None:
    assert share_known("Per Holm denied it.", "Holm denied") == 0.5
    assert share_known("…", "Holm") == 0.0
    assert not may_repeat("He left.", "He left.")
    assert not may_repeat("Per Holm denied it.", "")


@pytest.mark.parametrize(
    ("statement", "whole"),
    [
        ("The Harrach lynx has killed four sheep in Hinterau.", True),
        ("The Harrach lynx killed four sheep in Hinterau.", True),
        ("The Harrach lynx killed four sheep.", False),
        ("The Harrach lynx killed four goats in Hinterau.", False),
        ("The lynx killed four sheep in Hinterau.", False),
    ],
)
def test_only_the_day_may_be_left_out(statement: str, whole: bool) -> None:
    claim = Reading("The Harrach lynx killed four sheep in Hinterau on 6 March 2025.")
    assert leaves_out_day(Reading(statement), claim) is whole


@pytest.mark.parametrize("day", ["by 6 March 2025", "until March", "every Tuesday", "in the summer of Kestra"])
def test_a_limit_is_no_day(day: str) -> None:
    claim = Reading(f"The Harrach lynx killed four sheep in Hinterau {day}.")
    assert not leaves_out_day(Reading("The Harrach lynx killed four sheep in Hinterau."), claim)
