"""How worth checking a claim is: the points of the signs that it shows, added up; never below zero.

The kinds are those that work on check-worthiness has found desks to choose, since ClaimBuster (Hassan, Li and
others, 2015 and 2017) and the CheckThat! tasks at CLEF (from 2018): statements of fact that figures, comparisons,
dates or records can settle, accusations, and what people in office say come first; opinions, advice, feelings,
courtesies, questions and predictions come last. The points stand in ``weights.tsv``. They were chosen by hand, are
fitted to nothing, and use no text of those works.

Limits: a score orders the claims of a day, it is no probability, and 0 does not mean that a claim is true or idle.
It sees words: irony, what everybody knows anyway, and how much harm a claim would do are beyond it. Only English is
known. ``tests/cases/worth`` has the claims that it is tried on; who wrote them chose the points, too.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.model import Claim, Speaker
from checker.worth.signs import signs_of


class Sign(NamedTuple):
    """Something that a claim shows: its name in the table, the points that it adds, and what a reader is told."""

    name: str
    points: float
    reason: str


class Worth(NamedTuple):
    """How worth checking a claim is, and why: the signs with the most points first, those that take some last."""

    score: float
    signs: tuple[Sign, ...]

    @property
    def reason(self) -> str:
        """The signs in words; what every statement has is left out."""
        return ", ".join(f"{sign.reason} {sign.points:+g}" for sign in self.signs if sign.name != "statement")


class Ranked(NamedTuple):
    """A claim with its worth."""

    claim: Claim
    worth: Worth


def worth(claim: Claim, speaker: Speaker | None = None) -> Worth:
    """Return how worth checking a claim is; ``speaker`` is what is known of who said it."""
    shown = signs_of(claim.text, [role.title for role in speaker.roles] if speaker else [], claim.modality)
    signs = [weights()[name] for name in weights() if name in shown]
    signs.sort(key=lambda sign: -sign.points)
    return Worth(max(0.0, round(sum(sign.points for sign in signs), 1)), tuple(signs))


def ranked(claims: Iterable[Claim], speakers: Mapping[str, Speaker]) -> list[Ranked]:
    """Return claims, the one to check first in front; of two alike, the one that came first.

    ``speakers`` are known by the names that claims give them.
    """
    held = [Ranked(claim, worth(claim, speakers.get(claim.speaker))) for claim in claims]
    return sorted(held, key=lambda one: -one.worth.score)


@cache
def weights() -> Mapping[str, Sign]:
    """Return the table of weights, in its order."""
    lines = (files("checker.worth") / "weights.tsv").read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: Sign(name, float(points), reason) for name, points, reason in cells}
