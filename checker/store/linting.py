"""``factcheck lint``: everything that is wrong with a store or looks wrong, in one run."""

from checker.errors import UnusableInput
from checker.files import sweep
from checker.model import Problem
from checker.store.checks import check
from checker.store.loading import NO_CLAIM, NO_CLAIM_CURE
from checker.store.reading import read_store
from checker.store.suspicions import Contradicts, suspect
from checker.store.workspace import Workspace


def lint(workspace: Workspace, *, contradicts: Contradicts | None = None) -> list[Problem]:
    """Return all problems of a store, by file and line.

    ``contradicts`` says how two claims contradict each other, or None; without it open contradictions are not
    looked for. What killed processes left in the folders is removed. Raises ``UnusableInput`` only where there is
    nothing to look at.
    """
    for folder in (workspace.claims_dir, workspace.sources_dir):
        sweep(folder)
    reading = read_store(workspace)
    check(reading)
    suspect(reading, contradicts)
    problems = reading.problems.ordered()
    if not reading.claims and not problems:
        raise UnusableInput(NO_CLAIM, cure=NO_CLAIM_CURE, file=workspace.name(workspace.claims_dir))
    return problems
