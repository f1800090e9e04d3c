"""The reporter's own words behind reported speech: "Lind said that he liked the plan, which has no budget yet".

What ends a sentence as a relative clause, as a noun phrase that judges ("…, a swipe at his rival"), as a new main
clause, or as an adverbial behind a quotation tells the reader about what was said. It is not the speaker's.
"""

from collections.abc import Sequence

from checker.extract.clauses import opens_clause
from checker.extract.grammar import Tag, Word, has_finite_verb

_SHORTEST = 3
"""How many words a content keeps at least."""
_AFTERWARDS = frozenset({"as", "after", "when", "while", "before", "during", "since", "once"})


def aside_start(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the reporter goes on by themselves in ``words[start:end]``, ``end`` where they do not."""
    return min(find(words, start, end) for find in (_behind_semicolon, _behind_quotation, _explaining))


def _behind_semicolon(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a new main clause begins: "he backs the plan; his rival has none"."""
    for index in range(start + _SHORTEST, end - 1):
        if words[index].text == ";" and words[index].quotation < 0 and opens_clause(words, index + 1, end):
            return index
    return end


def _behind_quotation(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a quotation ends that a comma closes, if only an adverbial follows: "“mad,” in a letter"."""
    last = next((i for i in range(end - 1, start, -1) if words[i].quotation >= 0), start)
    if last == start or last + 1 >= end or words[last - 1].text != ",":
        return end
    follows = words[last + 1]
    return last + 1 if follows.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR} or follows.lower in _AFTERWARDS else end


def _explaining(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a relative clause or a judgement begins that ends the sentence."""
    for index in range(end - 2, start + _SHORTEST, -1):
        word, follows = words[index], words[index + 1]
        if word.quotation >= 0:
            return end
        if word.text == ",":
            aside = follows.tag is Tag.WH and follows.lower in {"which", "who", "whose"}
            aside = aside or _judges(words, index + 1, end)
            return index if aside and has_finite_verb(words[start:index]) else end
    return end


def _judges(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun phrase ends the sentence that tells what to think of it: "…, a swipe at his rival"."""
    if words[start].lower not in {"a", "an"} or end - start < _SHORTEST:
        return False
    relative = next((i for i in range(start, end) if words[i].tag is Tag.WH or words[i].lower == "that"), end)
    return not has_finite_verb(words[start:relative])


def object_end(words: Sequence[Word], start: int, end: int) -> int:
    """Return where an object ends, at a comma with a clause behind it: "criticised the plan, and Horn left"."""
    for index in range(start + 1, end - 1):
        if words[index].text == "," and words[index].quotation < 0 and words[index - 1].tag is not Tag.ADJECTIVE:
            return index if has_finite_verb(words[index:end]) else end
    return end
