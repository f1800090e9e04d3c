"""Facts, opinions, predictions and conditions are told apart; questions and greetings claim nothing."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from checker.extract import extract_claims
from checker.extract.modality import modality_of
from checker.extract.words import words_of
from checker.files import load_yaml
from checker.model import Modality, Source

CASES = sorted((Path(__file__).parent / "cases" / "modality").glob("*.yaml"))
SOURCE = Source(id="report", publisher="Harbour Gazette", published=date(2026, 3, 12), sha256="0" * 64)
LABELS = {*Modality, "none"}


def sentences(path: Path) -> list[tuple[str, str, bool]]:
    """Return the label, the sentence, and whether it is reported speech, for each sentence of a file."""
    loaded = load_yaml(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(loaded, dict)
    found = []
    for label, rows in loaded.items():
        for row in rows:
            text, reported = (row["text"], row["reported"]) if isinstance(row, dict) else (row, False)
            found.append((label, text, reported))
    return found


def given(text: str, *, reported: bool) -> str:
    return modality_of(text, words_of(text), reported=reported) or "none"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_labelled_sentences_are_told_apart(path: Path) -> None:
    wrong = [(text, label) for label, text, reported in sentences(path) if given(text, reported=reported) != label]
    assert len(wrong) <= 0.05 * len(sentences(path)), wrong


def test_the_sentences_are_many_and_each_stands_once() -> None:
    everything = [one for path in CASES for one in sentences(path)]
    assert {label for label, _, _ in everything} == LABELS
    assert len(everything) >= 220
    assert max(Counter(text for _, text, _ in everything).values()) == 1


def test_claims_say_in_what_sense_they_were_said() -> None:
    report = (
        '"Good morning, everybody," mayor Ida Holt said. "The plan is a disgrace. Who wants it? It will fail. '
        'If it does, we resign. The dam is 40 metres high."'
    )
    found = {claim.text: claim.modality for claim in extract_claims(SOURCE, report).claims}
    assert list(found.values()) == ["opinion", "prediction", "conditional", "fact"]


def test_an_act_is_told_as_a_fact() -> None:
    (claim,) = extract_claims(SOURCE, "Mayor Ida Holt denied that the dam would break.").claims
    assert (claim.text, claim.modality) == ("Ida Holt denied that the dam would break.", "fact")
