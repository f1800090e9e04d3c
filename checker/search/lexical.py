"""Okapi BM25 over texts in memory, as an array of postings for each term.

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). The index of a
store is ``index.py``; this one ranks whole collections, to measure on and to learn from.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from checker.search.terms import terms

K1 = 1.2
B = 0.4
"""Claims are short, so length is normalised mildly."""


class Lexical:
    """Texts made ready to be ranked by the terms they share with another; immutable."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index texts; memory grows with the number of distinct terms of each."""
        self.count = len(texts)
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = np.zeros(self.count)
        for number, text in enumerate(texts):
            counts = Counter(terms(text))
            lengths[number] = counts.total()
            for term, times in counts.items():
                postings[term].append((number, times))
        mean = float(lengths.mean()) if self.count and lengths.any() else 1.0
        saturation = K1 * (1 - B + B * lengths / mean)
        self._weights: dict[str, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]] = {}
        for term, found in postings.items():
            table = np.array(found)
            numbers, often = table[:, 0], table[:, 1]
            gain = often * (K1 + 1) / (often + saturation[numbers])
            self._weights[term] = numbers, self.rarity(len(numbers)) * gain

    def rarity(self, documents: int) -> float:
        """Return the inverse document frequency of a term that so many texts hold."""
        return math.log(1 + (self.count - documents + 0.5) / (documents + 0.5))

    def scores(self, text: str) -> npt.NDArray[np.float64]:
        """Return the weight of every text beside ``text``, of shape (texts,), 0 where they share no term."""
        scores = np.zeros(self.count)
        for term in sorted(set(terms(text))):
            if term in self._weights:
                numbers, weights = self._weights[term]
                scores[numbers] += weights
        return scores

    def best(self, text: str, limit: int) -> list[int]:
        """Return the numbers of at most ``limit`` texts that share a term, the best first, equals in order."""
        scores = self.scores(text)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [int(number) for number in order if scores[number] > 0]
