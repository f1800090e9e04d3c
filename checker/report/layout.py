"""Lines of styled pieces, for a terminal with colour or for plain text: one layout, two ways to write it."""

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import NamedTuple

TABLE_WIDTH = 100
"""How wide a table is where there is no terminal to tell."""
NARROWEST = 8
"""What a column of a table keeps, however narrow the terminal is."""


class Piece(NamedTuple):
    """A stretch of text in one style, written as rich writes styles: ``bold red``."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """A line, with the columns that it and what is wrapped of it are indented by."""

    pieces: tuple[Piece, ...]
    indent: int = 0
    hanging: int = 0


def line(*pieces: Piece | str, indent: int = 0, hanging: int = 2) -> Line:
    """Make a line of pieces and unstyled texts."""
    styled = (Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Line(tuple(Piece(shown(piece.text), piece.style) for piece in styled if piece.text), indent, hanging)


def shown(text: str) -> str:
    """Return ``text`` on one line and safe to print: what would steer a terminal is shown as its escape."""
    return _STEERS.sub(lambda found: found.group().encode("unicode_escape").decode(), _SPACE.sub(" ", text))


_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the writing direction around."""


def written(lines: Iterable[Line], *, width: int | None, colour: bool) -> str:
    """Write lines down, wrapped to ``width`` columns if one is given, with ANSI colours if wanted."""
    paint = _painted if colour else _unpainted
    rows = (row for one in lines for row in _wrapped(one, width))
    return "".join("".join(paint(piece) for piece in row).rstrip(" ") + "\n" for row in rows)


def table(rows: Sequence[Sequence[Piece]], *, width: int | None, indent: int = 0) -> list[Line]:
    """Set rows of equal length in columns, two spaces apart; what is too long is wrapped there."""
    cells = [[Piece(shown(cell.text), cell.style) for cell in row] for row in rows]
    widths = _widths(cells, (width or TABLE_WIDTH) - indent)
    lines = []
    for row in cells:
        stacks = [wrap(cell.text, wide) or [""] for cell, wide in zip(row, widths, strict=True)]
        for level in range(max(map(len, stacks))):
            pieces = []
            for cell, stack, wide in zip(row, stacks, widths, strict=True):
                text = stack[level] if level < len(stack) else ""
                pieces += [Piece(text, cell.style), Piece(" " * (wide - len(text) + 2))]
            lines.append(Line(tuple(pieces), indent, -1))
    return lines


def _widths(cells: Sequence[Sequence[Piece]], room: int) -> list[int]:
    """Give each column what it needs; where that is too much, take from the widest."""
    widths = [max(len(row[column].text) for row in cells) for column in range(len(cells[0]))]
    room -= 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return [max(1, wide) for wide in widths]


def _wrapped(one: Line, width: int | None) -> Iterable[list[Piece]]:
    """Break a line at its spaces; a hanging indent of -1 marks a table's row, which is set already."""
    if width is None or one.hanging < 0:
        yield [Piece(" " * one.indent), *one.pieces]
        return
    row, used = [Piece(" " * one.indent)], one.indent
    for piece in one.pieces:
        for word in re.findall(r" +|[^ ]+", piece.text):
            # Pieces may meet inside a word; a line breaks only after a space.
            if word[0] != " " and used + len(word) > width and len(row) > 1 and row[-1].text.endswith(" "):
                yield row
                used = one.indent + one.hanging
                row = [Piece(" " * used)]
            if row[-1].style == piece.style and len(row) > 1:
                row[-1] = Piece(row[-1].text + word, piece.style)
            else:
                row.append(Piece(word, piece.style))
            used += len(word)
    yield row


def _unpainted(piece: Piece) -> str:
    return piece.text


def _painted(piece: Piece) -> str:
    if not piece.style or not piece.text:
        return piece.text
    # Imported here: rich is only needed where there is a terminal with colours.
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(piece.style).render(piece.text, color_system=ColorSystem.STANDARD)
