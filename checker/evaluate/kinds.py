"""How each kind of statement fares: what is said rightly, who is accused wrongly, what is vouched for wrongly.

Read over variants of one sentence, a name changed or a number turned, this is the table of a behavioural test
(CheckList, Ribeiro et al. 2020).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.evaluate.cases import Judged
from checker.model import ACCUSING, Label


@dataclass(frozen=True, slots=True)
class Kind:
    """The statements of one kind: how many, how many right, and the two errors that do harm.

    ``accused`` are accused of what they are not; ``vouched`` are called supported and are not.
    """

    total: int
    right: int
    accused: int
    vouched: int

    def as_json(self) -> dict[str, int]:
        """Return the figures as plain values."""
        return {"total": self.total, "right": self.right, "accused": self.accused, "vouched": self.vouched}


def by_kind(judged: Iterable[Judged]) -> Mapping[str, Kind]:
    """Count the judged statements of each kind, in alphabetical order; "" are those whose line names none."""
    held: dict[str, list[Judged]] = {}
    for row in judged:
        held.setdefault(row.statement.kind, []).append(row)
    return {kind: _count(held[kind]) for kind in sorted(held)}


def _count(rows: list[Judged]) -> Kind:
    wrong = [row for row in rows if not row.right]
    return Kind(
        total=len(rows),
        right=len(rows) - len(wrong),
        accused=sum(row.verdict.label in ACCUSING and row.statement.v not in ACCUSING for row in wrong),
        vouched=sum(row.verdict.label is Label.SUPPORTED for row in wrong),
    )
