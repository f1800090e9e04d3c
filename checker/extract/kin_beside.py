"""Somebody's gender, told by kin beside the name: "Dorota Zając and her husband Marek" are a woman and a man."""

import re

from checker.lexicon import words as word_list

_KIN_BEFORE = re.compile(r"\b(?:[Hh]er|[Hh]is|[Tt]heir) (?:[a-z]+ )?([a-z]+),? \Z")
_KIN_BEHIND = re.compile(r",? and (her|his) (?:[a-z]+ )?([a-z]+)\b")
_LONGEST = 40


def gender_beside(text: str, start: int, end: int) -> str | None:
    """Return "m" or "f" for the name between two offsets where a word for kin beside it tells, else None."""
    before = _KIN_BEFORE.search(text[max(0, start - _LONGEST) : start])
    if before is not None:
        if before[1] in word_list("male_nouns"):
            return "m"
        if before[1] in word_list("female_nouns"):
            return "f"
    behind = _KIN_BEHIND.match(text[end : end + _LONGEST])
    if behind is not None and behind[2] in word_list("male_nouns") | word_list("female_nouns"):
        return "f" if behind[1] == "her" else "m"
    return None
