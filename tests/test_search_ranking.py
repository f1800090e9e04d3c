"""What a statement finds: posts read as prose, words ranked by BM25, candidates ranked by a readable table."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.search.lexical import K1, B, Lexical
from checker.search.posts import as_prose
from checker.search.ranking import Found, features, rank, traits, weights
from checker.search.terms import terms

# --- posts


@pytest.mark.parametrize(
    ("post", "prose"),
    [
        ("See #HomeAlone2 now", "See Home Alone 2 now"),
        ("#FBIRaid and #nolandmine", "FBI Raid and nolandmine"),
        ("so wrong @AnaPeric_Split!", "so wrong Ana Peric Split !"),
        ("look:https://x.example/aB1 there", "look: there"),
        ("#DefundTheFerryhttps://t.example/q", "Defund The Ferry"),
        ("a photopic.twitter.com/Zx9 — Per", "a photo — Per"),
        ("salt &amp; pepper&nbsp;mill", "salt & pepper mill"),
        ("at the #G7 with @F16pilots", "at the G7 with F16pilots"),
        ("She said: “It’s ‘over’ for the ‘teachers’.”", "She said: It's over for the teachers ."),
        ("Two  words\n\nmore", "Two words more"),
        ("", ""),
    ],
)
def test_a_post_is_read_as_the_words_it_stands_for(post: str, prose: str) -> None:
    assert as_prose(post) == prose


@pytest.mark.parametrize(
    "text", ["The vote was 12–4, said Ms. O'Neill.", "It cost $5m (3 % more) in 2019; no. 7 won."]
)
def test_news_text_stays_as_it_is(text: str) -> None:
    assert as_prose(text) == text


def test_copies_that_differ_in_quotation_marks_read_alike() -> None:
    forms = ['Did she say "no more"?', "Did she say 'no more'?", "Did she say ‘no more’?", "Did she say “no more”?"]
    assert len({as_prose(form) for form in forms}) == 1


@given(st.text())
def test_prose_is_prose(text: str) -> None:
    assert "  " not in as_prose(text)


# --- words

WORDS = st.sampled_from(["ferry", "harbour", "Lund", "krona", "the", "tram", "7", "wolf"])
TEXTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), min_size=1, max_size=8)


@given(TEXTS, st.lists(WORDS, max_size=5).map(" ".join))
def test_scores_are_those_of_the_formula(texts: list[str], asked: str) -> None:
    read = [terms(text) for text in texts]
    mean = sum(map(len, read)) / len(read) or 1.0

    def score(words: list[str]) -> float:
        total = 0.0
        for term in set(terms(asked)):
            holders, times = sum(term in other for other in read), words.count(term)
            rarity = math.log(1 + (len(read) - holders + 0.5) / (holders + 0.5))
            total += rarity * times * (K1 + 1) / (times + K1 * (1 - B + B * len(words) / mean)) if times else 0.0
        return total

    assert Lexical(texts).scores(asked).tolist() == pytest.approx([score(words) for words in read])


def test_the_best_come_first_and_what_shares_nothing_not_at_all() -> None:
    lexical = Lexical(["Whales sing.", "A ferry and a tram.", "A ferry.", "A ferry."])
    assert lexical.best("The ferry came.", 5) == [2, 3, 1]
    assert lexical.best("The ferry came.", 1) == [2]
    assert lexical.best("", 5) == []


# --- ranking

SAID = "Mayor Ana Perić said 14 trams burnt in Lund on 3 May 2021."


def alike(text: str) -> Found:
    return Found(text, 5.0, 0.5)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Trams burnt in Lund.", "Trams burnt in Turku."),
        ("Some 14 trams burnt.", "Some 92 trams burnt."),
        ("Trams burnt in May 2021.", "Trams burnt in May 1994."),
    ],
    ids=["names", "numbers", "dates"],
)
@pytest.mark.parametrize("cosine", [None, 0.5])
def test_names_numbers_and_dates_help_to_rank(better: str, worse: str, cosine: float | None) -> None:
    found = [Found(text, 5.0, cosine) for text in (worse, better)]
    assert [place for place, _ in rank(SAID, found)] == [1, 0]


def test_nearer_in_words_or_in_meaning_is_better() -> None:
    text = "Trams burnt in Lund."
    assert rank(SAID, [Found(text, 5.0, 0.4), Found(text, 5.0, 0.6)])[0][0] == 1
    assert rank(SAID, [Found(text, 4.0, 0.5), Found(text, 6.0, 0.5)])[0][0] == 1
    assert rank(SAID, [Found(text, 4.0, None), Found(text, 6.0, None)])[0][0] == 1


def test_equals_stay_in_their_order_and_nothing_gives_nothing() -> None:
    assert [place for place, _ in rank(SAID, [alike("Whales sing.")] * 3)] == [0, 1, 2]
    assert rank(SAID, []) == []


def test_the_table_names_every_feature_and_no_other() -> None:
    with_cosine, without = (features(SAID, [Found("Trams.", 1.0, cosine)])[0] for cosine in (0.5, None))
    assert set(with_cosine) == set(weights(True)) == set(weights(False))
    assert set(with_cosine) - set(without) == {"cosine"}


def test_what_a_text_can_share_is_read_from_its_prose() -> None:
    read = traits("#AnaPeric paid 14 kronor in 2021")
    assert read.numbers == {14.0}
    assert read.years == {2021}
    assert {"ana", "peric"} <= read.words & read.names
