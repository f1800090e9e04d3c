"""The claim store as it was at a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from checker.editorial.history.git import Repository
from checker.errors import UnusableInput
from checker.store import Store, Workspace, load

_CURE = "put the claims under git, or name claims by their ids"


def store_at(workspace: Workspace, revision: str, *, option: str) -> Store:
    """Load the store of a workspace as it was at a revision; an empty one where there were no claims yet.

    Raises:
        UnusableInput: the claims lie in no repository, there is no such revision, or the store was broken then.
    """
    name = workspace.name(workspace.claims_dir)
    repository = Repository.around(workspace.claims_dir, called=name, cure=_CURE)
    commit = repository.commit(revision, option)
    with _written(repository, commit, workspace) as root:
        if not any((root / "claims").glob("*.yaml")):
            return Store(())
        try:
            return load(Workspace(root, workspace.config))
        except UnusableInput as broken:
            file = f"{broken.file} at {revision}"
            cure = "name a revision at which the store was sound"
            raise UnusableInput(broken.message, cure=cure, file=file, line=broken.line) from None


@contextmanager
def _written(repository: Repository, commit: str, workspace: Workspace) -> Iterator[Path]:
    """Write the store of a commit into a folder of its own, which goes in the end."""
    with TemporaryDirectory(prefix="factcheck-") as made:
        root = Path(made)
        for label, folder in (("claims", workspace.claims_dir), ("sources", workspace.sources_dir)):
            (root / label).mkdir()
            if not folder.resolve().is_relative_to(repository.top.resolve()):
                continue
            top = repository.name(folder)
            files = repository.files(commit, top) if top != "." else repository.files(commit)
            for file, data in zip(files, repository.contents(files), strict=True):
                inside = PurePosixPath(file.name).relative_to(top)
                if not file.plain or ".." in inside.parts:
                    cure = "name another revision"
                    raise UnusableInput("is no plain file at this revision", cure=cure, file=file.name)
                path = root / label / inside
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        yield root
