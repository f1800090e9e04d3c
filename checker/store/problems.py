"""Problems are collected, never raised half-way: one run tells all that is wrong with all files."""

from checker.errors import UnusableInput
from checker.model import Problem, Severity
from checker.store.codes import MISSING_KEY, UNKNOWN_KEY, UNREADABLE, WRONG_VALUE, Rule


def problem_of(
    rule: Rule, message: str, cure: str, file: str, line: int | None = None, severity: Severity | None = None
) -> Problem:
    """Return a problem of a rule at its place; ``severity`` overrides the rule's own."""
    return Problem(
        code=rule.code,
        name=rule.name,
        message=message,
        cure=cure,
        file=file,
        line=line,
        severity=severity or rule.severity,
    )


class Problems:
    """What was found so far. ``ordered`` gives it by file and line."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(
        self,
        rule: Rule,
        message: str,
        *,
        cure: str,
        file: str,
        line: int | None = None,
        severity: Severity | None = None,
    ) -> None:
        """Put a problem down; ``severity`` overrides the rule's own."""
        self._found.append(problem_of(rule, message, cure, file, line, severity))

    def add_refused(self, rule: Rule, error: UnusableInput, file: str) -> None:
        """Put down what a reader refused, in the file it is about."""
        self.add(rule, error.message, cure=error.cure, file=file, line=error.line)

    def take(self, others: "Problems") -> None:
        """Put down what was found elsewhere, too."""
        self._found.extend(others._found)

    def __len__(self) -> int:
        return len(self._found)

    def ordered(self) -> list[Problem]:
        """Return all problems by file, line and code."""
        return sorted(self._found, key=lambda one: (one.file, one.line or 0, one.code, one.message))

    def errors(self) -> list[Problem]:
        """Return the problems that make the store unusable, by file and line; the roots of others come first.

        What cannot be read at all comes before what is wrong in itself, and that before what does not fit together.
        """
        errors = [problem for problem in self.ordered() if problem.severity == Severity.ERROR]
        return sorted(errors, key=lambda one: _ROOTS.get(one.code, len(_ROOTS)))


_ROOTS = {UNREADABLE.code: 0, UNKNOWN_KEY.code: 1, MISSING_KEY.code: 1, WRONG_VALUE.code: 1}
