"""Many sources to their claims in the store: drawn in parallel, written one after the other."""

from checker.intake.drawing import Drawn, draw
from checker.intake.recording import Recorded, Recorder

__all__ = ["Drawn", "Recorded", "Recorder", "draw"]
