"""What a statement says that no claim vouches for, in one remark: the quotation, else the figure, the superlative.

A statement without a source gets one remark and not three: its code is that of what must be checked first, and its
message names all there is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.compare.unknown_quote import CODE as UNKNOWN_QUOTE
from checker.compare.unknown_quote import UNKNOWN
from checker.editorial.codes import NUMBER_WITHOUT_SOURCE, QUOTE_NOT_IN_STORE, SUPERLATIVE, UNSOURCED
from checker.editorial.superlatives import superlatives
from checker.lexicon import words as word_list
from checker.model import Effect, Finding, Modality, Severity, Verdict
from checker.worth.signs import Said

_INNOCENT = frozenset({"clock", "age"})
"""Figures that are seldom what a statement is about: a time of day, an age behind a name."""
_NEAR = 0.6
"""The score from which a claim of the same speaker is about what is quoted."""
_SPEECH = 3
"""From so many words on, what stands in quotation marks is speech and no term."""
_SENTENCE = 5


class Lack(NamedTuple):
    """What is remarked on: its code, name and severity, and the message."""

    code: str
    name: str
    severity: Severity
    message: str


def lack_of(verdict: Verdict) -> Lack:
    """Return what an editor is told of a statement that no claim says."""
    statement = verdict.statement
    quoted = speech(statement.quoted, attributed=statement.speaker is not None)
    figured = figures(statement.text)
    topped = [span.of(statement.text) for span in superlatives(statement.text)]
    wanting = [*(f"the words “{words}”" for words in quoted), *(f"the figure “{figure}”" for figure in figured)]
    wanting += [f"“{word}”" for word in topped]
    found = _other_words(verdict) if quoted else None
    if found is not None:
        return Lack(found.code, found.name, Severity.WARNING, _sentence(found.message))
    rule = (
        QUOTE_NOT_IN_STORE if quoted else NUMBER_WITHOUT_SOURCE if figured else SUPERLATIVE if topped else UNSOURCED
    )
    message = f"No source for {_listed(wanting)}: {_inside(verdict.message)}" if wanting else verdict.message
    return Lack(rule.code, rule.name, rule.severity, message)


def speech(quoted: Sequence[str], *, attributed: bool) -> list[str]:
    """Return what stands between quotation marks as somebody's words: no term, no title of a work."""
    return [
        words
        for words in quoted
        if len(words.split()) >= _SPEECH and not _titled(words) and (attributed or _is_sentence(words))
    ]


def figures(text: str) -> list[str]:
    """Return the figures of a text that tell how much, as written; no dates, ages, times of day or ranks."""
    return [one.text for one in Said(text, (), Modality.FACT).figures if one.dimension not in _INNOCENT]


def _other_words(verdict: Verdict) -> Finding | None:
    """Return the finding that the speaker is on record about this, but not with these words."""
    for match in verdict.matches:
        agreed = any(one.code == "FC201" and one.effect is Effect.AGREES for one in match.findings)
        if match.score >= _NEAR and agreed:
            for one in match.findings:
                if one.code == UNKNOWN_QUOTE and one.level == UNKNOWN.name:
                    return one
    return None


def _titled(words: str) -> bool:
    """Whether most words have capitals, as in the title of a work."""
    telling = [word for word in words.split() if word.lower() not in word_list("stop")]
    return len(telling) > 1 and all(not word[0].islower() for word in telling)


def _is_sentence(words: str) -> bool:
    return words[-1] in ".!?,…" or len(words.split()) >= _SENTENCE


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _inside(message: str) -> str:
    return message[:1].lower() + message[1:]


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]
