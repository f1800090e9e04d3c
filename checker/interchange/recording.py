"""An import of reviews: read, planned, and written into the store."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from checker.errors import UnusableInput
from checker.interchange.changes import Change, source_of, write_changes
from checker.interchange.finding import find_reviews
from checker.interchange.json_files import read_json
from checker.interchange.planning import Plan, plan_import
from checker.interchange.reviewed import Reviewed, Unusable, read_review
from checker.model import Claim
from checker.store import Workspace, save_speakers
from checker.store.adding_many import NewSource, add_sources, refuse_changed, stamp_of
from checker.store.checks import check
from checker.store.reading import Reading, read_store
from checker.store.sources import save_source


def read_reviews(file: str) -> list[Reviewed | Unusable]:
    """Return what the reviews in ``file`` (``-``: standard input) say.

    Raises:
        UnusableInput: the file cannot be read, or there is no review in it.
    """
    found = [read_review(one) for value, line in read_json(file) for one in find_reviews(value, line)]
    if not found:
        cure = "give JSON-LD with the type ClaimReview, or what Google's Fact Check Tools API answers"
        raise UnusableInput("there is no ClaimReview in this file", cure=cure, file=file)
    return found


Watched = Callable[[Iterable[NewSource], int], Iterable[NewSource]]
"""Shows how far the writing is: given the sources that are written, and how many they are."""


def import_reviews(
    workspace: Workspace,
    reviews: Iterable[Reviewed | Unusable],
    *,
    dry: bool = False,
    watched: Watched = lambda added, _: added,
) -> Plan:
    """Take reviews over into the store, and return what became of them; with ``dry`` nothing is written.

    Raises:
        UnusableInput: the store is broken or was changed meanwhile, or cannot be written.
    """
    stamp = stamp_of(workspace)
    plan = plan_import(sound_reading(workspace), reviews)
    if not dry:
        _write(workspace, plan, stamp, watched)
    return plan


def sound_reading(workspace: Workspace) -> Reading:
    """Read the files of a store, which may hold no claim yet; raise ``UnusableInput`` where one is broken."""
    reading = read_store(workspace)
    check(reading)
    errors = reading.problems.errors()
    if errors:
        first, more = errors[0], len(errors) - 1
        cure = f"{first.cure} (and {more} more: run `factcheck lint`)" if more else first.cure
        raise UnusableInput(first.message, cure=cure, file=first.file, line=first.line)
    return reading


def _write(workspace: Workspace, plan: Plan, stamp: tuple[int, int], watched: Watched) -> None:
    """Write a plan: speakers, new sources with their claims, changes; a second run completes what was cut off."""
    added: dict[str, list[Claim]] = defaultdict(list)
    for claim in plan.added:
        added[source_of(claim)].append(claim)
    new = [article for article in plan.articles if article.before is None]
    if plan.speakers:
        refuse_changed(workspace, stamp)
        save_speakers(workspace, plan.speakers)
        stamp = stamp_of(workspace)
    if new:
        made = (NewSource(one.source, one.text, added.pop(one.source.id, ())) for one in new)
        add_sources(workspace, watched(made, len(new)), stamp=stamp)
    for article in plan.articles:
        if article.before is not None:
            save_source(workspace, article.source, article.text)
    rest = (Change(source, None, claim) for source, claims in added.items() for claim in claims)
    write_changes(workspace, [*rest, *(Change(source_of(new), old, new) for old, new in plan.updated)])
