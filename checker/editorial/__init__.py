"""The check of a draft before it is published: its verdicts, and what an editor should look at in it."""

from checker.editorial.proofreading import Chosen, proofread, proofread_there

__all__ = ["Chosen", "proofread", "proofread_there"]
