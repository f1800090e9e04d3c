"""What the pipeline asks of a store, whether it holds ten claims or a million."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from checker.model import Markup, Quote, Speaker
from checker.search import Candidate

Place = tuple[str, int] | tuple[None, None]
"""The file and line of a claim, or neither."""

SMALL = 16
"""A store of so many claims is compared as a whole: a paraphrase may share no word with its claim."""


class Shelf(Protocol):
    """The claims that count in a verdict, with their speakers and sources. Retracted claims never count."""

    def __len__(self) -> int:
        """Return how many claims there are."""

    @property
    def knows_meaning(self) -> bool:
        """Whether claims are found by their meaning, too."""

    def near(self, text: str, limit: int) -> list[Candidate]:
        """Return at most ``limit`` claims that share words with a text, the best first.

        Where there are no more than ``limit`` claims, all of them, whether they share a word or not.
        """

    def speaker(self, name: str) -> Speaker:
        """Return the speaker that a claim names."""

    def speakers_like(self, mention: str, role: str | None) -> Iterable[Speaker]:
        """Yield the speakers whom a mention may mean; who it is, is not decided here."""

    def speaker_names(self) -> Iterable[str]:
        """Yield the name of each speaker that a claim names, once."""

    def passages(self, source: str, speaker: str) -> Sequence[Quote]:
        """Return the passages of a source that claims of a speaker rest on, in the order of the source."""

    def text(self, source: str) -> str:
        """Return the text of a source; "" where it cannot be read."""

    def markup(self, source: str) -> Markup | None:
        """Return what the text of a source is written in."""

    def place(self, claim_id: str) -> Place:
        """Return the file and line (from 1) of a claim; twice None where it stands in no file."""
