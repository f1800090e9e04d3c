"""Partitions judged by the workers of a Dask cluster. Imported only where one is used: it needs ``distributed``.

A worker that is lost loses nothing: the scheduler gives its partitions to another one, and what came of a partition
is taken once, in its turn. Each worker opens the claims once, when its first partition comes; so does one that
joins later.
"""

import logging
import os
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any

from distributed import Client, Future, KilledWorker, get_worker
from distributed.diagnostics.plugin import WorkerPlugin

from checker import __version__
from checker.batch.judging import Done, Judge
from checker.batch.opening import Opening
from checker.batch.ordering import in_order
from checker.batch.packing import fetched, is_address, packed, unpacked
from checker.batch.partitions import Partition
from checker.errors import UnusableInput
from checker.store import Workspace

_AHEAD = 3
"""So many partitions a thread of the workers are given out before their turn: memory stays flat."""
_LOOK = 5.0
"""Seconds between two looks at how many workers there are."""
_PATIENCE = 30
"""Seconds that the scheduler has to answer in."""
_GOES_ON = "the same command goes on after the last finished partition"


@dataclass(frozen=True, slots=True)
class Supply:
    """How a worker gets the store: a pack that is sent, or a location that it reaches."""

    opening: Opening
    pack: bytes | None = None
    location: str | None = None


def supply(opening: Opening, workspace: Workspace, location: str | None) -> Supply:
    """Make the store ready for the workers: sent from here, or at a ``location`` that they reach.

    That is a workspace's folder, as a path on the workers or as an address that fsspec knows.

    Raises:
        UnusableInput: the store is too large to be sent, or the claims lie outside of the workspace that is to be
            found at the location.
    """
    if location is None:
        return Supply(replace(opening, claims=None), pack=packed(workspace))
    claims = workspace.claims_dir
    if claims == workspace.root / "claims":
        return Supply(replace(opening, claims=None), location=location)
    message = "only the folder `claims` of a workspace can be reached by --cluster-store"
    raise UnusableInput(message, cure="leave --cluster-store out: the claims are sent then", file=claims)


def on_cluster(
    parts: Iterator[Partition], supplied: Supply, address: str, *, warn: Callable[[str], object]
) -> Iterator[Done]:
    """Judge partitions on the cluster whose scheduler is at ``address``, or is described by the file of that name.

    Raises:
        UnusableInput: nobody answers there, a worker has another version of the program or other claims, a
            partition ended several workers, or the cluster went away.
    """
    _silence()
    with _connected(address) as client:
        workers = _refuse_other_versions(client)
        if not workers:
            warn(f"the cluster at {address} has no workers yet; waiting for them")
        desks = _Desks(supplied)
        with _explained("the claims"):
            client.register_plugin(desks, name=desks.name)
        try:
            yield from in_order(parts, lambda part: _Given(client, desks.name, part), _Room(client))
        finally:
            with _quietly():
                client.cancel(list(client.futures))
                client.unregister_worker_plugin(desks.name)


def _silence() -> None:
    """Leave it to one line of ours to say what goes wrong; several of Dask's loggers have levels of their own."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        described = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
        client = Client(**described, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        cure = "give the address that `dask scheduler` prints, such as tcp://host:8786"
        raise UnusableInput(f"no cluster answers at {address} ({reason})", cure=cure) from None
    try:
        yield client
    finally:
        with _quietly():
            client.close(timeout=_PATIENCE)


@contextmanager
def _quietly() -> Iterator[None]:
    """Forgive what goes wrong while leaving a cluster that may be gone."""
    try:
        yield
    except Exception:
        logging.getLogger(__name__).debug("leaving the cluster", exc_info=True)


def _refuse_other_versions(client: Client) -> int:
    """Refuse workers that have no factcheck, or another one, before anything is sent; return how many there are."""
    found: dict[str, Any] = client.run(pkgutil.resolve_name, "checker:__version__", on_error="return")
    for worker, version in sorted(found.items()):
        if isinstance(version, Exception):
            raise _missing(worker)
        if version != __version__:
            message = f"the worker {worker} has factcheck {version}, this is {__version__}"
            raise UnusableInput(message, cure="install the same version on every worker")
    return len(found)


def _missing(where: str) -> UnusableInput:
    cure = f"install factcheck {__version__} on the scheduler and on every worker"
    return UnusableInput(f"{where} cannot import factcheck", cure=cure)


class _Room:
    """How many partitions may be given out: some for each thread of the workers there are now."""

    def __init__(self, client: Client) -> None:
        self._client, self._threads, self._next = client, 1, 0.0

    def __call__(self) -> int:
        now = monotonic()
        if now >= self._next:
            self._next = now + _LOOK
            with _quietly():
                self._threads = max(1, sum(self._client.nthreads().values()))
        return self._threads * _AHEAD


class _Given:
    """A partition that was given to the cluster."""

    def __init__(self, client: Client, desks: str, part: Partition) -> None:
        self._which = f"the statements on lines {part.entries[0].line} to {part.entries[-1].line}"
        key = f"{desks}-{part.number}"
        with _explained(self._which):
            self._future: Future = client.submit(_judge, desks, part, key=key, pure=False)

    def result(self) -> Done:
        """Wait for what came of it."""
        with _explained(self._which):
            done: Done = self._future.result()
            return done


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Say in one line what became of something that was given to a cluster."""
    from distributed.comm.core import CommClosedError

    try:
        yield
    except UnusableInput:
        raise
    except KilledWorker:
        cure = f"give the workers more memory; {_GOES_ON}"
        raise UnusableInput(f"{what} ended several workers", cure=cure) from None
    except (CancelledError, CommClosedError, TimeoutError, OSError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        message = f"the cluster went away ({reason})"
        raise UnusableInput(message, cure=f"start it again; {_GOES_ON}") from None
    except Exception as error:
        if any("No module named 'checker" in str(cause) for cause in _causes(error)):
            raise _missing("the scheduler or a worker") from None
        raise


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


class _Desks(WorkerPlugin):  # type: ignore[misc]  # distributed brings no types
    """On each worker: the claims, opened when the first partition comes."""

    def __init__(self, supplied: Supply) -> None:
        self.supplied = supplied
        self.name = f"factcheck-{os.urandom(8).hex()}"

    def setup(self, worker: Any) -> None:
        """Find a place for the store; nothing that can fail is done here, for nobody would be told."""
        self._worker: str = worker.address
        self._folder = Path(worker.local_directory) / self.name
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="factcheck")
        self._judge: Judge | None = None

    def judge(self, part: Partition) -> Done:
        """Judge a partition; one at a time, on one thread, however many there are: as databases want it."""
        return self._thread.submit(self._judged, part).result()

    def _judged(self, part: Partition) -> Done:
        if self._judge is None:
            try:
                self._judge = self.supplied.opening.judge(self._root())
            except UnusableInput as error:
                place = f"{error.file}: " if error.file is not None else ""
                message = f"the worker {self._worker}: {place}{error.message}"
                raise UnusableInput(message, cure=error.cure) from None
            self.supplied = replace(self.supplied, pack=None)  # it is on the disk now
        return self._judge.judge(part)

    def teardown(self, worker: Any) -> None:
        """Leave the worker as it was."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _close(self) -> None:
        self._judge = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _root(self) -> Path:
        if self.supplied.pack is not None:
            return unpacked(self.supplied.pack, self._folder)
        assert self.supplied.location is not None
        if is_address(self.supplied.location):
            return fetched(self.supplied.location, self._folder)
        return Path(self.supplied.location)


def _judge(desks: str, part: Partition) -> Done:
    plugin: _Desks = get_worker().plugins[desks]
    return plugin.judge(part)
