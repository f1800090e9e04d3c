"""Who goes by which name."""

import pytest

from checker.model import Speaker, SpeakerKind
from checker.store import Store
from checker.store.naming import fold, slug

LARS = Speaker(id="lars-loekke", name="Lars Løkke Rasmussen", aliases=("Løkke", "the Danish minister"))
ANDERS = Speaker(id="anders-fogh", name="Anders Fogh Rasmussen")
KAREN = Speaker(id="karen-van-loon", name="Karen Van Loon")
NATO = Speaker(
    id="nato",
    name="North Atlantic Treaty Organization",
    aliases=("NATO", "N.A.T.O."),
    kind=SpeakerKind.ORGANISATION,
)
STORE = Store((), (), (LARS, ANDERS, KAREN, NATO))


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("lars-loekke", LARS),
        ("Lars Løkke Rasmussen", LARS),
        ("LARS LOKKE  RASMUSSEN", LARS),
        ("lokke", LARS),
        ("Løkke Rasmussen", LARS),
        ("Fogh Rasmussen", ANDERS),
        ("van Loon", KAREN),
        ("Loon", KAREN),
        ("Nato", NATO),
        ("n.a.t.o.", NATO),
    ],
)
def test_a_name_finds_its_one_speaker(name: str, speaker: Speaker) -> None:
    assert STORE.speaker(name) == speaker


@pytest.mark.parametrize("name", ["Karen", "Organization", "Theo Francken", "", "Van"])
def test_a_name_that_nobody_goes_by_finds_nobody(name: str) -> None:
    assert STORE.speaker(name) is None
    assert STORE.speakers_named(name) == ()


def test_a_surname_of_two_names_neither_and_gives_both() -> None:
    assert STORE.speaker("Rasmussen") is None
    assert STORE.speakers_named("Rasmussen") == (LARS, ANDERS)


def test_a_full_name_goes_before_another_ones_alias() -> None:
    person = Speaker(id="trump", name="Donald Trump")
    son = Speaker(id="trump-jr", name="Donald Trump Jr", aliases=("Donald Trump",))
    assert Store((), (), (son, person)).speaker("donald trump") == person


def test_an_alias_of_two_is_ambiguous() -> None:
    first = Speaker(id="a", name="Ann Berg", aliases=("the minister",))
    second = Speaker(id="b", name="Per Holm", aliases=("The Minister",))
    assert Store((), (), (first, second)).speaker("the minister") is None


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Müller", "muller"), ("O’Brien", "o'brien"), ("Ł. Wałęsa", "l walesa"), ("Straße", "strasse")],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_a_number_in_an_id_is_no_other_number() -> None:
    assert slug("The council spent $2.4 million") == "the-council-spent-2-4-million"
    assert slug("14,000 homes. U.S. firms") == "14-000-homes-us-firms"
