"""Markdown: the text stays untouched; a block of YAML at its start (front matter) states its metadata."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.documents import metadata
from checker.documents.document import Document, Media
from checker.errors import UnusableInput
from checker.files import decode, load_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def read_markdown(data: bytes, origin: str) -> Document:
    """Decode Markdown, and read its front matter if there is any."""
    text = decode(data, origin).text
    stated = _front_matter(text)

    def first(*keys: str) -> Any:
        return next((stated[key] for key in keys if stated.get(key) is not None), None)

    return Document(
        text,
        origin,
        Media.MARKDOWN,
        title=metadata.words(first("title", "headline")),
        publisher=metadata.words(_name(first("publisher", "site_name", "publication"))),
        author=metadata.authors(_names(first("author", "authors", "byline"))),
        published=metadata.day(first("published", "date", "pubdate", "publishdate", "date_published")),
        url=metadata.address(first("url", "canonical_url", "canonical", "link", "source_url")),
        language=metadata.language(first("language", "lang", "locale")),
    )


def _front_matter(text: str) -> dict[str, Any]:
    """Return the front matter's values by their keys in small letters.

    A text may as well start with a rule (``---``), and other tools' front matter may hold what we refuse to read:
    then nothing is stated, and the text is read all the same.
    """
    block = _FRONT_MATTER.match(text)
    if block is None:
        return {}
    try:
        values = load_yaml(block[1], "front matter")
    except UnusableInput:
        return {}
    return {key.lower(): value for key, value in values.items()} if isinstance(values, dict) else {}


def _names(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else [value]:
        yield _name(item)


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value
