"""``factcheck claims``: what is on record, and the review of it."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from checker.cli import claims_display, claims_lookup, claims_review
from checker.cli.common import (
    ClaimsOption,
    DataFormat,
    FormatOption,
    NoColorOption,
    emit,
    parse_day,
    wants_colour,
    warn,
)
from checker.errors import UnusableInput
from checker.model import AttributionKind, Claim, Status
from checker.store import Store, Workspace, find_workspace, load
from checker.store.adding import Wanted, add_claim
from checker.store.choosing import of_speaker, source_of
from checker.store.naming import fold
from checker.store.reviewing import CURABLE
from checker.store.reviewing import accept as accept_claim
from checker.store.reviewing import reject as reject_claim
from checker.text.unnamed import is_unnamed

app = typer.Typer(help="List, show, search, add and review claims.", no_args_is_help=True)

SourceOption = Annotated[str | None, typer.Option("--source", metavar="ID", help="Only claims from this source.")]
SpeakerOption = Annotated[
    str | None, typer.Option("--speaker", metavar="NAME", help="Only claims of this speaker, by any of the names.")
]


@app.command("list")
def show_all(
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    status: Annotated[Status | None, typer.Option("--status", help="Only claims in this state.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only claims with this tag.")] = None,
    claims: ClaimsOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_color: NoColorOption = False,
) -> None:
    """List claims: a table on a terminal, else a line each with tabs between its fields."""
    store = load(find_workspace(claims_dir=claims))
    found = _selected(store, source, speaker)
    found = [one for one in found if status in (None, one.status) and (tag is None or tag in one.tags)]
    _print(found, store, format, no_color=no_color)


@app.command("show")
def show(
    claim_id: Annotated[str, typer.Argument(metavar="ID", help="The claim's id.")],
    claims: ClaimsOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_color: NoColorOption = False,
) -> None:
    """Show a claim with the passage it rests on, the quote marked."""
    claim, record = claims_lookup.look_up(find_workspace(claims_dir=claims), claim_id)
    colour = wants_colour(no_color=no_color)
    value = claims_display.values(claim, record)
    emit(value, format, lambda: claims_display.as_page(claim, record, colour=colour))


@app.command("search")
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="What to look for.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many claims to print at most.")] = 10,
    claims: ClaimsOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    no_color: NoColorOption = False,
) -> None:
    """Search claims by words, whatever their forms; the best match comes first, what is retracted last."""
    found, record = claims_lookup.search(find_workspace(claims_dir=claims), " ".join(words), limit=limit)
    _print(found, record, format, no_color=no_color)


@app.command("add")
def add(
    source: Annotated[str, typer.Option("--source", metavar="ID", help="The source it is from.")],
    speaker: Annotated[str, typer.Option("--speaker", metavar="NAME", help="Who said it.")],
    quote: Annotated[str, typer.Option("--quote", help="The exact words of the source; - reads them.")],
    start: Annotated[
        int | None, typer.Option("--start", help="Their offset, where they stand there several times.")
    ] = None,
    text: Annotated[
        str | None,
        typer.Option("--text", help="The claim in words that stand alone; - reads them."),
    ] = None,
    claim_id: Annotated[str | None, typer.Option("--id", help="Its id [default: made of its text].")] = None,
    said_on: Annotated[
        str | None, typer.Option("--said-on", metavar="DATE", help="[default: when the source was published]")
    ] = None,
    kind: Annotated[
        AttributionKind | None, typer.Option("--kind", help="[default: by the quotation marks in the source]")
    ] = None,
    cue: Annotated[str | None, typer.Option("--cue", help="The word that attributes it, as: denied.")] = None,
    reported_by: Annotated[str | None, typer.Option("--reported-by", help="The outlet it was said to.")] = None,
    context: Annotated[str | None, typer.Option("--context", help="What a reader needs to understand it.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="A tag; repeatable.")] = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="You vouch for it: it is no draft.")] = False,
    claims: ClaimsOption = None,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
) -> None:
    """Add a claim on exact words of a source; their offsets are found."""
    if quote == "-" and text == "-":
        raise UnusableInput("standard input can be read once", cure="give --quote or --text in words")
    workspace = find_workspace(claims_dir=claims)
    wanted = Wanted(
        source=source,
        speaker=speaker,
        words=_read(quote),
        start=start,
        text=None if text is None else _read(text),
        id=claim_id,
        said_on=parse_day(said_on, "--said-on"),
        kind=kind,
        cue=cue,
        reported_by=reported_by,
        context=context,
        tags=tag or (),
        status=Status.REVIEWED if reviewed else Status.DRAFT,
    )
    claim, beside = add_claim(workspace, wanted)
    value = claim.model_dump(mode="json", exclude_none=True)
    file = workspace.name(workspace.claims_dir / f"{source}.yaml")
    if beside is not None:
        other, place = beside.claim, f"{beside.file}:{beside.line()}"
        same = fold(other.text) == fold(claim.text)
        told = f"{other.id!r}, by {other.speaker}, says the same" if same else f"the id {other.id!r} is taken"
        warn(f"{place}: {told}; this one is {claim.id!r}")
    emit(value, format, lambda: f"added {claim.id} ({claim.attribution.kind}, {claim.speaker}) to {file}")


@app.command("review")
def review(
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Accept this draft; repeatable."),
    ] = None,
    reject: Annotated[
        list[str] | None,
        typer.Option("--reject", metavar="ID", help="Reject this draft; repeatable."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Accept all drafts of --source.")] = False,
    source: SourceOption = None,
    speaker: SpeakerOption = None,
    claims: ClaimsOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Go through the drafts: accept, edit, reject or skip each; each decision is saved at once.

    A claim whose speaker is not named yet cannot be accepted. A rejected claim is kept as retracted, so that
    extraction does not bring it back. Without a terminal say what to do: --accept ID, --reject ID, --all --source
    ID.
    """
    workspace = find_workspace(claims_dir=claims)
    store = load(workspace, tolerated=CURABLE)
    drafts = [claim for claim in _selected(store, source, speaker) if claim.status is Status.DRAFT]
    if everything and source is None:
        raise UnusableInput("--all needs --source ID", cure="say whose drafts are accepted unseen")
    if accept or reject or everything:
        named = [draft.id for draft in drafts if everything and not is_unnamed(draft.speaker)]
        _decide(workspace, store, [*(accept or ()), *named], reject or ())
        if everything and len(named) < len(drafts):
            typer.echo(f"left {len(drafts) - len(named)} as drafts: nobody is named who says them", err=True)
    elif not drafts:
        typer.echo("no drafts to review")
    elif not claims_review.is_terminal():
        raise UnusableInput(
            f"{len(drafts)} drafts wait, and there is no terminal to ask on",
            cure="use --accept ID, --reject ID, or --all --source ID",
        )
    else:
        claims_review.review_all(workspace, drafts, colour=wants_colour(no_color=no_color))


def _decide(workspace: Workspace, store: Store, accepted: Sequence[str], rejected: Sequence[str]) -> None:
    """Accept and reject claims by their ids, none of them before all are known."""
    accepted, rejected = list(dict.fromkeys(accepted)), list(dict.fromkeys(rejected))
    both = sorted({*accepted} & {*rejected})
    if both:
        raise UnusableInput(f"{both[0]!r} is both accepted and rejected", cure="decide")
    decided = {claim_id: _claim(store, claim_id) for claim_id in (*accepted, *rejected)}
    for claim_id, claim in decided.items():
        if claim.status is Status.RETRACTED and claim_id in accepted:
            cure = "set its status to draft first, if it was retracted by mistake"
            raise UnusableInput(f"{claim_id!r} is retracted", cure=cure)
    for claim_id in accepted:
        accept_claim(workspace, store, decided[claim_id])
        typer.echo(f"accepted {claim_id}")
    for claim_id in rejected:
        reject_claim(workspace, decided[claim_id])
        typer.echo(f"rejected {claim_id}")


def _selected(store: Store, source: str | None, speaker: str | None) -> list[Claim]:
    """Return the claims of a source and a speaker; a source or name that the store does not know is refused."""
    if source is not None and store.source(source) is None:
        raise UnusableInput(f"the store has no source {source!r}", cure="see `factcheck sources list`")
    found = [one for one in store.claims if source in (None, source_of(one, store))]
    if speaker is None:
        return found
    matching = of_speaker(found, speaker, store)
    if not matching and not store.speakers_named(speaker):
        raise UnusableInput(f"the store has no speaker {speaker!r}", cure="see sources/speakers.yaml")
    return matching


def _claim(store: Store, claim_id: str) -> Claim:
    return store.claim(claim_id) or claims_lookup.refuse(claim_id, [one.id for one in store.claims])


def _print(
    claims: Sequence[Claim],
    store: claims_display.Record,
    format: DataFormat,  # noqa: A002  named after the option
    *,
    no_color: bool,
) -> None:
    if format is DataFormat.TEXT and sys.stdout.isatty():
        claims_display.print_table(claims, colour=wants_colour(no_color=no_color))
        return
    emit([claims_display.values(claim, store) for claim in claims], format, lambda: claims_display.as_lines(claims))


def _read(words: str) -> str:
    """Return ``words``, or what standard input holds for ``-``."""
    if words != "-":
        return words
    from checker.files import decode, read_bytes

    return decode(read_bytes("-"), "standard input").text.strip()
