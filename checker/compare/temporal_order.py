"""What came first and what came after are exchanged.

Contradicts: "parliament voted before the minister resigned" against "the minister resigned before parliament
voted"; "the strike was followed by talks" against "the talks preceded the strike".

Agrees: both put the same event first, whatever word says so.

Silent: one side gives no order of two events that the other speaks of, too.
"""

from checker.compare.alignment import Stance
from checker.compare.events import Order, orders
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Unit
from checker.model import Effect

CODE, NAME = "FC111", "temporal-order"
ABSENT = Level("absent", Effect.SILENT, "no order of two events on both sides")
SAME = Level("same", Effect.AGREES, "both say what came first: “{left}”, “{right}”")
REVERSED = Level("reversed", Effect.CONTRADICTS, "the text has “{left}”, {speaker} said “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, REVERSED)

_ENOUGH = 0.35
"""The least weight of shared words by which one event is known to be the other's."""
_CLEARLY = 2.0
"""How many times more words must have changed sides than stayed: events share people and places."""
_PATIENCE = 2.0
"""Both events are known to be the other side's: what is told besides matters less than elsewhere."""


def compare(pair: Pair) -> Outcome:
    """Hold each order of the statement against each of the claim."""
    seen: Outcome | None = None
    if pair.turned:
        return Outcome(ABSENT)
    for said in orders(pair.said):
        for recorded in orders(pair.record.said):
            kept = _shared(pair, said, recorded)
            crossed = _shared(pair, said, Order(recorded.later, recorded.earlier))
            left, right = _shown(pair.said, said), _shown(pair.record.said, recorded)
            if min(crossed) >= _ENOUGH and sum(crossed) >= _CLEARLY * sum(kept):
                return Outcome(REVERSED, left, right, pair.certainty_without(patience=_PATIENCE))
            if min(kept) >= _ENOUGH and sum(kept) >= _CLEARLY * sum(crossed):
                seen = Outcome(SAME, left, right)
    return seen or Outcome(ABSENT)


def _shared(pair: Pair, said: Order, recorded: Order) -> tuple[float, float]:
    """Return the weight of the words that both earlier events share, and that both later ones share."""
    weights = [0.0, 0.0]
    for link in pair.alignment.links:
        if link.stance not in {Stance.SAME, Stance.KIN}:
            continue
        for number, (mine, theirs) in enumerate(((said.earlier, recorded.earlier), (said.later, recorded.later))):
            if _within(link.left, mine) and _within(link.right, theirs):
                weights[number] += link.left.weight * link.closeness
    return weights[0], weights[1]


def _within(unit: Unit, stretch: range) -> bool:
    return unit.first in stretch and unit.last in stretch


def _shown(reading: Reading, order: Order) -> str:
    """Return the words from the first event to the last, as the text has them."""
    first, last = min(order.earlier.start, order.later.start), max(order.earlier.stop, order.later.stop) - 1
    return reading.text[reading.tokens[first].start : reading.tokens[last].end]
