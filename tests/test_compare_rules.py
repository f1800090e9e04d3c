"""What every comparison and its file of cases must keep to."""

import re
from collections import Counter
from typing import NamedTuple

import pytest
from compare_kit import ACCUSING, AS_OF, BY_CODE, FILES, CaseFile, Said, claim_of, desk_of, level_of
from pydantic import ValidationError

from checker.compare import COMPARISONS, codes, manual
from checker.compare.levels import Comparison, Level
from checker.errors import UnusableInput
from checker.extract import read_statement
from checker.files import load_yaml
from checker.model import Effect, Statement

PARAGRAPHS = {
    Effect.CONTRADICTS: {"Contradicts"},
    Effect.MISATTRIBUTES: {"Misattributes"},
    Effect.MISQUOTES: {"Misquotes"},
    Effect.OUTDATES: {"Outdates"},
    Effect.EXCEEDS: {"Exceeds"},
    Effect.AGREES: {"Agrees", "Entails"},
    Effect.ENTAILS: {"Entails", "Agrees"},
    Effect.SILENT: {"Silent"},
}
BESIDE = r"against|against a claim that says|by somebody who is on record with|for(?= \"[^\" ]+ )"
EXAMPLE = re.compile(rf'"([^"]+)" (?:{BESIDE}) "([^"]+)"')
"""The plain form of an example: the statement's words, then the claim's."""
FEWEST = 3
"""So many true differences and so many innocent ones, at least, has every comparison."""


def named(comparison: Comparison) -> str:
    return f"{comparison.CODE}-{comparison.NAME}"


def paragraphs(comparison: Comparison) -> dict[str, str]:
    """Return the paragraphs of a docstring that begin with the name of an effect."""
    found = {}
    for paragraph in re.split(r"\n\s*\n", comparison.__doc__ or ""):
        heading, colon, text = paragraph.strip().partition(":")
        if colon and re.fullmatch(r"[A-Z][a-z]+", heading):
            found[heading] = re.sub(r"\s+", " ", text).strip()
    return found


every_comparison = pytest.mark.parametrize("comparison", COMPARISONS, ids=named)
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.path.stem)


# --- the comparisons


def test_codes_are_unique_and_in_order() -> None:
    assert len(set(codes())) == len(codes())
    assert list(codes()) == sorted(codes())
    assert all(re.fullmatch(r"FC[1-4]\d\d", code) for code in codes())


def test_names_are_unique() -> None:
    names = [comparison.NAME for comparison in COMPARISONS]
    assert len(set(names)) == len(names)


@every_comparison
def test_names_are_kebab_case(comparison: Comparison) -> None:
    for name in (comparison.NAME, *(level.name for level in comparison.LEVELS)):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name), name


@every_comparison
def test_levels_are_told_apart_by_name_and_begin_with_silence(comparison: Comparison) -> None:
    names = [level.name for level in comparison.LEVELS]
    assert len(set(names)) == len(names) > 1
    assert comparison.LEVELS[0].effect is Effect.SILENT


@every_comparison
def test_messages_can_be_filled_in(comparison: Comparison) -> None:
    for level in comparison.LEVELS:
        filled = level.message.format(left="ten", right="eight", speaker="Mara Quist")
        assert filled
        assert "{" not in filled


@every_comparison
def test_messages_of_differences_show_a_word_of_the_texts(comparison: Comparison) -> None:
    for level in comparison.LEVELS:
        if level.effect in ACCUSING:
            assert re.search(r"\{(left|right)\}", level.message), level.name


@every_comparison
def test_the_manual_is_the_docstring(comparison: Comparison) -> None:
    page = manual(comparison.CODE)
    assert page is not None
    assert page == (comparison.__doc__ or "").strip()
    assert page.partition("\n")[0].endswith(".")


def test_no_manual_for_a_code_that_nobody_has() -> None:
    assert manual("FC199") is None
    assert manual("") is None


@every_comparison
def test_the_docstring_has_a_paragraph_for_each_effect(comparison: Comparison) -> None:
    headings = set(paragraphs(comparison))
    for effect in {level.effect for level in comparison.LEVELS}:
        assert headings & PARAGRAPHS[effect], f"no paragraph on {effect.value}"


@every_comparison
def test_the_docstring_promises_no_effect_that_no_level_has(comparison: Comparison) -> None:
    effects = {level.effect for level in comparison.LEVELS}
    for heading in paragraphs(comparison):
        assert any(heading in PARAGRAPHS[effect] for effect in effects), heading


# --- the examples of the docstrings


class Example(NamedTuple):
    """Two pieces of text that a docstring holds against each other."""

    comparison: Comparison
    effect: Effect
    left: str
    right: str


def examples() -> list[Example]:
    found = []
    for comparison in COMPARISONS:
        for heading, text in paragraphs(comparison).items():
            effect = next((effect for effect, headings in PARAGRAPHS.items() if heading in headings), None)
            if effect is not None:
                found += [Example(comparison, effect, *match.groups()) for match in EXAMPLE.finditer(text)]
    return found


def sides(example: Example) -> tuple[Statement, Said]:
    """Make a statement and a claim of an example; pieces on quotations are the quoted words."""
    if example.comparison.CODE.startswith("FC3"):
        statement = read_statement(f"“{example.left}”, said Mara Quist.")
        return statement, Said(claim="Mara Quist spoke.", quote=example.right)
    return read_statement(_sentence(example.left)), Said(claim=_sentence(example.right))


def _sentence(piece: str) -> str:
    return f"{piece[0].upper()}{piece[1:]}."


def test_the_docstrings_have_examples_of_the_plain_form() -> None:
    counts = Counter(example.comparison.CODE for example in examples())
    assert counts.total() >= 12
    assert {"FC101", "FC102", "FC103", "FC104", "FC106", "FC107", "FC301", "FC303"} <= set(counts)


@pytest.mark.parametrize("example", examples(), ids=lambda found: f"{named(found.comparison)}: {found.left}")
def test_an_example_in_a_docstring_fires(example: Example) -> None:
    statement, said = sides(example)
    (assessment,) = desk_of([said]).assess(statement, [claim_of(said, "c1")], as_of=AS_OF)
    outcomes = dict(assessment.outcomes)
    level = next(outcome.level for found, outcome in outcomes.items() if found is example.comparison)
    alike = {Effect.AGREES, Effect.ENTAILS}
    assert level.effect is example.effect or (level.effect in alike and example.effect in alike), level.name


# --- the files of cases


def test_every_comparison_has_a_file_and_every_file_a_comparison() -> None:
    assert [file.path.stem for file in FILES] == sorted(named(comparison) for comparison in COMPARISONS)


@every_file
def test_no_case_stands_twice(file: CaseFile) -> None:
    cases = [case.model_copy(update={"known": None, "note": None}).model_dump_json() for case in file.cases]
    assert [case for case, count in Counter(cases).items() if count > 1] == []


@every_file
def test_every_level_has_a_case(file: CaseFile) -> None:
    levels = {level.name for level in BY_CODE[file.code].LEVELS}
    passing = {case.level for case in file.cases if not case.known}
    assert passing >= levels, f"no case for {levels - passing}"
    assert {case.level for case in file.cases} <= levels


@every_file
def test_every_comparison_has_true_and_innocent_differences(file: CaseFile) -> None:
    comparison = BY_CODE[file.code]
    telling = told(comparison)
    differing = [case for case in file.cases if not case.known and case.statement != case.claim]
    true = [case for case in differing if level_of(comparison, case.level) in telling]
    innocent = [case for case in differing if level_of(comparison, case.level) not in telling]
    assert len(true) >= FEWEST
    assert len(innocent) >= FEWEST


def told(comparison: Comparison) -> list[Level]:
    """Return the levels that tell a difference: accusing ones, else those that go beyond, else the last."""
    for effects in (ACCUSING - {Effect.EXCEEDS}, {Effect.EXCEEDS}):
        levels = [level for level in comparison.LEVELS if level.effect in effects]
        if levels:
            return levels
    return [comparison.LEVELS[-1]]


def test_a_case_with_an_unknown_key_is_refused() -> None:
    file = FILES[0]
    row = file.cases[0].model_dump(exclude_none=True) | {"levle": "same"}
    with pytest.raises(ValidationError, match="levle"):
        type(file.cases[0]).model_validate(row)


def test_a_case_with_a_key_twice_is_refused() -> None:
    with pytest.raises(UnusableInput, match=r"twice|duplicate"):
        load_yaml("- statement: a\n  statement: b\n", "FC101-negation.yaml")
