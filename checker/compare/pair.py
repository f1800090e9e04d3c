"""A statement and a claim made ready for comparing: both read once, aligned once, for all comparisons."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from checker.compare.alignment import Alignment
from checker.compare.quoting import Quoting, Tier, hold
from checker.compare.reading import Kind, Reading, Unit
from checker.model import Claim, Speaker, Statement


@dataclass(frozen=True)
class Record:
    """A claim with what the store knows around it, read once and used for every statement."""

    claim: Claim
    speaker: Speaker

    @cached_property
    def said(self) -> Reading:
        """The claim's own words."""
        return Reading(self.claim.text, self.claim.said_on)

    @cached_property
    def background(self) -> frozenset[str]:
        """The keys of what a statement may mention because everybody knows it: the quote, the context, who spoke.

        These words are on record, so they do not make a statement go beyond the claim; but they are not the
        claim, so nothing is contradicted by them.
        """
        roles = [f"{role.title} {role.affiliation or ''}" for role in self.speaker.roles]
        quote = self.claim.quote.exact if self.claim.quote else ""
        around = "\n".join([quote, self.claim.context or "", self.claim.speaker, *roles])
        return frozenset(unit.key for unit in Reading(around, self.claim.said_on).units)


@dataclass(frozen=True)
class Pair:
    """One statement beside one claim.

    ``namesakes`` are the speakers of the store that the statement's speaker could be; ``as_of`` is the day the
    statement is judged on.
    """

    statement: Statement
    said: Reading
    record: Record
    namesakes: Sequence[Speaker] = field(default=())
    as_of: date | None = None

    @property
    def claim(self) -> Claim:
        """The claim on the record's side."""
        return self.record.claim

    @cached_property
    def alignment(self) -> Alignment:
        """Which units of the two answer to each other."""
        return Alignment(self.said, self.record.said)

    @cached_property
    def quoting(self) -> Quoting:
        """How the statement's quoted words stand to the passage that the claim rests on."""
        if not self.statement.quoted or self.claim.quote is None:
            return Quoting(Tier.ABSENT)
        return hold(self.statement.quoted, self.claim.quote.exact)

    @cached_property
    def new(self) -> list[Unit]:
        """The statement's units that neither the claim nor its background has."""
        return [unit for unit in self.alignment.left_over if unit.key not in self.record.background]

    @cached_property
    def covered(self) -> float:
        """The share (0 to 1), by weight, of the statement that the claim and its background speak about."""
        total = sum(unit.weight for unit in self.said.units)
        if not total:
            return 0.0
        links = sum(link.left.weight * link.closeness for link in self.alignment.links)
        known = [unit for unit in self.alignment.left_over if unit.key in self.record.background]
        return min(1.0, (links + sum(unit.weight for unit in known)) / total)

    @cached_property
    def recalled(self) -> float:
        """The share (0 to 1), by weight, of the claim that the statement speaks about."""
        total = sum(unit.weight for unit in self.record.said.units)
        return sum(link.right.weight * link.closeness for link in self.alignment.links) / total if total else 0.0

    @cached_property
    def about(self) -> float:
        """How far the two are about the same thing (0 to 1): the harmonic mean of both shares."""
        both = self.covered + self.recalled
        return 2 * self.covered * self.recalled / both if both else 0.0

    def surroundings(self, *without: Kind) -> float:
        """The share of the statement that is covered when units of some kinds are left out of account."""
        units = [unit for unit in self.said.units if unit.kind not in without]
        total = sum(unit.weight for unit in units)
        if not total:
            return 1.0
        return sum(unit.weight * _closeness(self, unit) for unit in units) / total


def _closeness(pair: Pair, unit: Unit) -> float:
    link = pair.alignment.by_left.get(unit)
    if link is not None:
        return link.closeness
    return 1.0 if unit.key in pair.record.background else 0.0
