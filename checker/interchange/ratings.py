"""The ratings of reviews on our scale: by their words, and by their number only where it leaves no doubt."""

from collections.abc import Iterable, Sequence

from checker.lexicon.ratings import rating_of
from checker.model import Rating, Review

SEVERAL = " | "
"""Stands between the ratings, or the claimants, of a review that was published with several."""

_DISAGREE = "The reviews disagree, so it has no rating: "
_OPEN = "Rated in words that stand for no rating here: "


def judged(review: Review) -> Rating | None:
    """Return the rating of a review on our scale; None where it has none that is known.

    Words decide. A number decides only for a review without words, on a scale that it states, at an end of it: what
    stands between has another meaning with each publisher, and many publish a number that means nothing ("-1").
    """
    if review.rating is None:
        return _by_number(review)
    found = {rating_of(words) for words in review.rating.split(SEVERAL)}
    return found.pop() if len(found) == 1 else None


def agreed(reviews: Iterable[Review]) -> Rating | None:
    """Return the rating that all reviews with a known one give; None where they disagree, or none is known."""
    found = {rating for rating in map(judged, reviews) if rating is not None}
    return found.pop() if len(found) == 1 else None


def remarks(reviews: Sequence[Review]) -> str | None:
    """Say what a person has to decide: reviews that disagree, and ratings that have no counterpart."""
    known = [(review, rating) for review in reviews if (rating := judged(review)) is not None]
    lines = []
    if len({rating for _, rating in known}) > 1:
        said = "; ".join(f"{review.publisher} {_shown(review)}" for review, _ in known)
        lines.append(f"{_DISAGREE}{said}.")
    open_ = [review for review in reviews if judged(review) is None]
    if open_:
        said = "; ".join(f"{review.publisher} {_shown(review)}" for review in open_)
        lines.append(f"{_OPEN}{said}.")
    return "\n".join(lines) or None


def without_remarks(note: str | None) -> str | None:
    """Return a note without what an import said in it."""
    lines = note.splitlines() if note else []
    return "\n".join(line for line in lines if not line.startswith((_DISAGREE, _OPEN))) or None


def shown_rating(review: Review) -> str:
    """Return a rating as it was published: its words, else its number, with the scale."""
    if review.rating is not None:
        return review.rating
    if review.value is None:
        return "(none)"
    scale = f" on a scale from {review.worst} to {review.best}" if review.worst and review.best else ""
    return f"{review.value}{scale}"


def _shown(review: Review) -> str:
    return f"“{shown_rating(review)}”"


def _by_number(review: Review) -> Rating | None:
    value, worst, best = map(_number, (review.value, review.worst, review.best))
    if value is None or worst is None or best is None or worst == best:
        return None
    return Rating.FALSE if value == worst else Rating.TRUE if value == best else None


def _number(written: str | None) -> float | None:
    try:
        return None if written is None else float(written.replace(",", "."))
    except ValueError:
        return None
