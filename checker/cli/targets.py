"""Where a report may go: looked at before the work begins, so that nothing is judged for a place that is none."""

from pathlib import Path

from checker.cli.common import is_standard_output
from checker.errors import UnusableInput
from checker.store import Workspace
from checker.store.config import FILE_NAME

_OF_CLAIMS = frozenset({".yaml", ".yml"})
_OF_SOURCES = _OF_CLAIMS | {".txt"}


def refuse_target(target: Path | None, workspace: Workspace) -> None:
    """Refuse a report that would replace a file of the store, or be taken for one, or that has no folder to lie in.

    Raises:
        UnusableInput: one of these; nothing has been written.
    """
    if target is None or is_standard_output(target):
        return
    there = target.resolve()
    if _belongs_to(there, workspace):
        raise UnusableInput("the report would be a file of the store", cure="give another -o FILE", file=target)
    if target.is_dir():
        raise UnusableInput("the file cannot be written (it is a folder)", cure="name a file in it", file=target)
    if not target.exists() and not there.parent.is_dir():
        raise UnusableInput(
            "the file cannot be written (its folder is not there)",
            cure="make the folder first, or choose another",
            file=target,
        )


def _belongs_to(there: Path, workspace: Workspace) -> bool:
    ending = there.suffix.lower()
    return (
        there == (workspace.config_dir / FILE_NAME).resolve()
        or (there.parent == workspace.claims_dir.resolve() and ending in _OF_CLAIMS)
        or (there.parent == workspace.sources_dir.resolve() and ending in _OF_SOURCES)
    )
