"""Which of thousands of claims are worth comparing, and which say the same in nearly the same words.

Comparing each with each takes minutes for 10,000 claims. Claims that say alike things share words that few other
claims have, so only claims that share one of their rarest words are compared (blocking, as in record linkage).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from checker import lexicon
from checker.text.tokens import tokens

RAREST = 6
"""By how many of its rarest words a claim looks for claims like it."""
COMMON = 100
"""A word that more claims than this have leads nowhere: all of them would be compared."""
OVERLAP = 0.6
"""Which share of the shorter claim's words, by weight, the longer one must have for the two to be alike."""
LONG = 6
"""From this length on, a word that differs in one letter but not the first is taken for a slip of the pen."""


@cache
def _unspoken() -> frozenset[str]:
    """Words whose presence or absence changes nothing: articles and plain auxiliaries, but no negation."""
    auxiliaries = lexicon.words("auxiliaries") | lexicon.words("forms_of_be")
    return frozenset({"a", "an", "the"} | {word for word in auxiliaries if "n't" not in word})


def keywords(text: str) -> tuple[str, ...]:
    """Return the base forms of the words of ``text`` in order, without those that change nothing."""
    words = (token.lower for token in tokens(text) if token.lower[0].isalnum())
    return tuple(lexicon.lemma(word) for word in words if word not in _unspoken())


def alike(claims: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of claims, given by their keywords, that are about the same, by their numbers, in order.

    That is: the shorter one has most of its words in the other. Rare words weigh more, and figures nothing, for
    claims that differ in a figure alone are what somebody looks for.
    """
    sets = [frozenset(word for word in words if not word[0].isdigit()) for words in claims]
    frequency = Counter(word for words in sets for word in words)
    weight = {word: math.log(1 + len(claims) / count) for word, count in frequency.items()}
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        for word in sorted(words, key=lambda word: (frequency[word], word))[:RAREST]:
            blocks[word].append(number)
    pairs = {
        (one, other)
        for block in blocks.values()
        if 1 < len(block) <= COMMON
        for at, one in enumerate(block)
        for other in block[at + 1 :]
    }
    weights = [sum(weight[word] for word in sorted(words)) for words in sets]
    for one, other in sorted(pairs | set(_identical(claims))):
        shared = sum(weight[word] for word in sorted(sets[one] & sets[other]))
        if (
            shared and shared >= OVERLAP * min(weights[one], weights[other]) - 1e-9
        ):  # sums of the same are not equal
            yield one, other


def say_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two claims, given by their keywords, are the same words in the same order.

    The order may start elsewhere ("On Friday X said" is "X said on Friday"), and one word may be misspelt.
    """
    if len(one) != len(other):
        return False
    only_one = list((Counter(one) - Counter(other)).elements())
    only_other = list((Counter(other) - Counter(one)).elements())
    if len(only_one) > 1 or not all(map(_misspelt, only_one, only_other)):
        return False
    meant = dict(zip(only_other, only_one, strict=True))
    words = [meant.get(word, word) for word in other]
    return any(list(one) == [*words[at:], *words[:at]] for at in range(max(1, len(words))))


def _identical(claims: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield each claim with the first one that has the same words, however common those are."""
    first: dict[tuple[str, ...], int] = {}
    for number, words in enumerate(claims):
        other = first.setdefault(tuple(words), number)
        if other != number:
            yield other, number


def _misspelt(word: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # here, because its import takes as long as all of the store's

    if min(len(word), len(other)) < LONG or word[0] != other[0] or not (word + other).isalpha():
        return False
    return OSA.distance(word, other, score_cutoff=1) <= 1
