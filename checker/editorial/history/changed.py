"""Which statements of a draft changed since a revision.

A statement changed if a line did that it stands on, or if it reads otherwise: another name in the sentence before
can put it in another mouth, and a waiver that is taken out lets it count again. What cannot be compared changed as
a whole.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from checker.documents import Document, document_of
from checker.editorial.history.git import Repository
from checker.errors import UnusableInput
from checker.extract import read_statements
from checker.files import STANDARD_INPUT, name_of
from checker.model import Span, Statement

OPTION = "--changed-since"
_CURE = "put it under git, or check it without --changed-since"
_MOST_COMPARED = 25_000_000
"""Pairs of lines from which on all lines between the first and the last change count as changed."""


class Since:
    """What stood in drafts at a revision."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._commits: dict[Path, str] = {}
        self._renamed: dict[Path, dict[str, str]] = {}

    def changed(self, document: Document) -> "Changes":
        """Return what changed in a draft.

        Raises:
            UnusableInput: the draft lies in no repository, or there is no such revision in it.
        """
        if document.origin in (name_of(STANDARD_INPUT), STANDARD_INPUT):
            raise UnusableInput(f"{OPTION}: git does not know standard input", cure="give the draft as a file")
        before = self._before(Path(document.origin), document.origin)
        return Changes(document, before)

    def _before(self, path: Path, origin: str) -> Document | None:
        """Return the draft as it was; None where there was none, or none that can be read."""
        path = path.resolve()
        repository = Repository.around(path.parent, called=origin, cure=_CURE)
        top = repository.top
        if top not in self._commits:
            self._commits[top] = repository.commit(self._revision, OPTION)
        commit = self._commits[top]
        name = repository.name(path)
        there = repository.files(commit, name)
        if not there:
            if top not in self._renamed:
                self._renamed[top] = repository.renamed(commit)
            name = self._renamed[top].get(name, "")
            there = repository.files(commit, name) if name else []
        if len(there) != 1 or not there[0].plain:
            return None
        (data,) = repository.contents(there)
        try:
            return document_of(data, name)
        except UnusableInput:
            return None


class Changes:
    """The statements of a draft that changed against what it was (None: all of it is new)."""

    def __init__(self, document: Document, before: Document | None) -> None:
        self._document = document
        self.seen = 0
        """How many statements were asked about."""
        self._lines = [Span(start=0, end=len(document.text))]
        self._known: frozenset[object] = frozenset()
        if before is not None:
            self._lines = list(_changed_lines(before.text, document.text))
            self._known = frozenset(_as_read(statement, before) for statement in read_statements(before.prose))

    def __call__(self, statement: Statement) -> bool:
        """Whether a statement of the draft changed."""
        self.seen += 1
        span = statement.span
        if any(line.start < span.end and span.start < line.end for line in self._lines):
            return True
        return _as_read(statement, self._document) not in self._known


def _as_read(statement: Statement, document: Document) -> object:
    """Return what a verdict on a statement depends on in its draft: how it reads, and what is waived.

    What else the draft names does not count: each new name would make all of it change.
    """
    span = statement.span
    about = [one.words for one in document.comments if one.about is None or _meet(one.about, span)]
    return statement.model_copy(update={"span": Span(start=0, end=0), "among": frozenset()}), tuple(sorted(about))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _changed_lines(before: str, text: str) -> Iterator[Span]:
    """Yield where the lines stand that are in ``text`` and were not there before; ends of lines do not count."""
    old, new = before.splitlines(), text.splitlines()
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    starts = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
    for begin, end in _changed(old[first : len(old) - last], new[first : len(new) - last]):
        yield Span(start=starts[first + begin], end=starts[first + end])


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) > _MOST_COMPARED:
        yield 0, len(new)
        return
    for kind, _, _, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in ("replace", "insert"):
            yield begin, end
