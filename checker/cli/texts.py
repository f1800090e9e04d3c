"""The texts that ``impact`` reads: files, folders and patterns, given as options or in factcheck.toml."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.documents.reading import ENDINGS
from checker.errors import UnusableInput
from checker.store import Workspace
from checker.store.config import FILE_NAME, line_of


def texts_of(patterns: Sequence[str], workspace: Workspace) -> list[str]:
    """Return the texts that patterns stand for; without a pattern, those of factcheck.toml.

    Each is there once, in the order of the patterns, by its name from the working directory on.

    Raises:
        UnusableInput: there is no pattern, or one stands for no text.
    """
    if patterns:
        return list(dict.fromkeys(text for one in patterns for text in _texts(one, "", "--texts", None)))
    configured = workspace.config.check.texts
    file = workspace.config_dir / FILE_NAME
    if not configured:
        cure = 'give --texts "published/**/*.md", or `texts` under [check] in factcheck.toml'
        raise UnusableInput("it is not said which texts rest on the claims", cure=cure)
    line = line_of(file, ("check", "texts"))
    base = os.path.relpath(workspace.config_dir)
    found = (text for one in configured for text in _texts(one, base, workspace.name(file), line))
    return list(dict.fromkeys(found))


def _texts(pattern: str, base: str, named_in: str, line: int | None) -> Iterator[str]:
    path = os.path.normpath(os.path.join(base, pattern))  # noqa: PTH118  a Path would take "**" for a name
    if Path(path).is_file():
        yield path
        return
    if Path(path).is_dir():
        path = os.path.join(glob.escape(path), "**", "*")  # noqa: PTH118  as above
    found = [one for one in sorted(glob.glob(path, recursive=True)) if Path(one).suffix.lower() in ENDINGS]  # noqa: PTH207  as above
    texts = [one for one in found if Path(one).is_file()]
    if not texts:
        file, where = (named_in, "") if line else (None, f"{named_in}: ")
        raise UnusableInput(f"{where}no text is there for {pattern!r}", cure="check the name", file=file, line=line)
    yield from texts
