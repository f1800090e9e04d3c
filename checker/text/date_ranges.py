"""Stretches between two times ("12-14 May", "from 1 April to 30 September 2025") and limits ("since", "until", "by")."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from checker.text.calendar_words import day_at, last_day, month_at
from checker.text.date_draft import Draft, Place
from checker.text.date_forms import day_and_month, one_day, year_after
from checker.text.nouns import can_be_noun, leading_part
from checker.text.pieces import DASHES, Pieces, skip_hyphen
from checker.text.when import Days

Read = Callable[[Pieces, int], Draft | None]
_BEFORE: dict[tuple[str, ...], str] = {
    ("since",): "since", ("ever", "since"): "since", ("from",): "from", ("as", "from"): "from", ("as", "of"): "from", ("effective", "from"): "from",
    ("starting",): "from", ("starting", "on"): "from", ("starting", "in"): "from", ("beginning",): "from",
    ("beginning", "on"): "from", ("beginning", "in"): "from", ("no", "earlier", "than"): "not before",
    ("not", "before"): "not before", ("no", "sooner", "than"): "not before", ("not", "until"): "from",
    ("until",): "until", ("till",): "until", ("up", "to"): "until",
    ("up", "until"): "until", ("until", "at", "least"): "until", ("since", "at", "least"): "since",
    ("until", "about"): "until", ("since", "about"): "since", ("until", "around"): "until", ("through",): "until",
    ("before",): "before", ("prior", "to"): "before", ("ahead", "of"): "before", ("earlier", "than"): "before",
    ("after",): "after", ("later", "than"): "after", ("beyond",): "after", ("past",): "after",
    ("by",): "by", ("no", "later", "than"): "by", ("not", "later", "than"): "by", ("by", "no", "later", "than"): "by",
    ("to",): "until",
}  # fmt: skip
_AFTER: dict[tuple[str, ...], str] = {
    ("at", "the", "latest"): "by", ("at", "the", "earliest"): "from", ("onwards",): "from", ("onward",): "from",
    ("or", "later"): "from", ("or", "earlier"): "by", ("and", "after"): "from",
}  # fmt: skip
_UNDER_DENIAL = {"until": "from", "before": "not before"}
_DENIALS = frozenset("not never no cannot wait waiting nobody none neither without".split())
_COMPARING = frozenset(
    "down up different fell rose dropped fall rise drop increase decrease away differ apart".split()
)
_SMALL_GRAINS = frozenset({"day", "week", "month", "quarter", "season", "year", "half", "decade"})


def days_of_one_month(pieces: Pieces, at: int) -> Draft | None:
    """Read "12-14 May", "between 5 and 23 May", "24 and 25 November 2025", "June 12-14, 2025"."""
    start = at + (pieces.word(at) in {"between", "from"})
    day = day_at(pieces, start)
    if day:
        end = _joint(pieces, day[1], start > at)
        second = day_and_month(pieces, end) if end and pieces.word(end)[:1].isdigit() else None
        if second is None or second.day is None or second.month is None or second.day <= day[0]:
            return None
        return _stretch(at, second.end, second.month, day[0], second.day, second.year)
    month = month_at(pieces, start, dated=True)
    day = day_at(pieces, month[1]) if month else None
    if month is None or day is None:
        return None
    end = _joint(pieces, day[1], start > at)
    last = day_at(pieces, end) if end else None
    if (
        last is None
        or last[0] <= day[0]
        or month_at(pieces, last[1], dated=True)
        or pieces.word(last[1]) in {"%", "per", "people"}
    ):
        return None
    year = year_after(pieces, last[1])
    return _stretch(at, year[1] if year else last[1], month[0], day[0], last[0], year[0] if year else None)


def _joint(pieces: Pieces, at: int, opened: bool) -> int:
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
    """Return the stretch from ``left`` to the time behind it, if "to", "until", a dash or "between … and" joins them."""
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
    if not opened and (left.grain != right.grain or left.weekday is not None and left.day is None):
        return left
    made = _joined(left, right)
    return replace(made, first=left.first - opened) if made else left


def _joined(left: Draft, right: Draft) -> Draft | None:
    grain = left.grain if left.grain == right.grain else right.grain
    made = Draft(left.first, right.end, grain, edge="throughout")
    if left.shift and right.shift:
        begin, finish = left.shift, right.shift
        return replace(made, shift=lambda anchor: _hull(begin(anchor), finish(anchor)))
    if left.fixed and right.fixed:
        return replace(made, fixed=_hull(left.fixed, right.fixed))
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
        return replace(made, place=place)
    if not days:
        return None
    within_one = days[0][0].year == days[0][1].year
    return replace(made, year=days[0][0].year if within_one else None, fixed=days)


def _from_to(begin: Place, finish: Place) -> Place:
    """Return where a stretch lies that begins in a year and may end in the next: "November to March"."""
    return lambda year: _hull(begin(year), finish(year)) or _hull(begin(year), finish(year + 1))


def _hull(opening: tuple[Days, ...], closing: tuple[Days, ...]) -> tuple[Days, ...]:
    if not opening or not closing or closing[-1][1] < opening[0][0]:
        return ()
    return ((opening[0][0], closing[-1][1]),)


def limited(pieces: Pieces, draft: Draft) -> Draft:
    """Return the draft with the words around it that make it a limit: "until", "no later than", "at the earliest"."""
    if draft.edge or draft.recurring:
        return draft
    for words, edge in _AFTER.items():
        if pieces.starts(draft.end, words):
            draft = replace(draft, end=draft.end + len(words), edge=edge)
            break
    start = draft.first - (pieces.word(draft.first - 1) == "the")
    if start < draft.first and draft.grain in {"year", "month"} and not draft.part and _is_attribute(pieces, draft.end):
        return draft  # "after the 2023 increase" is not after 2023
    for length in (4, 3, 2, 1):
        found = _BEFORE.get(tuple(pieces.words[max(0, start - length) : start])) if start >= length else None
        if found is None or (found == "from" and pieces.word(start - 2) in _COMPARING):
            continue
        if pieces.word(start - 1) == "to" and length == 1 and not _year_to(pieces, start - 2):
            continue
        first = start - length
        if found in _UNDER_DENIAL and _denied(pieces, first):
            found = _UNDER_DENIAL[found]
        return replace(draft, first=first, edge=draft.edge or found)
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
