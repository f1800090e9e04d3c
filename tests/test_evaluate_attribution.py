"""Measuring who said what: the extractor's reading of marked articles, and the sums over it."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli import run
from checker.errors import ExitCode, UnusableInput
from checker.evaluate.attribution import Article, Quote, ReadArticle, read_articles, read_quotes
from checker.evaluate.attribution_scores import AttributionScores, score_attributions
from checker.evaluate.subset import Subset
from checker.evaluate.who_speaks import head, same_head, same_words
from checker.evaluate.word_spans import WordSpans

TEXT = (
    "The quay will close in May, said Ana Perić, the harbour master. “No boat will be turned away,” she added.\n\n"
    "Ivo Kovač hopes that the crane can be saved. The crane is forty years old."
)


def quote(said: str, speaker: str | None = None, *, text: str = TEXT, **more: Any) -> dict[str, Any]:
    start = text.index(said)
    at = -1 if speaker is None else text.index(speaker)
    named = {} if speaker is None else {"speaker_start": at, "speaker_end": at + len(speaker)}
    spoken = {"speaker_text": speaker or "", **named}
    return {"quote_start": start, "quote_end": start + len(said), **spoken, "type": "indirect", **more}


def article(*quotes: dict[str, Any], text: str = TEXT, **more: Any) -> Article:
    return Article.model_validate({"doc_id": "quay", "text": text, "quotes": quotes, **more})


CLOSES = quote("The quay will close in May", "Ana Perić, the harbour master")
TURNED = quote("“No boat will be turned away,”", "she", type="direct", speaker_aliases=["Ana Perić"])
HOPES = quote("that the crane can be saved", "Ivo Kovač", claim_like=False)
MARKED = article(CLOSES, TURNED, HOPES)


def scored(marked: Article, *predicted: dict[str, Any], subset: Subset = Subset.CLAIM) -> AttributionScores:
    read = ReadArticle(marked, tuple(Quote.model_validate(one) for one in predicted))
    return score_attributions([read], subset)


def test_the_extractor_reads_the_articles() -> None:
    (read,) = read_quotes([MARKED])
    first, second = read.predicted
    assert (first.quote_text, first.speaker_text, first.cue_text, first.type) == (
        "The quay will close in May",
        "Ana Perić, the harbour master",
        "said",
        "indirect",
    )
    assert (second.speaker_text, second.speaker_resolved, second.type) == ("she", "Ana Perić", "direct")
    scores = score_attributions([read])
    assert scores.found("exact").f1 == scores.found("joint").f1 == 1.0
    assert scores.pronouns == (1, 1)


def test_words_count_and_marks_do_not() -> None:
    scores = scored(MARKED, quote("The quay will close in May,", "Ana Perić"), quote("boat will be turned", "she"))
    assert scores.found("exact").hits == 1
    assert scores.found("partial").hits == 2
    assert scores.found("joint").f1 == 1.0
    assert scores.recall("direct") == (1, 1)
    assert scores.speaker("exact") == (1, 2)


def test_less_than_half_of_the_words_is_not_found() -> None:
    scores = scored(MARKED, quote("turned away", "she"))
    assert (scores.found("partial").hits, scores.found("partial").predicted) == (0, 1)


def test_another_speaker_is_found_and_not_joint() -> None:
    scores = scored(MARKED, quote("The quay will close in May", "Ivo Kovač"))
    assert scores.found("partial").hits == 1
    assert scores.found("joint").hits == 0


def test_a_prediction_serves_one_quote_and_the_best_overlap_comes_first() -> None:
    whole = quote("The quay will close in May, said Ana Perić, the harbour master", "Ana Perić")
    scores = scored(MARKED, whole, quote("The quay will close in May", "Ana Perić"))
    assert scores.found("exact").hits == 1
    assert scores.found("partial").hits == 1
    assert scores.found("partial").predicted == 2


@pytest.mark.parametrize(("subset", "marked", "predicted", "hits"), [("claim", 2, 0, 0), ("all", 3, 1, 1)])
def test_a_subset_neither_rewards_nor_blames_what_it_leaves_out(
    subset: str, marked: int, predicted: int, hits: int
) -> None:
    scores = scored(MARKED, quote("the crane can be saved", "Ivo Kovač"), subset=Subset(subset))
    found = scores.found("partial")
    assert (found.support, found.predicted, found.hits) == (marked, predicted, hits)


def test_a_prediction_that_lies_in_words_left_out_is_not_counted() -> None:
    assert scored(MARKED, quote("the crane", "Ivo Kovač")).found("partial").predicted == 0
    narrated = TEXT.index("The crane is")
    unread = article(CLOSES, ignore_spans=[(narrated, len(TEXT))])
    assert scored(unread, quote("The crane is forty years old")).found("partial").predicted == 0


def test_a_quote_interrupted_has_its_words_on_both_sides() -> None:
    text = "“The crane,” Ivo Kovač said, “is forty years old.”"
    first, second = "“The crane,”", "“is forty years old.”"
    spans = [(text.index(part), text.index(part) + len(part)) for part in (first, second)]
    whole = quote(text, "Ivo Kovač", text=text, quote_spans=spans)
    read = list(read_quotes([article(whole, text=text)]))
    assert score_attributions(read).found("exact").f1 == 1.0


def test_a_quote_that_nobody_is_named_for_wants_no_speaker() -> None:
    nobody = article(quote("The crane is forty years old"))
    assert scored(nobody, quote("The crane is forty years old")).found("joint").f1 == 1.0
    assert scored(nobody, quote("The crane is forty years old", "Ivo Kovač")).found("joint").f1 == 0.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ruth Okafor of the Nurses' Union", "okafor"),
        ("the mayor of Split", "mayor"),
        ("Martin Lind Jr.", "lind"),
        ("Ana Perić, the harbour master,", "perić"),
        ("Perić's", "perić"),
        ("she", "she"),
        ("…", ""),
    ],
)
def test_the_head_of_a_name_or_description(name: str, expected: str) -> None:
    assert head(name) == expected


def test_names_are_compared_by_all_words_or_by_their_heads() -> None:
    assert same_words("The mayor", "mayor")
    assert not same_words("the mayor", "the mayor of Split")
    assert not same_words("the", "a")
    assert same_head("Mayor Ruth Okafor", "Okafor")
    assert same_head("Okafor Lind", "Lind Okafor")
    assert not same_head("Ruth Okafor", "Ruth")
    assert not same_head("the mayor", "…")


def test_a_word_belongs_to_the_stretch_that_its_middle_lies_in() -> None:
    assert WordSpans("One don’t, three").inside([(0, 7), (10, 16)]) == {0, 1, 2}
    assert WordSpans("One don’t, three").inside([(0, 6)]) == {0}


def line(marked: Article) -> str:
    return marked.model_dump_json() + "\n"


def test_the_command_prints_figures_and_writes_predictions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "marked.jsonl.gz", tmp_path / "predicted.jsonl"
    file.write_bytes(gzip.compress(line(MARKED).encode()))
    assert run(["eval", "attribution", str(file), "-o", str(out)]) == ExitCode.OK
    printed = capsys.readouterr().out
    assert "quotes marked 2, predicted 2" in printed
    assert "who a pronoun is" in printed
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["doc_id"] == "quay"
    assert written["quotes"][0]["quote_spans"] == [[0, 26]]
    assert set(written["quotes"][0]) >= {"speaker_text", "speaker_start", "speaker_end", "cue_text", "type"}


def test_the_command_gives_figures_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "marked.jsonl"
    file.write_text(line(MARKED), encoding="utf-8")
    assert run(["eval", "attribution", str(file), "--subset", "all", "--format", "json"]) == ExitCode.OK
    value = json.loads(capsys.readouterr().out)
    assert (value["subset"], value["marked"], value["predicted"]) == ("all", 3, 2)
    assert value["exact"]["recall"] == pytest.approx(2 / 3, abs=1e-4)
    assert value["resolved"] == {"of": 1, "right": 1.0, "pronouns": 1, "pronouns_right": 1.0}
    assert run(["eval", "attribution", str(file), "--subset", "speech"]) == ExitCode.OK
    assert "quotes marked 3" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gz"
    broken.write_bytes(gzip.compress(line(MARKED).encode())[:-9])
    with pytest.raises(UnusableInput, match="unpacked"):
        read_articles(broken)
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"doc_id": "a", "text": "b"}\n', encoding="utf-8")
    with pytest.raises(UnusableInput, match="quotes"):
        read_articles(wrong)


def test_the_that_before_a_clause_belongs_to_it_as_readers_mark_it() -> None:
    text = "Ana Perić said that the quay will close in May."
    marked = article(quote("that the quay will close in May", "Ana Perić", text=text), text=text)
    assert score_attributions(read_quotes([marked])).found("exact").f1 == 1.0


def test_what_somebody_is_only_said_to_have_said_is_not_predicted() -> None:
    text = "Ana Perić said that Ivo Kovač had claimed that the crane was safe."
    (read,) = read_quotes([article(text=text)])
    assert [one.speaker_text for one in read.predicted] == ["Ana Perić"]
