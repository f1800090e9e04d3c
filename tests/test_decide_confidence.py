"""Confidence: the odds, stretched and shifted to how often such verdicts are right."""

import math

import pytest

from checker.decide import confidence
from checker.decide.confidence import WITH_MODEL, WITHOUT_MODEL, calibrated, scales
from checker.model import Label, Span, Statement, Verdict


def verdict(label: Label, odds: float, *parts: Verdict) -> Verdict:
    text = "The bridge is safe."
    statement = Statement(text=text, span=Span(start=0, end=len(text)), content=text)
    return Verdict(statement=statement, label=label, confidence=odds, matches=(), message="", parts=parts)


def test_odds_are_stretched_and_shifted_by_the_table_of_their_label(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {(WITH_MODEL, Label.SUPPORTED): (0.5, 2.0), (WITHOUT_MODEL, Label.SUPPORTED): (0.0, 1.0)}
    monkeypatch.setattr(confidence, "scales", lambda: table)
    given = verdict(Label.SUPPORTED, 0.8)
    assert calibrated(given, inferred=True).confidence == pytest.approx(1 / (1 + math.exp(-0.5) / 16), abs=1e-4)
    assert calibrated(given, inferred=False).confidence == pytest.approx(0.8)


def test_parts_are_calibrated_with_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "scales", lambda: {(WITHOUT_MODEL, Label.UNVERIFIED): (-1.0, 1.0)})
    whole = verdict(Label.UNVERIFIED, 0.5, verdict(Label.UNVERIFIED, 0.5))
    found = calibrated(whole, inferred=False)
    assert found.confidence == found.parts[0].confidence == pytest.approx(1 / (1 + math.e), abs=1e-4)


@pytest.mark.parametrize("inferred", [True, False])
@pytest.mark.parametrize("label", Label)
def test_no_verdict_is_certain_and_better_odds_never_make_it_less_sure(label: Label, inferred: bool) -> None:
    found = [calibrated(verdict(label, odds), inferred=inferred).confidence for odds in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert found == sorted(found)
    assert all(0 < one < 1 for one in found)


def test_the_table_has_every_label_with_the_model_and_without_it() -> None:
    assert set(scales()) == {(model, label) for model in (WITH_MODEL, WITHOUT_MODEL) for label in Label}
