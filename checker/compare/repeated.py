"""A statement that stands in a claim's source word for word, as the very sentence that the claim was drawn from.

No claim denies the sentence it rests on. To the inference model it may seem to: "The union welcomed the pay but
questioned the date" beside the claim that it questioned the date.
"""

from collections.abc import Sequence

from checker.compare.reading import Reading
from checker.model import Quote, Span
from checker.text.nouns import leading_part
from checker.text.sentences import sentences_within
from checker.text.tokens import tokens

_FEWEST = 3
"""A statement of fewer words says too little to be told from any other."""
_SENTENCE = 4
"""So many units a statement must have that is the claim but for its day."""
_HAVE = frozenset({"has", "have", "had"})
_MARKS = "\"'“”‘’«».!?… "


def may_repeat(statement: str, passage: str) -> bool:
    """Whether a statement can be the sentence of a passage: the one holds the other. Cheap, and no proof."""
    said, here = _plain(statement), _plain(passage)
    return len(said.split()) >= _FEWEST and bool(here) and (here in said or said in here)


def repeated(statement: str, quote: Quote, text: str) -> bool:
    """Whether a statement is the sentence around a claim's passage in its source's ``text``."""
    opens = text.rfind("\n", 0, quote.start) + 1
    closes = text.find("\n", quote.end)
    paragraph = Span(start=opens, end=closes if closes >= 0 else len(text))
    said = _plain(statement)
    return any(
        _plain(sentence.of(text)) == said
        for sentence in sentences_within(text, paragraph)
        if sentence.start < quote.end and quote.start < sentence.end
    )


def leaves_out_day(said: Reading, record: Reading) -> bool:
    """Whether a text says all that another says, in its very words, but for the day at its end."""
    last = record.units[-1] if record.units else None
    if last is None or last.when is None or last.when.grain != "day" or last.when.edge or last.when.recurring:
        return False
    if len(said.units) < _SENTENCE:
        return False
    theirs = _words_of(record.words[: last.first])
    while theirs[-1:] in (["on"], ["in"], ["at"]):
        theirs.pop()
    return _words_of(said.words) == theirs


def _words_of(words: Sequence[str]) -> list[str]:
    """Return the words but for marks, and but for a "has" before a participle."""
    following = [*words[1:], "."]
    pairs = zip(words, following, strict=True)
    return [
        word for word, after in pairs if word[0].isalnum() and not (word in _HAVE and leading_part(after) == "v")
    ]


def share_known(statement: str, *known: str) -> float:
    """Return the share (0 to 1) of a statement's words that stand in what is known of a claim."""
    words = [token.lower for token in tokens(statement) if token.text[0].isalnum()]
    there = {token.lower for text in known for token in tokens(text)}
    return sum(word in there for word in words) / len(words) if words else 0.0


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS).casefold()
