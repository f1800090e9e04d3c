"""``factcheck extract``: attributed claims from sources, as drafts for a person to review."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.common import ClaimsOption, QuietOption, warn, write_output
from checker.cli.extract_summary import Counts, render_summary
from checker.cli.progress import with_progress
from checker.errors import UnusableInput
from checker.model import Markup, Source
from checker.store import Workspace, find_workspace
from checker.store.sources import list_sources, load_source

app = typer.Typer(help="Draw attributed claims from sources, as drafts to review.", add_completion=False)

_NAMED = 5
"""So many sources are named where one must be chosen: an archive has thousands."""


@app.command("extract")
def extract(
    source_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE-ID…", help="Sources, by the ids that `sources list` shows."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All sources of the workspace.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the drafts as YAML and write nothing.")] = False,
    top: Annotated[
        int | None,
        typer.Option(
            "--top",
            metavar="N",
            min=1,
            help="List the N claims to check first; with --dry-run, print no others.",
            show_default=False,
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="Write the article as a page with its claims marked; for several sources, a folder of pages.",
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, max=61, help="So many processes draw claims.")
    ] = 1,
    claims: ClaimsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draw attributed claims from sources into claims/SOURCE-ID.yaml, as drafts to review.

    Claims that are there, edited or reviewed, stay as they are: only passages without a claim get one, so a second
    run adds nothing. Speakers who are new go into sources/speakers.yaml; those who are there get aliases and roles
    that a source drawn from for the first time adds. After an interrupt, the same command goes on.

    --top lists what a checking desk would look at first, with points and reasons: figures, comparisons,
    accusations, superlatives, acts on record, what people in office say; last come opinions, wishes, courtesies,
    predictions.
    What is rated or retracted is left out. It chooses what is listed, not what is kept: all drafts are written.
    """
    # Imported here: `extract --help` draws no claims.
    from checker.cli.extract_pages import Pages
    from checker.cli.extract_top import Shortlist
    from checker.intake import Recorder, draw
    from checker.store.rendering import render_claims

    workspace = find_workspace(claims_dir=claims)
    recorder = Recorder(workspace)
    chosen = _chosen(workspace, source_ids or [], everything)
    pages = Pages(html, workspace, recorder.speakers, several=len(chosen) > 1, top=top) if html else None
    shortlist = Shortlist(top, workspace, recorder.speakers) if top else None
    drawn = draw(_loaded(workspace, chosen), recorder.speakers, jobs=min(jobs, len(chosen)))
    progress = quiet or len(chosen) == 1
    if dry_run:
        first = True
        for one in with_progress(drawn, "sources", quiet=progress, total=len(chosen)):
            if pages:
                pages.add_drafts(one)
            if shortlist:
                shortlist.add_drafts(one)
            elif pages is None or not pages.on_standard_output:
                text = render_claims(one.source.id, one.extraction.claims)
                write_output(text if first else f"---\n{text}", None)
                first = False
        if shortlist:
            write_output(shortlist.as_drafts(), None)
        if pages:
            pages.finish()
        return
    rows: list[Counts] = []
    try:
        for recorded in with_progress(recorder.record(drawn), "sources", quiet=progress, total=len(chosen)):
            rows.append(Counts.of(recorded))
            if pages:
                pages.add(recorded)
            if shortlist:
                shortlist.add(recorded)
    except KeyboardInterrupt:
        if len(chosen) > 1 and not quiet:
            warn(f"{len(rows)} of {len(chosen)} sources are written; the same command goes on with the rest")
        raise
    page = pages.finish() if pages else None
    if not quiet and not (pages and pages.on_standard_output):
        write_output(render_summary(rows) + (f"page: {page}\n" if page else ""), None)
    if shortlist:
        write_output(shortlist.as_list(apart=not quiet), None)
    for row in () if quiet else rows:
        if not row.claims:
            warn(f"no claim found in {row.source}: is it a text in English with sentences?")


def _chosen(workspace: Workspace, named: Sequence[str], everything: bool) -> list[str]:
    """Return the ids to work on; every one of them exists."""
    sources = list_sources(workspace)
    reviews = {source.id for source in sources if source.markup is Markup.REVIEW}
    there = [source.id for source in sources if source.id not in reviews]
    if everything == bool(named):
        raise UnusableInput("name sources or give --all, one of the two", cure=_which(there))
    for source_id in named:
        if source_id in reviews:
            cure = "its claims came with it: see `factcheck claims list --source ID`"
            raise UnusableInput(f"the source {source_id!r} is an imported fact-check", cure=cure)
        if source_id not in there:
            near = get_close_matches(source_id, there, n=1)
            cure = f"did you mean {near[0]!r}?" if near else _which(there)
            raise UnusableInput(f"there is no source {source_id!r}", cure=cure)
    if not there:
        raise UnusableInput("there is no source in this workspace", cure=_which(there))
    return list(dict.fromkeys(named)) or there


def _which(there: Sequence[str]) -> str:
    if not there:
        return "add one with `factcheck sources add FILE`"
    more = f" and {len(there) - _NAMED} more: see `factcheck sources list`" if len(there) > _NAMED else ""
    return f"there are: {', '.join(there[:_NAMED])}{more}"


def _loaded(workspace: Workspace, source_ids: Sequence[str]) -> Iterator[tuple[Source, str]]:
    """Yield each source with its text, when it is asked for: ten thousand need not fit in memory."""
    for source_id in source_ids:
        placed = load_source(workspace, source_id)
        if placed.text is None:
            cure = "restore it, or add the source again with --replace"
            raise UnusableInput(f"the text of {source_id} cannot be read", cure=cure, file=placed.file)
        yield placed.source, placed.text
