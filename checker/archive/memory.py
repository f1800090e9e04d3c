"""A shelf in memory: all claims of a small store, or of none (an evaluation's, a test's)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nlargest

from checker.archive.shelf import Place
from checker.archive.vectors import Kept, Vectors, cosines
from checker.model import Claim, Markup, Quote, Source, Speaker, Status
from checker.search import Candidate, Index
from checker.search.fused import LEXICAL, SEMANTIC, best
from checker.store import Store

_COUNTS = frozenset({Status.REVIEWED, Status.DRAFT})


class Memory:
    """Implements ``Shelf`` over claims that are all in memory."""

    def __init__(
        self,
        claims: Iterable[Claim],
        *,
        speakers: Sequence[Speaker] = (),
        sources: Sequence[Source] = (),
        text_of: Callable[[str], str] | None = None,
        place: Callable[[str], Place] | None = None,
        reviewed_only: bool = False,
        vectors: Vectors | None = None,
    ) -> None:
        """Make claims ready; with ``reviewed_only`` drafts do not count. Speakers not listed are known by name.

        Without ``vectors``, claims are found by their words alone.
        """
        counts = {Status.REVIEWED} if reviewed_only else _COUNTS
        self.claims = tuple(claim for claim in claims if claim.status in counts)
        self._listed = tuple(speakers)
        self._markup = {source.id: source.markup for source in sources}
        self._text_of = text_of
        self._place = place
        self._index = Index(self.claims)
        self._vectors = vectors

    @classmethod
    def of(cls, store: Store, *, reviewed_only: bool = False, vectors: Vectors | None = None) -> "Memory":
        """Make the claims of a store ready."""
        return cls(
            store.claims,
            speakers=store.speakers,
            sources=store.sources,
            text_of=lambda source: store.text(source) if store.has_text(source) else "",
            place=store.place,
            reviewed_only=reviewed_only,
            vectors=vectors,
        )

    def __len__(self) -> int:
        return len(self.claims)

    @property
    def knows_meaning(self) -> bool:
        """Whether claims are found by their meaning, too."""
        return self._vectors is not None

    def near(self, text: str, limit: int) -> list[Candidate]:
        """Return the claims nearest to a text; equals stand in the store's order."""
        if self._vectors is None or len(self.claims) <= limit:
            return self._index.search(text, limit=limit)
        scores = self._index.scores(text)
        by_words = nlargest(LEXICAL, scores, key=lambda number: (scores[number], -number))
        close = cosines(self._matrix, self._vectors.one(text))
        by_meaning = nlargest(SEMANTIC, range(len(close)), key=lambda number: (close[number], -number))
        numbers = sorted({*by_words, *by_meaning})
        found = [
            Candidate(self.claims[number], scores.get(number, 0.0), float(close[number])) for number in numbers
        ]
        return best(found, limit)

    def speaker(self, name: str) -> Speaker:
        """Return the speaker that a claim names."""
        return self._by_name[name]

    def speakers_like(self, mention: str, role: str | None) -> Iterable[Speaker]:
        """Return all speakers: so few are looked at one by one."""
        return self._by_name.values()

    def speaker_names(self) -> Iterable[str]:
        """Return the name of each speaker that a claim names, in the order of the claims."""
        return dict.fromkeys(claim.speaker for claim in self.claims)

    def passages(self, source: str, speaker: str) -> Sequence[Quote]:
        """Return the passages of a source that claims of a speaker rest on."""
        return self._passages.get((source, speaker), ())

    def text(self, source: str) -> str:
        """Return the text of a source; "" where it cannot be read."""
        return self._text_of(source) if self._text_of else ""

    def markup(self, source: str) -> Markup | None:
        """Return what the text of a source is written in."""
        return self._markup.get(source)

    def place(self, claim_id: str) -> Place:
        """Return the file and line of a claim."""
        return self._place(claim_id) if self._place else (None, None)

    @cached_property
    def _matrix(self) -> Kept:
        assert self._vectors is not None
        return self._vectors.of([claim.text for claim in self.claims])

    @cached_property
    def _by_name(self) -> Mapping[str, Speaker]:
        known = {name: speaker for speaker in self._listed for name in (speaker.name, *speaker.aliases)}
        for claim in self.claims:
            if claim.speaker not in known:
                known[claim.speaker] = Speaker(id=f"unlisted-{len(known)}", name=claim.speaker)
        return known

    @cached_property
    def _passages(self) -> Mapping[tuple[str, str], Sequence[Quote]]:
        found: dict[tuple[str, str], list[Quote]] = {}
        for claim in self.claims:
            if claim.quote is not None:
                found.setdefault((claim.quote.source, claim.speaker), []).append(claim.quote)
        return {key: sorted(quotes, key=lambda quote: quote.start) for key, quotes in found.items()}
