"""What ``check`` does about waivers: the options for a baseline, and what is told of waivers that are of no use."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.common import warn
from checker.documents import Document
from checker.editorial.waivers import Baseline, Waivers, renewed
from checker.errors import UnusableInput
from checker.files import write_atomically
from checker.model import Report
from checker.store import Workspace

BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="Waive the remarks in FILE [default: as in factcheck.toml, else none]."
    ),
]
WriteBaselineOption = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write all remarks into FILE, to be waived from now on."),
]
BecauseOption = Annotated[
    str | None, typer.Option("--because", metavar="WORDS", help="With --write-baseline: why they are waived.")
]
ChangedSinceOption = Annotated[
    str | None,
    typer.Option("--changed-since", metavar="REV", help="Check only what changed since a revision of git."),
]


class Kept:
    """The waivers of one run of ``check``."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        baseline: Path | None,
        write: Path | None,
        because: str | None,
        day: date | None,
        in_part: bool,
    ) -> None:
        """Read the waivers.

        Raises:
            UnusableInput: a waiver or a baseline cannot be used, or these options do not go together.
        """
        _refuse_contradictions(write=write, because=because, baseline=baseline, in_part=in_part)
        self._write = write
        self._because = because
        self._before = Baseline.read(write) if write is not None and write.exists() else None
        self.waivers = Waivers.of(workspace, baseline=baseline, rewritten=write, day=day)

    def written(self, reports: Sequence[Report], documents: Sequence[Document], *, quiet: bool) -> list[Report]:
        """Write the baseline, if that was asked for, and return the reports with what it waives."""
        if self._write is None:
            return list(reports)
        pairs = list(zip(reports, documents, strict=True))
        baseline, counts = renewed(self._write, pairs, because=self._because or "", before=self._before)
        write_atomically(self._write, baseline.text())
        if not quiet:
            what = "remark" if counts.entries == 1 else "remarks"
            told = f"{self._write}: {counts.entries} {what} waived, {counts.new} of them new, {counts.gone} gone"
            typer.echo(told, err=True)
        return [baseline.waive(report, document) for report, document in pairs]

    def leftover(self, *, quiet: bool) -> tuple[Report, ...]:
        """Return a report on each file with waivers that waive nothing; unless ``quiet``, warn of them."""
        left = self.waivers.leftover()
        for report in left if not quiet else ():
            for remark in report.remarks or ():
                warn(f"{report.origin}:{remark.spot.line}: {remark.code} {remark.message}")
        return left


def _refuse_contradictions(
    *, write: Path | None, because: str | None, baseline: Path | None, in_part: bool
) -> None:
    if write is None:
        if because is not None:
            raise UnusableInput("--because says why a baseline is written", cure="add --write-baseline FILE")
        return
    if not (because or "").strip():
        raise UnusableInput("a baseline needs a reason", cure='add --because "…why these remarks are no fault…"')
    if baseline is not None and baseline.absolute() != write.absolute():
        raise UnusableInput("--write-baseline and --baseline name two files", cure="give one of the two")
    if in_part:
        cure = "leave --changed-since out"
        raise UnusableInput("a baseline is written of whole drafts", cure=cure)
