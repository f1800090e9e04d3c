"""Narrated facts: what a source says in its own name, in declarative sentences with a nameable subject."""

import re
from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.grammar import Tag, Word
from checker.extract.passages import Sentence
from checker.lexicon import words as word_list
from checker.model import Span

_BYLINE = re.compile(r"(?:by|from|words|text|reporting|photos?|picture|image)[: ] ?[A-Z]", re.IGNORECASE)
_NO_COMMENT = re.compile(
    r"\b(?:declined|refused) (?:to|any|further) (?:comment|be (?:named|interviewed))"
    r"|(?:\bnot|n['’]t) (?:immediately |yet |be |been )*(?:respond|repl|return|reached?\b|available)[^.]*"
    r"\b(?:comment|calls?|e-?mails?|messages?|requests?|questions|inquiries)\b"
)
"""That somebody did not answer the reporter is no fact that anybody checks."""
_TELLS_NOTHING = frozenset(
    {"i", "we", "you", "it", "this", "that", "there", "what", "he", "she", "they", "these", "those"}
)


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a title, a byline or a caption: it ends without a full stop."""
    written = sentence.span.of(text).rstrip("\"'”’»)] ")
    return not written.endswith((".", "!", "?", "…", ":", ";"))


def is_boilerplate(text: str, sentence: Sentence) -> bool:
    """Whether a sentence calls to subscribe, credits a picture or names the reporter."""
    written = sentence.span.of(text)
    lower = written.lower()
    return any(phrase in lower for phrase in word_list("boilerplate_phrases")) or bool(_BYLINE.match(written))


def is_question(text: str, sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return sentence.span.of(text).rstrip("\"'”’»)] ").endswith("?")


def narrated(text: str, sentence: Sentence) -> Span | None:
    """Return the span of the fact that a sentence narrates, None where it narrates none that stands alone."""
    if (
        is_heading(text, sentence)
        or is_boilerplate(text, sentence)
        or is_question(text, sentence)
        or sentence.quoted
        or sentence.words[-1].text == ":"  # it leads in to what somebody said
        or _NO_COMMENT.search(sentence.span.of(text))
    ):
        return None
    if not tells_fact(sentence.words):
        return None
    return sentence.span


def tells_fact(words: Sequence[Word]) -> bool:
    """Whether a clause has a finite verb with a subject that can be named, and no "I" of the reporter."""
    if any(word.lower in {"i", "my", "me"} and word.quotation < 0 for word in words):
        return False
    subject = main_subject(words, sentence_limit(words))
    return subject is not None and _nameable(words[subject[0].start : subject[0].core_end])


def _nameable(core: Sequence[Word]) -> bool:
    if not core or (core[0].lower in _TELLS_NOTHING and len(core) == 1):
        return False
    return any(word.tag in {Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADJECTIVE, Tag.DETERMINER} for word in core)
