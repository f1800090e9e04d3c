"""Measuring a search: files are read or refused by line, figures are those of the definition, the run is TREC's."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli import run
from checker.errors import ExitCode, UnusableInput
from checker.evaluate.ranking_files import Entry, Ranked, read_entries, read_judgements, run_of
from checker.evaluate.ranking_scores import average_precision, recall, reciprocal_rank, score_rankings
from checker.evaluate.retrieval import rankings

DOCS = """\
\tvclaim\ttitle
b1\tThe town of Lund sold its ferry for one krona.\tDid Lund Sell a Ferry for One Krona?
b2\tWolves were filmed in a supermarket in Turku in March 2021.\tWolves in the Supermarket?
b3\t"A bakery put up a sign that said ""no coins""."\tA Bakery Without Coins
b4\tMayor Ana Perić drove a tram through a red light.\tThe Mayor and the Tram
"""
QUERIES = """\
\ttweet_content
q1\tThey sold the whole ferry for ONE krona?! #LundFerry pic.example/x — Per Holm (@perholm) May 3, 2021
q2\t"No coins"" at my bakery. Seriously?"
q3\tShe drove that tram straight through the red light @AnaPeric
"""
QUERIES = QUERIES.replace('\t"No', '\t"""No')
QRELS = "q1\t0\tb1\t1\nq2 0 b3 1\nq3 0 b4 1\nq3 0 b1 0\n"


def files(folder: Path, **texts: str) -> list[str]:
    """Write the three files, some with another text, and return the options that name them."""
    options = []
    for name, text in {"docs": DOCS, "queries": QUERIES, "qrels": QRELS, **texts}.items():
        path = folder / f"{name}.tsv"
        path.write_text(text, encoding="utf-8")
        options += [f"--{name}", str(path)]
    return options


# --- reading


def test_a_table_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "docs.tsv"
    path.write_text("nr\ttitle\tnote\tText\n7\tA title\tx\t Two words \n", encoding="utf-8")
    assert read_entries(path) == [Entry(id="7", text="Two words", title="A title")]
    assert read_entries(path)[0].words == "A title Two words"


def test_json_lines_and_packed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "docs.gz"
    path.write_bytes(gzip.compress(b'{"id": 7, "text": "Two words", "note": 1}\n\n{"id": "8", "text": "x"}\n'))
    assert [entry.id for entry in read_entries(path)] == ["7", "8"]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip), min_size=1))
def test_what_a_csv_writer_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerows([["id", "text"], *([number, text] for number, text in enumerate(texts))])
    path = tmp_path_factory.mktemp("csv") / "docs.tsv"
    path.write_text(written.getvalue(), encoding="utf-8", newline="")
    assert [entry.text for entry in read_entries(path)] == [text.strip() for text in texts]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", None, "the file is empty"),
        ("\ttext\n", None, "nothing in the file"),
        ("1\tA claim without a head.\n", 1, "no column is called"),
        ("\ttext\n1\tone\n1\ttwo\n", 3, "a second 1"),
        ("\ttext\n1\tone\n2\n", 3, "1 columns, where the first line has 2"),
        ('\ttext\n1\t"one\nmore"\n2\t \n', 4, "text"),
        ("\ttext\n\tone\n", 2, "id"),
        ("\ttext\na b\tone\n", 2, "id"),
        ('\ttext\n1\t"one\n', 2, "not a table"),
        ('\ttext\n1\tone\n2\t"Two" words\n', 3, "not a table"),
        ('{"id": 1, "text": "x"}\nnot json\n', 2, "not JSON"),
        ('{"id": 1, "text": "x"}\n{"id": 2}\n', 2, "text"),
        ('{"id": 1, "text": "x"}\n[]\n', 2, "valid dictionary"),
    ],
)
def test_a_bad_row_is_refused_by_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    path = tmp_path / "docs.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=message) as refused:
        read_entries(path)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("q1 0 b1\n", 1, "not a judgement"),
        ("q1 0 b1 yes\n", 1, "not a judgement"),
        ("q1 0 b1 1\n\nq9 0 b1 1\n", 3, "no query q9"),
        ("q1 0 b9 1\n", 1, "no document b9"),
        ("q1 0 b1 0\n", None, "no document answers any query"),
    ],
)
def test_a_bad_judgement_is_refused_by_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    path = tmp_path / "qrels"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnusableInput, match=message) as refused:
        read_judgements(path, [Entry(id="q1", text="x")], [Entry(id="b1", text="x")])
    assert refused.value.line == line


# --- scores


def test_the_figures_are_those_of_the_definition() -> None:
    documents, answers = ["a", "b", "c", "d", "e", "f"], frozenset({"b", "e", "z"})
    assert average_precision(documents, answers, 5) == pytest.approx((1 / 2 + 2 / 5) / 3)
    assert average_precision(documents, answers, 3) == pytest.approx((1 / 2) / 3), "what is below counts against it"
    assert reciprocal_rank(documents, answers) == 1 / 2
    assert reciprocal_rank(documents, frozenset({"z"})) == 0
    assert recall(documents, answers, 5) == pytest.approx(2 / 3)


def test_a_judged_query_without_a_ranking_counts_as_missed() -> None:
    judged = {"q1": frozenset({"a"}), "q2": frozenset({"a"})}
    scores = score_rankings({"q1": [Ranked("a", 1.0)], "unjudged": [Ranked("b", 1.0)]}, judged)
    assert (scores.queries, scores.precision[5], scores.recall[50], scores.reciprocal_rank) == (2, 0.5, 0.5, 0.5)


@given(st.permutations([f"d{number}" for number in range(30)]), st.integers(1, 29))
def test_precision_and_recall_never_fall_with_depth(documents: list[str], depth: int) -> None:
    answers = frozenset({"d1", "d2", "d3"})
    for figure in (average_precision, recall):
        assert 0 <= figure(documents, answers, depth) <= figure(documents, answers, depth + 1) <= 1


# --- ranking


def test_a_run_is_trecs() -> None:
    assert run_of({"q1": [Ranked("b2", 1.25), Ranked("b1", -3.0)]}) == (
        "q1 Q0 b2 1 1.250000 factcheck\nq1 Q0 b1 2 -3.000000 factcheck\n"
    )


@given(st.lists(st.sampled_from([2.0, 1.0, 1.0000001, 0.5, -7.25]), max_size=8))
def test_scores_of_a_run_fall_with_every_rank(scores: list[float]) -> None:
    ranking = [Ranked(f"d{number}", score) for number, score in enumerate(sorted(scores, reverse=True))]
    written = [line.split() for line in run_of({"q": ranking}).splitlines()]
    assert [row[2] for row in written] == [one.document for one in ranking]
    values = [float(row[4]) for row in written]
    assert values == sorted(set(values), reverse=True)
    assert all(abs(value - one.score) < 1e-4 for value, one in zip(values, ranking, strict=True))


def test_equals_stand_in_the_order_of_the_documents() -> None:
    documents = [Entry(id=name, text="Whales sing.") for name in ("z", "a", "m")]
    ((_, ranked),) = rankings(documents, [Entry(id="q", text="Whales sing at night.")])
    assert [one.document for one in ranked] == ["z", "a", "m"]


@pytest.mark.parametrize("model", [[], ["--no-model"]])
def test_the_command_prints_figures_and_writes_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: list[str]
) -> None:
    out = tmp_path / "run.trec"
    command = ["eval", "retrieval", *files(tmp_path), "-o", str(out), "--format", "json", *model]
    assert run(command) == ExitCode.OK
    figures = json.loads(capsys.readouterr().out)
    assert (figures["queries"], figures["map@5"], figures["recall@50"], figures["mrr"]) == (3, 1.0, 1.0, 1.0)
    rows = [line.split() for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row[2] for row in rows if row[3] == "1"] == ["b1", "b3", "b4"]
    assert all(len(row) == 6 and row[1] == "Q0" for row in rows)
    first = out.read_bytes()
    assert run(command) == ExitCode.OK
    assert out.read_bytes() == first


def test_the_figures_are_a_table_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "retrieval", *files(tmp_path), "--no-model"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("statements 3, judged 3\n")
    assert "mean reciprocal rank 1.000\n" in out


def test_without_judgements_the_run_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = files(tmp_path)[:4]
    assert run(["eval", "retrieval", *options, "--no-model"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("q1 Q0 b1 1 ")


def test_figures_and_run_do_not_share_the_standard_output(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["eval", "retrieval", *files(tmp_path), "--no-model", "-o", "-"]) == ExitCode.UNUSABLE
    assert "cannot hold both" in capsys.readouterr().err


def test_a_bad_file_leaves_an_earlier_run_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "run.trec"
    out.write_text("earlier\n", encoding="utf-8")
    command = ["eval", "retrieval", *files(tmp_path, docs="\ttext\n1\n"), "-o", str(out), "--no-model"]
    assert run(command) == ExitCode.UNUSABLE
    error = capsys.readouterr().err
    assert "docs.tsv:2: " in error
    assert error.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "earlier\n"
