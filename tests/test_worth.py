"""What to check first: the signs, their sum, and how well the order of labelled claims comes out."""

from pathlib import Path
from typing import Any

import pytest

from checker.extract.modality import modality_of
from checker.extract.words import words_of
from checker.files import load_yaml
from checker.model import Attribution, AttributionKind, Claim, Modality, Role, Speaker
from checker.worth import ranked, worth
from checker.worth.scoring import weights
from checker.worth.signs import SIGNS, signs_of

CASES: dict[str, Any] = load_yaml(
    (Path(__file__).parent / "cases" / "worth" / "claims.yaml").read_text(encoding="utf-8"), "claims.yaml"
)
KEYS = {"check", "speaker", "role", "kind", "text"}


def claim(text: str, speaker: str = "Ann Berg", kind: str = "indirect", number: int = 0) -> Claim:
    attribution = Attribution(kind=AttributionKind(kind))
    made = Claim(id=f"claim-{number}", text=text, speaker=speaker, attribution=attribution)
    return made.model_copy(update={"modality": sense(text)})


def sense(text: str) -> Modality:
    """Return in what sense a claim is said, as ``extract`` finds it."""
    return modality_of(text, words_of(text)) or Modality.FACT


def speaker(name: str, *titles: str) -> Speaker:
    return Speaker(id="somebody", name=name, roles=tuple(Role(title=title) for title in titles))


def order(part: str) -> list[bool]:
    """Return whether each claim of a part of the cases is worth checking, in the order that the scores give."""
    cases = CASES[part]
    claims = [
        claim(case["text"], case["speaker"], case.get("kind", "indirect"), number)
        for number, case in enumerate(cases)
    ]
    people = {case["speaker"]: speaker(case["speaker"], *filter(None, [case.get("role")])) for case in cases}
    labels = {one.id: case["check"] for one, case in zip(claims, cases, strict=True)}
    return [labels[one.claim.id] for one in ranked(claims, people)]


def average_precision(labels: list[bool]) -> float:
    hits = [number for number, label in enumerate(labels, 1) if label]
    return sum(place / number for place, number in enumerate(hits, 1)) / len(hits)


def test_the_cases_are_whole() -> None:
    assert [len(CASES[part]) for part in ("written", "unseen")] == [60, 40]
    assert [sum(case["check"] for case in CASES[part]) for part in ("written", "unseen")] == [30, 20]
    texts = [case["text"] for part in ("written", "unseen") for case in CASES[part]]
    assert len(set(texts)) == 100
    assert all(set(case) <= KEYS for part in ("written", "unseen") for case in CASES[part])


@pytest.mark.parametrize(("part", "first_ten", "average"), [("written", 1.0, 0.97), ("unseen", 0.9, 0.92)])
def test_what_a_desk_would_check_comes_first(part: str, first_ten: float, average: float) -> None:
    labels = order(part)
    assert sum(labels[:10]) / 10 >= first_ten
    assert average_precision(labels) >= average


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The bridge cost 40 million euros.", "figure"),
        ("Rents rose from 700 to 900 euros.", "figures"),
        ("The minister lied to parliament.", "accusation"),
        ("Trains are slower here than in Spain.", "comparison"),
        ("It is the tallest tower of the north.", "superlative"),
        ("The most expensive tunnel leaks.", "superlative"),
        ("The harbour never froze.", "total"),
        ("The dam broke because of the rain.", "cause"),
        ("The council approved the plan.", "record"),
        ("The treaty was signed in 1994.", "date"),
        ("A letter reached Ann Berg.", "name"),
        ("Thank you all for coming.", "courtesy"),
        ("Who paid for the bridge?", "question"),
        ("We must mend the bridge.", "advice"),
        ("The bridge is beautiful.", "opinion"),
        ("We are proud of the bridge.", "feeling"),
        ("We'll mend the bridge.", "future"),
        ("The bridge might fall.", "possible"),
        ("I saw the bridge.", "self"),
        ("It goes on.", "short"),
    ],
)
def test_a_sign_is_seen(text: str, sign: str) -> None:
    assert sign in signs_of(text, [], sense(text))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The treaty was signed in 1994.", "figure"),
        ("One has to live with it.", "figure"),
        ("The first ship left the harbour.", "figure"),
        ("A third is loose.", "figure"),
        ("Most of them live in the forest.", "superlative"),
        ("The tests went on in the west.", "superlative"),
        ("It goes on in Oslo.", "short"),
    ],
)
def test_a_sign_is_not_seen_where_there_is_none(text: str, sign: str) -> None:
    assert sign not in signs_of(text, [], sense(text))


def test_office_counts_and_other_work_does_not() -> None:
    said = claim("The bridge was old.")
    assert "said in office +1" in worth(said, speaker("Ann Berg", "foreign minister")).reason
    assert worth(said, speaker("Ann Berg", "baker")) == worth(said, None)


def test_every_sign_has_its_weight_and_every_weight_its_sign() -> None:
    assert list(weights()) == list(SIGNS)
    assert all(sign.points and sign.reason for sign in weights().values())


def test_a_score_is_the_sum_of_its_signs_and_never_below_zero() -> None:
    found = worth(claim("The bridge cost 40 million euros."))
    assert found.score == sum(sign.points for sign in found.signs)
    assert found.reason == "a figure +3"
    assert worth(claim("Thank you very much, dear friends.")).score == 0


def test_claims_alike_keep_their_order() -> None:
    claims = [claim("The bridge is old in part.", number=number) for number in range(5)]
    assert [one.claim.id for one in ranked(claims, {})] == [one.id for one in claims]
