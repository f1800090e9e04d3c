"""A ClaimReview as it was published -> what the store keeps of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from checker.documents.metadata import language
from checker.extract.kinds import is_body, is_common
from checker.interchange.dirty import date_of, text, texts, web_address, web_addresses
from checker.interchange.finding import Found, many, types_of
from checker.interchange.ratings import SEVERAL
from checker.lexicon import gender, title, words
from checker.model import Review, SpeakerKind
from checker.store.limits import LONGEST_TEXT

_MARKS = {"“": "”", '"': '"', "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」"}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_LONGEST_NAME = 200
_LONGEST_TITLE = 3
_ORGANISATIONS = frozenset({"organization", "newsmediaorganization"})
_DESCRIBED = re.compile(r"([^,()]+?)(?:,\s+(.+)|\s*\([^()]+\))")
_LABEL = re.compile(r"claim\s*:\s+", re.IGNORECASE)
"""What some sites write before the claim itself."""


class Reviewed(NamedTuple):
    """One claim and one review of it.

    ``text`` is the claim as it was written, ``marks`` how many characters of quotation marks stand on each side of
    it. ``speaker`` is None where nobody in particular made it. ``said_on_words`` and ``published_words`` are the
    dates as they were written. ``group`` is the same for reviews of one claim that were published as such.
    """

    text: str
    marks: int
    speaker: str | None
    kind: SpeakerKind
    said_on: date | None
    said_on_words: str | None
    published_words: str | None
    author: str | None
    review: Review
    group: tuple[int, int] | None

    @property
    def words(self) -> str:
        """The claim without the quotation marks around it."""
        return self.text[self.marks : len(self.text) - self.marks]


class Unusable(NamedTuple):
    """A review that says too little to be kept, and why."""

    reason: str
    named: str


NO_CLAIM = "names no claim"
NO_PUBLISHER = "does not say who published it"
TOO_LONG = f"names a claim of more than {LONGEST_TEXT:,} characters"


def read_review(found: Found) -> Reviewed | Unusable:
    """Take a ClaimReview apart; nothing is guessed, and what it lacks is None."""
    node = found.node
    item = _first_object(node.get("itemReviewed"))
    url = web_address(node.get("url")) or web_address(node.get("mainEntityOfPage")) or web_address(node.get("@id"))
    claim = text(node.get("claimReviewed")) or text(item.get("text")) or text(item.get("name"))
    publisher, site, author = _publisher(node, url)
    claim = _LABEL.sub("", claim, count=1) if claim and _LABEL.match(claim) else claim
    if claim is None or not any(map(str.isalnum, claim)):
        return Unusable(NO_CLAIM, url or publisher or "without an address")
    if len(claim) > LONGEST_TEXT:
        return Unusable(TOO_LONG, url or publisher or claim[:_LONGEST_NAME])
    if publisher is None:
        return Unusable(NO_PUBLISHER, claim)
    named = list(dict.fromkeys(name[:_LONGEST_NAME] for name in texts(item.get("author"))))
    types = _types(item.get("author"))
    speaker = next(filter(_is_somebody, named), None)
    if speaker is not None and not _ORGANISATIONS & {*types}:
        speaker = _bare(speaker)
    rating, value, worst, best = _rating(node.get("reviewRating"))
    published = node.get("datePublished") or node.get("dateCreated")
    review = Review(
        publisher=publisher,
        site=site,
        url=url,
        published=date_of(published),
        language=language(text(node.get("inLanguage"))),
        title=_other(text(node.get("headline")) or text(node.get("name")), claim),
        claimant=_other(SEVERAL.join(named) or None, speaker),
        appeared=tuple(dict.fromkeys(_appeared(item))),
        rating=rating,
        value=value,
        worst=worst,
        best=best,
        explanation=text(_first_object(node.get("reviewRating")).get("ratingExplanation"))
        or text(node.get("reviewBody")),
    )
    said_on = item.get("datePublished") or item.get("dateCreated")
    return Reviewed(
        text=claim,
        marks=_marks(claim),
        speaker=speaker,
        kind=_kind(speaker, types) if speaker else SpeakerKind.PERSON,
        said_on=date_of(said_on),
        said_on_words=text(said_on),
        published_words=text(published),
        author=author,
        review=review,
        group=found.group,
    )


def _first_object(value: Any) -> Mapping[str, Any]:
    """Return the first object of a property; what is written as a text stands for its name."""
    for one in many(value):
        if isinstance(one, Mapping):
            return one
    written = text(value)
    return {"name": written} if written else {}


def _types(value: Any) -> list[str]:
    return [kind for one in many(value) if isinstance(one, Mapping) for kind in types_of(one)]


def _publisher(node: Mapping[str, Any], url: str | None) -> tuple[str | None, str | None, str | None]:
    """Return who published a review, the address of their site, and the person who wrote it, if one is named."""
    author, publisher = node.get("author"), node.get("publisher")
    person = None
    if _types(author) == ["person"] and text(publisher):
        person, author = text(author), publisher
    written = author if text(author) else publisher
    name = text(written)
    site = web_address(_first_object(written).get("url")) or text(_first_object(written).get("url"))
    if name is not None and web_address(name):
        name, site = _host(name), site or name
    return name or _host(url) or _host(site), site, person


def _host(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _is_somebody(name: str) -> bool:
    bare = name.strip(" .-–—_?*()[]\"'").lower()
    return any(map(str.isalpha, bare)) and bare not in words("claimants_unnamed")


@lru_cache(maxsize=16384)
def _personal(name: str, typed: bool) -> bool:
    """Whether a name is a person's for certain: others would be found by their last word ("users", "posts")."""
    parts = name.split()
    small = words("name_particles")
    if not 2 <= len(parts) <= 5 or not all(part[0].isupper() or part in small for part in parts) or is_body(name):
        return False
    known = gender(parts[0].strip(".")) is not None
    return known or (not all(map(is_common, parts)) and (typed or len(parts) <= 3))


def _bare(name: str) -> str:
    """Return a person's name without what they are: "Ann Berg, mayor of Lund", "Senator Ann Berg"."""
    described = _DESCRIBED.fullmatch(name)
    if described and _personal(described[1], typed=True):
        after = described[2] or ""
        if not after or after[0].islower() or title(after.split(",")[0]) is not None:
            return described[1]
    parts = name.split()
    for number in range(1, min(len(parts) - 1, _LONGEST_TITLE + 1)):
        before, rest = " ".join(parts[:number]), " ".join(parts[number:])
        if gender(parts[0]) is None and title(before) is not None and _personal(rest, typed=True):
            return rest
    return name


def _kind(name: str, types: list[str]) -> SpeakerKind:
    if _ORGANISATIONS & {*types}:
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if _personal(name, "person" in types) else SpeakerKind.ORGANISATION


def _appeared(item: Mapping[str, Any]) -> Iterator[str]:
    for key in ("firstAppearance", "appearance"):
        yield from web_addresses(item.get(key))
    yield from web_addresses(item.get("url"))


def _rating(value: Any) -> tuple[str | None, str | None, str | None, str | None]:
    """Return the words of a rating, and its number with the scale, all as they were written."""
    said: dict[str, None] = {}
    numbers: dict[str, str | None] = {}
    for one in many(value):
        if not isinstance(one, Mapping):
            one = {"alternateName": one}
        written = next((one[key] for key in ("alternateName", "name", "description") if text(one.get(key))), None)
        said.update(dict.fromkeys(texts(written)))
        for key in ("ratingValue", "worstRating", "bestRating"):
            numbers.setdefault(key, text(one.get(key)))
    named = [word for word in said if not _NUMBER.fullmatch(word)]
    number = numbers.get("ratingValue")
    if number is not None and not _NUMBER.fullmatch(number) and not named:
        named, number = [number], None  # the words stand where the number belongs
    if number is None:
        number = next((word for word in said if _NUMBER.fullmatch(word)), None)
    return SEVERAL.join(named) or None, number, numbers.get("worstRating"), numbers.get("bestRating")


def _marks(claim: str) -> int:
    """Return how many quotation marks stand around the whole of a claim: 1 or 0."""
    closing = _MARKS.get(claim[0], "")
    inner = claim[1:-1]
    whole = len(claim) > 2 and claim[-1] in closing and not (set(inner) & {claim[0], claim[-1]})
    return int(whole and inner == inner.strip())


def _other(words_: str | None, than: str | None) -> str | None:
    return None if words_ == than else words_
