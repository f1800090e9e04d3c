"""What is published as ClaimReview keeps the published rules, and says nothing that a person did not."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from interchange_kit import FEED_SCHEMA, GRAPH_SCHEMA, REVIEW, empty, files, rated, review, take
from store_kit import claim, workspace, write, write_claims

from checker.errors import UnusableInput
from checker.interchange.claimreview import (
    SCALE,
    Publisher,
    address_of,
    as_feed,
    as_graph,
    explanation_of,
    review_of,
    reviews_of_others,
)
from checker.model import Claim, Rating, Review, Status
from checker.store import Store, load
from checker.store.merging import CHANGED_NOTE

WHO = Publisher("Harbour Gazette", "https://gazette.example", "https://gazette.example/checks/{id}", "en")
TALKS = "Ann Berg said that the talks lasted two hours."


def rated_claim(**values: Any) -> Claim:
    given = {"speaker": "Ann Berg", "status": Status.REVIEWED, "rating": Rating.FALSE} | values
    return claim("two-hours", "the talks lasted two hours", text=TALKS, **given)


def store_with(*claims: Claim, root: Path) -> Store:
    made = workspace(root / "desk")
    (made.sources_dir / "talks.txt").write_text(TALKS)
    digest = sha256(TALKS.encode()).hexdigest()
    described = f"publisher: Harbour Gazette\nurl: https://gazette.example/talks\nsha256: {digest}\n"
    write(made, "sources/talks.yaml", described)
    write(
        made,
        "sources/speakers.yaml",
        "- id: ann-berg\n  name: Ann Berg\n- {id: un, name: UN, kind: organisation}\n",
    )
    write_claims(made, *claims)
    return load(made)


def published(one: Claim, root: Path, **options: Any) -> dict[str, Any]:
    store = store_with(one, root=root)
    url = address_of(WHO, one)
    assert url is not None
    made = review_of(one, store, WHO, url, **options)
    jsonschema.validate(as_graph([made]), GRAPH_SCHEMA)
    jsonschema.validate(as_feed([made]), FEED_SCHEMA)
    return made


def test_the_whole_of_a_review(tmp_path: Path) -> None:
    assert published(rated_claim(note="It was three."), tmp_path) == {
        "@type": "ClaimReview",
        "url": "https://gazette.example/checks/two-hours",
        "claimReviewed": "the talks lasted two hours",
        "author": {"@type": "Organization", "name": "Harbour Gazette", "url": "https://gazette.example"},
        "inLanguage": "en",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "It was three.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ann Berg"},
            "datePublished": "2026-01-15",
            "appearance": [{"@type": "CreativeWork", "url": "https://gazette.example/talks"}],
        },
    }


@pytest.mark.parametrize("rating", Rating)
def test_every_rating_is_valid_and_comes_back_as_itself(rating: Rating, tmp_path: Path) -> None:
    made = published(rated_claim(rating=rating), tmp_path)
    desk = empty(tmp_path / "other" / "desk")
    take(desk, as_graph([made]))
    (back,) = load(desk).claims
    assert (back.rating, back.speaker, back.said_on) == (rating, "Ann Berg", rated_claim().said_on)


def test_the_scale_falls_with_the_ratings() -> None:
    values = [value for _, value in SCALE.values() if value is not None]
    assert list(SCALE) == list(Rating)
    assert values == sorted(values, reverse=True)


def test_bodies_are_organisations_and_nobody_is_nobody(tmp_path: Path) -> None:
    made = published(rated_claim(speaker="UN"), tmp_path)
    assert made["itemReviewed"]["author"] == {"@type": "Organization", "name": "UN"}
    made = published(rated_claim(speaker="Harbour Gazette"), tmp_path / "b")
    assert made["itemReviewed"]["author"]["@type"] == "Organization"
    assert "author" not in published(rated_claim(speaker='unnamed ("She")'), tmp_path / "c")["itemReviewed"]


def test_no_date_is_invented(tmp_path: Path) -> None:
    made = published(rated_claim(said_on=None), tmp_path)
    assert "datePublished" not in made
    assert "datePublished" not in made["itemReviewed"]


def test_the_record_of_our_own_review_gives_its_address_and_day(tmp_path: Path) -> None:
    own = Review.model_validate(
        {"publisher": "harbour gazette", "url": "https://gazette.example/old/7", "published": "2026-02-03"}
    )
    made = published(rated_claim(reviews=(own,)), tmp_path)
    assert (made["url"], made["datePublished"]) == ("https://gazette.example/old/7", "2026-02-03")


@pytest.mark.parametrize(
    ("note", "explanation"),
    [
        (None, None),
        ("It was three hours.", "It was three hours."),
        ("Left as said: “it”.", None),
        ('The text names the speaker only as "She". Left as said: “it”, “there”. It was three.', "It was three."),
        (f"It was three.\n{CHANGED_NOTE}", "It was three."),
        ("The reviews disagree, so it has no rating: A “x”; B “y”.\nIt was three.", "It was three."),
    ],
)
def test_what_programs_noted_is_not_published(note: str | None, explanation: str | None) -> None:
    assert explanation_of(rated_claim(note=note)) == explanation


def test_notes_can_be_left_out(tmp_path: Path) -> None:
    made = published(rated_claim(note="Ask the lawyer."), tmp_path, explained=False)
    assert "ratingExplanation" not in made["reviewRating"]


@pytest.mark.parametrize("template", ["https://gazette.example/checks", "https://gazette.example/{slug}/{id}"])
def test_a_template_without_an_id_is_refused(template: str) -> None:
    who = Publisher("Harbour Gazette", "https://gazette.example", template)
    with pytest.raises(UnusableInput, match="the address"):
        address_of(who, rated_claim())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
DAYS = st.sampled_from(["2025-12-31", "2026-01-02T10:00:00Z", "3/3/2026", "soon", None])
NODES = st.builds(
    lambda claim, who, what, day, said, note, lang: review(
        claimReviewed=claim,
        url=f"https://facts.example/{crc32(claim.encode()) % 7}/{lang}",
        datePublished=day,
        inLanguage=lang,
        itemReviewed={"@type": "Claim", "author": who, "datePublished": said},
        reviewRating={"@type": "Rating", "alternateName": what, "ratingValue": 2, "ratingExplanation": note},
    ),
    st.one_of(WORDS, st.just("The tram is “free”.")).map(lambda words: f"Said a{words}"),
    st.one_of(st.just({"@type": "Person", "name": "Ann Berg"}), WORDS, st.none(), st.just("Unknown")),
    st.one_of(st.sampled_from(["False", "Faux", "Mixture", ["False", "Satire"], None]), WORDS),
    DAYS,
    DAYS,
    st.none() | WORDS,
    st.sampled_from(["en", "nl-BE"]),
)


@settings(max_examples=10, deadline=None)
@given(st.lists(NODES, min_size=2, max_size=10, unique_by=lambda node: str(node["url"])))
def test_what_is_imported_goes_out_and_comes_back_without_a_loss(
    tmp_path_factory: pytest.TempPathFactory, nodes: list[dict[str, Any]]
) -> None:
    root = tmp_path_factory.mktemp("round")
    made, other = empty(root / "desk"), empty(root / "other" / "desk")
    take(made, *nodes)
    store = load(made)
    out = [one for claim in store.claims for one in reviews_of_others(claim, store)]
    before = files(made)
    take(made, as_feed(out))
    assert files(made) == before
    take(other, as_graph(out))
    assert _said(store) == _said(load(other))


def _said(store: Store) -> list[str]:
    """Return all that claims say, but for ids, and what follows from them."""
    return sorted(one.model_dump_json(exclude={"quote", "id", "imported"}) for one in store.claims)


def test_reviews_of_others_are_valid_and_not_ours(tmp_path: Path) -> None:
    made = empty(tmp_path / "desk")
    take(made, REVIEW, rated("Mixture", author={"name": "Coast Check"}, url="https://coast.example/t"))
    store = load(made)
    out = [one for claim in store.claims for one in reviews_of_others(claim, store, "Coast Check")]
    jsonschema.validate(as_graph(out), GRAPH_SCHEMA)
    assert out == [
        json.loads(json.dumps({key: value for key, value in REVIEW.items() if key != "@context"})) | out[0]
    ]
    assert [one["author"]["name"] for one in out] == ["Harbour Facts"]
