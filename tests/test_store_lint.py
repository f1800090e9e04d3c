"""What looks wrong in a sound store, and what must not be taken for wrong."""

import math
import re
import string
import time
from datetime import date
from inspect import cleandoc
from pathlib import Path
from typing import Any

import pytest
import store_kit as kit
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.model import Attribution, AttributionKind, Claim, Ground, Problem, Rating, Resolution, Severity, Status
from checker.store import LINT_CODES, LINT_NAMES, Workspace, lint
from checker.store.codes import RULES
from checker.store.likeness import OVERLAP, RAREST, alike, keywords, say_the_same

DIRECT = Attribution(kind=AttributionKind.DIRECT, cue="said")
TEN = kit.claim("ten-soldiers", "We will send ten soldiers", speaker="Ann Berg", attribution=DIRECT)
SPEAKERS = "- {id: ann-berg, name: Ann Berg, aliases: [Berg]}\n- {id: per-holm, name: Per Holm}\n"


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    made = kit.workspace(tmp_path, talks=kit.TALKS, vote=kit.TALKS)
    kit.write(made, "sources/speakers.yaml", SPEAKERS)
    return made


def like(claim: Claim, claim_id: str, **changes: Any) -> Claim:
    return claim.model_copy(update={"id": claim_id, **changes})


def from_vote(claim: Claim) -> Claim:
    assert claim.quote
    return claim.model_copy(update={"quote": claim.quote.model_copy(update={"source": "vote"})})


def found(made: Workspace, *claims: Claim, **options: Any) -> list[Problem]:
    """Lint a store with these claims, each in the file of its source."""
    for source in ("talks", "vote"):
        own = [claim for claim in claims if (claim.quote.source if claim.quote else "talks") == source]
        if own:
            kit.write_claims(made, *own, source=source)
    return lint(made, **options)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_clean_store_has_no_problem(made: Workspace) -> None:
    assert found(made, TEN, kit.claim("price", "the plan was too expensive", speaker="Per Holm")) == []


def test_errors_and_warnings_come_in_one_run_and_in_order(made: Workspace) -> None:
    assert TEN.quote
    moved = like(
        TEN, "moved", text="Nobody moved.", speaker="Nobody", quote=TEN.quote.model_copy(update={"start": 3})
    )
    dangling = like(from_vote(TEN), "dangling", superseded_by="gone")
    assert [(one.file, one.line, one.code) for one in found(made, moved, dangling)] == [
        ("claims/talks.yaml", 5, "FC522"),
        ("claims/talks.yaml", 7, "FC509"),
        ("claims/vote.yaml", 7, "FC521"),
        ("claims/vote.yaml", 9, "FC510"),
    ]


def test_nothing_to_lint_is_unusable(made: Workspace) -> None:
    with pytest.raises(UnusableInput, match="there is no claim in the store"):
        lint(made)
    made.claims_dir.rmdir()
    with pytest.raises(UnusableInput, match="no such folder of claims"):
        lint(made)


# --- Near-duplicates ---------------------------------------------------------------------------------------

SENT = "Denmark will send ten soldiers to Greenland on Friday."


@pytest.mark.parametrize(
    "other",
    [
        "denmark WILL send ten soldiers to greenland on friday",
        "On Friday, Denmark will send ten soldiers to Greenland.",
        "Denmark will be sending ten soldiers to Greenland on Friday.",
        "Denmark will send the ten soldiers to Greenlandd on Friday.",
    ],
)
def test_the_same_in_nearly_the_same_words_is_a_duplicate(made: Workspace, other: str) -> None:
    problems = found(made, like(TEN, "one", text=SENT), like(TEN, "two", text=other))
    assert codes(problems) == ["FC520"]
    assert "says the same as 'one' (claims/talks.yaml:3)" in problems[0].message
    assert (problems[0].file, problems[0].line, problems[0].severity) == ("claims/talks.yaml", 10, "warning")


@pytest.mark.parametrize(
    "other",
    [
        "Denmark will send eight soldiers to Greenland on Friday.",
        "Denmark will not send ten soldiers to Greenland on Friday.",
        "Denmark won't send ten soldiers to Greenland on Friday.",
        "Denmark will send ten soldiers from Greenland on Friday.",
        "Greenland will send ten soldiers to Denmark on Friday.",
        "Sweden will send ten soldiers to Greenland on Friday.",
        "Denmark may send ten soldiers to Greenland on Friday.",
        "Denmark will send ten soldiers to Greenland on Monday.",
    ],
)
def test_one_word_that_matters_makes_it_another_claim(made: Workspace, other: str) -> None:
    assert found(made, like(TEN, "one", text=SENT), like(TEN, "two", text=other)) == []


def test_a_million_is_no_slip_of_a_billion(made: Workspace) -> None:
    one, other = (like(TEN, unit, text=f"It costs ten {unit} dollars a year.") for unit in ("million", "billion"))
    assert found(made, one, other) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"status": Status.RETRACTED},
        {"superseded_by": "one"},
        {"said_on": date(2026, 2, 1)},
    ],
)
def test_a_repetition_that_is_accounted_for_is_no_duplicate(made: Workspace, changes: dict[str, object]) -> None:
    assert found(made, like(TEN, "one", text=SENT), like(TEN, "two", text=SENT, **changes)) == []


def test_two_speakers_with_one_text_are_suspicious_in_one_source_only(made: Workspace) -> None:
    one = kit.claim("one", "The talks lasted two hours.")
    other = like(one, "two", speaker="Per Holm")
    problems = found(made, one, other)
    assert codes(problems) == ["FC520"]
    assert "but the speaker there is Harbour Gazette" in problems[0].message
    assert found(made, one, from_vote(other)) == []


def test_two_who_said_it_together_are_not_suspicious(made: Workspace) -> None:
    together = like(TEN, "one", text=SENT), like(TEN, "two", text=SENT, speaker="Per Holm")
    assert found(made, *together) == []


def test_one_speaker_is_one_under_all_names(made: Workspace) -> None:
    one, other = like(TEN, "one", text=SENT), like(TEN, "two", text=SENT, speaker="BERG")
    assert codes(found(made, one, from_vote(other))) == ["FC520"]


# --- Quotes and speakers -----------------------------------------------------------------------------------


def test_one_quote_from_two_mouths_is_suspicious(made: Workspace) -> None:
    other = like(from_vote(TEN), "stolen", text="Soldiers are going.", speaker="Per Holm")
    problems = found(made, TEN, other)
    assert codes(problems) == ["FC521"]
    assert (problems[0].file, problems[0].line) == ("claims/vote.yaml", 7)
    assert "these words of Per Holm are also on record from Ann Berg (claims/talks.yaml:3)" in problems[0].message


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": "Berg"},
        {"attribution": Attribution(kind=AttributionKind.NARRATED)},
        {"attribution": Attribution(kind=AttributionKind.INDIRECT)},
        {"status": Status.RETRACTED},
    ],
)
def test_one_quote_may_stand_twice_where_that_is_no_contradiction(made: Workspace, changes: dict[str, Any]) -> None:
    changed = {"text": "Soldiers are going.", "speaker": "Per Holm"} | changes
    assert found(made, TEN, like(from_vote(TEN), "again", **changed)) == []


def test_a_few_words_may_come_from_two_mouths(made: Workspace) -> None:
    one = kit.claim("one", "We will send", speaker="Ann Berg", attribution=DIRECT)
    assert found(made, one, like(from_vote(one), "two", text="We go.", speaker="Per Holm")) == []


def test_an_unknown_speaker_is_told_once_with_what_was_meant(made: Workspace) -> None:
    problems = found(
        made,
        like(TEN, "one", speaker="Ann Bergh", text="Ann goes."),
        like(TEN, "two", speaker="Ann Bergh", text="Bea stays."),
        like(
            TEN, "three", speaker="Theo Francken", text="Theo sleeps.", quote=kit.claim("x", "Per Holm said").quote
        ),
    )
    unknown = "is not in sources/speakers.yaml"
    told = [(one.line, one.message, one.cure) for one in problems if one.code == "FC522"]
    assert told == [
        (5, f"the speaker 'Ann Bergh' {unknown} (and in 1 more claims)", "did you mean 'Ann Berg'?"),
        (19, f"the speaker 'Theo Francken' {unknown}", "add the speaker there, or correct the name"),
    ]


def test_a_claim_of_nobody_named_is_told_and_is_the_same_speaker_as_no_other(made: Workspace) -> None:
    one = like(TEN, "one", speaker='unnamed ("He")', text="He stays.")
    two = like(TEN, "two", speaker='unnamed ("He")', text="He stays.")
    problems = found(made, one, two)
    assert [(problem.code, problem.message) for problem in problems if problem.code == "FC522"] == [
        ("FC522", 'the speaker is not named: unnamed ("He") (and in 1 more claims)')
    ]
    assert any("but the speaker there is" in problem.message for problem in problems)


@pytest.mark.parametrize("name", ["Harbour Gazette", "harbour gazette", "Berg", "ann-berg"])
def test_sources_and_all_names_of_a_speaker_are_known(made: Workspace, name: str) -> None:
    assert found(made, like(TEN, "one", speaker=name)) == []


def test_a_name_of_two_is_ambiguous(made: Workspace) -> None:
    kit.write(
        made, "sources/speakers.yaml", SPEAKERS + "- {id: bea-berg, name: Bea Berg, aliases: [holm, Per Holm]}\n"
    )
    problems = found(
        made, like(TEN, "one", speaker="Berg"), like(from_vote(TEN), "two", speaker="Holm", text="No.")
    )
    assert [(one.file, one.line) for one in problems if one.code == "FC525"] == [
        ("claims/talks.yaml", 5),
        ("claims/vote.yaml", 5),
        ("sources/speakers.yaml", 3),
    ]
    assert "fits several speakers: Ann Berg, Bea Berg" in problems[0].message


def test_of_many_whom_a_name_fits_only_some_are_named(made: Workspace) -> None:
    entries = "".join(f"- {{id: berg-{number}, name: {name} Berg}}\n" for number, name in enumerate("ABCDEFG"))
    kit.write(made, "sources/speakers.yaml", entries)
    (problem,) = (one for one in found(made, like(TEN, "one", speaker="Berg")) if one.code == "FC525")
    assert "fits several speakers: A Berg, B Berg, C Berg, D Berg, E Berg and 2 more" in problem.message


def test_a_claim_without_a_quote_is_told(made: Workspace) -> None:
    problems = found(made, like(TEN, "one", quote=None))
    assert codes(problems) == ["FC524"]


# --- Claims that contradict each other ---------------------------------------------------------------------


def opposite(one: Claim, other: Claim) -> str | None:
    """Stand in for the comparisons, which lie in a layer above: different numbers contradict each other."""
    numbers = [re.findall("ten|eight", claim.text) for claim in (one, other)]
    return None if numbers[0] == numbers[1] else f"{numbers[0][0]} against {numbers[1][0]}"


EIGHT_TEXT = SENT.replace("ten", "eight")


def opposed(made: Workspace, **changes: Any) -> list[Problem]:
    one = like(TEN, "ten", text=SENT)
    other = like(TEN, "eight", **{"text": EIGHT_TEXT} | changes)
    return found(made, one, other, contradicts=opposite)


def test_an_open_contradiction_of_one_speaker_is_a_warning(made: Workspace) -> None:
    problems = opposed(made, said_on=date(2026, 2, 1))
    assert codes(problems) == ["FC523"]
    assert problems[0].severity == Severity.WARNING
    expected = "contradicts 'ten' by the same speaker (claims/talks.yaml:3): ten against eight"
    assert problems[0].message == expected


def test_two_speakers_may_contradict_each_other(made: Workspace) -> None:
    problems = opposed(made, speaker="Per Holm", attribution=Attribution(kind=AttributionKind.INDIRECT))
    assert [(one.code, one.severity) for one in problems] == [("FC523", Severity.NOTE)]


@pytest.mark.parametrize(
    "changes",
    [
        {"superseded_by": "ten"},
        {"rating": Rating.FALSE},
        {"status": Status.RETRACTED},
        {"valid_until": date(2026, 1, 15)},
        {"text": SENT},
        {"text": "The eight committees of parliament meet in the old town hall."},
    ],
)
def test_a_contradiction_that_is_marked_or_none_is_not_told(made: Workspace, changes: dict[str, Any]) -> None:
    assert "FC523" not in codes(opposed(made, **changes))


def test_without_comparisons_contradictions_are_not_looked_for(made: Workspace) -> None:
    assert found(made, like(TEN, "ten", text=SENT), like(TEN, "eight", text=EIGHT_TEXT)) == []


# --- Finding look-alikes -----------------------------------------------------------------------------------

CLAIMS = st.lists(st.text(string.ascii_lowercase[:6], min_size=1, max_size=2), max_size=5).map(tuple)


def alike_by_comparing_each_with_each(claims: list[tuple[str, ...]]) -> set[tuple[int, int]]:
    """Be the obvious slow way, which needs no shared rare word, only shared words."""

    def weight(words: set[str]) -> float:
        return sum(math.log(1 + len(claims) / sum(word in claim for claim in claims)) for word in words)

    pairs = {(one, other) for one in range(len(claims)) for other in range(one + 1, len(claims))}
    return {
        (one, other)
        for one, other in pairs
        if (shared := weight({*claims[one]} & {*claims[other]}))
        and shared >= OVERLAP * min(weight({*claims[one]}), weight({*claims[other]})) - 1e-9
    }


@given(st.lists(CLAIMS, max_size=8))
def test_blocking_finds_what_comparing_each_with_each_finds(claims: list[tuple[str, ...]]) -> None:
    assert RAREST > 5  # so no word of these claims is too common to lead anywhere
    assert set(alike(claims)) == alike_by_comparing_each_with_each(claims)


def test_a_hundred_copies_of_common_words_are_still_found() -> None:
    copies = [keywords("The talks lasted two hours.")] * 150
    assert {pair for pair in alike(copies) if pair[0] == 0} == {(0, number) for number in range(1, 150)}


@given(st.lists(st.sampled_from(["denmark", "send", "ten", "soldier"]), min_size=1, max_size=6), st.integers(0, 5))
def test_the_same_words_from_elsewhere_on_are_the_same(words: list[str], start: int) -> None:
    turned = [*words[start:], *words[:start]]
    assert say_the_same(words, turned)
    assert not say_the_same(words, [*turned, "not"])


def test_two_thousand_claims_are_linted_in_seconds(made: Workspace) -> None:
    places = ["Nuuk", "Oslo", "Riga", "Bonn", "Bern", "Rome", "Kyiv", "Lyon", "Graz", "Brno"]
    claims = [
        like(
            TEN,
            f"claim-{n}",
            quote=None,
            text=f"{places[n % 10]} sends {n} tons of item{n * 7919 % 997} to {places[n // 10 % 10]}.",
        )
        for n in range(2000)
    ]
    kit.write_claims(made, *claims)
    started = time.perf_counter()
    assert set(codes(lint(made, contradicts=lambda *_: None))) == {"FC524"}
    assert time.perf_counter() - started < 8


# --- The codes ---------------------------------------------------------------------------------------------


def test_codes_and_names_are_unique_and_of_one_form() -> None:
    assert len(LINT_CODES) == len(LINT_NAMES) == len(RULES)
    assert len(set(LINT_NAMES.values())) == len(RULES)
    for code, name in LINT_NAMES.items():
        assert re.fullmatch(r"FC5\d\d", code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


@pytest.mark.parametrize("code", LINT_CODES)
def test_every_code_has_a_manual_page_with_a_cure(code: str) -> None:
    manual = LINT_CODES[code]
    assert manual == cleandoc(manual)
    first, blank, *_ = manual.splitlines()
    assert first.endswith((".", ",")) or blank
    assert "\n\nCure: " in manual


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_is_fired_by_a_test(rule: Any) -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_store_*.py"))
    assert tests.count(f'"{rule.code}"') > 0


def test_what_is_resolved_by_words_that_do_not_stand_there(made: Workspace) -> None:
    there = Resolution(words="it", stands_for="the plan", by=Ground.TEXT, start=0, end=9, exact="The talks")
    assert found(made, like(TEN, "ten", resolved=(there,))) == []
    (problem,) = found(made, like(TEN, "ten", resolved=(there.model_copy(update={"start": 1, "end": 10}),)))
    assert (problem.code, problem.severity) == ("FC527", "warning")
    assert "what “it” stands for is not in the source at 1 to 10" in problem.message


def test_the_parts_of_a_place_belong_together() -> None:
    with pytest.raises(ValueError, match="belong together"):
        Resolution(words="it", stands_for="the plan", by=Ground.TEXT, start=0)
