"""A text that is open in the editor -> a document: as the editor holds it, whatever the file on disk says."""

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from pygls.uris import to_fs_path

from checker.documents import Document
from checker.documents.html import read_html
from checker.documents.markdown import read_markdown
from checker.documents.plain import read_plain

_Reader = Callable[[bytes, str], Document]
_BY_LANGUAGE: Mapping[str, _Reader] = {
    "markdown": read_markdown,
    "html": read_html,
    "xhtml": read_html,
    "plaintext": read_plain,
    "text": read_plain,
    "txt": read_plain,
}
"""What editors call the languages that drafts are written in."""
_BY_ENDING: Mapping[str, _Reader] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".txt": read_plain,
    ".text": read_plain,
}
_LONE = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Draft(NamedTuple):
    """One version of a text in the editor."""

    uri: str
    language: str
    version: int
    text: str

    @property
    def path(self) -> Path | None:
        """Where its file is, or will be; None for a text that has no name yet."""
        path = to_fs_path(self.uri) if self.uri.startswith("file:") else None
        return Path(path) if path else None

    @property
    def name(self) -> str:
        """What to call it where its path says nothing."""
        return PurePath(self.uri).name or self.uri

    @property
    def reader(self) -> "_Reader | None":
        """What reads it; None where it is no draft: an editor may ask about any text."""
        ending = PurePath(self.uri).suffix.lower()
        return _BY_LANGUAGE.get(self.language.lower()) or _BY_ENDING.get(ending)


def encoded(text: str) -> bytes:
    """Return a text as a file that leaves no doubt about its encoding, whatever a page declares.

    Half a pair of surrogates, which an editor may send while somebody types, is no character: it gets the sign for
    one that cannot be shown, which is as wide.
    """
    return codecs.BOM_UTF8 + text.translate(_LONE).encode()


def read_draft(draft: Draft, read: _Reader, origin: str) -> Document:
    """Read what the editor holds.

    Raises:
        UnusableInput: it cannot be read: control characters in it, or a page without an article.
    """
    return read(encoded(draft.text), origin)
