"""What ``verify``, ``check`` and ``batch`` share: the claims to check against, and what makes them fail."""

import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple

from checker import opening
from checker.cli.common import is_standard_output, warn
from checker.cli.watching import Watching
from checker.editorial.waivers import waived
from checker.errors import ExitCode, UnusableInput
from checker.model import Label, Remark, Report, Severity, Verdict
from checker.nli import THREADS
from checker.opening import Opened
from checker.pipeline import Desk
from checker.store import Workspace


def open_desk(
    claims: Path | None,
    *,
    reviewed_only: bool | None,
    model: bool,
    quiet: bool = False,
    start: Path | None = None,
    judging: bool = True,
    threads: int = THREADS,
) -> Opened:
    """Load the store; without ``reviewed_only`` factcheck.toml decides whether drafts count.

    It is that of the workspace that ``start`` (default: the working directory) lies in, unless ``claims`` tells.
    With ``model``, the inference model is asked, too: the bundled one, or the one that factcheck.toml names. It is
    not loaded where others than this process are ``judging``, and works on so many ``threads`` beside this one.

    Raises:
        UnusableInput: the store cannot be used, or no claim of it counts: then nothing would be checked.
    """
    return opening.open_desk(
        start,
        claims=claims,
        reviewed_only=reviewed_only,
        model=model,
        judging=judging,
        threads=threads,
        watch=Watching(quiet=quiet),
    )


def open_there(root: Path | None, claims: Path | None, *, reviewed_only: bool, model: bool, threads: int) -> Opened:
    """Open the same claims in another process: of the workspace at ``root``, or of the one this process is in."""
    folder = root / claims if root is not None and claims is not None else claims
    return open_desk(folder, reviewed_only=reviewed_only, model=model, threads=threads, quiet=True, start=root)


class Failing(NamedTuple):
    """What makes a check fail: verdicts with one of these labels, and remarks as bad as ``least`` or worse."""

    labels: frozenset[Label]
    least: Severity | None = None

    def is_bad(self, remark: Remark) -> bool:
        """Whether a remark alone makes a check fail."""
        return remark.waiver is None and self.least is not None and remark.severity.reaches(self.least)


def failing_labels(written: str | None, workspace: Workspace) -> frozenset[Label]:
    """Read the option --fail-on; without it factcheck.toml decides.

    Raises:
        UnusableInput: a label does not exist: a gate that waits for it would never close.
    """
    if written is None:
        return frozenset(workspace.config.check.fail_on)
    return frozenset(map(Label, _chosen(written, list(Label))))


def failing(written: str | None, workspace: Workspace) -> Failing:
    """Read the option --fail-on of ``check``, which takes severities, too.

    Raises:
        UnusableInput: it names neither a verdict nor a severity.
    """
    if written is None:
        return Failing(failing_labels(None, workspace))
    words = _chosen(written, [*Label, *Severity])
    severities = [Severity(word) for word in words if word in list(Severity)]
    least = next((one for one in reversed(Severity) if one in severities), None)
    return Failing(frozenset(Label(word) for word in words if word not in severities), least)


def _chosen(written: str, known: Sequence[str]) -> list[str]:
    words = [word.strip().lower() for word in written.split(",")]
    if words == ["none"]:
        return []
    for word in words:
        if word not in known:
            near = get_close_matches(word, [str(one) for one in known], n=1)
            meant = f"did you mean {near[0]!r}? " if near else ""
            what = "verdict" if len(known) == len(Label) else "verdict or severity"
            raise UnusableInput(
                f"--fail-on: there is no {what} {word!r}", cure=f"{meant}choose from {', '.join(known)}; or none"
            )
    return words


def exit_code(verdicts: Iterable[Verdict], failing: frozenset[Label]) -> ExitCode:
    """Return what the command tells the shell."""
    return ExitCode.FINDINGS if any(verdict.label in failing for verdict in verdicts) else ExitCode.OK


def exit_code_of(reports: Iterable[Report], failing: Failing) -> ExitCode:
    """Return what ``check`` tells the shell: a bad enough remark fails it, or a verdict, if nobody waived it."""
    return ExitCode.FINDINGS if any(_fails(report, failing) for report in reports) else ExitCode.OK


def _fails(report: Report, failing: Failing) -> bool:
    return bool(failing_verdicts(report, failing)) or any(map(failing.is_bad, report.remarks or ()))


def failing_verdicts(report: Report, failing: Failing) -> frozenset[int]:
    """Return the numbers of the verdicts that fail a check, by their labels or by what is remarked on them."""
    gone = waived(report)
    by_label = {
        number
        for number, verdict in enumerate(report.verdicts)
        if verdict.label in failing.labels and number not in gone
    }
    bad = {one.verdict for one in report.remarks or () if one.verdict is not None and failing.is_bad(one)}
    return frozenset(by_label | bad)


def failing_remarks(report: Report, failing: Failing) -> frozenset[int]:
    """Return the numbers of the remarks that fail a check: those that nobody waived on what fails it."""
    verdicts = failing_verdicts(report, failing)
    return frozenset(
        number
        for number, remark in enumerate(report.remarks or ())
        if remark.waiver is None and (failing.is_bad(remark) or remark.verdict in verdicts)
    )


def warn_of_unknown_speakers(desk: Desk, names: Iterable[str]) -> None:
    """Warn once of each name that no speaker of the store goes by: most often it is misspelt."""
    unknown = UnknownSpeakers(desk)
    for name in names:
        unknown.look_at(name)


class UnknownSpeakers:
    """Warns once of each name that no speaker of the store goes by, of the first so many at most."""

    MOST = 50
    """After so many warnings, one says that there are more."""
    LOOKED_AT = 10_000
    """So many different names are looked at: a longer list is no list of speakers that somebody typed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: list[str] | None = None
        self._seen: set[str] = set()
        self._warned = 0

    def look_at(self, name: str | None) -> None:
        """Warn of a name that was not looked at before."""
        if not name or name in self._seen or self._warned > self.MOST or len(self._seen) >= self.LOOKED_AT:
            return
        self._seen.add(name)
        if self._desk.meant.knows(name):
            return
        self._warned += 1
        if self._warned > self.MOST:
            warn(f"no claim by {name} and more speakers in the store: is it the right one?")
            return
        if self._known is None:
            self._known = sorted(self._desk.shelf.speaker_names())
        near = get_close_matches(name, self._known, n=1, cutoff=0.5)
        meant = f"; did you mean {near[0]}?" if near else ""
        warn(f"no claim by {name} in the store{meant}")


def refuse_broken_text(text: str, what: str) -> None:
    """Refuse an argument that the shell gave in another encoding than it says."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UnusableInput(f"{what} is not valid text", cure="set the terminal to UTF-8") from None


def terminal_width(path: Path | None) -> int | None:
    """Return how wide the text may be: as the terminal, or as it likes where it goes to a file or a pipe."""
    return get_terminal_size().columns if is_standard_output(path) and sys.stdout.isatty() else None
