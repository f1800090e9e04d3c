"""The folder a newsroom works in: ``factcheck.toml`` with ``claims/``, ``sources/`` and ``reports/`` beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from checker.errors import UnusableInput
from checker.store.config import FILE_NAME, TEMPLATE, Config, read_config

SOURCES_ATTRIBUTES = "# Offsets count every character: Git must leave the line endings alone.\n*.txt -text\n"
"""What ``sources/.gitattributes`` of a new workspace says."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with a claim store in it.

    ``root`` is absolute and ``config`` is what its factcheck.toml says. ``claims`` is another folder of claims than
    ``claims/``, where one was asked for; then ``configured`` is where the factcheck.toml lies.
    """

    root: Path
    config: Config = field(default_factory=Config)
    claims: Path | None = None
    configured: Path | None = None

    @property
    def config_dir(self) -> Path:
        """Where the factcheck.toml lies that ``config`` was read from; what it names is named from there."""
        return self.configured or self.root

    @property
    def claims_dir(self) -> Path:
        """Where the claims are: one YAML file a source."""
        return self.claims or self.root / "claims"

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

    @property
    def inference_dir(self) -> Path | None:
        """The folder of the inference model that factcheck.toml names; None for the bundled one."""
        named = self.config.models.inference
        return None if named is None else self.root / named

    def name(self, path: Path) -> str:
        """Return what messages and reports call ``path``: relative to the workspace, where it lies in it.

        With another folder of claims that would lead nowhere; then it is relative to the working directory.
        """
        base = self.root if self.claims is None else Path.cwd()
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)

    def with_claims(self, folder: Path) -> "Workspace":
        """Return this workspace with the claims in ``folder``, and the sources that belong to them.

        Those are in ``sources/`` beside the folder, or else of the workspace that the folder lies in, or else of
        this one. The configuration stays this one's: whoever runs a check sets its rules.
        """
        claims = folder.absolute()
        if (claims.parent / "sources").is_dir():
            return replace(self, root=claims.parent, claims=claims, configured=self.config_dir)
        marked = next((above for above in claims.parents if (above / FILE_NAME).is_file()), self.root)
        return replace(self, root=marked, claims=claims, configured=self.config_dir)


def find_workspace(start: Path | None = None, *, claims_dir: Path | None = None) -> Workspace:
    """Find the workspace that ``start`` (default: the working directory) lies in, going upwards as git does.

    With ``claims_dir``, its claims are the ones in that folder (see ``Workspace.with_claims``), and no workspace is
    needed where the folder has its own sources or lies in another workspace.

    Raises ``UnusableInput`` where there is none, or its configuration is broken.
    """
    here = (start or Path.cwd()).absolute()
    root = next((folder for folder in (here, *here.parents) if (folder / FILE_NAME).is_file()), None)
    if root is not None:
        workspace = Workspace(root=root, config=read_config(root / FILE_NAME))
        return workspace if claims_dir is None else workspace.with_claims(claims_dir)
    if claims_dir is None:
        raise UnusableInput("no factcheck workspace here or above", cure="run `factcheck init`", file=start)
    if not claims_dir.is_dir():
        raise UnusableInput("there is no such folder of claims", cure="check the name", file=claims_dir)
    nowhere = Path("/")
    workspace = Workspace(root=nowhere).with_claims(claims_dir)
    if workspace.root == nowhere:
        cure = "name a `claims` folder that has its `sources` folder beside it"
        raise UnusableInput("no sources belong to this folder of claims", cure=cure, file=claims_dir)
    marker = workspace.root / FILE_NAME
    configured = replace(workspace, configured=None)
    return replace(configured, config=read_config(marker)) if marker.is_file() else configured


def init_workspace(root: Path, files: Mapping[str, bytes] | None = None) -> Workspace:
    """Make a workspace in ``root`` with ``files`` in it, given by their paths in it; empty without any.

    Raises ``UnusableInput`` rather than overwrite anything that is there.
    """
    marker = root / FILE_NAME
    if marker.exists() or marker.is_symlink():
        raise UnusableInput("there is a workspace here already", cure="use it, or name another folder", file=marker)
    contents = {"sources/.gitattributes": SOURCES_ATTRIBUTES.encode(), FILE_NAME: TEMPLATE.encode()}
    contents |= files or {}
    for name, content in contents.items():
        path = root / name
        if path.exists() and not (path.is_file() and path.read_bytes() == content):
            raise UnusableInput("is there already", cure="move it away, or name another folder", file=path)
    workspace = Workspace(root=root.absolute())
    folders = (workspace.claims_dir, workspace.sources_dir, workspace.reports_dir)
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            raise UnusableInput("is in the way: a folder goes here", cure="move it away first", file=folder)
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        # The marker comes last: what is left half-done is no workspace.
        for name in sorted(contents, key=lambda name: name == FILE_NAME):
            if not (root / name).exists():
                (root / name).write_bytes(contents[name])
    except OSError as error:
        cure = "choose a folder that you may write in"
        raise UnusableInput(f"cannot be made ({error.strerror})", cure=cure, file=root) from error
    return workspace
