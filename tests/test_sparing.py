"""The inference model is asked only where its answer can tell, and the verdicts are as if it were asked of all."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from compare_kit import AS_OF, Given, Said, claim_of, desk_of

from checker import pipeline
from checker.compare.assess import Assessment, by_words
from checker.decide import Stance, stance_of, tells_nothing, weigh
from checker.evaluate.cases import desk_of as desk_of_case
from checker.evaluate.cases import read_cases
from checker.extract import read_statement
from checker.model import Label
from checker.nli import Network, Scores

NEWSROOM = Path(__file__).parents[1] / "training" / "newsroom"
STORES = 8
SURE = [Scores(0.98, 0.015, 0.005), Scores(0.01, 0.98, 0.01), Scores(0.005, 0.015, 0.98)]

BARRED = {
    "The council never said that the quay would be closed.": "The quay at Varde was closed by the council in May.",
    "The deputy mayor of Varde was fined 300 dollars.": "The mayor of Varde was fined 9,000 dollars in May.",
}
"""What nobody said is not put to the model as said; and of another, another figure is no contradiction."""
OPEN = {
    "The mayor of Varde had to pay a fine.": "The mayor of Varde was fined 9,000 dollars in May.",
    "The quay of Varde will cost 40 million.": "The quay of Varde will cost 12 million.",
    "The council closed the quay for a week.": "The quay at Varde was closed by the council in May.",
}


def held(statement: str, claim: str, scores: Scores) -> Assessment:
    said = Said(claim=claim, speaker="Ann Lee")
    desk = desk_of([said], Given(scores))
    (assessed,) = desk.assess(read_statement(statement), [claim_of(said, "c1")], as_of=AS_OF)
    return assessed


def is_spared(statement: str, claim: str) -> bool:
    (needless,) = tells_nothing([by_words(held(statement, claim, SURE[1]).pair)])
    return needless


@pytest.mark.parametrize("statement", BARRED)
def test_what_is_kept_from_the_model_would_be_related_whatever_it_said(statement: str) -> None:
    assert is_spared(statement, BARRED[statement])
    for scores in SURE:
        assessed = held(statement, BARRED[statement], scores)
        ((odds, _),) = weigh([assessed])
        assert stance_of(assessed, odds)[0] is Stance.OTHER


@pytest.mark.parametrize("statement", OPEN)
def test_what_its_answer_may_turn_is_put_to_it(statement: str) -> None:
    assert not is_spared(statement, OPEN[statement])


def verdicts() -> list[Label]:
    network, found = Network(), []
    for case in read_cases(NEWSROOM / "open.jsonl")[:STORES]:
        desk = desk_of_case(case, network)
        found += [desk.verify(one.s, speaker=one.speaker, as_of=case.as_of).label for one in case.statements]
    return found


def test_next_to_no_verdict_changes_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def counting(assessments: Sequence[Assessment]) -> list[bool]:
        asked.extend(needless := tells_nothing(assessments))
        return needless

    monkeypatch.setattr(pipeline, "tells_nothing", counting)
    sparing = verdicts()
    assert sum(asked) > len(asked) / 2
    monkeypatch.setattr(pipeline, "tells_nothing", lambda assessments: [False] * len(assessments))
    every = verdicts()
    assert sum(one is not other for one, other in zip(sparing, every, strict=True)) <= len(every) / 20
