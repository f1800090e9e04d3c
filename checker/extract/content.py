"""What is said behind a cue, and to whom: the hearer, the venue, and the content that follows."""

from collections.abc import Sequence

from checker.extract.clauses import BREAKS, adverbials_end, is_clause, opens_clause
from checker.extract.cues import Cue, CueKind, Form
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb, is_finite
from checker.extract.noun_phrases import Phrase
from checker.extract.phrase_edges import is_title, right_edge
from checker.extract.resuming import GOES_ON
from checker.extract.utterance import SPEECH, Stretch, Utterance
from checker.extract.word_classes import could_be_verb
from checker.lexicon import words as word_list

_HEARER_OPTIONAL = frozenset(
    {"promise", "warn", "caution", "ask", "write", "message", "guarantee", "bet", "show", "advise"}
)
_JUDGING = frozenset(
    {"applaud", "attack", "blast", "defend", "hail", "laud", "mock", "pan", "praise", "ridicule", "rip", "slam"}
)
"""Verbs of taking sides that put words in a mouth once "as" says what somebody calls it."""
_FARTHEST_THAT = 16
_FEWEST_OF_CLAUSE = 5


def after_cue(words: Sequence[Word], cue: Cue, limit: int) -> tuple[int, Stretch | None]:
    """Step over the hearer, the venue and the time behind a cue; return the index and the hearer."""
    index = cue.end
    recipient: Stretch | None = None
    if CueKind.TELL in cue.kinds:
        recipient = _recipient(words, index, limit)
        if recipient is not None and cue.lemma in _HEARER_OPTIONAL:
            follows = words[recipient[1]].lower if recipient[1] < limit else ","
            infinitive = follows == "to" and cue.lemma in {"ask", "warn", "advise", "caution"}
            unlikely = cue.lemma == "show" and follows != "that"  # "showed Brink, a rival, in the lead"
            thing = recipient[1] >= limit and cue.lemma == "promise" and words[index].tag is not Tag.NAME
            if unlikely or thing or (not infinitive and follows not in {"that", ",", ":", "not", "in", "on"}):
                recipient = None
        index = recipient[1] if recipient else index
    return adverbials_end(words, index, limit), recipient


def _belongs(before: Word, word: Word) -> bool:
    """Whether a word behind a known hearer is part of it: "Radio Nord" goes on, "the court" ends."""
    named = before.tag is Tag.NAME and (word.tag is Tag.NAME or is_title(word))  # "Radio Nord anchor Ida Holt"
    return word.lower in word_list("recipients") or named


def _recipient(words: Sequence[Word], at: int, limit: int) -> Stretch | None:
    if at < limit and words[at].quotation >= 0 and _is_title(words, at, limit):
        outlet = words[at].quotation  # "told “Radio and Friends”"
        return at, next((i for i in range(at, limit) if words[i].quotation != outlet), limit)
    if at >= limit or words[at].quotation >= 0:
        return None
    if words[at].tag in {Tag.OBJECT, Tag.PRONOUN}:
        return at, at + 1
    end = at
    inside = {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ING, Tag.ADJECTIVE}
    while end < limit and words[end].tag in inside:
        opens = words[end].tag is Tag.DETERMINER or (words[end].tag is Tag.POSSESSIVE and words[end].lower != "'s")
        if end > at and opens and words[end - 1].tag in {Tag.NOUN, Tag.NAME}:
            break
        end += 1
        known = words[end - 1].lower in word_list("recipients")
        if known and (end >= limit or not _belongs(words[end - 1], words[end])):
            break
    if end == at:
        return None
    while end + 1 < limit and words[end].lower in {"of", "at", "in", "from"}:
        stop = right_edge(words, end + 1, limit)
        if stop == end + 1 or (stop < limit and is_finite(words[stop])):
            break
        end = stop
    return at, end


# --- Content behind the verb --------------------------------------------------------------------------------


def behind_cue(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "S said (that) C", "S said: C", "S told R C", "S denied C", "S promised to C"."""
    after, recipient = after_cue(words, cue, limit)
    cue_words = (cue.start, cue.end)

    def about(start: int) -> Utterance | None:
        """Read an object, or the quotation that a colon behind it leads in to."""
        colons = (i for i in range(start, limit - 1) if words[i].text == ":" and words[i].quotation < 0)
        colon = next(colons, None)
        if colon is not None and words[colon + 1].quotation >= 0 and words[colon - 1].quotation < 0:
            return made(colon + 1, "quoted")
        return made(start, "object")

    def made(start: int, frame: str, end: int = limit) -> Utterance | None:
        if start >= end:
            return None
        likens = frame == "object" and cue.lemma in _JUDGING and _likens(words, start, end)
        kinds = cue.kinds | {CueKind.ACT} if likens else cue.kinds
        return Utterance(source, cue_words, cue.lemma, kinds, ((start, end),), frame, recipient)

    that = _distant_that(words, after, limit) if {CueKind.SAY, CueKind.TELL} & cue.kinds else None
    if that is not None:
        return made(that + 1, "behind")
    if after >= limit:
        colon = limit < len(words) and words[limit].text == ":"
        return Utterance(source, cue_words, cue.lemma, cue.kinds, (), "colon", recipient) if colon else None
    start = after + 1 if words[after].text in {",", ":"} else after
    if start >= limit:
        return None
    ends = start + 1 == limit or words[start + 1].text == ","  # "Marsh denied that, saying it was old."
    if words[start].lower == "that" and words[start].quotation < 0 and words[after].text != ":" and not ends:
        relative = start > cue.end and recipient is None and start + 1 < limit and is_finite(words[start + 1])
        return None if relative else made(start + 1, "behind")  # "said in a film that showed the ferry"
    if words[start].quotation >= 0:
        if cue.lemma == "call" and _quoted_words(words, start, limit) <= 4:
            return None  # "a song called “Home”"
        if CueKind.QUOTE in cue.kinds and words[after].text not in {",", ":"} and _is_title(words, start, limit):
            return None  # "the choir sang “The Long Road to Tunis”"
        if not (SPEECH | {CueKind.QUOTE}) & cue.kinds and words[after].text not in {",", ":"}:
            return made(start, "object")
        return made(start, "quoted", quoted_end(words, start, limit))
    if words[after].text == ":":
        return made(start, "behind")
    if words[after].lower in GOES_ON and {CueKind.SAY, CueKind.TELL} & cue.kinds:
        quoted = _behind_clause(words, after, limit)
        if quoted is not None:
            return made(quoted, "quoted")
    if words[after].text in BREAKS:
        resumed = _after_insertion(words, after, limit)
        if resumed is None and words[start].lower == "if" and opens_clause(words, start, limit):
            return made(start, "behind")  # "said, if elected, he would resign"
        begins = recipient[1] if recipient else cue.end
        if (
            resumed is None
            and begins < after
            and opens_clause(words, after + 1, limit)
            and CueKind.SAY in cue.kinds
            and cue.lemma != "agree"  # "had agreed on a truce, Lund announced": on what, not where
        ):
            return made(begins, "behind")
        return made(resumed, "behind") if resumed is not None else None
    if (
        is_finite(words[start])
        and source.start
        and words[source.start - 1].lower in {"that", "which", "what", "who"}
    ):
        takes_clause = cue.lemma in word_list("cues_zero_that")  # not "the profit that S mentioned came from"
        takes_clause = takes_clause and bool({CueKind.SAY, CueKind.MENTAL} & cue.kinds)
        return made(start, "behind", _relative_end(words, source, start, limit)) if takes_clause else None
    if recipient is not None or words[start].tag in NOMINAL:
        shown = source.start and words[source.start].tag is Tag.PRONOUN and words[source.start - 1].tag is Tag.NOUN
        if shown and words[source.start - 1].lower not in word_list("time_words"):
            return None  # "The bill she showed journalists was high"
    conditional = words[start].lower == "if" and cue.lemma not in word_list("cues_asking")
    if not (conditional and opens_clause(words, start, limit)) and (
        words[start].tag is Tag.WH or words[start].lower in {"whether", "if"}
    ):
        return made(start, "question") if SPEECH & cue.kinds else about(start)
    hearer_missing = (
        recipient is None and CueKind.TELL in cue.kinds and not {CueKind.SAY, CueKind.EVIDENCE} & cue.kinds
    )
    zero_that = cue.lemma in word_list("cues_zero_that") or words[start].tag is Tag.PRONOUN
    zero_that = zero_that and not _ends_before_verb(words, start, limit, source)
    zero_that = zero_that and not (cue.lemma == "write" and cue.form is Form.ING)  # "were writing orders on paper"
    if (
        zero_that
        and not hearer_missing
        and (SPEECH | {CueKind.MENTAL}) & cue.kinds
        and opens_clause(words, start, limit)
    ):
        return made(start, "behind")
    if words[start].lower == "to":
        return made(start, "infinitive")
    if cue.lemma == "say" and _reads_as_clause(words, start, limit):
        return made(start, "behind")
    if {CueKind.ACT, CueKind.STANCE, CueKind.MENTAL, CueKind.DENY} & cue.kinds or any(
        w.quotation >= 0 for w in words[start:limit]
    ):
        return about(start)
    return None


def _likens(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether an object is called something: "hailed the result as a turning point", "slammed it as “cruel”"."""
    for index in range(start + 1, end - 1):
        if words[index].tag is Tag.MARK and words[index].quotation < 0:
            return False
        if words[index].lower == "as" and words[index].quotation < 0:
            follows = words[index + 1]
            return follows.lower in {"a", "an", "the"} or follows.quotation >= 0 or follows.tag is Tag.ADJECTIVE
    return False


def _relative_end(words: Sequence[Word], source: Phrase, start: int, limit: int) -> int:
    """Return where a relative clause ends that a comma opened: "The men, who police said were armed, fled"."""
    if source.start == 1 or words[source.start - 2].text != ",":
        return limit
    return next((at for at in range(start, limit) if words[at].text == "," and words[at].quotation < 0), limit)


def _behind_clause(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return the quotation behind a clause of the reporter's: "Lund said as she left the hall, “It is old.”"."""
    comma = next((i for i in range(at, limit) if words[i].text == "," or words[i].quotation >= 0), limit)
    return comma + 1 if comma + 1 < limit and words[comma + 1].quotation >= 0 > words[comma].quotation else None


def _reads_as_clause(words: Sequence[Word], start: int, limit: int) -> bool:
    """Whether what stands behind "said" is a clause whose verb went unseen: "said the terms “amount to a tax”"."""
    if words[start].tag not in NOMINAL | {Tag.DETERMINER, Tag.POSSESSIVE} or limit - start < _FEWEST_OF_CLAUSE:
        return False
    unseen = (word for word in words[start + 1 : limit] if word.tag is Tag.NOUN and could_be_verb(word.lower))
    return next(unseen, None) is not None and not has_finite_verb(words[start : start + 2])


def _distant_that(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return the "that" of the content behind a long venue: "told a meeting in Lund, Sweden, on Monday that"."""
    if at >= limit or words[at].text == ":" or words[at].lower == "that":
        return None
    for index in range(at, min(at + _FARTHEST_THAT, limit - 1)):
        word = words[index]
        if word.quotation >= 0 or word.tag in {Tag.PRONOUN, Tag.WH, Tag.COORDINATOR, Tag.ING}:
            return None
        if is_finite(word) and not (word.lower.endswith("ed") and words[index - 1].tag is Tag.NOUN):
            return None  # but "an interview taped before the attacks"
        if word.lower == "that":
            follows = words[index + 1]
            return None if is_finite(follows) or not is_clause(words, index + 1, limit) else index
        if word.text in {":", ";"}:
            return None
    return None


def _ends_before_verb(words: Sequence[Word], start: int, limit: int, source: Phrase) -> bool:
    """Whether a dependent clause ends before the verb that seemed its content's ("After S tweeted it, R asked")."""
    before = words[source.start - 1] if source.start else None
    if before is None or (before.tag is not Tag.SUBORDINATOR and before.lower not in GOES_ON):
        return False
    for word in words[start:limit]:
        if is_finite(word):
            return False
        if word.text == "," and word.quotation < 0:
            return True
    return False


def _after_insertion(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return where the content begins behind "said, however, that" and "said - on Monday - that"."""
    for index in range(at + 1, min(at + 14, limit - 1)):
        if words[index].text == words[at].text and words[index].quotation < 0:
            if words[index + 1].lower == "that":
                return index + 2
            if words[index + 1].quotation < 0 and words[at + 1].lower in GOES_ON:
                continue  # "conceded, when pressed by Lund, defending, that"
            return index + 1 if words[index + 1].quotation >= 0 else None
    return None


def _is_title(words: Sequence[Word], start: int, limit: int) -> bool:
    """Whether the quotation that begins at ``start`` is a work's title: every word of weight has a capital."""
    inside = words[start].quotation
    quoted = [word for word in words[start:limit] if word.quotation == inside and word.tag is not Tag.MARK]
    weighty = [word for word in quoted if len(word.text) > 3]
    return len(quoted) <= 10 and bool(weighty) and all(word.capital for word in weighty)


def _quoted_words(words: Sequence[Word], start: int, limit: int) -> int:
    """Count the words of the quotation that begins at ``start``."""
    inside = words[start].quotation
    return sum(word.quotation == inside and word.tag is not Tag.MARK for word in words[start:limit])


def quoted_end(words: Sequence[Word], start: int, limit: int) -> int:
    """Return where content that opens with a quotation ends: with it, unless the sentence goes on with it."""
    end = next((i for i in range(start, limit) if words[i].quotation != words[start].quotation), limit)
    if end < limit and words[end].tag is Tag.WH and words[end - 2].text == ",":
        return end  # "“Here is Paul,” who began to sing “Home”"
    if end >= limit or any(words[i].quotation >= 0 for i in range(end, limit)):
        return limit
    closed = words[end - 1].text in {",", ".", "!", "?"} or (
        end - 2 >= start and words[end - 2].text in {",", ".", "!", "?"}
    )
    follows = words[end]
    long = sum(words[i].tag is not Tag.MARK for i in range(start, end)) >= 6
    return (
        end if closed or (long and follows.tag in {Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.COORDINATOR}) else limit
    )
