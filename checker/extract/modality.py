"""In what sense something is said: as a fact, an opinion, a prediction, or on a condition; or claiming nothing.

The main clause decides. A condition comes first, for all of the sentence hangs on it; then the future, which nobody
can look up yet, however it is valued; then a view, a wish or a demand. A question and a greeting claim nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.extract.clauses import main_subject
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.word_classes import is_base_form
from checker.lexicon import lemmas
from checker.lexicon import words as word_list
from checker.model import Modality

_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "otherwise", "lest"})
_NO_CONDITION_BEFORE = frozenset({"even", "as", "what"})
_NO_CONDITION_BEHIND = frozenset({"not", "any", "anything", "necessary", "possible", "needed", "ever", "so"})
_ASKED = frozenset({"ask", "know", "wonder", "see", "check", "doubt", "tell", "say", "decide", "test", "question"})
_INVERTED = frozenset({"had", "were", "should"})
_FUTURE = frozenset({"will", "shall", "won't", "shan't", "'ll"})
_FORESEE = frozenset({"expect", "predict", "foresee", "forecast", "anticipate"})
_OUGHT = frozenset({"should", "shouldn't", "must", "mustn't", "ought"})
_BE = frozenset({"is", "are", "am", "was", "were", "be", "been", "isn't", "aren't", "wasn't", "weren't"})
_IDEAS = frozenset({"wish", "aim", "goal", "idea", "plan", "purpose", "hope", "task", "job", "dream", "thing"})
"""Nouns of which "is to" says what they are, not what will be."""
_ANYBODY = frozenset({"somebody", "someone", "everybody", "everyone", "we", "this", "that", "it"})
_COPULAS = _BE | {"seems", "seem", "looks", "look", "sounds", "sound", "remains", "becomes", "became", "feels"}
_WOULD_WISH = frozenset({"like", "love", "prefer", "rather", "hate", "welcome", "hope", "urge", "argue"})
_SUBORDINATE = frozenset(
    {"who", "which", "whose", "whom", "where", "when", "because", "although", "though", "while", "since", "until"}
    | {"before", "after", "what", "why", "how", "whether", "as", "once"}
)
_COMING = re.compile(
    r"\b(?:tomorrow|(?:next|coming) (?:week|weekend|month|year|spring|summer|autumn|winter|decade|\w+day))\b",
    re.IGNORECASE,
)
_SUPPOSING = re.compile(
    r"\b(?:as long as|so long as|on condition that|in case|in that case|without)\b", re.IGNORECASE
)
_DEPENDING = re.compile(r"\b(?:as|so) long as|on condition that|in case\b", re.IGNORECASE)


def modality_of(said: str, words: Sequence[Word], *, reported: bool = False) -> Modality | None:
    """Return in what sense ``said`` is said, None where it claims nothing.

    ``words`` are its words; ``reported``: it is indirect speech, where "would" is a "will" of the past.
    """
    if said.rstrip("\"'”’»)] ").endswith("?") or _greets(said, words):
        return None
    main = _main_clause(words)
    if _on_condition(said, words, main, reported=reported):
        return Modality.CONDITIONAL
    wishes = _wishes(words, main)
    if not wishes and _foretells(said, main, reported=reported):
        return Modality.PREDICTION
    if wishes or _judges(said, words, main):
        return Modality.OPINION
    return Modality.FACT


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of a word list, the longest first."""
    longest = sorted(word_list(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def _greets(said: str, words: Sequence[Word]) -> bool:
    """Whether a sentence greets, thanks or wishes well and says nothing else."""
    lower = said.lower().replace("’", "'")
    found = _phrases("greetings").match(lower)
    if found is None:
        return False
    opening = found[0]
    if " thank" in opening or opening.startswith("our thoughts"):
        return True
    rest = [word for word in words if word.start >= len(opening)]
    comma = next((index for index, word in enumerate(rest) if word.text == ","), None)
    return comma is None or main_subject(rest[comma + 1 :], len(rest) - comma - 1) is None


def _main_clause(words: Sequence[Word]) -> list[Word]:
    """Return the words outside clauses that depend on others; what is believed or said belongs to the main one."""
    kept: list[Word] = []
    inside = False
    verbs = 0
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        if word.text in {",", ";", ":", "–", "—"}:
            inside = False
        elif _depends(word, before, words[index + 1] if index + 1 < len(words) else None):
            inside, verbs = True, 0
        elif inside and is_finite(word) and not (before is not None and before.tag in {Tag.AUXILIARY, Tag.MODAL}):
            verbs += 1
            inside = verbs < 2
        if not inside:
            kept.append(word)
    return kept


def _depends(word: Word, before: Word | None, after: Word | None) -> bool:
    """Whether a word opens a clause that only describes: "the firm that …", "when …"."""
    if word.lower == "that":
        noun = before is not None and before.tag in {Tag.NOUN, Tag.NAME}
        describes = before is not None and after is not None and is_finite(after)
        return describes or (noun and word.tag is Tag.SUBORDINATOR)
    return word.lower in _SUBORDINATE


# --- A condition --------------------------------------------------------------------------------------------


def _on_condition(said: str, words: Sequence[Word], main: Sequence[Word], *, reported: bool) -> bool:
    if any(_sets_condition(words, index) for index in range(len(words))):
        return True
    first = words[0].lower if words else ""
    inverted = first in _INVERTED and len(words) > 3 and words[1].tag not in {Tag.MARK, Tag.VERB}
    if inverted and any(word.text == "," for word in words):
        return True
    supposing = bool(_SUPPOSING.search(said))
    for index, word in enumerate(main):
        if word.lower not in {"would", "wouldn't"} and not word.lower.endswith("'d"):
            continue
        behind = [later.lower for later in main[index + 1 : index + 4] if later.tag is not Tag.ADVERB]
        if word.lower.endswith("'d") and (not behind or not is_base_form(behind[0])):
            continue
        if "have" in behind[:2] and "have to" not in " ".join(behind):
            return True
        if supposing or not (reported or _WOULD_WISH & set(behind[:2]) or _judging(main[index:])):
            return True
    opens = bool(words) and words[0].lower in {"once", "when", "whenever"}
    if opens and any(word.lower in {"could", "might"} for word in main):
        return True
    return _DEPENDING.search(said) is not None


def _sets_condition(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.lower not in _CONDITIONS:
        return False
    before = words[index - 1] if index else None
    follows = words[index + 1] if index + 1 < len(words) else None
    if word.lower in {"provided", "providing"}:
        return index == 0 or (before is not None and before.text == ",")
    if word.lower == "otherwise":
        return index == 0
    if follows is None or follows.tag is Tag.MARK or (before is not None and before.lower in _NO_CONDITION_BEFORE):
        return False
    if follows.lower in _NO_CONDITION_BEHIND:
        return False
    return before is None or before.tag is Tag.MARK or _ASKED.isdisjoint(lemmas(before.lower))


# --- The future ---------------------------------------------------------------------------------------------


def _foretells(said: str, main: Sequence[Word], *, reported: bool) -> bool:
    forms = {"is", "are", "am", "isn't", "aren't"} | ({"was", "were"} if reported else set())
    for index, word in enumerate(main):
        lower = word.lower
        if lower in _FUTURE or lower.endswith("'ll"):
            if word.tag in {Tag.MODAL, Tag.PRONOUN} or lower != "will":
                return True
        elif lower in {"would", "wouldn't"} and reported:
            return True
        elif lower in forms or lower.endswith(("'s", "'re", "'m")):
            behind = " ".join(later.lower for later in main[index + 1 : index + 5] if later.tag is not Tag.ADVERB)
            behind = behind.removeprefix("not ")
            planned = re.match(r"to (\w+)", behind)
            idea = index > 0 and main[index - 1].lower in _IDEAS
            if planned and not idea and is_base_form(planned[1]) and lower in {"is", "are"}:
                return True
            if any(re.match(rf"{phrase} (?!the\b|a\b)", behind) for phrase in word_list("future_phrases")):
                return True
        elif lower in {"i", "we"} and index + 1 < len(main) and main[index + 1].lower in _FORESEE:
            return True
    coming = _COMING.search(said) is not None
    past = any(word.tag is Tag.VERB and not is_base_form(word.lower) and word.lower[-1:] != "s" for word in main)
    return coming and not past and not any(word.lower in _OUGHT | {"was", "were", "had", "did"} for word in main)


# --- A view -------------------------------------------------------------------------------------------------


def _wishes(words: Sequence[Word], main: Sequence[Word]) -> bool:
    """Whether the speaker wishes, likes, fears, demands: "I hope", "he deserves", "stop the trawlers"."""
    if not words:
        return False
    first = words[0]
    if first.lower in {"let", "let's"}:
        return True
    commands = is_base_form(first.lower) and first.tag in {Tag.VERB, Tag.NAME, Tag.NOUN} and first.capital
    if commands and not any(is_finite(word) for word in main[1:]):
        return True
    return any(not word_list("wishing").isdisjoint(lemmas(verb.lower)) for verb in _own_verbs(main)) or any(
        word.lower in _OUGHT or _demands(main, index) for index, word in enumerate(main)
    )


def _demands(main: Sequence[Word], index: int) -> bool:
    """Whether "needs to" stands there, or "has to" behind "somebody"; what residents have to pay is a fact."""
    lower = main[index].lower
    if index + 1 >= len(main) or main[index + 1].lower != "to":
        return False
    before = main[index - 1].lower if index else ""
    return lower in {"need", "needs"} or (lower in {"has", "have"} and before in _ANYBODY)


def _own_verbs(main: Sequence[Word]) -> Iterator[Word]:
    """Yield the verbs whose subject is "I" or "we", and forms of "deserve" whoever's they are."""
    for index, word in enumerate(main):
        if word.lower in {"i", "we"} or word.lower in {"i'd", "we'd"}:
            at = index + 1
            while at < len(main) and (main[at].tag in {Tag.ADVERB, Tag.NEGATION, Tag.MODAL, Tag.AUXILIARY}):
                at += 1
            if at < len(main):
                yield main[at]
        elif word.tag is Tag.VERB and "deserve" in lemmas(word.lower):
            yield word


def _judges(said: str, words: Sequence[Word], main: Sequence[Word]) -> bool:
    lower = said.lower().replace("’", "'")
    if _phrases("opinion_phrases").search(lower):
        return True
    believed = any(not word_list("believing").isdisjoint(lemmas(verb.lower)) for verb in _own_verbs(main))
    return believed or _judging(main)


_ENDS_JUDGEMENT = frozenset({Tag.PREPOSITION, Tag.PARTICIPLE, Tag.COORDINATOR, Tag.MARK, Tag.SUBORDINATOR})
_COMPARED = frozenset({"better", "worse", "finer", "uglier", "nicer"})


def _judging(main: Sequence[Word]) -> bool:
    """Whether a word that judges is said of the subject: "is a disgrace", "was a terrible decision"."""
    for index, word in enumerate(main):
        if word.lower not in _COPULAS and not word.lower.endswith(("'s", "'re", "'m")):
            continue
        for later in main[index + 1 : index + 6]:
            if later.lower in word_list("judging") or (later.lower.endswith("iest") and len(later.lower) > 5):
                return True
            if later.lower == "too" and later is not main[-1]:  # "far too lenient"
                return True
            if later.tag in _ENDS_JUDGEMENT:
                break
    compared = [word.lower for word in main]
    return "never" in compared and not _COMPARED.isdisjoint(compared)
