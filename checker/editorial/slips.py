"""The misspelt names of a statement: whom it puts its words in the mouth of, and whom and what it speaks of.

A name is held against the speakers of the store and against the names in the claims that are near the statement;
one that is on record as it stands is never misspelt. Whether a near name is a slip or somebody else is left to the
record: ``proofread`` judges the statement with the name as recorded.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.process import extract

from checker.compare.who import is_personal
from checker.editorial.placing import places
from checker.editorial.spelling import Slip, slip
from checker.extract import read_statement
from checker.model import Statement, Verdict
from checker.pipeline import Desk
from checker.text.names import Name, NameKind, name_words, names

_LIKE = 75
"""How alike two names must look, of 100, to be held against each other letter by letter."""
_LOOKED_AT = 20
_REMEMBERED = 4096
_NEAR = 0.35
"""The score from which a claim is near enough for its names to be what a statement means."""


class Speakers:
    """The speakers of a store by names that are nearly theirs; the names that were asked last are remembered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.near: Callable[[str], Sequence[Slip]] = lru_cache(_REMEMBERED)(self._looked_up)
        """Returns the slips that a mention may be of speakers; none where it fits one of the store."""

    def _looked_up(self, mention: str) -> Sequence[Slip]:
        words = name_words(mention)
        if not words or self._desk.meant.speakers(mention):
            return ()
        if len(words) > 1:  # all words but one are right, and the store finds a speaker by each
            like = [speaker.name for speaker in self._desk.shelf.speakers_like(mention, None)]
        else:
            found = extract(mention, self._names, scorer=fuzz.partial_ratio, limit=_LOOKED_AT, score_cutoff=_LIKE)
            like = [name for name, _, _ in found]
        slips = (slip(mention, name) for name in dict.fromkeys(like))
        return [one for one in slips if one is not None]

    @cached_property
    def _names(self) -> list[str]:
        return sorted(set(self._desk.shelf.speaker_names()))


class Slips:
    """Finds the misspelt names of statements; ``around`` is the text, as a reader sees it, that they stand in."""

    def __init__(self, desk: Desk, around: str, speakers: Speakers) -> None:
        self._desk = desk
        self._around = around
        self._speakers = speakers

    def of(self, verdict: Verdict) -> list[Slip]:
        """Return the names of a statement that are nearly ones on record, each word once."""
        statement = verdict.statement
        found: dict[str, Slip] = {}
        if statement.speaker:
            for mistaken in self._one_of(self._speakers_near(statement.speaker)):
                found[mistaken.written] = mistaken
        recorded = _Recorded(verdict)
        for name in names(statement.text):
            known = name.text in (statement.speaker or "") or recorded.has(name.text)
            if known or self._desk.meant.speakers(name.text):
                continue
            near = [one for written in recorded.names if (one := slip(name.text, written))]
            if not near and name.kind is NameKind.PERSON:
                near = [one for one in self._speakers_near(name.text) if one.strong]
            for mistaken in self._one_of(near):
                found.setdefault(mistaken.written, mistaken)
        return list(found.values())

    def _speakers_near(self, mention: str) -> Sequence[Slip]:
        return [one for one in self._speakers.near(mention) if not self._is_another(one)]

    @cached_property
    def _named(self) -> list[Name]:
        return [name for name in names(self._around) if " " in name.text]

    def _is_another(self, found: Slip) -> bool:
        """Whether the draft itself gives a bare surname to somebody who is not the one on record."""
        if found.strong:
            return False
        word = name_words(found.written)
        full = (name.text for name in self._named if name_words(name.text)[-1:] == word)
        return any(slip(name, found.name) is None for name in full if is_personal(name))

    @staticmethod
    def _one_of(found: Iterable[Slip]) -> list[Slip]:
        """Return the slip, if there is but one name that was meant."""
        by_word: dict[tuple[str, str], Slip] = {}
        for one in found:
            by_word.setdefault((one.written, one.recorded), one)
        return list(by_word.values()) if len(by_word) == 1 else []


def respelt(statement: Statement, slips: Sequence[Slip]) -> Statement:
    """Return a statement with its names as they stand on record."""

    def corrected(text: str) -> str:
        for one in slips:
            text = respell(text, one.written, one.recorded)
        return text

    return statement.model_copy(
        update={
            "text": corrected(statement.text),
            "content": corrected(statement.content),
            "speaker": statement.speaker and corrected(statement.speaker),
            "role": statement.role and corrected(statement.role),
            "quoted": tuple(map(corrected, statement.quoted)),
        }
    )


def respell(text: str, written: str, recorded: str) -> str:
    """Put one word in the place of another, wherever it stands as a whole word."""
    for place in reversed(list(places(written, text))):
        text = text[: place.start] + recorded + text[place.end :]
    return text


def reread(statement: Statement, text: str) -> Statement:
    """Take a statement apart anew with other words; who speaks is still told by what stands before it."""
    again = read_statement(text, offset=statement.span.start).model_copy(update={"among": statement.among})
    if statement.attributed and not again.attributed:
        taken = {"speaker": statement.speaker, "role": statement.role, "cue": statement.cue, "attributed": True}
        return again.model_copy(update=taken)
    return again


class _Recorded:
    """The names in the claims that are near a statement, and all their words."""

    def __init__(self, verdict: Verdict) -> None:
        self._near = [match.claim for match in verdict.matches if match.score >= _NEAR]
        self._all = [
            " ".join(
                filter(None, [match.claim.text, match.claim.context, match.claim.speaker, match.evidence.quote])
            )
            for match in verdict.matches
        ]

    @cached_property
    def names(self) -> Sequence[str]:
        """The names, in order; most statements have none that needs them."""
        return list(dict.fromkeys(name.text for claim in self._near for name in names(claim.text)))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for text in self._all for word in name_words(text))

    def has(self, name: str) -> bool:
        """Whether every word of a name is on record as it stands."""
        if any(name in text and next(places(name, text), None) for text in self._all):
            return True  # as one, which is seen without taking all these texts apart
        return all(re.sub(r"['’]s$", "", word) in self._words for word in name_words(name))
