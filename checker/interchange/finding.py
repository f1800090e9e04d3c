"""Fact-checks in decoded JSON, wherever they stand: ClaimReview of schema.org, and what Google's API answers."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_TYPE = "claimreview"
_DEEPEST = 8
"""So many references are followed one after the other."""


class Found(NamedTuple):
    """A fact-check as it was published. ``node`` is ClaimReview, brought into that form where it was another.

    ``group`` is the same for reviews that were published as reviews of one claim; None for one by itself.
    """

    node: Mapping[str, Any]
    group: tuple[int, int] | None = None


def find_reviews(value: Any, line: int = 1) -> Iterator[Found]:
    """Yield every ClaimReview in ``value`` in its order; what refers to another part of it by ``@id`` is filled in.

    ``line`` is where the value begins in its file.
    """
    named: dict[str, Mapping[str, Any]] = {}
    for node in _nodes(value):
        label = node.get("@id")
        if isinstance(label, str) and len(node) > 1:
            named.setdefault(label, node)
    for number, node in enumerate(_nodes(value)):
        if _is_review(node):
            yield Found(_filled(node, named))
        elif isinstance(node.get("claimReview"), list | dict) and not _is_review(node.get("claimReview")):
            for review in many(node["claimReview"]):
                if isinstance(review, Mapping):
                    yield Found(_of_api(node, review), (line, number))


def many(value: Any) -> list[Any]:
    """Return the values of a property: schema.org lets one value stand for a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def types_of(node: Mapping[str, Any]) -> list[str]:
    """Return the types of a node in small letters, without the vocabulary before them."""
    written = (one for one in many(node.get("@type") or node.get("type")) if isinstance(one, str))
    return [one.rpartition("/")[2].rpartition(":")[2].lower() for one in written]


def _is_review(node: Any) -> bool:
    return isinstance(node, Mapping) and _TYPE in types_of(node)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield all mappings in ``value``, outer ones first, in their order. JSON's depth is bounded by its reader."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Mapping):
            yield one
            waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _filled(value: Any, named: Mapping[str, Mapping[str, Any]], depth: int = 0) -> Any:
    if depth > _DEEPEST or not named:
        return value
    if isinstance(value, list):
        return [_filled(one, named, depth) for one in value]
    if not isinstance(value, Mapping):
        return value
    if set(value) == {"@id"} and value["@id"] in named:
        return _filled(named[value["@id"]], named, depth + 1)
    return {key: _filled(one, named, depth + 1) for key, one in value.items()}


def _of_api(claim: Mapping[str, Any], review: Mapping[str, Any]) -> dict[str, Any]:
    """Return what Google's Fact Check Tools API answers of a claim and one of its reviews as a ClaimReview."""
    publisher = review.get("publisher")
    named = publisher if isinstance(publisher, Mapping) else {"name": publisher}
    return {
        "claimReviewed": claim.get("text"),
        "author": {"name": named.get("name"), "url": named.get("site")},
        "url": review.get("url"),
        "name": review.get("title"),
        "datePublished": review.get("reviewDate"),
        "inLanguage": review.get("languageCode"),
        "reviewRating": {"alternateName": review.get("textualRating")},
        "itemReviewed": {"author": {"name": claim.get("claimant")}, "datePublished": claim.get("claimDate")},
    }
