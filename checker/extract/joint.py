"""Speakers who speak together: "France and Germany said", "Ms Berg, Mr Holm and the mayor said in a statement"."""

from collections.abc import Sequence

from checker.extract.descriptions import describe
from checker.extract.entities import Cast
from checker.extract.grammar import Tag, Word
from checker.extract.noun_phrases import Phrase, explanation_end
from checker.extract.offices import is_office
from checker.extract.phrase_edges import right_edge
from checker.lexicon import place_key
from checker.lexicon import words as word_list
from checker.model import SpeakerKind

_LINKS = frozenset({"and", "&"})
_FEWEST_EXPLAINED = 4
"""How many words stand before the "and" of "Holt, the mayor, and Lind" at least."""


def speakers_apart(text: str, words: Sequence[Word], phrase: Phrase, cast: Cast) -> tuple[Phrase, ...]:
    """Return the phrases of those who speak together, the phrase alone where one speaks.

    A phrase is taken apart only where each part is somebody by itself, a person, a country, a body with its own
    article or an office: "Marks and Spencer", "the Ministry of Health and Welfare" speak as one.
    """
    other = _explained_before(words, phrase)
    if other is not None and all(_speaks_alone(text, words, part, cast) for part in (other, phrase)):
        return other, phrase
    links = [i for i in range(phrase.start + 1, phrase.core_end - 1) if words[i].lower in _LINKS]
    core = text[words[phrase.start].start : words[phrase.core_end - 1].end]
    if len(links) != 1 or place_key(core) is not None:
        return (phrase,)
    commas = [i for i in range(phrase.start + 1, links[0]) if words[i].text == ","]
    first = phrase.start + (words[phrase.start].lower == "both")
    edges = [first, *(at + 1 for at in (*commas, links[0]))]
    ends = [*commas, links[0], phrase.core_end]
    parts = tuple(Phrase(a, b, b) for a, b in zip(edges, ends, strict=True) if a < b)
    if all(_speaks_alone(text, words, part, cast) for part in parts) and _alike(words, parts):
        return parts
    return (phrase,)


def _explained_before(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Return who speaks along with a phrase behind an explanation: "Anna Holt, the mayor, and Per Lind said"."""
    link = phrase.start - 1
    if link < _FEWEST_EXPLAINED or words[link].lower not in _LINKS or words[link - 1].text != ",":
        return None
    core_end = right_edge(words, 0, link)
    if not core_end or explanation_end(words, core_end, link) != link - 1:
        return None
    return Phrase(0, core_end, link - 1)


def _speaks_alone(text: str, words: Sequence[Word], part: Phrase, cast: Cast) -> bool:
    described = describe(text, words, part)
    core = words[part.start : part.core_end]
    own = core[0].lower in {"the", "its", "their", "his", "her"}
    if described.name is None:
        head = core[-1].lower
        return own and (is_office(head) or head in word_list("organisation_words"))
    if place_key(described.name) is not None:
        return True
    entity = cast.bearer(described.name, words[part.core_end - 1].end)
    if entity is not None and entity.kind is SpeakerKind.PERSON:
        return entity.before(words[part.core_end - 1].end) is not None
    return own and (entity is not None or described.name.isupper())


def _alike(words: Sequence[Word], parts: Sequence[Phrase]) -> bool:
    """Whether no part hangs on the one before it: "the mayor of Brelle and Ghent" is one mayor."""
    if any(word.tag is Tag.PREPOSITION for word in words[parts[0].start : parts[0].core_end]):
        return all(words[part.start].lower == "the" for part in parts[1:])
    return True
