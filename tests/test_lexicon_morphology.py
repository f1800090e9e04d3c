"""Base forms, spelling variants and contractions."""

import pytest

from checker.lexicon import expand, fold, lemma, lemmas, plain, readings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ministers", "minister"),
        ("fell", "fall"),
        ("goes", "go"),
        ("was", "be"),
        ("has", "have"),
        ("us", "we"),
        ("better", "good"),
        ("men", "man"),
        ("rose", "rise"),
        ("thrown", "throw"),
        ("bought", "buy"),
        ("Rejected", "reject"),
        ("lower", "low"),
        ("bigger", "big"),
        ("analyses", "analysis"),
        ("news", "news"),
        ("podcasts", "podcast"),
        ("ceasefires", "cease-fire"),
    ],
)
def test_most_frequent_lemma_comes_first(word: str, expected: str) -> None:
    assert lemma(word) == expected


@pytest.mark.parametrize(
    ("word", "also"), [("left", "leave"), ("lives", "life"), ("found", "found"), ("saw", "see")]
)
def test_other_readings_are_kept(word: str, also: str) -> None:
    assert also in lemmas(word)


@pytest.mark.parametrize(
    ("word", "never"),
    [
        ("number", "numb"),
        ("forest", "fore"),
        ("evening", "even"),
        ("us", "u"),
        ("does", "doe"),
        ("was", "wa"),
        ("bed", "be"),
    ],
)
def test_improbable_base_forms_are_dropped(word: str, never: str) -> None:
    assert never not in lemmas(word)


@pytest.mark.parametrize(("word", "never"), [("bees", "be"), ("aides", "aid"), ("dines", "din")])
def test_es_is_an_ending_only_behind_a_hiss_or_an_o(word: str, never: str) -> None:
    assert never not in lemmas(word)
    assert (lemma("goes"), lemma("watches"), lemma("fixes")) == ("go", "watch", "fix")


@pytest.mark.parametrize("name", ["Williams", "Hughes", "Kerhava", "Zlxqs"])
def test_names_and_unknown_words_stay_as_they_are(name: str) -> None:
    assert lemmas(name) == (name.lower(),)
    assert name == "Williams" or readings(name) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour", "labor"),
        ("centres", "centers"),
        ("organised", "organized"),
        ("grey", "gray"),
        ("programme", "program"),
        ("defence", "defense"),
        ("e-mail", "email"),
        ("co-operate", "cooperate"),
        ("ceasefire", "cease-fire"),
        ("favour", "favor"),
        ("fulfil", "fulfill"),
        ("licence", "license"),
        ("tyre", "tire"),
        ("whistle-blower", "whistleblower"),
    ],
)
def test_spelling_variants_have_one_lemma(one: str, other: str) -> None:
    assert lemma(one) == lemma(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tonne", "ton"), ("storey", "story"), ("litre", "lire"), ("metre", "meter")]
)
def test_what_only_looks_like_a_variant_is_none(one: str, other: str) -> None:
    assert (fold(one) == fold(other)) is (one == "metre")


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("won't", ("will", "not")),
        ("can’t", ("can", "not")),
        ("cannot", ("can", "not")),
        ("DIDN'T", ("did", "not")),
        ("they've", ("they", "have")),
        ("we'll", ("we", "will")),
        ("let's", ("let", "us")),
        ("not", ("not",)),
        ("n't", ("n't",)),
        ("government", ("government",)),
    ],
)
def test_contractions_are_expanded(token: str, words: tuple[str, ...]) -> None:
    assert expand(token) == words


def test_plain_form() -> None:
    assert plain("Won’t") == "won't"
    assert plain("Co‑operate CAFE\u0301") == "co-operate café"
