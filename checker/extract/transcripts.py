"""Transcripts: paragraphs that open with who speaks, in capitals ("BRINK: It was old. It had to go.").

A turn lasts until somebody else's begins, perhaps over paragraphs; the last one lasts for its paragraph, for
nothing tells where the reporter goes on. One such label alone is a heading ("UPDATE: …").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.extract.cues import CueKind
from checker.extract.grammar import Tag
from checker.extract.noun_phrases import Phrase
from checker.extract.utterance import Utterance

if TYPE_CHECKING:  # for its name alone: passages are made of turns, too
    from checker.extract.passages import Sentence

_FEWEST = 2
_LONGEST_LABEL = 6


def turns(sentences: Sequence["Sentence"]) -> dict[int, int]:
    """Map the index of the sentence that opens each turn of a transcript to the index behind its last sentence."""
    opening = [index for index in range(len(sentences)) if _opens(sentences, index) and label_end(sentences[index])]
    if len(opening) < _FEWEST:
        return {}
    later = [*opening[1:], None]
    return {index: _end(sentences, index, after) for index, after in zip(opening, later, strict=True)}


def label_end(sentence: "Sentence") -> int:
    """Return the index of the colon behind the name in capitals that opens a sentence, 0 where none does."""
    words = sentence.words
    colon = next((i for i, word in enumerate(words[: _LONGEST_LABEL + 1]) if word.text == ":"), 0)
    label = [word for word in words[:colon] if word.tag is not Tag.MARK]
    spoken = all(word.text.isupper() and word.text.isalpha() and len(word.text) > 1 for word in label)
    return colon if label and spoken and colon + 1 < len(words) and words[0].quotation < 0 else 0


def read_turn(sentence: "Sentence") -> Utterance:
    """Return the attribution that opens a turn."""
    colon = label_end(sentence)
    content = ((colon + 1, len(sentence.words)),)
    return Utterance(Phrase(0, colon, colon), (colon, colon + 1), ":", frozenset({CueKind.SAY}), content, "colon")


def _opens(sentences: Sequence["Sentence"], index: int) -> bool:
    return index == 0 or sentences[index - 1].paragraph < sentences[index].paragraph


def _end(sentences: Sequence["Sentence"], index: int, after: int | None) -> int:
    """Return where a turn ends: before the next, a stage direction ("(END OF TAPE)") or, in doubt, a paragraph."""
    for later in range(index + 1, len(sentences) if after is None else after):
        directs = sentences[later].words[:1] and sentences[later].words[0].text in {"(", "["}
        if _opens(sentences, later) and (after is None or directs):
            return later
    return len(sentences) if after is None else after
