"""Which statements have to be judged anew when claims changed: those whose verdict can depend on one of them."""

from collections.abc import Sequence

from checker.editorial.impact.changes import ClaimChange
from checker.model import Claim, Statement
from checker.pipeline import Desk
from checker.store import Store


class Nearness:
    """Tells the statements that a change can touch from those that it cannot.

    A verdict depends on the claims that are looked up for the statement and its parts, on those that may deny one
    of these, on the other words of the same speaker in the same source, and on who the speakers are. Where none
    of that differs before and after, neither does the verdict.
    """

    def __init__(
        self, before: tuple[Store, Desk], after: tuple[Store, Desk], changes: Sequence[ClaimChange]
    ) -> None:
        self._before, self._after = before[1], after[1]
        stores = before[0], after[0]
        self._all = _differ(*stores)
        self._nothing = not self._all and not changes and stores[0].speakers == stores[1].speakers
        touched = [claim for change in changes for claim in (change.before, change.after) if claim is not None]
        self._ids = frozenset(claim.id for claim in touched)
        self._passages = frozenset((claim.quote.source, claim.speaker) for claim in touched if claim.quote)

    def touches(self, statement: Statement) -> bool:
        """Whether the verdict on a statement can differ."""
        if self._all or self._nothing:
            return self._all
        was, now = self._before.bearing(statement), self._after.bearing(statement)
        return was != now or any(self._touched(claim) for claim in now.claims)

    def _touched(self, claim: Claim) -> bool:
        passage = (claim.quote.source, claim.speaker) if claim.quote else None
        return claim.id in self._ids or passage in self._passages


def _differ(before: Store, after: Store) -> bool:
    """Whether a source that was there before and is now differs, or its text: then anything can.

    A source that is new or gone matters to its own claims alone, and these are new or gone, too.
    """
    return any(
        source != other or _text(before, source.id) != _text(after, source.id)
        for source in before.sources
        if (other := after.source(source.id)) is not None
    )


def _text(store: Store, source_id: str) -> str | None:
    return store.text(source_id) if store.has_text(source_id) else None
