"""The bundled inference model, and how it is loaded: what it must see, and what must not sway it.

The invariances follow the idea of CheckList (Ribeiro et al. 2020): a change that means nothing must not turn a
verdict, a change that means something must.
"""

import json
import shutil
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from compare_kit import Said, desk_of

from checker.errors import UnusableInput
from checker.model import Label
from checker.nli import Beside, Network, Scores
from checker.pipeline import Desk

AS_OF = date(2026, 3, 2)


@cache
def bundled() -> Network:
    return Network()


RECORD = [
    Said(claim="Germany is willing to send soldiers to Greenland.", speaker="Lars Holm", said_on=date(2026, 1, 15)),
    Said(claim="The Marmorera dam will be closed for repairs until 3 May 2026.", speaker="Reto Casutt"),
    Said(claim="Valdora bought Kestrel Foods for 48 million euros.", speaker="Irena Sokol"),
    Said(claim="The hospital in Lund has 210 beds.", speaker="Olga Marek"),
    Said(claim="Parliament rejected the fisheries bill on Tuesday.", speaker="Bayo Lawal"),
    Said(claim="No soldier was hurt in the exercise on Svalbard.", speaker="Lars Holm"),
]


@cache
def desk() -> Desk:
    return desk_of(RECORD, bundled())


def test_no_shipped_network_tells_where_it_was_made() -> None:
    package = Path(__file__).parent.parent / "checker"
    for name in ("nli", "search"):
        assert b"site-packages" not in (package / name / "bundled" / "model.onnx").read_bytes()


def verdict(statement: str) -> Label:
    return desk().verify(statement, as_of=AS_OF).label


# --- loading


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    shutil.copytree(bundled().folder, folder)
    return folder


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_without_one_of_its_files_is_refused_by_name(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    with pytest.raises(UnusableInput, match="lacks a file") as refused:
        Network(folder)
    assert name in str(refused.value)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    folder = copied(tmp_path)
    (folder / name).write_text("not a model", encoding="utf-8")
    with pytest.raises(UnusableInput, match="cannot be used"):
        Network(folder)


FAR = {"0": "entailment", "1": "neutral", "7": "contradiction"}


@pytest.mark.parametrize("labels", [{"0": "positive", "1": "negative"}, [], {"zero": "entailment"}, FAR])
def test_labels_that_are_not_of_inference_are_refused(tmp_path: Path, labels: object) -> None:
    folder = copied(tmp_path)
    (folder / "config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    with pytest.raises(UnusableInput, match="id2label"):
        Network(folder)


def test_the_order_of_the_labels_is_read_from_the_configuration(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    turned = {"0": "CONTRADICTION", "1": "neutral", "2": "entailment"}
    (folder / "config.json").write_text(json.dumps({"id2label": turned}), encoding="utf-8")
    pair = [("The dam is safe.", "The dam is not safe.")]
    (plain,), (other,) = bundled().scores(pair), Network(folder).scores(pair)
    assert (other.entailment, other.contradiction) == (plain.contradiction, plain.entailment)


# --- scores


def test_scores_are_shares_in_the_order_of_the_pairs() -> None:
    pairs = [(row.claim, other.claim) for row in RECORD for other in RECORD]
    found = bundled().scores(pairs)
    assert len(found) == len(pairs)
    assert all(abs(sum(scores) - 1) < 0.001 and min(scores) >= 0 for scores in found)
    assert found == [bundled().scores([pair])[0] for pair in pairs], "what else is asked must not matter"


def test_a_tokenizer_that_pads_costs_and_changes_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    strategies: list[object] = [None, {"Fixed": 128}]
    pair, given = [("The dam is safe.", "The dam is not safe.")], []
    for strategy in strategies:
        padding = {"strategy": strategy, "direction": "Right", "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"}
        tokenizer["padding"] = strategy and {**padding, "pad_to_multiple_of": None}
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
        given += Network(folder).scores(pair)
    assert given[0] == given[1]


def test_a_sentence_follows_from_itself() -> None:
    (same,) = bundled().scores([("No soldier was hurt on Svalbard.", "No soldier was hurt on Svalbard.")])
    assert same.entailment == 1


def test_a_model_beside_the_caller_gives_what_it_would_give_alone() -> None:
    pairs = [(RECORD[0].claim, row.claim) for row in RECORD]
    for threads in (0, 1, 2):
        beside = Beside(bundled(), threads=threads)
        answers = [beside.ask(*pair) for pair in pairs]
        assert [answer() for answer in reversed(answers)] == bundled().scores(pairs)[::-1]


@pytest.mark.parametrize("threads", [0, 1])
def test_what_the_model_raises_beside_the_caller_reaches_whoever_wants_the_answer(threads: int) -> None:
    class Broken:
        def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
            raise RuntimeError(pairs[0][0])

    answer = Beside(Broken(), threads=threads).ask("gone", "gone too")
    with pytest.raises(RuntimeError, match="gone"):
        answer()


def test_a_pair_is_put_to_the_model_once_and_again_where_it_failed() -> None:
    put: list[tuple[str, str]] = []

    class Counting:
        def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
            put.extend(pairs)
            if put.count(("c", "d")) == 1:
                raise RuntimeError("no memory left")
            return [Scores(0.2, 0.3, 0.5)] * len(pairs)

    beside = Beside(Counting())
    assert {beside.ask(*pair)() for pair in (("a", "b"), ("b", "a"), ("a", "b"))} == {Scores(0.2, 0.3, 0.5)}
    assert put == [("a", "b"), ("b", "a")]
    with pytest.raises(RuntimeError, match="no memory"):
        beside.ask("c", "d")()
    assert beside.ask("c", "d")() == Scores(0.2, 0.3, 0.5)


def test_nothing_to_ask_gives_nothing() -> None:
    assert bundled().scores([]) == []


def test_a_text_of_any_length_and_script_can_be_asked() -> None:
    long = "The dam is safe. " * 400
    assert len(bundled().scores([(long, long), ("", ""), ("ダムは安全です。", "🙂"), ("a\x00b", "\ufffd")])) == 4


# --- what means nothing must not turn a verdict

ALIKE = [
    ("Germany is willing to send soldiers to Greenland.", "Berlin is ready to contribute troops to Greenland."),
    ("The hospital in Lund has 210 beds.", "Lund's hospital has two hundred and ten beds."),
    ("Valdora bought Kestrel Foods for 48 million euros.", "Kestrel Foods was bought by Valdora for €48m."),
    (
        "Parliament rejected the fisheries bill on Tuesday.",
        "On Tuesday, the fisheries bill was voted down in parliament.",
    ),
    ("No soldier was hurt in the exercise on Svalbard.", "The exercise on Svalbard left no soldier hurt."),
]
TURNED = [
    "Germany is not willing to send soldiers to Greenland.",
    "Germany refuses to send soldiers to Greenland.",
    "The Marmorera dam will not be closed for repairs.",
    "Kestrel Foods bought Valdora for 48 million euros.",
    "Valdora bought Kestrel Foods for 480 million euros.",
    "The hospital in Lund has 120 beds.",
    "Parliament approved the fisheries bill on Tuesday.",
    "Several soldiers were hurt in the exercise on Svalbard.",
]
ELSEWHERE = [
    "Germany has a new chancellor.",
    "The Marmorera dam was built in 1954.",
    "Valdora was founded in Riga.",
    "The hospital in Lund has a new director.",
    "The soldiers on Svalbard slept in tents.",
    "Kestrel Foods makes frozen peas.",
]


@pytest.mark.parametrize(("claim", "reworded"), ALIKE)
def test_a_claim_and_its_rewording_get_the_same_verdict(claim: str, reworded: str) -> None:
    assert verdict(claim) is Label.SUPPORTED
    assert verdict(reworded) is Label.SUPPORTED


@pytest.mark.parametrize("statement", TURNED)
def test_what_turns_the_meaning_is_never_supported(statement: str) -> None:
    assert verdict(statement) is Label.CONTRADICTED


@pytest.mark.parametrize("statement", ELSEWHERE)
def test_another_fact_on_the_same_people_is_left_open(statement: str) -> None:
    assert verdict(statement) is Label.UNVERIFIED


@pytest.mark.parametrize("row", RECORD, ids=lambda row: row.claim)
def test_a_typo_does_not_turn_a_verdict(row: Said) -> None:
    middle = row.claim.rindex("e")
    typo = row.claim[:middle] + row.claim[middle + 1 :]
    assert verdict(typo) is not Label.CONTRADICTED


@pytest.mark.parametrize("row", RECORD, ids=lambda row: row.claim)
def test_a_name_changed_on_both_sides_changes_nothing(row: Said) -> None:
    names = {
        "Germany": "Norway",
        "Marmorera": "Sihlsee",
        "Valdora": "Umbral",
        "Lund": "Turku",
        "Svalbard": "Gotland",
    }

    def renamed(text: str) -> str:
        for name, other in names.items():
            text = text.replace(name, other)
        return text

    other = desk_of([Said(**{**one.model_dump(), "claim": renamed(one.claim)}) for one in RECORD], bundled())
    assert other.verify(renamed(row.claim), as_of=AS_OF).label is verdict(row.claim)


def test_a_true_clause_added_does_not_turn_a_verdict() -> None:
    both = "Valdora bought Kestrel Foods for 48 million euros, and the hospital in Lund has 210 beds."
    assert verdict(both) is Label.SUPPORTED
    wrong = "Valdora bought Kestrel Foods for 48 million euros, and the hospital in Lund has 90 beds."
    judged = desk().verify(wrong, as_of=AS_OF)
    assert judged.label is Label.CONTRADICTED
    assert "90" in judged.message


# --- what a claim denies


DENIAL = [Said(claim="Rebecca Mwangi denied that funds were lacking.", speaker="Rebecca Mwangi")]


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("Rebecca Mwangi said that funds were lacking.", Label.CONTRADICTED),
        ("There was no lack of funds, Rebecca Mwangi said.", Label.SUPPORTED),
        ("Rebecca Mwangi denied that funds were lacking.", Label.SUPPORTED),
        ("Rebecca Mwangi said that the road to Loitok was closed.", Label.UNVERIFIED),
    ],
)
def test_what_somebody_denied_is_read_the_other_way_round(statement: str, label: Label) -> None:
    assert desk_of(DENIAL, bundled()).verify(statement, as_of=AS_OF).label is label
