"""What an attribution inside one sentence is made of."""

from typing import NamedTuple

from checker.extract.cues import CueKind
from checker.extract.noun_phrases import Phrase
from checker.model import Span

Stretch = tuple[int, int]
"""A half-open range of word indexes."""


SPEECH = frozenset({CueKind.SAY, CueKind.TELL, CueKind.DENY, CueKind.EVIDENCE})
"""The kinds of cue whose clause is what somebody said."""


class Piece(NamedTuple):
    """What somebody says whose name stands beside it in no sentence: in a label, a heading or a signature.

    It fills the sentences up to ``end``; the one at index ``at`` names the speaker.
    """

    end: int
    at: int
    utterance: "Utterance"
    content: tuple[Span, ...]


class Utterance(NamedTuple):
    """One attribution: ranges of word indexes into its sentence.

    ``frame`` names how the parts stand to each other: "behind" (S said that C), "quoted" (S said "C"), "before"
    (C, S said), "inverted" (C, said S), "as" (as S says, C), "passive", "question" (S asked whether C),
    "infinitive" (S promised to C), "object" (S denied C), "phrase" (according to S), "noun" (S's claim that C),
    "colon" (S: C), "turn" (S: C, in a transcript), "interview" (Q: C, where no name says who asks and answers),
    "credit" (C [S], C - S). ``inherits`` is True where the source stands with an earlier verb; ``withheld`` where
    the cue is negated, only possible, or nobody's ("did not say", "may announce", "failed to mention", "nobody
    said").
    """

    source: Phrase | None
    cue: Stretch
    lemma: str
    kinds: frozenset[CueKind]
    content: tuple[Stretch, ...]
    frame: str
    recipient: Stretch | None = None
    inherits: bool = False
    withheld: bool = False

    @property
    def tells_of_noun(self) -> bool:
        """Whether it says something of a noun before its own subject: "a sum S called “absurd”"."""
        return self.frame == "object" and len(self.content) > 1 and self.content[0][1] <= self.cue[0]

    @property
    def asserts(self) -> bool:
        """Whether somebody is reported as saying something, not as thinking, wishing, backing or keeping silent."""
        if self.withheld:
            return False
        if self.frame == "infinitive":
            return self.lemma in _PROMISES
        if self.frame == "object":
            return CueKind.ACT in self.kinds or CueKind.DENY in self.kinds
        return bool(self.kinds - {CueKind.MENTAL, CueKind.STANCE})


_PROMISES = frozenset({"promise", "pledge", "vow", "guarantee", "undertake"})
