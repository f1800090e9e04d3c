"""``factcheck extract``: attributed claims from sources, as drafts for a person to review."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from checker.cli.common import ClaimsOption, QuietOption, warn
from checker.errors import UnusableInput
from checker.extract import Extraction, extract_claims
from checker.model import AttributionKind, Source, Speaker
from checker.store import MergeSummary, Workspace, add_speakers, find_workspace, merge_drafts
from checker.store.reading import read_store
from checker.store.rendering import render_claims
from checker.store.sources import list_sources, load_source
from checker.text.unnamed import is_unnamed

app = typer.Typer(help="Draw attributed claims from sources, as drafts to review.", add_completion=False)

_KINDS = (AttributionKind.DIRECT, AttributionKind.INDIRECT, AttributionKind.MIXED, AttributionKind.NARRATED)


@app.command("extract")
def extract(
    source_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE-ID…", help="Sources, by the ids that `sources list` shows."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All sources of the workspace.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the drafts as YAML and write nothing.")] = False,
    claims: ClaimsOption = None,
    quiet: QuietOption = False,
) -> None:
    """Draw attributed claims from sources into claims/SOURCE-ID.yaml, as drafts to review.

    Claims that are there, edited or reviewed, stay as they are: only passages without a claim get one, so a second
    run adds nothing. Speakers who are new go into sources/speakers.yaml.
    """
    workspace = find_workspace(claims_dir=claims)
    known = [placed.speaker for placed in read_store(workspace).speakers]
    texts = [_loaded(workspace, source_id) for source_id in _chosen(workspace, source_ids or [], everything)]
    found = [(source, text, extract_claims(source, text, known)) for source, text in texts]
    if dry_run:
        typer.echo("---\n".join(render_claims(source.id, result.claims) for source, _, result in found), nl=False)
        return
    rows = [(source, result, _written(workspace, source, text, result)) for source, text, result in found]
    if quiet:
        return
    typer.echo(_table(rows))
    for source, result, _ in rows:
        if not result.claims:
            warn(f"no claim found in {source.id}: is it a text in English with sentences?")


def _chosen(workspace: Workspace, named: Sequence[str], everything: bool) -> list[str]:
    """Return the ids to work on; every one of them exists."""
    there = [source.id for source in list_sources(workspace)]
    if everything == bool(named):
        raise UnusableInput("name sources or give --all, one of the two", cure=_which(there))
    for source_id in named:
        if source_id not in there:
            raise UnusableInput(f"there is no source {source_id!r}", cure=_which(there))
    if not there:
        raise UnusableInput("there is no source in this workspace", cure=_which(there))
    return list(dict.fromkeys(named)) or there


def _which(there: Sequence[str]) -> str:
    return f"there are: {', '.join(there)}" if there else "add one with `factcheck sources add FILE`"


def _loaded(workspace: Workspace, source_id: str) -> tuple[Source, str]:
    placed = load_source(workspace, source_id)
    if placed.text is None:
        cure = "restore it, or add the source again with --replace"
        raise UnusableInput(f"the text of {source_id} cannot be read", cure=cure, file=placed.file)
    return placed.source, placed.text


def _written(
    workspace: Workspace, source: Source, text: str, result: Extraction
) -> tuple[MergeSummary, tuple[Speaker, ...]]:
    """Write drafts and speakers; the speakers first, so that no claim names one who is not there."""
    speakers = add_speakers(workspace, result.speakers)
    return merge_drafts(workspace, source.id, result.claims, text=text), speakers


def _table(rows: Sequence[tuple[Source, Extraction, tuple[MergeSummary, tuple[Speaker, ...]]]]) -> str:
    """Return the summary: a line a source with its claims by kind, what is new, the speakers and who is unknown."""
    header = ["source", *(kind.value for kind in _KINDS), "new", "there", "speakers", "unresolved"]
    lines = [header]
    for source, result, (merged, _) in rows:
        kinds = Counter(claim.attribution.kind for claim in result.claims)
        unresolved = sum(is_unnamed(claim.speaker) for claim in result.claims)
        counts = [
            *(kinds[kind] for kind in _KINDS),
            len(merged.added),
            len(merged.kept),
            len(result.speakers),
            unresolved,
        ]
        lines.append([source.id, *map(str, counts)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
