"""Markdown: the text stays untouched; a block of YAML at its start (front matter) states its metadata."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.documents import metadata
from checker.documents.document import Document, Media
from checker.documents.front_matter import front_matter
from checker.files import decode


def read_markdown(data: bytes, origin: str) -> Document:
    """Decode Markdown, and read its front matter if there is any."""
    decoded = decode(data, origin)
    text = decoded.text
    stated = front_matter(text).values

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
        guessed=decoded.guessed,
        encoding=decoded.encoding,
    )


def _names(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else [value]:
        yield _name(item)


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value
