"""The whole flow on one screen: statement -> candidates -> comparisons -> verdict -> report."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from checker.archive import SMALL, Memory, Shelf
from checker.compare.assess import Assessment, by_words, heard
from checker.compare.meant import Meant
from checker.compare.noted import make_room
from checker.compare.pair import Pair, turned
from checker.compare.reading import Reading
from checker.compare.record import Record
from checker.compare.spoken import Spoken
from checker.decide import Stance, calibrated, decide, stance_of, stands_whole, tells_nothing, weigh, whole
from checker.documents import Document
from checker.extract import as_told, parts_of, read_statement, read_statements
from checker.lexicon import strangers
from checker.model import Claim, Evidence, Label, Report, Span, Speaker, Statement, Verdict
from checker.nli import THREADS, Beside, Inference
from checker.search import Candidate
from checker.search.fused import worth_comparing
from checker.store import Store

Spare = Callable[[Sequence[Assessment]], Sequence[bool]]
"""Tells of each claim, by what words have told of all, whether the inference model need not be asked about it."""
_CANDIDATES = 5
_OPPONENTS = 3
"""So many claims of other speakers, those that say most of a statement, may deny what a claim says of it."""


class _Held(NamedTuple):
    """A statement beside each of some claims, their words compared and the model being asked about them."""

    statement: Statement
    by_words: Sequence[Assessment]

    def heard(self) -> list[Assessment]:
        """Wait for the model's answers."""
        return [heard(assessment) for assessment in self.by_words]


class Bearing(NamedTuple):
    """What a verdict depends on: claims, in the order they were found, and speakers, whatever their ids."""

    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]


class Desk:
    """Claims ready to be asked, each read once."""

    def __init__(self, shelf: Shelf, *, inference: Inference | None = None, threads: int = THREADS) -> None:
        """Ask the claims on a shelf; without an ``inference`` model, texts are compared by their words alone.

        The model works on so many ``threads`` beside the caller's, or on that one.
        """
        self.shelf = shelf
        self.inference = inference
        self.meant = Meant(shelf)
        self._spoken = Spoken(shelf.passages, shelf.text)
        self._records: dict[str, Record] = {}
        self._denials: dict[tuple[str, str], bool] = {}
        self._inference = Beside(inference, threads=threads) if inference else None

    @classmethod
    def of(cls, store: Store, *, reviewed_only: bool = False, inference: Inference | None = None) -> "Desk":
        """Make the claims of a store ready."""
        return cls(Memory.of(store, reviewed_only=reviewed_only), inference=inference)

    def verify(self, text: str, *, speaker: str | None = None, as_of: date | None = None) -> Verdict:
        """Judge one statement; ``speaker`` is whom it is put in the mouth of, where it names nobody."""
        return self.judge(read_statement(text, speaker=speaker), as_of=as_of)

    def judge(self, statement: Statement, *, as_of: date | None = None) -> Verdict:
        """Judge a statement that was taken apart already."""
        return next(self.judge_all([statement], as_of=as_of))

    def judge_all(self, statements: Iterable[Statement], *, as_of: date | None = None) -> Iterator[Verdict]:
        """Judge statements one by one, in order."""
        for opinion in self._opinions(statements, as_of or date.today()):
            yield calibrated(opinion, inferred=self._inference is not None)

    def opinion(self, statement: Statement, *, as_of: date | None = None) -> Verdict:
        """Judge a statement as a whole, then fact by fact; its confidence is that of the odds, not calibrated."""
        return next(self._opinions([statement], as_of or date.today()))

    def _opinions(self, statements: Iterable[Statement], day: date) -> Iterator[Verdict]:
        """Judge each statement after the next one has been looked up, so that the model never waits for words."""
        waiting: list[_Held] | None = None
        for statement in statements:
            held = [self._look_up(part, day, statement.text) for part in (statement, *parts_of(statement))]
            if waiting is not None:
                yield self._concluded(waiting)
            waiting = held
        if waiting is not None:
            yield self._concluded(waiting)

    def _look_up(self, statement: Statement, day: date, told: str) -> _Held:
        if statement.asks:
            return _Held(statement, [])
        candidates = self._candidates(_sought(statement))
        return self._hold(statement, [candidate.claim for candidate in candidates], day, told, spare=tells_nothing)

    def _concluded(self, held: Sequence[_Held]) -> Verdict:
        judged, *parts = [
            decide(one.statement, one.heard(), evidence=self.evidence, opponent=self.opponent) for one in held
        ]
        vouched = judged.label is Label.SUPPORTED and any(
            stands_whole(assessment.pair) for assessment in held[0].by_words
        )
        return judged if vouched else whole(judged, parts)

    def check(
        self, document: Document, *, as_of: date | None = None, chosen: Callable[[Statement], bool] | None = None
    ) -> Report:
        """Judge every statement of a draft, or the ``chosen`` ones; the report's places are those of its file."""
        statements = [one for one in read_statements(document.prose) if chosen is None or chosen(one)]
        spots = [document.spot(statement.span) for statement in statements]
        return Report(
            origin=document.origin,
            verdicts=tuple(self.judge_all(statements, as_of=as_of)),
            places=tuple((spot.line, spot.column) for spot in spots),
            claims=len(self.shelf),
        )

    def assess(
        self,
        statement: Statement,
        claims: Sequence[Claim],
        *,
        as_of: date | None = None,
        spare: Spare | None = None,
    ) -> list[Assessment]:
        """Hold a statement against each of some claims, and ask the inference model about every one.

        What it says somebody did is held as such against the claims that are about that person. The model is not
        asked about those that ``spare`` picks by what the words have told.
        """
        return self._hold(statement, claims, as_of, spare=spare).heard()

    def _hold(
        self,
        statement: Statement,
        claims: Sequence[Claim],
        as_of: date | None,
        told: str = "",
        *,
        spare: Spare | None = None,
    ) -> _Held:
        """Compare a statement with some claims by words, and ask the inference model; nothing is waited for.

        It is not asked about "he denied that": it would judge what was denied.
        """
        forms = self._forms(statement, claims)
        readings = {form.content: Reading(form.content, as_of) for form in forms}
        speakers = [self._record(claim).speaker for claim in claims]
        namesakes = self.meant.speakers(statement.speaker, statement.role, also=speakers)
        pairs = [
            Pair(
                form,
                readings[form.content],
                self._record(claim),
                namesakes if form.speaker else (),
                as_of=as_of,
                ask=None if self._inference is None or turned(form) else self._inference.ask,
                whole=told,
            )
            for claim, form in zip(claims, forms, strict=True)
        ]
        compared = [by_words(pair) for pair in pairs]
        spared = spare(compared) if spare and self._inference else [False] * len(pairs)
        for pair, needless in zip(pairs, spared, strict=True):
            if needless:
                pair.spare()
            else:
                pair.begin()
        return _Held(statement, compared)

    def _forms(self, statement: Statement, claims: Sequence[Claim]) -> list[Statement]:
        """Return a statement as it is read beside each claim: as an act where the claim tells of such an act."""
        if statement.unsaid:
            return [
                as_told(statement) or statement if self._tells_of_silence(claim) else statement for claim in claims
            ]
        told = as_told(statement)
        if told is None or statement.speaker is None or statement.cue is None:
            return [statement] * len(claims)
        name, act = statement.speaker.lower().split()[-1], statement.cue
        forms = []
        for claim in claims:
            said = self._record(claim).said
            of_it = name in said.words and any(not strangers(act, unit.text) for unit in said.units)
            forms.append(told if of_it else statement)
        return forms

    def _tells_of_silence(self, claim: Claim) -> bool:
        """Whether a claim, too, tells what somebody did not say."""
        spoken = self._record(claim).spoken
        return spoken is not None and spoken.unsaid

    def _candidates(self, text: str) -> list[Candidate]:
        """Return the claims worth comparing: all of a small store, else those that come near the best."""
        if len(self.shelf) <= SMALL:
            return self.shelf.near(text, SMALL)
        return worth_comparing(self.shelf.near(text, _CANDIDATES))

    def bearing(self, statement: Statement) -> Bearing:
        """Return what the verdict on a statement depends on, beside its words and the day.

        The claims are those that it and its parts are held against; the speakers are those of the claims, and whom
        the statement can mean.
        """
        found: dict[str, Claim] = {}
        meant: list[Speaker] = []
        for part in (statement, *parts_of(statement)):
            meant.extend(self.meant.speakers(part.speaker, part.role))
            for candidate in () if part.asks else self._candidates(_sought(part)):
                found[candidate.claim.id] = candidate.claim
        meant.extend(self.shelf.speaker(claim.speaker) for claim in found.values())
        return Bearing(tuple(found.values()), tuple(speaker.model_copy(update={"id": "-"}) for speaker in meant))

    def depends_on_names(self, statement: Statement, among: frozenset[str]) -> bool:
        """Whether the verdict on a statement may be another one where its draft names other things: ``among``."""
        mine = statement.among
        if among == mine:
            return False
        for part in (statement, *parts_of(statement)):
            for candidate in () if part.asks else self._candidates(_sought(part)):
                record = self._record(candidate.claim)
                if record.shares_no_name(mine) is not record.shares_no_name(among):
                    return True
        return False

    def opponent(self, claim: Claim, others: Sequence[Claim]) -> Claim | None:
        """Return the first of other claims that denies a claim; None if none of the first few does."""
        return next((other for other in others[:_OPPONENTS] if self._denies(other, claim)), None)

    def _denies(self, other: Claim, claim: Claim) -> bool:
        """Whether a claim would accuse a statement that repeated another claim."""
        key = (other.id, claim.id)
        if key not in self._denials:
            statement = Statement(text=claim.text, span=Span(start=0, end=len(claim.text)), content=claim.text)
            (assessed,) = assessments = self.assess(statement, [other], spare=tells_nothing)
            (weighed,) = weigh(assessments)
            make_room(self._denials)
            self._denials[key] = stance_of(assessed, weighed.odds)[0] is Stance.OPPOSITE
        return self._denials[key]

    def evidence(self, claim: Claim) -> Evidence:
        """Where the record of a claim stands."""
        file, line = self.shelf.place(claim.id)
        if claim.quote is None:
            return Evidence(file=file, line=line)
        quote = claim.quote
        return Evidence(
            source=quote.source, quote=quote.exact, start=quote.start, end=quote.end, file=file, line=line
        )

    def _record(self, claim: Claim) -> Record:
        if claim.id not in self._records:
            quote = claim.quote
            markup = self.shelf.markup(quote.source) if quote else None
            around = partial(self._spoken.around, claim, markup)
            source = partial(self.shelf.text, quote.source) if quote else None
            make_room(self._records)
            self._records[claim.id] = Record(claim, self.shelf.speaker(claim.speaker), markup, around, source)
        return self._records[claim.id]


def _sought(statement: Statement) -> str:
    """Return what claims are looked for by: a statement's words and, where they are others, what it says."""
    text, content = statement.text, statement.content
    return text if content.rstrip(".") in text else f"{text}\n{content}"


def verify(
    statement: str,
    store: Store,
    *,
    speaker: str | None = None,
    as_of: date | None = None,
    reviewed_only: bool = False,
    inference: Inference | None = None,
) -> Verdict:
    """Judge one statement against a store, by its words alone unless an inference model is given."""
    return Desk.of(store, reviewed_only=reviewed_only, inference=inference).verify(
        statement, speaker=speaker, as_of=as_of
    )


def check(
    document: Document,
    store: Store,
    *,
    as_of: date | None = None,
    reviewed_only: bool = False,
    inference: Inference | None = None,
) -> Report:
    """Judge every statement of a draft against a store; see ``verify``."""
    return Desk.of(store, reviewed_only=reviewed_only, inference=inference).check(document, as_of=as_of)
