"""What the compared libraries and our own readers do, each behind the same small functions.

A reader is made by a function without arguments that imports its library: what is not installed raises ImportError.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple


class Library(NamedTuple):
    """One way to do a task: its name, how to make its reader, and what it lacks for factcheck."""

    name: str
    make: Callable[[], Callable[..., Any]]
    lacks: str


Ends = list[tuple[int, int]]
DIGITS = re.compile(r"[-−]?\d+(?:,\d{3})*(?:\.\d+)?")


def numbers_in(text: str) -> list[float]:
    return [float(found.replace(",", "").replace("−", "-")) for found in DIGITS.findall(text)]


# --- Sentences: text -> [(start, end)] ------------------------------------------------------------------------


def our_sentences() -> Callable[[str], Ends]:
    from checker.text.sentences import sentences

    return lambda text: [(span.start, span.end) for span in sentences(text)]


def pysbd_sentences() -> Callable[[str], Ends]:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(span.start, span.end) for span in segmenter.segment(text)]


def syntok_sentences() -> Callable[[str], Ends]:
    from syntok import segmenter

    def read(text: str) -> Ends:
        found = [s for paragraph in segmenter.analyze(text) for s in paragraph if s]
        return [(s[0].offset, s[-1].offset + len(s[-1].value)) for s in found]

    return read


def spacy_sentences() -> Callable[[str], Ends]:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: [(span.start_char, span.end_char) for span in nlp(text).sents]


def sentencex_sentences() -> Callable[[str], Ends]:
    from sentencex import get_sentence_boundaries

    return lambda text: [(one["start_index"], one["end_index"]) for one in get_sentence_boundaries("en", text)]


def blingfire_sentences() -> Callable[[str], Ends]:
    import blingfire

    return lambda text: placed(text, blingfire.text_to_sentences(text).split("\n"))


def placed(text: str, sentences: list[str]) -> Ends:
    """Give sentences their places: the offsets that BlingFire hands out are off by one behind some marks."""
    found, at = [], 0
    for sentence in filter(None, (one.strip() for one in sentences)):
        start = text.find(sentence, at)
        if start >= 0:
            at = start + len(sentence)
            found.append((start, at))
    return found


# --- Tokens: text -> [token] ----------------------------------------------------------------------------------


def our_tokens() -> Callable[[str], list[str]]:
    from checker.text.tokens import written_tokens

    return lambda text: list(written_tokens(text))


def syntok_tokens() -> Callable[[str], list[str]]:
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    return lambda text: [token.value for token in tokenizer.tokenize(text)]


def spacy_tokens() -> Callable[[str], list[str]]:
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return lambda text: [token.text for token in tokenizer(text)]


def blingfire_tokens() -> Callable[[str], list[str]]:
    import blingfire

    return lambda text: blingfire.text_to_words(text).split()


# --- Names: text -> the name's words, or None -----------------------------------------------------------------


def our_names() -> Callable[[str], str | None]:
    from checker.text.names import NameKind, name_words, names

    def read(text: str) -> str | None:
        found = names(text)
        persons = [name for name in found if name.kind is NameKind.PERSON] or found
        return " ".join(name_words(persons[0].text)) if persons else None

    return read


def nameparser_names() -> Callable[[str], str | None]:
    from nameparser import HumanName

    def read(text: str) -> str | None:
        name = HumanName(text)
        return " ".join(part for part in (name.first, name.middle, name.last) if part) or None

    return read


def probablepeople_names() -> Callable[[str], str | None]:
    import probablepeople

    kept = ("GivenName", "FirstInitial", "MiddleName", "MiddleInitial", "Surname", "LastInitial")

    def read(text: str) -> str | None:
        try:
            parts, _ = probablepeople.tag(text)
        except probablepeople.RepeatedLabelError:
            return None
        return " ".join(words for label, words in parts.items() if label in kept) or None

    return read


# --- Numbers: text -> values as written -----------------------------------------------------------------------


def our_numbers() -> Callable[[str], list[float]]:
    from checker.text.numbers import Bound, quantities

    def read(text: str) -> list[float]:
        found: list[float] = []
        for quantity in quantities(text):
            between = quantity.bound is Bound.BETWEEN
            values = [quantity.low, quantity.high] if between else [quantity.value]
            found.extend(value / quantity.factor for value in values)
        return found

    return read


def quantulum_numbers() -> Callable[[str], list[float]]:
    from quantulum3 import parser

    def read(text: str) -> list[float]:
        found: list[float] = []
        for quantity in parser.parse(text):
            away = quantity.uncertainty or 0
            found.extend([quantity.value - away, quantity.value + away] if away else [quantity.value])
        return found

    return read


def text2num_numbers() -> Callable[[str], list[float]]:
    from text_to_num import alpha2digit

    return lambda text: numbers_in(alpha2digit(text, "en"))


def number_parser_numbers() -> Callable[[str], list[float]]:
    from number_parser import parse

    return lambda text: numbers_in(parse(text, language="en"))


# --- Dates: text, day of writing -> the first day named, or None ----------------------------------------------


def our_dates() -> Callable[[str, date], list[tuple[date, date]]]:
    from checker.text.dates import dates

    def read(text: str, written: date) -> list[tuple[date, date]]:
        found = dates(text, written)
        if not found or found[0].first is None or found[0].last is None:
            return []
        return [*found[0].readings] or [(found[0].first, found[0].last)]

    return read


def dateparser_dates() -> Callable[[str, date], date | None]:
    from dateparser.search import search_dates

    def read(text: str, written: date) -> date | None:
        base = datetime(written.year, written.month, written.day)
        settings = {
            "RELATIVE_BASE": base,
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
        }
        found = search_dates(text, languages=["en"], settings=settings)
        return found[0][1].date() if found else None

    return read


def dateutil_dates() -> Callable[[str, date], date | None]:
    from dateutil import parser

    def read(text: str, written: date) -> date | None:
        try:
            day: datetime = parser.parse(text, default=datetime(written.year, 1, 1), fuzzy=True)
        except (ValueError, OverflowError):
            return None
        return day.date()

    return read


INSIDE = "ends of sentences inside quotations"
TASKS: dict[str, tuple[Library, ...]] = {
    "sentences": (
        Library("factcheck", our_sentences, ""),
        Library("pysbd", pysbd_sentences, f"{INSIDE}; abbreviations, letters"),
        Library("syntok", syntok_sentences, "paragraphs of one line; '' … '' marks"),
        Library("spacy", spacy_sentences, "many abbreviations; an opening mark goes to the sentence before"),
        Library("sentencex", sentencex_sentences, f"{INSIDE}; attributions behind “What now?”"),
        Library("blingfire", blingfire_sentences, "right places; titles (“Gov.”); it parts at semicolons"),
    ),
    "tokens": (
        Library("factcheck", our_tokens, ""),
        Library("syntok", syntok_tokens, "dotted initials before a capital, thin spaces"),
        Library("spacy", spacy_tokens, "“well-known” and “48m” as one; “won't” is two"),
        Library("blingfire", blingfire_tokens, "addresses, “O'Dowd”, hyphens"),
    ),
    "names": (
        Library("factcheck", our_names, ""),
        Library("nameparser", nameparser_names, "finds no name in a text; anything is a name"),
        Library("probablepeople", probablepeople_names, "finds no name in a text; American names"),
    ),
    "numbers": (
        Library("factcheck", our_numbers, ""),
        Library("quantulum3", quantulum_numbers, "bounds, rounding, shares, what is counted"),
        Library("text2num", text2num_numbers, "units, bounds, shares; turns words to digits only"),
        Library("number-parser", number_parser_numbers, "as text2num"),
    ),
    "dates": (
        Library("factcheck", our_dates, ""),
        Library("dateparser", dateparser_dates, "spans (a month is a day), limits, halves; finds dates in numbers"),
        Library("dateutil", dateutil_dates, "relative dates, spans; finds one date in any sentence"),
    ),
}  # fmt: skip
