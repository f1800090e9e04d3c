"""``factcheck export``: claims in the forms that others read."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.common import ClaimsOption, OutputOption, QuietOption, warn, write_output
from checker.cli.targets import refuse_target
from checker.errors import UnusableInput
from checker.model import Claim, Status
from checker.store import Store, Workspace, find_workspace, load

if TYPE_CHECKING:
    from checker.interchange.claimreview import Publisher

app = typer.Typer(help="Write claims as ClaimReview or CSV, for others to read.", no_args_is_help=True)

_NAMED = 5
"""So many claims are named in a message; of more, their number is told."""


@app.command("claimreview")
def claimreview(
    claim_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID…", help="Claims by their ids [default: all that are rated and reviewed]."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who checked [default: as in factcheck.toml].")
    ] = None,
    publisher_url: Annotated[
        str | None, typer.Option(metavar="URL", help="Their address [default: as in factcheck.toml].")
    ] = None,
    url_template: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the review of a claim stands, with {id} for its id [default: as in factcheck.toml].",
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="The language of the reviews, as en [default: as there].")
    ] = None,
    feed: Annotated[bool, typer.Option("--feed", help="Write a DataFeed, as Data Commons publishes.")] = False,
    no_explanation: Annotated[
        bool, typer.Option("--no-explanation", help="Leave out what the notes of the claims say.")
    ] = False,
    imported: Annotated[
        bool, typer.Option("--imported", help="Write the reviews of others, as imported, in place of your own.")
    ] = False,
    claims: ClaimsOption = None,
    output: OutputOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write rated claims as ClaimReview: JSON-LD for your pages, or a feed.

    Only what a person rated and reviewed is written. Rated drafts are left out, and named; so are claims that only
    others have reviewed. Who published the reviews, and where, is in factcheck.toml under [publisher], or in
    options. The note of a claim explains its rating.
    """
    # Imported here: `export --help` exports nothing.
    import json

    from checker.interchange import claimreview as form

    workspace = find_workspace(claims_dir=claims)
    refuse_target(output, workspace)
    store = load(workspace)
    chosen = _chosen(store, claim_ids or [])
    if imported:
        reviews = [review for claim in chosen for review in form.reviews_of_others(claim, store)]
        if not reviews:
            cure = "import some with `factcheck import claimreview FILE`"
            raise UnusableInput("no claim has a review of others on its record", cure=cure)
    else:
        who = _publisher(workspace, publisher, publisher_url, url_template, language)
        rated = _publishable(chosen, who, named=bool(claim_ids), quiet=quiet)
        addresses = [(claim, form.address_of(who, claim)) for claim in rated]
        if nowhere := [claim.id for claim, url in addresses if url is None]:
            message = f"nothing tells the address of the review of {_listed(nowhere)}"
            cure = "give --url-template https://…/{id}, or set review_url under [publisher] in factcheck.toml"
            raise UnusableInput(message, cure=cure)
        reviews = [
            form.review_of(claim, store, who, url, explained=not no_explanation) for claim, url in addresses if url
        ]
    document = form.as_feed(reviews) if feed else form.as_graph(reviews)
    write_output(json.dumps(document, ensure_ascii=False, indent=2) + "\n", output, as_data=True)


@app.command("csv")
def csv(
    mark: Annotated[
        bool, typer.Option("--bom", help="Begin with a byte order mark: without one, Excel garbles letters.")
    ] = False,
    claims: ClaimsOption = None,
    output: OutputOption = None,
) -> None:
    """Write all claims as CSV (RFC 4180): one row a claim, one column a field.

    Edited in a spreadsheet, it goes back with `factcheck import csv`. A cell that begins like a formula has an
    apostrophe before it, which the import takes off again.
    """
    # Imported here: `export --help` exports nothing.
    from checker.interchange.csv_files import render_table
    from checker.interchange.table import row_of

    workspace = find_workspace(claims_dir=claims)
    refuse_target(output, workspace)
    store = load(workspace)
    rows = (row_of(claim, _source_of(claim, store)) for claim in store.claims)
    write_output(render_table(rows, mark=mark), output, as_data=True)


def _source_of(claim: Claim, store: Store) -> str:
    """Return the source of a claim; one without a quote has it by the file it stands in."""
    file, _ = store.place(claim.id)
    return claim.quote.source if claim.quote else Path(file or "").stem


def _chosen(store: Store, claim_ids: Sequence[str]) -> list[Claim]:
    found = []
    for claim_id in dict.fromkeys(claim_ids):
        claim = store.claim(claim_id)
        if claim is None:
            raise UnusableInput(f"there is no claim {claim_id!r} in the store", cure="see `factcheck claims list`")
        found.append(claim)
    return found or list(store.claims)


def _publisher(
    workspace: Workspace, name: str | None, url: str | None, review_url: str | None, language: str | None
) -> "Publisher":
    from checker.documents.metadata import language as tag_of
    from checker.interchange.claimreview import Publisher

    config = workspace.config.publisher
    name, url, language = name or config.name, url or config.url, language or config.language
    if not name or not url:
        missing = "name" if not name else "url"
        option = "--publisher NAME" if not name else "--publisher-url URL"
        message = "a review has an author, and nothing tells who publishes these"
        if name:
            message = f"nothing tells the address of {name}"
        raise UnusableInput(message, cure=f"give {option}, or set {missing} under [publisher] in factcheck.toml")
    for written in (url, review_url or config.review_url):
        if written is not None and not written.startswith(("https://", "http://")):
            raise UnusableInput(f"{written!r} is no web address", cure="start it with https://")
    if language is not None and tag_of(language) is None:
        raise UnusableInput(f"{language!r} is no language tag", cure="write it as en or nl-BE")
    return Publisher(name, url, review_url or config.review_url, language)


def _publishable(claims: Sequence[Claim], who: "Publisher", *, named: bool, quiet: bool) -> list[Claim]:
    """Return the claims that are published, and tell which rated ones are not; nothing to publish is an error."""
    from checker.interchange.claimreview import is_of_others

    rated = [claim for claim in claims if claim.rating is not None and claim.status is not Status.RETRACTED]
    drafts = [claim.id for claim in rated if claim.status is Status.DRAFT]
    others = [claim.id for claim in rated if claim.status is Status.REVIEWED and is_of_others(who, claim)]
    found = [claim for claim in rated if claim.status is Status.REVIEWED and claim.id not in {*others}]
    if named and len(found) < len(claims):
        left = next(claim.id for claim in claims if claim not in found)
        reason = "was reviewed by others only" if left in others else "is not both rated and reviewed"
        own = "name yourself as the publisher of a review on its record"
        cure = f"{own if left in others else 'rate and review it'}, or leave it out"
        raise UnusableInput(f"the claim {left!r} {reason}, and cannot be published", cure=cure)
    if drafts and not quiet:
        warn(f"{_count(drafts, 'rated claim is', 'rated claims are')} not reviewed and left out: {_listed(drafts)}")
    if others and not quiet:
        what = _count(others, "rated claim was", "rated claims were")
        cure = "--imported writes their reviews; for one of yours, add it to the `reviews` of the claim"
        warn(f"{what} reviewed by others only and left out: {_listed(others)} ({cure})")
    if not found:
        cure = "rate claims (`rating: false`) and review them with `factcheck claims review`"
        raise UnusableInput("no claim is rated and reviewed, so there is nothing to publish", cure=cure)
    return found


def _count(items: Sequence[str], one: str, several: str) -> str:
    return f"{len(items)} {one if len(items) == 1 else several}"


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _NAMED
    return ", ".join(ids[:_NAMED]) + (f" and {more} more" if more > 0 else "")
