"""What a waiver says in words: which codes it is about, and why."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from checker.compare import COMPARISONS
from checker.editorial.codes import BROKEN_WAIVER, EXPIRED_WAIVER, NAMELESS_ENTRY, NOTES, UNUSED_WAIVER
from checker.errors import UnusableInput

ALL = "all"
"""Stands for every code."""
NEVER = frozenset({BROKEN_WAIVER.code, UNUSED_WAIVER.code, EXPIRED_WAIVER.code, NAMELESS_ENTRY.code})
"""What is wrong with a waiver is not waived by another."""
FORM = "write `factcheck: ignore FC103 because …the reason…`"
_INSTRUCTION = re.compile(r"(?P<verb>[\w-]+)\s*(?P<codes>.*?)(?:\bbecause\b\s*:?\s*(?P<reason>.*))?", re.IGNORECASE)


class Wanted(NamedTuple):
    """What a comment waives: its ``codes`` (``all`` may be among them), why, and whether in the ``whole`` draft."""

    codes: frozenset[str]
    reason: str
    whole: bool


def read_comment(words: str) -> Wanted:
    """Read the words of a comment, those behind "factcheck:".

    Raises:
        UnusableInput: they are not understood, name no code or an unknown one, or give no reason.
    """
    found = _INSTRUCTION.fullmatch(words.strip())
    verb = found["verb"].lower() if found else ""
    if found is None or verb not in ("ignore", "ignore-file"):
        raise UnusableInput(f"a comment to factcheck is not understood: “{words.strip()}”", cure=FORM)
    codes = read_codes(re.split(r"[\s,]+", found["codes"].strip(" ,")))
    if not (found["reason"] or "").strip():
        as_written = f"{verb} {' '.join(found['codes'].split()).strip(' ,')}"
        cure = f"write `factcheck: {as_written} because …the reason…`"
        raise UnusableInput("a waiver gives no reason, so it waives nothing", cure=cure)
    return Wanted(codes, found["reason"].strip(), verb == "ignore-file")


def read_codes(written: Iterable[str]) -> frozenset[str]:
    """Read codes as people write them.

    Raises:
        UnusableInput: there is none among them, or one that no remark has.
    """
    codes = frozenset(ALL if code.lower() == ALL else code.upper() for code in written if code and code != "and")
    if not codes:
        raise UnusableInput("a waiver names no code", cure=FORM)
    for code in sorted(codes - {ALL}):
        if code in NEVER:
            raise UnusableInput(f"{code} cannot be waived", cure="correct or remove the waiver that it is about")
        if re.fullmatch(r"FC5\d\d", code):
            raise UnusableInput(f"{code} is about the store and cannot be waived", cure="run `factcheck lint`")
        if code not in _known():
            raise UnusableInput(f"there is no code {code}", cure=_meant(code))
    return codes


def covers(codes: frozenset[str], code: str) -> bool:
    """Whether a waiver of these codes is about a remark with this one."""
    return code not in NEVER and (code in codes or ALL in codes)


def _known() -> dict[str, str]:
    """Return the codes that a remark can have, with their names."""
    return {one.CODE: one.NAME for one in COMPARISONS} | {note.code: note.name for note in NOTES.values()}


def _meant(code: str) -> str:
    by_name = {name: known for known, name in _known().items()}
    near = by_name.get(code.lower()) or next(iter(get_close_matches(code, _known(), n=1)), None)
    return f"did you mean {near}?" if near else "see `factcheck explain`"
