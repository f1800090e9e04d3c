"""Batches of several partitions, for the tests of what interrupts them and of who judges them."""

import json
from pathlib import Path

from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk

from checker.store import Workspace

STATEMENTS = [SUPPORTED, CONTRADICTED, UNVERIFIED, "Per Holm said that the ferry to Malmö is open."]
OPTIONS = ["--no-model", "--as-of", "2026-02-01"]


def batch_of(count: int) -> str:
    """Return JSON Lines with so many statements."""
    return "".join(
        json.dumps({"statement": f"{STATEMENTS[number % 4]}", "id": f"s{number}"}) + "\n" for number in range(count)
    )


def made_in(root: Path, count: int = 12) -> Workspace:
    """Make a workspace with a list of ``count`` statements in it."""
    made = desk(root)
    (made.root / "list.jsonl").write_text(batch_of(count))
    return made


def left_in(folder: Path) -> list[str]:
    """Return the endings of what a run left in a folder."""
    return sorted(path.suffix for path in folder.iterdir() if path.name.startswith(".factcheck-"))
