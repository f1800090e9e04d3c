"""Which of the marked quotes of an article count; by itself, so that listing the commands reads no extractor."""

from enum import StrEnum


class Subset(StrEnum):
    """Which of the marked quotes count: those that make a claim, all speech, or all."""

    CLAIM = "claim"
    SPEECH = "speech"
    ALL = "all"
