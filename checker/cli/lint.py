"""``factcheck lint``: what is wrong with the store itself."""

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import Annotated, Any

import typer

from checker.cli.common import (
    FOR_MACHINES,
    ClaimsOption,
    DataFormat,
    LintFormat,
    LintFormatOption,
    NoColorOption,
    OutputOption,
    QuietOption,
    rendered,
    wants_colour,
    write_output,
)
from checker.cli.targets import refuse_target
from checker.errors import ExitCode
from checker.model import Claim, Effect, Problem, Severity, Span, Speaker, Statement
from checker.store import Workspace, find_workspace
from checker.store import lint as lint_store

app = typer.Typer()

_REMEMBERED = 20_000
"""So many claims that were read are kept for the next pair; more would fill the memory."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


@app.command("lint")
def lint(
    claims: ClaimsOption = None,
    format: LintFormatOption = LintFormat.TEXT,  # noqa: A002  named after the option
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 for warnings, too.")] = False,
    notes: Annotated[
        bool, typer.Option("--notes", help="Print notes, too; only text and github leave them out.")
    ] = False,
    output: OutputOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check the store itself: its files, quotes, sources and speakers, and claims that do not go together.

    Waivers in factcheck.toml and entries of its baseline that no draft can need any more are told, too.

    With --quiet, text has the problems alone, without their count.

    Exit codes: 0 nothing, or warnings only; 1 errors; 2 no store. For what a code means: factcheck explain CODE.
    """
    workspace = find_workspace(claims_dir=claims)
    refuse_target(output, workspace)
    problems = [
        *lint_store(workspace, contradicts=lambda one, other: _opposing()(one, other)),
        *_of_waivers(workspace),
    ]
    counts = Counter(problem.severity for problem in problems)
    value = {
        "schema": 1,
        **{f"{severity}s": counts[severity] for severity in Severity},
        "problems": [problem.model_dump() for problem in problems],
    }
    shown = [problem for problem in problems if notes or problem.severity != Severity.NOTE]
    colour = wants_colour(no_color=no_color, path=output)
    if format in FOR_MACHINES:
        # Imported here: the manual pages of all codes are needed for these forms only.
        from checker.cli.machine import rendered_problems

        page = rendered_problems(problems, format, workspace=workspace, strict=strict, notes=notes, quiet=quiet)
    else:
        as_text = partial(_as_text, shown, counts, colour=colour, quiet=quiet)
        page = rendered(value, DataFormat(format), as_text)
    write_output(page, output, as_data=format is not LintFormat.TEXT)
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        raise typer.Exit(ExitCode.FINDINGS)


def _of_waivers(workspace: Workspace) -> Sequence[Problem]:
    """Return what is wrong with the waivers of a workspace; whether one is needed, often only a check knows."""
    if not workspace.config.waivers and workspace.config.check.baseline is None:
        return ()
    # Imported here: the readers of drafts are needed for waivers only.
    from checker.editorial.waivers import unneeded

    return unneeded(workspace)


@cache
def _opposing() -> "_Opposing":
    """Return what compares claims; not needed where no two claims are about the same."""
    return _Opposing()


class _Opposing:
    """Says how two claims contradict each other, or None: by the words of one, held against the other.

    Claims are looked at pair by pair; each is read once.
    """

    def __init__(self) -> None:
        # Imported here and below: the comparisons bring the lexicon.
        from checker.compare.reading import Reading
        from checker.compare.record import Record

        self._read = lru_cache(_REMEMBERED)(lambda claim: Reading(claim.text, claim.said_on))
        self._record = lru_cache(_REMEMBERED)(
            lambda claim: Record(claim, Speaker(id="unlisted", name=claim.speaker))
        )

    def __call__(self, one: Claim, other: Claim) -> str | None:
        from checker.compare.assess import assess
        from checker.compare.pair import Pair
        from checker.decide import Stance, stance_of
        from checker.decide.odds import weigh

        statement = Statement(text=one.text, span=Span(start=0, end=len(one.text)), content=one.text)
        assessment = assess(Pair(statement, self._read(one), self._record(other), as_of=one.said_on))
        stance, _ = stance_of(assessment, weigh([assessment])[0].odds)
        found = next((finding for finding in assessment.findings if finding.effect is Effect.CONTRADICTS), None)
        if stance is not Stance.OPPOSITE or found is None:
            return None
        return f"{found.name} ({found.code}), “{found.left}” against “{found.right}”"


def _as_text(problems: Sequence[Problem], counts: Counter[str], *, colour: bool, quiet: bool) -> str:
    lines = [_line(problem, colour=colour) for problem in problems]
    if quiet:
        return "\n".join(lines)
    told = [_counted(counts[severity], severity) for severity in Severity if counts[severity]]
    return "\n".join([*lines, ", ".join(told) if told else "no problems"])


def _line(problem: Problem, *, colour: bool) -> str:
    place = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    label = f"{problem.severity} {problem.code} {problem.name}"
    if colour:
        label = typer.style(label, fg=_COLOURS[Severity(problem.severity)], bold=True)
    return f"{place}: {label}: {problem.message}; {problem.cure}"


def _counted(number: int, what: Any) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
