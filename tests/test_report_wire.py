"""The published form: exactly the documented keys, four places, the same bytes every time, schemas that hold."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_kit import SILENT, finding, match, report, verdict

from checker import __version__
from checker.files import load_yaml
from checker.model import Effect, Label, Modality, Rating, Relation
from checker.report import json_format, render_reports, wire, yaml_format


def decoded(one: wire.Verdict) -> dict[str, Any]:
    value = json.loads(json_format.render_verdict(one))
    assert isinstance(value, dict)
    return value


def test_a_verdict_has_the_documented_form() -> None:
    assert decoded(wire.of_verdict(verdict(speaker="Per Holm"), place=(3, 7))) == {
        "statement": "Ten soldiers were sent.",
        "speaker": "Per Holm",
        "verdict": "contradicted",
        "confidence": 0.9712,
        "span": {"start": 0, "end": 23, "line": 3, "column": 7},
        "matches": [
            {
                "claim": {
                    "id": "eight-soldiers",
                    "text": "Eight soldiers were sent.",
                    "speaker": "Ann Berg",
                    "said_on": "2026-01-15",
                    "status": "reviewed",
                },
                "relation": "contradicts",
                "score": 0.8765,
                "findings": [
                    {
                        "code": "FC103",
                        "name": "number",
                        "effect": "contradicts",
                        "left": "ten",
                        "right": "eight",
                        "message": "the text says ten, Ann Berg said eight",
                    }
                ],
                "evidence": {
                    "source": "talks",
                    "quote": "We sent eight men",
                    "start": 3,
                    "end": 20,
                    "file": "claims/talks.yaml",
                    "line": 12,
                },
            }
        ],
        "message": "Ann Berg contradicts it: she said eight, the text says ten.",
    }


def test_the_keys_stand_in_the_documented_order() -> None:
    value = decoded(wire.of_verdict(verdict(), place=(1, 1), id="a"))
    assert list(value) == [
        "id", "statement", "speaker", "verdict", "confidence", "span", "matches", "message",
    ]  # fmt: skip
    whole = json.loads(render_reports([report(verdict())], "json"))
    assert list(whole) == ["schema", "tool", "origin", "claims", "coverage", "verdicts"]


def test_a_rating_is_shown_where_there_is_one() -> None:
    rated = verdict(matches=[match(rating=Rating.FALSE)])
    assert decoded(wire.of_verdict(rated))["matches"][0]["claim"]["rating"] == "false"


def test_the_modality_is_shown_where_it_was_no_fact() -> None:
    shown = decoded(wire.of_verdict(verdict(matches=[match(modality=Modality.OPINION)])))
    assert shown["matches"][0]["claim"]["modality"] == "opinion"
    assert "modality" not in decoded(wire.of_verdict(verdict()))["matches"][0]["claim"]


def test_silent_findings_and_far_claims_are_shown_on_demand() -> None:
    far = [match(f"far-{number}", relation=Relation.RELATED) for number in range(5)]
    many = verdict(matches=[match(), *far, match("late")])
    ids = [one.claim.id for one in wire.of_verdict(many).matches]
    assert ids == ["eight-soldiers", "far-0", "far-1", "far-2", "late"]
    assert len(wire.of_verdict(many, everything=True).matches) == 7
    assert [one.effect for one in wire.of_verdict(many).matches[0].findings] == [Effect.CONTRADICTS]
    assert len(wire.of_verdict(many, everything=True).matches[0].findings) == 2


def test_a_report_counts_every_label_and_names_the_tool() -> None:
    checked = report(
        verdict(), verdict("Nine ships.", Label.UNVERIFIED, ()), places=((1, 1), (4, 2)), ids=("a", None)
    )
    whole = json.loads(render_reports([checked], "json"))
    assert whole["schema"] == 1
    assert whole["tool"] == {"name": "factcheck", "version": __version__}
    assert whole["origin"] == "draft.md"
    assert whole["claims"] == 20
    assert list(whole["coverage"]) == list(Label)
    assert sum(whole["coverage"].values()) == 2
    assert [one.get("id", "none") for one in whole["verdicts"]] == ["a", "none"]
    assert whole["verdicts"][1]["span"] == {"start": 0, "end": 11, "line": 4, "column": 2}


def test_several_reports_are_a_list() -> None:
    assert isinstance(json.loads(render_reports([report(), report()], "json")), list)
    assert isinstance(load_yaml(render_reports([report(), report()], "yaml"), "r"), list)


@pytest.mark.parametrize("everything", [False, True])
def test_yaml_and_json_hold_the_same(everything: bool) -> None:
    published = wire.of_report(report(verdict(), places=((1, 1),)), everything=everything)
    from_yaml = load_yaml(yaml_format.render_reports([published]), "report.yaml")
    assert from_yaml["verdicts"][0]["matches"][0]["claim"]["said_on"] == date(2026, 1, 15)
    assert json.loads(json.dumps(from_yaml, default=str)) == json.loads(json_format.render_reports([published]))


READABLE = st.characters(exclude_categories=["Cc", "Cs"])  # no YAML holds NUL


@given(st.text(READABLE, min_size=1).filter(str.strip), st.floats(0, 1), st.sampled_from(Label))
def test_any_verdict_is_valid_against_the_schema_and_reads_back(text: str, score: float, label: Label) -> None:
    made = verdict(text, label, [match(score=score, findings=[finding(left=text), SILENT])])
    checked = wire.of_report(report(made, places=((1, 1),)), everything=True)
    rendered = json_format.render_reports([checked])
    assert rendered == json_format.render_reports([checked])
    whole = json.loads(rendered)
    schema = wire.Report.model_json_schema(mode="serialization", by_alias=True)
    Draft202012Validator(schema).validate(whole)
    assert wire.Report.model_validate(whole) == checked
    assert whole["verdicts"][0]["statement"] == text
    assert load_yaml(yaml_format.render_reports([checked]), "r")["verdicts"][0]["statement"] == text


def test_the_schema_refuses_what_the_form_does_not_have() -> None:
    schema = Draft202012Validator(wire.Report.model_json_schema(mode="serialization", by_alias=True))
    whole = wire.plain(wire.of_report(report()))
    assert schema.is_valid(whole)
    assert not schema.is_valid({**whole, "extra": 1})
    assert not schema.is_valid({**whole, "coverage": {"true": 1}})
    assert not schema.is_valid({key: value for key, value in whole.items() if key != "schema"})
