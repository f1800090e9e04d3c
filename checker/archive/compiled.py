"""A shelf on disk: claims are looked up in the archive as they are asked for."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker import lexicon
from checker.archive import home
from checker.archive.compiling import Row
from checker.archive.database import DamageError, checksum, connect, damage_noticed, meta
from checker.archive.lexical import Lexical
from checker.archive.shelf import Place
from checker.archive.speakers import words_of_name
from checker.archive.vectors import Vectors
from checker.errors import UnusableInput
from checker.files import read_bytes
from checker.model import Claim, Markup, Quote, Source, Speaker, Status
from checker.search import Candidate
from checker.search.bm25 import Weighing
from checker.search.fused import LEXICAL, SEMANTIC, best
from checker.search.terms import terms
from checker.store import Workspace

if TYPE_CHECKING:
    from checker.archive.meaning import Meaning

_LOOKED_AT = 128
"""So many claims, the nearest by the index, are ranked exactly. Five are compared in the end."""
_AT_ONCE = 500
"""So many claims are asked for in one query."""
_PLACES = 4096
"""The places of so many claims that were found are remembered."""
_NAMESAKES = 256
"""So many speakers, those that share the most words with a mention, are looked at."""
_ROWS = "number, id, source, line, speaker, status, successor, terms, data, checksum"


class _Hit(NamedTuple):
    """A claim that was found: its number, its weight, how near it is in meaning, where it stands, and its JSON."""

    number: int
    score: float
    cosine: float | None
    source: str
    line: int
    data: str


class Archive:
    """Implements ``Shelf`` over a compiled store, in the state that it had when it was opened.

    Another process may change the archive meanwhile: this one goes on reading what was there.
    """

    def __init__(self, workspace: Workspace, database: Path, *, reviewed_only: bool = False) -> None:
        """Open the archive at ``database``. Raises ``DamageError`` where it is not what was written."""
        self._workspace, self._path = workspace, database
        self._only = Status.REVIEWED.value if reviewed_only else None  # retracted claims are not in the index
        self._status = {Status.REVIEWED.value} if reviewed_only else {Status.REVIEWED.value, Status.DRAFT.value}
        with damage_noticed():
            self._database = connect(database)
            self._database.execute("BEGIN")  # from the first line read on, nothing changes for this reader
            self._lexical = _words(database.parent / meta(self._database, "lexical"))
            self._weighing = Weighing.of(int(meta(self._database, "claims")), int(meta(self._database, "terms")))
            counts: dict[str, int] = json.loads(meta(self._database, "statuses"))
            self._size = sum(counts.get(status, 0) for status in self._status)
        self._meaning: Meaning | None = None
        self._places: dict[str, tuple[str, int]] = {}
        self._read_text = lru_cache(maxsize=8)(self._text)
        self._read_speaker = lru_cache(maxsize=4096)(self._speaker)
        self._holding = lru_cache(maxsize=50_000)(self._count_of)

    def ask_by_meaning(self, vectors: Vectors) -> None:
        """Find claims by their meaning, too, from now on, where not too many are left to be encoded."""
        from checker.archive.meaning import Meaning  # with numpy: a tenth of a second

        with self._trusted():
            self._meaning = Meaning.of(self._database, self._path.parent, vectors)

    @property
    def knows_meaning(self) -> bool:
        """Whether claims are found by their meaning, too."""
        return self._meaning is not None

    def __len__(self) -> int:
        return self._size

    def near(self, text: str, limit: int) -> list[Candidate]:
        """Return the claims that share words with a text; equals stand in the order of the files."""
        with self._trusted():
            asked = {term: self._weighing.rarity(self._holding(term)) for term in set(terms(text))}
            if self._size <= limit:
                hits = self._weighed(asked, self._all())
                return [self._candidate(hit) for hit in hits]
            hits = self._weighed(asked, self._lexical.search(asked, max(_LOOKED_AT, limit), status=self._only))
            if self._meaning is not None:
                hits = best(self._with_cosines(text, asked, hits[:LEXICAL]), limit)
            return [self._candidate(hit) for hit in hits[:limit]]

    def _candidate(self, hit: _Hit) -> Candidate:
        """Return what was found, and note where it stands: whoever is shown it asks for that next."""
        claim = _claim(hit.data)
        if len(self._places) >= _PLACES:
            self._places.clear()
        self._places[claim.id] = (hit.source, hit.line)
        return Candidate(claim, hit.score, hit.cosine)

    def _all(self) -> list[int]:
        marks = ", ".join("?" * len(self._status))
        query = f"SELECT number FROM claims WHERE status IN ({marks})"
        return [int(number) for (number,) in self._database.execute(query, sorted(self._status))]

    def _weighed(self, asked: Mapping[str, float], numbers: Sequence[int]) -> list[_Hit]:
        """Return the claims with these numbers that count, those first that weigh most for the terms asked for."""
        found = []
        for number, row in self._rows(numbers):
            if row.status in self._status:
                score = self._weighing.score(asked, row.terms.split("\n"))
                found.append(_Hit(number, score, None, row.source, row.line, row.data))
        return sorted(found, key=lambda hit: (-hit.score, hit.source, hit.line))

    def _with_cosines(self, text: str, asked: Mapping[str, float], by_words: Sequence[_Hit]) -> list[_Hit]:
        """Return these claims and those that mean about the same as a text, each with its cosine."""
        assert self._meaning is not None
        vector = self._meaning.vectors.one(text)
        # Twice as many: of some in the graph nothing is left in the store, or they do not count.
        close = [one.number for one in self._meaning.neighbours.nearest(vector, 2 * SEMANTIC)]
        known = {hit.number for hit in by_words}
        found = [*by_words, *self._weighed(asked, [number for number in close if number not in known])]
        near = self._meaning.cosines(vector, {hit.number: hit.data for hit in found})
        return [hit._replace(cosine=cosine) for hit, cosine in zip(found, near, strict=True)]

    def speaker(self, name: str) -> Speaker:
        """Return the speaker that a claim names."""
        with self._trusted():
            return self._read_speaker(name)

    def speakers_like(self, mention: str, role: str | None) -> Iterable[Speaker]:
        """Return the speakers that share a word of their names or titles with a mention, by their names."""
        seat_of = lexicon.capital_of(mention) or ""  # Berlin speaks for Germany
        found = {*words_of_name(mention), *terms(role or ""), seat_of}
        with self._trusted():
            marks = ", ".join("?" * len(found))
            like = f"SELECT name FROM names WHERE term IN ({marks}) GROUP BY name"
            query = f"{like} ORDER BY COUNT(*) DESC, name LIMIT ?"
            names = [row[0] for row in self._database.execute(query, (*sorted(found), _NAMESAKES))]
        return [self.speaker(name) for name in names]

    def speaker_names(self) -> Iterable[str]:
        """Yield the name of each speaker that a claim names, in the order of the alphabet."""
        with self._trusted():
            yield from (row[0] for row in self._database.execute("SELECT DISTINCT speaker FROM claims ORDER BY 1"))

    def passages(self, source: str, speaker: str) -> Sequence[Quote]:
        """Return the passages of a source that claims of a speaker rest on."""
        query = f"SELECT {_ROWS} FROM claims WHERE source = ? AND speaker = ?"
        with self._trusted():
            rows = list(self._sound(self._database.execute(query, (source, speaker))))
        claims = (_claim(row.data) for _, row in rows if row.status in self._status)
        return sorted((claim.quote for claim in claims if claim.quote), key=lambda quote: quote.start)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, if there is one, whether it counts or not."""
        with self._trusted():
            query = f"SELECT {_ROWS} FROM claims WHERE id = ?"
            rows = self._sound(self._database.execute(query, (claim_id,)))
            return next((_claim(row.data) for _, row in rows), None)

    def ids(self) -> list[str]:
        """Return the ids of all claims, also of those that do not count, in the order of the files."""
        with self._trusted():
            return [row[0] for row in self._database.execute("SELECT id FROM claims ORDER BY source, line")]

    def retracted(self) -> list[Claim]:
        """Return the retracted claims, in the order of the files."""
        with self._trusted():
            query = f"SELECT {_ROWS} FROM claims WHERE status = ? ORDER BY source, line"
            rows = self._sound(self._database.execute(query, (Status.RETRACTED.value,)))
            return [_claim(row.data) for _, row in rows]

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, if there is one."""
        with self._trusted():
            row = self._database.execute("SELECT data FROM sources WHERE id = ?", (source_id,)).fetchone()
            return Source.model_validate_json(row[0]) if row else None

    def text(self, source: str) -> str:
        """Return the text of a source; "" where it cannot be read."""
        return self._read_text(source)

    def markup(self, source: str) -> Markup | None:
        """Return what the text of a source is written in."""
        with self._trusted():
            (data,) = self._one("SELECT data FROM sources WHERE id = ?", source)
        return Source.model_validate_json(data).markup

    def place(self, claim_id: str) -> Place:
        """Return the file and line of a claim."""
        if claim_id in self._places:
            source, line = self._places[claim_id]
        else:
            with self._trusted():
                source, line = self._one("SELECT source, line FROM claims WHERE id = ?", claim_id)
        return self._workspace.name(self._workspace.claims_dir / f"{source}.yaml"), line

    @contextmanager
    def _trusted(self) -> Iterator[None]:
        """Give up on an archive that is not what was written: the next run makes another."""
        try:
            with damage_noticed(self._path):
                yield
        except (DamageError, ValueError) as damage:
            home.distrust(self._path)
            cure = "run it again: it is built anew"
            raise UnusableInput(f"the index of the claims is damaged ({damage})", cure=cure) from damage

    def _text(self, source: str) -> str:
        return read_bytes(self._workspace.sources_dir / f"{source}.txt").decode()

    def _speaker(self, name: str) -> Speaker:
        (data,) = self._one("SELECT data FROM speakers WHERE name = ?", name)
        return Speaker.model_validate_json(data)

    def _count_of(self, term: str) -> int:
        row = self._database.execute("SELECT claims FROM terms WHERE term = ?", (term,)).fetchone()
        return int(row[0]) if row else 0

    def _rows(self, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
        for first in range(0, len(numbers), _AT_ONCE):
            some = numbers[first : first + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT {_ROWS} FROM claims WHERE number IN ({marks})"
            yield from self._sound(self._database.execute(query, some))

    def _one(self, query: str, *values: str) -> tuple[Any, ...]:
        row = self._database.execute(query, values).fetchone()
        if row is None:
            raise DamageError(f"nothing is found for {values}")
        return row  # type: ignore[no-any-return]  # sqlite3 has no types for rows

    @staticmethod
    def _sound(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, Row]]:
        """Yield the claims with their numbers, each held against what was noted when it was written."""
        for number, *values, written in rows:
            row = Row(*values)
            if checksum(row) != written:
                raise DamageError(f"the claim {row.id} is not as it was written")
            yield number, row


def _words(folder: Path) -> Lexical:
    try:
        return Lexical(folder)
    except ValueError as error:
        raise DamageError(f"the index of words cannot be opened: {error}") from error


@lru_cache(maxsize=4096)
def _claim(data: str) -> Claim:
    return Claim.model_validate_json(data)
