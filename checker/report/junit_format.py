"""JUnit XML, the form that CI systems take the results of tests in: a suite a file, a test a statement."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from checker.report.annotations import Annotation, Case, Sheet, worst_first

LONGEST = 100
"""Characters of a statement in the name of its test."""


class _Test(NamedTuple):
    """A test, written, and what became of it."""

    xml: str
    failed: bool
    skipped: bool


def render(sheets: Sequence[Sheet]) -> str:
    """Return a suite for each sheet.

    A test has failed where its case makes the command fail, and was skipped where all that was found is waived.
    What else was found stands in the output of a test that passed.
    """
    suites = [(sheet, list(_tests(sheet))) for sheet in sheets]
    totals = _counts([test for _, tests in suites for test in tests])
    del totals["skipped"]  # the schema of Jenkins knows it of the suites alone
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{_attributes({'name': 'factcheck', **totals})}>",
    ]
    for sheet, tests in suites:
        lines.append(f"  <testsuite{_attributes({'name': sheet.file, **_counts(tests)})}>")
        lines += [test.xml for test in tests]
        if sheet.summary:
            lines.append(f"    <system-out>{_text(sheet.summary)}</system-out>")
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _tests(sheet: Sheet) -> Iterator[_Test]:
    found: defaultdict[int, list[Annotation]] = defaultdict(list)
    for one in sheet.annotations:
        found[one.case].append(one)
    used: Counter[str] = Counter()
    for number, case in enumerate(sheet.cases):
        name = shortened(case.text)
        used[name] += 1
        # Of two tests with one name, some systems drop the second.
        unique = name if used[name] == 1 else f"{name} ({used[name]})"
        yield _test(sheet.file, unique, case, worst_first(found[number]))


def _test(file: str, name: str, case: Case, found: Sequence[Annotation]) -> _Test:
    values: dict[str, object] = {"name": name, "classname": file, "file": file}
    if case.place and not case.place.in_paragraphs:
        values["line"] = case.place.line
    open_ones = [one for one in found if one.waiver is None]
    skipped = bool(found) and not open_ones and not case.fails
    if case.fails:
        inside = _failure(case, open_ones)
    elif skipped:
        waivers = (f"waived: {one.waiver.reason} ({one.waiver.where})" for one in found if one.waiver)
        inside = f"<skipped{_attributes({'message': '; '.join(waivers)})}/>"
    elif found:
        inside = f"<system-out>{_text(_told(case, found))}</system-out>"
    else:
        return _Test(f"    <testcase{_attributes(values)}/>", failed=False, skipped=False)
    xml = f"    <testcase{_attributes(values)}>\n      {inside}\n    </testcase>"
    return _Test(xml, failed=case.fails, skipped=skipped)


def _failure(case: Case, found: Sequence[Annotation]) -> str:
    worst = found[0] if found else None
    kind = worst.code if worst else case.failure.partition(":")[0]
    values = {"message": worst.message if worst else case.failure, "type": kind}
    return f"<failure{_attributes(values)}>{_text(_told(case, found))}</failure>"


def _told(case: Case, found: Sequence[Annotation]) -> str:
    """Return all that is known of a case, a line each."""
    where = f"Paragraph {case.place.line}: " if case.place and case.place.in_paragraphs else ""
    lines = [f"{where}{case.text}"]
    for one in found:
        waived = f" (waived: {one.waiver.reason})" if one.waiver else ""
        lines.append(f"{one.severity} {one.title}: {one.message}{waived}")
        lines += [f"  {more}" for more in (*one.records, *one.fixes)]
    if not found and case.failure:
        lines.append(case.failure)
    return "\n".join(lines)


def shortened(text: str) -> str:
    """Return a text on one line and of bearable length, cut after a word."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return f"{line[:LONGEST].rpartition(' ')[0] or line[:LONGEST]}…"


def _counts(tests: Sequence[_Test]) -> dict[str, object]:
    return {
        "tests": len(tests),
        "failures": sum(test.failed for test in tests),
        "errors": 0,
        "skipped": sum(test.skipped for test in tests),
    }


def _attributes(values: Mapping[str, object]) -> str:
    return "".join(f" {key}={quoteattr(_legal(str(value)))}" for key, value in values.items())


def _text(text: str) -> str:
    return escape(_legal(text), {"\r": "&#13;"})  # a bare one would be read as a line feed


def _legal(text: str) -> str:
    """Return a text with what XML 1.0 cannot hold, even escaped, shown as Python would write it."""
    return _ILLEGAL.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
