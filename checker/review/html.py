"""Texts into HTML: every one escaped, and templates that are files beside the code."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

_STEERS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that HTML forbids, and those that turn the writing direction around: shown as their escapes.

A lone surrogate stands in the name of a file that is not in the encoding of its system.
"""


def safe(text: object) -> str:
    """Return a text that is safe in an element and in an attribute between quotation marks."""
    shown = _STEERS.sub(lambda found: found.group().encode("unicode_escape").decode(), str(text))
    return escape(shown, quote=True)


def filled(name: str, **values: str) -> str:
    """Return the template ``templates/<name>`` with ``$values`` in it, which are HTML already."""
    return _template(name).substitute(values)


def styled(name: str, **values: str) -> str:
    """Return a whole page, with the style of all pages in it: a page needs no other file."""
    return filled(name, style=part("style.css"), **values)


def part(name: str) -> str:
    """Return a style sheet or a script of the templates, to be put into a page as it is."""
    return _template(name).template.strip()


def fingerprint(content: str) -> str:
    """Return what a page's policy calls the content of one of its elements by: that runs, and nothing else."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


@cache
def _template(name: str) -> Template:
    return Template((files("checker.review") / "templates" / name).read_text(encoding="utf-8"))
