"""Fact-checks of invented publishers, a workspace to import them into, and the rules that ours must keep."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from store_kit import contents, workspace

from checker.interchange.finding import Found
from checker.interchange.planning import Plan
from checker.interchange.recording import import_reviews, read_reviews
from checker.interchange.reviewed import Reviewed, Unusable, read_review
from checker.model import Claim
from checker.store import Workspace, load

REVIEW: Mapping[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://harbourfacts.example/2026/tram-is-free",
    "datePublished": "2026-01-20",
    "claimReviewed": "The tram to Malmö is free.",
    "author": {"@type": "Organization", "name": "Harbour Facts", "url": "https://harbourfacts.example"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ann Berg"},
        "datePublished": "2026-01-12",
        "appearance": {"@type": "CreativeWork", "url": "https://gazette.example/tram"},
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
        "ratingExplanation": "A ticket costs two euros.",
    },
}
"""A fact-check without a fault."""


def review(**changes: Any) -> dict[str, Any]:
    """Return the fact-check with other values at its top; None takes one away."""
    changed = {**REVIEW, **changes}
    return {key: value for key, value in changed.items() if value is not None}


def rated(words: Any, **changes: Any) -> dict[str, Any]:
    """Return the fact-check with another rating in words, without a number."""
    return review(reviewRating={"@type": "Rating", "alternateName": words}, **changes)


def read(node: Mapping[str, Any]) -> Reviewed:
    """Read a fact-check that can be used."""
    found = read_review(Found(node))
    assert not isinstance(found, Unusable), found
    return found


def empty(root: Path) -> Workspace:
    """Make a workspace without sources and claims."""
    return workspace(root)


def take(made: Workspace, *nodes: Any, dry: bool = False) -> Plan:
    """Import fact-checks through a file."""
    path = made.root.parent / "reviews.json"
    path.write_text(json.dumps(list(nodes)), encoding="utf-8")
    return import_reviews(made, read_reviews(str(path)), dry=dry)


def only(made: Workspace) -> Claim:
    """Return the one claim of a store."""
    (claim,) = load(made).claims
    return claim


def files(made: Workspace) -> Mapping[str, bytes]:
    """Return all files of a workspace."""
    return contents(made)


_TEXT = {"type": "string", "pattern": r"\S"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
_URL = {"type": "string", "pattern": r"^https?://[^\s/]+\.\S+$"}
_LANGUAGE = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}


def _object(kind: Any, required: Sequence[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["@type", *required],
        "properties": {"@type": {"enum": kind}, **properties},
    }


_CLAIM_REVIEW = _object(
    ["ClaimReview"],
    ["url", "claimReviewed", "author", "reviewRating", "itemReviewed"],
    url=_URL,
    claimReviewed=_TEXT,
    headline=_TEXT,
    datePublished=_DAY,
    inLanguage=_LANGUAGE,
    author=_object(["Organization"], ["name"], name=_TEXT, url=_URL),
    reviewRating={
        **_object(
            ["Rating"],
            ["alternateName"],
            alternateName=_TEXT,
            ratingExplanation=_TEXT,
            ratingValue={"type": "number"},
            bestRating={"type": "number"},
            worstRating={"type": "number"},
        ),
        "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
    },
    itemReviewed=_object(
        ["Claim"],
        [],
        author=_object(["Person", "Organization"], ["name"], name=_TEXT),
        datePublished=_DAY,
        appearance={"type": "array", "minItems": 1, "items": _object(["CreativeWork"], ["url"], url=_URL)},
    ),
)
GRAPH_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "minItems": 1, "items": _CLAIM_REVIEW},
    },
}
"""What Google's guide on fact checks and schema.org say of each field that we write, and no other field."""
FEED_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["@context", "@type", "dataFeedElement"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "DataFeed"},
        "dataFeedElement": {
            "type": "array",
            "minItems": 1,
            "items": _object(
                ["DataFeedItem"],
                ["item"],
                item={"type": "array", "minItems": 1, "maxItems": 1, "items": _CLAIM_REVIEW},
            ),
        },
    },
}
"""The same in the form of the feeds of Data Commons."""
