"""``factcheck import``: fact-checks that others published, and claims edited in a spreadsheet, into the store."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.common import QuietOption, warn, write_output
from checker.cli.progress import with_progress
from checker.store import find_workspace

if TYPE_CHECKING:
    from checker.interchange.csv_import import Edits
    from checker.interchange.planning import Plan

app = typer.Typer(help="Take over fact-checks of others (ClaimReview), or claims from CSV.", no_args_is_help=True)

DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would change, claim by claim, and write nothing.")
]
_NAMED = 10
"""So many claims or ratings are named of each kind; of more, their number is told."""
_LONGEST = 60


@app.command("claimreview")
def claimreview(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="ClaimReview as JSON, JSON-LD, JSON Lines, a web page or a feed, or an answer of Google's "
            "Fact Check Tools API; - is standard input.",
        ),
    ],
    dry_run: DryRunOption = False,
    quiet: QuietOption = False,
) -> None:
    """Take over the fact-checks that others published, as drafts with their rating.

    Nothing is fetched: FILE is what you downloaded. Each fact-check becomes a source, whose text is what it says of
    itself, and each claim in it a draft that rests on that text. The original words of all ratings stay in the
    claim's `reviews`; those whose sense is known give its rating. Where reviews of one claim disagree it has none.

    The same again changes nothing. A review that its publisher changed changes its claim, unless a person changed
    or reviewed that claim meanwhile.
    """
    # Imported here: `import --help` imports nothing.
    from checker.interchange.recording import import_reviews, read_reviews

    workspace = find_workspace()
    plan = import_reviews(
        workspace,
        read_reviews(file),
        dry=dry_run,
        watched=lambda added, total: with_progress(added, "fact-checks written", quiet=quiet, total=total),
    )
    lines = [*_steps(plan)] if dry_run else []
    lines += _told(plan, dry=dry_run)
    if not quiet:
        write_output("".join(f"{line}\n" for line in lines), None)
    if plan.unusable:
        for reason, names in _by_reason(plan):
            warn(f"left out {_number(len(names), 'review')} that {reason}: {_listed(names)}")
    if plan.unknown and not quiet:
        total = plan.unknown.total()
        warn(f"{_number(total, 'review')} with a rating that stands for none here: {_words(plan.unknown)}")


@app.command("csv")
def csv(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Claims as `factcheck export csv` writes them; - reads them.")
    ],
    dry_run: DryRunOption = False,
    quiet: QuietOption = False,
) -> None:
    """Take over claims from CSV: what differs from the store is changed, what is not there is added.

    Columns go by their names, and those that are missing change nothing; so do claims that are missing: none is
    removed. A new claim needs source, speaker and quote, whose words must stand in the source. If one row is wrong,
    nothing is written.
    """
    # Imported here: `import --help` imports nothing.
    from checker.interchange.csv_files import read_table
    from checker.interchange.csv_import import plan_edits, write_edits

    workspace = find_workspace()
    table = read_table(file)
    if table.decoded.guessed is not None:
        cure = "look at its letters, or save it as CSV UTF-8"
        warn(f"{table.name} is not in UTF-8 and was read as {table.decoded.guessed}, a guess; {cure}")
    edits = plan_edits(workspace, table)
    if not dry_run:
        write_edits(workspace, edits)
    if not quiet:
        lines = [*(_edit_lines(edits, table.name) if dry_run else ()), _edits_told(edits, dry=dry_run)]
        write_output("".join(f"{line}\n" for line in lines), None)


def _steps(plan: "Plan") -> Iterator[str]:
    for claim in plan.added:
        yield f"new: {claim.id} ({claim.rating or 'no rating'}): {_short(claim.text)}"
    for before, after in plan.updated:
        rated = f"rating {before.rating or 'none'} -> {after.rating or 'none'}, " * (before.rating != after.rating)
        yield f"changed: {after.id} ({rated}{_number(len(after.reviews), 'review')})"


def _told(plan: "Plan", *, dry: bool) -> Iterator[str]:
    would = "would be " if dry else ""
    done = [(len(plan.added), f"{would}added"), (len(plan.updated), f"{would}changed"), (plan.same, "as before")]
    yield f"{_number(plan.reviews, 'review')}: " + ", ".join(
        f"{_number(count, 'claim')} {what}" for count, what in done if count or what.endswith("added")
    )
    if plan.left:
        yield f"left as a person made them, though there is news: {_listed(plan.left)}"
    if plan.conflicting:
        yield f"without a rating, because their reviews disagree: {_listed(plan.conflicting)}"
    if (plan.added or plan.updated) and not dry:
        yield "next: factcheck claims review"


def _by_reason(plan: "Plan") -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for one in plan.unusable:
        found.setdefault(one.reason, []).append(_short(one.named))
    return list(found.items())


def _words(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(
        f"“{_short(words)}”" + (f" ({count})" if count > 1 else "") for words, count in ordered[:_NAMED]
    )
    return shown + (f" and {len(ordered) - _NAMED} others" if len(ordered) > _NAMED else "")


def _edit_lines(edits: "Edits", name: str) -> Iterator[str]:
    from checker.interchange.table import row_of

    for line, (source, before, after), columns in edits.made:
        place = f"{name}:{line}"
        if before is None:
            yield f"{place}: new: {after.id}: {_short(after.text)}"
            continue
        old, new = row_of(before, source), row_of(after, source)
        changes = "; ".join(
            f"{column}: {_short(old[column]) or '(empty)'} -> {_short(new[column]) or '(empty)'}"
            for column in columns
        )
        yield f"{place}: {after.id}: {changes}"


def _edits_told(edits: "Edits", *, dry: bool) -> str:
    would = "would be " if dry else ""
    added = sum(edit.change.before is None for edit in edits.made)
    changed = len(edits.made) - added
    return (
        f"{_number(added, 'claim')} {would}added, {_number(changed, 'claim')} {would}changed, "
        f"{_number(edits.same, 'claim')} as before"
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
