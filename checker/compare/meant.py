"""Which speakers of a store a mention can mean: those whom it names exactly, else all whom it fits."""

from collections.abc import Sequence

from checker.archive import Shelf
from checker.compare.noted import make_room
from checker.compare.who import Who, who
from checker.model import Speaker

_MEANT = frozenset({Who.SAME, Who.SURNAME, Who.DESCRIBED, Who.BEHALF})


class Meant:
    """Finds the speakers of a shelf by mentions of them."""

    def __init__(self, shelf: Shelf) -> None:
        """Look among the speakers of a shelf."""
        self._shelf = shelf
        self._who: dict[tuple[str, str | None, str], Who] = {}

    def speakers(
        self, mention: str | None, role: str | None = None, *, also: Sequence[Speaker] = ()
    ) -> tuple[Speaker, ...]:
        """Return the speakers whom a mention can mean; those in ``also`` are looked at, too."""
        if not mention:
            return ()
        possible = {speaker.id: speaker for speaker in self._shelf.speakers_like(mention, role)}
        possible |= {speaker.id: speaker for speaker in also}
        found = [(self._stands(mention, role, speaker), speaker) for speaker in possible.values()]
        same = tuple(speaker for verdict, speaker in found if verdict is Who.SAME)
        return same or tuple(speaker for verdict, speaker in found if verdict in _MEANT)

    def knows(self, name: str) -> bool:
        """Whether any speaker of the store can be meant by a name."""
        return bool(self.speakers(name))

    def _stands(self, mention: str, role: str | None, speaker: Speaker) -> Who:
        """Return how a mention stands to a speaker; a draft, and each part of a statement, names the same again."""
        key = (mention, role, speaker.id)
        if key not in self._who:
            make_room(self._who)
            self._who[key] = who(mention, role, speaker)
        return self._who[key]
