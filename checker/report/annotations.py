"""What CI systems are told: places in files with what is wrong there, whoever found it.

The check of a draft and the lint of a store both come to sheets of annotations; SARIF, GitHub, GitLab and JUnit are
written from these alone.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from checker.model import Severity, Waiver


class Place(NamedTuple):
    """Where in a file something stands, from 1, in code points; the end is behind the last character.

    Of ``in_paragraphs`` the file has no lines, as Word files have none: ``line`` is the number of the paragraph.
    """

    line: int
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    in_paragraphs: bool = False

    @property
    def last_line(self) -> int:
        """The line of the last character; an end before the first character of a line is that of the line above."""
        if self.end_line is None:
            return self.line
        return max(self.line, self.end_line - (self.end_column == 1))


class Record(NamedTuple):
    """A claim that an annotation rests on: who said what, and where in the store that stands."""

    text: str
    file: str | None = None
    line: int | None = None

    @property
    def place(self) -> str | None:
        """Its file, with the line if that is known; None for what is not on disk."""
        return self.file if self.file is None or self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        return f"{self.text} ({self.place})" if self.place else self.text


class Change(NamedTuple):
    """What is to be written at a place of the file, in place of what is there."""

    place: Place
    new: str


class Fix(NamedTuple):
    """Words to put in place of others, and the ``changes`` of the file: none where its lines cannot be changed."""

    old: str
    new: str
    reason: str
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        return f"Suggestion: “{self.new}” instead of “{self.old}”: {self.reason}"


class Annotation(NamedTuple):
    """Something wrong at a place.

    ``excerpt`` are the words there. ``fingerprint`` is the same in the next run, wherever in its file the place has
    moved, and no other annotation in the file has it. ``case`` is the number of the case that it belongs to, from
    0. ``details`` are plain data for formats that have room for more.
    """

    code: str
    name: str
    severity: Severity
    message: str
    case: int
    fingerprint: str
    place: Place | None = None
    excerpt: str = ""
    records: tuple[Record, ...] = ()
    waiver: Waiver | None = None
    fixes: tuple[Fix, ...] = ()
    details: Mapping[str, Any] = {}

    @property
    def title(self) -> str:
        """The code with its name, as ``factcheck explain`` writes it."""
        return f"{self.code} {self.name}"


class Case(NamedTuple):
    """Something that was looked at: a statement, a rule.

    ``failure`` says why it makes the command fail, where no annotation does.
    """

    text: str
    place: Place | None = None
    fails: bool = False
    failure: str = ""


class Sheet(NamedTuple):
    """A file that was looked at: its name from the top of the repository, what was looked at, what was found."""

    file: str
    cases: tuple[Case, ...]
    annotations: tuple[Annotation, ...]
    summary: str = ""
    details: Mapping[str, Any] = {}


class Fingerprints:
    """Gives the annotations of one file their fingerprints, in the order of the file."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, code: str, words: str) -> str:
        """Return the fingerprint of a code at some words: the same however these are set, and wherever they stand.

        What has a code and words in common is told apart by its number among those.
        """
        folded = " ".join(_WORD.findall(unicodedata.normalize("NFKC", words).casefold()))
        key = f"{code}\0{folded}"
        self._seen[key] += 1
        return digest(key, str(self._seen[key]))


_WORD = re.compile(r"\w+")


def digest(*parts: str) -> str:
    """Return a hash of some texts, in 32 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]


def sound(text: str) -> str:
    """Return a text that every encoding of Unicode can hold: half a surrogate pair becomes U+FFFD."""
    return _HALVES.sub("\ufffd", text)


_HALVES = re.compile("[\ud800-\udfff]")


def worst_first(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return annotations by their severity, and else in their order."""
    return sorted(annotations, key=badness)


def badness(one: Annotation) -> int:
    """Return how bad something is, for sorting: 0 is the worst."""
    return list(Severity).index(one.severity)
