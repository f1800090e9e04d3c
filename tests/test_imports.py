"""What a command may import: nothing heavy before it is needed, so that the prompt comes back at once."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from checker.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
LISTED = """
import json, sys
from checker.cli import run
for command in json.loads(sys.argv[1]):
    run(command)
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""

TYPER = {"typer", "click", "shellingham", "annotated_doc", "typing_extensions"}
"""typer with what it stands on; older ones use click, newer ones have it built in."""
HEAVY = {
    "bs4", "charset_normalizer", "courlan", "docx", "htmldate", "huggingface_hub", "justext", "lxml", "pypdf",
    "rich", "ruamel", "torch", "trafilatura", "transformers",
}  # fmt: skip
"""What only some sources, and only some terminals, need; or nothing but the training."""
EXTRAS = {
    "cattrs", "dask", "distributed", "fastapi", "fsspec", "lsprotocol", "pyarrow", "pygls", "starlette", "uvicorn",
}  # fmt: skip
"""What only Parquet, clusters, editors and the desk in a browser need."""
NETWORK = {"numpy", "onnxruntime", "tokenizers"}
"""What the inference model needs."""


def imported(*commands: Sequence[str]) -> set[str]:
    """Return the modules that commands have loaded in the end, in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", LISTED, json.dumps(commands)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def foreign(modules: set[str]) -> set[str]:
    """Return the packages among them that are neither Python's nor ours."""
    tops = {module.partition(".")[0] for module in modules}
    before = {module.partition(".")[0] for module in imported_by_python()}
    return {top for top in tops - before - sys.stdlib_module_names - {"checker"} if not top.startswith("_")}


def imported_by_python() -> set[str]:
    """Return what is loaded before the first line of ours: installations differ."""
    listed = "import json, sys; print(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def ours(modules: set[str]) -> set[str]:
    return {module for module in modules if module.partition(".")[0] == "checker"}


def test_the_version_needs_nothing() -> None:
    modules = imported(["--version"])
    assert foreign(modules) == set()
    assert ours(modules) == {"checker", "checker.errors", "checker.cli"}


def test_the_help_needs_typer_alone() -> None:
    modules = imported(["--help"])
    assert foreign(modules) <= TYPER
    assert ours(modules) == {"checker", "checker.errors", "checker.cli", "checker.cli.commands"}


def test_the_help_of_a_command_needs_no_reader_of_documents() -> None:
    modules = imported(*([name, "--help"] for name in COMMANDS))
    assert {listed.module for listed in COMMANDS.values()} <= modules
    assert not foreign(modules) & (HEAVY | EXTRAS)


CHECK = ["verify", "Germany is willing to send troops to Greenland.", "--format", "json"]


def test_a_check_on_plain_text_needs_no_reader_of_documents() -> None:
    modules = imported(CHECK)
    assert "checker.pipeline" in modules
    assert foreign(modules) & (HEAVY | NETWORK) == NETWORK


def test_a_batch_of_rows_needs_no_extra(tmp_path: Path) -> None:
    (tmp_path / "list.jsonl").write_text('{"statement": "Germany sends troops.", "id": "a"}\n')
    modules = imported(["batch", str(tmp_path / "list.jsonl"), "--no-model", "-o", str(tmp_path / "out.csv")])
    assert (tmp_path / "out.csv").is_file()
    assert not foreign(modules) & (HEAVY | EXTRAS)


def test_without_the_inference_model_nothing_of_it_is_loaded() -> None:
    assert not foreign(imported([*CHECK, "--no-model"], ["lint"], ["explain", "FC109"])) & NETWORK


def test_the_version_comes_at_once() -> None:
    times = []
    for _ in range(5):
        start = perf_counter()
        command = [sys.executable, "-c", "from checker.cli import main; main()", "--version"]
        subprocess.run(command, capture_output=True, cwd=ROOT, check=True)
        times.append(perf_counter() - start)
    assert min(times) < 0.2, f"the fastest of five took {min(times):.2f} s"
