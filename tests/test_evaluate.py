"""Measuring: labelled files are read or refused by line, every prediction is written down, the sums are right."""

import json
import shutil
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from compare_kit import Given
from hypothesis import example, given
from hypothesis import strategies as st

from checker.cli import run
from checker.errors import ExitCode, UnusableInput
from checker.evaluate.cases import Case, desk_of, judge, pooled, read_cases
from checker.evaluate.pairs import THREE_WAY, TWO_WAY, JudgedPair, Pair, judge_pairs, read_pairs, two_way
from checker.evaluate.scores import ClassScore, score
from checker.model import Label
from checker.nli import Scores

CASE: dict[str, Any] = {
    "id": "harbour",
    "topic": "ferries",
    "as_of": "2026-03-02",
    "claims": [
        {
            "id": "fare",
            "text": "The ferry to Hvar costs five euros.",
            "speaker": "Ivo Kovač",
            "role": "Harbour master",
        },
        {
            "id": "crane",
            "text": "The harbour has no crane for containers.",
            "speaker": "Ana Perić",
            "said_on": "2026-01-12",
            "quote": "There is no crane for containers in this harbour.",
            "rating": None,
            "valid_until": None,
            "superseded_by": None,
        },
        {
            "id": "free",
            "text": "Residents sail to Hvar for free.",
            "speaker": "Ivo Kovač",
            "valid_until": "2025-12-31",
        },
    ],
    "statements": [
        {"s": "The ferry to Hvar costs five euros.", "v": "supported", "kind": "verbatim", "claim": "fare"},
        {"s": "The ferry to Hvar costs fifteen euros.", "v": "contradicted", "kind": "number", "claim": "fare"},
        {"s": "The ferry to Hvar costs five euros.", "speaker": "Ana Perić", "v": "misattributed", "claim": "fare"},
        {"s": "Residents sail to Hvar for free.", "v": "outdated", "claim": "free"},
        {
            "s": "“There is a crane for containers in this harbour,” said Ana Perić.",
            "v": "misquoted",
            "claim": "crane",
        },
        {"s": "Whales were seen off the coast of Peru.", "v": "unverified"},
    ],
}
PAIRS: list[dict[str, Any]] = [
    {
        "premise": "The crew found no survivors.",
        "hypothesis": "No survivors were found by the crew.",
        "label": "entailment",
    },
    {
        "premise": "The senate in Lima passed the water bill on Friday.",
        "hypothesis": "The senate in Lima rejected the water bill.",
        "label": "contradiction",
        "id": 7,
        "source": "senate",
    },
    {"premise": "A boy is flying a kite.", "hypothesis": "The castle was sold to a bank.", "label": "neutral"},
]


def lines(path: Path, *rows: Any) -> Path:
    """Write rows, JSON objects or raw lines, to a file."""
    written = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
    return path


# --- reading


def test_cases_are_read_in_order_and_blank_lines_count_as_lines_only(tmp_path: Path) -> None:
    path = lines(tmp_path / "cases.jsonl", "", CASE, "  ", {**CASE, "id": "second"})
    cases = read_cases(path)
    assert [case.id for case in cases] == ["harbour", "second"]
    assert [claim.id for claim in cases[0].claims] == ["fare", "crane", "free"]
    assert [statement.v for statement in cases[0].statements][:2] == [Label.SUPPORTED, Label.CONTRADICTED]


def test_pairs_are_read_in_order(tmp_path: Path) -> None:
    pairs = read_pairs(lines(tmp_path / "pairs.jsonl", PAIRS[0], "", *PAIRS[1:]))
    assert [pair.label for pair in pairs] == ["entailment", "contradiction", "neutral"]


CASE_FAULTS: dict[str, tuple[Any, str]] = {
    "not JSON": ("{'id': 'harbour'}", "not JSON"),
    "half a line": ('{"id": "harbour", "claims": [', "not JSON"),
    "a list": ([CASE], ""),
    "a number": ("3", ""),
    "null": ("null", ""),
    "no id": ({key: value for key, value in CASE.items() if key != "id"}, "id"),
    "no claims": ({**CASE, "claims": []}, "claims"),
    "claims left out": ({key: value for key, value in CASE.items() if key != "claims"}, "claims"),
    "no statements": ({key: value for key, value in CASE.items() if key != "statements"}, "statements"),
    "a claim without a text": ({**CASE, "claims": [{"id": "a", "speaker": "b"}]}, "claims.0.text"),
    "a verdict that does not exist": ({**CASE, "statements": [{"s": "x", "v": "true"}]}, "statements.0.v"),
    "a statement without words": ({**CASE, "statements": [{"v": "supported"}]}, "statements.0.s"),
    "a day that does not exist": ({**CASE, "as_of": "2026-02-31"}, "as_of"),
    "a rating that does not exist": (
        {**CASE, "claims": [{"id": "a", "text": "b", "speaker": "c", "rating": "wrong"}]},
        "claims.0.rating",
    ),
}


@pytest.mark.parametrize(("row", "named"), CASE_FAULTS.values(), ids=CASE_FAULTS.keys())
def test_what_is_no_case_is_refused_with_its_line(tmp_path: Path, row: Any, named: str) -> None:
    path = lines(tmp_path / "cases.jsonl", CASE, "", row)
    with pytest.raises(UnusableInput) as caught:
        read_cases(path)
    assert (caught.value.file, caught.value.line) == (path, 3)
    assert named in caught.value.message
    assert caught.value.cure
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "row",
    [
        "{",
        "[]",
        "7",
        {"premise": "a", "hypothesis": "b"},
        {"premise": "a", "hypothesis": "b", "label": "maybe"},
        {"premise": None, "hypothesis": "b", "label": "neutral"},
        {"premise": 3, "hypothesis": "b", "label": "neutral"},
        {"hypothesis": "b", "label": "neutral"},
    ],
    ids=str,
)
def test_what_is_no_pair_is_refused_with_its_line(tmp_path: Path, row: Any) -> None:
    path = lines(tmp_path / "pairs.jsonl", *PAIRS, "", row)
    with pytest.raises(UnusableInput) as caught:
        read_pairs(path)
    assert (caught.value.file, caught.value.line) == (path, 5)
    assert "label" in caught.value.cure
    assert "\n" not in str(caught.value)


READERS: tuple[Callable[[Path], Sequence[object]], ...] = (read_cases, read_pairs)
every_reader = pytest.mark.parametrize("read", READERS)


@every_reader
def test_a_missing_an_empty_and_a_binary_file_are_refused(
    tmp_path: Path, read: Callable[[Path], Sequence[object]]
) -> None:
    (tmp_path / "binary").write_bytes(b"\x00\x01\x02PK\x03\x04\x00")
    (tmp_path / "blank").write_text("\n \n", encoding="utf-8")
    (tmp_path / "empty").write_bytes(b"")
    for name in ("missing", "binary", "blank", "empty"):
        with pytest.raises(UnusableInput) as caught:
            read(tmp_path / name)
        assert name in str(caught.value)


@every_reader
def test_json_that_nests_too_deep_is_refused(tmp_path: Path, read: Callable[[Path], Sequence[object]]) -> None:
    with pytest.raises(UnusableInput):
        read(lines(tmp_path / "deep.jsonl", "[" * 200_000))


@every_reader
def test_a_number_of_too_many_digits_is_refused(tmp_path: Path, read: Callable[[Path], Sequence[object]]) -> None:
    with pytest.raises(UnusableInput):
        read(lines(tmp_path / "long.jsonl", '{"id": ' + "9" * 5000 + "}"))


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    premise = "one line\u2028and what JSON holds to be the same line\x85"
    path = lines(tmp_path / "pairs.jsonl", {**PAIRS[0], "premise": premise}, PAIRS[1])
    assert [pair.premise for pair in read_pairs(path)] == [premise, PAIRS[1]["premise"]]


@pytest.mark.parametrize("key", ["id", "text", "speaker"])
def test_a_claim_that_the_store_would_refuse_is_refused_by_line(tmp_path: Path, key: str) -> None:
    claim = {"id": "a", "text": "b", "speaker": "c", key: " "}
    path = lines(tmp_path / "cases.jsonl", CASE, {**CASE, "claims": [claim]})
    with pytest.raises(UnusableInput) as caught:
        list(judge(read_cases(path)))
    assert caught.value.line == 2


def test_a_blank_statement_is_refused_by_line(tmp_path: Path) -> None:
    path = lines(tmp_path / "cases.jsonl", {**CASE, "statements": [{"s": " ", "v": "unverified"}]})
    with pytest.raises(UnusableInput) as caught:
        list(judge(read_cases(path)))
    assert caught.value.line == 1


def test_two_claims_with_one_id_are_refused(tmp_path: Path) -> None:
    path = lines(tmp_path / "cases.jsonl", {**CASE, "claims": [CASE["claims"][0], CASE["claims"][0]]})
    with pytest.raises(UnusableInput) as caught:
        read_cases(path)
    assert "fare" in str(caught.value)


# --- judging cases


def test_a_case_is_judged_against_its_own_claims(tmp_path: Path) -> None:
    other = {**CASE, "id": "other", "claims": [{"id": "x", "text": "Bees sleep in winter.", "speaker": "Ada Holm"}]}
    judged = list(judge(read_cases(lines(tmp_path / "cases.jsonl", CASE, other))))
    assert [row.case for row in judged] == ["harbour"] * 6 + ["other"] * 6
    assert [row.verdict.label for row in judged[:6]] == [row.statement.v for row in judged[:6]]
    assert all(match.claim.id == "x" for row in judged[6:] for match in row.verdict.matches)
    assert Label.CONTRADICTED not in {row.verdict.label for row in judged[6:]}


def test_the_claims_of_all_cases_can_be_one_store() -> None:
    rows = [
        {
            "id": f"a case {number}",
            "claims": [
                {"id": "old", "text": f"The dam of {town} is safe.", "speaker": "Ana Ruiz", "superseded_by": "new"},
                {"id": "new", "text": f"The dam of {town} leaks.", "speaker": "Ana Ruiz"},
            ],
            "statements": [{"s": f"The dam of {other} leaks.", "v": "supported"}],
        }
        for number, (town, other) in enumerate((("Corvo", "Tabarca"), ("Tabarca", "Corvo")))
    ]
    read = [Case.model_validate(row) for row in rows]
    store = pooled(read)
    assert [(row.id, row.superseded_by) for row in store.claims] == [
        ("1-old", "1-new"),
        ("1-new", None),
        ("2-old", "2-new"),
        ("2-new", None),
    ]
    assert [one.right for one in judge(read)] == [False, False]
    found = list(judge(read, together=desk_of(store)))
    assert [one.right for one in found] == [True, True]
    assert [one.verdict.matches[0].claim.id for one in found] == ["2-new", "1-new"]


def test_a_prediction_is_one_flat_row(tmp_path: Path) -> None:
    judged = list(judge(read_cases(lines(tmp_path / "cases.jsonl", CASE))))
    for number, row in enumerate(found.row for found in judged):
        assert list(row) == ["id", "s", "v", "predicted", "confidence", "codes"]
        assert row["id"] == "harbour"
        assert row["s"] == CASE["statements"][number]["s"]
        assert row["v"] == CASE["statements"][number]["v"]
        assert row["predicted"] in set(Label)
        assert type(row["predicted"]) is str
        assert isinstance(row["confidence"], float)
        assert 0 <= row["confidence"] <= 1
        assert isinstance(row["codes"], list)
        assert row["codes"] == sorted(set(row["codes"]))
        assert json.loads(json.dumps(row)) == row


def test_the_speakers_of_a_case_have_their_roles(tmp_path: Path) -> None:
    (case,) = read_cases(lines(tmp_path / "cases.jsonl", CASE))
    desk = desk_of(case)
    assert desk.meant.knows("the harbour master")
    assert not desk.meant.knows("the lighthouse keeper")


def test_a_speaker_of_a_case_has_the_roles_of_all_claims(tmp_path: Path) -> None:
    claims = [
        *CASE["claims"],
        {"id": "boat", "text": "The boat leaks.", "speaker": "Ivo Kovač", "role": "Chair of the rowing club"},
    ]
    (case,) = read_cases(lines(tmp_path / "cases.jsonl", {**CASE, "claims": claims}))
    assert desk_of(case).meant.knows("the chair of the rowing club")


# --- judging pairs


def test_pairs_are_judged_three_way() -> None:
    judged = list(judge_pairs([Pair.model_validate(row) for row in PAIRS]))
    assert [row.predicted for row in judged] == ["entailment", "contradiction", "neutral"]


def test_with_a_model_its_likeliest_answer_is_the_prediction() -> None:
    pairs = [Pair.model_validate(row) for row in PAIRS]
    given = Scores(0.1, 0.2, 0.7)
    judged = list(judge_pairs(pairs, Given(given)))
    assert {row.predicted for row in judged} == {"contradiction"}
    assert all(row.scores == tuple(given) for row in judged)


def test_a_row_of_a_pair_repeats_the_line() -> None:
    for row, judged in zip(PAIRS, judge_pairs([Pair.model_validate(row) for row in PAIRS]), strict=True):
        written = judged.row
        assert written.items() >= row.items()
        assert set(written) == {*row, "predicted", "scores"}
        assert json.loads(json.dumps(written)) == written


WORDS = "the a not no three ten boys dogs bridge Lima Chad fell rose was said in 1998 of most . , “ ”"
telling = st.lists(
    st.sampled_from(WORDS.split()),
    max_size=9,
).map(" ".join)


@given(telling, telling)
@example("", "")
@example("…", "the dogs")
def test_the_scores_of_any_pair_sum_to_one_and_favour_the_prediction(premise: str, hypothesis: str) -> None:
    (judged,) = judge_pairs([Pair(premise=premise, hypothesis=hypothesis, label="neutral")])
    assert judged.predicted in THREE_WAY
    assert sum(judged.scores) == pytest.approx(1)
    assert all(0 <= score <= 1 for score in judged.scores)
    assert judged.scores[THREE_WAY.index(judged.predicted)] == pytest.approx(max(judged.scores))


@given(st.floats(0, 1), st.integers(0, 2))
@example(0.99995, 1)
@example(1 / 3, 0)
def test_rounded_scores_sum_to_one(sure: float, place: int) -> None:
    scores = [(1 - sure) / 2] * 3
    scores[place] = sure
    pair = Pair(premise="a", hypothesis="b", label="neutral")
    row = JudgedPair(pair, THREE_WAY[place], (scores[0], scores[1], scores[2])).row["scores"]
    assert isinstance(row, list)
    assert round(sum(row), 4) == 1
    assert all(0 <= score <= 1 and round(score, 4) == score for score in row)
    assert row == pytest.approx(scores, abs=0.00011)


def test_nothing_follows_from_nothing() -> None:
    (judged,) = judge_pairs([Pair(premise="The bridge in Lima fell.", hypothesis=" ", label="neutral")])
    assert judged.predicted == "neutral"


def test_a_pair_knows_the_set_it_is_from() -> None:
    judged = list(judge_pairs([Pair.model_validate(row) for row in PAIRS[:2]]))
    assert [row.set for row in judged] == ["", "senate"]


def test_three_labels_fold_into_two() -> None:
    assert [two_way(label) for label in THREE_WAY] == ["entailment", "not_entailment", "not_entailment"]
    assert [two_way(label) for label in TWO_WAY] == list(TWO_WAY)


# --- the sums, against an oracle that counts by hand

LABELS = ("red", "green", "blue")
outcomes = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), max_size=40)


@given(outcomes)
def test_the_figures_are_those_of_counting_by_hand(pairs: list[tuple[str, str]]) -> None:
    scores = score(pairs, LABELS)
    assert scores.total == len(pairs)
    right = [meant for meant, predicted in pairs if meant == predicted]
    assert scores.accuracy == (len(right) / len(pairs) if pairs else 0)
    for label in LABELS:
        figures = scores.of(label)
        meant = [predicted for wanted, predicted in pairs if wanted == label]
        guessed = [wanted for wanted, predicted in pairs if predicted == label]
        precision = guessed.count(label) / len(guessed) if guessed else 0
        recall = meant.count(label) / len(meant) if meant else 0
        assert (figures.support, figures.predicted) == (len(meant), len(guessed))
        assert figures.precision == pytest.approx(precision)
        assert figures.recall == pytest.approx(recall)
        harmonic = 2 / (1 / precision + 1 / recall) if precision and recall else 0
        assert figures.f1 == pytest.approx(harmonic)


@given(outcomes)
def test_the_table_counts_every_pair_once(pairs: list[tuple[str, str]]) -> None:
    written = score(pairs, LABELS).as_json()
    confusion = written["confusion"]
    assert isinstance(confusion, dict)
    assert list(confusion) == list(LABELS)
    for meant, row in confusion.items():
        assert row == {predicted: pairs.count((meant, predicted)) for predicted in LABELS}
    assert json.loads(json.dumps(written)) == written


@given(outcomes, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(pairs: list[tuple[str, str]], random: Any) -> None:
    mixed = list(pairs)
    random.shuffle(mixed)
    assert score(mixed, LABELS).as_json() == score(pairs, LABELS).as_json()


def test_a_label_that_nobody_meant_or_predicted_scores_nothing() -> None:
    figures = score([("red", "red")], LABELS).of("blue")
    assert figures == ClassScore(label="blue", support=0, predicted=0, hits=0)
    assert (figures.precision, figures.recall, figures.f1) == (0, 0, 0)


# --- the command


def test_the_command_prints_figures_and_writes_predictions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lines(tmp_path / "cases.jsonl", CASE)
    written = tmp_path / "predictions.jsonl"
    assert run(["eval", "cases", str(path), "-o", str(written), "--format", "json"]) == ExitCode.OK
    figures = json.loads(capsys.readouterr().out)
    assert (figures["total"], figures["accuracy"]) == (6, 1)
    assert list(figures["labels"]) == list(Label) == list(figures["confusion"])
    predicted = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert [row["predicted"] for row in predicted] == [row["v"] for row in CASE["statements"]]
    assert all(list(row) == ["id", "s", "v", "predicted", "confidence", "codes"] for row in predicted)


def test_the_command_prints_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "cases", str(lines(tmp_path / "cases.jsonl", CASE))]) == ExitCode.OK
    page = capsys.readouterr().out
    assert "accuracy 1.000 of 6" in page
    assert all(label in page for label in Label)


def test_pairs_with_two_labels_are_scored_two_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [PAIRS[0], *({**row, "label": "not_entailment"} for row in PAIRS[1:])]
    written = tmp_path / "predictions.jsonl"
    path = lines(tmp_path / "pairs.jsonl", *rows)
    options = ["-o", str(written), "--format", "json", "--no-model"]
    assert run(["eval", "pairs", str(path), *options]) == ExitCode.OK
    figures = json.loads(capsys.readouterr().out)
    assert list(figures["labels"]) == list(TWO_WAY)
    assert figures["accuracy"] == 1
    predicted = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert [row["predicted"] for row in predicted] == ["entailment", "contradiction", "neutral"]
    assert [sum(row["scores"]) for row in predicted] == pytest.approx([1, 1, 1])


@pytest.mark.parametrize("kind", ["cases", "pairs"])
def test_the_command_refuses_bad_data_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = lines(tmp_path / "bad.jsonl", "", "{}")
    assert run(["eval", kind, str(path)]) == ExitCode.UNUSABLE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "bad.jsonl:2: " in printed.err


@pytest.mark.parametrize("kind", ["cases", "pairs"])
def test_another_model_is_measured_in_the_place_of_the_bundled_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = lines(tmp_path / "data.jsonl", *([CASE] if kind == "cases" else PAIRS))
    model = shutil.copytree(Path(str(files("checker.nli") / "bundled")), tmp_path / "model")
    turned = {"entailment": "contradiction", "contradiction": "entailment"}
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    other = {place: turned.get(label, label) for place, label in config["id2label"].items()}

    def figures(*options: str) -> str:
        assert run(["eval", kind, str(path), "--format", "json", *options]) == ExitCode.OK
        return capsys.readouterr().out

    bundled = figures()
    assert figures("--inference", str(model)) == bundled
    (model / "config.json").write_text(json.dumps({"id2label": other}), encoding="utf-8")
    assert figures("--inference", str(model)) != bundled
    assert run(["eval", kind, str(path), "--inference", str(model), "--no-model"]) == ExitCode.UNUSABLE
    assert run(["eval", kind, str(path), "--inference", str(tmp_path / "none")]) == ExitCode.UNUSABLE
    assert "none" in capsys.readouterr().err


def test_a_set_is_counted_two_way_only_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folded = {**PAIRS[1], "label": "not_entailment", "source": "two"}
    path = lines(tmp_path / "pairs.jsonl", *({**row, "source": "three"} for row in PAIRS), folded)
    assert run(["eval", "pairs", str(path), "--no-model", "--format", "json"]) == ExitCode.OK
    sets = json.loads(capsys.readouterr().out)["sets"]
    assert set(sets["three"]["labels"]) == set(THREE_WAY)
    assert set(sets["two"]["labels"]) == set(TWO_WAY)
