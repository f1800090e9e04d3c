"""The files of a retrieval task: documents, queries, which of them answer which, and the run that ranks them.

Documents and queries are tables with tabs (quoted as in CSV, packed with gzip or not) or JSON Lines. The first line
of a table names its columns: the first column is the id, one of ``TEXT`` the text, and ``title`` a title, if there
is one. A line of JSON is ``{"id", "text"}``, with a ``title`` or without. Judgements are TREC's qrels, ``query 0
document relevance``; a run is TREC's, ``query Q0 document rank score tag``.

Source of both forms: trec_eval, National Institute of Standards and Technology.
"""

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import UnusableInput
from checker.evaluate.reading import first_fault, read_text

TEXT = ("text", "claim", "vclaim", "statement", "query", "tweet", "tweet_content", "tweet_text")
"""What the column of the text may be called, in any case."""
_TITLE = "title"
_DIGITS = 6
_CURE = (
    "the first line names the columns: id, text and, if you like, title; or one JSON object a line: "
    '{"id": …, "text": …}'
)
_QRELS = "a line is: query id, 0, document id, relevance (0 or more), with tabs or blanks between"


class Entry(BaseModel):
    """A document or a query."""

    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)

    id: str = Field(min_length=1, pattern=r"^\S+$")
    text: str = Field(min_length=1)
    title: str = ""

    @property
    def words(self) -> str:
        """Everything that it is found by."""
        return f"{self.title} {self.text}".strip()


class Ranked(NamedTuple):
    """A document in the ranking of a query; the higher the score, the better."""

    document: str
    score: float


Judgements = Mapping[str, frozenset[str]]
"""The documents that answer a query, by its id."""


def read_entries(path: Path | str) -> list[Entry]:
    """Read documents or queries.

    Raises:
        UnusableInput: A row lacks its id or its text, or has the id of another; the message names the line.
    """
    text = read_text(path)
    rows = _json_rows(text, path) if text.lstrip().startswith("{") else _table_rows(text, path)
    entries: dict[str, Entry] = {}
    for line, row in rows:
        try:
            entry = Entry.model_validate(row)
        except ValidationError as error:
            raise UnusableInput(first_fault(error), cure=_CURE, file=path, line=line) from error
        if entry.id in entries:
            raise UnusableInput(f"a second {entry.id}", cure="give each row an id of its own", file=path, line=line)
        entries[entry.id] = entry
    if not entries:
        raise UnusableInput("nothing in the file", cure=_CURE, file=path)
    return list(entries.values())


def _json_rows(text: str, path: Path | str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UnusableInput("not JSON that can be read", cure=_CURE, file=path, line=number) from error


def _table_rows(text: str, path: Path | str) -> Iterator[tuple[int, object]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    columns: dict[str, int] | None = None
    end = 0
    try:
        for row in reader:
            line, end = end + 1, reader.line_num  # a quoted cell may run over several lines
            if not row:
                continue
            if columns is None:
                columns = _columns(row, path, line)
                width = len(row)
            elif len(row) != width:
                message = f"{len(row)} columns, where the first line has {width}"
                raise UnusableInput(message, cure=_CURE, file=path, line=line)
            else:
                yield line, {name: row[place].strip() for name, place in columns.items()}
    except csv.Error as error:
        cure = (
            'put cells that hold a tab, a line break or " at their start in double quotes, and double those inside'
        )
        raise UnusableInput(
            f"not a table that can be read ({error})", cure=cure, file=path, line=end + 1
        ) from error


def _columns(row: Sequence[str], path: Path | str, line: int) -> dict[str, int]:
    names = [name.strip().lower() for name in row]
    text = next((place for place, name in enumerate(names) if place and name in TEXT), None)
    if text is None:
        raise UnusableInput(f"no column is called {', '.join(TEXT)}", cure=_CURE, file=path, line=line)
    return {"id": 0, "text": text} | ({_TITLE: names.index(_TITLE)} if _TITLE in names[1:] else {})


def read_judgements(path: Path | str, queries: Iterable[Entry], documents: Iterable[Entry]) -> Judgements:
    """Read which documents answer which query; a query that nothing answers is left out.

    Raises:
        UnusableInput: A line is no judgement, or names a query or a document that is not there; so does a file in
            which nothing answers anything.
    """
    known = {entry.id for entry in queries}, {entry.id for entry in documents}
    found: dict[str, set[str]] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != len(("query", "0", "document", "relevance")) or not cells[3].lstrip("-").isdecimal():
            raise UnusableInput("not a judgement", cure=_QRELS, file=path, line=number)
        for kind, name, ids in zip(("query", "document"), (cells[0], cells[2]), known, strict=True):
            if name not in ids:
                cure = "take it out, or name the file it belongs to"
                raise UnusableInput(f"there is no {kind} {name}", cure=cure, file=path, line=number)
        if int(cells[3]) > 0:
            found.setdefault(cells[0], set()).add(cells[2])
    if not found:
        raise UnusableInput("no document answers any query", cure=_QRELS, file=path)
    return {query: frozenset(documents) for query, documents in found.items()}


def run_of(rankings: Mapping[str, Sequence[Ranked]], tag: str = "factcheck") -> str:
    """Return rankings as a TREC run, the best document of a query first, ranks from 1.

    Scores fall with every rank, equals by the last digit written: scorers that order by score alone, and equals by
    their names, read the same ranking.
    """
    lines = []
    for query, ranking in rankings.items():
        above = math.inf
        for rank, ranked in enumerate(ranking, 1):
            above = min(round(ranked.score, _DIGITS), above - 10**-_DIGITS)
            lines.append(f"{query} Q0 {ranked.document} {rank} {above:.{_DIGITS}f} {tag}\n")
    return "".join(lines)
