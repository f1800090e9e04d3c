"""Which of a million claims share words with a text: an inverted index on disk, by tantivy.

Its own ranking only decides which claims are looked at; ``search.bm25`` ranks them. Files of the index are never
changed once written, so that a changed copy of an index shares them with the original.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import tantivy

_WRITTEN = 256_000_000
"""Bytes that are collected before a part of the index is written."""


class Entry(NamedTuple):
    """A claim in the index: its number, its status, and its terms."""

    number: int
    status: str
    terms: Sequence[str]


class Lexical:
    """Finds claims, known by their numbers, by their terms. A term holds no line break."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Open the index in a folder; a ``fresh`` one is made, in an empty folder."""
        self._index = tantivy.Index(_schema(), path=str(folder)) if fresh else tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def change(self, added: Iterable[Entry], removed: Iterable[int] = ()) -> None:
        """Add claims with their terms, and remove others: all of it, or nothing."""
        writer = self._index.writer(_WRITTEN, 1)
        for number in removed:
            writer.delete_documents_by_term("number", number)
        for entry in added:
            document = tantivy.Document()
            document.add_integer("number", entry.number)
            document.add_text("status", entry.status)
            document.add_text("terms", " ".join(map(_word, entry.terms)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, found: Iterable[str], limit: int, *, status: str | None = None) -> list[int]:
        """Return the numbers of at most ``limit`` claims with any of these terms, those with the rarest first.

        With a ``status``, only claims that have it are found.
        """
        asked = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "terms", _word(term), "freq"))
            for term in sorted(set(found))
        ]
        if not asked or not self._searcher.num_docs:
            return []
        query = tantivy.Query.boolean_query(asked)
        if status is not None:
            having = tantivy.Query.term_query(self._schema, "status", status, "basic")
            both = [query, tantivy.Query.const_score_query(having, 0.0)]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in both])
        result = self._searcher.search(query, limit, count=False)
        numbers = self._searcher.fast_field_values("number", [address for _, address in result.hits])
        return [int(number) for number in numbers if number is not None]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    # Signed: what is to be deleted is looked for as a signed number, and an unsigned one would never be found.
    builder.add_integer_field("number", indexed=True, fast=True)
    builder.add_text_field("status", tokenizer_name="raw", index_option="basic")
    return builder.build()


def _word(term: str) -> str:
    """Return a term as one word for the index, which cuts at white space: "united states" is one."""
    return term.replace(" ", "\u00a0")


def copied(folder: Path, to: Path) -> Path:
    """Make a copy of an index that can be changed on its own; return where it is."""
    to.mkdir()
    for path in _files(folder):
        try:
            os.link(path, to / path.name)
        except OSError:  # a file system without links
            shutil.copy2(path, to / path.name)
    return to


class Filed(NamedTuple):
    """A file of an index: its size in bytes, its time in nanoseconds, and the SHA-256 of what is in it."""

    size: int
    modified: int
    content: str


def filed(folder: Path, known: Mapping[str, Filed]) -> dict[str, Filed]:
    """Return the files of an index by name; those that look as they are known are not read."""
    found = {}
    for path in _files(folder):
        state = path.stat()
        before = known.get(path.name)
        if before is not None and before[:2] == (state.st_size, state.st_mtime_ns):
            found[path.name] = before
        else:
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
            found[path.name] = Filed(state.st_size, state.st_mtime_ns, content)
    return found


def looks_like(folder: Path, known: Mapping[str, Filed]) -> bool:
    """Whether the files of an index have the names, sizes and times that are known."""
    there = {path.name: path.stat() for path in _files(folder)}
    return {name: (one.st_size, one.st_mtime_ns) for name, one in there.items()} == {
        name: one[:2] for name, one in known.items()
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix != ".lock") if folder.is_dir() else []
