"""Whom the explanations before a verb explain: "Ruth Okafor, 27, a nurse in Leeds, who led the team, said".

Read from the verb to the left, the last thing explained need not be the subject: it may stand in an explanation
itself.
"""

from collections.abc import Sequence

from checker.extract.grammar import Tag, Word
from checker.extract.phrase_edges import left_edge
from checker.lexicon import words as word_list

LONGEST_APPOSITION = 30
"""So many words an apposition has at most."""


def head_of_chain(words: Sequence[Word], core_end: int, start: int | None, floor: int) -> tuple[int, int | None]:
    """Go left over further explanations: an age, a place, an apposition ("Ruth Okafor, 27, a nurse in Leeds,")."""
    explanation = words[core_end + 1] if core_end + 1 < len(words) else None
    named = explanation is not None and explanation.tag is Tag.NAME
    relative = explanation is not None and explanation.tag is Tag.WH
    for _ in range(4):
        if words[core_end - 1].text == "." and core_end - 2 > floor:
            start = core_end - 2
        if start is None or start - 2 < floor:
            break
        segment = words[start:core_end]
        if words[start - 1].lower in {"of", "from", "in"} and start - 3 > floor and words[start - 2].text == ",":
            core_end = start - 2  # "Ana Ruiz, of Springfield, Va., said"
            start = left_edge(words, core_end, floor)
            continue
        owner = _owner_of_clause(words, start, floor) if relative else _opening_owner(words, start, floor)
        if owner is not None:
            core_end, start = owner, left_edge(words, owner, floor)
            continue
        if words[start - 1].text != ",":
            break
        number = all(word.tag is Tag.NUMBER for word in segment)
        place = len(segment) <= 2 and segment[0].tag is Tag.NAME and segment[-1].text == "."
        articles = {"a", "an", "the"} if relative else {"a", "an"}
        apposition = segment[0].lower in articles and not named and words[start - 2].tag in {Tag.NAME, Tag.NUMBER}
        if not (number or place or apposition):
            break
        core_end = start - 1
        start = left_edge(words, core_end, floor)
    return core_end, start


def _owner_of_clause(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Return where the name ends of whom a relative clause tells: "Lee, who leads the board, which sued, said"."""
    for index in range(at - 1, max(floor, at - LONGEST_APPOSITION), -1):
        if words[index].text == ",":
            told = any(word.tag is Tag.WH for word in words[index + 1 : at])
            start = left_edge(words, index, floor) if told and words[index - 1].tag is Tag.NAME else None
            named = start is not None and words[index - 1].lower not in word_list("time_words")
            placed = start is not None and start > 0 and words[start - 1].tag is Tag.PREPOSITION
            return index if named and not placed else None
        if words[index].tag is Tag.MARK or words[index].quotation >= 0:
            return None
    return None


def _opening_owner(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Return where the name ends that opens a sentence, if what is explained stands in its relative clause.

    "Ray Lund, who led them to a trophy, the 1994 cup, said"; "…, who worked for the maker, Orm, until May, said".
    """
    inside = left_edge(words, at - 1, floor) if words[at - 1].text == "," else at
    owner = _owner_of_clause(words, inside, floor) if inside is not None else None
    return owner if owner is not None and left_edge(words, owner, floor) == floor else None
