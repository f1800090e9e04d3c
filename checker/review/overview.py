"""The page in front of several articles: a table of them with their counts, and the way to each."""

from collections.abc import Sequence

from checker import __version__
from checker.review.html import safe, styled


def render_overview(
    header: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int]]], total: Sequence[int]
) -> str:
    """Return the page: ``rows`` are the name of a source, the way to its page, and its counts under the header."""
    return styled(
        "overview.html",
        header="".join(f'<th scope="col">{safe(name)}</th>' for name in header),
        rows="\n".join(
            f'<tr><th scope="row"><a href="{safe(link)}">{safe(name)}</a></th>{_cells(counts)}</tr>'
            for name, link, counts in rows
        ),
        total=_cells(total),
        version=safe(__version__),
    )


def _cells(counts: Sequence[int]) -> str:
    return "".join(f"<td>{count}</td>" for count in counts)
