"""What a claim says that somebody denied: "she denied that it leaks", "denied reports that the search was over"."""

import re

from checker import lexicon
from checker.compare.record import Record

_DISPUTING = frozenset({"deny", "dispute", "refute", "reject", "rebut"})
"""Verbs before "that" by which all behind it is called untrue."""
_TOLD = re.compile(
    r"(?:(?:the|any|all|a|an|media|press|local|recent) )*(?P<noun>[a-z]+?)s?(?: [\w'’]+){0,6} that (?P<what>.+)",
    re.IGNORECASE,
)
"""A denied claim of somebody else's, and what it says."""


def denied_by(record: Record) -> str | None:
    """Return what a claim says that somebody denied; None where it tells of no denial of something whole."""
    spoken = record.spoken
    if spoken is None or spoken.unsaid or not spoken.cue or lexicon.lemma(spoken.cue) not in _DISPUTING:
        return None
    if f"{spoken.cue} that " in record.claim.text:
        return spoken.content
    told = _TOLD.match(spoken.content)
    return told["what"] if told is not None and told["noun"].lower() in lexicon.words("cue_nouns") else None
