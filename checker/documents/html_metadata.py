"""What a web page states about its article: JSON-LD first, then the meta elements, then the page itself.

Only what is stated: dates that stand somewhere in the text or the address, names in the byline's place and words of
the copyright notice are guesses, and a wrong date or author is worse than none.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, TypedDict

from checker.documents import metadata


class Stated(TypedDict):
    """The metadata fields of a ``Document``."""

    title: str | None
    publisher: str | None
    author: str | None
    published: date | None
    url: str | None
    language: str | None


_ARTICLES = (
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting",
    "SocialMediaPosting", "Report", "ScholarlyArticle", "TechArticle", "PressRelease", "WebPage",
)  # fmt: skip
"""The types of schema.org that a page's main text can have; a page itself is the last resort."""


def read_metadata(tree: Any) -> Stated:
    """Return what the page with the root element ``tree`` (from lxml) states."""
    article = _article(tree)
    meta = _meta(tree)

    def stated(*names: str) -> list[str]:
        return [value for name in names for value in meta.get(name, ())]

    publisher = next(_clean(metadata.words, [_name(article.get("publisher")), *stated(*_PUBLISHER)]), None)
    return Stated(
        title=next(_clean(metadata.title, [article.get("headline"), *stated(*_TITLE)]), None)
        or _title(tree, publisher),
        publisher=publisher,
        author=metadata.authors(_names(article.get("author")))
        or metadata.authors(stated(*_AUTHOR))
        or metadata.authors(element.text_content() for element in tree.xpath("//*[@itemprop='author']")[:1]),
        published=next(
            _clean(metadata.day, [article.get("datePublished"), *stated(*_PUBLISHED), *_times(tree)]), None
        ),
        url=next(_clean(metadata.address, [*_links(tree), *stated(*_ADDRESS), *_addresses(article)]), None),
        language=next(_clean(metadata.language, [tree.get("lang"), *stated(*_LANGUAGE)]), None),
    )


_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_PUBLISHER = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "application-name",
)
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "date",
)  # fmt: skip
_ADDRESS = ("og:url", "twitter:url", "dc.identifier")
_LANGUAGE = ("content-language", "dc.language", "dcterms.language", "inlanguage", "og:locale")


def _meta(tree: Any) -> dict[str, list[str]]:
    """Return the contents of all meta elements by their names in small letters."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = next(filter(None, map(element.get, ("property", "name", "itemprop", "http-equiv"))), "")
        content = element.get("content")
        if content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _article(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD object that describes the page's main text, or an empty one."""
    found: dict[str, dict[str, Any]] = {}
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):  # broken JSON on a page states nothing
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str):
                    found.setdefault(kind, item)
    return next((found[kind] for kind in _ARTICLES if kind in found), {})


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects that stand on the outside: those inside of another describe something else."""
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))
        yield from _objects(data.get("mainEntity"))


def _clean(form: Any, values: list[Any]) -> Iterator[Any]:
    return (clean for clean in map(form, values) if clean is not None)


def _names(value: Any) -> Iterator[Any]:
    for item in value if isinstance(value, list) else [value]:
        yield _name(item)


def _name(value: Any) -> Any:
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return value.get("name") if isinstance(value, dict) else value


def _times(tree: Any) -> list[str]:
    marked = "//time[@datetime][@itemprop='datePublished' or @pubdate]"
    return [element.get("datetime") for element in tree.xpath(marked)]


def _links(tree: Any) -> list[str]:
    return [element.get("href") for element in tree.xpath("//link[@rel='canonical'][@href]")]


def _addresses(article: dict[str, Any]) -> list[Any]:
    main = article.get("mainEntityOfPage")
    return [article.get("url"), main.get("@id") if isinstance(main, dict) else main]


def _title(tree: Any, publisher: str | None) -> str | None:
    """Return the page's only main heading, or else its title without the publisher's name behind it."""
    headings = tree.xpath("//h1")
    if len(headings) == 1 and (heading := metadata.title(headings[0].text_content())):
        return heading
    line = metadata.title(" ".join(element.text_content() for element in tree.xpath("//head/title")[:1]))
    if line and publisher and line.endswith(publisher):
        shorter = line.removesuffix(publisher).rstrip(" -–—|·:•")
        return shorter or line
    return line
