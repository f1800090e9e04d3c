"""Stretches between two times ("12-14 May", "from April to June 2025") and limits ("since", "until", "by")."""

from collections.abc import Callable
from datetime import date
from functools import cache

from checker.text.calendar_words import day_at, last_day, month_at
from checker.text.date_draft import Draft, Place, one_day
from checker.text.date_forms import day_and_month
from checker.text.nouns import can_be_noun, leading_part
from checker.text.pieces import DASHES, Pieces, skip_hyphen
from checker.text.tables import rows, spellings, word_list
from checker.text.when import Days
from checker.text.year_forms import year_behind

Read = Callable[[Pieces, int], Draft | None]
_UNDER_DENIAL = {"until": "from", "before": "not before"}
_DENIALS = word_list("denials")
_COMPARING = word_list("before a comparison")
_SMALL_GRAINS = frozenset({"day", "week", "month", "quarter", "season", "year", "half", "decade"})


def days_of_one_month(pieces: Pieces, at: int) -> Draft | None:
    """Read "12-14 May", "between 5 and 23 May", "24 and 25 November 2025", "June 12-14, 2025"."""
    start = at + (pieces.word(at) in {"between", "from"})
    day = day_at(pieces, start)
    if day:
        end = _joint(pieces, day[1])
        second = day_and_month(pieces, end) if end and pieces.word(end)[:1].isdecimal() else None
        if second is None or second.day is None or second.month is None or second.day <= day[0]:
            return None
        return _stretch(at, second.end, second.month, day[0], second.day, second.year)
    month = month_at(pieces, start, dated=True)
    day = day_at(pieces, month[1]) if month else None
    if month is None or day is None:
        return None
    end = _joint(pieces, day[1])
    last = day_at(pieces, end) if end else None
    if (
        last is None
        or last[0] <= day[0]
        or month_at(pieces, last[1], dated=True)
        or pieces.word(last[1]) in {"%", "per", "people"}
    ):
        return None
    year, after = year_behind(pieces, last[1])
    return _stretch(at, after, month[0], day[0], last[0], year)


def _joint(pieces: Pieces, at: int) -> int:
    """Return where the second day starts if a dash or "to" stands at ``at``, else 0."""
    word = pieces.word(at)
    if word in DASHES or word in {"to", "and", "or", "until", "/", "&", "through", "till"}:
        return at + 1
    return 0


def _stretch(at: int, end: int, month: int, first: int, last: int, year: int | None) -> Draft | None:
    if last > last_day(2024, month):
        return None

    def place(year: int) -> tuple[Days, ...]:
        closing = one_day(month, last)(year)
        return ((date(year, month, min(first, last_day(year, month))), closing[0][1]),) if closing else ()

    return Draft(at, end, "day", year, month, place=place, edge="throughout")


def stretch(pieces: Pieces, left: Draft, read: Read) -> Draft:
    """Return the stretch to the time that "to", a dash or "between … and" joins to ``left``, else ``left``."""
    joint = left.end
    if pieces.word(joint) in DASHES and pieces.word(joint + 1) == "to":
        joint += 1  # "the March-to-May season"
    word, before = pieces.word(joint), pieces.word(left.first - 1)
    opened = before in {"from", "between"}
    joined = word in DASHES or word in {"to", "until", "till", "through"} or (word == "and" and before == "between")
    if not joined or left.edge or left.recurring or left.grain not in _SMALL_GRAINS or left.either:
        return left
    if word in {"until", "till", "through"} and not opened:
        return left
    if word in DASHES and not opened and pieces.glued(left.end) != pieces.glued(left.end + 1):
        return left
    right = read(pieces, skip_hyphen(pieces, joint + 1) if joint > left.end else joint + 1)
    if (
        right is None
        or right.recurring
        or right.edge
        or right.either
        or (left.shift is None) != (right.shift is None)
    ):
        return left
    if not opened and (left.grain != right.grain or (left.weekday is not None and left.day is None)):
        return left
    made = _joined(left, right)
    return made._replace(first=left.first - opened) if made else left


def _joined(left: Draft, right: Draft) -> Draft | None:
    grain = left.grain if left.grain == right.grain else right.grain
    made = Draft(left.first, right.end, grain, edge="throughout")
    if left.shift and right.shift:
        begin, finish = left.shift, right.shift
        return made._replace(shift=lambda anchor: _hull(begin(anchor), finish(anchor)))
    if left.fixed and right.fixed:
        return made._replace(fixed=_hull(left.fixed, right.fixed))
    if left.place is None or right.place is None:
        return None
    place = _from_to(left.place, right.place)
    if left.year and right.year:
        days = _hull(left.place(left.year), right.place(right.year))
    elif left.year or right.year is None:
        days = place(left.year) if left.year else ()
    else:
        same = _hull(left.place(right.year), right.place(right.year))
        days = same or _hull(left.place(right.year - 1), right.place(right.year))
    if left.year is None and right.year is None:
        return made._replace(place=place)
    if not days:
        return None
    within_one = days[0][0].year == days[0][1].year
    return made._replace(year=days[0][0].year if within_one else None, fixed=days)


def _from_to(begin: Place, finish: Place) -> Place:
    """Return where a stretch lies that begins in a year and may end in the next: "November to March"."""
    return lambda year: _hull(begin(year), finish(year)) or _hull(begin(year), finish(year + 1))


def _hull(opening: tuple[Days, ...], closing: tuple[Days, ...]) -> tuple[Days, ...]:
    if not opening or not closing or closing[-1][1] < opening[0][0]:
        return ()
    return ((opening[0][0], closing[-1][1]),)


@cache
def _limits() -> tuple[dict[str, str], dict[str, str]]:
    """Return the words before and after a time that make it a limit."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for edge, words_before, *words_after in rows("time_limits"):
        before.update(dict.fromkeys(spellings(words_before), edge))
        after.update(dict.fromkeys(spellings(words_after[0] if words_after else ""), edge))
    return before, after


def limited(pieces: Pieces, draft: Draft) -> Draft:
    """Return the draft with the words around it that make it a limit: "until", "at the earliest"."""
    if draft.edge or draft.recurring:
        return draft
    before, after = _limits()
    for length in (3, 2, 1):
        edge = after.get(pieces.phrase(draft.end, length))
        if edge:
            draft = draft._replace(end=draft.end + length, edge=edge)
            break
    start = draft.first - (pieces.word(draft.first - 1) == "the")
    if (
        start < draft.first
        and draft.grain in {"year", "month"}
        and not draft.part
        and _is_attribute(pieces, draft.end)
    ):
        return draft  # "after the 2023 increase" is not after 2023
    for length in (4, 3, 2, 1):
        found = before.get(pieces.phrase(start - length, length)) if start >= length else None
        if found is None or (found == "from" and pieces.word(start - 2) in _COMPARING):
            continue
        if pieces.word(start - 1) == "to" and length == 1 and not _year_to(pieces, start - 2):
            continue
        first = start - length
        if found in _UNDER_DENIAL and _denied(pieces, first):
            found = _UNDER_DENIAL[found]
        return draft._replace(first=first, edge=draft.edge or found)
    return draft


def _is_attribute(pieces: Pieces, at: int) -> bool:
    word = pieces.word(at)
    return word.isalpha() and leading_part(word) in {"n", "a", "v"} and can_be_noun(word)


def _denied(pieces: Pieces, at: int) -> bool:
    """Whether a denial stands before "until" or "before" in its clause: "will not start until May"."""
    for place in range(at - 1, max(-1, at - 11), -1):
        word = pieces.words[place]
        if word in {",", ";", ".", ":", "but", "and"}:
            return False
        if word in _DENIALS or word.endswith("n't"):
            return True
    return False


def _year_to(pieces: Pieces, at: int) -> bool:
    """Whether "to" closes a stretch: "the year to May", not "moved to May"."""
    return pieces.word(at) in {"year", "months", "weeks", "quarter", "years"}
