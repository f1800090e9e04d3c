"""What files say about themselves, in one form: words, names and dates, or None where they say nothing."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any

LONGEST = 300
"""A title or name that is longer than this is something else."""

# What programs write in where nobody stated a title or an author.
_NO_TITLE = re.compile(
    r"""(?: untitled | document | dokument | title | titel | word\ document | (?:powerpoint\ )?presentation
      | unknown | none | null | doc\d* | (?:microsoft\ )?word\s*-\s*.*
      | .*\.(?:docx?|pdf|indd|qxp|html?|txt) )(?:\ ?\d+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_AUTHOR = re.compile(
    r"""(?: author | (?:(?:windows|microsoft|office)\ )*user | admin(?:istrator)? | root | owner | unknown
      | anonymous | none | null | microsoft | python-docx | openpyxl | apache\ poi
      | https?:.* | www\..* | @.* )\d*""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN_DATES = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%d. %B %Y")


def words(value: Any) -> str | None:
    """Return ``value`` as one line of text, or None if it is no text or says nothing."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.replace("\0", "").split())
    return line if line and len(line) <= LONGEST else None


def title(value: Any) -> str | None:
    """Return a title that somebody wrote, not one that a program made up."""
    line = words(value)
    return None if line is None or _NO_TITLE.fullmatch(line) else line


def authors(values: Iterable[Any]) -> str | None:
    """Return the names of people, each once and in their order, with commas between."""
    names: dict[str, None] = {}
    for value in values:
        line = words(value)
        if line is not None and not _NO_AUTHOR.fullmatch(line):
            names[re.sub(r"^by\s+", "", line, flags=re.IGNORECASE)] = None
    return words(", ".join(names))


def day(value: Any) -> date | None:
    """Return the day that ``value`` states without doubt, as the file's author saw it: no change of time zone.

    Read are dates, ISO 8601 (with a time or not), the form of e-mail headers, and a day with the month's English
    name. A form like 03/04/2026 means two days: it is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    line = words(value)
    if line is None:
        return None
    iso = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?=$|[T\s])", line, re.ASCII)
    if iso:
        try:
            return date(*map(int, iso.groups()))
        except ValueError:
            return None
    for form in _WRITTEN_DATES:
        try:
            return datetime.strptime(line, form).date()
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(line).date() if re.search(r"[A-Za-z]{3}", line) else None
    except ValueError:
        return None


def address(value: Any) -> str | None:
    """Return a complete web address."""
    line = words(value)
    return line if line and re.fullmatch(r"https?://[^\s/]+\.[^\s]+", line) else None


def language(value: Any) -> str | None:
    """Return a language tag such as ``en`` or ``nl-BE``."""
    line = words(value)
    tag = line.replace("_", "-") if line else ""
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", tag) else None
