"""What was drawn from sources into the store: whole files, speakers before the claims that name them.

The store is read once for all sources, not once for each. One process writes. A source that is written stays
written whatever happens next, and a second run finds its claims there: so an interrupted run is simply run again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from time import monotonic
from typing import NamedTuple

from checker.intake.drawing import Drawn
from checker.model import Source, Speaker
from checker.store import MergeSummary, Workspace, add_speakers, merge_drafts
from checker.store.reading import Reading, read_store

_PATIENCE = 0.5
"""Seconds of drawing after which what was drawn is written at the latest, at first."""
_SHARE = 9
"""Drawing may take so many times as long as writing: the file of speakers is one for all, and is read each time."""


class Recorded(NamedTuple):
    """A source with what was drawn from it, and what became of that in the store."""

    drawn: Drawn
    merged: MergeSummary

    @property
    def source(self) -> Source:
        """The source."""
        return self.drawn.source


class Recorder:
    """Writes into the store of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        """Read the store: whom it knows, and which ids are taken."""
        self.workspace = workspace
        self._written = self._stamp()
        reading = read_store(workspace)
        self.speakers: tuple[Speaker, ...] = tuple(placed.speaker for placed in reading.speakers)
        self._taken = _ids(reading)

    def record(self, drawn: Iterable[Drawn]) -> Iterator[Recorded]:
        """Write what is drawn as it comes, some sources at a time, and yield what became of each in their order."""
        group: list[Drawn] = []
        patience, since = _PATIENCE, monotonic()
        for one in drawn:
            group.append(one)
            if monotonic() - since >= patience:
                start = monotonic()
                yield from self._write(group)
                patience = max(_PATIENCE, _SHARE * (monotonic() - start))
                group, since = [], monotonic()
        yield from self._write(group)

    def _write(self, group: Sequence[Drawn]) -> Iterator[Recorded]:
        """Write some sources: first who speaks in them, so that no claim names one who is not there."""
        for learn, some in groupby(group, self._is_new):
            speakers = [one for drawn in some for one in drawn.extraction.speakers]
            add_speakers(self.workspace, speakers, learn=learn)
        for drawn in group:
            yield Recorded(drawn, self._merged(drawn))

    def _is_new(self, drawn: Drawn) -> bool:
        """Whether nothing was drawn from a source before.

        Who is on record learns from a source once: an alias that a person took out does not come back.
        """
        return not (self.workspace.claims_dir / f"{drawn.source.id}.yaml").exists()

    def _merged(self, drawn: Drawn) -> MergeSummary:
        if self._stamp() != self._written:  # somebody else wrote claims meanwhile, whose ids are taken, too
            self._taken = _ids(read_store(self.workspace))
        merged = merge_drafts(
            self.workspace, drawn.source.id, drawn.extraction.claims, text=drawn.text, taken=self._taken
        )
        self._written = self._stamp()
        return merged

    def _stamp(self) -> int:
        """Return when a file last came into the folder of claims: every file is put there whole, under its name."""
        folder = self.workspace.claims_dir
        return folder.stat().st_mtime_ns if folder.exists() else 0


def _ids(reading: Reading) -> set[str]:
    return {placed.claim.id for placed in reading.whole_and_partly().claims} | reading.unread
