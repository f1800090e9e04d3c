"""Narrated facts: what a source says in its own name, in declarative sentences with a nameable subject."""

import re
from collections.abc import Sequence

from checker.extract.clauses import main_subject, sentence_limit
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.passages import Passage, Sentence
from checker.extract.pointing import says_only_so
from checker.extract.word_classes import SMALL_NUMBERS, is_past_form
from checker.lexicon import words as word_list
from checker.model import Span

_BYLINE = re.compile(r"(?i:by|from)[: ] ?[A-Z]")
"""What a byline begins with: it is one where no full stop ends it, as one ends "By Monday the snow had gone."."""
_CREDIT = re.compile(r"(?:words|text|reporting|photos?|picture|image)(?:: ?| (?:by|courtesy) )", re.IGNORECASE)
_NO_COMMENT = re.compile(
    r"\b(?:declined|refused) (?:to|any|further) (?:comment|be (?:named|interviewed))"
    r"|(?:\bnot|n['’]t) (?:immediately |yet |be |been )*(?:respond|repl|return|reached?\b|available)[^.]*"
    r"\b(?:comment|calls?|e-?mails?|messages?|requests?|questions|inquiries)\b"
    r"|\b(?:[Nn]either|[Nn]obody|[Nn]one)\b[^.,;]*\b(?:returned|answered|responded to) (?:\w+ ){0,2}"
    r"(?:calls?|e-?mails?|messages?|requests?|questions)\b"
)
"""That somebody did not answer the reporter is no fact that anybody checks."""
_BESIDE = frozenset({"turn", "credit", "interview"})
"""What tells who says a paragraph beside it, as a heading does."""
_FEWEST_THERE = 4
_FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_COUNTS = frozenset({"all", "half", "many", "most", "none", "some"}) | SMALL_NUMBERS
_OPENS_SUBJECT = frozenset({Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADJECTIVE})
_TELLS_NOTHING = frozenset(
    {"i", "we", "you", "it", "this", "that", "there", "what", "he", "she", "they", "these", "those"}
)


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a title, a byline or a caption: it ends without a full stop."""
    written = sentence.span.of(text).rstrip("\"'”’»)] ")
    return not written.endswith((".", "!", "?", "…", ":", ";"))


def is_headline(text: str, passage: Passage) -> bool:
    """Whether a passage stands in the headline, which says in few words what the text below it says."""
    sentence = passage.sentence
    if sentence.paragraph or passage.utterance.frame in _BESIDE or not passage.content:
        return False
    return passage.content[-1].end <= sentence.span.end and is_heading(text, sentence)


def is_boilerplate(text: str, sentence: Sentence) -> bool:
    """Whether a sentence calls to subscribe, credits a picture or names the reporter."""
    written = sentence.span.of(text)
    lower = written.lower()
    byline = _CREDIT.match(written) or (_BYLINE.match(written) and is_heading(text, sentence))
    return any(phrase in lower for phrase in word_list("boilerplate_phrases")) or bool(byline)


def is_question(text: str, sentence: Sentence) -> bool:
    """Whether a sentence asks."""
    return sentence.span.of(text).rstrip("\"'”’»)] ").endswith("?")


def narrated(text: str, sentence: Sentence) -> Span | None:
    """Return the span of the fact that a sentence narrates, None where it narrates none that stands alone."""
    return sentence.span if narrates(text, sentence) and tells_fact(sentence.words) else None


def narrated_of(text: str, sentence: Sentence) -> Span | None:
    """Return the span of what a sentence narrates of a "he" or "she" at its head."""
    told = (
        sentence.words[0].lower in {"he", "she"} and narrates(text, sentence) and not _of_reporter(sentence.words)
    )
    subject = main_subject(sentence.words, sentence_limit(sentence.words)) if told else None
    return sentence.span if subject is not None and subject[0].start == 0 else None


def narrated_of_thing(text: str, sentence: Sentence) -> Span | None:
    """Return the span of what a sentence narrates of an "it" at its head."""
    told = sentence.words[0].lower == "it" and narrates(text, sentence) and not _of_reporter(sentence.words)
    return sentence.span if told and len(sentence.words) > 1 and is_finite(sentence.words[1]) else None


def narrates(text: str, sentence: Sentence) -> bool:
    """Whether a sentence can be a fact: no heading, no question, and more than that somebody did not answer."""
    return not (
        is_heading(text, sentence)
        or is_boilerplate(text, sentence)
        or is_question(text, sentence)
        or sentence.quoted
        or sentence.words[-1].text == ":"  # it leads in to what somebody said
        or _leads_to_speech(sentence.words)
        or _NO_COMMENT.search(sentence.span.of(text))
        or says_only_so(sentence.words)
        or _names_source(sentence.words)
    )


def _leads_to_speech(words: Sequence[Word]) -> bool:
    """Whether a quotation with an "I" or a "we" follows a colon: it is somebody's, whoever that may be."""
    for at, word in enumerate(words[:-1]):
        if word.text == ":" and word.quotation < 0 and words[at + 1].quotation >= 0:
            return any(one.lower in _FIRST and one.quotation >= 0 for one in words[at + 1 :])
    return False


def _names_source(words: Sequence[Word]) -> bool:
    """Whether a sentence says whose its facts are, though not who says which of them: "…, according to S, …"."""
    lowers = [word.lower for word in words if word.quotation < 0]
    return any(lowers[at : at + 3] == [",", "according", "to"] for at in range(len(lowers)))


def _of_reporter(words: Sequence[Word]) -> bool:
    return any(word.lower in {"i", "my", "me"} and word.quotation < 0 for word in words)


def tells_fact(words: Sequence[Word]) -> bool:
    """Whether a clause has a finite verb with a subject that can be named, and no "I" of the reporter."""
    if _of_reporter(words):
        return False
    limit = sentence_limit(words)
    subject = main_subject(words, limit)
    if subject is not None:
        return _nameable(words[subject[0].start : subject[0].core_end]) or _counts_of(words, limit)
    return _there_are(words, limit) or _opens_with_subject(words, limit) or _counts_of(words, limit)


def _counts_of(words: Sequence[Word], limit: int) -> bool:
    """Whether a bare count is the subject, and of what stands before it: "Of the homes lost, 44 stand again"."""
    comma = next((i for i in range(limit - 2) if words[i].text == "," and words[i].quotation < 0), 0)
    if words[0].tag is not Tag.PREPOSITION or not comma:
        return False
    counted = words[comma + 1].tag is Tag.NUMBER or words[comma + 1].lower in _COUNTS
    return counted and is_finite(words[comma + 2]) and any(word.tag is Tag.NOUN for word in words[:comma])


def _there_are(words: Sequence[Word], limit: int) -> bool:
    """Whether a sentence tells how many there are of something: "There were 21 cases in the other group"."""
    if limit < _FEWEST_THERE or words[0].lower != "there" or words[1].lower not in word_list("forms_of_be"):
        return False
    counts = (any(map(str.isdigit, word.text)) or word.tag is Tag.NUMBER for word in words[2 : limit - 1])
    counted = (word.tag is Tag.NOUN and word.lower not in word_list("time_words") for word in words[3:limit])
    return any(counts) and any(counted)  # not "There are 41 today."


def _opens_with_subject(words: Sequence[Word], limit: int) -> bool:
    """Whether a sentence opens with a subject whose edge was not found, for what stands between it and its verb.

    "The owner of a shed in which two men died was sentenced", "Parking in the centre will cost more".
    """
    first = words[0]
    led = first.tag in {Tag.ING, Tag.VERB} or first.lower in {"those", "these"}  # "Parking in …", "Those over 57"
    if led and (limit < _FEWEST_THERE or words[1].tag is not Tag.PREPOSITION):
        return False
    if not led and (first.lower in _TELLS_NOTHING or first.tag not in _OPENS_SUBJECT):
        return False
    owed = 0  # how many verbs belong to relative clauses
    for index in range(1, limit):
        word, before = words[index], words[index - 1]
        if word.quotation >= 0 or word.text in {":", ";"}:
            return False
        if word.tag is Tag.WH or (word.lower == "that" and before.tag is Tag.NOUN):
            owed += 1
        elif word.tag is Tag.SUBORDINATOR or word.tag is Tag.PRONOUN:
            return False
        elif is_finite(word):
            if owed and not (is_finite(before) and before.tag is not Tag.VERB):
                owed -= 1
            elif word.tag is not Tag.VERB or not _tells_apart(words, index, limit):
                return True
    return False


def _tells_apart(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether what looks like a verb may be a participle: "a man wanted in Spain", "…, opened in 1911"."""
    follows = words[at + 1] if at + 1 < limit else None
    placed = follows is None or follows.tag is Tag.PREPOSITION
    return words[at - 1].text == "," or (placed and is_past_form(words[at].lower))


def _nameable(core: Sequence[Word]) -> bool:
    if not core or (core[0].lower in _TELLS_NOTHING and len(core) == 1):
        return False
    return any(word.tag in {Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ADJECTIVE, Tag.DETERMINER} for word in core)
