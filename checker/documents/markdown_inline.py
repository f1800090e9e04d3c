"""The text of one Markdown paragraph: which of its characters show, and where each stands.

markdown-it finds the markup but does not tell where in a paragraph it found it. So its parser is asked after each
step how far it came and what it made of that.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_NOTE_ITSELF = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_PARTING = re.compile(
    r"</?(?:br|p|div|h[1-6]|li|ul|ol|dl|dt|dd|td|th|tr|table|blockquote|figure|figcaption|section|article|hr)\b",
    re.IGNORECASE,
)
"""HTML tags that part what stands before them from what stands behind."""
_SENTENCE = re.compile(r"(?:\S+\s+){3,}.*[.!?;]\s*\Z", re.DOTALL)
_NO_SPACE_BEFORE = frozenset(",.;:!?)")


class Shown(NamedTuple):
    """A character that shows, and the stretch of the paragraph that it comes from."""

    char: str
    start: int
    end: int


class _Piece(NamedTuple):
    """Characters that one step of the parser read; those of an asterisk that became emphasis do not show."""

    shown: Sequence[Shown]
    asterisks: Token | None = None
    code: bool = False


class _State(StateInline):
    """What the parser knows of the whole paragraph; for the text of an image it makes a plain one of its own."""

    def __init__(self, text: str, markdown: MarkdownIt, links: EnvType) -> None:
        super().__init__(text, markdown, links, [])
        self.pieces: list[_Piece] = []
        self.captions: list[tuple[int, int]] = []

    def note(self, start: int, made: Sequence[Token]) -> None:
        """Note what the parser made of the characters from ``start`` to where it is now."""
        end = self.pos
        last = made[-1] if made else None
        if last is None:
            self.pieces.append(_Piece(self._as_written(start, end)))
        elif last.type == "text":
            self._note_asterisks(start, made)
        elif last.type == "text_special":  # an escaped character or an entity
            escaped = len(last.content) == 1
            shown = [Shown(last.content, start, end)] if escaped else self._as_written(start, end)
            self.pieces.append(_Piece(shown))
        elif last.type == "code_inline":
            mark = len(last.markup)
            if not _SENTENCE.search(last.content):
                self.pieces.append(_Piece(self._as_written(start + mark, end - mark), code=True))
        elif last.type in {"softbreak", "hardbreak"}:
            self.pieces.append(_Piece([Shown(" " if last.type == "softbreak" else "\n", start, end)]))
        elif last.type == "html_inline" and _PARTING.match(last.content):
            self.pieces.append(_Piece([Shown("\n", start, end)]))
        elif last.type == "image":
            self.captions.append((start + 2, start + 2 + len(last.content)))
            title = str(last.attrGet("title") or "")
            at = self.src.rfind(title, start + 2 + len(last.content), end)
            if title.strip() and title != last.content and at >= 0:
                self.captions.append((at, at + len(title)))

    def _note_asterisks(self, start: int, made: Sequence[Token]) -> None:
        """Note asterisks, underscores or tildes: only at the paragraph's end it is known which of them show."""
        at = self.pos
        pieces = []
        for token in reversed(made):  # text that was waiting may stand before them
            if at <= start:
                break
            at -= len(token.content)
            pieces.append(_Piece(self._as_written(at, at + len(token.content)), token))
        self.pieces.extend(reversed(pieces))

    def _as_written(self, start: int, end: int) -> list[Shown]:
        return [Shown(" " if self.src[at] == "\n" else self.src[at], at, at + 1) for at in range(start, end)]


class _Parser(ParserInline):
    """markdown-it's parser, which tells its state after each step what it did."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.before("link", "footnote", _footnote)

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        end, deepest = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            if state.level >= deepest or not any(rule(state, False) for rule in rules):
                state.pending += state.src[start]
                state.pos += 1
            if isinstance(state, _State):
                state.note(start, state.tokens[count:])
        if state.pending:
            state.pushPending()


def parser() -> MarkdownIt:
    """Return a parser for whole texts whose paragraphs ``shown`` can read.

    Indented text is prose, for writers indent paragraphs and programmers fence their code; HTML is read as what
    stands between its tags. What is not read is never checked.
    """
    markdown = MarkdownIt("commonmark").enable("table").disable(["code", "html_block"])
    markdown.inline = _Parser()
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def shown(text: str, markdown: MarkdownIt, links: EnvType) -> list[Shown]:
    """Return the characters of a paragraph that show; an image that stands alone shows its captions.

    Code is shown where it is a word or two of a sentence: a name, a command.

    ``links`` are the targets that the whole text defines ("[1]: https://a.example").
    """
    state = _State(text, markdown, links)
    markdown.inline.tokenize(state)
    for rule in markdown.inline.ruler2.getRules(""):
        if rule.__name__ != "fragments_join":  # it would make one of the tokens that are asked after here
            rule(state)
    seen = [
        char for piece in state.pieces if piece.asterisks is None or piece.asterisks.content for char in piece.shown
    ]
    if not any(char.char.strip() for piece in state.pieces if not piece.code for char in piece.shown):
        return _captions(state, markdown, links)
    return _closed_up(seen)


def _captions(state: _State, markdown: MarkdownIt, links: EnvType) -> list[Shown]:
    """Return the captions of the images of a paragraph, each in a line of its own."""
    found: list[Shown] = []
    for start, end in state.captions:
        caption = shown(state.src[start:end], markdown, links)
        if found and caption:
            found.append(Shown("\n", start - 1, start))
        found.extend(char._replace(start=char.start + start, end=char.end + start) for char in caption)
    return found


def _footnote(state: StateInline, silent: bool) -> bool:
    """Read the mark of a footnote; at the head of a paragraph it is the note itself, with a colon behind."""
    mark = (_NOTE_ITSELF if state.pos == 0 else _FOOTNOTE).match(state.src, state.pos)
    mark = mark or _FOOTNOTE.match(state.src, state.pos)
    if mark is None:
        return False
    if not silent:
        state.push("footnote", "", 0)
    state.pos = mark.end()
    return True


def _closed_up(seen: Sequence[Shown]) -> list[Shown]:
    """Take out the spaces that stood around what does not show: "he <https://a.example>, too" is "he, too"."""
    kept: list[Shown] = []
    for char in seen:
        if kept and char.start > kept[-1].end:
            if char.char == " " and kept[-1].char.isspace():
                continue
            if char.char == ")" and kept[-1].char == "(":
                kept.pop()
                continue
            if char.char in _NO_SPACE_BEFORE and kept[-1].char == " ":
                kept.pop()
        if kept or not char.char.isspace():
            kept.append(char)
    while kept and kept[-1].char.isspace():
        kept.pop()
    return kept
