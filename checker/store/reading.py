"""The files of a store -> models with their places, every problem noted on the way."""

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import UnusableInput
from checker.files import Node, Unread, read_bytes, yaml_as_far_as_possible
from checker.model import Claim, Id, Noun, Source, Speaker
from checker.store.codes import FILE_NAME, SOURCE_CHANGED, UNKNOWN_SOURCE, UNREADABLE, WRONG_VALUE
from checker.store.folders import leads_out, note_stray_texts, opened, read_yaml, yaml_files
from checker.store.problems import Problems
from checker.store.schema import line_of, read_entry
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
class Entries:
    """Claims, sources and speakers with their places."""

    claims: list[PlacedClaim] = field(default_factory=list)
    sources: dict[str, PlacedSource] = field(default_factory=dict)
    speakers: list[PlacedSpeaker] = field(default_factory=list)


@dataclass(slots=True)
class Reading(Entries):
    """All that could be read of a store, and all that is wrong with its files.

    ``partly`` has the entries that something is wrong with, made of their other keys: they are checked, never used.
    ``claim_files`` gives the source that each claims file names, with the line that names it. ``unread`` are the
    ids and names in files that could not be read as a whole: what they name is there, whatever became of it.
    """

    partly: Entries = field(default_factory=Entries)
    claim_files: dict[str, tuple[str, int]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)
    unread: set[str] = field(default_factory=set)

    def whole_and_partly(self) -> Entries:
        """Return all entries, those that something is wrong with behind the others."""
        return Entries(
            [*self.claims, *self.partly.claims],
            {**self.partly.sources, **self.sources},
            [*self.speakers, *self.partly.speakers],
        )

    def keep(self, *, whole: bool) -> Entries:
        """Return where an entry goes."""
        return self if whole else self.partly


def read_store(workspace: Workspace) -> Reading:
    """Read all files of a store. Raises ``UnusableInput`` only where a folder is not there or may not be read."""
    folder = workspace.claims_dir
    with opened(folder, workspace.name(folder)):
        there = folder.is_dir()
    if not there:
        cure = "run `factcheck init`, or name the folder with --claims"
        raise UnusableInput("there is no such folder of claims", cure=cure, file=workspace.name(folder))
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
    with opened(workspace.claims_dir, workspace.name(workspace.claims_dir)):
        for path in yaml_files(workspace.claims_dir, workspace, reading.problems):
            file = workspace.name(path)
            text = read_yaml(path, file, reading.problems)
            if text is not None:
                parse_claims(text, path.stem, file, reading)
    read_sources(workspace, reading)
    with opened(workspace.sources_dir, workspace.name(workspace.sources_dir)):
        read_speakers(workspace.speakers_file, workspace, reading)


def read_speakers(path: Path, workspace: Workspace, reading: Reading) -> None:
    """Read the speakers in the file at ``path``, where there is one, into ``reading``."""
    if path.exists() and not leads_out(path, workspace, reading.problems):
        file = workspace.name(path)
        text = read_yaml(path, file, reading.problems)
        if text is not None:
            parse_speakers(text, file, reading)


def read_sources(workspace: Workspace, reading: Reading) -> None:
    """Read all sources of a workspace with their texts into ``reading``."""
    folder = workspace.sources_dir
    with opened(folder, workspace.name(folder)):
        if folder.is_dir():
            for path in yaml_files(folder, workspace, reading.problems):
                if path != workspace.speakers_file:
                    read_source(path, workspace, reading)
            note_stray_texts(workspace, reading.problems)


def parse_claims(text: str, stem: str, file: str, reading: Reading) -> None:
    """Read the text of a claims file into ``reading``.

    ``stem`` is the file's name without its ending, ``file`` is what messages call it.
    """
    with _noting_names(text, reading):
        _parse_claims(_tree(text, file, reading), stem, file, reading)


def _parse_claims(root: Node, stem: str, file: str, reading: Reading) -> None:
    problems = reading.problems
    if root.value is Unread.UNREAD:
        return
    if not isinstance(root.value, dict):
        cure = "write `source: ID` and `claims:` with a list of claims"
        problems.add(WRONG_VALUE, "a claims file must be a mapping", cure=cure, file=file, line=root.line)
        return
    head = read_entry(_ClaimsHead, _head(root), what="claims file", file=file, problems=problems).model
    source = head.source if head else stem
    if head is not None:
        line = root.key_lines["source"]
        reading.claim_files[file] = (source, line)
        if source != stem:
            message = f"the file is called {stem!r} but its claims are from the source {source!r}"
            cure = f"call it {source}.yaml, or correct `source`"
            problems.add(FILE_NAME, message, cure=cure, file=file, line=line)
    items = root.value.get("claims")
    if items is None or items.value in (None, Unread.UNREAD):
        return
    if not isinstance(items.value, list):
        cure = "start each claim with `- id:`"
        problems.add(WRONG_VALUE, "`claims` must be a list", cure=cure, file=file, line=root.key_lines["claims"])
        return
    for item in items.value:
        _read_claim(item, source, file, reading)


def _read_claim(item: Node, source: str, file: str, reading: Reading) -> None:
    """Read a claim from the claims of ``source``."""
    given = {"quote": {"source": source}}
    claim, whole = read_entry(Claim, item, what="claim", file=file, problems=reading.problems, given=given)
    if claim is None:
        return
    placed = PlacedClaim(claim, file, item)
    reading.keep(whole=whole).claims.append(placed)
    if claim.quote and claim.quote.source != source:
        message = f"the quote is from another source than the file ({claim.quote.source!r})"
        cure = f"move the claim to {claim.quote.source}.yaml, or leave `quote.source` out"
        line = placed.line("quote", "source")
        reading.problems.add(WRONG_VALUE, message, cure=cure, file=file, line=line)


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
    text = read_yaml(path, file, problems)
    root = Node(Unread.UNREAD, 1) if text is None else _tree(text, file, reading)
    given = {"id": path.stem}
    source, whole = read_entry(Source, root, what="source", file=file, problems=problems, given=given)
    if source is None:
        reading.unread.add(path.stem)
        return
    if source.id != path.stem:
        message = f"the file is called {path.stem!r} but describes the source {source.id!r}"
        cure = f"call it {source.id}.yaml, or correct `id`"
        problems.add(FILE_NAME, message, cure=cure, file=file, line=line_of(root, ["id"]))
        reading.unread.update((source.id, path.stem))
        return
    text_path = path.with_suffix(".txt")
    content = None
    if not leads_out(text_path, workspace, problems):
        line = line_of(root, ["sha256"])
        content = _read_text(text_path, workspace.name(text_path), source, file, line, problems)
    reading.keep(whole=whole).sources[source.id] = PlacedSource(source, content, file)


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
    with _noting_names(text, reading):
        _parse_speakers(_tree(text, file, reading), file, reading)


def _parse_speakers(root: Node, file: str, reading: Reading) -> None:
    problems = reading.problems
    if root.value in (None, Unread.UNREAD):
        return
    if not isinstance(root.value, list):
        cure = "start each speaker with `- id:`"
        problems.add(WRONG_VALUE, "the speakers must be a list", cure=cure, file=file, line=root.line)
        return
    for item in root.value:
        speaker, whole = read_entry(Speaker, item, what="speaker", file=file, problems=problems)
        if speaker is not None:
            reading.keep(whole=whole).speakers.append(PlacedSpeaker(speaker, file, item))


@contextmanager
def _noting_names(text: str, reading: Reading) -> Iterator[None]:
    """Keep the ids and names in a ``text`` that turns out to have a problem."""
    before = len(reading.problems)
    yield
    if len(reading.problems) > before:
        reading.unread.update(name.strip() for name in _NAMED.findall(text))


_NAMED = re.compile(r"""\b(?:id|name):[ \t]*["']?([^"'\n,}#]+)""")


def _tree(text: str, file: str, reading: Reading) -> Node:
    """Parse a YAML file as far as possible, every problem noted."""
    root, refused = yaml_as_far_as_possible(text, file)
    for error in refused:
        reading.problems.add_refused(UNREADABLE, error, file)
    return root
