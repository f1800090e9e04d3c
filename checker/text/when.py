"""The time that a text names: its place in the text, the parts it gives, and the days it can mean."""

from dataclasses import dataclass
from datetime import date

Days = tuple[date, date]
"""A span of days, both inclusive."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
InYear = tuple[int, int]
"""A month and a day."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or span of time read from ``[start, end)`` of a text: ``text[start:end] == when.text``.

    ``first`` and ``last`` are the days it can mean, both inclusive, or None where the text and the anchor do not
    tell. The parts that the text itself gives stand in ``year``, ``month``, ``day`` and ``weekday`` (0 is Monday).

    ``edge`` makes it a limit or a stretch: "since", "from", "after", "not before", "until", "before", "by", or
    "throughout" for
    "from April to June"; "" for a plain time. ``grain`` is the size of what is named (day, week, month, quarter,
    season, half, year, decade, century), ``part`` the part of it ("early", "mid", "late", "start", "end", "about",
    or the name of a season). ``relative``: it counts from the day of writing ("last week", "on Tuesday").

    ``readings`` are all spans it can mean, where there are several ("09/01/2026", "on Tuesday"); ``opens`` and
    ``closes`` its month and day in any year, for a time without a year. ``recurring``: "every Tuesday".
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
    grain: str = "day"
    part: str = ""
    readings: tuple[Days, ...] = ()
    opens: InYear | None = None
    closes: InYear | None = None
    recurring: bool = False
