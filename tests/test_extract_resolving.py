"""A claim's text stands alone: what replaces "I", "it", "the country" and "yesterday", and what is left alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.extract import extract_claims
from checker.files import load_yaml
from checker.model import Claim, Ground, Markup, Modality, Source

CASES = Path(__file__).parent / "cases" / "extract" / "resolved.yaml"
SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)
Pair = tuple[str, str]


def reports() -> list[dict[str, Any]]:
    loaded = load_yaml(CASES.read_text(encoding="utf-8"), CASES.name)
    assert isinstance(loaded, dict)
    return list(loaded["resolutions"])


def claims(text: str, source: Source = SOURCE) -> tuple[Claim, ...]:
    return extract_claims(source, text).claims


def texts(text: str) -> list[str]:
    return [claim.text for claim in claims(text)]


def pairs(claim: Claim) -> list[Pair]:
    return [(one.words.lower(), one.stands_for.lower()) for one in claim.resolved]


def scored(report: dict[str, Any]) -> tuple[int, list[Pair], list[dict[str, str]]]:
    """Return how many resolutions of a report are right, those that are wrong, and the labels that are missed."""
    missed = list(report["resolved"])
    right, wrong = 0, []
    for claim in claims(report["text"]):
        passage = " ".join(claim.quote.exact.split()) if claim.quote else ""
        for words, stands_for in pairs(claim):
            label = next(
                (
                    one
                    for one in missed
                    if one["in"] in passage
                    and (one["words"].lower(), one["stands_for"].lower()) == (words, stands_for)
                ),
                None,
            )
            if label is None:
                wrong.append((words, stands_for))
            else:
                missed.remove(label)
                right += 1
    return right, wrong, missed


def test_hardly_a_resolution_is_wrong_and_most_are_found() -> None:
    found = [scored(report) for report in reports()]
    right = sum(one[0] for one in found)
    wrong = [pair for one in found for pair in one[1]]
    missed = [label for one in found for label in one[2]]
    assert len(found) >= 10
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert right / (right + len(missed)) >= 0.75, missed


@pytest.mark.parametrize("report", reports(), ids=lambda report: report["name"])
def test_what_is_resolved_by_the_text_stands_there(report: dict[str, Any]) -> None:
    for claim in claims(report["text"]):
        for one in claim.resolved:
            assert (one.start is None) == (one.by is not Ground.TEXT)
            assert one.exact is None or report["text"][one.start : one.end] == one.exact


def test_places_are_those_of_the_markdown_that_was_given() -> None:
    text = "The *plant* opened in 1970. It will close in May, **Ida Holt** said.\n"
    found = claims(text, SOURCE.model_copy(update={"markup": Markup.MARKDOWN}))[-1]
    assert found.text == "The plant will close in May."
    (one,) = found.resolved
    assert text[one.start : one.end] == one.exact == "The *plant*"


# --- "I" and "we" -------------------------------------------------------------------------------------------

SPOKEN = {
    "I am tired.": "Ida Holt is tired.",
    "I've seen it burn.": "Ida Holt has seen it burn.",
    "I don't think so at all.": "Ida Holt doesn't think so at all.",
    "I'd never sell the house.": "Ida Holt would never sell the house.",
    "I'd never sold a house before.": "Ida Holt had never sold a house before.",
    "I found the keys and gave them to my son.": "Ida Holt found the keys and gave them to her son.",
    "I carry the bag because I'm proud of my work.": "Ida Holt carries the bag because she is proud of her work.",
    "My house is gone.": "Ida Holt's house is gone.",
    "The council told me the truth.": "The council told Ida Holt the truth.",
    "I was a driver myself.": "Ida Holt was a driver herself.",
    "He asked whether I knew her.": "He asked whether Ida Holt knew her.",
}
AS_SAID = [
    "My wife and I were there.",
    "I think and hope the roof holds.",
    "We were told about it in May.",
    "I know that we were wrong.",
    "The mistake was mine alone.",
    "I put the letter on the table.",
]


@pytest.mark.parametrize(("words", "text"), SPOKEN.items(), ids=str)
def test_i_is_the_speaker_where_the_sentence_stays_grammatical(words: str, text: str) -> None:
    (claim,) = claims(f'"{words[:-1]}," said mayor Ida Holt.')
    assert claim.text == text
    assert claim.quote is not None
    assert claim.quote.exact == words[:-1]
    assert {(one.stands_for, one.by) for one in claim.resolved} == {("Ida Holt", Ground.SPEAKER)}


@pytest.mark.parametrize("words", AS_SAID)
def test_what_would_not_be_sure_stays_as_said_and_is_noted(words: str) -> None:
    (claim,) = claims(f'"{words[:-1]}," said mayor Ida Holt.')
    assert claim.text == words
    assert claim.resolved == ()
    assert claim.note is not None
    assert claim.note.startswith("Left as said: “")


def test_we_is_the_body_that_somebody_speaks_for() -> None:
    found = texts('"We have sold our ships, and we are ready," said a spokeswoman for the Lund Harbour Authority.')
    assert found == ["The Lund Harbour Authority has sold its ships, and it is ready."]


def test_two_clauses_of_the_speakers_are_two_claims_that_stand_alone() -> None:
    assert texts('"I carry the bag, and I\'m proud of my work," said mayor Ida Holt.') == [
        "Ida Holt carries the bag.",
        "Ida Holt is proud of her work.",
    ]


def test_what_only_looks_like_a_person_is_nobodys_i() -> None:
    assert texts('"I love the sea," Scarborough Shoal said.') == ["I love the sea."]


def test_the_country_us_is_no_first_person() -> None:
    assert texts('"The US signed the treaty," said mayor Ida Holt.') == ["The US signed the treaty."]


# --- Pronouns, descriptions and times -------------------------------------------------------------------------

STANDS_ALONE = {
    "The plant opened in 1970. It will close in May, Ida Holt said.": "The plant will close in May.",
    "Two turbines broke in May. They will be repaired, Ida Holt said.": "The two turbines will be repaired.",
    "Ida Holt said that she had sold her boat.": "Ida Holt had sold her boat.",
    "Ida Holt said the council had refused to hear her.": "The council had refused to hear Ida Holt.",
    "Denmark has closed two mines. Ida Holt said the country needed them.": "Denmark needed them.",
    "Environment Minister Per Falk left early. Ida Holt said the minister was ill.": "Per Falk was ill.",
    "The Lund Council said it had no money.": "The Lund Council had no money.",
    "Ann Holt met Ida Brink. Peter Holt said he had no money.": "Peter Holt had no money.",
    "Ida Holt said the boat sank yesterday.": "The boat sank on 11 March 2026.",
    "Ida Holt said the boat would sail until next year.": "The boat would sail until 2027.",
    '"The boat sank on Monday," Ida Holt said.': "The boat sank on Monday 9 March 2026.",
    '"The boat will sail on Monday," Ida Holt said.': "The boat will sail on Monday 16 March 2026.",
    '"The boat was sold last summer," Ida Holt said.': "The boat was sold in the summer of 2025.",
}
STAYS = {
    "The council bought the plant. It was too dear, Ida Holt said.": "It was too dear.",
    "The owners met the workers. They were angry, Ida Holt said.": "They were angry.",
    "Denmark and Sweden met. Ida Holt said the country was ready.": "The country was ready.",
    "Denmark met Olaf Brink. Ida Holt said the country road was closed.": "The country road was closed.",
    "Former President Per Falk wrote to her. Ida Holt said the president was ill.": "The president was ill.",
    "Europe is falling apart. It is a risk, Ida Holt said.": "It is a risk.",
    "Environment Minister Per Falk left. Ida Holt said the minister, the aides and the guards were ill.": (
        "The minister, the aides and the guards were ill."
    ),
    "Ida Holt said it was hard to say who won.": "It was hard to say who won.",
    "Aigerim Bekova saw the pipe. Bekova said it leaked in May.": "It leaked in May.",
    "Bekova said it leaked in three places.": "It leaked in three places.",
    "Ann Holt heard Olaf Brink. The prosecutor said that he had seen nothing.": "He had seen nothing.",
    "Peter Holt left. John Brink said he had lost the case.": "He had lost the case.",
    "The Kestra ferry is late. A man from the ferry company said the company was sorry.": "The company was sorry.",
    "Kestra, which builds boats, sued a rival firm. Ida Holt said the firm was broke.": "The firm was broke.",
    "Ida Holt said the council had spent last year's budget.": "The council had spent last year's budget.",
    '"The council meets on Monday," Ida Holt said.': "The council meets on Monday.",
    '"The boat sank two weeks ago," Ida Holt said.': "The boat sank two weeks ago.",
    "A reporter for USA Today saw the fire, Ida Holt said.": "A reporter for USA Today saw the fire.",
}


@pytest.mark.parametrize(("report", "text"), STANDS_ALONE.items(), ids=str)
def test_words_that_lean_on_the_rest_are_replaced(report: str, text: str) -> None:
    assert texts(report)[-1] == text
    assert claims(report)[-1].resolved


@pytest.mark.parametrize(("report", "text"), STAYS.items(), ids=str)
def test_what_may_mean_two_things_stays(report: str, text: str) -> None:
    assert texts(report)[-1] == text
    assert not claims(report)[-1].resolved


def test_what_a_name_is_explained_by_is_not_noted() -> None:
    assert claims("Ann Holt, the mayor, met Bo Lind in May.")[0].note is None


def test_a_verb_before_not_that_stands_for_a_sentence_is_noted() -> None:
    assert claims('"The owners agree, but the law does not," mayor Ida Holt said.')[-1].note == (
        "Left as said: “does”."
    )


def test_a_verb_that_stands_for_a_sentence_is_noted() -> None:
    (claim,) = claims('"If the ships don\'t, the trains will," mayor Ida Holt said.')
    assert claim.note == "Left as said: “don't”, “will”."
    assert claim.modality is Modality.CONDITIONAL
