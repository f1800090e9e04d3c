"""Whose an office is that a text gives by "its" or by a bare noun: "its planning office", "the company's chairman".

The owner is the body or the place that the words right before are about, where they speak of no other. So what "its
planning office" said is told of "Halden's planning office", whom the next source can name too.
"""

import re
from collections.abc import Sequence

from checker.extract.clauses import main_subject
from checker.extract.descriptions import Described, describe
from checker.extract.grammar import Tag, Word
from checker.extract.kinds import is_body_word, surely_body
from checker.extract.offices import head_of, is_office
from checker.lexicon import gender, place_key
from checker.lexicon import words as word_list

_OWNED = re.compile(r"(?:[Ii]ts|[Tt]he (?P<body>[a-z][\w-]*)['’]s) (?P<office>[^A-ZÀ-Þ]+)")
_PLACE = re.compile(r"[Tt]he (?P<kind>city|town|village|county|district|borough) of (?P<name>[A-ZÀ-Þ][^\s,]+)")
_FIRM = frozenset({"company", "firm", "business", "group", "organisation", "organization"})
"""What a text calls a body of any name."""


def with_owner(text: str, described: Described, clause: Sequence[Word], before: Sequence[Word] | None) -> Described:
    """Return a speaker with the owner in place of "its" or "the company's", as it is where nobody surely is.

    ``clause`` are the words before the speaker in its sentence, ``before`` the sentence before in its paragraph.
    """
    owned = _OWNED.fullmatch(described.text)
    if owned is None or described.name is not None or not _is_held(owned["office"]):
        return described
    subject = main_subject(clause, len(clause)) if clause else None
    told = clause if subject is not None else before
    owner = _owner(text, told, owned["body"]) if told else None
    if owner is None:
        return described
    office = owned["office"]
    written = f"the {office} of {owner}" if re.search(r"['’]", owner) else f"{owner}'s {office}"
    return described._replace(text=written)


def _is_held(office: str) -> bool:
    """Whether bodies have such an office: a chairman, a planning office, not a captain's hat."""
    head = head_of(office)
    return is_office(head) or is_body_word(head)


def _owner(text: str, told: Sequence[Word], body: str | None) -> str | None:
    """Return the only body or place that words are about, which ``body`` must fit where the text gives that."""
    subject = main_subject(told, len(told))
    if subject is None or subject[0].start:
        return None
    phrase = subject[0]
    if any(word.quotation >= 0 for word in told) or any(map(_may_own, told[phrase.core_end :])):
        return None
    described = describe(text, told, phrase)
    place = _PLACE.fullmatch(described.text)
    if place is not None:
        return place["name"] if body in {None, place["kind"]} else None
    bare = re.sub(r"^[Tt]he ", "", described.text)
    if body is not None and bare.split()[-1].lower() == body:
        return bare if bare[:1].isupper() else None  # "Norway's fisheries ministry", "Halden council"
    name = described.name
    if name is None or name != bare or gender(name.split()[0]) is not None:
        return None
    if place_key(name) is not None:
        return name if body is None else None
    fits = body is None or body in _FIRM
    return name if fits and surely_body(name, text) else None


def _may_own(word: Word) -> bool:
    """Whether a word beside the subject may be whose the office is: another name, another body."""
    lower = word.lower
    if word.tag is Tag.NAME:
        return lower not in word_list("time_words")
    return lower in word_list("organisation_words") | word_list("definite_bodies")
