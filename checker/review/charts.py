"""Charts of a checked draft, drawn as SVG: what they show stands in words beside them."""

from collections.abc import Iterable, Sequence

from checker.model import Label
from checker.review.draft import Draft
from checker.review.html import safe

_WIDTH = 1000


def verdict_bar(draft: Draft) -> str:
    """Return a bar of the verdicts, each as long as its share."""
    coverage = draft.report.coverage
    total = max(sum(coverage.values()), 1)
    at = 0
    parts = []
    for label, count in coverage.items():
        parts.append((f"v-{label.value}", at * _WIDTH / total, count * _WIDTH / total))
        at += count
    said = ", ".join(f"{count} {label.value}" for label, count in coverage.items() if count)
    return _strip(parts, f"Verdicts: {said}", "bar")


def order_strip(draft: Draft) -> str:
    """Return the statements as equal pieces in the order of the draft: where in it the trouble is."""
    labels = [verdict.label for verdict in draft.report.verdicts]
    width = _WIDTH / max(len(labels), 1)
    parts = [(f"v-{label.value}", number * width, width) for number, label in enumerate(labels)]
    return _strip(parts, f"In the order of the draft: {', '.join(_runs(labels))}", "order")


def coverage_ring(draft: Draft) -> str:
    """Return a ring: of how many statements the record speaks."""
    total = len(draft.report.verdicts)
    share = share_of(draft.on_record, total)
    return (
        f'<svg class="ring" viewBox="0 0 40 40" role="img" aria-label="{share} of 100 statements are on record">'
        '<circle class="rest" cx="20" cy="20" r="16" pathLength="100"/>'
        f'<circle class="share" cx="20" cy="20" r="16" pathLength="100" stroke-dasharray="{share} 100" '
        'transform="rotate(-90 20 20)"/>'
        f'<text x="20" y="20" text-anchor="middle" dominant-baseline="central">{share}%</text></svg>'
    )


def share_of(part: int, whole: int) -> int:
    """Return a share in per cent; what is not all is never shown as all, nor what is something as nothing."""
    if not whole or part in (0, whole):
        return 100 * bool(part)
    return min(99, max(1, round(100 * part / whole)))


def _strip(parts: Iterable[tuple[str, float, float]], said: str, kind: str) -> str:
    pieces = "".join(
        f'<rect class="{name}" x="{x:.1f}" y="0" width="{width:.1f}" height="10"/>'
        for name, x, width in parts
        if width
    )
    return (
        f'<svg class="strip {kind}" viewBox="0 0 {_WIDTH} 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{safe(said)}">{pieces}</svg>'
    )


def _runs(labels: Sequence[Label]) -> list[str]:
    """Return the labels in their order, those in a row counted."""
    runs: list[tuple[Label, int]] = []
    for label in labels:
        if runs and runs[-1][0] is label:
            runs[-1] = (label, runs[-1][1] + 1)
        else:
            runs.append((label, 1))
    return [f"{count} {label.value}" for label, count in runs]
