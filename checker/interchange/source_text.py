"""The text of an imported source: what each review of a fact-check says of itself, line by line.

It only grows. A review that its publisher changed is put behind the others, so that all offsets stay right and
nothing that was imported is lost.
"""

import re

from checker.interchange.ratings import SEVERAL, shown_rating
from checker.interchange.reviewed import Reviewed
from checker.model import Markup, Quote, Source
from checker.store.naming import slug
from checker.store.sources import sha256_of

_CLAIM = "Claim: "
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)


def block(one: Reviewed) -> str:
    """Return what a review says, one line a fact; the first line is the claim."""
    review = one.review
    speaker = (review.claimant or one.speaker or "").replace(SEVERAL, ", ")
    publisher = f"{review.publisher} ({review.site})" if review.site else review.publisher
    lines = (
        ("Claimed by", speaker),
        ("Claimed on", one.said_on_words),
        *(("Appeared at", address) for address in review.appeared),
        ("Rated", shown_rating(review) if review.rating or review.value else None),
        ("Rating number", _number(one) if review.rating and review.value else None),
        ("Explanation", review.explanation),
        ("Title", review.title),
        ("Reviewed by", publisher),
        ("Author", one.author),
        ("Published", one.published_words),
        ("Language", review.language),
        ("Address", review.url),
    )
    return f"{_CLAIM}{one.text}\n" + "".join(f"{name}: {value}\n" for name, value in lines if value)


def with_block(text: str, added: str) -> str:
    """Return a source's text with a block, unless it has it already."""
    if added in _blocks(text):
        return text
    return f"{text}\n{added}" if text else added


def quote_of(text: str, source: str, one: Reviewed) -> Quote:
    """Return the quote of the claim in the block of a review, which ``text`` has."""
    at = 0
    wanted = block(one)
    for each in _blocks(text):
        if each == wanted:
            break
        at += len(each) + 1
    start = at + len(_CLAIM) + one.marks
    return Quote(source=source, start=start, end=start + len(one.words), exact=one.words)


def source_of(source_id: str, text: str, one: Reviewed) -> Source:
    """Return the description of a fact-check as a source."""
    review = one.review
    return Source(
        id=source_id,
        title=review.title or one.words,
        publisher=review.publisher,
        author=one.author,
        url=review.url,
        published=review.published,
        language=review.language,
        markup=Markup.REVIEW,
        sha256=sha256_of(text),
    )


def wanted_id(one: Reviewed) -> str:
    """Return the id that a fact-check would have: its publisher, and the last words of its address."""
    address = (one.review.url or "").split("?")[0].split("#")[0].rstrip("/")
    name = slug(_ENDING.sub("", address.rpartition("/")[2])) if address.count("/") > 2 else ""
    name = name if re.search("[a-z]", name) else slug(one.review.title or one.words)
    parts = (slug(one.review.publisher, 40), name)
    made = "-".join(filter(None, parts)) or f"review-{sha256_of(block(one))[:8]}"
    return f"{made}-review" if made == "speakers" else made


def _blocks(text: str) -> list[str]:
    """Return the blocks of a text: no line of theirs is empty, and a line break stands between two."""
    return [f"{part}\n" for part in text.removesuffix("\n").split("\n\n")] if text else []


def _number(one: Reviewed) -> str:
    review = one.review
    scale = f" on a scale from {review.worst} to {review.best}" if review.worst and review.best else ""
    return f"{review.value}{scale}"
