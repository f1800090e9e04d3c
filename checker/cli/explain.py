"""``factcheck explain``: the manual page of a code or a verdict."""

from collections.abc import Iterator
from textwrap import fill
from typing import Annotated, NamedTuple

import typer
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from checker.cli.common import write_output
from checker.compare import COMPARISONS, manual
from checker.editorial.codes import NOTES
from checker.errors import UnusableInput
from checker.report.labels import LABEL_MANUALS
from checker.report.layout import Piece, table, written
from checker.store.codes import RULES

app = typer.Typer()

WIDTH = 88
"""How wide a page is."""


class Page(NamedTuple):
    """A manual page. ``code`` is FC and three digits, or a verdict, which has no other name."""

    code: str
    name: str
    text: str

    @property
    def summary(self) -> str:
        """The first paragraph, on one line."""
        return " ".join(self.text.split("\n\n")[0].split())


def pages() -> Iterator[Page]:
    """Yield all manual pages: the verdicts, what is compared, what lint finds, and what a check remarks on."""
    for label, text in LABEL_MANUALS.items():
        yield Page(label, label, text)
    for comparison in COMPARISONS:
        yield Page(comparison.CODE, comparison.NAME, manual(comparison.CODE) or "")
    for rule in RULES:
        yield Page(rule.code, rule.name, f"{rule.manual}\n\nSeverity: {rule.severity}.")
    for note in NOTES.values():
        yield Page(note.code, note.name, f"{note.manual}\n\nSeverity: {note.severity}.")


@app.command("explain")
def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="A code (FC103), its name, or a verdict [default: list all]."),
    ] = None,
) -> None:
    """Explain a code or a verdict."""
    known = list(pages())
    if code is None:
        write_output("".join(f"{page.code:<14} {page.name:<18} {page.summary}\n" for page in known), None)
        return
    wanted = code.strip().lower()
    for page in known:
        if wanted in (page.code.lower(), page.name):
            title = page.code if page.code == page.name else f"{page.code} {page.name}"
            write_output(f"{title}\n\n{_filled(page.text)}\n{_levels(page.code)}", None)
            return
    words = {word.lower(): word for page in known for word in (page.code, page.name)}
    # Not difflib: two digits that changed places are one slip.
    found = extract(wanted, list(words), scorer=OSA.normalized_similarity, limit=3, score_cutoff=0.6)
    near = [words[word] for word, _, _ in found]
    cure = f"did you mean {', '.join(near)}?" if near else "see `factcheck explain`"
    raise UnusableInput(f"there is no code or verdict {code!r}", cure=cure)


def _levels(code: str) -> str:
    """Return what a comparison can come to; nothing for other codes."""
    levels = [level for comparison in COMPARISONS if code == comparison.CODE for level in comparison.LEVELS]
    if not levels:
        return ""
    rows = [[Piece(level.name), Piece(level.effect), Piece(level.message)] for level in levels]
    return "\nIt comes to one of these levels:\n\n" + written(
        table(rows, width=WIDTH, indent=2), width=None, colour=False
    )


def _filled(text: str) -> str:
    """Break the paragraphs anew: docstrings are wider than many terminals. What is indented stays as it is."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(one if "\n " in f"\n{one}" else fill(one, WIDTH) for one in paragraphs)
