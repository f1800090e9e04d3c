"""What only points back at what somebody else said, as in "The landlord denied this" behind it.

By itself it says nothing. Where the sentence before holds one statement of somebody else's, and no more, that is
what was denied; else nobody can tell, and it makes no claim.
"""

from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.cues import find_cues
from checker.extract.grammar import Tag, Word
from checker.extract.resolving.edits import Resolved
from checker.extract.words import words_of
from checker.lexicon import words as word_list
from checker.model import Ground, Span

_POINTS = frozenset({"this", "that", "it", "so", "these", "those", "them", "both", "likewise", "such"})
_SAID = frozenset(
    {"accusation", "accusations", "allegation", "allegations", "assertion", "charge", "charges", "claim", "claims",
     "report", "reports", "rumour", "rumours", "rumor", "rumors", "suggestion", "suggestions"}
)  # fmt: skip
"""What the words of somebody else are called."""
_TAKES_THAT = frozenset(
    {"deny", "confirm", "dispute", "acknowledge", "admit", "concede", "doubt", "allege", "reveal", "announce"}
)
_IN_NO_CLAIM = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "him", "her", "them", "us", "me", "his", "my", "our", "your",
     "their", "its", "this", "these", "those"}
)  # fmt: skip
"""Words that mean somebody else in another mouth."""


_LONGEST_LEAD = 2


def only_points(words: Sequence[Word]) -> bool:
    """Whether words stand for what was said before and say nothing themselves: "this", "it in court on Monday"."""
    told = [word for word in words if word.tag is not Tag.MARK]
    return bool(told) and told[0].lower in _POINTS and all(map(_only_sets_scene, told[1:]))


def names_what_was_said(words: Sequence[Word]) -> bool:
    """Whether words only call what was said before by a noun: "the claim", "these allegations", "all charges"."""
    told = [word for word in words if word.tag is not Tag.MARK]
    at = next((index for index, word in enumerate(told) if word.lower in _SAID), None)
    led = at == 0 or told[0].tag is Tag.DETERMINER or told[0].lower in _POINTS | {"all", "both"}
    if at is None or at > _LONGEST_LEAD or not led:
        return False
    return all(map(_only_sets_scene, told[at + 1 :])) and all(w.tag is Tag.DETERMINER for w in told[1:at])


def asks_for_no_name(words: Sequence[Word]) -> bool:
    """Whether somebody only asks "not to be named": it tells nothing of what they speak of."""
    lower = [word.lower for word in words[:4]]
    return lower[:3] == ["not", "to", "be"] and lower[3:] in (["named"], ["identified"], ["quoted"])


def _only_sets_scene(word: Word) -> bool:
    if word.tag in {Tag.PREPOSITION, Tag.DETERMINER, Tag.ADVERB, Tag.NUMBER, Tag.COORDINATOR}:
        return True
    return word.lower in word_list("time_words") | word_list("venue_nouns") | word_list("adverbs")


def says_only_so(words: Sequence[Word]) -> bool:
    """Whether a sentence is "Marsh said so" and no more."""
    limit = sentence_limit(words)
    subject = main_subject(words, limit)
    cue = next(find_cues(words), None)
    if subject is None or cue is None or not subject[1] <= cue.start <= subject[1] + 1:
        return False
    return only_points(words[cue.end : limit])


def in_full(cue: str, lemma: str, pointing: str, said: str) -> str | None:
    """Return "denied that the boiler had failed" for "denied this", "rejected the claim that …" for "the claim".

    None where what was ``said`` cannot stand in another's mouth.
    """
    words = words_of(said)
    if any(word.lower.split("'")[0] in _IN_NO_CLAIM for word in words) or said.endswith(("?", "!")):
        return None
    first = words[0]
    keeps = first.tag is Tag.NAME or first.text[1:2].isupper()
    clause = (said if keeps else said[0].lower() + said[1:]).rstrip(".")
    if pointing.lower() not in _POINTS:
        article = "the " if pointing.lower() in _SAID else ""  # "that claim": the "that" was read as no part of it
        return f"{cue} {article}{pointing} that {clause}"
    return f"{cue} that {clause}" if lemma in _TAKES_THAT else f"{cue} the claim that {clause}"


def resolved_to(pointing: str, said: str, place: Span) -> Resolved:
    """Return the record that words which point back stand for what was said there."""
    return Resolved(pointing, said.rstrip("."), Ground.TEXT, place)
