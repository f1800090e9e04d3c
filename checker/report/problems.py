"""The problems of a store as sheets of annotations: one a file, and one of the rules that nothing breaks."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby

from checker.model import Problem, Severity
from checker.report.annotations import Annotation, Case, Fingerprints, Place, Sheet, sound
from checker.store.codes import RULES


def sheets_of(
    problems: Iterable[Problem],
    *,
    claims: str,
    name: Callable[[str], str],
    failing: frozenset[Severity] = frozenset({Severity.ERROR}),
) -> list[Sheet]:
    """Return a sheet for each file with problems, and one, named after the folder of ``claims``, for the rest.

    ``problems`` come file by file. ``name`` says how CI systems call a file of the store. A problem fails if its
    severity is one of the ``failing``.
    """
    found = list(problems)
    broken = {problem.code for problem in found}
    # A report of tests without a single test counts as broken in itself: what is in order is in it, too.
    kept = tuple(Case(f"{rule.code} {rule.name}") for rule in RULES if rule.code not in broken)
    sheets = [
        _sheet(name(file), list(ones), failing) for file, ones in groupby(found, key=lambda problem: problem.file)
    ]
    return [*sheets, Sheet(claims, kept, ())]


def _sheet(file: str, problems: list[Problem], failing: frozenset[Severity]) -> Sheet:
    fingerprints = Fingerprints()
    cases, annotations = [], []
    for number, problem in enumerate(problems):
        place = None if problem.line is None else Place(problem.line)
        severity = Severity(problem.severity)
        cases.append(Case(sound(f"{problem.code} {problem.message}"), place, fails=severity in failing))
        annotations.append(
            Annotation(
                code=problem.code,
                name=problem.name,
                severity=severity,
                message=sound(f"{problem.message}; {problem.cure}"),
                case=number,
                fingerprint=fingerprints.of(problem.code, _NUMBER.sub("", problem.message)),
                place=place,
            )
        )
    return Sheet(file, tuple(cases), tuple(annotations))


_NUMBER = re.compile(r"(?<![\w-])\d+(?![\w-])")
"""Lines and offsets in messages, which move with what is written above; not the numbers in ids."""
