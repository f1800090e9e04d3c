"""What a text puts before or above all others: "the first", "the only", "largest", "never before", "a record high".

Such words are wrong more often than others, so a desk checks them first. Where they only count ("the first half"),
name ("first minister", "on record") or restrict ("only nine"), they claim nothing of the kind.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from checker.lexicon import graded, readings, words
from checker.model import Span
from checker.text.dates import dates
from checker.text.tokens import Token, tokens

_PHRASES = re.compile(
    r"\b(?:first and only|never before|unprecedented|unparalleled|unrivalled|second to none|like no other|all-time"
    r"|for the first time|first[- ]ever|world first|unlike any other"
    r"|than (?:any(?:one)?(?: other| else)?|ever(?: before)?)"
    r"|no other [a-z]+|no one else|nobody else|nowhere else|world-beating|record-(?:breaking|high|low|setting))\b",
    re.IGNORECASE,
)
_NONE_MORE = re.compile(
    r"\bno (?:(?!than\b)[\w-]+ ){1,8}(?:more|fewer|less|better|worse|[a-z]+er)\b(?=[^.;]* than\b)"
    r"|\bnever (?:has|have|had) (?:so|such|an?y?)\b",
    re.IGNORECASE,
)
_DEFINITE = frozenset({"the", "world's", "country's", "nation's", "'s", "’s", "s'"})
_OWN = frozenset({"its", "their", "his", "her", "my", "our", "your"})
_MEASURED = re.compile(
    r"\b(?:ever|since|in (?:more than |over |almost |nearly )?(?:\w+ )?(?:years|decades)|of its kind)\b"
)
"""What turns "its first loss" from one of a row into one that had not been before."""


def superlatives(text: str) -> list[Span]:
    """Return where a text puts something before or above all others, in its order."""
    taken = [(when.start, when.end) for when in dates(text)]
    found: list[Span] = []
    for start, end in sorted({*_of_phrases(text), *_of_words(text)}):
        beside = found and start < found[-1].end
        if not beside and not any(first < end and start < last for first, last in taken):
            found.append(Span(start=start, end=end))
    return found


def _of_phrases(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_PHRASES, _NONE_MORE):
        for one in pattern.finditer(text):
            yield one.span()


def _of_words(text: str) -> Iterator[tuple[int, int]]:
    inside = [token for token in tokens(text) if token.text[0].isalnum() or token.lower in {"'s", "’s"}]
    for index, token in enumerate(inside):
        before = inside[index - 1] if index else None
        behind = list(islice(inside, index + 1, index + 4))
        if _claims(token, before, behind, text):
            yield token.start, token.end


def _claims(token: Token, before: Token | None, behind: Sequence[Token], text: str) -> bool:
    word = token.lower
    preceding = before.lower if before else ""
    following = behind[0].lower if behind else ""
    if word == "first":
        return _first(token, preceding, behind, text)
    if word == "only":
        return _definite(preceding) and _noun_follows(behind) and not _among(behind, "only_idioms")
    if word == "record":
        return _record(preceding, behind, text, token)
    if word in {"most", "least"}:
        return _definite(preceding) and _qualifies(following)
    if word in {"unique", "uniquely"}:
        return True
    return _highest_degree(token, preceding, behind)


def _first(token: Token, preceding: str, behind: Sequence[Token], text: str) -> bool:
    """Whether "first" says that nothing of the kind was before: not in a name, a count, or before a verb."""
    following = behind[0].lower.partition("-")[0] if behind else ""
    if token.text[0].isupper() and behind and behind[0].text[0].isupper():
        return False  # First Lady, First Nations, First Avenue
    if preceding in {"became", "becomes", "become"}:
        return True
    if not _definite(preceding) and not (preceding in _OWN and _MEASURED.search(text, token.end)):
        return False
    if not following:
        return True  # "She was the first."
    if following in words("first_in_order") and not (following in {"time", "one"} and preceding == "the"):
        return following in {"person", "man", "minister", "party", "team"} and _goes_on_to(behind)
    return following not in {"of", "and", "or", "but"} or _MEASURED.search(text, token.end) is not None


def _goes_on_to(behind: Sequence[Token]) -> bool:
    """Whether "to" follows the noun: "the first person to sail there"."""
    return any(token.lower == "to" for token in behind[1:2])


def _definite(word: str) -> bool:
    return word in _DEFINITE or word.endswith(("'s", "’s"))


def _noun_follows(behind: Sequence[Token]) -> bool:
    return bool(behind) and (behind[0].text[0].isalpha())


def _among(behind: Sequence[Token], name: str) -> bool:
    return bool(behind) and behind[0].lower in words(name)


def _qualifies(word: str) -> bool:
    """Whether a word can stand behind "the most": an adjective or adverb, or a noun that there is most of."""
    return bool(word) and word not in {"of", "part", "common", "recent", "important", "likely"}


def _record(preceding: str, behind: Sequence[Token], text: str, token: Token) -> bool:
    following = behind[0].lower if behind else ""
    if preceding in words("record_of"):
        return True
    if preceding in words("record_not_best") - {"the", "that", "which"} or following in words("record_not_best"):
        return False
    if not behind or text[token.end : behind[0].start].strip():
        return False  # nothing that it could be a record of: "for the record", "on record."
    noun = any(reading.part in {"n", "a"} for reading in readings(following))
    verb = preceding in {"to", "will", "can", "must", "they", "we", "i", "you", "who", "that", "which", "could"}
    return noun and not verb


def _highest_degree(token: Token, preceding: str, behind: Sequence[Token]) -> bool:
    word = token.lower
    if word in words("superlative_innocent") or not (word in {"best", "worst"} or graded(word, "est")):
        return False
    if token.text[0].isupper() and behind and behind[0].text[0].isupper() and preceding:
        return False  # a name: Best Western
    if word in {"best", "worst"} and (preceding in _OWN or _among(behind, "best_idioms")):
        return False
    if not (_definite(preceding) or preceding in _OWN or preceding.isdigit() or _counts(preceding)):
        return False
    if _among(behind, "superlative_kin") or (word == "highest" and _among(behind, "highest_bodies")):
        return False
    return bool(behind) or preceding == "the"


def _counts(word: str) -> bool:
    return word in {"second", "third", "fourth", "fifth", "two", "three", "four", "five", "ten", "lowest"}
