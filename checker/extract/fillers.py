"""Phrases that say nothing of the matter ("in fact", "as reported"): left out of what a statement says."""

import re
from functools import cache

from checker.lexicon import words as word_list


def without_fillers(content: str) -> str:
    """Return ``content`` without its fillers and the commas around them; as it is where nothing else is left."""
    left = _between().sub(_remaining_comma, _opening().sub("", content))
    left = re.sub(r" +(?=[.;:?!]?$)", "", left).strip()
    if left == content or not re.search(r"\w", left):
        return content
    return left[0].upper() + left[1:] if content[:1].isupper() else left


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_alternatives()})(?:,? that\b|,)? ", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """Between two commas, before the end, or between words: the comma of another clause stays."""
    fillers = f"(?:{_alternatives()})"
    return re.compile(rf",? {fillers}(?:,? |(?=[.;:?!]?\s*$))", re.IGNORECASE)


def _remaining_comma(found: re.Match[str]) -> str:
    """Return what stays of a filler: two commas stood around it alone, one is that of another clause."""
    return ", " if re.fullmatch(r",[^,]*[^,] ", found[0]) or re.fullmatch(r" [^,]*, ", found[0]) else " "


def _alternatives() -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(word_list("fillers"), key=len, reverse=True))
