"""Attributions in the words of another attribution: "Ruiz said that Lind had called the plan a joke".

What somebody is only said to have said is hearsay, for the speaker may never have said it. A news outlet that is
quoted tells what others said, and is believed that they did.
"""

from collections.abc import Iterable

from checker.extract.passages import Passage
from checker.extract.speaking import is_outlet
from checker.lexicon import words as word_list


def holds(outer: Passage, inner: Passage) -> bool:
    """Whether a passage stands in the content of another."""
    cue = inner.sentence.words[inner.utterance.cue[0]].start
    return any(span.start <= cue < span.end for span in outer.content)


def is_hearsay(text: str, passage: Passage, beside: Iterable[Passage]) -> bool:
    """Whether a passage stands in the words of another speaker ``beside`` it that is no outlet.

    A question says nothing: "asked who had won, Ruiz replied".
    """
    return any(
        holds(other, passage)
        and not holds(passage, other)
        and not (other.utterance.frame == "question" or other.utterance.lemma in word_list("cues_asking"))
        and other.utterance.source is not None
        and not is_outlet(source_text(text, other))
        for other in beside
    )


def source_text(text: str, passage: Passage) -> str:
    """Return how the text names the speaker of a passage, explanations left out."""
    phrase = passage.utterance.source
    words = passage.sentence.words
    return text[words[phrase.start].start : words[phrase.core_end - 1].end] if phrase else ""


def voiced(text: str, passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages in which somebody asserts something, hearsay left out."""
    asserting = [passage for passage in passages if passage.utterance.asserts]
    by_sentence: dict[int, list[Passage]] = {}
    for passage in asserting:
        by_sentence.setdefault(passage.sentence.span.start, []).append(passage)

    def beside(passage: Passage) -> list[Passage]:
        return [other for other in by_sentence[passage.sentence.span.start] if other is not passage]

    return [passage for passage in asserting if not is_hearsay(text, passage, beside(passage))]
