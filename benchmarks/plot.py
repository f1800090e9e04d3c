"""The table of ``benchmarks/archive.py`` as a drawing: ``python benchmarks/plot.py TABLE.md -o docs/growth.svg``.

Both axes are logarithmic; a column is a line, named at its end.
"""

import argparse
from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path
from typing import NamedTuple

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 230, 24, 52
COLOURS = ("#1b6ca8", "#c8452d", "#2f8f4e", "#7b4fa3", "#b07d12", "#3a3a3a", "#0f8b8d", "#a8325e", "#6b6b6b")


class Line(NamedTuple):
    """A column of the table: its name and a value for each number of claims."""

    name: str
    values: Sequence[float]


def read(path: Path) -> tuple[list[float], list[Line]]:
    """Read a table in Markdown: the first column is the number of claims."""
    rows = [line.strip("| \n").split("|") for line in path.read_text(encoding="utf-8").splitlines() if "|" in line]
    cells = [[float(cell.replace(",", "")) for cell in row] for row in rows[2:]]
    columns = list(zip(*cells, strict=True))
    lines = [Line(name.strip(), column) for name, column in zip(rows[0][1:], columns[1:], strict=True)]
    return list(columns[0]), [line for line in lines if min(line.values) > 0]


def drawing(claims: Sequence[float], lines: Sequence[Line]) -> str:
    """Return the lines as an SVG that reads on a light and on a dark page."""
    low = floor(log10(min(min(line.values) for line in lines)))
    high = ceil(log10(max(max(line.values) for line in lines)))
    first, last = log10(claims[0]), log10(claims[-1])

    def across(value: float) -> float:
        return LEFT + (log10(value) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        return HEIGHT - BOTTOM - (log10(value) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12"><title>How cost grows with the claims</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    )
    parts = [head]
    for power in range(low, high + 1):
        y = up(10**power)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:,g}</text>')
    for number in claims:
        x = across(number)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#eee"/>')
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{number:,.0f}</text>')
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    parts.append(f'<text x="{middle:.0f}" y="{HEIGHT - 10}" text-anchor="middle">claims in the store</text>')
    names = sorted(range(len(lines)), key=lambda number: -lines[number].values[-1])
    label = TOP - 15.0
    for number in names:
        line, colour = lines[number], COLOURS[number % len(COLOURS)]
        points = [(across(one), up(value)) for one, value in zip(claims, line.values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
        label = max(label + 15, points[-1][1] + 4)  # names that would lie on each other move down
        parts.append(
            f'<text x="{WIDTH - RIGHT + 10}" y="{label:.1f}" fill="{colour}">{escape(line.name)}: '
            f"{line.values[-1]:,g}</text>"
        )
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    given.output.write_text(drawing(*read(given.table)), encoding="utf-8")


if __name__ == "__main__":
    main()
