"""What is said in a relative clause: "houses which Ruiz said had been sold" says that the houses had been sold."""

from collections.abc import Iterator, Sequence

from checker.extract.grammar import NOMINAL, RELATIVES, Tag, Word, is_finite
from checker.extract.noun_phrases import Phrase
from checker.extract.passages import Passage
from checker.extract.phrase_edges import is_title, left_edge
from checker.extract.propositions import Proposition, as_sentence, tidy
from checker.extract.resolving.edits import Resolved
from checker.model import Ground, Span

_NONE = frozenset({"no", "nothing", "nobody", "none", "any", "anything", "few", "little", "every", "everything"})
_BARE = NOMINAL | {Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE}
"""What a noun phrase is made of without what a preposition adds to it."""
_LED = frozenset({"by", "from", "at"})
"""Prepositions behind which another stands than who speaks: "a survey by the guild, which has 2,600 members"."""
_FEWEST = 4
"""So many words at least has a clause that says something."""


def with_antecedent(text: str, passage: Passage, said: list[Proposition]) -> list[Proposition]:
    """Return what was said with the noun that its relative stands for; unchanged where none is its subject.

    Nothing where nobody can tell what it stands for: then it says nothing by itself.
    """
    words, utterance = passage.sentence.words, passage.utterance
    at = utterance.source.start - 1 if utterance.source is not None else -1
    if utterance.frame == "phrase":  # "the hall, which, according to Ruiz, had been sold"
        at = utterance.cue[0] - 1
        at -= at > 0 and words[at].text == ","
    first = utterance.content[0][0] if utterance.content else 0
    if at < 1 or words[at].lower not in RELATIVES or not is_finite(words[first]) or not said:
        return said
    phrase = _antecedent(words, at)
    if not phrase or _is_open(words, at, phrase):
        return []
    what, place = definite(text, phrase), Span(start=phrase[0].start, end=phrase[-1].end)
    written = said[0].text
    whole = as_sentence(f"{what[0].upper()}{what[1:]} {written[0].lower()}{written[1:]}")
    named = Resolved(words[at].text, what, Ground.TEXT, place)
    return [said[0]._replace(text=whole, resolved=(*said[0].resolved, named)), *said[1:]]


def explaining(words: Sequence[Word], phrase: Phrase) -> Iterator[tuple[Sequence[Word], Sequence[Word]]]:
    """Yield the relative clauses that explain a speaker, each behind the words for whom it tells of.

    "Lund, who owns the firm, said", "Lund, an engineer in Leeds who built the dam, said", and of another than who
    speaks: "Lund, an engineer at the firm Tarn, which built the dam, said".
    """
    for at in range(phrase.core_end + 1, phrase.end - _FEWEST):
        end = next((i for i in range(at, phrase.end) if words[i].text == ","), phrase.end)
        verb = next((i for i in range(at + 1, end) if words[i].tag is not Tag.ADVERB), at)
        if words[at].lower not in {"who", "which"} or end - at < _FEWEST or not is_finite(words[verb]):
            continue
        before = words[at - 1]
        first = at == phrase.core_end + 1 and before.text == ","
        core = words[phrase.start : phrase.core_end]
        inner = words[at].lower == "which" and (not first or any(word.lower in _LED for word in core))
        if inner and before.text == ",":
            start = at - 1
            while start > phrase.start and words[start - 1].tag in _BARE:
                start -= 1
            if first or words[at - 2].tag is Tag.NAME:
                yield words[start : at - 1], words[at:end]
        elif first or (words[at].lower == "who" and (before.tag is Tag.NAME or is_title(before))):
            yield core, words[at:end]


def definite(text: str, phrase: Sequence[Word]) -> str:
    """Return a phrase as it is called where it is known already: "the new bridge" for "a new bridge"."""
    what = tidy(text[phrase[0].start : phrase[-1].end])
    if phrase[0].lower in {"a", "an"}:
        return f"the {tidy(text[phrase[1].start : phrase[-1].end])}"
    bare = phrase[0].tag in {Tag.NUMBER, Tag.ADJECTIVE, Tag.NOUN} and not phrase[0].capital
    return f"the {what}" if bare else what


def _is_open(words: Sequence[Word], at: int, phrase: Sequence[Word]) -> bool:
    """Whether a relative may stand for something else than the noun before it, or its clause runs on.

    "The men who police said were armed fled" does not tell where what police said ends; ", which Ruiz said was a
    disgrace" may be all that goes before; "the owners of the house which" may be either; "no house that" is none.
    """
    apart = words[at - 1].text == ","
    opens = phrase[0].start == words[0].start
    return (
        (opens and not apart)
        or (apart and not opens and words[at].lower == "which")
        or (words[at].lower != "who" and any(word.tag is Tag.PREPOSITION for word in phrase))
        or phrase[0].lower in _NONE
    )


def _antecedent(words: Sequence[Word], at: int) -> Sequence[Word]:
    """Return the words of the noun phrase before a relative pronoun."""
    end = at - 1 if words[at - 1].text == "," else at
    start = left_edge(words, end, 0)
    return words[start:end] if start is not None else ()
