"""Where a text's paragraphs and sentences lie.

Sentence ends are full stops, question and exclamation marks and ellipses, with the closing quotation marks and
brackets behind them. A full stop after an initial, an abbreviation or inside a number ends nothing.
"""

import re
from itertools import pairwise

from checker.lexicon import words
from checker.model import Span

CLOSERS = "\"'”’»“)]"
OPENERS = "\"'“‘„‚«»(["

_END = re.compile(
    rf"(?:\.(?: \.){{2,3}}|\.{{1,4}}|…|(?<![?!])[?!]++)[{re.escape(CLOSERS)}]*+(?=\s|$)"
    r"|(?<=[.?!])['’]['’](?=\s|$)"
)
_NEXT = re.compile(rf"\s*+(?:['’]['’]|``|[{re.escape(OPENERS)}]|[-–—―•*]\s?)*+(?P<first>\w)(?P<rest>[\w'’]*)")
_DASH = re.compile(r"\s+[-–—―]+\s")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪◦]|\d{1,2}[.)])\s+")
_NARROWEST, _WIDEST = 40, 120  # between these, lines as full as they can be were wrapped by hand
_FIRMS = frozenset({"inc", "corp", "ltd", "co"})
_MARKS = frozenset('.?!,;:"“”')
_SUBJECT, _NAME, _EXPLAINED = 7, 4, 180
"""How many words a speaker may have before "said", or before what explains them; how many characters all of it."""
_BLANK = re.compile(r"\n[^\S\n]*\n|\f")


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of ``text``, white space around them left out.

    A blank line parts paragraphs. A single line break does, too, unless the lines are hard-wrapped: then each
    line is so full that the first word of the next would not have fitted.
    """
    spans: list[Span] = []
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        spans.extend(_lines(text, start, end))
        start = end if gap is None else gap.end()
    return spans


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, white space around them left out."""
    return [sentence for paragraph in paragraphs(text) for sentence in sentences_within(text, paragraph)]


def sentences_within(text: str, paragraph: Span) -> list[Span]:
    """Return the sentences of one paragraph, with offsets into the whole text."""
    spans: list[Span] = []
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if end.end() < paragraph.end and not _ends(text, start, end, paragraph.end):
            continue
        spans.extend(_trimmed(text, start, end.end()))
        start = end.end()
    spans.extend(_trimmed(text, start, paragraph.end))
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines: list[Span] = []
    at = start
    for written in text[start:end].splitlines(keepends=True):
        lines.extend(_trimmed(text, at, at + len(written)))
        at += len(written)
    if len(lines) < 2:
        return lines
    width = max(line.end - line.start for line in lines)
    joined = [lines[0]]
    for before, line in pairwise(lines):
        first = line.of(text).split(maxsplit=1)[0]
        full = before.end - before.start + 1 + len(first) > width and _NARROWEST <= width <= _WIDEST
        bullet = _BULLET.match(line.of(text))
        if not bullet and (full or line.of(text)[:1].islower()) and not _BULLET.match(before.of(text) + " "):
            joined[-1] = Span(start=joined[-1].start, end=line.end)
        else:
            joined.append(line)
    return joined


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start=start, end=end)] if end > start else []


def _ends(text: str, start: int, end: re.Match[str], limit: int) -> bool:
    """Whether the mark at ``end`` really closes the sentence that began at ``start``."""
    following = _NEXT.match(text, end.end(), limit)
    if following is None:
        return True
    first = following["first"]
    if first.islower() and following["rest"][:1].isupper():
        first = first.upper()  # "iPhones", "eBay"
    mark = end[0]
    if mark.startswith("."):
        word = _word_before(text, start, end.start())
        ends = _full_stop(word, following) or _quotation_follows(text, start, word, end, following)
        if len(mark) == 1 and not ends:
            return False
        if len(mark) == 1 and _abbreviates(word) and _DASH.match(text, end.end(), limit):
            return False  # "FAIRVIEW, W.Va. - The coal"
        if len(mark) > 1 and first.islower():
            return False
    elif mark.startswith("…") and first.islower():
        return False
    if mark[0] in "?!" and len(mark.strip("?!")) and _goes_on(text, end.end(), limit):
        return False
    return not (first.islower() and mark[0] in "?!.…")


def _word_before(text: str, start: int, end: int) -> str:
    """Return the word that ends at ``end``, looked for backwards: a sentence without an end may be long."""
    at = end
    while at > start and (text[at - 1].isalnum() or text[at - 1] in ".'’&-"):
        at -= 1
    return text[at:end].lstrip(".'’&-")


def _full_stop(word: str, following: re.Match[str]) -> bool:
    """Whether a full stop after ``word`` ends a sentence, given what follows."""
    lower = word.lower()
    after = following["first"] + following["rest"]
    initials = len(word) > 1 and word.isupper() and not after.isupper()  # "RT" is no "Rt." of "Rt. Hon."
    if lower in words("titles_abbreviated") and not initials:
        return False
    if lower in {"a.m", "p.m"}:
        return after[0].isupper() and not _tells_time(after)
    if lower == "etc":
        return after[0].isupper()
    if lower in words("abbreviations"):
        return after[0].isupper() and after.lower() in words("sentence_starters")
    if len(word) == 1 and word.isupper() and word != "I":  # "J. Marsh", but "Vitamin C. It cures nothing."
        return len(after) > 1 and after[0].isupper() and after.lower() in words("sentence_starters")
    if lower == "v":
        return False
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return after.lower() in words("sentence_starters")
    if lower in {"no", "nos", "art", "fig", "vol", "pp", "p"}:
        return not after[0].isdigit()
    return True


def _quotation_follows(text: str, start: int, word: str, end: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a place's or a firm's abbreviation ends a sentence before a quotation: "in Salem, Ore. “We won.”"."""
    gap = text[end.end() : following.start("first")]
    opens = len(gap) > 1 and gap[0].isspace() and gap[-1] in OPENERS and gap[-1] not in "(["
    goes_on = text[following.end() : following.end() + 1].isspace()  # “We won”, not a “Super” of one word
    if not (opens and goes_on and following["first"].isupper() and word[:1].isupper()):
        return False
    place = text[start : end.start() - len(word)].endswith(", ")
    return _abbreviates(word) and (place or word.lower() in _FIRMS)


def _abbreviates(word: str) -> bool:
    return word.lower() in words("abbreviations") or "." in word


def _tells_time(after: str) -> bool:
    """Whether what follows an hour belongs to it: a day, or the name of a time zone ("9 a.m. Eastern", "EST")."""
    zone = after.lower() in {"eastern", "central", "mountain", "pacific", "greenwich", "local"}
    return zone or after.lower() in words("time_words") or (after.isupper() and after not in {"A", "I"})


def _goes_on(text: str, at: int, limit: int) -> bool:
    """Whether an attribution follows a quotation that ends in a question or exclamation mark ("No!" Smith said).

    What explains who speaks may stand between: "No!" Smith, a nurse, said.
    """
    ahead = re.findall(r"[\w'’-]+|[.?!,;:\"“”]", text[at : min(limit, at + _EXPLAINED)])
    told = next((place for place, word in enumerate(ahead) if word in _MARKS), len(ahead))
    if any(word.lower() in words("reporting_forms") for word in ahead[: min(told, _SUBJECT)]):
        return True
    if ahead[told : told + 1] != [","] or told > _NAME or not ahead[0][0].isupper():
        return False
    behind = ahead[told + 1 :]
    ends = next((place for place, word in enumerate(behind) if word in _MARKS), len(behind))
    return behind[ends : ends + 1] == [","] and any(
        word.lower() in words("reporting_forms") for word in behind[ends + 1 : ends + 2]
    )
