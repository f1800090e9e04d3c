"""What a store holds, in one word: two places with the same fingerprint give the same verdicts."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from checker.errors import UnusableInput
from checker.store import Workspace


def files_of(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """Yield the files that verdicts rest on, with their names in a workspace: claims, sources, its own model."""
    yield from (("claims/" + path.name, path) for path in _files(workspace.claims_dir, "*.yaml"))
    for pattern in ("*.yaml", "*.txt"):
        yield from (("sources/" + path.name, path) for path in _files(workspace.sources_dir, pattern))
    if workspace.inference_dir is not None:
        yield from ((f"{MODEL}/{path.name}", path) for path in _files(workspace.inference_dir, "*"))


MODEL = "inference"
"""What the folder of a workspace's own inference model is called, whatever its name."""


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file() and not path.name.startswith("."))


def fingerprint(workspace: Workspace) -> str:
    """Return the SHA-256 of the files that verdicts rest on, with their names; raises ``UnusableInput``."""
    digest = hashlib.sha256()
    for name, path in files_of(workspace):
        try:
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").digest()
        except OSError as error:
            cure = "let your user read it"
            raise UnusableInput(f"the file cannot be read ({error.strerror})", cure=cure, file=path) from None
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0" + content)
    return digest.hexdigest()
