"""The folders of a store: which files in them are read, and what stands there that never would be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.errors import UnusableInput
from checker.files import read_bytes
from checker.store.codes import FILE_NAME, STRAY_FILE, UNREADABLE
from checker.store.problems import Problems
from checker.store.workspace import Workspace

LARGE = 600_000
"""Bytes of YAML from which claims are compiled: some 1,500 claims, which take a second to read each time."""


def is_large(workspace: Workspace) -> bool:
    """Whether a store has so many claims that they are looked up in an archive rather than read."""
    try:
        sizes = (path.stat().st_size for path in workspace.claims_dir.glob("[!.]*.yaml"))
        return sum(sizes) >= LARGE
    except OSError:
        return False  # reading it tells why it cannot be used


@contextmanager
def opened(folder: Path, name: str) -> Iterator[None]:
    """Say in one line why a folder, which messages call ``name``, cannot be looked into: half a store is none."""
    try:
        yield
    except PermissionError:
        cure = "let your user read and enter it (chmod u+rx), or run as one who may"
        raise UnusableInput("the folder may not be read", cure=cure, file=name) from None
    except OSError as error:
        cure = "check that it is a folder that can be read"
        raise UnusableInput(
            f"the folder cannot be read ({error.strerror or error})", cure=cure, file=name
        ) from None


def yaml_files(folder: Path, workspace: Workspace, problems: Problems) -> Iterator[Path]:
    """Yield the YAML files of a folder by name, and note what looks like one but would never be read."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        suffix = path.suffix.lower()
        if path.is_dir():
            if any(path.rglob("*.y*ml")):
                message = "YAML files in a folder below are not read"
                cure = f"move them up into {workspace.name(folder)}/"
                problems.add(FILE_NAME, message, cure=cure, file=workspace.name(path))
        elif path.suffix == ".yaml":
            if not leads_out(path, workspace, problems):
                yield path
        elif suffix in (".yml", ".yaml"):
            cure = f"call it {path.stem}.yaml"
            problems.add(FILE_NAME, "a file with this ending is not read", cure=cure, file=workspace.name(path))


def leads_out(path: Path, workspace: Workspace, problems: Problems) -> bool:
    """Whether ``path`` is a link to a place outside its folder; noted as a problem."""
    if not path.is_symlink() or path.resolve().is_relative_to(path.parent.resolve()):
        return False
    message = "is a link that leads out of the folder"
    problems.add(FILE_NAME, message, cure="put the file itself here", file=workspace.name(path))
    return True


def note_stray_texts(workspace: Workspace, problems: Problems) -> None:
    """Note the texts of ``sources/`` that no file describes."""
    for path in sorted(workspace.sources_dir.glob("*.txt")):
        if not path.with_suffix(".yaml").exists():
            cure = "add it with `factcheck sources add`, or remove it"
            problems.add(STRAY_FILE, "a text without a description", cure=cure, file=workspace.name(path))


def note_strays(workspace: Workspace, problems: Problems) -> None:
    """Note all that stands in the folders of a store and would never be read."""
    for folder in (workspace.claims_dir, workspace.sources_dir):
        with opened(folder, workspace.name(folder)):
            if folder.is_dir():
                for _ in yaml_files(folder, workspace, problems):
                    pass
    note_stray_texts(workspace, problems)


def read_yaml(path: Path, file: str, problems: Problems) -> str | None:
    """Read the text of a YAML file; None, with the problem noted, where it cannot be read."""
    try:
        data = read_bytes(path)
        return data.decode("utf-8-sig")
    except UnusableInput as error:
        problems.add_refused(UNREADABLE, error, file)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(UNREADABLE, "is not UTF-8", cure="save it as UTF-8", file=file, line=line)
    return None
