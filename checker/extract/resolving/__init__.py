"""A claim's text made to stand alone: who "I" is, what "it" and "the country" are, which day "yesterday" was.

Only what is certain is replaced, and each replacement is on record; what is left is told, so that a person looks.
"""

from typing import NamedTuple

from checker.extract.resolving.definite import definite
from checker.extract.resolving.edits import Resolved, applied
from checker.extract.resolving.first_person import in_first_person
from checker.extract.resolving.left_out import left_out
from checker.extract.resolving.pronouns import in_third_person
from checker.extract.resolving.scene import Scene
from checker.extract.resolving.times import in_time
from checker.extract.words import words_of
from checker.model import AttributionKind

__all__ = ["Resolved", "Scene", "StandsAlone", "stand_alone"]


class StandsAlone(NamedTuple):
    """The text, what was resolved in it, and the words that still lean on the rest of the source."""

    text: str
    resolved: tuple[Resolved, ...]
    left: tuple[str, ...]


def stand_alone(scene: Scene, said: str) -> StandsAlone:
    """Return what is ``said`` in words that stand alone, as far as that is certain."""
    words = words_of(said)
    found = [in_third_person(scene, words), definite(scene, words), in_time(scene, words, said)]
    if scene.kind is AttributionKind.DIRECT:
        found.insert(0, in_first_person(scene, words))
    text, resolved = applied(said, [edit for edits, _ in found for edit in edits])
    left = [word for _, words_left in found for word in words_left] + left_out(words)
    return StandsAlone(text, resolved, tuple(dict.fromkeys(left)))
