"""The folder that a newsroom works in: ``factcheck.toml`` with ``claims/``, ``sources/`` and ``reports/`` beside it."""

from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import UnusableInput
from checker.store.config import FILE_NAME, TEMPLATE, Config, read_config


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with a claim store in it. ``root`` is absolute; ``config`` is what its factcheck.toml says."""

    root: Path
    config: Config = field(default_factory=Config)

    @property
    def claims_dir(self) -> Path:
        """Where the claims are: one YAML file a source."""
        return self.root / "claims"

    @property
    def sources_dir(self) -> Path:
        """Where the sources are: a description and a text each, and the speakers."""
        return self.root / "sources"

    @property
    def reports_dir(self) -> Path:
        """Where reports go that name no other place."""
        return self.root / "reports"

    @property
    def speakers_file(self) -> Path:
        """The file that describes the people and organisations that speak."""
        return self.sources_dir / "speakers.yaml"

    def name(self, path: Path) -> str:
        """How messages and reports call ``path``: relative to the workspace where it lies in it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def find_workspace(start: Path | None = None) -> Workspace:
    """Find the workspace that ``start`` (default: the working directory) lies in, going upwards as git does.

    Raises ``UnusableInput`` where there is none, or its configuration is broken.
    """
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        marker = folder / FILE_NAME
        if marker.is_file():
            return Workspace(root=folder, config=read_config(marker))
    raise UnusableInput("no factcheck workspace here or above", cure="run `factcheck init`", file=start)


def init_workspace(root: Path) -> Workspace:
    """Make an empty workspace in ``root``; raise ``UnusableInput`` rather than overwrite anything there."""
    marker = root / FILE_NAME
    if marker.exists() or marker.is_symlink():
        raise UnusableInput("there is a workspace here already", cure="use it, or name another folder", file=marker)
    workspace = Workspace(root=root.absolute())
    folders = (workspace.claims_dir, workspace.sources_dir, workspace.reports_dir)
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            raise UnusableInput("is in the way: a folder goes here", cure="move it away first", file=folder)
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        with marker.open("x", encoding="utf-8") as file:
            file.write(TEMPLATE)
    except OSError as error:
        cure = "choose a folder that you may write in"
        raise UnusableInput(f"cannot be made ({error.strerror})", cure=cure, file=root) from error
    return workspace
