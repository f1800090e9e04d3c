"""What is said of one kind, group, time or person is neither confirmed nor denied by what is said of another."""

from collections.abc import Sequence

import pytest
from store_kit import claim

from checker import lexicon
from checker.archive import Memory
from checker.model import Attribution, AttributionKind, Claim, Label
from checker.pipeline import Desk

SAID = Attribution(kind=AttributionKind.INDIRECT, cue="said")


def by(speaker: str, words: str) -> Claim:
    made = claim(words[:12].lower().replace(" ", "-").strip("-"), words, text=words)
    return made.model_copy(
        update={"id": speaker.lower().replace(" ", "-"), "speaker": speaker, "attribution": SAID}
    )


def label(statement: str, *on_record: str | Claim) -> Label:
    claims: Sequence[Claim] = [
        claim(f"c{at}", one, text=one) if isinstance(one, str) else one for at, one in enumerate(on_record)
    ]
    return Desk(Memory(claims)).verify(statement).label


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The hospital has 23 vacancies for doctors.", "The hospital has 23 vacancies for midwives."),
        ("The hospital has 32 vacancies for doctors.", "The hospital has 23 vacancies for midwives."),
        ("Twelve sheep died in the flood.", "Twelve goats died in the flood."),
        ("The union wants 6 percent more pay for drivers.", "The union wants 4 percent more pay for cleaners."),
        ("Turnout rose by 12 percentage points.", "Turnout rose by 12 percent."),
        ("Turnout rose by 12 percent.", "Turnout rose by 12 percentage points."),
        ("Unemployment among the young has fallen.", "Unemployment has fallen."),
        ("Unemployment among the young has risen.", "Unemployment has fallen."),
        ("Youth unemployment has fallen.", "Unemployment has fallen."),
        ("She was the only survivor.", "Four people survived."),
        ("The ferry carried 90,000 passengers in July 2025.", "The ferry carried 700,000 passengers in 2025."),
        ("Petrol prices fell by 3 percent in May.", "Petrol prices rose by 2 percent in April."),
        ("The Greens voted against the route.", "The Greens have always supported rail."),
        ("The council rejected the plan.", "The council approved a smaller plan."),
        ("The ferry to Hvar has a restaurant.", "No ferry sails to Hvar at night."),
        ("Browne voted against the dam.", "Brown voted against the dam."),
        ("Ilsa Carter said the dam was safe.", "Brown said the dam was safe."),
    ],
)
def test_of_another_nothing_is_told(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.UNVERIFIED


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The hospital has 23 openings for midwives.", "The hospital has 23 vacancies for midwives."),
        ("Twelve vessels sank in the storm.", "Twelve boats sank in the storm."),
        ("Turnout rose by 12 points.", "Turnout rose by 12 percentage points."),
        ("Turnout rose by 12 percentage points.", "Turnout rose from 40 percent to 52 percent."),
        ("Unemployment among young people fell.", "Unemployment among the young fell."),
        ("She was the only survivor.", "She was the sole survivor of the crash."),
        ("Zelenskyy visited the harbour.", "Zelensky visited the harbour."),
        ("Peter Browne voted against the dam.", "Peter Brown voted against the dam."),
        ("Kenyans waited for their passports.", "Every Kenyan waited for their passports."),
        ("More than 200 houses lost power.", "214 houses were left without power."),
    ],
)
def test_the_same_in_other_words_is_still_supported(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.SUPPORTED


@pytest.mark.parametrize(
    ("statement", "on_record"),
    [
        ("The hospital has 32 vacancies for midwives.", "The hospital has 23 vacancies for midwives."),
        ("Turnout rose by 21 percentage points.", "Turnout rose by 12 percentage points."),
        ("The ferry carried 900,000 passengers in July 2025.", "The ferry carried 700,000 passengers in 2025."),
        ("The Greens voted against the route.", "The Greens voted for the route."),
        ("The council rejected the new stadium.", "The council approved the new stadium."),
        ("No trains ran to Brask on Tuesday.", "Trains to Brask ran as usual on Tuesday."),
        ("The bus hit the tram.", "The tram hit the bus."),
        ("Dahl beat Krogh in the run-off.", "Krogh beat Dahl in the run-off."),
        ("All of the wells are clean.", "Only two of the nine wells are clean."),
        ("The firm made a profit of 3 million euros.", "The firm made a loss of 3 million euros."),
    ],
)
def test_of_the_same_the_contrary_is_still_contradicted(statement: str, on_record: str) -> None:
    assert label(statement, on_record) is Label.CONTRADICTED


@pytest.mark.parametrize(
    ("statement", "on_record", "expected"),
    [
        ("Ann Berg did not say that the bridge was safe.", "The bridge was not safe.", Label.UNVERIFIED),
        ("Ann Berg did not say that the bridge was not safe.", "The bridge was safe.", Label.UNVERIFIED),
        ("Ann Berg did not say that the bridge was safe.", "The bridge was safe.", Label.CONTRADICTED),
        ("Per Holm did not say that the bridge was safe.", "The bridge was safe.", Label.UNVERIFIED),
        ("Nobody said that the bridge was safe.", "The bridge was not safe.", Label.UNVERIFIED),
        ("Ann Berg denied that the bridge was safe.", "The bridge was not safe.", Label.SUPPORTED),
        ("Ann Berg said that the bridge was not safe.", "The bridge was not safe.", Label.SUPPORTED),
    ],
)
def test_what_somebody_did_not_say_is_no_claim_of_theirs(statement: str, on_record: str, expected: Label) -> None:
    assert label(statement, by("Ann Berg", on_record)) is expected


@pytest.mark.parametrize(
    ("statement", "on_record", "expected"),
    [
        (
            "Ann Berg did not say that the bridge was safe.",
            "Ann Berg did not say that the bridge was safe.",
            Label.SUPPORTED,
        ),
        ("The company did not announce job cuts.", "The company announced job cuts.", Label.CONTRADICTED),
        ("The company did not report a loss.", "The company did not report a loss.", Label.SUPPORTED),
    ],
)
def test_that_nothing_was_said_can_be_on_record_itself(statement: str, on_record: str, expected: Label) -> None:
    assert label(statement, on_record) is expected


LONG = (
    "We paid all wages, the dam leaked for eleven days, and nobody told the village, which will sue us in spring."
)
DENIES = "The dam did not leak for eleven days."


def test_who_says_so_among_much_else_makes_it_disputed() -> None:
    assert label("The dam leaked for eleven days.", by("Ann Berg", LONG), by("Per Holm", DENIES)) is Label.DISPUTED


def test_who_speaks_for_us_says_so_too() -> None:
    ours = "We owe the banks 4 million euros, wages are paid, and by spring there will be a buyer or we close."
    denies = by("Per Holm", "The hospital does not owe the banks 4 million euros.")
    assert label("The hospital owes the banks 4 million euros.", by("Ann Berg", ours), denies) is Label.DISPUTED


def test_a_figure_of_another_matter_makes_nothing_disputed() -> None:
    other = by("Ann Berg", "We lent the banks 4 million euros.")
    denies = by("Per Holm", "The hospital does not owe the banks 4 million euros.")
    assert label("The hospital owes the banks 4 million euros.", other, denies) is Label.CONTRADICTED


def test_denied_by_everybody_it_is_contradicted() -> None:
    assert label("The dam leaked for eleven days.", by("Per Holm", DENIES)) is Label.CONTRADICTED


def test_whom_the_text_names_is_held_to_their_own_words() -> None:
    found = label("Per Holm said the dam leaked for eleven days.", by("Ann Berg", LONG), by("Per Holm", DENIES))
    assert found is Label.CONTRADICTED


@pytest.mark.parametrize("two", ["doctors midwives", "sheep goats", "oaks birches", "buses trams"])
def test_two_kinds_of_one_thing_are_known(two: str) -> None:
    assert lexicon.two_kinds(*two.split())


@pytest.mark.parametrize(
    "one",
    [
        "boats vessels",
        "doctors medics",
        "strays dogs",
        "animals goats",
        "houses homes",
        "migrants refugees",
        "jobs posts",
    ],
)
def test_what_may_be_the_same_is_not_taken_for_two_kinds(one: str) -> None:
    assert not lexicon.two_kinds(*one.split())
