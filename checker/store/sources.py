"""The sources of a workspace: a text each, to the byte as it was added, with a description beside it."""

import hashlib
import io
import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from checker.errors import UnusableInput
from checker.files import dump_yaml, load_yaml, read_bytes, write_atomically
from checker.model import Id, Source
from checker.store.guard import Snapshot, locked
from checker.store.naming import fold
from checker.store.reading import PlacedSource, Reading, read_source, read_sources
from checker.store.workspace import Workspace

KEYS = ("id", "title", "publisher", "author", "url", "published", "retrieved", "language", "markup", "sha256")
"""The keys of a description, in the order they are written."""
_OF_THE_TEXT = ("id", "retrieved", "markup", "sha256")
"""What goes with the text itself, whatever is said about it."""
LONGEST_SLUG = 60
"""An id that is made from a title takes no more letters of it than this."""

_ID: TypeAdapter[str] = TypeAdapter(Id)
_FAR = 1_000_000  # no line is ever folded


class Addition(StrEnum):
    """What became of a source that was to be added."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    RESTORED = "restored"  # the text as it was added, where somebody had changed or removed it
    DESCRIBED = "described"  # the text is there already; what is known about it changed


def list_sources(workspace: Workspace) -> list[Source]:
    """Return the descriptions of all sources by their ids; raise ``UnusableInput`` where one of them is broken."""
    reading = Reading()
    read_sources(workspace, reading)
    _refuse_broken(reading)
    return sorted((placed.source for placed in reading.sources.values()), key=lambda source: source.id)


def load_source(workspace: Workspace, source_id: str) -> PlacedSource:
    """Return a source with its text; raise ``UnusableInput`` where there is none, or it is broken."""
    path = description_file(workspace, source_id)
    if not path.exists():
        cure = "see `factcheck sources list`"
        raise UnusableInput(f"there is no source {source_id!r}", cure=cure, file=workspace.name(path))
    reading = Reading()
    read_source(path, workspace, reading)
    _refuse_broken(reading)
    return reading.sources[source_id]


def described_source(workspace: Workspace, source_id: str) -> Source | None:
    """Return what the description of a source says, whatever became of its text; None where there is none.

    Raises ``UnusableInput`` where the description is broken.
    """
    file = description_file(workspace, source_id)
    if not file.exists():
        return None
    reading = Reading()
    read_source(file, workspace, reading)
    if source_id not in reading.sources:
        _refuse_broken(reading)
    return reading.sources[source_id].source


def add_source(workspace: Workspace, source: Source, text: str, *, replace: bool = False) -> Addition:
    """Store a new source, or with ``replace`` the new text and description of one that is there.

    Comments in the description are kept. Where the id is taken by the same text, nothing changes but, with
    ``replace``, what the description says: what ``source`` says is said from now on, the rest stays.

    Raises:
        UnusableInput: the id is taken by another text, or what is there cannot be read or written.
    """
    place = text_file(workspace, source.id)
    with locked(workspace.sources_dir):
        there = described_source(workspace, source.id)
        whole = place.exists() and _digest(read_bytes(place)) == source.sha256
        if there is None:
            if place.exists() and not whole and not replace:
                message = "there is a text of that name, without a description"
                cure = "remove it, or add --replace to write over it"
                raise UnusableInput(message, cure=cure, file=workspace.name(place))
            _write(workspace, source, text)
            return Addition.ADDED
        if there.sha256 == source.sha256:
            if not whole:
                write_atomically(place, text)
            if replace and redescribed(there, source):
                _write(workspace, there.model_copy(update=redescribed(there, source)), text)
                return Addition.DESCRIBED
            return Addition.UNCHANGED if whole else Addition.RESTORED
        if not replace:
            refuse_taken(workspace, source)
        _write(workspace, source, text)
        return Addition.REPLACED


def redescribed(there: Source, source: Source) -> dict[str, Any]:
    """Return what ``source`` says about a text otherwise than its description does, or in addition to it."""
    values, known = description_values(source), description_values(there)
    told = (key for key in values if key not in _OF_THE_TEXT)
    return {key: values[key] for key in told if values[key] != known.get(key)}


def refuse_taken(workspace: Workspace, source: Source) -> None:
    """Raise ``UnusableInput`` where the id of ``source`` is taken by a source with another text."""
    there = described_source(workspace, source.id)
    if there is not None and there.sha256 != source.sha256:
        message = f"the id {source.id!r} is taken by another text"
        cure = "give this one another id with --id, or add --replace to put its text in that one's place"
        raise UnusableInput(message, cure=cure, file=workspace.name(description_file(workspace, source.id)))


def save_source(workspace: Workspace, source: Source, text: str) -> None:
    """Write a source as it is, whatever was there; comments in its description are kept."""
    with locked(workspace.sources_dir):
        _write(workspace, source, text)


def sha256_of(text: str) -> str:
    """Return the digest that a description holds: of the text's bytes in UTF-8."""
    return _digest(text.encode())


def description_values(source: Source) -> dict[str, Any]:
    """Return what a description says of a source: plain values, in the order of their keys."""
    stated = source.model_dump(include=set(KEYS), exclude_none=True)
    return {key: stated[key] for key in KEYS if key in stated}


def text_file(workspace: Workspace, source_id: str) -> Path:
    """Return where the text of a source is; raise ``UnusableInput`` where ``source_id`` is no id."""
    return workspace.sources_dir / f"{checked_id(source_id)}.txt"


def description_file(workspace: Workspace, source_id: str) -> Path:
    """Return where the description of a source is; raise ``UnusableInput`` where ``source_id`` is no id."""
    return workspace.sources_dir / f"{checked_id(source_id)}.yaml"


def checked_id(source_id: str) -> str:
    """Return ``source_id`` if it is an id that a source can have: no path, and not the speakers' file."""
    try:
        _ID.validate_python(source_id)
    except ValidationError:
        cure = "use small letters and digits, with single hyphens between, such as `arctic-troops-2026-01-15`"
        raise UnusableInput(f"{source_id!r} is no id of a source", cure=cure) from None
    if source_id == "speakers":
        raise UnusableInput("the id 'speakers' belongs to the file of speakers", cure="choose another with --id")
    return source_id


def proposed_id(title: str | None, file: str, published: date | None, text: str) -> str:
    """Make an id of the title or else the file's name, and the date of publication.

    A title without Latin letters or digits gives none; then the id is made of the text's digest.
    """
    name = _slug(title or "") or _slug(file) or f"source-{sha256_of(text)[:8]}"
    if published is not None and not name.endswith(published.isoformat()):
        name = f"{name}-{published}"
    return "speakers-text" if name == "speakers" else name


def _slug(words: str) -> str:
    """Return ``words`` in kebab-case, cut after the last whole word that fits."""
    parts = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z0-9])'(?=[a-z])", "", fold(words)))
    kept = parts[:1]
    for part in parts[1:]:
        if len("-".join([*kept, part])) > LONGEST_SLUG:
            break
        kept.append(part)
    return "-".join(kept)[:LONGEST_SLUG].strip("-")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _refuse_broken(reading: Reading) -> None:
    for problem in reading.problems.errors():
        raise UnusableInput(problem.message, cure=problem.cure, file=problem.file, line=problem.line)


def _write(workspace: Workspace, source: Source, text: str) -> None:
    """Write the text and then its description: what is left half-done has no description, or a wrong digest."""
    file = description_file(workspace, source.id)
    name = workspace.name(file)
    before = Snapshot.of(file, name)
    values = description_values(source)
    description = _changed(before.yaml, values, name) if before.yaml.strip() else dump_yaml(values)
    write_atomically(text_file(workspace, source.id), text)
    before.replace(description, name)


def _changed(description: str, values: Mapping[str, Any], name: str) -> str:
    """Return a description with other values, its comments and its unknown keys as they were; new keys go last."""
    there = load_yaml(description, name)
    wanted = {key: value for key, value in there.items() if key not in KEYS or key in values} | dict(values)
    if wanted == there:
        return description
    # Here, because it takes 0.1 s to import and only a replaced source needs it.
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _FAR
    mapping = yaml.load(description)
    for key in there.keys() - wanted.keys():
        del mapping[key]
    mapping.update({key: value for key, value in values.items() if there.get(key) != value})
    stream = io.StringIO()
    yaml.dump(mapping, stream)
    written = stream.getvalue()
    return written if load_yaml(written, name) == wanted else dump_yaml(wanted)
