"""Fact-checks of others in the store: traced, rated in their words, twice as once, a person's word last."""

from pathlib import Path
from typing import Any

import pytest
from interchange_kit import REVIEW, empty, files, only, rated, review, take
from store_kit import claim, workspace, write, write_claims

from checker.errors import UnusableInput
from checker.files import many as files_many
from checker.files import put_many
from checker.interchange.planning import fingerprint
from checker.model import Label, Rating, SpeakerKind, Status
from checker.pipeline import verify
from checker.store import lint, load, update_claim
from checker.store.sources import load_source

OTHER = {"author": "Coast Check", "url": "https://coast.example/tram"}


def test_a_fact_check_is_a_source_and_a_claim_that_rests_on_it(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    plan = take(made, REVIEW)
    store = load(made)
    one = only(made)
    assert [one.id for one in plan.added] == [one.id] == ["the-tram-to-malmo-is-free"]
    assert (one.text, one.speaker, str(one.said_on)) == ("The tram to Malmö is free.", "Ann Berg", "2026-01-12")
    assert (one.status, one.rating, one.note) == (Status.DRAFT, Rating.FALSE, None)
    assert one.quote is not None
    assert store.text(one.quote.source)[one.quote.start : one.quote.end] == one.quote.exact == one.text
    source = store.source("harbour-facts-tram-is-free")
    assert source is not None
    assert (source.publisher, str(source.published)) == ("Harbour Facts", "2026-01-20")
    assert store.text(source.id) == (
        "Claim: The tram to Malmö is free.\n"
        "Claimed by: Ann Berg\n"
        "Claimed on: 2026-01-12\n"
        "Appeared at: https://gazette.example/tram\n"
        "Rated: False\n"
        "Rating number: 1 on a scale from 1 to 5\n"
        "Explanation: A ticket costs two euros.\n"
        "Reviewed by: Harbour Facts (https://harbourfacts.example)\n"
        "Published: 2026-01-20\n"
        "Address: https://harbourfacts.example/2026/tram-is-free\n"
    )
    speaker = store.speaker("Ann Berg")
    assert speaker is not None
    assert speaker.kind is SpeakerKind.PERSON
    assert lint(made) == []


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    nodes = [REVIEW, rated("Mixture", **OTHER), review(claimReviewed="Trams are loud.", itemReviewed=None), REVIEW]
    take(made, *nodes)
    before = files(made)
    plan = take(made, *nodes)
    assert files(made) == before
    assert (plan.added, plan.updated, plan.left, plan.same) == ([], [], [], 2)


def test_a_dry_run_plans_the_same_and_writes_nothing(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    before = files(made)
    plan = take(made, REVIEW, dry=True)
    assert files(made) == before
    assert plan.added == take(made, REVIEW).added


def test_who_repeats_it_is_contradicted_by_the_rating_and_its_publisher(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    verdict = verify("The tram to Malmö is free.", load(made))
    assert verdict.label is Label.CONTRADICTED
    assert "rated false by Harbour Facts" in verdict.message


@pytest.mark.parametrize("nodes", [[rated("Satire")], [REVIEW, rated("True", **OTHER)], [rated("Half true")]])
def test_what_fact_checkers_left_open_supports_nobody(nodes: list[object], tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, *nodes)
    verdict = verify("The tram to Malmö is free.", load(made))
    assert verdict.label is Label.UNVERIFIED
    assert "fact-checkers reviewed this claim" in verdict.message


def test_reviews_of_one_claim_come_together_and_disagreement_is_kept(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    plan = take(made, REVIEW, rated("Mostly True", **OTHER, claimReviewed="the tram to Malmö is free."))
    one = only(made)
    assert [each.publisher for each in one.reviews] == ["Harbour Facts", "Coast Check"]
    assert [each.rating for each in one.reviews] == ["False", "Mostly True"]
    assert one.rating is None
    assert (
        one.note == "The reviews disagree, so it has no rating: Harbour Facts “False”; Coast Check “Mostly True”."
    )
    assert plan.conflicting == [one.id]


def test_a_later_import_adds_a_review_to_a_claim_on_record(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    plan = take(made, rated("Falso", **OTHER))
    one = only(made)
    assert [new.id for _, new in plan.updated] == [one.id]
    assert (len(one.reviews), one.rating, one.note) == (2, Rating.FALSE, None)


def test_the_same_words_long_after_are_another_claim(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    later = {**REVIEW["itemReviewed"], "datePublished": "2026-06-01"}
    take(made, REVIEW, rated("True", **OTHER, itemReviewed=later))
    assert [one.rating for one in load(made).claims] == [Rating.TRUE, Rating.FALSE]


def test_words_that_nobody_is_named_for_are_not_held_for_one_claim(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, review(itemReviewed=None), rated("True", **OTHER, itemReviewed=None))
    claims = load(made).claims
    assert [one.speaker for one in claims] == ['unnamed ("claimant")'] * 2
    assert {one.rating for one in claims} == {Rating.TRUE, Rating.FALSE}
    assert not made.speakers_file.exists()


def test_a_changed_review_changes_its_claim_and_the_text_only_grows(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    first = load_source(made, "harbour-facts-tram-is-free").text
    plan = take(made, rated("Misleading", datePublished="2026-02-01"))
    one = only(made)
    text = load_source(made, "harbour-facts-tram-is-free").text
    assert first is not None
    assert text is not None
    assert text.startswith(first)
    assert one.quote is not None
    assert one.quote.start > len(first)
    assert (one.rating, len(one.reviews), len(plan.updated)) == (Rating.MISLEADING, 1, 1)
    assert not [problem for problem in lint(made) if problem.severity == "error"]


def test_an_older_version_of_a_review_does_not_come_back(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    new = rated("Misleading", datePublished="2026-02-01")
    take(made, new, REVIEW)
    before = files(made)
    plan = take(made, REVIEW)
    assert only(made).rating is Rating.MISLEADING
    assert (files(made), plan.same) == (before, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.REVIEWED},
        {"status": Status.RETRACTED},
        {"text": "The tram is free."},
        {"rating": Rating.TRUE},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_claim_that_a_person_touched_is_left_alone(change: dict[str, Any], tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    update_claim(made, "the-tram-to-malmo-is-free", **change)
    before = files(made)
    assert take(made, REVIEW).same == 1
    plan = take(made, rated("True", datePublished="2026-03-01"), rated("True", **OTHER))
    assert plan.left == ["the-tram-to-malmo-is-free"]
    assert files(made) == before


def test_comments_do_not_count_as_a_change_and_stay(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    path = made.claims_dir / "harbour-facts-tram-is-free.yaml"
    path.write_text(path.read_text().replace("    rating: false\n", "    rating: false  # says who?\n"))
    take(made, rated("Misleading", datePublished="2026-02-01"))
    assert only(made).rating is Rating.MISLEADING
    assert "# says who?" in path.read_text()


def test_several_claims_of_one_article_share_its_source(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW, review(claimReviewed="The tram runs at night."))
    take(made, review(claimReviewed="The tram is red."))
    store = load(made)
    assert len(store.sources) == 1
    assert len(store.claims) == 3
    assert lint(made) == []


def test_known_speakers_go_by_their_names(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    write(made, "sources/speakers.yaml", "- id: ann-berg\n  name: Anna Berg-Lund\n  aliases: [Ann Berg]\n")
    take(made, REVIEW)
    assert only(made).speaker == "Anna Berg-Lund"
    assert only(made).reviews[0].claimant is None
    assert len(load(made).speakers) == 1


def test_a_claim_of_the_newsroom_is_never_touched(tmp_path: Path) -> None:
    talks = "Ann Berg said: The tram to Malmö is free."
    made = workspace(tmp_path / "desk", talks=talks)
    path = write_claims(made, claim("own", "The tram to Malmö is free.", text=talks, speaker="Ann Berg"))
    before = path.read_bytes()
    take(made, REVIEW)
    assert path.read_bytes() == before
    assert len(load(made).claims) == 2


def test_ids_that_are_taken_get_a_number(tmp_path: Path) -> None:
    made = workspace(tmp_path / "desk", harbour_facts_tram_is_free="The tram to Malmö is free.")
    words, source = "The tram to Malmö is free.", "harbour-facts-tram-is-free"
    write_claims(made, claim("the-tram-to-malmo-is-free", words, text=words, source=source), source=source)
    take(made, REVIEW)
    assert {one.id for one in load(made).sources} == {source, f"{source}-2"}
    assert load(made).claim("the-tram-to-malmo-is-free-2") is not None


def test_claims_without_latin_letters_have_ids_too(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(
        made,
        review(claimReviewed="ट्राम मुफ़्त है", author="तथ्य", url="https://x.example/", itemReviewed={"author": "अन"}),
    )
    assert only(made).speaker == "अन"
    assert not [problem for problem in lint(made) if problem.severity == "error"]


def test_a_broken_store_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    write(made, "claims/x.yaml", "source: x\nclaims: [{id: a}]\n")
    before = files(made)
    with pytest.raises(UnusableInput, match=r"claims/x\.yaml"):
        take(made, REVIEW)
    assert files(made) == before


def test_a_run_that_was_cut_off_is_completed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = empty(tmp_path / "desk")
    nodes = [REVIEW, rated("True", **OTHER, claimReviewed="Trams are red.")]
    put = files_many._put

    def cut_off(lot: list[tuple[Path, str]]) -> None:
        put(lot[:4])
        raise KeyboardInterrupt

    monkeypatch.setattr(files_many, "_put", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take(made, *nodes)
    monkeypatch.undo()
    write(made, "sources/coast-check-tram.txt", (made.sources_dir / "coast-check-tram.txt").read_text())
    take(made, *nodes)
    assert len(load(made).claims) == 2
    assert lint(made) == []


def test_the_fingerprint_sees_every_field_but_where_the_quote_stands(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW)
    one = only(made)
    assert one.quote is not None
    assert one.imported == fingerprint(one)
    moved = one.quote.model_copy(update={"start": 99, "end": 99 + len(one.text)})
    assert fingerprint(one.model_copy(update={"quote": moved})) == one.imported
    for field, value in {"text": "x", "tags": ("a",), "note": "n", "context": "c", "said_on": None}.items():
        assert fingerprint(one.model_copy(update={field: value})) != one.imported


def test_many_files_are_written_whole_and_never_over_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_many, "TOGETHER", 3)
    names = [tmp_path / f"{number}.txt" for number in range(8)]
    put_many((path, path.name) for path in names)
    assert all(path.read_text() == path.name for path in names)
    with pytest.raises(UnusableInput, match="with something else in it"):
        put_many([(tmp_path / "new.txt", "new"), (names[0], "other")])
    assert not (tmp_path / "new.txt").exists()
    assert names[0].read_text() == names[0].name
    assert len(list(tmp_path.iterdir())) == 8
