"""A title as a text gives it, taken apart: "chief executive of Nordlines" is the chief executive, and Nordlines."""

import re

from checker.lexicon import place_key

_AFFILIATED = re.compile(r" (?:at|of|for|with|from) (?:the )?(?=[A-ZÀ-Þ])")
_OF_A_DEPARTMENT = re.compile(r"\b(?:minister|secretary|ministry|department|commissioner)$", re.IGNORECASE)
"""What is followed by its field of work, not by where it is: "Minister of Fisheries"."""
_OWNER = re.compile(r"(?:(?:the|a|an) )?(.+?)(?:['’]s|(?<=s)['’]) (?=[^\W\d_])")
_BODY_BEFORE = re.compile(r"((?:[A-Z][\w&-]*[A-Z&][\w&-]*|[A-Z][\w&-]+)(?: [A-Z][\w&-]+)*) (?=[a-z])")
"""Names right before a title in small letters: "FWI spokeswoman"."""
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def title_and_affiliation(written: str) -> tuple[str, str | None]:
    """Return the title without its article and, where the text names one, whose title it is."""
    bare = _ARTICLE.sub("", written)
    for found in _AFFILIATED.finditer(bare):
        title = bare[: found.start()]
        if title and not _OF_A_DEPARTMENT.search(title):
            return title, bare[found.end() :]
    owned = _OWNER.match(bare)
    if owned is not None and owned.end() < len(bare):
        return bare[owned.end() :], owned[1]
    before = _BODY_BEFORE.match(bare)
    if before is not None and all(place_key(word) is None for word in before[1].split()):
        if before[1][1:].lower() != before[1][1:] or not _capital_of_sentence(before[1], written):
            return bare[before.end() :], before[1]
    return bare, None


def _capital_of_sentence(words: str, written: str) -> bool:
    """Whether a capital may be the sentence's: "Finance minister", but "the Redivolt spokeswoman"."""
    return written.startswith(words) and " " not in words
