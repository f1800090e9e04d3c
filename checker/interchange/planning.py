"""What an import of reviews would change in a store, worked out before anything is written."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.interchange.claimants import Claimants
from checker.interchange.ratings import agreed, judged, remarks, shown_rating
from checker.interchange.reviewed import Reviewed, Unusable
from checker.interchange.source_text import block, quote_of, source_of, wanted_id, with_block
from checker.model import Attribution, AttributionKind, Claim, Markup, Review, Source, Speaker, Status
from checker.store.naming import fold, slug
from checker.store.reading import Reading
from checker.store.saving import free_id
from checker.store.sources import sha256_of
from checker.text.unnamed import is_unnamed

ONE_OCCASION = timedelta(days=31)
"""The same words of the same speaker are another claim if they were said longer apart than this."""


@dataclass(slots=True)
class Article:
    """A fact-check as a source: as it is in the store, if it is there, and as it is to be."""

    source: Source
    text: str
    before: str | None = None


@dataclass(slots=True)
class Entry:
    """A claim with its reviews: as it is in the store, if it is there, and as it is to be.

    ``primary`` is the review that its quote is cut from, where the import brings it; ``is_met`` tells whether the
    import has any review of it.
    """

    article: Article
    speaker: str
    before: Claim | None
    reviews: dict[str, Review]
    primary: Reviewed | None = None
    is_met: bool = False

    @property
    def said_on(self) -> date | None:
        """The day it was said."""
        return self.primary.said_on if self.primary else self.before.said_on if self.before else None

    @property
    def is_touched(self) -> bool:
        """Whether a person changed the claim since it was imported."""
        return self.before is not None and self.before.imported != fingerprint(self.before)


@dataclass(slots=True)
class Plan:
    """What is to be written, and what to tell.

    ``left`` are claims that would change, but that a person changed or reviewed. ``unknown`` counts ratings that
    stand for none here. ``conflicting`` are claims whose reviews disagree.
    """

    reviews: int = 0
    speakers: list[Speaker] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    added: list[Claim] = field(default_factory=list)
    updated: list[tuple[Claim, Claim]] = field(default_factory=list)
    same: int = 0
    left: list[str] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    conflicting: list[str] = field(default_factory=list)


def fingerprint(claim: Claim) -> str:
    """Return the fingerprint of all that a claim says, but for where its quote stands."""
    said = claim.model_dump(mode="json", exclude={"imported"}, exclude_defaults=True)
    said["quote"] = claim.quote.exact if claim.quote else None
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def plan_import(reading: Reading, incoming: Iterable[Reviewed | Unusable]) -> Plan:
    """Work out what the reviews change in a store that was read without a problem."""
    planner = _Planner(reading)
    for one in incoming:
        planner.plan.reviews += 1
        if isinstance(one, Unusable):
            planner.plan.unusable.append(one)
        else:
            planner.take(one)
    return planner.finished()


class _Planner:
    def __init__(self, reading: Reading) -> None:
        self.plan = Plan()
        self._claimants = Claimants(placed.speaker for placed in reading.speakers)
        self._source_ids = {"speakers", *reading.sources, *(source for source, _ in reading.claim_files.values())}
        self._claim_ids = {placed.claim.id for placed in reading.claims}
        self._articles: dict[str, Article] = {}
        self._entries: list[Entry] = []
        self._by_name: dict[tuple[str, str], list[Entry]] = {}
        self._by_review: dict[tuple[str, str], Entry] = {}
        self._by_group: dict[tuple[tuple[int, int], str], Entry] = {}
        by_id: dict[str, Article] = {}
        for placed in reading.sources.values():
            if placed.source.markup is Markup.REVIEW:
                article = Article(placed.source, placed.text or "", placed.text)
                by_id[placed.source.id] = article
                self._articles.setdefault(_key_of(placed.source), article)
        for claim in (one.claim for one in reading.claims):
            if claim.reviews and claim.imported and claim.quote and claim.quote.source in by_id:
                reviews = {_key(review): review for review in claim.reviews}
                entry = Entry(by_id[claim.quote.source], claim.speaker, claim, reviews)
                self._enter(entry, fold(claim.quote.exact))

    def take(self, one: Reviewed) -> None:
        """Put a review to the claim that it is about, or make a new one of it."""
        speaker = self._claimants.name_of(one.speaker)
        said, key = fold(one.words), _key(one.review)
        entry = self._entry_of(one, said, speaker)
        if entry is None:
            entry = Entry(self._article(one), speaker, None, {}, one)
            self._enter(entry, said)
        entry.is_met = True
        if one.group is not None:
            self._by_group.setdefault((one.group, said), entry)
        self._by_review.setdefault((said, key), entry)
        known = entry.reviews.get(key)
        if known is not None and _is_older(one.review, known):
            return
        entry.reviews[key] = one.review
        if _article_key(one) == _key_of(entry.article.source):
            entry.primary, entry.speaker = one, speaker

    def _entry_of(self, one: Reviewed, said: str, speaker: str) -> Entry | None:
        """Return the claim that a review is about, where it is known.

        That is the one it was about before; the one it was published with; or else the same words of the same
        speaker on the same occasion. Words that nobody in particular said may be said of many things.
        """
        entry = self._by_review.get((said, _key(one.review)))
        if entry is None and one.group is not None:
            entry = self._by_group.get((one.group, said))
        if entry is None and not is_unnamed(speaker):
            same = self._by_name.get((said, fold(speaker)), ())
            entry = next((each for each in same if _may_be_one(each.said_on, one.said_on)), None)
        return entry

    def finished(self) -> Plan:
        """Compose the claims and say what becomes of each."""
        plan = self.plan
        for entry in self._entries:
            if not entry.is_met:
                continue
            if entry.is_touched:
                self._leave(entry)
            else:
                self._compose(entry)
            unknown = (review for review in entry.reviews.values() if judged(review) is None)
            plan.unknown.update(map(shown_rating, unknown))
        plan.speakers = self._claimants.added
        plan.articles = [one for one in self._articles.values() if one.text != one.before]
        return plan

    def _compose(self, entry: Entry) -> None:
        claim = _composed(entry, self._claim_ids)
        if claim == entry.before:
            self.plan.same += 1
        else:
            if entry.primary is not None:
                self._claimants.enter(entry.primary.speaker, entry.primary.kind)
            if entry.before is None:
                self.plan.added.append(claim)
            else:
                self.plan.updated.append((entry.before, claim))
        if claim.rating is None and any(judged(review) for review in claim.reviews):
            self.plan.conflicting.append(claim.id)

    def _leave(self, entry: Entry) -> None:
        """Leave a claim that a person changed as it is, and note whether there is news for it."""
        assert entry.before is not None
        if tuple(entry.reviews.values()) == entry.before.reviews:
            self.plan.same += 1
        else:
            self.plan.left.append(entry.before.id)

    def _enter(self, entry: Entry, said: str) -> None:
        self._entries.append(entry)
        if not is_unnamed(entry.speaker):
            self._by_name.setdefault((said, fold(entry.speaker)), []).append(entry)
        for key in entry.reviews:
            self._by_review.setdefault((said, key), entry)

    def _article(self, one: Reviewed) -> Article:
        key = _article_key(one)
        if key not in self._articles:
            source_id = free_id(wanted_id(one), self._source_ids)
            self._source_ids.add(source_id)
            self._articles[key] = Article(source_of(source_id, "", one), "")
        return self._articles[key]


def _composed(entry: Entry, taken: set[str]) -> Claim:
    """Return the claim of an entry; where its own review is new, the text of its article grows by it."""
    article, one, before = entry.article, entry.primary, entry.before
    reviews = tuple(entry.reviews.values())
    if one is None or (before is not None and _says_the_same(before, one, entry.speaker)):
        assert before is not None
        claim = before
    else:
        article.text = with_block(article.text, block(one))
        article.source = article.source.model_copy(update={"sha256": sha256_of(article.text)})
        claim_id = before.id if before else free_id(slug(one.words) or article.source.id, taken)
        taken.add(claim_id)
        claim = Claim(
            id=claim_id,
            text=one.words,
            speaker=entry.speaker,
            attribution=Attribution(kind=AttributionKind.INDIRECT),
            quote=quote_of(article.text, article.source.id, one),
            said_on=one.said_on,
            status=Status.DRAFT,
        )
    changes = {"rating": agreed(reviews), "note": remarks(reviews), "reviews": reviews}
    claim = claim.model_copy(update=changes)
    return claim.model_copy(update={"imported": fingerprint(claim)})


def _key(review: Review) -> str:
    """Return what tells a review from others of the same claim: its address, or else its publisher."""
    return review.url or _nowhere(review.publisher, "")


def _says_the_same(claim: Claim, one: Reviewed, speaker: str) -> bool:
    """Whether a review says nothing else than what a claim has of it, however it is written."""
    said = (claim.text, claim.speaker, claim.said_on)
    return said == (one.words, speaker, one.said_on) and one.review in claim.reviews


def _article_key(one: Reviewed) -> str:
    """Return what tells a fact-check from others: its address, or else its publisher and title."""
    return one.review.url or _nowhere(one.review.publisher, one.review.title or one.words)


def _key_of(source: Source) -> str:
    return source.url or _nowhere(source.publisher or "", source.title or "")


def _may_be_one(one: date | None, other: date | None) -> bool:
    """Whether two days may be one occasion, which publishers date by when it happened or when they saw it."""
    return one is None or other is None or abs(one - other) <= ONE_OCCASION


def _nowhere(publisher: str, title: str) -> str:
    return f"{fold(publisher)}\t{fold(title)}"


def _is_older(one: Review, known: Review) -> bool:
    return one.published is not None and known.published is not None and one.published < known.published
