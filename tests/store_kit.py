"""Small stores for tests: sources, claims and speakers on disk in a few lines."""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.model import Attribution, AttributionKind, Claim, Quote
from checker.store import Workspace
from checker.store.rendering import render_claims

TALKS = (
    "The talks lasted two hours.\n"
    "“We will send ten soldiers,” minister Ann Berg told the Gazette.\n"
    "Per Holm said that the plan was too expensive.\n"
    "The talks lasted two hours.\n"
)
"""A source in which one sentence stands twice."""


def workspace(root: Path, **texts: str) -> Workspace:
    """Make a workspace with a source for each keyword (its underscores become hyphens)."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "factcheck.toml").write_text("")
    for folder in ("claims", "sources", "reports"):
        (root / folder).mkdir(exist_ok=True)
    made = Workspace(root)
    for name, text in texts.items():
        add_source(made, name.replace("_", "-"), text)
    return made


def add_source(made: Workspace, source_id: str, text: str, **values: str) -> None:
    """Write a source's text and description."""
    (made.sources_dir / f"{source_id}.txt").write_bytes(text.encode())
    lines = {"title": "A report", "publisher": "Harbour Gazette", **values}
    lines.setdefault("sha256", hashlib.sha256(text.encode()).hexdigest())
    described = "".join(f"{key}: {value}\n" for key, value in lines.items())
    (made.sources_dir / f"{source_id}.yaml").write_text(described, encoding="utf-8")


def claim(claim_id: str, words: str, *, text: str = TALKS, source: str = "talks", **values: Any) -> Claim:
    """Make a claim on the first place of ``words`` in ``text``."""
    start = text.index(words)
    given: dict[str, Any] = {
        "id": claim_id,
        "text": words,
        "speaker": "Harbour Gazette",
        "attribution": Attribution(kind=AttributionKind.NARRATED),
        "quote": Quote(source=source, start=start, end=start + len(words), exact=words),
        "said_on": date(2026, 1, 15),
    }
    return Claim(**given | values)


def write_claims(made: Workspace, *claims: Claim, source: str = "talks") -> Path:
    """Write a claims file as the program itself would; return its path."""
    return write(made, f"claims/{source}.yaml", render_claims(source, claims))


def write(made: Workspace, name: str, text: str) -> Path:
    """Write a file of the workspace byte for byte; return its path."""
    path = made.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def contents(made: Workspace) -> Mapping[str, bytes]:
    """Return all files of a workspace with their bytes."""
    return {str(path.relative_to(made.root)): path.read_bytes() for path in made.root.rglob("*") if path.is_file()}
