"""A statement read as telling what its subject did: "Fary accused Sorokhtin of cheating", "it reports a loss".

The same words report speech ("accused", "proposed", "reported") and tell an act. Beside a claim that is about the
act, the whole sentence is what counts, and nobody is named as a speaker.
"""

import re

from checker.extract.propositions import as_sentence, without_marks
from checker.lexicon import phrase_key, readings
from checker.lexicon import words as word_list
from checker.model import Span, Statement
from checker.text.quotations import quotations

_REPORTING = frozenset({"that", "how", "what", "why", "whether", ":", ","})


def as_told(statement: Statement) -> Statement | None:
    """Return a statement as one that tells an act of the speaker it names; None where that cannot be."""
    if not statement.attributed or statement.cue is None or statement.quoted:
        return None
    if statement.unsaid:
        return _whole(statement)
    found = re.search(rf"\b{re.escape(statement.cue)}\b", statement.text)
    if found is None:
        return None
    before, after = statement.text[: found.start()], statement.text[found.end() :]
    if not _may_be_act(statement.cue) or not before.strip() or (after.split() or [","])[0] in _REPORTING:
        return None
    return _whole(statement)


def _whole(statement: Statement) -> Statement:
    """Return a statement as all it says, put into nobody's mouth."""
    marks = quotations(statement.text)
    told = as_sentence(without_marks(statement.text, Span(start=0, end=len(statement.text)), marks))
    return statement.model_copy(
        update={"content": told, "speaker": None, "role": None, "cue": None, "attributed": False, "unsaid": False}
    )


def _may_be_act(cue: str) -> bool:
    """Whether a cue may stand for a deed: a verb with an object, or "is recalling", seldom said of words."""
    if cue.endswith("ing"):
        return True
    acts = word_list("cues_act") | word_list("cues_narratable") | word_list("cues_deny")
    return phrase_key(cue) in acts or not acts.isdisjoint(reading.lemma for reading in readings(cue))
