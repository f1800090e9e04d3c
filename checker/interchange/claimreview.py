"""Claims that were rated -> ClaimReview of schema.org, as search engines and other fact-checkers read it.

The field rules are those of schema.org and of Google's guide on fact checks: ``claimReviewed``, ``url`` and
``reviewRating`` with ``alternateName`` are required, the publisher is the author. Nothing is made up: what the
store does not know is left out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from checker.errors import UnusableInput
from checker.interchange.claimants import NOBODY
from checker.interchange.ratings import SEVERAL, without_remarks
from checker.model import Claim, Rating, Review, SpeakerKind
from checker.store import Store
from checker.store.merging import without_marks
from checker.store.naming import fold
from checker.text.unnamed import as_called, is_unnamed, unnamed

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
SCALE: Mapping[Rating, tuple[str, int | None]] = {
    Rating.TRUE: ("True", BEST),
    Rating.MOSTLY_TRUE: ("Mostly true", 4),
    Rating.HALF_TRUE: ("Half true", 3),
    Rating.MISLEADING: ("Misleading", 2),
    Rating.FALSE: ("False", WORST),
    Rating.UNPROVEN: ("Unproven", None),
}
"""What our ratings are called, and where they stand on the scale: what is unproven stands nowhere on it."""
_REMARKS = re.compile(
    r"""The\ text\ names\ the\ speaker\ only\ as\ ".*?"\. | The\ name\ ".*?"\ fits\ [^:]*:\ write\ who\ spoke\.
      | Left\ as\ said:\ .*?[”"]\.(?=\s|$)""",
    re.VERBOSE,
)
"""What extraction notes for whoever reviews a draft."""
_PLACE = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews: name, address, the address of a review with ``{id}`` in it, and the language."""

    name: str
    url: str
    review_url: str | None = None
    language: str | None = None


def address_of(publisher: Publisher, claim: Claim) -> str | None:
    """Return where the review of a claim stands: what its record says of ours, else by the template.

    Raises:
        UnusableInput: the template has no ``{id}``, or something else in braces.
    """
    own = own_review(publisher, claim)
    if own is not None and own.url is not None:
        return own.url
    template = publisher.review_url
    if template is None:
        return None
    unknown = sorted(set(_PLACE.findall(template)) - {"id", "source"})
    if unknown or "{id}" not in template:
        wrong = f"has {{{unknown[0]}}} in it" if unknown else "has no {id} in it"
        message = f"the address {template!r} {wrong}"
        cure = "write it as https://gazette.example/checks/{id}; {source} is the id of the claim's source"
        raise UnusableInput(message, cure=cure)
    source = claim.quote.source if claim.quote else ""
    return template.replace("{id}", quote(claim.id)).replace("{source}", quote(source))


def own_review(publisher: Publisher, claim: Claim) -> Review | None:
    """Return what the claim's record says of our own review of it."""
    return next((one for one in claim.reviews if fold(one.publisher) == fold(publisher.name)), None)


def is_of_others(publisher: Publisher, claim: Claim) -> bool:
    """Whether only others have reviewed a claim: their work is not published under our name."""
    return bool(claim.reviews) and own_review(publisher, claim) is None


def explanation_of(claim: Claim) -> str | None:
    """Return the note of a claim as far as a person wrote it: what programs noted is for the desk alone."""
    note = without_remarks(without_marks(claim.note))
    return _REMARKS.sub("", note).strip() or None if note else None


def review_of(
    claim: Claim, store: Store, publisher: Publisher, url: str, *, explained: bool = True
) -> dict[str, Any]:
    """Return a rated claim as a ClaimReview; its note explains the rating, unless that is not wanted."""
    assert claim.rating is not None
    why = explanation_of(claim) if explained else None
    name, value = SCALE[claim.rating]
    numbers = {} if value is None else {"ratingValue": value, "bestRating": BEST, "worstRating": WORST}
    own = own_review(publisher, claim)
    return _kept(
        {
            "@type": "ClaimReview",
            "url": url,
            "claimReviewed": claim.text,
            "author": _body(publisher.name, publisher.url),
            "datePublished": own.published.isoformat() if own and own.published else None,
            "inLanguage": publisher.language,
            "reviewRating": _kept({"@type": "Rating", **numbers, "alternateName": name, "ratingExplanation": why}),
            "itemReviewed": _claim(claim, store),
        }
    )


def reviews_of_others(claim: Claim, store: Store, publisher: str | None = None) -> Iterable[dict[str, Any]]:
    """Yield the reviews on a claim's record as their publishers made them, but for those of ``publisher``."""
    for one in claim.reviews:
        if publisher is not None and fold(one.publisher) == fold(publisher):
            continue
        item = _claim(claim, store)
        if one.claimant:
            kind = item.get("author", {}).get("@type", "Person")
            authors = [{"@type": kind, "name": name} for name in one.claimant.split(SEVERAL)]
            item["author"] = authors if len(authors) > 1 else authors[0]
        elif claim.speaker != unnamed(NOBODY):  # as it was published, even where it is nobody's name
            item.setdefault("author", {"@type": "Person", "name": claim.speaker})
        item.pop("appearance", None)
        if one.appeared:
            item["appearance"] = [{"@type": "CreativeWork", "url": url} for url in one.appeared]
        yield _kept(
            {
                "@type": "ClaimReview",
                "url": one.url,
                "headline": one.title,
                "claimReviewed": claim.text,
                "author": _body(one.publisher, one.site),
                "datePublished": one.published.isoformat() if one.published else None,
                "inLanguage": one.language,
                "reviewRating": _kept(
                    {
                        "@type": "Rating",
                        "ratingValue": _number(one.value),
                        "bestRating": _number(one.best),
                        "worstRating": _number(one.worst),
                        "alternateName": one.rating,
                        "ratingExplanation": one.explanation,
                    }
                ),
                "itemReviewed": item,
            }
        )


def as_graph(reviews: list[dict[str, Any]]) -> dict[str, Any]:
    """Return reviews as one JSON-LD document."""
    return {"@context": CONTEXT, "@graph": reviews}


def as_feed(reviews: list[dict[str, Any]]) -> dict[str, Any]:
    """Return reviews in the form of the feeds that Data Commons publishes."""
    elements = [{"@type": "DataFeedItem", "item": [review]} for review in reviews]
    return {"@context": CONTEXT, "@type": "DataFeed", "dataFeedElement": elements}


def _claim(claim: Claim, store: Store) -> dict[str, Any]:
    source = store.source(claim.quote.source) if claim.quote else None
    url = source.url if source else None
    return _kept(
        {
            "@type": "Claim",
            "author": None if is_unnamed(claim.speaker) else _author(claim, store),
            "datePublished": claim.said_on.isoformat() if claim.said_on else None,
            "appearance": [{"@type": "CreativeWork", "url": url}] if url and not claim.reviews else None,
        }
    )


def _author(claim: Claim, store: Store) -> dict[str, Any]:
    known = store.speaker(claim.speaker)
    source = store.source(claim.quote.source) if claim.quote else None
    if known is not None:
        person = known.kind is SpeakerKind.PERSON
    else:
        person = source is None or fold(source.name) != fold(claim.speaker)
    return {
        "@type": "Person" if person else "Organization",
        "name": as_called(known.name if known else claim.speaker),
    }


def _body(name: str, url: str | None) -> dict[str, Any]:
    return _kept({"@type": "Organization", "name": name, "url": url})


def _number(written: str | None) -> float | int | str | None:
    """Return a number as JSON has it; what is none stays as it was written."""
    if written is None or not _NUMBER.fullmatch(written):
        return written
    number = float(written) if "." in written else int(written)
    return number if str(number) == written else written


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
