"""What no reader of a Markdown text sees, and its parser would take for paragraphs: long comments and programs."""

import re
from collections.abc import Iterator

from checker.documents.front_matter import front_matter
from checker.model import Span

_HIDDEN = re.compile(
    r"""
    ^(?:[ \t>*+-]|\d+[.)])*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?![ \t>]*(?P=fence))[^\n]*)*   # code, to its last line
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t>]*\n).)+?(?<!`)(?P=ticks)(?!`)                    # code in a line
    | (?P<comment><!--.*?-->)
    | (?P<program><(?P<name>script|style)\b[^<>]*>.*?</(?P=name)\s*>)
    """,
    re.DOTALL | re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_PAIRS = (
    (re.compile("<(?=!--)"), re.compile("-->")),
    (re.compile(r"<(?=script\b)", re.IGNORECASE), re.compile(r"</script\s*>", re.IGNORECASE)),
    (re.compile(r"<(?=style\b)", re.IGNORECASE), re.compile(r"</style\s*>", re.IGNORECASE)),
)
"""What begins a comment or a program, and what ends it."""
_LINES = re.compile(r"\n[ \t>]*(?:\n|[-*+#>|=~`]|\d+[.)])")
"""What begins a block of its own, or ends one."""
_SHOWN = re.compile(r"[^\r\n]")


def without_hidden(text: str) -> str:
    """Return a text with blanks in place of comments over several lines, and of programs; all else keeps its place.

    A comment within a paragraph stays, for the paragraph's own parser to take out. What is written as code shows.
    """
    if "<!--" not in text and "<s" not in text.lower():
        return text
    lines = _unified(text)
    parts = []
    done = 0
    for found in _hidden(lines):
        start, end = found.span()
        if found["program"] or (found["comment"] and _stands_apart(lines, start, found["comment"])):
            parts += [text[done:start], _SHOWN.sub(" ", text[start:end])]
            done = end
    return "".join([*parts, text[done:]])


def code_in(text: str) -> list[Span]:
    """Return where front matter and code stand in a Markdown text: what looks like a comment there is none."""
    code = [
        Span(start=one.start(), end=one.end()) for one in _hidden(_unified(text)) if one["fence"] or one["ticks"]
    ]
    return [Span(start=0, end=front_matter(text).end), *code]


def _hidden(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be hidden. What is never closed hides nothing, and is not searched for its end each time."""
    for begins, ends in _PAIRS:
        last = max((one.end() for one in ends.finditer(text)), default=0)
        text = text[:last] + begins.sub("\0", text[last:])
    return _HIDDEN.finditer(text)


def _unified(text: str) -> str:
    """Return a text of the same length whose lines all end with the same character."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _stands_apart(text: str, start: int, comment: str) -> bool:
    """Whether a comment over several lines begins one, or holds what would be a block of its own."""
    if "\n" not in comment:
        return False
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip(" \t>") or _LINES.search(comment) is not None
