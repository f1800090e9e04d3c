"""The data files: each states its origin, is sorted, holds nothing twice, and is written as lookups need it."""

import re
from itertools import chain, combinations
from pathlib import Path

import pytest

from checker.lexicon import opposition, readings, words
from checker.lexicon.multiword import known_phrases, phrase_key
from checker.lexicon.spelling import fold
from checker.lexicon.tables import DATA, items, rows, word_lists
from checker.lexicon.wordnet import entry

FILES = sorted(path for path in DATA.rglob("*") if path.suffix in {".tsv", ".txt"} and path.stem != "LICENSE")
TABLES = {  # how many cells a row has: at least, at most
    "comparatives": (3, 3),
    "contractions": (2, 2),
    "deeds": (4, 4),
    "frequencies": (3, 3),
    "function_words": (4, 4),
    "given_names": (2, 2),
    "modality": (3, 3),
    "modern_words": (2, 2),
    "negation": (3, 3),
    "opposites": (5, 16),
    "places": (6, 6),
    "quantifiers": (3, 3),
    "ratings": (3, 3),
    "spelling": (2, 2),
    "synonyms": (2, 2),
    "titles": (2, 2),
}
LISTS = ("false_negatives", "not_places", "separable", "stop")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_states_origin_and_licence_and_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# origin: .+  licence: .+\n", text)
    assert text.endswith("\n")
    assert not re.search(r"\r|[ \t]$|\t\t", text, re.MULTILINE)


def test_every_table_is_known_here() -> None:
    assert {path.stem for path in DATA.glob("*.tsv")} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_their_cells_and_stand_once(name: str) -> None:
    least, most = TABLES[name]
    assert rows(name)
    assert all(least <= len(row) <= most for row in rows(name))
    known_by = 4 if name == "deeds" else 2 if name in {"comparatives", "negation", "ratings", "synonyms"} else 1
    first = [row[:known_by] for row in rows(name)]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"synonyms"}))
def test_tables_are_sorted(name: str) -> None:
    assert list(rows(name)) == sorted(rows(name))


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_hold_nothing_twice(name: str) -> None:
    lines = (DATA / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if not line.startswith("#")]
    assert entries == sorted(set(entries))
    assert set(LISTS) <= set(word_lists())


def group_cells() -> list[tuple[str, str, str]]:
    """Every cell that lists entries: table, parts of speech, cell."""
    return [
        *(("opposites", row[2], cell) for row in rows("opposites") for cell in row[3:]),
        *(("synonyms", row[0], row[1]) for row in rows("synonyms")),
        *(("negation", row[1], row[2]) for row in rows("negation")),
    ]


def test_entries_are_lemmas_in_the_standard_spelling() -> None:
    wrong = []
    for table, parts, cell in group_cells():
        for item in items(cell):
            word, _, own = item.partition("/")
            if own == "w":
                continue
            if fold(word) != word:
                wrong.append((table, item, f"write {fold(word)}"))
            elif " " not in word:
                known = {reading.part for reading in readings(word) if reading.lemma == word}
                if not known & set(own or parts):
                    wrong.append((table, item, f"known as {known or 'nothing'}"))
    assert not wrong


def test_cells_are_sorted_and_hold_nothing_twice() -> None:
    for _, _, cell in group_cells():
        assert items(cell) == sorted(set(items(cell)))


def test_kinds_and_parts_are_the_documented_ones() -> None:
    assert {row[1] for row in rows("opposites")} == {"contradictory", "contrary", "converse", "contextual"}
    parts = chain((row[2] for row in rows("opposites")), (row[0] for row in rows("synonyms")))
    assert all(set(part) <= set("nvarf") for part in parts)
    assert all(row[3] in {"open", "closed"} for row in rows("function_words"))
    assert {row[1] for row in rows("given_names")} == set("fmu")


def test_no_word_stands_on_two_sides_of_a_group() -> None:
    for name, _, _, *sides in rows("opposites"):
        listed = [item for side in sides for item in items(side)]
        assert len(set(listed)) == len(listed), name


def test_no_side_and_no_synonyms_hold_two_that_are_opposed() -> None:
    strong = [cell for row in rows("opposites") if row[1] in {"contradictory", "contrary"} for cell in row[3:]]
    clashes = []
    for cell in [*strong, *(cell for _, cell in rows("synonyms"))]:
        for left, right in combinations((item.partition("/")[0] for item in items(cell)), 2):
            opposed = opposition(left, right)
            if opposed and opposed.strong:
                clashes.append((left, right, opposed.group))
    assert not clashes


def test_shares_and_forces_are_between_none_and_all() -> None:
    for _, low, high in chain(rows("quantifiers"), rows("frequencies")):
        assert 0 <= float(low) <= float(high) <= 1
    assert all(0 <= float(force) <= 1 for _, _, force in rows("modality"))


def test_variants_lead_to_known_words() -> None:
    for variant, form in rows("spelling"):
        assert fold(form) == form
        assert entry(form).senses, f"{variant} leads to {form}, which is unknown"


def test_modern_words_are_not_in_wordnet_in_that_part_of_speech() -> None:
    for word, parts in rows("modern_words"):
        for part in parts:
            senses = [sense for sense in entry(word).senses if sense.part == part]
            assert [sense.synset for sense in senses] == [f"+{word}"]


def test_places_lie_in_places() -> None:
    keys = {row[0] for row in rows("places")}
    assert all(row[2] in keys | {"-"} for row in rows("places"))


def test_every_separable_verb_is_two_words() -> None:
    assert all(verb.count(" ") == 1 for verb in words("separable"))


def test_every_phrase_finds_itself() -> None:
    assert {phrase for phrase in known_phrases() if phrase_key(phrase) is None} == set()


def test_there_are_as_many_groups_as_promised() -> None:
    assert len(rows("opposites")) >= 400
    assert len(rows("synonyms")) >= 600


def test_an_unknown_list_is_named() -> None:
    with pytest.raises(KeyError, match="no word list called 'nonsense'"):
        words("nonsense")
