"""What ``check`` and ``lint`` tell other machines: in SARIF, to GitHub, to GitLab, as JUnit."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.cli.checking import Failing, failing_verdicts
from checker.compare import COMPARISONS, manual
from checker.compare.levels import Comparison
from checker.documents import Document
from checker.editorial.codes import NOTES
from checker.files import STANDARD_INPUT
from checker.model import Effect, Problem, Report, Severity
from checker.report.problems import sheets_of
from checker.report.remarked import sheet_of
from checker.report.sheets import render_sheets
from checker.report.tree import tree_of
from checker.store import Workspace
from checker.store.codes import RULES, Rule

_ACCUSING = frozenset({Effect.CONTRADICTS, Effect.MISATTRIBUTES, Effect.MISQUOTES})


def rendered_reports(
    drafts: Sequence[str],
    documents: Sequence[Document],
    reports: Sequence[Report],
    form: str,
    *,
    workspace: Workspace,
    failing: Failing,
    notes: bool,
    quiet: bool,
) -> str:
    """Return the reports on ``drafts``, as these were named, in one of the forms for machines."""
    tree, here = tree_of(Path.cwd(), workspace.root), Path.cwd()
    base = _base(workspace)
    sheets = [
        sheet_of(
            report,
            document,
            file=document.origin if draft == STANDARD_INPUT else tree.name(draft, here),
            name=lambda file: tree.name(file, base),
            failing=failing_verdicts(report, failing),
            is_bad=failing.is_bad,
        )
        for draft, document, report in zip(drafts, documents, reports, strict=True)
    ]
    return render_sheets(sheets, form, rules=known_rules(), notes=notes, quiet=quiet)


def rendered_problems(
    problems: Sequence[Problem],
    form: str,
    *,
    workspace: Workspace,
    strict: bool,
    notes: bool,
    quiet: bool,
) -> str:
    """Return the problems of a store in one of the forms for machines; ``strict`` makes warnings fail, too."""
    tree, base = tree_of(Path.cwd(), workspace.root), _base(workspace)
    failing = frozenset({Severity.ERROR, Severity.WARNING}) if strict else frozenset({Severity.ERROR})
    sheets = sheets_of(
        problems,
        claims=tree.name(workspace.claims_dir, base),
        name=lambda file: tree.name(file, base),
        failing=failing,
    )
    return render_sheets(sheets, form, rules=known_rules(), notes=notes, quiet=quiet, on_demand="--notes")


def known_rules() -> Mapping[str, Rule]:
    """Return the manual pages of all codes, with the severity that each has as a rule."""
    compared = (Rule(one.CODE, one.NAME, _severity(one), manual(one.CODE) or "") for one in COMPARISONS)
    return {rule.code: rule for rule in (*compared, *RULES, *NOTES.values())}


def _severity(comparison: Comparison) -> Severity:
    """Return what it comes to in most cases where a comparison decides."""
    effects = {level.effect for level in comparison.LEVELS}
    if effects & _ACCUSING:
        return Severity.ERROR
    return Severity.WARNING if Effect.OUTDATES in effects else Severity.NOTE


def _base(workspace: Workspace) -> Path:
    """Return the folder that files of the store are named from; see ``Workspace.name``."""
    return workspace.root if workspace.claims is None else Path.cwd()
