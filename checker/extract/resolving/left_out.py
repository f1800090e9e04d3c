"""Where a sentence leaves out what another one says: "They will." and "We did, too."; it is only noted."""

from collections.abc import Sequence

from checker.extract.grammar import Tag, Word

_PRO_VERBS = frozenset(
    {"do", "does", "did", "will", "can", "could", "would", "should", "must", "don't", "doesn't", "didn't"}
    | {"won't", "can't", "cannot", "couldn't", "wouldn't", "shouldn't"}
)
_GAPS = frozenset({"as", "than", "what", "whatever", "all", "everything", "so", "which", "who"})


def left_out(words: Sequence[Word]) -> list[str]:
    """Return the verbs of a sentence that stand for a whole verb phrase somewhere else."""
    found: list[str] = []
    for index, word in enumerate(words):
        behind = index + 2 if index + 1 < len(words) and words[index + 1].tag is Tag.NEGATION else index + 1
        follows = words[behind] if behind < len(words) else None
        ends = follows is None or follows.tag is Tag.MARK or follows.lower in {"too", "either"}
        if not ends or word.lower not in _PRO_VERBS or index == 0:
            continue
        asks = follows is not None and follows.text == "?"
        if not asks and not any(before.lower in _GAPS for before in words[:index]):
            found.append(word.text)
    return found
