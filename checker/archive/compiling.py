"""The files of one source -> rows for the archive: read and checked once, in one process or in several."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import current_process, get_context
from typing import NamedTuple

from checker.model import Claim, Status
from checker.search import searchable
from checker.search.terms import terms
from checker.store import Workspace
from checker.store.checks import check_alone
from checker.store.folders import read_yaml
from checker.store.reading import Reading, parse_claims, read_source

_AT_ONCE = 16
"""So many sources go to a process at a time."""


_MOST = 61
"""Windows waits for no more processes at once."""


class Row(NamedTuple):
    """A claim as the archive keeps it: ``data`` is JSON; ``terms``, one a line, are empty where it never counts."""

    id: str
    source: str
    line: int
    speaker: str
    status: str
    successor: str | None
    terms: str
    data: str


class Compiled(NamedTuple):
    """What the files of a source hold; ``source`` is its description in JSON, None where there is none."""

    stem: str
    source: str | None
    rows: Sequence[Row]


class UnsoundError(Exception):
    """Something is wrong with the store; reading it as a whole tells what."""


def compile_all(workspace: Workspace, stems: Sequence[str], *, jobs: int) -> Iterator[Compiled]:
    """Read the sources with these stems and their claims, in order, by ``jobs`` processes.

    Raises:
        UnsoundError: something is wrong with one of them.
    """
    work = partial(compile_one, workspace)
    if jobs == 1 or current_process().daemon:  # such a process, a worker of a cluster, may start no others
        yield from map(work, stems)
        return
    with ProcessPoolExecutor(min(jobs, _MOST), get_context("spawn")) as workers:
        try:
            yield from workers.map(work, stems, chunksize=_AT_ONCE)
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


def compile_one(workspace: Workspace, stem: str) -> Compiled:
    """Read a source and its claims, and check all that can be checked without the rest of the store."""
    reading = Reading()
    path = workspace.claims_dir / f"{stem}.yaml"
    if path.exists():
        file = workspace.name(path)
        text = read_yaml(path, file, reading.problems)
        if text is not None:
            parse_claims(text, stem, file, reading)
    described = workspace.sources_dir / f"{stem}.yaml"
    if described.exists():
        read_source(described, workspace, reading)
    check_alone(reading)
    if reading.problems.errors():
        raise UnsoundError
    source = reading.sources.get(stem)
    rows = [_row(placed.claim, stem, placed.line()) for placed in reading.claims]
    return Compiled(stem, source.source.model_dump_json(exclude_defaults=True) if source else None, rows)


def _row(claim: Claim, source: str, line: int) -> Row:
    counts = claim.status is not Status.RETRACTED
    found = "\n".join(terms(searchable(claim))) if counts else ""
    data = claim.model_dump_json(exclude_defaults=True)
    return Row(claim.id, source, line, claim.speaker, claim.status.value, claim.superseded_by, found, data)
