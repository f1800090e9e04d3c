"""Dates and spans of time as a text names them, as intervals of days where they can be resolved.

"9 January 2026", "Friday, January 9", "mid-January", "the second half of 2029", "Q2 2025", "last Tuesday", "two
weeks ago". Relative and year-less dates are read against an anchor, the day the text was written.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(), 1)
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A date or span of time read from ``[start, end)`` of a text.

    ``first`` and ``last`` are the days it can mean, both inclusive, or None where the text and the anchor do not
    tell; the parts that the text itself gives stand in ``year``, ``month``, ``day`` and ``weekday`` (0 is Monday).
    ``edge`` is the word before it that makes it a limit ("since", "until", "before", "after", "by", "from").
    """

    start: int
    end: int
    text: str
    first: date | None = None
    last: date | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: bool = False
    edge: str = ""


class TimeRelation(StrEnum):
    """How two spans of time stand to each other."""

    SAME = "same"
    WITHIN = "one within the other"
    UNKNOWN = "unknown"
    DISJOINT = "disjoint"


_MONTH = r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ORDINAL_DAY = rf"(?P<ordinal>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|mon\.|tues?\.|wed\.|thurs?\.|fri\.|sat\.|sun\.)"
_PART = r"(?P<part>early|mid|late|the start of|the beginning of|the middle of|the end of|the first half of|the second half of)"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_FORMS = tuple(
    re.compile(rf"\b(?:{form})(?![\w])", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<monthnumber>\d{2})-(?P<day>\d{2})",
        rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?:{_DAY}|{_ORDINAL_DAY})(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
        rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?:{_DAY}|the\s+{_ORDINAL_DAY})(?!\s*(?:%|per\b|million|billion))(?:,?\s+{_YEAR})?",
        rf"(?:{_PART}[\s-]+)?{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR})?",
        rf"(?:the\s+)?(?P<quarter>first|second|third|fourth|last|final)\s+quarter(?:\s+of)?(?:\s+{_YEAR})?",
        rf"q(?P<quarter>[1-4])(?:\s+(?:of\s+)?{_YEAR})?",
        rf"(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+{_YEAR}",
        rf"(?:(?:the|this|last|next)\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+(?:of\s+)?{_YEAR})?",
        r"(?P<feast>new\s+year['’]s\s+(?:day|eve)|christmas\s+(?:day|eve)|boxing\s+day|christmas)(?:,?\s+(?P<year>20\d\d))?",
        rf"(?:{_PART}[\s-]+)?(?P<bareyear>(?:1[5-9]|20)\d\d)(?!\s*(?:%|per\b|people|votes|jobs|homes|tonnes|euros|dollars|pounds))",
        r"(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)s",
        r"(?P<deictic>the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow)(?:\s+(?:morning|afternoon|evening|night))?",
        r"(?P<which>last|this|next|the past|the coming)\s+(?P<unit>week|month|year|weekend)",
        rf"(?:(?P<whichday>last|this|next|on)\s+)?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?",
        r"(?:the\s+)?(?P<yearpoint>end|beginning|start|middle|turn)\s+of\s+(?P<which>the|this|last|next)\s+(?P<unit>year|month|week)",
        r"a\s+(?P<agoone>day|week|month|year|decade)\s+(?:ago|earlier)",
        r"(?P<agon>\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<agounit>days|weeks|months|years)\s+ago",
    )
)
_EDGES = re.compile(r"\b(since|until|till|before|after|by|from|up to|to|between|and)\s+(?:the\s+)?$", re.IGNORECASE)
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def dates(text: str, anchor: date | None = None) -> list[When]:
    """Read the dates and spans of time of ``text`` in order, none overlapping."""
    found: list[When] = []
    for match in sorted(_matches(text), key=lambda match: (match.start(), -match.end())):
        if found and match.start() < found[-1].end:
            continue
        when = _read(text, match, anchor)
        if when is not None:
            found.append(when)
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        yield from form.finditer(text)


def _read(text: str, match: re.Match[str], anchor: date | None) -> When | None:
    parts = {key: value.lower() for key, value in match.groupdict().items() if value}
    edge = _EDGES.search(text, max(0, match.start() - 16), match.start())
    made = _made(match[0], parts, anchor)
    if made is None:
        return None
    first, last, given, relative = made
    return When(
        match.start(), match.end(), match[0], first, last, **given, relative=relative, edge=edge[1].lower() if edge else ""
    )


_Made = tuple[date | None, date | None, dict[str, int], bool]


def _made(written: str, parts: dict[str, str], anchor: date | None) -> _Made | None:
    if "month" in parts and not written[0].isdigit() and not _is_month(written, parts):
        return None
    given: dict[str, int] = {}
    year = int(parts.get("year") or parts.get("bareyear") or 0) or None
    if year:
        given["year"] = year
    if "weekday" in parts:
        given["weekday"] = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(parts["weekday"][:3]))
    if "month" in parts or "monthnumber" in parts:
        return _calendar(parts, given, year, anchor)
    if "feast" in parts:
        month, day = (1, 1) if "day" in parts["feast"] and "new" in parts["feast"] else (12, 31) if "new" in parts["feast"] else (
            (12, 26) if "boxing" in parts["feast"] else (12, 24) if "eve" in parts["feast"] else (12, 25)
        )
        given.update(month=month, day=day)
        year = year or _nearest_year(month, day, anchor)
        feast = date(year, month, day) if year else None
        return feast, feast, given, False
    if "quarter" in parts:
        number = _QUARTERS[parts["quarter"]]
        return *_months(year or (anchor.year if anchor else None), 3 * number - 2, 3 * number), given, False
    if "half" in parts:
        start = 1 if parts["half"] == "first" else 7
        return *_months(year, start, start + 5), given, False
    if "season" in parts:
        start, end = _SEASONS[parts["season"]]
        return *_months(year or (anchor.year if anchor else None), start - 1, end + 1), given, not year
    if "decade" in parts:
        start_year = int(parts["decade"])
        return date(start_year, 1, 1), date(start_year + 9, 12, 31), given, False
    if "bareyear" in parts and year:
        return *_portion(date(year, 1, 1), date(year, 12, 31), parts.get("part", "")), given, False
    return _relative(parts, given, anchor)


def _is_month(written: str, parts: dict[str, str]) -> bool:
    """Tell the month from the word: "May" and "March" are months when they are written with a capital."""
    month = parts["month"]
    at = written.lower().find(month)
    capital = written[at].isupper()
    lone = not ({"day", "ordinal", "year", "part"} & parts.keys())
    if month in {"may", "march", "august"} and lone:
        return capital and month != "may" if len(written) == len(month) else capital
    return capital


def _calendar(parts: dict[str, str], given: dict[str, int], year: int | None, anchor: date | None) -> _Made | None:
    month = int(parts["monthnumber"]) if "monthnumber" in parts else _month_number(parts["month"])
    if not 1 <= month <= 12:
        return None
    day = int(parts["day"]) if "day" in parts else _ORDINALS.get(parts.get("ordinal", ""))
    given["month"] = month
    year = year or _nearest_year(month, day or 15, anchor)
    if day:
        if not 1 <= day <= monthrange(year or 2024, month)[1]:
            return None
        given["day"] = day
        exact = date(year, month, day) if year else None
        return exact, exact, given, False
    if not year:
        return None, None, given, False
    whole = (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return *_portion(*whole, parts.get("part", "")), given, False


def _month_number(written: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(written[:3]))


def _nearest_year(month: int, day: int, anchor: date | None) -> int | None:
    if anchor is None:
        return None
    candidates = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        day_there = min(day, monthrange(year, month)[1])
        candidates.append((abs((date(year, month, day_there) - anchor).days), year))
    return min(candidates)[1]


def _months(year: int | None, start: int, end: int) -> tuple[date | None, date | None]:
    if not year:
        return None, None
    first_year, first_month = year + (start - 1) // 12, (start - 1) % 12 + 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _portion(first: date, last: date, part: str) -> tuple[date, date]:
    days = (last - first).days + 1
    if not part:
        return first, last
    begin, end = {
        "early": (0.0, 0.4), "the start of": (0.0, 0.25), "the beginning of": (0.0, 0.25), "mid": (0.25, 0.75),
        "the middle of": (0.25, 0.75), "late": (0.6, 1.0), "the end of": (0.75, 1.0), "the first half of": (0.0, 0.5),
        "the second half of": (0.5, 1.0),
    }[part]  # fmt: skip
    return first + timedelta(days=int(days * begin)), first + timedelta(days=max(0, int(days * end) - 1))


def _relative(parts: dict[str, str], given: dict[str, int], anchor: date | None) -> _Made | None:
    if anchor is None:
        return None, None, given, True
    if "deictic" in parts:
        shift = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2}
        day = anchor + timedelta(days=shift.get(parts["deictic"], 2))
        return day, day, given, True
    if "unit" in parts:
        step = {"last": -1, "the past": -1, "next": 1, "the coming": 1}.get(parts.get("which", "this"), 0)
        return *_period(parts["unit"], step, anchor), given, True
    if "agoone" in parts or "agon" in parts:
        count = 1 if "agoone" in parts else _SMALL.get(parts["agon"]) or int(parts["agon"])
        unit = parts.get("agoone") or parts["agounit"].removesuffix("s")
        length = _DAYS[unit]
        if count * length > 300_000:
            return None, None, given, True
        middle = anchor - timedelta(days=count * length)
        slack = timedelta(days=length // 2)
        return middle - slack, middle + slack, given, True
    return anchor - timedelta(days=7), anchor + timedelta(days=7), given, True  # a weekday alone


def _period(unit: str, step: int, anchor: date) -> tuple[date, date]:
    if unit == "year":
        return date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    if unit == "month":
        first, last = _months(anchor.year, anchor.month + step, anchor.month + step)
        return first or anchor, last or anchor
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
    return (monday + timedelta(days=4) if unit == "weekend" else monday), monday + timedelta(days=6)


def same_time(a: When, b: When) -> TimeRelation:
    """Say whether two spans can be one; edges ("since", "until") are not looked at."""
    if a.month and a.day and (a.month, a.day) == (b.month, b.day) and not (a.year and b.year and a.year != b.year):
        return TimeRelation.SAME  # the year of a bare "1 January" is only a guess
    for part in ("month", "year"):
        left, right = getattr(a, part), getattr(b, part)
        if left is not None and right is not None and left != right and not _adjoining(a, b):
            return TimeRelation.DISJOINT
    if None not in (a.day, b.day) and a.month == b.month and a.day != b.day:
        return TimeRelation.DISJOINT
    if a.first is None or b.first is None or a.last is None or b.last is None:
        alike = {part for part in ("day", "month", "year") if getattr(a, part) is not None} & {
            part for part in ("day", "month", "year") if getattr(b, part) is not None
        }
        return TimeRelation.SAME if alike else TimeRelation.UNKNOWN
    if (a.first, a.last) == (b.first, b.last):
        return TimeRelation.SAME
    if _adjoining(a, b):
        return TimeRelation.SAME
    if a.first > b.last or b.first > a.last:
        vague = a.relative or b.relative
        gap = max((a.first - b.last).days, (b.first - a.last).days)
        return TimeRelation.UNKNOWN if vague and gap < 5 else TimeRelation.DISJOINT
    return TimeRelation.WITHIN


def _adjoining(a: When, b: When) -> bool:
    """Whether two limits meet: "before February" and "until the end of January"."""
    if a.first is None or a.last is None or b.first is None or b.last is None or not (a.edge or b.edge):
        return False
    return abs((a.first - b.last).days) <= 1 or abs((b.first - a.last).days) <= 1


def weekday_fits(when: When) -> bool | None:
    """Say whether the weekday that the text gives is the date's own; None where there is nothing to hold."""
    if when.weekday is None or when.day is None or when.first is None:
        return None
    return when.first.weekday() == when.weekday
