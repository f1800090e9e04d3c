"""``factcheck sources``: the texts that a newsroom checks against."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import PurePath
from typing import Annotated, Any

import typer

from checker.cli.common import (
    DataFormat,
    FormatOption,
    NoColorOption,
    emit,
    parse_day,
    wants_colour,
    warn_of_guess,
)
from checker.documents import Document, read_document
from checker.documents.metadata import address, language
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT
from checker.model import Source
from checker.store import MergeSummary, Workspace, find_workspace, mark_changed
from checker.store.sources import (
    KEYS,
    Addition,
    add_source,
    checked_id,
    described_source,
    list_sources,
    load_source,
    proposed_id,
    refuse_taken,
    sha256_of,
    text_file,
)

app = typer.Typer(
    help="Add, list and show the texts that claims rest on.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


_OF_THE_TEXT = ("id", "retrieved", "markup", "sha256")
"""What goes with the text that is added, whatever was known of the one before."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What the command line states about the sources; None where it states nothing."""

    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: date | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A source that is ready to be stored."""

    source: Source
    text: str
    origin: str


@app.command("add")
def add(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Text, Markdown, HTML, .docx or PDF; - is standard input.")
    ],
    source_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="Its id; default: made of its title and date.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Its title; default: what the file states.")] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Who published it: what it narrates is attributed to them.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was published (YYYY-MM-DD).")
    ] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    tag: Annotated[str | None, typer.Option("--language", help="Its language, as en or nl-BE.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put the text in the place of the one with this id.")
    ] = False,
    output: FormatOption = DataFormat.TEXT,
) -> None:
    """Store texts as sources, untouched, with what is known about them.

    Each FILE becomes sources/ID.txt and sources/ID.yaml. All files are read before the first is stored.
    """
    if len(files) > 1 and any(option is not None for option in (source_id, title, url)):
        cure = "add the files one by one"
        raise UnusableInput("--id, --title and --url are about one file, and there are several", cure=cure)
    workspace = find_workspace()
    day = parse_day(published, "--published")
    stated = Stated(title, publisher, author, _address(url), day, _language(tag))
    plan = [_planned(workspace, file, source_id, stated) for file in files]
    _refuse_conflicts(workspace, plan, replace=replace)
    results = [_stored(workspace, planned, replace=replace) for planned in plan]
    emit(
        [values for values, _ in results], output, lambda: "\n".join(line for _, lines in results for line in lines)
    )


@app.command("list")
def list_(output: FormatOption = DataFormat.TEXT, no_color: NoColorOption = False) -> None:
    """List all sources of the workspace."""
    sources = list_sources(find_workspace())
    shown = partial(typer.style, bold=True) if wants_colour(no_color=no_color) else str
    lines = [f"{shown(source.id)}: {_named(source)}" for source in sources]
    nothing = "no sources yet; add one: factcheck sources add FILE"
    emit([_values(source) for source in sources], output, lambda: "\n".join(lines or [nothing]))


@app.command("show")
def show(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="Its id.")],
    text: Annotated[bool, typer.Option("--text", help="Print its text, to the letter.")] = False,
    output: FormatOption = DataFormat.TEXT,
) -> None:
    """Show what is known about a source, or its text."""
    workspace = find_workspace()
    placed = load_source(workspace, source_id)
    values = _values(placed.source) | {"file": workspace.name(text_file(workspace, source_id))}
    if text:
        values["text"] = placed.text
        if output is DataFormat.TEXT:
            sys.stdout.write(placed.text or "")
            return
    emit(values, output, lambda: "\n".join(f"{key + ':':<11}{value}" for key, value in values.items()))


def _planned(workspace: Workspace, file: str, source_id: str | None, stated: Stated) -> Planned:
    """Read a file and make a source of what is stated: here, else in its description so far, else in the file."""
    if file == STANDARD_INPUT and source_id is None and stated.title is None:
        raise UnusableInput("standard input has no name to make an id of", cure="give --id or --title")
    document = read_document(file)
    warn_of_guess(document)
    text, digest = document.text, sha256_of(document.text)
    title = stated.title or document.title
    published = stated.published or document.published
    if source_id is None:
        same = next((source.id for source in list_sources(workspace) if source.sha256 == digest), None)
        source_id = same or proposed_id(title, PurePath(file).stem, published, text)
    there = described_source(workspace, checked_id(source_id))
    source = Source(
        id=source_id,
        retrieved=date.today(),
        sha256=digest,
        markup=document.markup,
        **{key: _first(key, stated, there, document) for key in KEYS if key not in _OF_THE_TEXT},
    )
    return Planned(source, text, file)


def _first(key: str, stated: Stated, there: Source | None, document: Document) -> Any:
    return next((value for known in (stated, there, document) if (value := getattr(known, key, None))), None)


def _refuse_conflicts(workspace: Workspace, plan: Sequence[Planned], *, replace: bool) -> None:
    """Refuse, before anything is stored, two files that would become one source, and an id that is taken."""
    first: dict[str, Planned] = {}
    for planned in plan:
        other = first.setdefault(planned.source.id, planned)
        if other.source.sha256 != planned.source.sha256:
            message = f"this file and {other.origin} would both get the id {planned.source.id!r}"
            raise UnusableInput(message, cure="add them one by one, with --id", file=planned.origin)
        if not replace:
            refuse_taken(workspace, planned.source)


def _stored(workspace: Workspace, planned: Planned, *, replace: bool) -> tuple[dict[str, Any], list[str]]:
    """Store a source; return what to print, as values and as lines."""
    source = planned.source
    addition = add_source(workspace, source, planned.text, replace=replace)
    values = {"result": addition.value} | _values(source)
    place = workspace.name(text_file(workspace, source.id))
    if addition is Addition.ADDED:
        lines = [f"added {source.id}: {_named(source)}", f"  next: factcheck extract {source.id}"]
    elif addition is Addition.UNCHANGED:
        values = {"result": addition.value} | _values(load_source(workspace, source.id).source)
        lines = [f"{source.id} is there already, with the same text; nothing changed"]
    elif addition is Addition.RESTORED:
        lines = [f"restored the text of {source.id} ({place})"]
    else:
        summary = mark_changed(workspace, source.id, text=planned.text)
        values["claims"] = {"moved": list(summary.moved), "stale": list(summary.stale), "all": list(summary.kept)}
        lines = [f"replaced the text of {source.id} ({place})", *_about_claims(source.id, summary)]
    return values, lines


def _about_claims(source_id: str, summary: MergeSummary) -> list[str]:
    """Say what a new text means for the claims that rest on the old one."""
    if not summary.kept:
        return [f"  next: factcheck extract {source_id}"]
    moved, gone = len(summary.moved), len(summary.stale)
    counts = f"{len(summary.kept)} claims rest on it: the words of {moved} moved, those of {gone} are gone"
    return [f"  {counts}", f"  next: factcheck extract {source_id}, factcheck lint, factcheck claims review"]


def _named(source: Source) -> str:
    details = ", ".join(str(value) for value in (source.publisher, source.author, source.published) if value)
    return " ".join(part for part in (source.title or "(no title)", f"({details})" if details else "") if part)


def _values(source: Source) -> dict[str, Any]:
    values = source.model_dump(exclude_none=True)
    return {key: values[key] for key in KEYS if key in values}


def _address(written: str | None) -> str | None:
    if written is not None and address(written) is None:
        raise UnusableInput(f"--url {written!r} is no web address", cure="start it with https://")
    return written


def _language(written: str | None) -> str | None:
    if written is not None and language(written) is None:
        raise UnusableInput(f"--language {written!r} is no language tag", cure="write it as en or nl-BE")
    return language(written)
