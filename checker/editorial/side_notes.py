"""What is said of a statement beside its verdict: a wrong title, a wrong weekday, one voice, a superlative."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.compare import dates, title
from checker.compare.who import is_personal
from checker.editorial.codes import SINGLE_SOURCE, SUPERLATIVE
from checker.editorial.house_style import title_like, with_capital_of
from checker.editorial.placing import only_place
from checker.editorial.suggesting import Fault
from checker.editorial.superlatives import superlatives
from checker.editorial.voices import lone_voice
from checker.lexicon import place_key
from checker.lexicon import words as words_of
from checker.model import Label, Relation, Severity, Span, Statement, Verdict
from checker.pipeline import Desk
from checker.text.dates import dates as dates_in
from checker.text.dates import weekday_fits
from checker.text.tokens import tokens
from checker.text.when import WEEKDAYS


class SideNote(NamedTuple):
    """A remark beside the verdict; ``words`` are its place in the statement's text, None for all of it."""

    code: str
    name: str
    severity: Severity
    message: str
    words: Span | None = None
    fault: Fault | None = None


def wrong_title(desk: Desk, statement: Statement) -> SideNote | None:
    """Return what is wrong with the title that a statement gives its speaker, if only one speaker can be meant."""
    if not statement.speaker or not statement.role or not is_personal(statement.speaker):
        return None
    meant = {speaker.id: speaker for speaker in desk.meant.speakers(statement.speaker)}
    if len(meant) != 1:
        return None
    (speaker,) = meant.values()
    outcome = title.held_against(statement.speaker, statement.role, speaker)
    if outcome.level is not title.DIFFERENT:
        return None
    words = only_place(statement.role, statement.text)
    new = title_like(statement.role, speaker.roles[0].title) if len(speaker.roles) == 1 else None
    message = f"The text calls {speaker.name} “{outcome.left}”, the store “{outcome.right}”"
    severity = Severity.WARNING if _of_one_kind(outcome.left, outcome.right) else Severity.NOTE
    fault = Fault(words, new, f"the store knows {speaker.name} as “{outcome.right}”")
    return SideNote(
        title.CODE, title.NAME, severity, message, words, fault if severity is Severity.WARNING else None
    )


def _of_one_kind(given: str, held: str) -> bool:
    """Whether one title is put for another: both are ministers, or of one firm; a farmer may chair a board."""
    mine, theirs = (
        {token.lower for token in tokens(text) if token.text[0].isalpha()} - words_of("stop")
        for text in (given, held)
    )
    places = [{key for word in side if (key := place_key(word))} for side in (mine, theirs)]
    return not mine.isdisjoint(theirs) or (all(places) and places[0].isdisjoint(places[1]))


def wrong_weekdays(statement: Statement) -> Iterator[SideNote]:
    """Yield the days whose weekday is not that of their date: the calendar tells, no claim is needed."""
    for when in dates_in(statement.text):
        if weekday_fits(when) is not False or when.first is None or when.weekday is None:
            continue
        right = WEEKDAYS[when.first.weekday()].capitalize()
        written = WEEKDAYS[when.weekday].capitalize()
        day = f"{when.first:%B} {when.first.day}, {when.first.year}"
        message = f"“{when.text}”: {day} is a {right}, not a {written}"
        inside = only_place(written, when.text)
        words = (
            Span(start=when.start + inside.start, end=when.start + inside.end)
            if inside
            else Span(start=when.start, end=when.end)
        )
        new = with_capital_of(written, right) if inside else None
        fault = Fault(words, new, f"{day} is a {right}")
        yield SideNote(dates.CODE, dates.NAME, Severity.WARNING, message, words, fault)


def one_voice(desk: Desk, verdict: Verdict) -> SideNote | None:
    """Return the remark on a statement in the draft's own voice that one speaker alone stands behind."""
    lone = lone_voice(desk, verdict)
    if lone is None:
        return None
    severity = Severity.NOTE if lone.narrated else SINGLE_SOURCE.severity
    return SideNote(SINGLE_SOURCE.code, SINGLE_SOURCE.name, severity, lone.message)


def unsupported_superlative(verdict: Verdict) -> SideNote | None:
    """Return the remark on a superlative of a supported statement that no claim behind it has."""
    if verdict.label is not Label.SUPPORTED:
        return None
    text = verdict.statement.text
    found = superlatives(text)
    if not found:
        return None
    recorded: list[str] = []
    for match in verdict.matches:
        if match.relation is Relation.SUPPORTS:
            recorded += [match.claim.text, match.evidence.quote or ""]
    if any(superlatives(words) for words in recorded):
        return None
    message = f"No claim behind this says “{found[0].of(text)}”: is it so?"
    return SideNote(SUPERLATIVE.code, SUPERLATIVE.name, SUPERLATIVE.severity, message, found[0])
