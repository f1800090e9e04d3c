"""Which day "yesterday" is, counted from the day the words were said, as the project reads dates everywhere.

A weekday is the last one before or the next one after, as the verb tells; where it does not tell, and for what is
no certain day, month or year ("two weeks ago"), the words stay.
"""

import re
from collections.abc import Sequence
from datetime import date

from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.resolving.edits import Edit, Resolved
from checker.extract.resolving.scene import Scene
from checker.extract.word_classes import is_past_form
from checker.lexicon import lemmas
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Ground
from checker.text.dates import WEEKDAYS, When, dates

_EDGE = re.compile(r"(?:since|until|till|by|from|before|after|not before|through)\s+", re.IGNORECASE)
_NAMED = re.compile(r"today|yesterday|tomorrow|(?:the )?day (?:before yesterday|after tomorrow)", re.IGNORECASE)
_UNIT = re.compile(r"(?:earlier |later )?(?:the )?(?:last|this|next|coming) (?P<unit>year|month)", re.IGNORECASE)
_SEASON = re.compile(r"(?:last|this|next|coming) (?P<season>spring|summer|autumn|winter|fall)", re.IGNORECASE)
_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""When a season begins in the north; one that begins in another month, or a winter, is in no certain year."""
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last|past|previous|this|next|coming|ago|in (?:a|an|\w+) \w+|\w+day)\b",
    re.IGNORECASE,
)
"""What may count from the day it was said; dates are read only where one of them stands."""
_DETERMINES = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_BASE = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.NOUN, Tag.ADJECTIVE, Tag.PARTICIPLE})
"""What a base form behind "to" may be taken for."""
_FARTHEST_GOVERNING = 6
"""How many words before the "to" an infinitive's verb stands at most: "ordered the firm's owners to reopen"."""
_SPAN = frozenset({"to", "and", "or", "-", "–", "than"})


def in_time(scene: Scene, words: Sequence[Word], said: str) -> tuple[list[Edit], list[str]]:
    """Return what replaces the times in ``said`` that count from the day it was said, and those that stay."""
    anchor = (scene.said_on if scene.kind is AttributionKind.DIRECT else scene.published) or scene.said_on
    edits: list[Edit] = []
    left: list[str] = []
    if not _RELATIVE.search(said):
        return edits, left
    for when in dates(said, anchor):
        if not when.relative or when.recurring:
            continue
        edge = _EDGE.match(when.text)
        start = when.start + (edge.end() if edge else 0)
        core = said[start : when.end]
        if core[:1].isupper() and start > 0 and core.lower() not in WEEKDAYS and _NAMED.fullmatch(core):
            continue  # "USA Today"
        new = _written(when, core, words, anchor) if anchor and not _bound(words, start, when.end) else None
        if new is None:
            if core.lower() != "today":  # nowadays, perhaps
                left.append(core)
            continue
        before = next((word for word in reversed(words) if word.end <= start), None)
        governed = edge or (before is not None and (before.tag is Tag.PREPOSITION or before.lower == "on"))
        lead = "" if governed else "on " if when.grain == "day" else "in "
        resolved = Resolved(core, new, Ground.DATE)
        new = f"{when.text[:7]} {lead}{new}" if when.text.lower().startswith("earlier ") else lead + new
        new = f"{when.text[:5]} {lead}{resolved.stands_for}" if when.text.lower().startswith("later ") else new
        edits.append(Edit(start, when.end, new, resolved))
    return edits, left


def _bound(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the time is part of a phrase: "last year's budget", "Monday morning", "the leaders of tomorrow"."""
    before = next((word for word in reversed(words) if word.end <= start), None)
    follows = next((word for word in words if word.start >= end), None)
    if before is not None and (before.tag in _DETERMINES or before.lower in _SPAN | {"of", "even"}):
        return True
    if follows is None:
        return False
    return follows.tag in {Tag.POSSESSIVE, Tag.NOUN, Tag.NUMBER} or follows.lower in _PARTS_OF_DAY | _SPAN - {"and"}


def _written(when: When, core: str, words: Sequence[Word], anchor: date) -> str | None:
    """Return the time in full; None where it is not certain."""
    if _NAMED.fullmatch(core) and when.first is not None and when.first == when.last:
        if core.lower() == "today" and _tense(words) is None:
            return None
        return _day(when.first)
    if core.lower() in WEEKDAYS:
        day = None if _lies_ahead(words, when) else _weekday(when, words, anchor)
        return f"{core} {_day(day)}" if day else None
    unit = _UNIT.fullmatch(core)
    if unit and when.first is not None:
        if when.first.day != 1 or (unit["unit"].lower() == "year" and when.first.month != 1):
            return None  # "the coming year" begins now
        year = str(when.first.year)
        return year if unit["unit"].lower() == "year" else f"{when.first:%B} {year}"
    season = _SEASON.fullmatch(core)
    if season and when.first is not None and _BEGINS.get(season["season"].lower()) == when.first.month:
        return f"the {season['season'].lower()} of {when.first.year}"
    return None


def _lies_ahead(words: Sequence[Word], when: When) -> bool:
    """Whether a time may be that of an infinitive which lies ahead of its verb: "agreed to meet on Sunday"."""
    before = [word for word in words if word.end <= when.start]
    for index in range(len(before) - 2, 0, -1):
        if before[index].lower == "to" and before[index + 1].tag in _BASE:
            governing = before[max(0, index - _FARTHEST_GOVERNING) : index]
            return any(not word_list("prospective").isdisjoint(lemmas(word.lower)) for word in governing)
        if is_finite(before[index]) and before[index - 1].lower != "to":
            return False
    return False


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _weekday(when: When, words: Sequence[Word], anchor: date) -> date | None:
    """Return the day that a weekday means: the last one in the past tense, the next one in the future."""
    tense = _tense(words)
    days = [first for first, last in when.readings if first == last]
    if tense == "past":
        return max((day for day in days if day <= anchor), default=None)
    if tense == "future" and anchor not in days:
        return min((day for day in days if day > anchor), default=None)
    return None


def _tense(words: Sequence[Word]) -> str | None:
    """Return "past" or "future" where all verbs agree on it."""
    future = any(word.lower in {"will", "won't", "shall"} or word.lower.endswith("'ll") for word in words)
    past = [word for word in words if _is_past(word)]
    mixed = any(word.lower in {"would", "could", "should", "might", "going"} for word in words)
    if mixed or (future and past):
        return None
    return "future" if future else "past" if past else None


def _is_past(word: Word) -> bool:
    if word.tag is Tag.AUXILIARY:
        return word.lower.removesuffix("n't") in {"was", "were", "had", "did"}
    if word.tag is not Tag.VERB:
        return False
    return is_past_form(word.lower) or word.lower in word_list("unchanged_pasts")
