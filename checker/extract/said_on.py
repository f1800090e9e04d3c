"""On which day something was said: the day that the attribution names, else the day the source appeared."""

from datetime import date, timedelta

from checker.extract.passages import Sentence
from checker.model import Span
from checker.text.dates import WEEKDAYS, dates, may_name_day

_BACK = {"today": 0, "tonight": 0, "yesterday": 1}


def day_said(text: str, sentence: Sentence, content: Span, published: date | None) -> date | None:
    """Return the day on which the content of a sentence was said.

    Only the words around the content count. A weekday or "yesterday" counts back from the day of publication;
    without one there is nothing to count from, and the day stays unknown unless the text dates it in full.
    """
    for word in sentence.words:
        if published is None or content.start <= word.start < content.end or word.quotation >= 0:
            continue
        if word.lower in _BACK:
            return published - timedelta(days=_BACK[word.lower])
        if word.lower in WEEKDAYS and not _dated(text, word.end):
            return published - timedelta(days=(published.weekday() - WEEKDAYS.index(word.lower)) % 7)
    around = (word.lower for word in sentence.words if not content.start <= word.start < content.end)
    if not may_name_day(around):
        return published
    start = sentence.span.start
    for when in dates(sentence.span.of(text), published):
        inside = content.start <= when.start + start < content.end
        past = when.first is not None and (published is None or when.first <= published)
        if not inside and past and when.day is not None and when.first == when.last:
            return when.first
    return published


def _dated(text: str, at: int) -> bool:
    """Whether a date follows a weekday ("Friday, 9 January")."""
    return any(when.start <= 2 and when.day is not None for when in dates(text[at : at + 25]))
