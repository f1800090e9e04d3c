"""Multiword entries are found whatever their inflection, with the object in the middle or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import phrase_key, phrases
from checker.lexicon.multiword import known_phrases
from checker.text.tokens import tokens


def keys(text: str) -> list[str]:
    return [phrase.key for phrase in phrases(tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The offer was turned down.", ["turn down"]),
        ("Prices are going up again.", ["go up"]),
        ("MPs threw the bill out.", ["throw out"]),
        ("They brought Brandauer's government down.", ["bring down"]),
        ("He lost his life, they lost their lives.", ["lose one's life", "lose one's life"]),
        ("She made up her mind", ["make up one's mind"]),
        ("They struck the deal", ["strike a deal"]),
        ("North Korea and South Korea", ["north korea", "south korea"]),
        ("It has been called off, not put on hold.", ["call off", "put on hold"]),
        ("the strike is in favour of change", ["in favor of"]),
        ("No phrase here.", []),
        ("He threw a ball. Out he went", []),
        ("She turned to the man with the down jacket", []),
        ("", []),
    ],
)
def test_phrases_are_found(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_longest_entry_wins() -> None:
    assert keys("not a single one was left") == ["not a single"]
    assert keys("in New South Wales") == ["new south wales"]


def test_object_in_the_middle_belongs_to_the_range_but_not_to_the_phrase() -> None:
    (found,) = phrases(tokens("they turned the offer down today"))
    assert (found.start, found.end, found.indices) == (1, 5, (1, 4))


@given(st.lists(st.sampled_from(sorted(known_phrases())), max_size=4), st.text(alphabet=" ,.abc", max_size=5))
def test_phrases_lie_in_the_tokens_in_order_and_do_not_overlap(some: list[str], between: str) -> None:
    words = tokens(f" {between} ".join(some))
    end = 0
    for phrase in phrases(words):
        assert end <= phrase.start < phrase.end <= len(words)
        assert phrase.key in known_phrases()
        assert phrase.indices[0] == phrase.start
        assert phrase.indices[-1] == phrase.end - 1
        end = phrase.end


@given(st.sampled_from(sorted(known_phrases())))
def test_every_entry_is_found_in_its_own_text(phrase: str) -> None:
    found = phrases(tokens(phrase.replace("one's", "their")))
    assert found
    assert found[0].start == 0


@pytest.mark.parametrize(
    ("text", "key"), [("turned down", "turn down"), ("Turn Down", "turn down"), ("down turn", None)]
)
def test_key_of_a_phrase(text: str, key: str | None) -> None:
    assert phrase_key(text) == key


def test_a_name_with_an_owner_inside_is_one_name() -> None:
    found = phrases(tokens("the Democratic People's Republic of Korea"))
    assert [phrase.key for phrase in found] == ["democratic people's republic of korea"]  # no other Korea
