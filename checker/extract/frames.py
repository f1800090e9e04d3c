"""Cue verbs with what belongs to them: their subject, the hearer, and the content before, around or behind them."""

from collections.abc import Sequence

from checker.extract.before_cue import (
    after_colon,
    after_last_colon,
    after_link,
    after_mood,
    content_start,
    goes_behind,
    is_empty,
    leads_in,
    said_how,
    sets_scene,
    stands_before,
)
from checker.extract.clauses import BREAKS, adverbials_end, has_main_verb, is_clause, trim_right
from checker.extract.content import after_cue, behind_cue, quoted_end
from checker.extract.cues import Cue, CueKind, Form
from checker.extract.grammar import Tag, Word, has_finite_verb, is_finite
from checker.extract.noun_phrases import Phrase, after_verb, before_verb
from checker.extract.nouns_told_of import noun_before_relative, noun_told_of, told_of
from checker.extract.passives import read_passive
from checker.extract.phrase_edges import is_title
from checker.extract.resuming import resumes
from checker.extract.subjects import is_verb, subject_of
from checker.extract.utterance import SPEECH, Stretch, Utterance
from checker.extract.withholding import is_withheld
from checker.lexicon import words as word_list

_LONGEST_TITLE = 3
"""How many words in quotation marks may be but a title beside a verb that is none of speech."""
_SAYS_NO_THING = frozenset({"say", "argue", "insist"})
"""Verbs with no thing for their object: who stands behind them speaks."""
SPEAKING = frozenset(CueKind) - {CueKind.QUOTE}
"""The kinds of cue that need no quotation mark beside them."""


def read_verb(words: Sequence[Word], cue: Cue, limit: int, earlier: Utterance | None = None) -> Utterance | None:
    """Return the attribution that a cue verb makes, None where it makes none."""
    utterance = read_passive(words, cue, limit) or _active(words, cue, limit, earlier)
    if utterance is None or utterance.source is None:
        return None
    return utterance._replace(withheld=is_withheld(words, cue, utterance.source))


def _active(words: Sequence[Word], cue: Cue, limit: int, earlier: Utterance | None) -> Utterance | None:
    if not is_verb(words, cue, limit):
        return None
    inverted = _inverted(words, cue, limit, earlier)
    if inverted is not None and (SPEAKING & cue.kinds or words[cue.start - 1].quotation >= 0):
        return inverted
    source, inherits = subject_of(words, cue, earlier)
    if source is None or _opens_content(words, source):
        return None
    how = said_how(words, source.start)
    if how is not None:
        return Utterance(source, (cue.start, cue.end), cue.lemma, frozenset({CueKind.SAY}), (how,), "before")
    noun = noun_told_of(words, cue, source, earlier) or noun_before_relative(words, cue, source)
    if noun is not None:
        return told_of(words, cue, source, noun, limit)
    if cue.lemma == "hear" and not _hears(words, cue, source):
        return None
    if cue.lemma == "read" and source.start and words[source.start - 1].tag is Tag.PREPOSITION:
        return None  # "In a statement read to the court, the clerk said"
    utterance = None if inherits else _before_or_around(words, cue, source, limit, earlier)
    utterance = utterance or behind_cue(words, cue, source, limit)
    if utterance is None or (not SPEAKING & cue.kinds and not _beside_quotation(words, utterance)):
        return None
    return utterance._replace(inherits=inherits)


def _hears(words: Sequence[Word], cue: Cue, source: Phrase) -> bool:
    """Whether what a body hears was said before it: "the inquest heard that", not "he heard that"."""
    heads = {word.lower for word in words[source.start : source.core_end]}
    how = words[cue.end : cue.end + 1]  # "heard how he had stolen": what was heard is left to guess
    told = cue.form in {Form.PAST, Form.PARTICIPLE} and not (how and how[0].tag is Tag.WH)
    return told and bool(heads & word_list("hearing_bodies"))


def _told_before(earlier: Utterance | None, at: int) -> int:
    """Return the word behind an earlier cue of the sentence; ``at`` where there is none."""
    return earlier.cue[1] if earlier is not None else at


def _opens_content(words: Sequence[Word], source: Phrase) -> bool:
    """Whether "that" behind a quotation opens what was said, and no subject: "said it was “odd” that none knew"."""
    that = words[source.start].lower == "that" and source.core_end - source.start > 1
    return that and source.start > 0 and words[source.start - 1].quotation >= 0


def _beside_quotation(words: Sequence[Word], utterance: Utterance) -> bool:
    """Whether the content begins, ends or resumes beside the cue with a quotation mark."""
    return any(words[start].quotation >= 0 or words[end - 1].quotation >= 0 for start, end in utterance.content)


# --- The subject behind the verb ----------------------------------------------------------------------------


def _inverted(words: Sequence[Word], cue: Cue, limit: int, earlier: Utterance | None) -> Utterance | None:
    """Read "C, said S" and "C1, said S, C2", and "Said S: C"."""
    start = cue.start
    said = _is_said(words, cue.start - 1, cue)
    if not ({CueKind.SAY, CueKind.QUOTE} & cue.kinds or said) or cue.form is Form.ING or cue.end >= limit:
        return None
    if words[cue.end].tag in {Tag.OBJECT, Tag.SUBORDINATOR, Tag.MARK} or words[cue.end].quotation >= 0:
        return None
    opening = start == 0
    quoted = start > 0 and words[start - 1].quotation >= 0
    if not opening and not quoted and (words[start - 1].text not in BREAKS or cue.lemma == "call"):
        return None  # "a vaccine, called Malvexa, and": its name
    if not quoted and cue.lemma not in _SAYS_NO_THING and _closes_relative(words, start):
        return None  # "Holt, who met her on Monday, promised protection"
    source = after_verb(words, cue.end, limit)
    if source is not None and _is_time(words[source.start : source.core_end]):
        return None
    if source is None or (cue.form is Form.BASE and not _plural(words[source.start : source.core_end])):
        return None
    if not opening and not quoted and not _subject_inverts(words, cue, source, limit):
        return None
    if opening and not (source.end < len(words) and words[source.end].text in {":", ","}):
        return None
    content = (
        [] if opening else [(content_start(words, start, _told_before(earlier, start)), trim_right(words, start))]
    )
    after = adverbials_end(words, source.end, limit)
    behind = resumes(words, after, limit, quoted=quoted)
    whole = not content or words[content[0][0]].quotation >= 0 or has_main_verb(words, *content[0])
    if not whole and not (_holds_apart(words, behind) and _is_somebody(words[source.start : source.core_end])):
        return None  # "Brink, who leads the union, said on Monday": the subject with what explains it
    if behind is not None:
        content.append(behind)
    if opening and behind is None and words[min(after, len(words) - 1)].text != ":":
        return None
    if any(is_empty(words, stretch) for stretch in content):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "inverted")


def _closes_relative(words: Sequence[Word], at: int) -> bool:
    """Whether the comma before ``at`` closes a relative clause that a comma opens."""
    if at < 2 or words[at - 1].text != ",":
        return False
    opens = next((i for i in range(at - 2, 0, -1) if words[i].text == ","), None)
    return opens is not None and words[opens + 1].lower in {"who", "which", "whose"}


def _holds_apart(words: Sequence[Word], behind: Stretch | None) -> bool:
    """Whether "said S" stands between a subject and its verb: "The dam, said Lund, is old"."""
    if behind is None:
        return False
    return words[behind[0] - 1].text in BREAKS and _opens_with_verb(words, behind)


def _opens_with_verb(words: Sequence[Word], stretch: Stretch) -> bool:
    verb = next((i for i in range(*stretch) if words[i].tag is not Tag.ADVERB), stretch[0])
    return is_finite(words[verb])


def _is_somebody(core: Sequence[Word]) -> bool:
    """Whether a phrase names somebody, or is bare and counts people: "Lund", "the minister", "strategists"."""
    named = any(word.tag is Tag.NAME or is_title(word) for word in core)
    return named or core[-1].lower in word_list("organisation_words") or core[0].tag is Tag.NOUN


def _is_said(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Whether a closed quotation ends at ``at`` that an act tells of: "“Just a minute,” he urged them"."""
    if at > 2 and words[at].text == "," and words[at].quotation < 0:
        at -= 1
    if at < 2 or CueKind.ACT not in cue.kinds or words[at].quotation < 0 or words[at].tag is not Tag.MARK:
        return False
    inside = sum(word.quotation == words[at].quotation and word.tag is not Tag.MARK for word in words[:at])
    closed = any(word.text in {",", "?", "!"} for word in words[at - 1 : at + 3])
    return closed and inside > _LONGEST_TITLE


def _is_time(core: Sequence[Word]) -> bool:
    """Whether what stands behind the verb tells when, not who: "Tuesday", "this year at the club"."""
    times = word_list("time_words")
    if len(core) == 1:
        return core[0].lower in times and core[0].lower != "may"
    return core[0].lower in {"this", "last", "next"} and core[1].lower in times


def _plural(core: Sequence[Word]) -> bool:
    return any(word.lower.endswith("s") and word.tag in {Tag.NOUN, Tag.NAME} for word in core)


def _subject_inverts(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> bool:
    """Whether the phrase behind the verb is its subject, not the hearer or the subject of what is said."""
    subject = before_verb(words, cue.start)
    follows = words[source.end] if source.end < limit else None
    apart = follows is not None and (follows.text in BREAKS or follows.lower in {"who", "whose"})
    if not apart and any(is_finite(word) for word in words[source.end : min(source.end + 2, limit)]):
        return False
    if subject is None:
        return True
    if (
        follows is not None
        and not apart
        and follows.text != ":"
        and has_finite_verb(words[source.core_end : limit])
    ):
        return False
    first = words[source.start]
    if first.lower in {"a", "an"} and cue.lemma not in _SAYS_NO_THING:
        return False  # "his band, known as Tern, wrote a dozen songs"
    hearer = first.lower in word_list("recipients") or (first.tag is Tag.NOUN and first.lower.endswith("s"))
    return not (CueKind.TELL in cue.kinds and hearer)


# --- The subject before the verb, content before or around --------------------------------------------------


def _before_or_around(
    words: Sequence[Word], cue: Cue, source: Phrase, limit: int, earlier: Utterance | None
) -> Utterance | None:
    """Read "C, S said", "C1, S said, C2" and "as S said, C"."""
    if source.start == 0 or words[0].lower == "unlike":
        return None  # "Unlike Holt, who called it old, S said C"
    if not (SPEECH | {CueKind.MENTAL, CueKind.QUOTE}) & cue.kinds and not _is_said(words, source.start - 1, cue):
        return None
    if words[source.start].tag is Tag.WH:
        return None  # "the mayor, who said it": what stands before is no content
    mark = words[source.start - 1]
    lead = source.start
    if mark.lower == "as" and mark.quotation < 0:
        lead -= 1
        if lead and words[lead - 1].lower in {"even", "just"}:
            return None  # "even as S said C, …": what follows the comma is no content
        if all(word.tag in {Tag.COORDINATOR, Tag.ADVERB, Tag.MARK} for word in words[:lead]):
            return _as(words, cue, source, limit)
        own = words[source.start].tag is Tag.PRONOUN or cue.lemma == "put"  # "as she put it in Lund"
        if earlier is not None and earlier.source is not None and not own:
            return None  # "R denied that C, as S had claimed": the sentence is R's
        mark = words[lead - 1]
    closed = mark.text == "," and lead > 1 and words[lead - 2].tag is Tag.MARK  # "“C”, S said"
    quoted = mark.quotation >= 0 or (closed and words[lead - 2].quotation >= 0)
    if mark.text not in BREAKS and not quoted:
        return None
    after, recipient = after_cue(words, cue, limit)

    def led_in(behind: Stretch) -> Utterance:
        """Read the quotation that all before it only leads in to."""
        stretch = (behind[0], quoted_end(words, *behind))
        return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (stretch,), "quoted", recipient)

    first = (content_start(words, lead, _told_before(earlier, lead)), trim_right(words, lead))
    behind = resumes(words, after, limit, quoted=quoted, complete=is_clause(words, *first))
    if not quoted and not stands_before(words, cue, first, after, limit, resumed=behind is not None):
        return None
    if quoted and behind is None and recipient is None and goes_behind(words, source.start - 1, after, limit):
        return None
    if quoted and behind is not None and sets_scene(words, first, behind):
        return led_in(behind)
    if quoted:
        first = (after_colon(words, *first), first[1])
    elif behind is not None and leads_in(words, first, behind):
        return led_in(behind)
    elif behind is not None:
        start = after_last_colon(words, *first)
        first = (after_link(words, start, first[1]) if _opens_with_verb(words, behind) else start, first[1])
    elif words[source.start].tag is Tag.PRONOUN:
        first = (after_mood(words, *first), first[1])
    content = [first] if behind is None else [first, behind]
    if is_empty(words, first):
        if behind is None or first[0] == 0:
            return None
        return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (behind,), "behind", recipient)
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "before", recipient)


def _as(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "As S says, C"."""
    comma = next((i for i in range(cue.end, limit) if words[i].text in {",", ":"} and words[i].quotation < 0), None)
    if comma is None or comma + 1 >= limit:
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, ((comma + 1, limit),), "as")
