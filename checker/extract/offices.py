"""A title as a text gives it, taken apart: "chief executive of Nordlines" is the chief executive, and Nordlines."""

import re

_AFFILIATED = re.compile(r" (?:at|of|for|with|from) (?:the )?(?=[A-ZÀ-Þ])")
_OF_A_DEPARTMENT = re.compile(r"\b(?:minister|secretary|ministry|department|commissioner)$", re.IGNORECASE)
"""What is followed by its field of work, not by where it is: "Minister of Fisheries"."""
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def title_and_affiliation(written: str) -> tuple[str, str | None]:
    """Return the title without its article and, where the text names one, whose title it is."""
    bare = _ARTICLE.sub("", written)
    for found in _AFFILIATED.finditer(bare):
        title = bare[: found.start()]
        if title and not _OF_A_DEPARTMENT.search(title):
            return title, bare[found.end() :]
    return bare, None
