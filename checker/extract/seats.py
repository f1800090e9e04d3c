"""Whom a seat of government stands for: after "the White House shared a cartoon", "he" is the president."""

import re

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.entities import Cast, Entity
from checker.extract.passages import Sentence
from checker.lexicon import capital_of, place_key
from checker.lexicon import words as word_list


def head_at_seat(text: str, sentence: Sentence, cast: Cast) -> Entity | None:
    """Return the one person of the text who leads the country whose seat is the subject of a sentence."""
    subject = main_subject(sentence.words, sentence_limit(sentence.words))
    if subject is None:
        return None
    phrase, _ = subject
    written = text[sentence.words[phrase.start].start : sentence.words[phrase.core_end - 1].end]
    country = capital_of(written)
    if country is None:
        return None
    heads = [entity for entity in cast.entities if any(_leads(role, country) for role in entity.roles)]
    return heads[0] if len(heads) == 1 else None


def _leads(role: str, country: str) -> bool:
    """Whether a role is that of who leads the country: "US President", not "US Vice President"."""
    for office in word_list("heads_of_government"):
        found = re.fullmatch(rf"(?:(.+) )?{office}(?: of (.+))?", role, re.IGNORECASE)
        if found is not None and place_key(found[1] or found[2] or "") == country:
            return True
    return False
