"""The titles that a text gives beside a name: before it ("Foreign Minister"), or set off by commas."""

import re
from collections.abc import Iterator

from checker.extract.offices import head_of, is_office
from checker.lexicon import place_key
from checker.lexicon import words as word_list

_CLOSED: tuple[str, ...] = ("adverbs", "determiners", "prepositions", "coordinators", "auxiliaries")
_CLOSED += ("subject_pronouns", "subordinators", "wh_words")
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "drs", "sir", "messrs", "mme", "mlle", "madame"})
_SET_OFF_BEFORE = re.compile(
    r"(?:^|[.,;:”\"]\s+|\n|\b(?:[Bb]ut|[Aa]nd|[Ww]hile) )(?:[Tt]he|[Ii]ts|[Tt]heir) "
    r"((?:[\w’'-]+ ){0,6}[\w’'-]+), (?:[A-Z]\w{0,3}\.? )?\Z"
)
_SET_OFF_BEHIND = re.compile(r"(?:, \d\d)?, (?:the |a |an )?((?:[\w’'-]+ ){0,8}[\w’'-]+)(?=[,.;]|\Z)")
_LONGEST = 90


def titles_beside(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the titles beside the name between two offsets."""
    before = title_before(text, start)
    if before is not None:
        yield before
    set_off = _SET_OFF_BEFORE.search(text[max(0, start - _LONGEST) : start])
    if set_off is not None and is_office(head_of(set_off[1])):
        yield set_off[1]
    behind = _SET_OFF_BEHIND.match(text[end : end + _LONGEST])
    if behind is not None and is_office(head_of(behind[1])) and not re.search(r"\b(?:said|says|and)\b", behind[1]):
        yield behind[1]


def title_before(text: str, at: int) -> str | None:
    """Return the words of office right before a name ("Foreign Minister", "campaign chairman", "Ms.")."""
    lead = re.search(r"(?:[\w’'-]+\.? )+\Z", text[max(0, at - 60) : at])
    words = lead[0].split() if lead else []
    if not words or not is_office(words[-1]):
        return None
    start = len(words) - 1
    while start > 0 and (
        is_office(words[start - 1])
        or (words[start - 1][0].isupper() and words[start - 1][-1] != "." and not _is_closed(words[start - 1]))
    ):
        start -= 1
    if start > 0 and words[start].islower() and _qualifies(words[start - 1]):
        start -= 1
        if start > 0 and words[start - 1][0].isupper() and place_key(words[start - 1]) is not None:
            start -= 1
    return " ".join(words[start:])


def without_courtesy(role: str) -> str | None:
    """Return a role without what is only polite: nothing of "Mr", "lead author" of "lead author Dr."."""
    kept = [word for word in role.split() if word.lower().strip(".,") not in _COURTESY]
    held = " ".join(kept).strip(" ,")
    return re.sub(r"(?<=[a-z]{4})\.$", "", held) or None


def _qualifies(word: str) -> bool:
    """Whether a word in lower case can stand before an office: "campaign chairman", not "the chairman"."""
    return word.islower() and word.isalpha() and not _is_closed(word)


def _is_closed(word: str) -> bool:
    return any(word.lower() in word_list(name) for name in _CLOSED)
