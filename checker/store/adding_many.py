"""Many new sources with their claims into a store, as a feed brings them: each with its text, or not there."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.errors import UnusableInput
from checker.files import dump_yaml, put_many
from checker.model import Claim, Source
from checker.store.guard import locked
from checker.store.rendering import render_claims
from checker.store.sources import description_file, description_values, text_file
from checker.store.workspace import Workspace


class NewSource(NamedTuple):
    """A source that is not in the store yet, its text, and the claims that rest on it."""

    source: Source
    text: str
    claims: Sequence[Claim]


def stamp_of(workspace: Workspace) -> tuple[int, int]:
    """Return when a file last came into the folders of a store: every file is put there whole, under its name."""
    return workspace.claims_dir.stat().st_mtime_ns, workspace.sources_dir.stat().st_mtime_ns


def add_sources(workspace: Workspace, added: Iterable[NewSource], *, stamp: tuple[int, int]) -> None:
    """Write new sources, their claims last, so that no claim is there without its source.

    ``stamp`` is the one from before the store was read, by which ids were chosen.

    Raises:
        UnusableInput: another program wrote into the store since then, or something cannot be written.
    """
    with locked(workspace.sources_dir), locked(workspace.claims_dir):
        refuse_changed(workspace, stamp)
        put_many(_files(workspace, added))


def refuse_changed(workspace: Workspace, stamp: tuple[int, int]) -> None:
    """Raise ``UnusableInput`` where something was written into the store since ``stamp``."""
    if stamp_of(workspace) != stamp:
        message = "another program changed the store meanwhile; nothing was written"
        raise UnusableInput(message, cure="run the command again", file=workspace.name(workspace.claims_dir))


def _files(workspace: Workspace, added: Iterable[NewSource]) -> Iterator[tuple[Path, str]]:
    for source, text, claims in added:
        yield text_file(workspace, source.id), text
        yield description_file(workspace, source.id), dump_yaml(description_values(source))
        if claims:
            yield workspace.claims_dir / f"{source.id}.yaml", render_claims(source.id, claims)
