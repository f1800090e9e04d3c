"""What is on record, loaded: claims, sources and speakers with the look-ups that everything after it needs."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from checker.errors import UnusableInput
from checker.model import Claim, Source, Speaker
from checker.store.naming import SpeakerIndex

Place = tuple[str, int] | tuple[None, None]
"""The file and line of a claim, or neither."""


class Store:
    """An immutable claim store in memory.

    ``claims``, ``sources`` and ``speakers`` are tuples in the order of the files; ``texts`` holds the text of
    each source by its id, ``places`` the file and line of each claim by its id. A store that was not loaded from
    files (an evaluation's, a test's) leaves the last two out.
    """

    __slots__ = ("_by_id", "_places", "_sources", "_speakers", "_texts", "claims", "sources", "speakers")

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Iterable[Source] = (),
        speakers: Iterable[Speaker] = (),
        *,
        texts: Mapping[str, str] | None = None,
        places: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        self.claims: tuple[Claim, ...] = tuple(claims)
        self.sources: tuple[Source, ...] = tuple(sources)
        self.speakers: tuple[Speaker, ...] = tuple(speakers)
        self._by_id = {claim.id: claim for claim in self.claims}
        self._sources = {source.id: source for source in self.sources}
        self._speakers = SpeakerIndex(self.speakers)
        self._texts = MappingProxyType(dict(texts or {}))
        self._places = MappingProxyType(dict(places or {}))

    def __len__(self) -> int:
        return len(self.claims)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, if there is one."""
        return self._by_id.get(claim_id)

    def place(self, claim_id: str) -> Place:
        """Return the file and line (from 1) of a claim; twice None for one that was not loaded from a file."""
        return self._places.get(claim_id, (None, None))

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, if there is one."""
        return self._sources.get(source_id)

    def text(self, source_id: str) -> str:
        """Return the untouched text of a source; raises ``UnusableInput`` where the store has none."""
        try:
            return self._texts[source_id]
        except KeyError:
            cure = "add it with `factcheck sources add`"
            raise UnusableInput(f"the store has no text of a source {source_id!r}", cure=cure) from None

    def has_text(self, source_id: str) -> bool:
        """Whether the store holds the text of a source."""
        return source_id in self._texts

    def speaker(self, name: str) -> Speaker | None:
        """Return the one speaker that ``name`` (an id, a name, an alias or a surname) stands for.

        None where nobody goes by it, and where several do: a name that fits two people names neither.
        """
        found = self.speakers_named(name)
        return found[0] if len(found) == 1 else None

    def speakers_named(self, name: str) -> tuple[Speaker, ...]:
        """Return all speakers that ``name`` may stand for, in the order of the speakers file."""
        return self._speakers.named(name)
