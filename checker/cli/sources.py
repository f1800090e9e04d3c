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
    warn,
    warn_of_guess,
)
from checker.cli.progress import with_progress
from checker.cli.sources_stated import Asked, Stated, checked_address, checked_language, read_list
from checker.documents import Document, read_document
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
    redescribed,
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
class Planned:
    """A source that is ready to be stored."""

    source: Source
    text: str
    origin: str


@app.command("add")
def add(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Text, Markdown, HTML, .docx or PDF; - is standard input."),
    ] = None,
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
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="CSV", help="Add the files that this table lists, a row each."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="Put text and description in the place of those with this id."),
    ] = False,
    output: FormatOption = DataFormat.TEXT,
) -> None:
    """Store texts as sources, untouched, with what is known about them.

    Each FILE becomes sources/ID.txt and sources/ID.yaml. All files are read before the first is stored.

    --table lists many files with what is known about each: a column `file` and, if you like, id, title, publisher,
    author, url, published, language. Options hold where a cell is empty.
    """
    if (table is not None or len(files or ()) > 1) and any(one is not None for one in (source_id, title, url)):
        cure = "write them into the table" if table is not None else "add the files one by one, or with --table"
        raise UnusableInput("--id, --title and --url are about one file, and there are several", cure=cure)
    if (table is None) == (not files):
        raise UnusableInput("name the files, or a table that lists them, one of the two", cure="see --help")
    workspace = find_workspace()
    day = parse_day(published, "--published")
    stated = Stated(title, publisher, author, checked_address(url), day, checked_language(tag))
    asked = (
        list(read_list(table, stated))
        if table is not None
        else [Asked(one, source_id, stated) for one in files or ()]
    )
    known = _known(workspace, asked)
    plan = [_planned(workspace, one, known) for one in with_progress(asked, "files read", quiet=len(asked) == 1)]
    _refuse_conflicts(workspace, plan, replace=replace)
    results = [_stored(workspace, planned, replace=replace) for planned in plan]
    added = [values["id"] for values, _ in results if values["result"] == Addition.ADDED]
    lines = [line for _, told in results for line in told]
    if added:
        lines.append(f"  next: factcheck extract {added[0] if len(added) == 1 else '--all'}")
    emit([values for values, _ in results], output, lambda: "\n".join(lines))


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


def _known(workspace: Workspace, asked: Sequence[Asked]) -> dict[str, str]:
    """Return the ids of the sources that are there by the digests of their texts; of several, the first."""
    try:
        return {source.sha256: source.id for source in reversed(list_sources(workspace))}
    except UnusableInput:
        if any(one.source_id is None for one in asked):
            raise
        return {}  # a lost text may be just the one that is added again


def _planned(workspace: Workspace, asked: Asked, known: dict[str, str]) -> Planned:
    """Read a file and make a source of what is stated: here, else in its description so far, else in the file.

    What ``known`` has no other text for is added to it.
    """
    file, source_id, stated = asked
    if file == STANDARD_INPUT and source_id is None and stated.title is None:
        raise UnusableInput("standard input has no name to make an id of", cure="give --id or --title")
    document = read_document(file)
    warn_of_guess(document)
    text, digest = document.text, sha256_of(document.text)
    same = known.get(digest)
    if source_id is None:
        title, published = stated.title or document.title, stated.published or document.published
        source_id = same or proposed_id(title, PurePath(file).stem, published, text)
    elif same is not None and same != source_id:
        warn(f"{file}: the same text is there already, as {same}; each claim of it will be there twice")
    known.setdefault(digest, source_id)
    there = described_source(workspace, checked_id(source_id))
    # Of a text that is described already, a file has nothing new to say: what somebody took out stays out.
    sources = (stated, there) if there is not None and there.sha256 == digest else (stated, there, document)
    source = Source(
        id=source_id,
        retrieved=date.today(),
        sha256=digest,
        markup=document.markup,
        **{key: _first(key, sources) for key in KEYS if key not in _OF_THE_TEXT},
    )
    return Planned(source, text, file)


def _first(key: str, told: Sequence[Stated | Source | Document | None]) -> Any:
    return next((value for one in told if (value := getattr(one, key, None))), None)


def _refuse_conflicts(workspace: Workspace, plan: Sequence[Planned], *, replace: bool) -> None:
    """Refuse, before anything is stored, two files that would become one source, and an id that is taken."""
    first: dict[str, Planned] = {}
    for planned in plan:
        other = first.setdefault(planned.source.id, planned)
        if other.source.sha256 != planned.source.sha256:
            message = f"this file and {other.origin} would both get the id {planned.source.id!r}"
            raise UnusableInput(
                message, cure="give each an id of its own: --id, or a column in a --table", file=planned.origin
            )
        if not replace:
            refuse_taken(workspace, planned.source)


def _stored(workspace: Workspace, planned: Planned, *, replace: bool) -> tuple[dict[str, Any], list[str]]:
    """Store a source; return what to print, as values and as lines."""
    source = planned.source
    addition = add_source(workspace, source, planned.text, replace=replace)
    values = {"result": addition.value} | _values(source)
    place = workspace.name(text_file(workspace, source.id))
    if addition is Addition.ADDED:
        lines = [f"added {source.id}: {_named(source)}"]
    elif addition in {Addition.UNCHANGED, Addition.DESCRIBED}:
        there = load_source(workspace, source.id).source
        values = {"result": addition.value} | _values(there)
        lines = [f"{source.id} is there already, with the same text; nothing changed"]
        if addition is Addition.DESCRIBED:
            lines = [f"described {source.id} anew: {_named(there)}"]
        elif otherwise := redescribed(there, source):
            warn(f"{source.id}: its {' and '.join(otherwise)} stayed as described; --replace changes that")
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
