"""``factcheck export`` and ``factcheck import`` from the outside: what is printed, where, and the exit codes."""

import csv
import json
from pathlib import Path

import pytest
from interchange_kit import REVIEW, empty, files, only, rated
from store_kit import claim, workspace, write_claims

from checker.cli import run
from checker.errors import ExitCode
from checker.model import Markup, Rating, Status
from checker.store import load
from checker.store.sources import list_sources

TALKS = "The talks lasted two hours. Per Holm left early. The plan is dead."
WHO = ["--publisher", "Harbour Gazette", "--publisher-url", "https://gazette.example"]
WHERE = ["--url-template", "https://gazette.example/checks/{id}"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a claim rated and reviewed, one only rated, one only reviewed; the working directory."""
    made = workspace(tmp_path / "desk", talks=TALKS)
    write_claims(
        made,
        *(
            claim(claim_id, words, text=TALKS, rating=rating, status=status)
            for claim_id, words, rating, status in (
                ("two-hours", "The talks lasted two hours.", Rating.FALSE, Status.REVIEWED),
                ("holm-left", "Per Holm left early.", Rating.TRUE, Status.DRAFT),
                ("dead-plan", "The plan is dead.", None, Status.REVIEWED),
            )
        ),
    )
    monkeypatch.chdir(made.root)
    return made.root


def put(folder: Path, *nodes: object) -> str:
    path = folder / "reviews.jsonl"
    path.write_text("".join(f"{json.dumps(node)}\n" for node in nodes))
    return str(path)


def test_reviewed_ratings_are_published_and_drafts_are_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "claimreview", *WHO, *WHERE]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert [one["url"] for one in json.loads(out)["@graph"]] == ["https://gazette.example/checks/two-hours"]
    assert err == "factcheck: warning: 1 rated claim is not reviewed and left out: holm-left\n"


def test_the_configuration_says_who_publishes_and_where(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "factcheck.toml").write_text(
        '[publisher]\nname = "Gazette"\nurl = "https://g.example"\nreview_url = "https://g.example/{id}"\n'
        'language = "en"\n'
    )
    assert run(["export", "claimreview", "--feed", "-q", "-o", "feed.json"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    (element,) = json.loads((desk / "feed.json").read_text())["dataFeedElement"]
    assert (element["item"][0]["author"]["name"], element["item"][0]["inLanguage"]) == ("Gazette", "en")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (WHERE, "nothing tells who publishes these; give --publisher NAME, or set name under [publisher]"),
        ([*WHO[:2], *WHERE], "nothing tells the address of Harbour Gazette; give --publisher-url URL"),
        (WHO, "nothing tells the address of the review of two-hours; give --url-template"),
        ([*WHO, "--url-template", "https://g.example/checks"], "has no {id} in it"),
        ([*WHO, "--url-template", "g.example/{id}"], "is no web address"),
        ([*WHO, *WHERE, "--language", "English please"], "is no language tag"),
        ([*WHO, *WHERE, "holm-left"], "the claim 'holm-left' is not both rated and reviewed"),
        ([*WHO, *WHERE, "gone"], "there is no claim 'gone' in the store"),
        (["--imported"], "no claim has a review of others on its record"),
    ],
)
def test_what_cannot_be_published_is_said_in_one_line(
    arguments: list[str], message: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "claimreview", *arguments]) == ExitCode.UNUSABLE
    out, err = capsys.readouterr()
    assert message in err.splitlines()[-1]
    assert out == ""


def test_nothing_to_publish_is_an_error(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / "claims" / "talks.yaml"
    path.write_text(path.read_text().replace("    rating: false\n", ""))
    assert run(["export", "claimreview", *WHO, *WHERE]) == ExitCode.UNUSABLE
    assert "no claim is rated and reviewed" in capsys.readouterr().err


def test_fact_checks_of_others_are_not_published_as_ours(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "claimreview", put(desk, REVIEW), "-q"]) == ExitCode.OK
    assert run(["claims", "review", "--accept", "the-tram-to-malmo-is-free"]) == ExitCode.OK
    capsys.readouterr()
    assert run(["export", "claimreview", *WHO, *WHERE]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert len(json.loads(out)["@graph"]) == 1
    assert "1 rated claim was reviewed by others only and left out: the-tram-to-malmo-is-free" in err
    assert "for one of yours, add it to the `reviews` of the claim" in err
    assert run(["export", "claimreview", "--imported"]) == ExitCode.OK
    (back,) = json.loads(capsys.readouterr().out)["@graph"]
    assert back["url"] == REVIEW["url"]


def test_an_import_tells_what_became_of_each_review(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = rated(
        "Needs context", url="https://coast.example/t", author="Coast Check", claimReviewed="Trams are red."
    )
    file = put(desk, REVIEW, other, rated("x", claimReviewed="?", itemReviewed=None))
    before = (desk / "claims" / "talks.yaml").read_bytes()
    assert run(["import", "claimreview", file, "--dry-run"]) == ExitCode.OK
    out, _ = capsys.readouterr()
    assert out == (
        "new: the-tram-to-malmo-is-free (false): The tram to Malmö is free.\n"
        "new: trams-are-red (no rating): Trams are red.\n"
        "3 reviews: 2 claims would be added\n"
    )
    assert len(list((desk / "claims").iterdir())) == 1
    assert run(["import", "claimreview", file]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert out == "3 reviews: 2 claims added\nnext: factcheck claims review\n"
    assert err == (
        "factcheck: warning: left out 1 review that names no claim: https://harbourfacts.example/2026/tram-is-free\n"
        "factcheck: warning: 1 review with a rating that stands for none here: “Needs context”\n"
    )
    assert (desk / "claims" / "talks.yaml").read_bytes() == before
    assert run(["claims", "show", "trams-are-red"]) == ExitCode.OK
    assert (
        "reviews:       Coast Check (2026-01-20): “Needs context”, https://coast.example/t"
        in capsys.readouterr().out
    )


def test_news_for_touched_claims_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "claimreview", put(desk, REVIEW), "-q"]) == ExitCode.OK
    assert run(["claims", "review", "--accept", "the-tram-to-malmo-is-free"]) == ExitCode.OK
    capsys.readouterr()
    assert run(["import", "claimreview", put(desk, rated("True", datePublished="2026-05-01"))]) == ExitCode.OK
    assert capsys.readouterr().out == (
        "1 review: 0 claims added\nleft as a person made them, though there is news: the-tram-to-malmo-is-free\n"
    )


def test_broken_json_is_one_line_with_its_place(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "feed.json").write_text('{"@type": "ClaimReview",\n "url" 1}')
    before = files_of(desk)
    assert run(["import", "claimreview", "feed.json"]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err == (
        "factcheck: feed.json:2: the JSON is broken at column 8: expecting ':' delimiter; "
        "download it again, or correct it there\n"
    )
    assert files_of(desk) == before


def files_of(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_extraction_leaves_imported_fact_checks_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "claimreview", put(desk, REVIEW), "-q"]) == ExitCode.OK
    assert run(["extract", "--all", "-q"]) == ExitCode.OK
    kept = (desk / "claims" / "harbour-facts-tram-is-free.yaml").read_text()
    assert kept.count("- id:") == 1
    assert run(["extract", "harbour-facts-tram-is-free"]) == ExitCode.UNUSABLE
    assert "is an imported fact-check" in capsys.readouterr().err


def test_csv_goes_out_and_comes_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "claims" / "talks.yaml").read_bytes()
    assert run(["export", "csv", "-o", "claims.csv", "--bom"]) == ExitCode.OK
    data = (desk / "claims.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,status,rating")
    assert run(["import", "csv", "claims.csv"]) == ExitCode.OK
    assert capsys.readouterr().out == "0 claims added, 0 claims changed, 3 claims as before\n"
    assert (desk / "claims" / "talks.yaml").read_bytes() == before
    with (desk / "claims.csv").open(newline="", encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    rows[1]["status"] = "reviewed"
    with (desk / "claims.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows([*rows, {"source": "talks", "speaker": "Per Holm", "quote": "plan is dead"}])
    assert run(["import", "csv", "claims.csv", "--dry-run"]) == ExitCode.OK
    assert capsys.readouterr().out == (
        "claims.csv:3: holm-left: status: draft -> reviewed\n"
        "claims.csv:5: new: plan-is-dead: plan is dead\n"
        "1 claim would be added, 1 claim would be changed, 2 claims as before\n"
    )
    assert (desk / "claims" / "talks.yaml").read_bytes() == before
    assert run(["import", "csv", "claims.csv"]) == ExitCode.OK
    assert capsys.readouterr().out == "1 claim added, 1 claim changed, 2 claims as before\n"


def test_an_import_into_an_empty_workspace_makes_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = empty(tmp_path / "new")
    monkeypatch.chdir(made.root)
    assert run(["import", "claimreview", put(tmp_path, REVIEW)]) == ExitCode.OK
    assert only(made).rating is Rating.FALSE
    assert {one.markup for one in list_sources(made)} == {Markup.REVIEW}
    assert run(["lint"]) == ExitCode.OK
    assert "no problems" in capsys.readouterr().out
    assert len(files(made)) == 5
    assert len(load(made)) == 1
