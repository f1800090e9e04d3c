"""Checked drafts made by hand, and their pages read back, for the tests of the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from report_kit import match, verdict

from checker.documents import Document, Media
from checker.model import Label, Match, Relation, Remark, Report, Severity, Span, Verdict
from checker.review import Checked

SEVERITIES = {
    Label.CONTRADICTED: Severity.ERROR,
    Label.MISATTRIBUTED: Severity.ERROR,
    Label.MISQUOTED: Severity.ERROR,
    Label.DISPUTED: Severity.WARNING,
    Label.OUTDATED: Severity.WARNING,
    Label.UNVERIFIED: Severity.NOTE,
}
RELATIONS = {
    Label.SUPPORTED: [Relation.SUPPORTS],
    Label.CONTRADICTED: [Relation.CONTRADICTS],
    Label.MISATTRIBUTED: [Relation.MISATTRIBUTES],
    Label.MISQUOTED: [Relation.MISQUOTES],
    Label.DISPUTED: [Relation.SUPPORTS, Relation.CONTRADICTS],
    Label.OUTDATED: [Relation.OUTDATED],
    Label.UNVERIFIED: [Relation.RELATED],
}


def document(text: str, *, origin: str = "draft.md", **values: Any) -> Document:
    """Make a draft; it is Markdown where its name says so."""
    media = Media.MARKDOWN if origin.endswith(".md") else Media.TEXT
    return Document(text, origin, media, **values)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def judged(text: str, words: str, label: Label, matches: Sequence[Match] | None = None, **values: Any) -> Verdict:
    """Make a verdict on words of a draft; ``values`` are the statement's."""
    found = [match(relation=relation) for relation in RELATIONS[label]] if matches is None else matches
    return verdict(words, label, found, **{"span": span_of(text, words), **values})


def remark(draft: Document, span: Span, number: int | None = None, **values: Any) -> Remark:
    given: dict[str, Any] = {
        "code": "FC103",
        "name": "number",
        "severity": Severity.ERROR,
        "message": "Ann Berg contradicts it: she said eight, the text says ten.",
    }
    return Remark(**given | values, span=span, spot=draft.spot(span), verdict=number)


def checked(draft: Document, *verdicts: Verdict, remarks: Sequence[Remark] | None = None) -> Checked:
    """Return a draft with a report on it; without ``remarks`` there is one for each verdict that needs it."""
    if remarks is None:
        remarks = [
            remark(draft, one.statement.span, number, severity=SEVERITIES[one.label])
            for number, one in enumerate(verdicts)
            if one.label in SEVERITIES
        ]
    spots = [draft.spot(one.statement.span) for one in verdicts]
    places = tuple((spot.line, spot.column) for spot in spots)
    return Checked(
        draft,
        Report(origin=draft.origin, verdicts=verdicts, places=places, claims=20, remarks=tuple(remarks)),
    )


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG measures contrast."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@dataclass
class Mark:
    """The links to one entry in the text: the words under them, and the ids they have."""

    words: str = ""
    ids: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """A page as a browser reads it: its elements, and the words and marks of its drafts."""

    VOID = frozenset({"meta", "input", "br", "hr", "path", "circle", "rect", "use"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.marks: dict[str, Mark] = {}
        self.headings: list[int] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._parted = False
        self.feed(page)
        self.close()
        assert not self._open, f"{self._open} is never closed"

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def words(self) -> str:
        """The words of the drafts, white space as one space."""
        return " ".join("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute twice in <{tag}>: {attrs}"
        self.elements.append((tag, attributes))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if "mark" in attributes.get("class", "").split():
            mark = self.marks.setdefault(attributes["href"], Mark())
            mark.ids += [attributes["id"]] if "id" in attributes else []
        if tag in ("p", "li", "pre", "td", "th", "blockquote") or tag in ("h3", "h4", "h5", "h6"):
            self._add(" ")
        if tag not in self.VOID:
            self._open.append((tag, attributes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, data: str) -> None:
        inside = [tag for tag, _ in self._open]
        classes = {name for _, attributes in self._open for name in attributes.get("class", "").split()}
        if "article" not in inside or "sign" in classes:
            return
        self.texts.append(data)
        link = next((attributes["href"] for tag, attributes in reversed(self._open) if tag == "a"), None)
        if link is not None:
            self.marks[link].words += f" {data}" if self._parted else data
            self._parted = False
        else:
            self._parted = True
