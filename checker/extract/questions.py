"""Questions that nobody is named for: "Asked whether the ferry was safe, Lund said no".

What was asked is no claim of anybody, but it is not the reporter's fact either.
"""

from collections.abc import Sequence

from checker.extract.clauses import adverbials_end
from checker.extract.cues import CueKind
from checker.extract.grammar import Tag, Word
from checker.extract.phrase_edges import right_edge
from checker.extract.utterance import Utterance

_ASKS = frozenset({"whether", "if", "why", "how", "what", "when", "who", "where", "which"})
_BEFORE = frozenset({"when", "but", "and", "if"})


def read_asked(words: Sequence[Word], at: int, limit: int) -> Utterance | None:
    """Return the question behind "asked" at ``at`` where no subject asks it, None where there is none."""
    if words[at].lower not in {"asked", "pressed"} or at + 2 >= limit:
        return None
    before = words[at - 1] if at else None
    if before is not None and before.lower not in _BEFORE and before.tag is not Tag.MARK:
        return None
    start = at + 1
    if words[start].lower == "by":
        start = right_edge(words, start + 1, limit)
    start = adverbials_end(words, start, limit)
    if start + 2 >= limit or words[start].lower not in _ASKS or words[start].quotation >= 0:
        return None
    end = next((i for i in range(start, limit) if words[i].text == "," and words[i].quotation < 0), limit)
    return Utterance(None, (at, at + 1), "ask", frozenset({CueKind.SAY}), ((start, end),), "question")
