"""The sentence that a reader needs beside a claim that leans on what was said before it ("It was never alive.")."""

import re
from collections.abc import Sequence

from checker.extract.grammar import Tag, Word, has_finite_verb
from checker.extract.narration import is_boilerplate, is_heading
from checker.extract.passages import Sentence
from checker.extract.words import words_of
from checker.lexicon import words as word_list
from checker.lexicon.spelling import plain
from checker.text.tokens import written_tokens

_DEFINITE = re.compile(
    r"\bthe (?:country|company|city|deal|plan|move|decision|group|party|island|nation|law|bill|case)\b",
    re.IGNORECASE,
)
_FARTHEST = 3
"""How many sentences back the needed one may stand, where a number, a caption or an advertisement lies between."""


def context_of(text: str, sentences: Sequence[Sentence], here: int, said: str) -> str | None:
    """Return the sentence before sentence ``here``, where what is ``said`` in that leans on it."""
    if not _leans(said):
        return None
    for before in reversed(sentences[max(0, here - _FARTHEST) : here]):
        if _tells(text, before):
            return " ".join(before.span.of(text).split())
    return None


def _tells(text: str, sentence: Sentence) -> bool:
    """Whether a sentence belongs to the report: no number alone, heading, caption or call to subscribe."""
    junk = is_heading(text, sentence) or is_boilerplate(text, sentence)
    return not junk and has_finite_verb(sentence.words)


def _leans(said: str) -> bool:
    """Whether a proposition leans on what was said before it."""
    if _DEFINITE.search(said):
        return True
    pointing = [word for word in map(str.lower, written_tokens(said)) if _may_point_back(word)]
    if all(word in word_list("subordinators") for word in pointing):  # grammar tells, which takes long to read
        return bool(pointing) and any(map(_points_back, words_of(said)))
    return True


def _points_back(word: Word) -> bool:
    """Whether a word stands for something outside the sentence; the "that" of a clause does not."""
    return word.tag is not Tag.SUBORDINATOR and _may_point_back(word.lower)


def _may_point_back(word: str) -> bool:
    return plain(word).split("'")[0] in word_list("needing_context")
