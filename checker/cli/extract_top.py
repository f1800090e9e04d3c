"""The claims that a checking desk would look at first, out of all that were drawn."""

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from checker.intake import Drawn, Recorded
from checker.model import Claim, Speaker, Status
from checker.store import Workspace, claims_of
from checker.store.rendering import STEP, claim_values, render_item, scalar
from checker.worth import Worth, worth


class _Listed(NamedTuple):
    """A claim with its place in the list: the most points first, then in the order of the sources."""

    order: tuple[float, int]
    source: str
    claim: Claim
    worth: Worth
    place: str | None


class Shortlist:
    """Keeps the claims with the most points, never more than are wanted."""

    def __init__(self, size: int, workspace: Workspace, speakers: Sequence[Speaker]) -> None:
        """Start an empty list; ``speakers`` are the ones that the store knew before."""
        self._size = size
        self._workspace = workspace
        self._speakers = {speaker.name: speaker for speaker in speakers}
        self._held: list[_Listed] = []
        self._seen = 0

    def add(self, recorded: Recorded) -> None:
        """Look at the claims of a source as the store has them now."""
        placed = claims_of(self._workspace, recorded.source.id)
        self._add(recorded.drawn, ((one.claim, f"{one.file}:{one.line()}") for one in placed))

    def add_drafts(self, drawn: Drawn) -> None:
        """Look at claims that are written nowhere."""
        self._add(drawn, ((claim, None) for claim in drawn.extraction.claims))

    def _add(self, drawn: Drawn, claims: Iterable[tuple[Claim, str | None]]) -> None:
        known = {speaker.name: speaker for speaker in drawn.extraction.speakers} | self._speakers
        for claim, place in claims:
            if claim.status is Status.RETRACTED or claim.rating is not None:
                continue
            found = worth(claim, known.get(claim.speaker))
            self._held.append(_Listed((-found.score, self._seen), drawn.source.id, claim, found, place))
            self._seen += 1
        self._held = nsmallest(self._size, self._held, key=lambda listed: listed.order)

    def as_list(self, *, apart: bool) -> str:
        """Return the list for a reader, a blank line before it where it stands ``apart`` from something."""
        lines = ["" if apart else None, "to check first:"]
        for number, (_, _, claim, found, place) in enumerate(self._held, 1):
            lines.append(f"{number:>3}. {claim.speaker}: {' '.join(claim.text.split())}")
            lines.append(f"     {found.score:g} ({found.reason or 'a plain statement'})")
            lines.append(f"     {claim.id}  {place}")
        return "".join(f"{line}\n" for line in lines if line is not None)

    def as_drafts(self) -> str:
        """Return the claims as YAML, a document for each source, the points of each in a comment."""
        documents = []
        for source in sorted({listed.source for listed in self._held}):
            items = "".join(
                f"{STEP}# {listed.worth.score:g} ({listed.worth.reason or 'a plain statement'})\n"
                + render_item(claim_values(listed.claim), STEP)
                for listed in self._held
                if listed.source == source
            )
            documents.append(f"source: {scalar(source)}\nclaims:\n{items}")
        return "---\n".join(documents)
