"""Corrected words for what differs from the record, where the difference is typed; each is tried first.

A suggestion replaces a figure, a time, a name, a speaker, a title, a weekday or quoted words by those on record. It
is put into the statement, and the statement is judged again: what does not make it supported is not offered.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from checker.compare import dates, names, numbers, title
from checker.documents import Document
from checker.documents.prose import shown_words
from checker.editorial.exact_quotes import Change, exact
from checker.editorial.house_style import figure_like, with_capital_of
from checker.editorial.placing import only_place
from checker.editorial.slips import reread
from checker.model import AttributionKind, Effect, Label, Match, Span, Statement, Suggestion, Verdict
from checker.pipeline import Desk
from checker.text.numbers import quantities
from checker.text.unnamed import as_called

_TYPED = frozenset({numbers.CODE, dates.CODE, names.CODE})
_CURABLE = frozenset({Label.CONTRADICTED, Label.MISATTRIBUTED, Label.MISQUOTED})
_VERBATIM = frozenset({AttributionKind.DIRECT, AttributionKind.MIXED})
_ROUNDS = 3
"""So many figures may be wrong in one statement: each round puts right those that the one before has left."""


class Fault(NamedTuple):
    """Something wrong beside the verdict: where in the statement, what cures it, on whose record."""

    span: Span | None
    new: str | None
    reason: str


class Cure(NamedTuple):
    """What puts a statement right: for its verdict, and for each fault in order; None where nothing is known."""

    of_verdict: Suggestion | None
    of_faults: tuple[Suggestion | None, ...]


class Suggesting:
    """Looks for corrections of a draft's statements, and tries them."""

    def __init__(self, desk: Desk, document: Document, as_of: date | None) -> None:
        self._desk = desk
        self._document = document
        self._as_of = as_of

    def cure(self, verdict: Verdict, read: Statement, faults: Sequence[Fault]) -> Cure:
        """Return what makes a statement supported.

        ``read`` is the statement that ``verdict`` is on: with its names as recorded, where they are misspelt.
        """
        nothing = Cure(None, (None,) * len(faults))
        statement = verdict.statement
        if any(fault.span is None or fault.new is None for fault in faults):
            return nothing
        if verdict.label is Label.SUPPORTED and not faults:
            return nothing
        changes = [Change(fault.span, fault.new) for fault in faults if fault.span and fault.new is not None]
        if not _apart(changes):
            return nothing
        mended = reread(read, _put_in(statement.text, changes)) if changes else read
        judged = self._judge(mended) if changes else verdict
        suggestion = None
        if judged.label in _CURABLE:
            suggestion = self._of_verdict(judged, mended, statement)
            if suggestion is None:
                return nothing
        elif judged.label is not Label.SUPPORTED:
            return nothing
        return Cure(suggestion, tuple(self._placed(statement, fault) for fault in faults))

    def _judge(self, statement: Statement) -> Verdict:
        return self._desk.judge(statement, as_of=self._as_of)

    def _placed(self, statement: Statement, fault: Fault) -> Suggestion | None:
        assert fault.span is not None
        assert fault.new is not None
        return self._suggestion(statement, fault.span, fault.new, fault.reason)

    def _suggestion(self, statement: Statement, words: Span, new: str, reason: str) -> Suggestion | None:
        """Return a change of words where nothing stands between them; else of those alone that differ."""
        for at, put in ((words, new), _narrowed(statement.text, words, new)):
            span = self._document.within(statement.span, statement.text, at)
            old = at.of(statement.text)
            if span is not None and old != put:
                return Suggestion(span=span, old=old, new=put, reason=reason)
        return None

    def _of_verdict(self, verdict: Verdict, mended: Statement, statement: Statement) -> Suggestion | None:
        judged, read, touched = verdict, mended, None
        for _ in range(_ROUNDS):
            changes = list(self._changes(judged, read))
            if not changes or not _apart(changes):
                return None
            touched = touched or Span(
                start=min(one.span.start for one in changes), end=max(one.span.end for one in changes)
            )
            read = reread(read, _put_in(read.text, changes))
            judged = self._judge(read)
            if judged.label is Label.SUPPORTED:
                break
            if judged.label not in _CURABLE:
                return None
        if judged.label is not Label.SUPPORTED or touched is None:
            return None
        words, new = _difference(mended.text, read.text, touched)
        at = words if mended.text == statement.text else only_place(words.of(mended.text), statement.text)
        return None if at is None else self._suggestion(statement, at, new, _reason(verdict.matches[0]))

    def _changes(self, verdict: Verdict, read: Statement) -> Iterator[Change]:
        match = verdict.matches[0]
        if verdict.label is Label.MISQUOTED:
            yield from self._quotation(match, read)
        elif verdict.label is Label.MISATTRIBUTED:
            yield from self._speaker(match, read)
        else:
            yield from _typed(match, read)

    def _quotation(self, match: Match, read: Statement) -> Iterator[Change]:
        quote = match.claim.quote
        if quote is None or match.claim.attribution.kind not in _VERBATIM:
            return  # a passage that reports somebody's words does not hold them to the letter
        markup = self._desk.shelf.markup(quote.source)
        passage = shown_words(quote.exact, markup)
        if markup is None and sum(map(len, read.quoted)) > len(passage):  # it takes in more than this claim
            text = self._desk.shelf.text(quote.source)
            more = sum(map(len, read.quoted))
            passage = text[max(0, quote.start - more) : quote.end + more] or passage
        yield from exact(read.text, read.quoted, passage)

    def _speaker(self, match: Match, read: Statement) -> Iterator[Change]:
        """Yield the speaker on record in the place of the one named, if all else is word for word the claim."""
        place = only_place(read.speaker or "", read.text)
        if place is None:
            return
        told = read.model_copy(update={"speaker": as_called(match.claim.speaker), "role": None})
        (assessed,) = self._desk.assess(told, [match.claim], as_of=self._as_of)
        fits = read.role is None or self._holds_title(match, read)
        if assessed.pair.word_for_word and fits:
            yield Change(place, as_called(match.claim.speaker))

    def _holds_title(self, match: Match, read: Statement) -> bool:
        """Whether the speaker on record holds the title that the text gives another: it stays where it is."""
        speaker = self._desk.shelf.speaker(match.claim.speaker)
        return title.held_against(match.claim.speaker, read.role, speaker).level is title.SAME


def _typed(match: Match, read: Statement) -> Iterator[Change]:
    """Yield the figures, times and names on record for those that differ, each at its only place.

    Where none is found to contradict, but the inference does, those that may differ are tried.
    """
    taken: list[Span] = []
    typed = [one for one in match.findings if one.code in _TYPED and one.right and one.level != dates.WEEKDAY.name]
    surely = [one for one in typed if one.effect is Effect.CONTRADICTS]
    for finding in surely or [one for one in typed if one.effect is Effect.EXCEEDS]:
        place = only_place(finding.left, read.text) or only_place(_inside(finding.left), read.text)
        if place is None or any(place.start < one.end and one.start < place.end for one in taken):
            continue
        taken.append(place)
        like = figure_like if finding.code == numbers.CODE else with_capital_of
        old, right = place.of(read.text), finding.right
        yield Change(place, like(old, right if old[:1].isupper() else _inside(right)))


def _inside(words: str) -> str:
    """Return words as they stand inside a sentence: a figure at its head has a capital that is not its own."""
    head = words.split(maxsplit=1)[0] if words.split() else ""
    return words[:1].lower() + words[1:] if quantities(head) else words


def _put_in(text: str, changes: Sequence[Change]) -> str:
    for change in sorted(changes, key=lambda one: -one.span.start):
        text = text[: change.span.start] + change.new + text[change.span.end :]
    return text


def _apart(changes: Sequence[Change]) -> bool:
    spans = sorted((one.span.start, one.span.end) for one in changes)
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def _difference(before: str, after: str, touched: Span) -> tuple[Span, str]:
    """Return the stretch of ``before`` that holds all that differs, and ``touched``; what ``after`` has there."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    first = min(start, touched.start)
    last = max(len(before) - end, touched.end)
    more = len(after) - len(before)
    # To whole words of both: "No one" and "Nobody" begin alike, but no word of theirs does.
    while first and _inside_a_word(before, first, after, first):
        first -= 1
    while last < len(before) and _inside_a_word(before, last, after, last + more):
        last += 1
    return Span(start=first, end=last), after[first : last + more]


def _inside_a_word(before: str, here: int, after: str, there: int) -> bool:
    """Whether a place in two texts is between two letters of a word, in either."""
    cut = ((before, here), (after, there))
    return any(text[max(0, at - 1) : at].isalnum() and text[at : at + 1].isalnum() for text, at in cut)


def _narrowed(text: str, words: Span, new: str) -> tuple[Span, str]:
    """Return a change of words without those at its ends that stay: "from **1 July**" is marked in the midst."""
    before, after = words.of(text).split(" "), new.split(" ")
    most = min(len(before), len(after)) - 1
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
    start = words.start + sum(len(word) + 1 for word in before[:head])
    end = words.end - sum(len(word) + 1 for word in before[len(before) - tail :])
    return Span(start=start, end=end), " ".join(after[head : len(after) - tail])


def _reason(match: Match) -> str:
    when = f" on {match.claim.said_on}" if match.claim.said_on else ""
    place = f" ({match.evidence.file}:{match.evidence.line})" if match.evidence.file else ""
    return f"{as_called(match.claim.speaker)} is on record{when} with “{match.claim.text}”{place}"
