"""What is known around a claim when its words are resolved: who speaks, when, and what the source tells before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checker.extract.entities import Cast, Entity
from checker.extract.grammar import Word
from checker.extract.word_classes import is_past_form
from checker.lexicon import words as word_list
from checker.model import AttributionKind, Span
from checker.text.names import Name

_NO_NOUNS = ("prepositions", "auxiliaries", "modals", "coordinators")
"""What may follow a name that is no part of a longer one."""


class Mention(NamedTuple):
    """A country, or a part of one, where a text names it or its people; ``name`` is how it is called."""

    key: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """One claim in its source.

    ``speaker`` is the name to write, ``entity`` who that is as far as the text tells. ``before`` are the words of
    the sentence that goes before in the same mouth and paragraph, empty where none does. ``span`` is the claim's
    passage, ``sentence`` the sentence it stands in. ``of_another`` is whether a "he" in it cannot be who speaks.
    """

    text: str
    cast: Cast
    names: Sequence[Name]
    countries: Sequence[Mention]
    span: Span
    sentence: Span
    before: Sequence[Word]
    kind: AttributionKind
    speaker: str
    entity: Entity | None
    said_on: date | None
    published: date | None
    cue: str | None = None
    of_another: bool = False


def with_article(name: str, text: str) -> str:
    """Return a body's name as it stands inside a sentence, with "the" where the text writes it so."""
    for found in re.finditer(rf"\b[Tt]he {re.escape(name)}(?=[.,;:!?’')\n]| ([\w’'-]+)| \(|\Z)", text):
        follows = (found[1] or "").lower()
        if not follows or is_past_form(follows) or any(follows in word_list(kind) for kind in _NO_NOUNS):
            return f"the {name}"  # not "the Kestra spokesman"
    return name


def named_at(text: str, at: int, entity: Entity) -> Span:
    """Return where the name of an entity that is mentioned at ``at`` stands."""
    for name in sorted((entity.name, *entity.aliases), key=len, reverse=True):
        if text.startswith(name, at):
            return Span(start=at, end=at + len(name))
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] in "-’'"):
        end += 1
    return Span(start=at, end=max(end, at + 1))
