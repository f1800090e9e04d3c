"""Articles in which people marked who says what, and what the extractor reads in them.

A file has one JSON object a line: ``{"doc_id", "text", "quotes": [{"quote_start", "quote_end", "speaker_text",
"speaker_start", "speaker_end", "cue_text", "type"}]}``. A quote may give ``quote_spans`` where the attribution
interrupts it, ``claim_like`` (false for a view or a wish that nobody voiced), ``cue_class`` and, for a pronoun,
``speaker_aliases``: the names of whom it stands for. A line may give ``ignore_spans``: stretches that nobody read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from checker.evaluate.reading import read_rows
from checker.evaluate.word_spans import Stretch
from checker.extract import extract_claims
from checker.extract.nesting import voiced
from checker.extract.passages import Passage, read_text
from checker.model import Claim, Source
from checker.text.unnamed import as_called


class Quote(BaseModel):
    """One attribution: what is said, who says it, and the words that say so; marked by a reader, or predicted."""

    model_config = ConfigDict(frozen=True)

    quote_start: int
    quote_end: int
    quote_spans: tuple[Stretch, ...] = ()
    quote_text: str = ""
    speaker_text: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_spans: tuple[Stretch, ...] = ()
    speaker_resolved: str | None = None
    speaker_aliases: tuple[str, ...] = ()
    speaker_kind: str | None = None
    cue_text: str | None = None
    cue_class: str = "speech"
    claim_like: bool = True
    type: str | None = None

    @property
    def content(self) -> tuple[Stretch, ...]:
        """All stretches of what is said."""
        return self.quote_spans or ((self.quote_start, self.quote_end),)

    @property
    def speaker(self) -> tuple[Stretch, ...]:
        """All stretches of who says it, none where nobody does."""
        if self.speaker_spans or self.speaker_start is None or self.speaker_end is None or self.speaker_start < 0:
            return self.speaker_spans
        return ((self.speaker_start, self.speaker_end),)

    @property
    def resolved(self) -> bool:
        """Whether the reader told by name who the speaker is."""
        return bool(self.speaker_aliases)


class Article(BaseModel):
    """One line of a file of articles."""

    model_config = ConfigDict(frozen=True)

    doc_id: str
    text: str
    quotes: tuple[Quote, ...]
    ignore_spans: tuple[Stretch, ...] = Field(default=())


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what the extractor reads in it."""

    article: Article
    predicted: tuple[Quote, ...]

    @property
    def row(self) -> dict[str, object]:
        """The line that goes into a file of predictions."""
        quotes = [quote.model_dump(exclude_unset=True) for quote in self.predicted]
        return {"doc_id": self.article.doc_id, "quotes": quotes}


def read_articles(path: Path | str) -> list[Article]:
    """Read a file of articles, packed with gzip or not.

    Raises:
        UnusableInput: A line is no article; the message names the line.
    """
    cure = 'a line is {"doc_id": …, "text": …, "quotes": [{"quote_start": …, "quote_end": …, "speaker_text": …}]}'
    return read_rows(path, Article, cure=cure)


def read_quotes(articles: Iterable[Article]) -> Iterator[ReadArticle]:
    """Read each article as ``factcheck extract`` does; who a pronoun is only where the readers said so, too."""
    for article in articles:
        claims: tuple[Claim, ...] = ()
        if any(quote.resolved for quote in article.quotes):
            claims = extract_claims(_source(article), article.text).claims
        passages = voiced(article.text, read_text(article.text))
        yield ReadArticle(article, tuple(_quote(article.text, passage, claims) for passage in passages))


def _source(article: Article) -> Source:
    return Source(id="article", publisher="the article", sha256="0" * 64)


def _quote(text: str, passage: Passage, claims: Iterable[Claim]) -> Quote:
    """Return a passage as a file of predictions has it."""
    words, utterance = passage.sentence.words, passage.utterance
    content = list(_as_marked(passage))
    fields: dict[str, object] = {
        "quote_start": content[0][0],
        "quote_end": content[-1][1],
        "quote_spans": content,
        "quote_text": " … ".join(text[start:end] for start, end in content),
        "cue_text": text[words[utterance.cue[0]].start : words[utterance.cue[1] - 1].end],
        "type": passage.kind.value,
    }
    if utterance.source is not None:
        start, end = words[utterance.source.start].start, words[utterance.source.end - 1].end
        fields.update(speaker_text=text[start:end], speaker_start=start, speaker_end=end)
    within = (
        claim
        for claim in claims
        if claim.quote is not None and any(span.start <= claim.quote.start < span.end for span in passage.content)
    )
    claim = next(within, None)
    if claim is not None:
        fields["speaker_resolved"] = as_called(claim.speaker)
    return Quote.model_validate(fields)


def _as_marked(passage: Passage) -> Iterator[Stretch]:
    """Yield what is said as readers mark it: with the "that" before it, which is no part of a claim's text."""
    behind = passage.sentence.words[passage.utterance.cue[1] :]
    opened = (pair for pair in pairwise(behind) if pair[0].lower == "that" and pair[0].quotation < 0)
    openers = {after.start: that.start for that, after in opened}
    for span in passage.content:
        yield openers.get(span.start, span.start), span.end
