"""Cue verbs with what belongs to them: their subject, the hearer, and the content before, around or behind them."""

from collections.abc import Sequence

from checker.extract.clauses import BREAKS, adverbials_end, governing_subject, is_clause, opens_clause
from checker.extract.cues import Cue, CueKind, Form
from checker.extract.noun_phrases import Phrase, after_verb, before_verb, chain_start, right_edge
from checker.extract.utterance import Stretch, Utterance
from checker.extract.words import Tag, Word, has_finite_verb, is_finite
from checker.lexicon import words as word_list

SPEECH = frozenset({CueKind.SAY, CueKind.TELL, CueKind.DENY, CueKind.EVIDENCE})
SPEAKING = frozenset(CueKind) - {CueKind.QUOTE}
_HEARER_OPTIONAL = frozenset({"promise", "warn", "caution", "ask", "write", "message", "guarantee", "bet", "show", "advise"})
_GOES_ON = frozenset({"as", "after", "when", "while", "before", "during", "since", "once", "though", "although", "because"})


def read_verb(words: Sequence[Word], cue: Cue, limit: int, earlier: Utterance | None = None) -> Utterance | None:
    """Return the attribution that a cue verb makes, None where it makes none."""
    passive = _passive(words, cue, limit)
    if passive is not None:
        return passive
    if not _is_verb(words, cue, limit):
        return None
    inverted = _inverted(words, cue, limit)
    if inverted is not None and (SPEAKING & cue.kinds or _beside_quotation(words, inverted)):
        return inverted
    source, inherits = _subject(words, cue, earlier)
    if source is None:
        return None
    utterance = None if inherits else _before_or_around(words, cue, source, limit)
    utterance = utterance or _behind(words, cue, source, limit)
    if utterance is None or (not SPEAKING & cue.kinds and not _beside_quotation(words, utterance)):
        return None
    chain = words[chain_start(words, cue.start) : cue.start]
    withheld = any(w.tag in {Tag.NEGATION, Tag.MODAL} or w.lower.endswith("n't") for w in chain)
    return utterance._replace(inherits=inherits, withheld=withheld)


def _beside_quotation(words: Sequence[Word], utterance: Utterance) -> bool:
    """Whether the content begins, ends or resumes beside the cue with a quotation mark."""
    return any(words[start].quotation >= 0 or words[end - 1].quotation >= 0 for start, end in utterance.content)


# --- Is it a verb, and whose? -------------------------------------------------------------------------------


def _is_verb(words: Sequence[Word], cue: Cue, limit: int) -> bool:
    """Whether the cue word is a verb here: "calls", "records" and "opening" are mostly nouns."""
    before = words[cue.start - 1] if cue.start else None
    follows = words[cue.end] if cue.end < limit else None
    if before is not None and before.tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER, Tag.ADJECTIVE}:
        return before.lower in {"'s"} and False or before.lower in {"all", "both", "some", "many", "most", "few"}
    if cue.form is Form.PARTICIPLE:
        return _has_auxiliary(words, cue.start)
    if before is not None and before.lower in word_list("forms_of_be") and cue.form is not Form.ING:
        return " " in cue.lemma and cue.lemma.startswith("be ")
    if cue.form is Form.BASE and not _agrees(words, cue.start):
        return False
    if cue.form in {Form.PRESENT, Form.BASE} and words[cue.start].tag is not Tag.VERB:
        return follows is None or follows.lower in {"that", ":", ","} or follows.quotation >= 0 or _pronoun(before)
    return True


def _pronoun(word: Word | None) -> bool:
    return word is not None and word.tag in {Tag.PRONOUN, Tag.MODAL, Tag.AUXILIARY, Tag.WH, Tag.ADVERB}


def _has_auxiliary(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in {"has", "have", "had", "'ve", "having"} or word.lower.endswith("'ve") for word in words[max(0, at - 4) : at])


def _agrees(words: Sequence[Word], at: int) -> bool:
    """Whether a base form can be a verb here: after a plural, I, you, we, they, a modal or "to"."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.tag in {Tag.MODAL, Tag.ADVERB, Tag.NEGATION, Tag.AUXILIARY} or before.lower in {"i", "you", "we", "they", "to"}:
        return True
    if before.tag is Tag.MARK and words[at].tag is Tag.VERB:
        return True
    plural = before.lower.endswith(("s", "people", "men", "police", "who", "children", "percent", "half", "most", "many", "some"))
    return words[at].tag is Tag.VERB or (before.tag in {Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.WH} and plural)


def _subject(words: Sequence[Word], cue: Cue, earlier: Utterance | None) -> tuple[Phrase | None, bool]:
    """Return the source, and whether it is taken over from an earlier verb of the sentence."""
    at = chain_start(words, cue.start)
    before = words[at - 1] if at else None
    if cue.form is Form.ING and not _progressive(words, cue.start):
        if before is not None and before.tag is Tag.NOUN and before.lower in word_list("document_nouns"):
            return before_verb(words, cue.start), False
        if before is None or (before.text not in BREAKS and before.lower not in {"by", "in", "and"} and before.quotation < 0):
            return None, False
        return earlier.source if earlier is not None and earlier.asserts else governing_subject(words, at), True
    if before is not None and before.lower == "to":
        if CueKind.SAY not in cue.kinds and CueKind.TELL not in cue.kinds:
            return None, False
        return governing_subject(words, at - 1), True
    source = before_verb(words, cue.start)
    if before is not None and before.tag is Tag.COORDINATOR:
        same = earlier is not None and earlier.asserts and cue.form is Form.PAST and CueKind.QUOTE not in cue.kinds
        return earlier.source if same and earlier else governing_subject(words, at - 1), True
    return source, False


def _progressive(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in word_list("forms_of_be") or word.lower.endswith(("'re", "'m")) for word in words[max(0, at - 3) : at])


# --- Passive ------------------------------------------------------------------------------------------------


def _passive(words: Sequence[Word], cue: Cue, limit: int) -> Utterance | None:
    """Read "that C was confirmed by S", "it was confirmed by S that C", "C, as announced by S"."""
    if cue.form not in {Form.PAST, Form.PARTICIPLE} or cue.end >= limit or not SPEECH & cue.kinds:
        return None
    by = _by(words, cue.end, limit)
    before = chain_start(words, cue.start)
    auxiliary = any(word.lower in word_list("forms_of_be") for word in words[before : cue.start])
    as_cue = cue.start > 0 and words[cue.start - 1].lower == "as"
    opens_that = words[0].lower in {"that", "it"} and words[0].quotation < 0
    if by is None or not (as_cue or (auxiliary and opens_that)):
        return None
    source = after_verb(words, by + 1, limit)
    if source is None:
        return None
    content = _passive_content(words, cue, source, limit, before, as_cue=as_cue)
    if content is None:
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (content,), "passive")


def _passive_content(
    words: Sequence[Word], cue: Cue, source: Phrase, limit: int, before: int, *, as_cue: bool
) -> Stretch | None:
    if words[0].lower == "it" and before == 1:
        that = next((i for i in range(source.core_end, limit) if words[i].lower == "that"), None)
        return None if that is None else (that + 1, limit)
    end = cue.start - 1 if as_cue else before
    end = trim_right(words, end)
    start = 1 if words[0].lower == "that" and words[0].quotation < 0 else 0
    return (start, end) if has_finite_verb(words[start:end]) else None


def _by(words: Sequence[Word], at: int, limit: int) -> int | None:
    for index in range(at, min(at + 4, limit)):
        if words[index].lower == "by":
            return index
        if words[index].tag is not Tag.ADVERB and words[index].lower not in word_list("time_words") | {"on"}:
            return None
    return None


# --- The subject behind the verb ----------------------------------------------------------------------------


def _inverted(words: Sequence[Word], cue: Cue, limit: int) -> Utterance | None:
    """Read "C, said S" and "C1, said S, C2", and "Said S: C"."""
    start = cue.start
    if not {CueKind.SAY, CueKind.QUOTE} & cue.kinds or cue.form is Form.ING or cue.end >= limit:
        return None
    if words[cue.end].tag in {Tag.OBJECT, Tag.SUBORDINATOR, Tag.MARK} or words[cue.end].quotation >= 0:
        return None
    opening = start == 0
    quoted = start > 0 and words[start - 1].quotation >= 0
    if not opening and not quoted and words[start - 1].text not in BREAKS:
        return None
    source = after_verb(words, cue.end, limit)
    if source is None or (cue.form is Form.BASE and not _plural(words[source.start : source.core_end])):
        return None
    if not opening and not quoted and not _subject_inverts(words, cue, source, limit):
        return None
    if opening and not (source.end < limit and words[source.end].text in {":", ","}):
        return None
    content = [] if opening else [(content_start(words, start), trim_right(words, start))]
    after = adverbials_end(words, source.end, limit)
    behind = resumes(words, after, limit, quoted=quoted)
    if behind is not None:
        content.append(behind)
    if opening and behind is None and words[after if after < limit else limit - 1].text != ":":
        return None
    if any(_empty(words, stretch) for stretch in content):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "inverted")


def _plural(core: Sequence[Word]) -> bool:
    return any(word.lower.endswith("s") and word.tag in {Tag.NOUN, Tag.NAME} for word in core)


def _subject_inverts(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> bool:
    """Whether the phrase behind the verb is its subject, not the hearer or the subject of what is said."""
    subject = before_verb(words, cue.start)
    follows = words[source.end] if source.end < limit else None
    if follows is not None and is_finite(follows):
        return False
    if subject is None:
        return True
    if follows is not None and follows.text not in BREAKS | {":"} and has_finite_verb(words[source.core_end : limit]):
        return False
    first = words[source.start]
    hearer = first.lower in word_list("recipients") or (first.tag is Tag.NOUN and first.lower.endswith("s"))
    return not (CueKind.TELL in cue.kinds and hearer)


# --- The subject before the verb, content before or around --------------------------------------------------


def _before_or_around(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "C, S said", "C1, S said, C2" and "as S said, C"."""
    if not (SPEECH | {CueKind.MENTAL, CueKind.QUOTE}) & cue.kinds or source.start == 0:
        return None
    mark = words[source.start - 1]
    lead = source.start
    if mark.lower == "as" and mark.quotation < 0:
        lead -= 1
        if lead == 0 or words[lead - 1].tag is Tag.COORDINATOR:
            return _as(words, cue, source, limit)
        mark = words[lead - 1]
    quoted = mark.quotation >= 0
    if mark.text not in BREAKS and not quoted:
        return None
    after, recipient = after_cue(words, cue, limit)
    first = (content_start(words, lead), trim_right(words, lead))
    behind = resumes(words, after, limit, quoted=quoted, complete=is_clause(words, *first))
    if not quoted and not _stands_before(words, cue, first, after, limit, resumed=behind is not None):
        return None
    if quoted and behind is None and recipient is None and _that_follows(words, after, limit):
        return None
    if quoted:
        first = (_after_colon(words, *first), first[1])
    elif behind is not None and not is_clause(words, *first) and _opens_sentence(words, behind):
        return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (behind,), "quoted", recipient)
    content = [first] if behind is None else [first, behind]
    if _empty(words, first):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "before", recipient)


def _stands_before(
    words: Sequence[Word], cue: Cue, first: Stretch, after: int, limit: int, *, resumed: bool
) -> bool:
    """Whether the words before ", S said" are the content, not a phrase that leads in to it."""
    clause = is_clause(words, *first)
    ends = after >= limit or words[after].text in BREAKS
    if resumed:
        return True
    if ends:
        return clause or (after >= limit and first[1] - first[0] >= 4)
    if not {CueKind.SAY, CueKind.TELL, CueKind.QUOTE} & cue.kinds or not clause:
        return False
    follows = words[after]
    trails = follows.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR} or follows.lower in _GOES_ON
    opening = words[first[0]].tag in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    return trails and follows.lower not in {"that", "to"} and not opening and not (
        follows.tag is Tag.PREPOSITION and follows.lower not in _GOES_ON and has_finite_verb(words[after:limit])
    )


def _after_colon(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the quotation behind a colon begins, else ``start``: what leads in to it is no content."""
    for index in range(end - 2, start, -1):
        if words[index].quotation < 0:
            colon = words[index].text == ":" and words[index + 1].quotation >= 0
            return index + 1 if colon else start
    return start


def _opens_sentence(words: Sequence[Word], stretch: Stretch) -> bool:
    """Whether a stretch is a quotation that begins with a capital, as a sentence of its own does."""
    first = next((words[i] for i in range(*stretch) if words[i].tag is not Tag.MARK), None)
    return first is not None and first.quotation >= 0 and first.capital and first.lower not in {"i", "i'm", "i've"}


def _that_follows(words: Sequence[Word], at: int, limit: int) -> bool:
    return at < limit and words[at].lower == "that"


def _as(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "As S says, C"."""
    comma = next((i for i in range(cue.end, limit) if words[i].text in {",", ":"} and words[i].quotation < 0), None)
    if comma is None or comma + 1 >= limit:
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, ((comma + 1, limit),), "as")


def content_start(words: Sequence[Word], end: int) -> int:
    """Return where content before a cue begins: an "and" or "but" at the sentence's head is no part of it."""
    return min(1 if words[0].tag is Tag.COORDINATOR and words[0].quotation < 0 else 0, end)


def trim_right(words: Sequence[Word], end: int) -> int:
    """Return ``end`` without the marks before it."""
    while end and words[end - 1].text in BREAKS and words[end - 1].quotation < 0:
        end -= 1
    return end


def resumes(words: Sequence[Word], at: int, limit: int, *, quoted: bool = False, complete: bool = True) -> Stretch | None:
    """Return the content that goes on after "S said,", None where nothing of it does.

    ``quoted`` is whether the part before the cue ends in a quotation: then only a quotation can go on.
    ``complete`` is whether that part is a sentence by itself: then an adverbial is the reporter's own.
    """
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if words[at].text not in BREAKS | {":"}:
        return None
    at += 1
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if quoted and all(word.quotation < 0 for word in words[at : at + 4]):
        return None
    if words[at].lower in {"adding", "who", "which", "but", "citing"}:
        return None
    if complete and (words[at].tag is Tag.ING or words[at].lower in _GOES_ON):
        return None
    return (at, limit) if has_finite_verb(words[at:limit]) else None


def _empty(words: Sequence[Word], stretch: Stretch) -> bool:
    return all(words[i].tag is Tag.MARK for i in range(*stretch))


# --- The hearer ---------------------------------------------------------------------------------------------


def after_cue(words: Sequence[Word], cue: Cue, limit: int) -> tuple[int, Stretch | None]:
    """Step over the hearer, the venue and the time behind a cue; return the index and the hearer."""
    index = cue.end
    recipient: Stretch | None = None
    if CueKind.TELL in cue.kinds:
        recipient = _recipient(words, index, limit)
        if recipient is not None and cue.lemma in _HEARER_OPTIONAL:
            follows = words[recipient[1]].lower if recipient[1] < limit else ","
            if follows not in {"that", ",", ":", "not", "in", "on", "to"}:
                recipient = None
        index = recipient[1] if recipient else index
    return adverbials_end(words, index, limit), recipient


def _recipient(words: Sequence[Word], at: int, limit: int) -> Stretch | None:
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
        if words[end - 1].lower in word_list("recipients") and (end >= limit or words[end].lower not in word_list("recipients")):
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


def _behind(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "S said (that) C", "S said: C", "S told R C", "S denied C", "S promised to C"."""
    after, recipient = after_cue(words, cue, limit)
    cue_words = (cue.start, cue.end)

    def made(start: int, frame: str, end: int = limit) -> Utterance | None:
        if start >= end:
            return None
        return Utterance(source, cue_words, cue.lemma, cue.kinds, ((start, end),), frame, recipient)

    if after >= limit:
        colon = limit < len(words) and words[limit].text == ":"
        return Utterance(source, cue_words, cue.lemma, cue.kinds, (), "colon", recipient) if colon else None
    start = after + 1 if words[after].text in {",", ":"} else after
    if start >= limit:
        return None
    if words[start].lower == "that" and words[start].quotation < 0 and words[after].text != ":":
        return made(start + 1, "behind")
    if words[start].quotation >= 0:
        if not (SPEECH | {CueKind.QUOTE}) & cue.kinds and words[after].text not in {",", ":"}:
            return made(start, "object")
        return made(start, "quoted", _quoted_end(words, start, limit))
    if words[after].text == ":":
        return made(start, "behind")
    if words[after].text in BREAKS:
        resumed = _after_insertion(words, after, limit)
        begins = recipient[1] if recipient else cue.end
        if resumed is None and begins < after and opens_clause(words, after + 1, limit) and CueKind.SAY in cue.kinds:
            return made(begins, "behind")
        return made(resumed, "behind") if resumed is not None else None
    if is_finite(words[start]) and source.start and words[source.start - 1].lower in {"that", "which", "what", "who"}:
        return made(start, "behind") if {CueKind.SAY, CueKind.MENTAL} & cue.kinds else None
    conditional = words[start].lower == "if" and cue.lemma not in word_list("cues_asking")
    if not (conditional and opens_clause(words, start, limit)) and (
        words[start].tag is Tag.WH or words[start].lower in {"whether", "if"}
    ):
        return made(start, "question") if SPEECH & cue.kinds else made(start, "object")
    hearer_missing = recipient is None and CueKind.TELL in cue.kinds and not {CueKind.SAY, CueKind.EVIDENCE} & cue.kinds
    zero_that = cue.lemma in word_list("cues_zero_that") or words[start].tag is Tag.PRONOUN
    if zero_that and not hearer_missing and (SPEECH | {CueKind.MENTAL}) & cue.kinds and opens_clause(words, start, limit):
        return made(start, "behind")
    if words[start].lower == "to":
        return made(start, "infinitive")
    if {CueKind.ACT, CueKind.STANCE, CueKind.MENTAL, CueKind.DENY} & cue.kinds or any(w.quotation >= 0 for w in words[start:limit]):
        return made(start, "object")
    return None


def _after_insertion(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return where the content begins behind "said, however, that" and "said - on Monday - that"."""
    for index in range(at + 1, min(at + 14, limit - 1)):
        if words[index].text == words[at].text and words[index].quotation < 0:
            if words[index + 1].lower == "that":
                return index + 2
            return index + 1 if words[index + 1].quotation >= 0 else None
    return None


def _quoted_end(words: Sequence[Word], start: int, limit: int) -> int:
    """Return where content that opens with a quotation ends: with it, unless the sentence goes on with it."""
    end = next((i for i in range(start, limit) if words[i].quotation != words[start].quotation), limit)
    if end >= limit or any(words[i].quotation >= 0 for i in range(end, limit)):
        return limit
    closed = words[end - 1].text in {",", ".", "!", "?"} or (end - 2 >= start and words[end - 2].text in {",", ".", "!", "?"})
    follows = words[end]
    long = sum(words[i].tag is not Tag.MARK for i in range(start, end)) >= 6
    return end if closed or (long and follows.tag in {Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.COORDINATOR}) else limit

