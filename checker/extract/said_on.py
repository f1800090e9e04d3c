"""On which day something was said: the day that the attribution names, else the day the source appeared."""

from datetime import date, timedelta

from checker.extract.passages import Sentence
from checker.extract.words import Word
from checker.model import Span

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BACK = {"today": 0, "tonight": 0, "yesterday": 1}


def day_said(sentence: Sentence, content: Span, published: date | None) -> date | None:
    """Return the day on which the content of a sentence was said.

    A weekday or "yesterday" outside the content counts back from the day of publication; without one there is
    nothing to count from, and the day stays unknown.
    """
    if published is None:
        return None
    for word in sentence.words:
        if content.start <= word.start < content.end or word.quotation >= 0:
            continue
        day = _day(word, published)
        if day is not None:
            return day
    return published


def _day(word: Word, published: date) -> date | None:
    if word.lower in _BACK:
        return published - timedelta(days=_BACK[word.lower])
    if word.lower in _WEEKDAYS:
        back = (published.weekday() - _WEEKDAYS.index(word.lower)) % 7
        return published - timedelta(days=back)
    return None
