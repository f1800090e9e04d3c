"""Several processes and a cluster judge as one process does: the same report, whatever becomes of them."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest
from batch_kit import OPTIONS, left_in, made_in

from checker.archive import Memory
from checker.batch import partitions
from checker.batch.fingerprint import fingerprint
from checker.batch.journal import Journal
from checker.batch.judging import Done
from checker.batch.opening import Opening
from checker.batch.ordering import in_order
from checker.batch.packing import unpacked
from checker.batch.partitions import Partition
from checker.cli import run
from checker.errors import ExitCode, UnusableInput
from checker.pipeline import Desk
from checker.store import Workspace

if TYPE_CHECKING:
    from distributed import LocalCluster


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = made_in(tmp_path / "desk", 24)
    monkeypatch.chdir(made.root)
    monkeypatch.setattr(partitions, "SIZE", 2)
    return made


def batched(report: str, *options: str) -> int:
    return run(["batch", "list.jsonl", "-o", report, *OPTIONS, *options])


def test_two_processes_write_what_one_does(made: Workspace) -> None:
    batched("one.jsonl", "-q")
    assert batched("two.jsonl", "-q", "--jobs", "2") == ExitCode.FINDINGS
    assert Path("two.jsonl").read_bytes() == Path("one.jsonl").read_bytes()


def kill_after(count: int, victim: Any) -> Any:
    """Return ``Journal.add`` that ends a process after so many partitions."""
    add, added = Journal.add, []

    def adding(self: Journal, done: Done) -> None:
        add(self, done)
        added.append(done)
        if len(added) == count:
            os.kill(victim(), signal.SIGKILL)

    return adding


def test_a_killed_process_keeps_what_is_done(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    import multiprocessing

    with pytest.MonkeyPatch.context() as patch:
        victim = kill_after(2, lambda: next(one.pid for one in multiprocessing.active_children()))
        patch.setattr(Journal, "add", victim)
        assert batched("two.jsonl", "--jobs", "2") == ExitCode.UNUSABLE
    assert (
        "the system ended a process that judged statements; run it again with fewer --jobs"
        in capsys.readouterr().err
    )
    assert left_in(made.root) == [".journal", ".pieces"]
    batched("two.jsonl")
    assert "statements were done by an earlier run" in capsys.readouterr().err
    batched("one.jsonl", "-q")
    assert Path("two.jsonl").read_bytes() == Path("one.jsonl").read_bytes()


def test_processes_that_find_other_claims_are_refused(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.cli.batch_run.fingerprint", lambda workspace: "other")
    assert batched("two.jsonl", "--jobs", "2") == ExitCode.UNUSABLE
    assert "these are not the claims that the run began with" in capsys.readouterr().err


ORPHANED = """
import os, signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from checker.intake.processes import settle
if __name__ == "__main__":
    print(ProcessPoolExecutor(1, get_context("spawn"), settle).submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_ends_with_the_one_it_works_for(tmp_path: Path) -> None:
    if not Path("/proc/self/stat").exists():
        pytest.skip("this system does not show its processes")
    script = tmp_path / "orphaned.py"
    script.write_text(ORPHANED)
    paths = os.pathsep.join([str(Path(partitions.__file__).parents[2]), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths}
    killed = subprocess.run([sys.executable, str(script)], stdout=subprocess.PIPE, check=False, env=environment)
    shown = Path(f"/proc/{int(killed.stdout)}/stat")
    until = monotonic() + 20
    while shown.exists() and shown.read_text().rpartition(")")[2].split()[0] != "Z" and monotonic() < until:
        sleep(0.02)
    assert monotonic() < until


def test_what_a_process_refuses_travels() -> None:
    error = UnusableInput("wrong", cure="mend it", file="a.txt", line=3)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.line) == (UnusableInput, "a.txt:3: wrong; mend it", 3)


def part_of(number: int) -> Partition:
    return Partition(number, (), "")


def done_of(part: Partition) -> Done:
    return Done(part.number, "", {}, "", ())


def test_no_more_is_given_out_than_there_is_room_for() -> None:
    given: list[int] = []

    def submit(part: Partition) -> Future[Done]:
        given.append(part.number)
        future: Future[Done] = Future()
        future.set_result(done_of(part))
        return future

    results = in_order((part_of(number) for number in range(10)), submit, lambda: 3)
    assert [next(results).number, next(results).number] == [0, 1]
    assert given == [0, 1, 2, 3]
    assert [done.number for done in results] == list(range(2, 10))


def test_what_was_given_out_is_waited_for_before_a_refusal() -> None:
    def parts() -> Iterator[Partition]:
        yield part_of(0)
        yield part_of(1)
        raise UnusableInput("broken", cure="mend it")

    def submit(part: Partition) -> Future[Done]:
        future: Future[Done] = Future()
        future.set_result(done_of(part))
        return future

    results = in_order(parts(), submit, lambda: 5)
    assert [next(results).number, next(results).number] == [0, 1]
    with pytest.raises(UnusableInput, match="broken"):
        next(results)


def test_a_store_is_the_same_after_its_journey(made: Workspace, tmp_path: Path) -> None:
    from checker.batch.fingerprint import fingerprint
    from checker.batch.packing import fetched, packed
    from checker.store import find_workspace, load

    there = find_workspace(unpacked(packed(made), tmp_path / "there"))
    assert fingerprint(there) == fingerprint(made)
    assert load(there).claims == load(made).claims
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    (made.root / "factcheck.toml").write_text('[models]\ninference = "models/own"\n')
    (made.root / "models" / "own").mkdir(parents=True)
    (made.root / "models" / "own" / "model.onnx").write_bytes(b"a model")
    again = find_workspace(fetched(made.root.as_uri(), tmp_path / "again"))
    assert fingerprint(again) == fingerprint(find_workspace(made.root))
    assert fingerprint(again) != fingerprint(there)
    with pytest.raises(UnusableInput, match="the store cannot be fetched"):
        fetched("file:///nowhere/at/all", tmp_path / "nothing")


def test_the_index_of_a_large_store_is_fetched_with_it(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    from checker.archive import home, opening
    from checker.batch.packing import fetched
    from checker.cli.checking import open_desk

    monkeypatch.setattr(opening, "LARGE", 1)
    open_desk(None, reviewed_only=False, model=False)
    there = home.current(home.home_of(made))
    again = made.__class__(fetched(made.root.as_uri(), tmp_path / "again"))
    copy = home.current(home.home_of(again))
    assert there is not None
    assert copy is not None
    assert copy.parent.name == there.parent.name
    assert len(open_desk(None, reviewed_only=False, model=False, start=again.root).desk.shelf) == 3
    assert home.current(home.home_of(again)) == copy


def test_a_store_that_is_too_large_is_not_sent(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.batch import packing

    monkeypatch.setattr(packing, "LARGEST", 100)
    with pytest.raises(UnusableInput, match=r"too large to be sent to the workers .*--cluster-store"):
        packing.packed(made)


# --- A real cluster of two processes -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster() -> Iterator["LocalCluster"]:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    from dask import config

    patient = {"distributed.comm.timeouts.connect": "180s", "distributed.comm.timeouts.tcp": "180s"}
    with (
        config.set(patient),  # a busy machine starts processes slowly
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=":0", memory_limit=0, silence_logs=50
        ) as cluster,
    ):
        yield cluster


def killed_worker(address: str) -> int:
    """Return the process id of a worker."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return int(min(client.run(os.getpid).values()))


def test_a_cluster_writes_the_same_with_a_worker_killed(cluster: "LocalCluster", made: Workspace) -> None:
    batched("one.jsonl", "-q")
    address = cluster.scheduler_address
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Journal, "add", kill_after(2, lambda: killed_worker(address)))
        assert batched("all.jsonl", "-q", "--cluster", address) == ExitCode.FINDINGS
    assert Path("all.jsonl").read_bytes() == Path("one.jsonl").read_bytes()
    assert left_in(made.root) == []


def test_workers_reach_the_store_at_a_location(
    cluster: "LocalCluster", made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    address = ["--cluster", cluster.scheduler_address]
    batched("one.jsonl", "-q", "--claims", str(made.claims_dir))
    for location in ([str(made.root)], [made.root.as_uri()], []):
        store = ["--cluster-store", *location] if location else []
        assert batched("all.jsonl", "-q", "--claims", str(made.claims_dir), *address, *store) == ExitCode.FINDINGS
        assert Path("all.jsonl").read_bytes() == Path("one.jsonl").read_bytes()
        Path("all.jsonl").unlink()
    other = made_in(made.root / "other")
    (other.sources_dir / "speakers.yaml").write_text("")
    assert batched("all.jsonl", *address, "--cluster-store", str(other.root)) == ExitCode.UNUSABLE
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith("factcheck: the worker tcp://")
    assert "these are not the claims that the run began with; give every process the same claims" in told


def test_what_a_cluster_says_is_one_line() -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    from checker.batch.cluster import _explained

    for error, message in (
        (
            distributed.KilledWorker("key", None, 3),
            "lines 1 to 4 ended several workers; give the workers more memory",
        ),
        (CancelledError("key"), r"the cluster went away \(key\); start it again; the same command goes on"),
        (RuntimeError("No module named 'checker.batch'"), "a worker cannot import factcheck; install factcheck "),
    ):
        with pytest.raises(UnusableInput, match=message), _explained("lines 1 to 4"):
            raise error
    with pytest.raises(KeyError), _explained("lines 1 to 4"):
        raise KeyError("a bug")


def test_workers_with_another_version_are_refused(
    cluster: "LocalCluster", made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.batch.cluster.__version__", "9.9")
    assert batched("all.jsonl", "--cluster", cluster.scheduler_address) == ExitCode.UNUSABLE
    assert "this is 9.9; install the same version on every worker" in capsys.readouterr().err


def test_a_process_with_another_version_says_so(made: Workspace) -> None:
    opening = Opening(open=None, claims=None, folder="", state="", by_meaning=False, task=None, version="9.9")  # type: ignore[arg-type]  # not used
    with pytest.raises(UnusableInput, match=r"is installed here, the run was begun with 9\.9"):
        opening.judge()


class _Found:
    """A store whose claims are found by their words alone."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.desk = Desk(Memory(()))


def test_a_process_that_finds_claims_in_another_way_says_so(made: Workspace) -> None:
    opening = Opening(
        open=lambda root, claims: _Found(made),
        claims=None,
        folder="claims",
        state=fingerprint(made),
        by_meaning=True,
        task=None,  # type: ignore[arg-type]  # not used
    )
    with pytest.raises(UnusableInput, match=r"found by their meaning in one process .*; run `factcheck index`"):
        opening.judge()


def test_nobody_answers(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    monkeypatch.setattr("checker.batch.cluster._PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:9", "no such place"):
        assert batched("all.jsonl", "--cluster", address) == ExitCode.UNUSABLE
        assert f"no cluster answers at {address}" in capsys.readouterr().err


def test_dask_is_an_extra(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "checker.batch.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert batched("all.jsonl", "--cluster", "tcp://127.0.0.1:9") == ExitCode.UNUSABLE
    assert (
        "dask.distributed, which is not installed; in a clone of factcheck: pip install '.[cluster]'"
        in capsys.readouterr().err
    )
