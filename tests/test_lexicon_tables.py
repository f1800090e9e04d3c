"""Bisection over the bytes of a table finds what a plain dictionary of its rows would."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon.tables import DATA, SortedTable, wordnet_table

KEYS = st.builds(str.__add__, st.sampled_from("abé"), st.text(alphabet="ab é'-", max_size=5))


@given(st.dictionaries(KEYS, st.lists(KEYS, min_size=1, max_size=3), max_size=12), KEYS, st.integers(1, 99))
def test_lookup_equals_a_dictionary(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, list[str]], other: str, block: int
) -> None:
    lines = ["\t".join([key, *cells]) for key, cells in table.items()]
    path = tmp_path_factory.mktemp("table") / "table.tsv"
    path.write_bytes("".join(f"{line}\n" for line in ["# header", *sorted(lines, key=str.encode)]).encode())
    found = SortedTable(path, block=block)
    assert {key: found.get(key) for key in table} == table
    assert found.get(other) == table.get(other, [])


@pytest.mark.parametrize("path", sorted((DATA / "wordnet").glob("*.tsv")), ids=lambda path: path.stem)
def test_every_row_of_the_derived_tables_is_found(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
    table = wordnet_table(path.stem)
    sample = lines if len(lines) < 3000 else [lines[0], *lines[::40], lines[-1]]
    for line in sample:
        key, *cells = line.split("\t")
        assert table.get(key) == cells
    assert len({line.split("\t")[0] for line in lines}) == len(lines)
