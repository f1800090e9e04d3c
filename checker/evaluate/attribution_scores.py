"""How well attributions are found: their content word for word or for the most part, and their speaker.

A predicted content counts as found "in part" where it shares half of all words of both; contents are paired one to
one, the best overlap first. It counts as "exact" where no word differs. "Joint" is found in part with the right
head of the speaker. A subset keeps the quotes of one kind; a prediction of another marked quote is not wrong then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.evaluate.attribution import Quote, ReadArticle
from checker.evaluate.scores import ClassScore
from checker.evaluate.subset import Subset
from checker.evaluate.who_speaks import head, same_head, same_words
from checker.evaluate.word_spans import WordSpans

_HALF = 0.5
TYPES = ("direct", "mixed", "indirect")


class Share(NamedTuple):
    """How many of how many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share from 0 to 1, 0 of nothing."""
        return self.hits / self.of if self.of else 0.0


@dataclass(slots=True)
class AttributionScores:
    """The counts over a set of articles; ``counts`` holds each by its name."""

    counts: Counter[str] = field(default_factory=Counter)

    def found(self, how: str) -> ClassScore:
        """Return precision, recall and F1 of quotes found "exact", "partial" or "joint"."""
        return ClassScore(how, self.counts["marked"], self.counts["predicted"], self.counts[how])

    def recall(self, kind: str) -> Share:
        """Return how many quotes of a type (direct, mixed, indirect) were found in part."""
        return Share(self.counts[f"partial {kind}"], self.counts[f"marked {kind}"])

    def speaker(self, how: str) -> Share:
        """Return how many speakers of quotes found in part are right by "head", by "exact" words, or "resolved"."""
        return Share(self.counts[f"speaker {how}"], self.counts["resolved" if how == "resolved" else "speakers"])

    @property
    def pronouns(self) -> Share:
        """How many pronouns that a reader resolved got the name of whom they stand for."""
        return Share(self.counts["speaker resolved pronoun"], self.counts["resolved pronoun"])

    def as_json(self) -> dict[str, object]:
        """Return the figures as plain values, rounded to four places."""
        quotes = {
            how: {"precision": round(it.precision, 4), "recall": round(it.recall, 4), "f1": round(it.f1, 4)}
            for how, it in ((how, self.found(how)) for how in ("exact", "partial", "joint"))
        }
        speakers = {how: round(self.speaker(how).value, 4) for how in ("head", "exact")}
        value: dict[str, object] = {
            "marked": self.counts["marked"],
            "predicted": self.counts["predicted"],
            **quotes,
            "speaker": {"of": self.counts["speakers"], **speakers},
            "partial_recall": {kind: round(self.recall(kind).value, 4) for kind in TYPES},
        }
        if self.counts["resolved"]:
            value["resolved"] = {
                "of": self.counts["resolved"],
                "right": round(self.speaker("resolved").value, 4),
                "pronouns": self.counts["resolved pronoun"],
                "pronouns_right": round(self.pronouns.value, 4),
            }
        return value


class _Content(NamedTuple):
    quote: Quote
    words: frozenset[int]


def score_attributions(read: Iterable[ReadArticle], subset: Subset = Subset.CLAIM) -> AttributionScores:
    """Count what readers marked in articles against what was read in them."""
    scores = AttributionScores()
    for article in read:
        _count(article, subset, scores.counts)
    return scores


def _count(read: ReadArticle, subset: Subset, counts: Counter[str]) -> None:
    text = WordSpans(read.article.text)
    unread = text.inside(read.article.ignore_spans)
    marked = [_Content(quote, text.inside(quote.content)) for quote in read.article.quotes]
    marked = [content for content in marked if content.words]
    predicted = [_Content(quote, text.inside(quote.content)) for quote in read.predicted]
    predicted = [it for it in predicted if it.words and 2 * len(it.words & unread) < len(it.words)]
    kept = [_keeps(subset, content.quote) for content in marked]
    pairs = dict(_paired(marked, predicted, kept))
    partner = {there: here for here, there in pairs.items()}
    left_out = frozenset[int]().union(*(it.words for it, keep in zip(marked, kept, strict=True) if not keep))
    for index, content in enumerate(predicted):
        matched = partner.get(index)
        outside = matched is None and 2 * len(content.words & left_out) >= len(content.words) and left_out
        counts["predicted"] += not outside and (matched is None or kept[matched])
    for index, content in enumerate(marked):
        if kept[index]:
            counts.update(("marked", f"marked {content.quote.type}"))
            if index in pairs:
                counts.update(_hits(content, predicted[pairs[index]]))


def _keeps(subset: Subset, quote: Quote) -> bool:
    if subset is Subset.SPEECH:
        return quote.cue_class == "speech"
    return subset is Subset.ALL or quote.claim_like


def _paired(
    marked: Sequence[_Content], predicted: Sequence[_Content], kept: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of indexes that share half of their words, the best first; of equal ones a kept quote's."""
    holding: dict[int, list[int]] = defaultdict(list)
    for index, content in enumerate(predicted):
        for word in content.words:
            holding[word].append(index)
    found = []
    for index, content in enumerate(marked):
        for other in {other for word in content.words for other in holding[word]}:
            words = predicted[other].words
            share = len(content.words & words) / len(content.words | words)
            if share >= _HALF:
                found.append((-share, not kept[index], index, other))
    done: set[int] = set()
    taken: set[int] = set()
    for _, _, index, other in sorted(found):
        if index not in done and other not in taken:
            done.add(index)
            taken.add(other)
            yield index, other


def _hits(marked: _Content, predicted: _Content) -> Iterator[str]:
    """Yield the name of each count that a quote found in part adds to."""
    meant, said = marked.quote, predicted.quote
    yield "partial"
    yield f"partial {meant.type}"
    if marked.words == predicted.words:
        yield "exact"
    if not meant.speaker_text:
        if not said.speaker_text:
            yield "joint"
        return
    yield "speakers"
    named = said.speaker_text or ""
    exact = same_words(meant.speaker_text, named) or _same_place(meant, said)
    if exact:
        yield "speaker exact"
    if exact or same_head(meant.speaker_text, named):
        yield "speaker head"
        yield "joint"
    if meant.resolved:
        yield "resolved"
        right = _is_resolved(meant, said.speaker_resolved or named)
        if right:
            yield "speaker resolved"
        if meant.speaker_kind == "pronoun" or meant.speaker_text.lower() in {"he", "she", "they", "it"}:
            yield "resolved pronoun"
            if right:
                yield "speaker resolved pronoun"


def _same_place(meant: Quote, said: Quote) -> bool:
    here, there = meant.speaker, said.speaker
    return bool(here and there) and (here[0][0], here[-1][1]) == (there[0][0], there[-1][1])


def _is_resolved(meant: Quote, name: str) -> bool:
    names = (*meant.speaker_aliases, *((meant.speaker_resolved,) if meant.speaker_resolved else ()))
    return any(same_words(one, name) or (head(one) and head(one) == head(name)) for one in names)
