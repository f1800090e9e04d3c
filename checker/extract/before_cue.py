"""What stands before "S said": the content, a part of it, or only what leads in to the quotation behind it."""

from collections.abc import Sequence

from checker.extract.clauses import (
    BREAKS,
    has_main_verb,
    is_clause,
    main_subject,
    opens_adverbial,
    opens_clause,
)
from checker.extract.cues import Cue, CueKind
from checker.extract.grammar import Tag, Word, has_finite_verb, is_finite
from checker.extract.noun_phrases import DASHES
from checker.extract.phrase_edges import is_title
from checker.extract.resuming import GOES_ON
from checker.extract.utterance import Stretch
from checker.extract.word_classes import is_past_form

_FEWEST_HOW = 3
"""How many words stand before S in "“It is over,” was how S put it" at least: the quotation and two more."""


def stands_before(
    words: Sequence[Word], cue: Cue, first: Stretch, after: int, limit: int, *, resumed: bool
) -> bool:
    """Whether the words before ", S said" are the content, not a phrase that leads in to it."""
    clause = is_clause(words, *first)
    ends = after >= limit or words[after].text in BREAKS
    if resumed:
        return True
    if ends:
        if opens_adverbial(words, *first) or (limit < len(words) and words[limit].text == ":"):
            return False
        return clause or (after >= limit and first[1] - first[0] >= 4)
    if not {CueKind.SAY, CueKind.TELL, CueKind.QUOTE} & cue.kinds or not clause:
        return False
    follows = words[after]
    trails = follows.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR} or follows.lower in GOES_ON
    opening = words[first[0]].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    return (
        trails
        and follows.lower not in {"that", "to"}
        and not opening
        and not (
            follows.tag is Tag.PREPOSITION and follows.lower not in GOES_ON and has_finite_verb(words[after:limit])
        )
    )


def said_how(words: Sequence[Word], subject: int) -> Stretch | None:
    """Return the quotation before "was how S put it", where S begins at ``subject``; None where there is none."""
    led = words[max(0, subject - 2) : subject]
    if len(led) < 2 or led[0].lower not in {"is", "was"} or led[1].lower != "how" or subject < _FEWEST_HOW:
        return None
    end = subject - 2
    start = next((i for i in range(end - 1, -1, -1) if words[i].quotation != words[end - 1].quotation), -1) + 1
    return (start, end) if words[end - 1].quotation >= 0 else None


def after_colon(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the quotation behind a colon begins, else ``start``: what leads in to it is no content."""
    for index in range(end - 2, start, -1):
        if words[index].quotation < 0:
            colon = words[index].text == ":" and words[index + 1].quotation >= 0
            return index + 1 if colon else start
    return start


def after_last_colon(words: Sequence[Word], start: int, end: int) -> int:
    """Return where what somebody said begins behind a colon: "Wirth disagreed: the union, she said, had paid"."""
    colons = (
        index for index in range(end - 2, start, -1) if words[index].text == ":" and words[index].quotation < 0
    )
    return next(colons, start - 1) + 1


def after_mood(words: Sequence[Word], start: int, end: int) -> int:
    """Return where what was said begins behind who speaks: "Voss was more hopeful: it is clean, she said"."""
    colon = after_last_colon(words, start, end)
    subject = main_subject(words[: colon - 1], colon - 1) if colon > start + 1 else None
    core = words[subject[0].start : subject[0].end] if subject is not None else []
    named = any(word.tag is Tag.NAME or is_title(word) for word in core)
    return colon if named and is_clause(words, colon, end) else start


def after_link(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the subject begins behind a whole clause: "They met, and the talks, she said, had failed"."""
    for index in range(end - 2, start, -1):
        word = words[index]
        if is_finite(word) or word.quotation >= 0:
            return start
        apart = word.tag is Tag.COORDINATOR and words[index - 1].text in {",", ";", *DASHES}
        if apart and has_main_verb(words, start, index):
            return index + 1
    return start


def leads_in(words: Sequence[Word], first: Stretch, behind: Stretch) -> bool:
    """Whether the words before ", S said" only lead in to the quotation behind it: "Asked about it, S said: C"."""
    if words[behind[0]].quotation < 0:
        return False
    if words[first[0]].lower in {"asked", "pressed", "questioned", "responding"}:
        return words[first[0] + 1].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR, Tag.WH, Tag.ADVERB}
    if words[behind[0] - 1].text == ":" or opens_adverbial(words, *first) or _ends_in_scene(words, first):
        return True
    if words[first[0]].tag is Tag.PREPOSITION and _opens_sentence(words, behind):
        return True  # "In a letter the union sent, S wrote, “The dam is old.”"
    return not is_clause(words, *first) and _opens_sentence(words, behind)


def _ends_in_scene(words: Sequence[Word], first: Stretch) -> bool:
    """Whether what leads in stands behind a clause of the reporter's: "It was cold, and when asked, S said: C"."""
    start, end = first
    commas = (i for i in range(end - 2, start, -1) if words[i].text == "," and words[i].quotation < 0)
    at = next(commas, None)
    if at is None or words[at + 1].tag is not Tag.COORDINATOR or any(w.quotation >= 0 for w in words[start:end]):
        return False
    asked = words[at + 2].lower in GOES_ON and is_past_form(words[at + 3].lower)
    return asked and is_clause(words, start, at)


def sets_scene(words: Sequence[Word], first: Stretch, behind: Stretch) -> bool:
    """Whether a clause that quotes another stands before "S said: C": "After R called it “old,” S said: “No.”"."""
    opening = words[first[0]]
    dependent = opening.tag in {Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.WH} or opening.lower in GOES_ON
    return opening.quotation < 0 and dependent and words[behind[0] - 1].text == ":"


def _opens_sentence(words: Sequence[Word], stretch: Stretch) -> bool:
    """Whether a stretch is a quotation that begins with a capital, as a sentence of its own does."""
    first = next((words[i] for i in range(*stretch) if words[i].tag is not Tag.MARK), None)
    return first is not None and first.quotation >= 0 and first.capital and first.lower not in {"i", "i'm", "i've"}


def goes_behind(words: Sequence[Word], quoted: int, after: int, limit: int) -> bool:
    """Whether the content follows the cue although a quotation, perhaps only a title, stands before the subject."""
    if after >= limit:
        return False
    inside = words[quoted].quotation
    begun = words[0].quotation == inside and words[0].tag is not Tag.MARK  # in a sentence before this one
    short = sum(word.quotation == inside and word.tag is not Tag.MARK for word in words[:quoted]) <= 4 and not begun
    closed = words[quoted - 1].text in {",", ".", "!", "?"}
    if words[after].lower == "that":
        return short or not closed
    return short and words[after].tag is not Tag.MARK and opens_clause(words, after, limit)


def content_start(words: Sequence[Word], end: int, told: int) -> int:
    """Return where content before a cue begins: an "and" or "but" at the sentence's head is no part of it.

    Nor is what was attributed before, up to the word ``told``, with a semicolon behind it: "Lund said it was over;
    the rest, she said, would follow".
    """
    for index in range(end - 1, told - 1, -1):
        if words[index].text == ";" and words[index].quotation < 0:
            return index + 1
    return min(1 if words[0].tag is Tag.COORDINATOR and words[0].quotation < 0 else 0, end)


def is_empty(words: Sequence[Word], stretch: Stretch) -> bool:
    """Whether nothing but marks stands there."""
    return all(words[i].tag is Tag.MARK for i in range(*stretch))
