"""The comments of a web page that tell factcheck something, and which paragraphs of its article they are about."""

from collections import Counter
from html.parser import HTMLParser

from checker.documents.comments import COMMENT, Comment, words_of
from checker.model import Span, Spot

_BESIDE_THE_TEXT = frozenset({"script", "style", "title", "template", "noscript"})
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
        "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "u", "var",
        "wbr",
    }
)  # fmt: skip
"""Elements that do not part what stands before them from what stands behind."""


def comments_of_page(page: str, text: str) -> tuple[Comment, ...]:
    """Return the comments of a page whose article was extracted as ``text``.

    A comment is about the block that it stands in (a ``p``, a ``li``) or, where that holds no words, about the next
    one that does.
    """
    if COMMENT.search(page) is None:
        return ()
    blocks = _Blocks()
    blocks.feed(page)
    blocks.close()
    paragraphs = _paragraphs(text)
    seen: Counter[str] = Counter()
    waiting: list[_Mark] = []
    found: list[Comment] = []
    for words, marks in blocks.ended():
        waiting.extend(marks)
        if not words:
            continue
        about = _found(paragraphs, words, seen[words])
        seen[words] += 1
        found.extend(_comment(mark, about) for mark in waiting)
        waiting = []
    found.extend(_comment(mark, None) for mark in waiting)
    return tuple(found)


class _Mark:
    """A comment with its place in the page."""

    def __init__(self, words: str, spot: Spot) -> None:
        self.words = words
        self.spot = spot


class _Blocks(HTMLParser):
    """Reads the blocks of a page: their words, folded, and the comments in each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[tuple[list[str], list[_Mark]]] = [([], [])]
        self._hidden = 0

    def ended(self) -> list[tuple[str, list[_Mark]]]:
        """Return the blocks that were read."""
        return [(" ".join("".join(words).split()), marks) for words, marks in self._blocks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _BESIDE_THE_TEXT
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _BESIDE_THE_TEXT))
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._blocks[-1][0].append(data)

    def handle_comment(self, data: str) -> None:
        comment = f"<!--{data}-->"
        mark = COMMENT.fullmatch(comment)
        if mark is None or self._hidden:
            return
        line, before = self.getpos()
        lines = comment.split("\n")
        end = len(lines[-1]) + 1 + (before if len(lines) == 1 else 0)
        spot = Spot(line=line, column=before + 1, end_line=line + len(lines) - 1, end_column=end)
        self._blocks[-1][1].append(_Mark(words_of(mark["words"]), spot))

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self._blocks.append(([], []))


def _comment(mark: _Mark, about: Span | None) -> Comment:
    start = about.start if about else 0
    return Comment(mark.words, Span(start=start, end=start), mark.spot, about)


def _paragraphs(text: str) -> list[tuple[str, Span]]:
    """Return the paragraphs of an article, their words folded, with their places."""
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            found.append((" ".join(paragraph.split()), Span(start=at, end=at + len(paragraph))))
        at += len(paragraph) + len("\n\n")
    return found


def _found(paragraphs: list[tuple[str, Span]], words: str, earlier: int) -> Span | None:
    """Return the paragraph that a block became; ``earlier`` blocks of the page had the same words."""
    same = [span for found, span in paragraphs if found.removeprefix("- ") == words]
    if same:
        return same[earlier] if earlier < len(same) else None
    holding = [span for found, span in paragraphs if words in found]
    return holding[0] if len(holding) == 1 else None
