"""Acts of speech, which are facts about their speaker: "Ruiz denied that it leaks", "Ruiz urged Holt to go"."""

from collections.abc import Sequence

from checker.extract.cues import CueKind
from checker.extract.grammar import Tag
from checker.extract.passages import Passage
from checker.extract.propositions import Proposition, as_sentence, tidy, without_marks
from checker.model import Span
from checker.text.quotations import Quotation


def is_act(passage: Passage) -> bool:
    """Whether what is told is that somebody did something by speaking, not what they said."""
    return passage.utterance.frame in {"object", "infinitive"} or CueKind.DENY in passage.utterance.kinds


def propositions_of_act(
    text: str, passage: Passage, speaker: str, cue: str, marks: Sequence[Quotation], *, that: bool = False
) -> list[Proposition]:
    """Return what an act of speech says as one sentence with its speaker: "Ruiz denied that …", "Ruiz urged …"."""
    if not passage.content:
        return []
    first, last = passage.content[0], passage.content[-1]
    if len(passage.content) == 2 and first.end <= passage.sentence.words[passage.utterance.cue[0]].start:
        whom, charge = (without_marks(text, span, marks) for span in passage.content)
        if passage.utterance.tells_of_noun:  # "…, a sum Ruiz called absurd": the sum
            whom = f"the {whom.partition(' ')[2]}"
        named = passage.sentence.words[passage.utterance.content[0][0]].tag is Tag.NAME
        said = as_sentence(f"{speaker} {cue} {whom if named else whom[0].lower() + whom[1:]} {charge}")
        return [Proposition(said[0].upper() + said[1:], Span(start=first.start, end=last.end))]
    content = without_marks(text, Span(start=first.start, end=last.end), marks)
    words = passage.sentence.words
    cue_end = words[passage.utterance.cue[1] - 1].end
    between = without_marks(text, Span(start=cue_end, end=first.start), marks) if cue_end <= first.start else ""
    if cue_end > first.start:
        between = "that"
        content = content[0].lower() + content[1:] if that and not content[:2].isupper() else content
    said = as_sentence(tidy(" ".join(part for part in (speaker, cue, between, content) if part)))
    start = min(words[passage.utterance.cue[0]].start, first.start)
    return [Proposition(said[0].upper() + said[1:], Span(start=start, end=max(last.end, cue_end)))]
