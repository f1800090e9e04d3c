"""The main part of a Word file: its paragraphs, and for each of their characters its run and its place in the XML.

Paragraphs are counted from 1 in the order of the file, empty ones, and those in tables and text boxes, included; a
text box comes behind the paragraph that it is tied to. Runs are counted from 1 in their paragraph, those in links
and in tracked insertions included. What was deleted, or is there for old programs only, is not shown nor counted.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.parsers import expat

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_PARAGRAPH, _RUN, _TEXT = f"{_W}p", f"{_W}r", f"{_W}t"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
"""The elements that stand for a character."""
_DELETED = frozenset({f"{_W}del", f"{_W}moveFrom"})
_HIDDEN = _DELETED | {f"{_COMPATIBILITY}Fallback"}
"""The elements whose text does not show: what was deleted, moved away, or is there for old programs only."""


class BrokenError(Exception):
    """The XML cannot be read."""


class Piece(NamedTuple):
    """Characters of a paragraph that stand in one piece in the XML.

    ``at`` and ``size`` count bytes; ``fixed`` says why other words cannot be put in their place.
    """

    text: str
    run: int
    at: int
    size: int
    fixed: str | None = None


@dataclass
class Paragraph:
    """A paragraph as it shows; ``outline`` is its level as a heading (from 0), where it tells that itself."""

    number: int
    style: str | None = None
    outline: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    runs: int = 0

    @property
    def text(self) -> str:
        """The characters that show, blanks at the edges included."""
        return "".join(piece.text for piece in self.pieces)


def read_paragraphs(xml: bytes) -> list[Paragraph]:
    """Return the paragraphs of the main part of a Word file in the order in which their text is read.

    Raises:
        BrokenError: it is no XML, or has a document type, which no Word file has.
    """
    reader = _Reader(xml)
    try:
        reader.parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise BrokenError(str(error)) from None
    return reader.paragraphs


@dataclass
class _Field:
    """A field of Word's, as a link or a page number: its instruction, and whether its result is being read."""

    instruction: str = ""
    result: bool = False


class _Reader:
    """What is known while the XML is read."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.paragraphs: list[Paragraph] = []
        self.open: list[Paragraph] = []
        self.names: list[str] = []
        self.fields: list[_Field] = []
        self.hidden = self.copied = self.computed = 0
        self.bound: list[int] = []
        self.encoded: str | None = None
        self.literal = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartCdataSectionHandler = self._begin_literal
        self.parser.EndCdataSectionHandler = self._end_literal
        if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.encoded = "the file is not written in UTF-8"

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "us-ascii"}:
            self.encoded = "the file is not written in UTF-8"

    def _doctype(self, *_: Any) -> None:
        raise BrokenError("a document type")

    def _begin_literal(self) -> None:
        self.literal = True

    def _end_literal(self) -> None:
        self.literal = False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.names.append(name)
        if name in _HIDDEN:
            self.hidden += 1
        elif name == f"{_COMPATIBILITY}Choice":
            self.copied += 1
        elif name == _PARAGRAPH:
            self._begin_paragraph()
        elif self.open and not self.hidden:
            self._inside(name, attributes)
        if name == f"{_W}dataBinding":
            self.bound.append(self.names.count(f"{_W}sdt"))
        if name == f"{_W}fldSimple":
            self.fields.append(_Field(attributes.get(f"{_W}instr", ""), result=True))

    def _begin_paragraph(self) -> None:
        if f"{_COMPATIBILITY}Fallback" in self.names:
            paragraph = Paragraph(0)
        else:
            number = len(self.paragraphs) + 1
            paragraph = Paragraph(number)
            self.paragraphs.append(paragraph)
        self.open.append(paragraph)

    def _inside(self, name: str, attributes: dict[str, str]) -> None:
        paragraph, parent = self.open[-1], self.names[-2]
        if name == _RUN:
            paragraph.runs += 1
        elif name in _SIGNS and parent == _RUN:
            at = self.parser.CurrentByteIndex
            size = self.xml.find(b">", at) + 1 - at
            self._put(
                Piece(_SIGNS[name], paragraph.runs, at, size, "a tab or a line break stands among these words")
            )
        elif name == f"{_W}pStyle" and parent == f"{_W}pPr":
            paragraph.style = attributes.get(f"{_W}val")
        elif name == f"{_W}outlineLvl" and parent == f"{_W}pPr":
            level = attributes.get(f"{_W}val", "")
            paragraph.outline = int(level) if level.isdecimal() else None
        elif name == f"{_W}fldChar":
            kind = attributes.get(f"{_W}fldCharType")
            if kind == "begin":
                self.fields.append(_Field())
            elif kind == "separate" and self.fields:
                self.fields[-1].result = True
            elif kind == "end" and self.fields:
                self.fields.pop()

    def _end(self, name: str) -> None:
        if name in _HIDDEN:
            self.hidden -= 1
        elif name == f"{_COMPATIBILITY}Choice":
            self.copied -= 1
        elif name == _PARAGRAPH:
            self.open.pop()
        elif name == f"{_W}fldSimple" and self.fields:
            self.fields.pop()
        elif name == f"{_W}sdt" and self.bound and self.bound[-1] == self.names.count(name):
            self.bound.pop()
        self.names.pop()

    def _characters(self, text: str) -> None:
        name = self.names[-1]
        if name == f"{_W}instrText" and self.fields and not self.fields[-1].result:
            self.fields[-1].instruction += text
        if name != _TEXT or not self.open or self.hidden:
            return
        at = self.parser.CurrentByteIndex
        self._put(Piece(text, self.open[-1].runs, at, self._size(text, at), self._fixed()))

    def _size(self, text: str, at: int) -> int:
        """Return how many bytes the characters have: an entity is one, and so is any line end."""
        if self.xml[at : at + 1] == b"&":
            return self.xml.find(b";", at) + 1 - at
        return 2 if self.xml.startswith(b"\r\n", at) else len(text.encode())

    def _fixed(self) -> str | None:
        """Return why characters cannot be put in the place of these."""
        if self.encoded:
            return self.encoded
        if self.copied:
            return "they stand in a text box, which the file holds twice"
        if self.bound or any(one.result and not _is_link(one.instruction) for one in self.fields):
            return "Word computes them (a field)"
        if self.literal:
            return "they are written in a way that cannot be changed"
        return None

    def _put(self, piece: Piece) -> None:
        self.open[-1].pieces.append(piece)


def _is_link(instruction: str) -> bool:
    return instruction.split()[:1] == ["HYPERLINK"]


def kept_lines(text: str) -> list[tuple[int, str]]:
    """Return the lines of a paragraph that say something, without blanks at their edges, and where each begins."""
    kept = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            kept.append((at + line.index(words), words))
        at += len(line)
    return kept
