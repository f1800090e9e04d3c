"""What a text calls those whom it names, beside the name: "the landlord, Keith Marsh", "Norvane, a carmaker".

So "the landlord" is found again where no list of offices has the word; and "the ministry" is the one ministry that
the text has spoken of in more words.
"""

import re
from collections.abc import Iterator, Sequence

from checker.lexicon import readings
from checker.lexicon import words as word_list
from checker.text.names import Name

_ARTICLE = r"(?:the|an?|one|its|his|her|their|our)"
_BEFORE = re.compile(r"((?:[\w’'-]+ ){0,4}[\w’'-]+),? (?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?\Z")
_SET_OFF = re.compile(
    rf"(?:(?: \([^()]{{1,30}}\))?(?:, (?:aged )?\d{{1,3}})?(?:,| \()|, who is| is) (?:{_ARTICLE} )?"
)
_LONGEST = 90
_FARTHEST = 4
"""How many words may stand between the article and the noun."""
_CLOSED = (
    "prepositions", "auxiliaries", "modals", "coordinators", "subordinators", "wh_words", "subject_pronouns",
    "reporting_forms",
)  # fmt: skip
NOT_THE_ONE = frozenset(
    {"deputy", "vice", "assistant", "associate", "junior", "shadow", "lieutenant", "former", "ex", "late", "elect"}
)
"""What makes a title another one's: a deputy's, an opponent's, or that of who held it before."""
_OTHERS = frozenset({"another", "other", "rival", "different", "every", "each", "any", "no", "some", "such"})


def called(head: str, others: frozenset[str], names: Sequence[Name], text: str, at: int) -> list[Name]:
    """Return the names before offset ``at`` that a text calls by the noun ``head``, with ``others`` beside it.

    Each stands right behind the noun ("landlord Keith Marsh", "the pub's landlord, Keith Marsh") or has it set off
    behind itself ("Keith Marsh, the landlord of the pub").
    """
    found = []
    for name in names:
        if name.span.start >= at:
            break
        # Up to there: "In Paris, the union said" calls nobody "the union".
        beside = [*_before(name, text, head), *_behind(name, text[:at], head)]
        if any(others <= words and not words & NOT_THE_ONE - others for words in beside):
            found.append(name)
    return found


def _before(name: Name, text: str, head: str) -> Iterator[set[str]]:
    lead = _BEFORE.search(text[max(0, name.span.start - _LONGEST) : name.span.start])
    words = _words(lead[1]) if lead is not None else []
    if words and words[-1] == head:
        yield set(_phrase(words[:-1]))


def _behind(name: Name, text: str, head: str) -> Iterator[set[str]]:
    behind = text[name.span.end : name.span.end + _LONGEST]
    opened = _SET_OFF.match(behind)
    if opened is None:
        return
    words = _words(re.split(r"[.,;:()\n]", behind[opened.end() :])[0])
    place = next((index for index, word in enumerate(words) if word == head), None)
    if place is not None and place <= _FARTHEST and len(_phrase(words[:place])) == place:
        yield set(words[:place])


def _words(written: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in re.findall(r"[\w’'-]+", written.lower())]


def _phrase(words: Sequence[str]) -> list[str]:
    """Return the words at the end of ``words`` that may belong to the noun behind them."""
    kept: list[str] = []
    for word in reversed(words):
        if any(word in word_list(kind) for kind in _CLOSED) or word in _OTHERS:
            break
        kept.insert(0, word)
    return kept


def in_more_words(head: str, text: str, at: int) -> str | None:
    """Return how a text speaks of the only "transport ministry" or "ministry of transport" before offset ``at``.

    None where it speaks of none in more words than one, or of several.
    """
    found: dict[str, str] = {}
    written = rf"\b([Tt]he|[Aa]n?) ((?:[a-z][\w’'-]* ){{0,3}}){re.escape(head)}\b((?: (?:of|for) [a-z][\w’'-]*)?)"
    for match in re.finditer(written, text[:at]):
        before = _phrase(match[2].split())
        if len(before) != len(match[2].split()):
            continue
        key = f"{' '.join(before)}{match[3]}"
        if key and not _OTHERS & set(before) and _nouns(before):
            found.setdefault(key, f"{match[1]} {match[2]}{head}{match[3]}")
    return next(iter(found.values())) if len(found) == 1 else None


def _nouns(words: Sequence[str]) -> bool:
    """Whether the last of ``words`` can be a noun: not "whole ministry", which may be any."""
    return not words or any(reading.part == "n" for reading in readings(words[-1].split("-")[-1]))
