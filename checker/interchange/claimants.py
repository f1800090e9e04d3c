"""Who made the claims of imported reviews: known speakers under their names, others as new ones."""

from collections.abc import Iterable

from checker.model import Speaker, SpeakerKind
from checker.store.naming import fold, slug
from checker.store.saving import free_id
from checker.store.sources import sha256_of
from checker.text.unnamed import unnamed

NOBODY = "claimant"
"""The word that stands for whoever made a claim that nobody in particular is named for."""


class Claimants:
    """The speakers of a store while claims are imported.

    A name is somebody's who goes by it in full. A surname alone may be anybody's: it stays as it was published.
    """

    def __init__(self, known: Iterable[Speaker]) -> None:
        self.added: list[Speaker] = []
        self._names: dict[str, dict[str, str]] = {}
        self._ids: set[str] = set()
        for speaker in known:
            self._enter(speaker)

    def name_of(self, written: str | None) -> str:
        """Return how a claim names its speaker, who may be new."""
        if written is None:
            return unnamed(NOBODY)
        found = self._names.get(fold(written), {})
        return next(iter(found.values())) if len(found) == 1 else written

    def enter(self, written: str | None, kind: SpeakerKind) -> None:
        """Enter the speaker of a claim that is to be written, where nobody goes by that name."""
        if written is not None and fold(written) not in self._names:
            wanted = slug(written) or f"speaker-{sha256_of(written)[:8]}"
            new = Speaker(id=free_id(wanted, self._ids), name=written, kind=kind)
            self.added.append(new)
            self._enter(new)

    def _enter(self, speaker: Speaker) -> None:
        self._ids.add(speaker.id)
        for name in (speaker.name, *speaker.aliases):
            self._names.setdefault(fold(name), {})[speaker.id] = speaker.name
