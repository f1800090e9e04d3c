"""Lists of statements: four formats that read the same, and every wrong line named."""

import csv
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import statement_tables
from checker.documents.statements_file import Entry, InputFormat, open_entries
from checker.errors import UnusableInput


def read_entries(path: Path | str, form: InputFormat | None = None) -> list[Entry]:
    return list(open_entries(path, form))


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


Put = Callable[[str, str | bytes], Path]
WANTED = [Entry("Ten ships; all “new”.", 2, "Ann Berg", "a-1"), Entry("No, thanks.", 3)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "s.yaml",
            "# statements\n- {id: a-1, statement: Ten ships; all “new”., speaker: Ann Berg}\n- No, thanks.\n",
        ),
        ("s.yml", "statements:\n- {statement: Ten ships; all “new”., id: a-1, speaker: Ann Berg}\n- No, thanks.\n"),
        (
            "s.jsonl",
            '\n{"statement": "Ten ships; all “new”.", "id": "a-1", "speaker": "Ann Berg"}\n"No, thanks."\n',
        ),
        ("s.csv", 'statement,speaker,id\nTen ships; all “new”.,Ann Berg,a-1\n"No, thanks.",,\n'),
        ("s.csv", 'id;Statement;SPEAKER\na-1;"Ten ships; all “new”.";Ann Berg\n;No, thanks.\n'),
        ("s.tsv", "\ufeffstatement\tspeaker\tid\r\nTen ships; all “new”.\tAnn Berg\ta-1\r\nNo, thanks.\t\t\r\n"),
    ],
)
def test_every_format_gives_the_same(name: str, content: str, put: Put) -> None:
    assert read_entries(put(name, content)) == WANTED


@pytest.mark.parametrize(
    ("header", "row", "unread"),
    [
        ("statement,url,desk,speaker,desk", 'Ten ships.,"a, b",News,Ann Berg,x', ["url", "desk"]),
        ("id,statement,speaker,speakers,state", "1,Ten ships.,Ann Berg,,", ["speakers", "state"]),
        ("statement;speaker;;", "Ten ships.;Ann Berg;;", ["one without a name"]),
        ("statement,speaker", "Ten ships.,Ann Berg", None),
    ],
)
def test_other_columns_of_a_table_are_told_once_and_not_read(
    header: str, row: str, unread: list[str] | None, put: Put
) -> None:
    told: list[Sequence[str]] = []
    entries = open_entries(put("s.csv", f"{header}\n{row}\n"), unread=told.append)
    assert [(entry.text, entry.speaker) for entry in entries] == [("Ten ships.", "Ann Berg")]
    assert told == ([unread] if unread else [])


def test_text_has_one_a_line(put: Put) -> None:
    path = put("s.txt", "\ufeff  Ten ships. \r\n\r\n \t\nNo, thanks.")
    assert read_entries(path) == [Entry("Ten ships.", 1), Entry("No, thanks.", 4)]


def test_the_format_can_be_given(put: Put) -> None:
    assert read_entries(put("s.dat", '"One."\n'), InputFormat.JSONL) == [Entry("One.", 1)]


def test_old_encodings_are_read(put: Put) -> None:
    path = put(
        "s.csv", "statement;speaker\nFærgen til Malmö er lukket på grund af is.;Søren Ægidius\n".encode("cp1252")
    )
    assert read_entries(path) == [Entry("Færgen til Malmö er lukket på grund af is.", 2, "Søren Ægidius")]


def test_numbers_are_ids_and_cells_may_have_lines(put: Put) -> None:
    assert read_entries(put("s.yaml", "- {statement: One., id: 7}\n")) == [Entry("One.", 1, None, "7")]
    path = put("s.csv", 'statement,id\n"One\nlong line.",1\n\nTwo.,2\n')
    assert read_entries(path) == [Entry("One\nlong line.", 2, None, "1"), Entry("Two.", 5, None, "2")]


def test_an_entry_without_a_value_has_none(put: Put) -> None:
    assert read_entries(put("s.yaml", "- {statement: One., speaker: null, id: ''}\n")) == [Entry("One.", 1)]


@pytest.mark.parametrize(
    ("name", "content", "line", "message"),
    [
        (
            "s.yaml",
            "- One.\n- {statement: Two., speeker: Ann}\n",
            2,
            "unknown key `speeker`; did you mean `speaker`?",
        ),
        ("s.yaml", "- statement: Two.\n  rating: 5\n", 2, "unknown key `rating`; remove it"),
        ("s.yaml", "statments:\n- One.\n", 1, "unknown key `statments`; did you mean `statements`?"),
        ("s.yaml", "- One.\n- 7\n", 2, "a number is no statement"),
        ("s.yaml", "- One.\n- 2026-01-15\n", 2, "2026-01-15 is no statement"),
        ("s.yaml", "- One.\n- [Two.]\n", 2, "a list is no statement"),
        ("s.yaml", "- One.\n- {speaker: Ann}\n", 2, "an entry without a statement"),
        ("s.yaml", "- One.\n-\n", 2, "an entry without a statement"),
        ("s.yaml", "- One.\n- '  '\n", 2, "the statement is blank"),
        ("s.yaml", "- One.\n- {statement: Two., speaker: 5}\n", 2, "a number is no speaker"),
        ("s.yaml", "- One.\n- {statement: Two., id: true}\n", 2, "true or false is no id"),
        ("s.yaml", "- One.\n- {statement: Two., id: [a]}\n", 2, "a list is no id"),
        ("s.yaml", "- &a One.\n- *a\n", 1, "an anchor"),
        ("s.yaml", "just words\n", 1, "there is no list of statements"),
        ("s.yaml", "statements: {a: b}\n", 1, "there is no list of statements"),
        (
            "s.yaml",
            "- {statement: One., id: a}\n\n- {statement: Two., id: a}\n",
            3,
            "the id 'a' is taken on line 1",
        ),
        ("s.yaml", "[{statement: One., id: a}, {statement: Two., id: a}]\n", 1, "the id 'a' is taken on line 1"),
        ("s.jsonl", '"One."\n\n{"statement": "Two."\n', 3, "this line is not JSON"),
        ("s.jsonl", '"One."\n{"statement": "Two.", "ID": 1}\n', 2, "unknown key `ID`"),
        ("s.jsonl", '{"statement": "One.", "statement": "Two."}\n', 1, "a key stands twice"),
        ("s.jsonl", '"One."\n' + "[" * 100_000 + "\n", 2, "this line is not JSON"),
        ("s.jsonl", '"One."\n"\\ud83d"\n', 2, "half a surrogate pair"),
        ("s.jsonl", '"One."\n{"statement": "Two.", "speaker": "\\udc00"}\n', 2, "half a surrogate pair"),
        ("s.jsonl", '"One."\nnull\n', 2, "an entry without a statement"),
        ("s.csv", "text,speaker\nOne.,Ann\n", 1, "there is no column `statement`"),
        ("s.csv", "One.\nTwo.\n", 1, "there is no column `statement`"),
        ("s.csv", "statement,speeker\nOne.,Ann\n", 1, "unknown column `speeker`; did you mean `speaker`?"),
        ("s.csv", "statement,url,speakers\nOne.,,Ann\n", 1, "unknown column `speakers`; did you mean `speaker`?"),
        ("s.csv", "statement,id,id\nOne.,1,2\n", 1, "the column `id` stands twice"),
        (
            "s.csv",
            "statement,id\nOne.,1\nTwo, three.,2\n",
            3,
            "this row has 3 cells, the first row names 2 columns",
        ),
        ("s.csv", "statement,id\nOne.,1\n,2\n", 3, "an entry without a statement"),
        ("s.csv", 'statement,id\nOne.,1\n"Two.,2\n', 3, "this is not valid CSV"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(name: str, content: str, line: int, message: str, put: Put) -> None:
    path = put(name, content)
    with pytest.raises(UnusableInput, match=r".") as refused:
        read_entries(path)
    assert message in str(refused.value)
    assert (refused.value.file, refused.value.line) == (str(path), line)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("s.yaml", "[]\n", "there is no statement in it"),
        ("s.jsonl", "\n\n", "there is no statement in it"),
        ("s.csv", "statement,speaker\n", "there is no statement in it"),
        ("s.txt", " \n\n", "there is no statement in it"),
        ("s.txt", "", "the file is empty"),
        ("s.txt", b"\x00\x01\x02\x03" * 99, "this is not text"),
        ("s.json", "[]", "JSON is read one object a line"),
        ("s.md", "# Draft\n", "check a draft with `factcheck check`"),
        ("s.xlsx", "x", "the ending of its name tells no format"),
        ("statements", "x", "the ending of its name tells no format"),
    ],
)
def test_a_file_that_is_no_list_is_refused(name: str, content: str | bytes, message: str, put: Put) -> None:
    with pytest.raises(UnusableInput, match=r".") as refused:
        read_entries(put(name, content))
    assert message in str(refused.value)


def test_a_missing_file_and_a_nameless_input_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="there is no such file"):
        read_entries(tmp_path / "none.yaml")
    with pytest.raises(UnusableInput, match=r"--input-format \(yaml, jsonl, csv, text, parquet\)"):
        read_entries("-")


LINES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(str.strip)


@given(st.lists(LINES.map(str.strip), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_any_statement_survives_every_format(
    tmp_path_factory: pytest.TempPathFactory, statements: list[str], delimiter: str
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows([["statement", "id"], *([one, ""] for one in statements)])
    for name, content in {
        "s.yaml": yaml.safe_dump(statements, allow_unicode=True),
        "s.jsonl": "\n".join(json.dumps(one) for one in statements),
        "s.csv": table.getvalue(),
        "s.txt": "\n".join(statements),
    }.items():
        path = folder / name
        path.write_bytes(content.encode())
        assert [entry.text for entry in read_entries(path)] == statements


def test_a_file_is_looked_through_before_it_is_read(put: Put) -> None:
    entries = open_entries(put("s.jsonl", '"One."\n"Two."\n'))
    assert entries.total == 2
    assert [entry.text for entry in entries] == [entry.text for entry in entries] == ["One.", "Two."]
    with pytest.raises(UnusableInput, match=r"s\.jsonl:2: this line is not JSON"):
        open_entries(put("s.jsonl", '"One."\n"Two.\n'))


def test_a_pipe_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'"One."\n"Two."\n"Three.\n')))
    entries = open_entries("-", InputFormat.JSONL)
    assert entries.total is None
    read = iter(entries)
    assert [next(read).text, next(read).text] == ["One.", "Two."]
    with pytest.raises(UnusableInput, match="standard input:3: this line is not JSON"):
        next(read)


def test_yaml_that_is_too_large_has_a_cure(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement_tables, "LARGEST_TEXT", 10)
    with pytest.raises(UnusableInput, match="save it as JSON Lines, CSV or Parquet"):
        read_entries(put("s.yaml", "- One.\n- Two.\n"))


def put_parquet(folder: Path, **columns: list[object]) -> Path:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    parquet.write_table(arrow.table(columns), folder / "s.parquet")
    return folder / "s.parquet"


def test_parquet_is_read_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statement_tables, "ROWS", 1)
    more: dict[str, list[object]] = {"url": ["a", "b"], "speakers": [1, 2]}
    path = put_parquet(tmp_path, id=[7, None], statement=["One.", "Two."], speaker=[None, "Ann Berg"], **more)
    told: list[Sequence[str]] = []
    assert list(open_entries(path, unread=told.append)) == [
        Entry("One.", 1, None, "7"),
        Entry("Two.", 2, "Ann Berg"),
    ]
    assert told == [["url", "speakers"]]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"statement": ["One."], "speeker": ["Ann"]}, "unknown column `speeker`; did you mean `speaker`?"),
        ({"speaker": ["Ann"]}, "there is no column `statement`"),
        ({"statement": ["One.", None]}, "s.parquet:2: an entry without a statement"),
        ({"statement": ["One.", "Two."], "id": ["a", "a"]}, "s.parquet:2: the id 'a' is taken on line 1"),
        ({"statement": []}, "there is no statement in it"),
    ],
)
def test_a_table_that_is_no_list_is_refused(columns: dict[str, list[object]], message: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match=r".") as refused:
        read_entries(put_parquet(tmp_path, **columns))
    assert message in str(refused.value)


def test_a_parquet_file_that_was_altered_inside_is_refused(tmp_path: Path) -> None:
    path = put_parquet(tmp_path, statement=[f"The dam holds {number} million litres." for number in range(2000)])
    data = bytearray(path.read_bytes())
    data[200:1200] = bytes(1000)
    path.write_bytes(data)
    with pytest.raises(UnusableInput, match=r"s\.parquet: this is no Parquet file that can be read"):
        read_entries(path)


def test_a_file_that_is_no_parquet_is_refused(put: Put) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    with pytest.raises(UnusableInput, match=r"s\.parquet: this is no Parquet file that can be read"):
        read_entries(put("s.parquet", "statement\nOne.\n"))
    with pytest.raises(UnusableInput, match="cannot be read from standard input"):
        read_entries(Path("-"), InputFormat.PARQUET)


def test_a_missing_library_is_one_line(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UnusableInput, match=r"Parquet needs pyarrow, .*: pip install '\.\[parquet\]'"):
        read_entries(put("s.parquet", "x"))
