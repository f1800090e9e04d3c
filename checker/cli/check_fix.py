"""``factcheck check --fix``: the suggested words put into the drafts themselves, after a look at what changes."""

import sys
from collections.abc import Sequence
from functools import partial
from typing import BinaryIO, NamedTuple

import typer

from checker.cli.common import write_output
from checker.documents import Document
from checker.documents.rewriting import rewritten
from checker.editorial.fixing import difference, edits_of
from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, STANDARD_INPUT, put_atomically, read_bytes
from checker.model import Report

_LARGEST = max(LARGEST_TEXT, 200_000_000)


class Original(NamedTuple):
    """A draft's file as it was read: its name and its bytes."""

    path: str
    data: bytes


def originals(drafts: Sequence[str], *, yes: bool) -> list[Original]:
    """Read the files of drafts that are to be corrected, before they are checked.

    Raises:
        UnusableInput: a draft is standard input, which cannot be written; or nobody can be asked.
    """
    if STANDARD_INPUT in drafts:
        raise UnusableInput("--fix cannot correct standard input", cure="give the draft as a file")
    if not yes and not (sys.stdin.isatty() and sys.stderr.isatty()):
        cure = "add --yes to write without a question, or use --suggest to see the corrections"
        raise UnusableInput("--fix asks before it writes, and there is no terminal", cure=cure)
    return [Original(draft, read_bytes(draft, limit=_LARGEST)) for draft in dict.fromkeys(drafts)]


def fix(
    files: Sequence[Original],
    documents: Sequence[Document],
    reports: Sequence[Report],
    *,
    yes: bool,
    aside: bool,
    quiet: bool,
) -> bool:
    """Show what the suggestions change, and put them into the drafts if wanted; return whether that was done.

    ``aside`` sends what is shown to standard error, where the report itself needs standard output.

    Raises:
        UnusableInput: a draft cannot be corrected, or is no longer what was read; then nothing is written.
    """
    planned = []
    shown = []
    for file in files:
        number = next(at for at, document in enumerate(documents) if document.origin == file.path)
        edits = edits_of(reports[number])
        if edits:
            planned.append((file, rewritten(documents[number], file.data, edits), len(edits)))
            shown.append(difference(documents[number], edits))
    if not planned:
        if not quiet:
            _tell("nothing to fix: no correction is known\n", aside=aside)
        return False
    _tell("".join(shown), aside=aside)
    many = sum(edits for _, _, edits in planned)
    what = f"{many} {'correction' if many == 1 else 'corrections'}"
    into = planned[0][0].path if len(planned) == 1 else f"{len(planned)} drafts"
    if not yes and not typer.confirm(f"Write {what} into {into}?", err=True):
        return False
    for file, _, _ in planned:
        _refuse_if_changed(file)
    for file, data, _ in planned:
        put_atomically(file.path, partial(_write, data=data))
    if not quiet:
        _tell(f"wrote {what} into {into}\n", aside=aside)
    return True


def _write(stream: BinaryIO, data: bytes) -> None:
    stream.write(data)


def _refuse_if_changed(file: Original) -> None:
    if read_bytes(file.path, limit=_LARGEST) != file.data:
        cure = "check it again; nothing was written"
        raise UnusableInput("the draft was changed while it was checked", cure=cure, file=file.path)


def _tell(text: str, *, aside: bool) -> None:
    if aside:
        typer.echo(text, err=True, nl=False)
    else:
        write_output(text, None)
