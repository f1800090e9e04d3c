"""Verdicts and codes as Markdown, from the texts that ``factcheck explain`` prints."""

from collections.abc import Iterable

from checker.compare import COMPARISONS, manual
from checker.editorial.codes import NOTES
from checker.report.labels import LABEL_MANUALS
from checker.store.codes import RULES, Rule


def labels() -> str:
    """Return a section for each verdict."""
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in LABEL_MANUALS.items())


def codes() -> str:
    """Return a section for each comparison, with its levels, and for each problem and remark there is."""
    return "\n\n".join(
        [
            "## What is compared",
            *_comparisons(),
            "## What lint finds",
            *_rules(RULES),
            "## What a check remarks on",
            *_rules(NOTES.values()),
        ]
    )


def _comparisons() -> list[str]:
    sections = []
    for comparison in COMPARISONS:
        rows = [f"| {level.name} | {level.effect} | {_cell(level.message)} |" for level in comparison.LEVELS]
        table = "\n".join(["| level | effect | message |", "|---|---|---|", *rows])
        title = f"### {comparison.CODE} {comparison.NAME}"
        sections.append(f"{title}\n\n{manual(comparison.CODE)}\n\n{table}")
    return sections


def _rules(rules: Iterable[Rule]) -> list[str]:
    return [f"### {rule.code} {rule.name} ({rule.severity})\n\n{rule.manual}" for rule in rules]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
