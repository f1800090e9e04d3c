"""A store on its way to a worker: packed and sent, or fetched from a place that both can reach."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from checker.archive import index_folder
from checker.batch.fingerprint import MODEL, files_of
from checker.errors import UnusableInput
from checker.store import Workspace

LARGEST = 512_000_000
"""Bytes of a packed store from which it is not sent: each worker would get it through the scheduler."""
_FOLDERS = ("claims", "sources")
_MARKER = "factcheck.toml"
_ARCHIVE, _VECTORS = ".factcheck/archive", ".factcheck/vectors"
"""What was derived of a large store: a worker without its graph would find claims by their words alone."""


def packed(workspace: Workspace) -> bytes:
    """Return the store of a workspace as a zip archive that is a workspace when it is unpacked.

    Raises ``UnusableInput`` where it is too large to be sent.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False) as pack:
        for name, path in (*files_of(workspace), *_derived(workspace)):
            pack.write(path, name)
            if archive.tell() >= LARGEST:
                message = (
                    f"the store is too large to be sent to the workers ({LARGEST // 1_000_000} MB or more packed)"
                )
                cure = "put it where they can reach it, and name the place with --cluster-store"
                raise UnusableInput(message, cure=cure, file=workspace.claims_dir)
        for folder in _FOLDERS:
            pack.writestr(f"{folder}/", "")  # one that is empty is there, too
        pack.writestr(_MARKER, f'[models]\ninference = "{MODEL}"\n' if workspace.inference_dir else "")
    return archive.getvalue()


def _derived(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """Yield the files of the index and of the vectors, as the unpacked workspace calls them."""
    places = ((f"{_ARCHIVE}/claims", index_folder(workspace)), (_VECTORS, workspace.root / _VECTORS))
    for name, folder in places:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "lock" and not path.name.endswith(("-shm", ".lock")):
                yield f"{name}/{path.relative_to(folder).as_posix()}", path


def unpacked(pack: bytes, folder: Path) -> Path:
    """Unpack what ``packed`` made into a folder, and return it."""
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        archive.extractall(folder)
    return folder


def is_address(location: str) -> bool:
    """Whether a location is an address such as ``s3://bucket/newsroom``, not a path."""
    return "://" in location


def fetched(location: str, folder: Path) -> Path:
    """Fetch the store of a workspace from an address that fsspec knows into a folder, and return it.

    Raises ``UnusableInput`` where it cannot be had.
    """
    from checker.store.config import read_config

    try:
        import fsspec

        system, root = fsspec.core.url_to_fs(location)
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            system.get(f"{root}/{name}/", f"{folder / name}/", recursive=True)
        if system.exists(f"{root}/{_MARKER}"):
            system.get(f"{root}/{_MARKER}", str(folder / _MARKER))
        else:
            (folder / _MARKER).touch()
        named = read_config(folder / _MARKER).models.inference
        derived = (name for name in (_ARCHIVE, _VECTORS) if system.exists(f"{root}/{name}"))
        for further in filter(None, (named, *derived)):
            system.get(f"{root}/{further}/", f"{folder / further}/", recursive=True)
    except UnusableInput:
        raise
    except Exception as error:  # each kind of storage has its own exceptions, and its own missing libraries
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        cure = "check the address, and that the workers may read it"
        raise UnusableInput(f"the store cannot be fetched ({reason})", cure=cure, file=location) from None
    return folder
