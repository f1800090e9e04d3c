"""Which statements of a draft changed since a revision.

A statement changed if a line did that it stands on, or if it reads otherwise: another name in the sentence before
can put it in another mouth, and a waiver that is taken out, of the draft or elsewhere, lets it count again. What
the draft names elsewhere can change a verdict, too: it tells whether a draft and a source can be about one matter.
What cannot be compared changed as a whole.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path

from checker.documents import Document, document_of
from checker.editorial.history.git import Repository
from checker.editorial.history.lifted import Lifted
from checker.errors import UnusableInput
from checker.extract import read_statements
from checker.files import STANDARD_INPUT, name_of
from checker.model import Span, Statement
from checker.text.meeting import Meeting

OPTION = "--changed-since"
_CURE = "put it under git, or check it without --changed-since"
_MOST_COMPARED = 25_000_000
"""Pairs of lines from which on all lines between the first and the last change count as changed."""


Differs = Callable[[Statement, frozenset[str]], bool]
"""Whether the verdict on a statement may be another one where its draft names other things."""


class Since:
    """What stood in drafts at a revision."""

    def __init__(self, revision: str, *, lifted: Lifted | None = None, differs: Differs | None = None) -> None:
        """Compare with a ``revision``; ``lifted`` are the waivers that held then and hold no more."""
        self._revision = revision
        self._lifted = lifted
        self._differs = differs
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
        return Changes(document, before, lifted=self._lifted, differs=self._differs)

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

    def __init__(
        self,
        document: Document,
        before: Document | None,
        *,
        lifted: Lifted | None = None,
        differs: Differs | None = None,
    ) -> None:
        self._origin = document.origin
        self.seen = 0
        """How many statements were asked about."""
        self._lifted = lifted
        self._differs = differs
        self._as_read = _reader(document)
        lines = [Span(start=0, end=len(document.text) + 1)]
        self._known: frozenset[object] = frozenset()
        self._among: frozenset[str] = frozenset()
        if before is not None:
            lines = list(_changed_lines(before.text, document.text))
            earlier = read_statements(before.prose)
            self._known = frozenset(map(_reader(before), earlier))
            self._among = next((statement.among for statement in earlier), frozenset())
        self._lines = Meeting((line, True) for line in lines)

    def __call__(self, statement: Statement) -> bool:
        """Whether a statement of the draft changed."""
        self.seen += 1
        if self._lines.at(statement.span) or self._as_read(statement) not in self._known:
            return True
        if self._lifted is not None and self._lifted.reaches(self._origin, statement):
            return True
        return self._differs is not None and self._differs(statement, self._among)


def _reader(document: Document) -> Callable[[Statement], object]:
    """Return what gives what a verdict on a statement depends on in its draft: how it reads, and what is waived.

    What else the draft names is asked about apart: a new name seldom makes a difference.
    """
    everywhere = tuple(one.words for one in document.comments if one.about is None)
    placed = Meeting((one.about, one.words) for one in document.comments if one.about is not None)

    def as_read(statement: Statement) -> object:
        about = sorted((*everywhere, *placed.at(statement.span)))
        return statement.model_copy(update={"span": Span(start=0, end=0), "among": frozenset()}), tuple(about)

    return as_read


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
