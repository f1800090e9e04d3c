"""An inverted index over texts in memory, ranked by BM25."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable

from checker.search.bm25 import Weighing
from checker.search.terms import terms


class Postings:
    """Texts made ready to be ranked by the terms they share with another; immutable.

    Memory grows with the number of distinct terms of each text.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for number, text in enumerate(texts):
            counts = Counter(terms(text))
            self._lengths.append(counts.total())
            for term, count in counts.items():
                self._postings[term].append((number, count))
        self._weighing = Weighing.of(len(self._lengths), sum(self._lengths))

    def scores(self, text: str) -> dict[int, float]:
        """Return the weight of each text that shares a term with ``text``, by its number."""
        scores: dict[int, float] = defaultdict(float)
        for term in sorted(set(terms(text))):
            postings = self._postings.get(term, ())
            rarity = self._weighing.rarity(len(postings))
            for number, count in postings:
                scores[number] += rarity * self._weighing.share(count, self._lengths[number])
        return scores

    def best(self, text: str, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` texts that share a term, the best first, equals in order."""
        scores = self.scores(text)
        return heapq.nsmallest(limit, scores, key=lambda number: (-scores[number], number))
