"""The files of a store -> models with their places, every problem noted on the way."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import UnusableInput
from checker.files import Node, read_bytes, yaml_tree
from checker.model import Claim, Id, Noun, Source, Speaker
from checker.store.codes import FILE_NAME, SOURCE_CHANGED, STRAY_FILE, UNKNOWN_SOURCE, UNREADABLE, WRONG_VALUE
from checker.store.problems import Problems
from checker.store.schema import line_of, read_model
from checker.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim with the file and the YAML item that it was read from."""

    claim: Claim
    file: str
    node: Node

    def line(self, *keys: str | int) -> int:
        """Return the line of the value at ``keys``, or of the claim itself."""
        return line_of(self.node, keys)


@dataclass(frozen=True, slots=True)
class PlacedSource:
    """A source with its text (None where it cannot be read) and the file that describes it."""

    source: Source
    text: str | None
    file: str


@dataclass(frozen=True, slots=True)
class PlacedSpeaker:
    """A speaker with the file and the YAML item that it was read from."""

    speaker: Speaker
    file: str
    node: Node

    def line(self, *keys: str | int) -> int:
        """Return the line of the value at ``keys``, or of the speaker itself."""
        return line_of(self.node, keys)


@dataclass(slots=True)
class Reading:
    """All that could be read of a store, and all that is wrong with its files.

    ``claim_files`` gives the source that each claims file names, with the line that names it.
    """

    claims: list[PlacedClaim] = field(default_factory=list)
    sources: dict[str, PlacedSource] = field(default_factory=dict)
    speakers: list[PlacedSpeaker] = field(default_factory=list)
    claim_files: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)


def read_store(workspace: Workspace) -> Reading:
    """Read all files of a store. Raises ``UnusableInput`` only where there is no claims folder."""
    if not workspace.claims_dir.is_dir():
        cure = "run `factcheck init`, or name the folder with --claims"
        raise UnusableInput(
            "there is no such folder of claims", cure=cure, file=workspace.name(workspace.claims_dir)
        )
    reading = Reading()
    with _no_collection():
        _read_files(workspace, reading)
    return reading


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the search for garbage: a big store is hundreds of thousands of objects, none of them garbage.

    The search would look at all of them again and again, and take half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read_files(workspace: Workspace, reading: Reading) -> None:
    for path in _yaml_files(workspace.claims_dir, workspace, reading.problems):
        file = workspace.name(path)
        text = _read_yaml(path, file, reading.problems)
        if text is not None:
            parse_claims(text, path.stem, file, reading)
    read_sources(workspace, reading)
    speakers = workspace.speakers_file
    if speakers.exists() and not _leads_out(speakers, workspace, reading.problems):
        file = workspace.name(speakers)
        text = _read_yaml(speakers, file, reading.problems)
        if text is not None:
            parse_speakers(text, file, reading)


def read_sources(workspace: Workspace, reading: Reading) -> None:
    """Read all sources of a workspace with their texts into ``reading``."""
    if workspace.sources_dir.is_dir():
        for path in _yaml_files(workspace.sources_dir, workspace, reading.problems):
            if path != workspace.speakers_file:
                read_source(path, workspace, reading)
        _note_stray_texts(workspace, reading)


def parse_claims(text: str, stem: str, file: str, reading: Reading) -> None:
    """Read the text of a claims file into ``reading``.

    ``stem`` is the file's name without its ending, ``file`` is what messages call it.
    """
    problems = reading.problems
    root = _tree(text, file, problems)
    if root is None:
        return
    if not isinstance(root.value, dict):
        cure = "write `source: ID` and `claims:` with a list of claims"
        problems.add(WRONG_VALUE, "a claims file must be a mapping", cure=cure, file=file, line=root.line)
        return
    head = read_model(_ClaimsHead, _head(root), what="claims file", file=file, problems=problems)
    if head is None:
        return
    line = root.key_lines["source"]
    reading.claim_files[file] = (head.source, line)
    if head.source != stem:
        message = f"the file is called {stem!r} but its claims are from the source {head.source!r}"
        cure = f"call it {head.source}.yaml, or correct `source`"
        problems.add(FILE_NAME, message, cure=cure, file=file, line=line)
    items = root.value.get("claims")
    if items is None or items.value is None:
        return
    if not isinstance(items.value, list):
        cure = "start each claim with `- id:`"
        problems.add(WRONG_VALUE, "`claims` must be a list", cure=cure, file=file, line=root.key_lines["claims"])
        return
    for item in items.value:
        given = {"quote": {"source": head.source}}
        claim = read_model(Claim, item, what="claim", file=file, problems=problems, given=given)
        if claim is None:
            continue
        placed = PlacedClaim(claim, file, item)
        reading.claims.append(placed)
        if claim.quote and claim.quote.source != head.source:
            message = f"the quote is from another source than the file ({claim.quote.source!r})"
            cure = f"move the claim to {claim.quote.source}.yaml, or leave `quote.source` out"
            problems.add(WRONG_VALUE, message, cure=cure, file=file, line=placed.line("quote", "source"))


class _ClaimsHead(Noun):
    """What stands beside the claims in a claims file."""

    source: Id
    claims: Any = None


def _head(root: Node) -> Node:
    """Return the mapping ``root`` without its claims, which are read one by one."""
    assert isinstance(root.value, dict)
    values = {key: Node(None, value.line) if key == "claims" else value for key, value in root.value.items()}
    return Node(values, root.line, root.key_lines)


def read_source(path: Path, workspace: Workspace, reading: Reading) -> None:
    """Read the source that the file at ``path`` describes, and its text, into ``reading``."""
    file, problems = workspace.name(path), reading.problems
    text = _read_yaml(path, file, problems)
    root = None if text is None else _tree(text, file, problems)
    if root is None:
        return
    given = {"id": path.stem}
    source = read_model(Source, root, what="source", file=file, problems=problems, given=given)
    if source is None:
        return
    if source.id != path.stem:
        message = f"the file is called {path.stem!r} but describes the source {source.id!r}"
        cure = f"call it {source.id}.yaml, or correct `id`"
        problems.add(FILE_NAME, message, cure=cure, file=file, line=line_of(root, ["id"]))
        return
    text_path = path.with_suffix(".txt")
    content = None
    if not _leads_out(text_path, workspace, problems):
        line = line_of(root, ["sha256"])
        content = _read_text(text_path, workspace.name(text_path), source, file, line, problems)
    reading.sources[source.id] = PlacedSource(source, content, file)


def _read_text(path: Path, name: str, source: Source, file: str, line: int, problems: Problems) -> str | None:
    """Read the text of a source and hold it against the sha256 in ``file`` at ``line``."""
    if not path.exists():
        cure = f"restore {name}, or add the source again with `factcheck sources add`"
        problems.add(UNKNOWN_SOURCE, f"the text of this source is missing ({name})", cure=cure, file=file, line=1)
        return None
    try:
        data = read_bytes(path)
        text = data.decode()
    except UnusableInput as error:
        problems.add_refused(UNREADABLE, error, name)
        return None
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        problems.add(UNREADABLE, "is not UTF-8", cure="restore the text that was added", file=name, line=at)
        return None
    if hashlib.sha256(data).hexdigest() != source.sha256:
        message = f"the text in {name} is not the text that was added: its sha256 differs"
        cure = f"restore it, or take over the new text: `factcheck sources add {name} --id {source.id} --replace`"
        problems.add(SOURCE_CHANGED, message, cure=cure, file=file, line=line)
    return text


def parse_speakers(text: str, file: str, reading: Reading) -> None:
    """Read the text of the speakers file into ``reading``; ``file`` is what messages call it."""
    problems = reading.problems
    root = _tree(text, file, problems)
    if root is None or root.value is None:
        return
    if not isinstance(root.value, list):
        cure = "start each speaker with `- id:`"
        problems.add(WRONG_VALUE, "the speakers must be a list", cure=cure, file=file, line=root.line)
        return
    for item in root.value:
        speaker = read_model(Speaker, item, what="speaker", file=file, problems=problems)
        if speaker is not None:
            reading.speakers.append(PlacedSpeaker(speaker, file, item))


def _read_yaml(path: Path, file: str, problems: Problems) -> str | None:
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


def _tree(text: str, file: str, problems: Problems) -> Node | None:
    try:
        return yaml_tree(text, file)
    except UnusableInput as error:
        problems.add_refused(UNREADABLE, error, file)
        return None


def _yaml_files(folder: Path, workspace: Workspace, problems: Problems) -> Iterator[Path]:
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
            if not _leads_out(path, workspace, problems):
                yield path
        elif suffix in (".yml", ".yaml"):
            cure = f"call it {path.stem}.yaml"
            problems.add(FILE_NAME, "a file with this ending is not read", cure=cure, file=workspace.name(path))


def _leads_out(path: Path, workspace: Workspace, problems: Problems) -> bool:
    """Whether ``path`` is a link to a place outside its folder; noted as a problem."""
    if not path.is_symlink() or path.resolve().is_relative_to(path.parent.resolve()):
        return False
    message = "is a link that leads out of the folder"
    problems.add(FILE_NAME, message, cure="put the file itself here", file=workspace.name(path))
    return True


def _note_stray_texts(workspace: Workspace, reading: Reading) -> None:
    for path in sorted(workspace.sources_dir.glob("*.txt")):
        if not path.with_suffix(".yaml").exists():
            cure = "add it with `factcheck sources add`, or remove it"
            reading.problems.add(STRAY_FILE, "a text without a description", cure=cure, file=workspace.name(path))
