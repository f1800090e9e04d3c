"""Quotations whose speaker stands beside them in no sentence: signed behind a dash, or under a heading.

"“The dam is safe.” — Rosa Lund, engineer" and "ROSA LUND, ENGINEER" above "“The dam is safe.”", as lists of
reactions and quotations of the week have them.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from checker.extract.cues import CueKind
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb
from checker.extract.noun_phrases import DASHES, Phrase
from checker.extract.utterance import Piece, Utterance
from checker.lexicon import gender
from checker.model import Span

if TYPE_CHECKING:  # for its name alone: passages hold what is signed, too
    from checker.extract.passages import Sentence

_SHORTEST_SPEECH = 4
"""How many words a signed quotation has at least; a shorter one may be a title."""
_LONGEST_NAME, _LONGEST = 8, 30
_INSIDE = NOMINAL | {Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE}
_SAY = frozenset({CueKind.SAY})
_DASHES = DASHES | {"―"}


def signed(sentences: Sequence["Sentence"]) -> dict[int, Piece]:
    """Map the first sentence of each quotation with a signature to it: behind a dash, or in brackets."""
    found: dict[int, Piece] = {}
    for index, sentence in enumerate(sentences):
        words = sentence.words
        close = len(words) - (words[-1].text == ".")
        apart = words[0].text == "(" and words[close - 1].text == ")"
        if (apart or words[0].text in _DASHES) and index and sentences[index - 1].quoted:
            first = _run_start(sentences, index - 1)
            said = sentences[first:index]
            name = signer(words, 1, close - 1 if apart else len(words))
            if name is not None and first >= 0 and _speech(word for one in said for word in one.words):
                found[first] = Piece(index + 1, index, _by(name, 0), tuple(one.span for one in said))
            continue
        end = next((at for at, word in enumerate(words) if word.quotation < 0), 0)
        if not end or not _opens(sentences, index) or not _speech(words[:end]):
            continue
        bracketed = words[end].text == "(" and words[close - 1].text == ")"
        name = signer(words, end + 1, close - 1 if bracketed else close)
        if name is not None and (bracketed or words[end].text in _DASHES):
            utterance = _by(name, end)._replace(content=((0, end),))
            found[index] = Piece(index + 1, index, utterance, (Span(start=words[0].start, end=words[end - 1].end),))
    return found


def headed(sentences: Sequence["Sentence"]) -> dict[int, Piece]:
    """Map each heading that names who says the quotations under it to them.

    A name alone may be any heading: it speaks where two stand so in a text, or with an office or a handle.
    """
    paragraphs = [list(group) for _, group in groupby(range(len(sentences)), lambda i: sentences[i].paragraph)]
    found: dict[int, Piece] = {}
    bare: dict[int, Piece] = {}
    for number, paragraph in enumerate(paragraphs[:-1]):
        words = sentences[paragraph[0]].words
        if len(paragraph) > 1 or words[-1].text in {".", ":", "!", "?"} or words[0].quotation >= 0:
            continue
        name = signer(words, 0, len(words))
        if name is None or not _is_person(words[: name.core_end]):
            continue
        end = number + 1
        while end < len(paragraphs) and all(sentences[index].quoted for index in paragraphs[end]):
            end += 1
        handle = any(word.text == "@" for word in words)
        end += end == number + 1 and handle  # what was posted stands without marks
        said = [sentences[index] for run in paragraphs[number + 1 : end] for index in run]
        if not said or not _speech(word for one in said for word in one.words):
            continue
        piece = Piece(paragraph[0] + 1 + len(said), paragraph[0], _by(name, 0), tuple(one.span for one in said))
        (found if handle or name.end > name.core_end else bare)[paragraph[0]] = piece
    return found | bare if len(bare) > 1 else found


def signer(words: Sequence[Word], at: int, end: int) -> Phrase | None:
    """Return the phrase that names somebody in ``words[at:end]``, and nothing else; None where it is no name."""
    end -= words[end - 1].text == "." and end - at > 1
    core = next((i for i in range(at, end) if words[i].text in {",", "(", "@"}), end)
    inside = words[at:core]
    if not inside or len(inside) > _LONGEST_NAME or end - at > _LONGEST or inside[-1].tag is not Tag.NAME:
        return None
    if any(word.quotation >= 0 for word in words[at:end]) or not (inside[0].capital or inside[0].lower == "the"):
        return None
    if has_finite_verb(inside) or any(word.tag not in _INSIDE and word.text != "." for word in inside):
        return None
    return None if has_finite_verb(words[core : core + 2]) else Phrase(at, core, end)


def _is_person(core: Sequence[Word]) -> bool:
    names = [word for word in core if word.tag is Tag.NAME]
    return len(names) > 1 and (core[0].text.isupper() or any(gender(word.text) is not None for word in names))


def _by(name: Phrase, cue: int) -> Utterance:
    return Utterance(name, (cue, cue + 1), "-", _SAY, (), "credit")


def _speech(words: Iterable[Word]) -> bool:
    return sum(word.tag is not Tag.MARK for word in words) >= _SHORTEST_SPEECH


def _opens(sentences: Sequence["Sentence"], index: int) -> bool:
    """Whether a sentence opens its paragraph, or follows the number of a point in a list."""
    if index == 0 or sentences[index - 1].paragraph < sentences[index].paragraph:
        return True
    return all(word.tag in {Tag.NUMBER, Tag.MARK} for word in sentences[index - 1].words)


def _run_start(sentences: Sequence["Sentence"], index: int) -> int:
    """Return where the quotation begins that sentence ``index`` ends, -1 where it opens no paragraph."""
    while not _opens(sentences, index):
        index -= 1
        if not sentences[index].quoted:
            return -1
    return index
