"""Transcripts: paragraphs that open with who speaks ("BRINK: It was old. It had to go.", "Q: …", "A: …").

A turn lasts until somebody else's begins, perhaps over paragraphs; the last one lasts for its paragraph, for
nothing tells where the reporter goes on. One such label alone is a heading ("UPDATE: …"), and so are labels in a
list ("- FLOODS: …") and labels of which none is a person's and none comes again. A label that is not in capitals
may be a heading, too: it speaks where several take turns, and for its paragraph alone.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.extract.cues import CueKind
from checker.extract.grammar import NOMINAL, Tag, Word
from checker.extract.noun_phrases import Phrase
from checker.extract.phrase_edges import is_title
from checker.extract.utterance import Piece, Utterance
from checker.lexicon import gender
from checker.model import Span

if TYPE_CHECKING:  # for its name alone: passages are made of turns, too
    from checker.extract.passages import Sentence

_FEWEST = 2
_FEWEST_SMALL = 4
_LONGEST_LABEL, _LONGEST_SMALL = 6, 4
_QUESTION, _ANSWER = frozenset({"Q", "QUESTION"}), frozenset({"A", "ANSWER"})


def turns(sentences: Sequence["Sentence"]) -> dict[int, Piece]:
    """Map the index of the sentence that opens each turn of a transcript to the turn."""
    opening = [index for index in range(len(sentences)) if _opens(sentences, index) and label_end(sentences[index])]
    labels = [_label(sentences[index].words) for index in opening]
    if len(opening) < _FEWEST or not _take_turns(labels):
        return _small_turns(sentences)
    asked = bool(_QUESTION & {"".join(label) for label in labels})
    found: dict[int, Piece] = {}
    for index, after, label in zip(opening, [*opening[1:], None], labels, strict=True):
        nameless = asked and "".join(label) in _QUESTION | _ANSWER
        found[index] = _turn(sentences, index, _end(sentences, index, after), nameless=nameless)
    return found


def label_end(sentence: "Sentence") -> int:
    """Return the index of the colon behind the name in capitals that opens a sentence, 0 where none does."""
    words = sentence.words
    colon = next((i for i, word in enumerate(words[: _LONGEST_LABEL + 1]) if word.text == ":"), 0)
    label = _label(words)
    spoken = all(part.isupper() and part.isalpha() for part in label)
    spoken = spoken and ("".join(label) in _QUESTION | _ANSWER or all(len(part) > 1 for part in label))
    begins = words[0].tag is not Tag.MARK
    return colon if label and spoken and begins and colon + 1 < len(words) else 0


def _label(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the words before the first colon of a sentence, a stage direction in brackets left out."""
    colon = next((i for i, word in enumerate(words[: _LONGEST_LABEL + 1]) if word.text == ":"), 0)
    bracket = next((i for i, word in enumerate(words[:colon]) if word.text in {"(", "["}), colon)
    return tuple(word.text for word in words[:bracket] if word.tag is not Tag.MARK)


def _take_turns(labels: Sequence[tuple[str, ...]]) -> bool:
    """Whether labels name people who speak: one comes again, or one is a person's name or office."""
    joined = {"".join(label) for label in labels}
    if _QUESTION & joined and _ANSWER & joined:
        return True
    people = (part for label in labels for part in label if len(part) > 1)
    return max(Counter(labels).values()) > 1 or any(gender(part.capitalize()) is not None for part in people)


def _small_turns(sentences: Sequence["Sentence"]) -> dict[int, Piece]:
    """Return the turns of a transcript whose labels are no capitals: several, of whom two speak in turn again."""
    opening = [index for index in range(len(sentences)) if _opens(sentences, index) and _small(sentences[index])]
    labels = [_label(sentences[index].words) for index in opening]
    counts = Counter(labels)
    again = [label for label in counts if counts[label] > 1]
    changes = sum(before != after for before, after in pairwise(labels))
    if len(opening) < _FEWEST_SMALL or not again or changes < _FEWEST_SMALL - 1:
        return {}
    found: dict[int, Piece] = {}
    for index in opening:
        last = index + 1
        while last < len(sentences) and not _opens(sentences, last):
            last += 1
        found[index] = _turn(sentences, index, last)
    return found


def _small(sentence: "Sentence") -> bool:
    """Whether a sentence opens with a name or an office and a colon: "Otieno: …", "Moderator: …"."""
    words = sentence.words
    colon = next((i for i, word in enumerate(words[: _LONGEST_SMALL + 1]) if word.text == ":"), 0)
    label = [word for word in words[:colon] if word.tag is not Tag.MARK]
    if not label or colon + 1 >= len(words) or words[0].tag is Tag.MARK:
        return False
    return label[0].capital and all(word.tag in NOMINAL and (word.capital or is_title(word)) for word in label)


def _turn(sentences: Sequence["Sentence"], index: int, end: int, *, nameless: bool = False) -> Piece:
    words = sentences[index].words
    colon = next(i for i, word in enumerate(words) if word.text == ":")
    name = next((i for i, word in enumerate(words[:colon]) if word.text in {"(", "["}), colon)
    said = ((colon + 1, len(words)),)
    frame = "interview" if nameless else "turn"
    utterance = Utterance(Phrase(0, name, colon), (colon, colon + 1), ":", frozenset({CueKind.SAY}), said, frame)
    first = Span(start=words[colon + 1].start, end=sentences[index].span.end)
    return Piece(end, index, utterance, (first, *(sentence.span for sentence in sentences[index + 1 : end])))


def _opens(sentences: Sequence["Sentence"], index: int) -> bool:
    return index == 0 or sentences[index - 1].paragraph < sentences[index].paragraph


def _end(sentences: Sequence["Sentence"], index: int, after: int | None) -> int:
    """Return where a turn ends: before the next, a stage direction ("(END OF TAPE)") or, in doubt, a paragraph."""
    for later in range(index + 1, len(sentences) if after is None else after):
        directs = sentences[later].words[:1] and sentences[later].words[0].text in {"(", "["}
        if _opens(sentences, later) and (after is None or directs):
            return later
    return len(sentences) if after is None else after
