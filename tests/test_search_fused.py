"""What two searches found, in one order, and which of it is worth comparing."""

from typing import NamedTuple

from checker.search.fused import best, worth_comparing


class Hit(NamedTuple):
    name: str
    score: float
    cosine: float | None = None


def names(hits: list[Hit]) -> str:
    return "".join(hit.name for hit in hits)


def test_without_meaning_the_words_decide() -> None:
    found = [Hit("a", 2.0), Hit("b", 10.0), Hit("c", 6.0), Hit("d", 4.0)]
    assert names(best(found, 3)) == "bcd"
    assert names(worth_comparing(best(found, 4))) == "bc"


def test_equals_stay_in_their_order() -> None:
    assert names(best([Hit("a", 1.0), Hit("b", 1.0), Hit("c", 2.0)], 3)) == "cab"


def test_a_claim_found_by_its_meaning_alone_is_compared() -> None:
    words_only, meaning_only, neither = Hit("a", 8.0, 0.35), Hit("b", 0.0, 0.80), Hit("c", 0.4, 0.2)
    assert names(worth_comparing(best([words_only, meaning_only, neither], 5))) == "b"
    assert names(worth_comparing(best([words_only._replace(cosine=0.6), meaning_only, neither], 5))) == "ba"


def test_what_falls_far_behind_in_both_is_not_compared() -> None:
    found = [Hit("a", 8.0, 0.8), Hit("b", 7.9, 0.45), Hit("c", 2.0, 0.75)]
    assert names(worth_comparing(best(found, 5))) == "ac"


def test_nothing_found_is_nothing_to_compare() -> None:
    assert best([], 5) == []
    assert worth_comparing([]) == []
