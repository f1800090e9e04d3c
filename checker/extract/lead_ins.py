"""Sentences that lead in to a quotation with a colon: behind it in the sentence, in the next one, or set off below.

A dash can stand for the colon where a clause in quotation marks is behind it: "Holt was blunt — “It is old.”".

No verb of speech is needed where what follows is a quotation: "The mayor was blunt: “The dam is old.”". A paragraph
without marks is what somebody said only where a verb of speech stands before the colon ("Lund wrote:").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.extract.clauses import main_subject
from checker.extract.cues import CueKind, find_cues
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb
from checker.extract.noun_phrases import DASHES, Phrase, before_verb
from checker.extract.phrase_edges import is_title, left_edge
from checker.extract.utterance import Utterance
from checker.lexicon import gender
from checker.lexicon import words as word_list
from checker.model import Span

if TYPE_CHECKING:  # for its name alone: passages hold what is led in to, too
    from checker.extract.passages import Sentence

_SHORTEST_SPEECH = 4
"""How many words a quotation behind a colon must have to be speech, where no verb says so."""
_FEWEST_PRESENTED = 3
"""How many words stand before the colon of "Here is Lund: “…”"."""
_SET_OFF = ">"
"""How a line of a quotation that is set off begins in Markdown and in e-mail."""
_ANSWERS = frozenset(
    {"answer", "response", "reply", "retort", "message", "comment", "verdict", "advice", "explanation"}
)
"""What somebody gives, for "Holt's response was: “…”"."""
_WRITES = frozenset({CueKind.SAY, CueKind.TELL, CueKind.QUOTE})
_IN_APPOSITION = NOMINAL | {Tag.POSSESSIVE, Tag.DETERMINER, Tag.ADJECTIVE, Tag.MARK}
_PEOPLE = frozenset({"one", "some", "others", "many", "another", "both", "two", "three"})


def lead_in(sentence: "Sentence", follows: "Sentence | None") -> tuple[Utterance, tuple[Span, ...]] | None:
    """Return the attribution of a sentence that leads in to a quotation, and the quotation in it.

    A quotation behind the sentence is none of it: it is added when its own sentence is read.
    """
    words = sentence.words
    sign = next((i for i, word in enumerate(words) if word.quotation < 0 and _sets_apart(words, i)), None)
    if sign is None:
        return None
    content: tuple[Span, ...] = ()
    end = _end_of_quotation(words, sign)
    if sign + 1 == len(words):
        if follows is None or not follows.quoted:
            return None
    elif end is not None:
        answers = sign > 0 and words[sign - 1].lower in _ANSWERS
        if not answers and sum(word.tag is not Tag.MARK for word in words[sign + 1 : end]) < _SHORTEST_SPEECH:
            return None
        content = (Span(start=words[sign + 1].start, end=words[end - 1].end),)
    else:
        return None
    subject = main_subject(words, sign) or _presented(words, sign) or _answering(words, sign)
    if subject is None:
        return None
    phrase, verb = subject
    core = words[phrase.start : phrase.core_end]
    if content and not (_may_speak(core) or _writes(core) or _is_named(words, phrase)):
        other = _owner(words, phrase) or _named_last(words, verb, sign)
        if other is None:
            return None
        phrase = other
    stretch = ((sign + 1, end),) if content and end is not None else ()
    return (
        Utterance(phrase, (verb, verb + 1), words[verb].lower, frozenset({CueKind.SAY}), stretch, "colon"),
        content,
    )


def _sets_apart(words: Sequence[Word], at: int) -> bool:
    """Whether a colon stands at ``at``, or a dash with a clause in quotation marks behind it."""
    if words[at].text == ":" or words[at].text not in DASHES or at + 1 == len(words):
        return words[at].text == ":"
    end = _end_of_quotation(words, at)
    return end is not None and has_finite_verb(words[at + 1 : end])


def _end_of_quotation(words: Sequence[Word], sign: int) -> int | None:
    """Return where the quotation behind a colon or dash ends, None where the sentence goes on in other words.

    Behind a dash it may go on after a second one: "Holt closed with a promise — “I will be back” — and left".
    """
    end = next((i for i in range(sign + 1, len(words)) if not _is_quoted(words[i])), len(words))
    if words[sign].text in DASHES and end < len(words) and words[end - 1].text in DASHES:
        end -= 1
    elif end < len(words):
        return None
    return end if any(word.quotation >= 0 for word in words[sign + 1 : end]) else None


def _is_quoted(word: Word) -> bool:
    return word.quotation >= 0 or word.tag is Tag.MARK


def _presented(words: Sequence[Word], sign: int) -> tuple[Phrase, int] | None:
    """Return who is shown speaking, and the verb: "Here is Rosa Lund in 2019: “…”"."""
    if sign < _FEWEST_PRESENTED or words[0].lower != "here" or words[1].lower not in {"is", "was", "'s", "’s"}:
        return None
    end = next((i for i in range(2, sign) if words[i].tag is not Tag.NAME), sign)
    placed = end == sign or words[end].tag in {Tag.PREPOSITION, Tag.ADVERB}
    return (Phrase(2, end, end), 1) if end > 2 and placed else None


def _answering(words: Sequence[Word], sign: int) -> tuple[Phrase, int] | None:
    """Return whose answer stands before a colon without a verb, and the answer: "A Fiorra manager's reply: “…”"."""
    if sign < _FEWEST_PRESENTED or words[sign - 1].lower not in _ANSWERS:
        return None
    owned = words[sign - 2].tag is Tag.POSSESSIVE
    alone = all(word.tag in _IN_APPOSITION and word.quotation < 0 for word in words[:sign])
    return (Phrase(0, sign - 2, sign - 2), sign - 1) if owned and alone else None


def told_by(sentence: "Sentence", before: "Sentence") -> Utterance | None:
    """Return who says a quotation that follows a sentence about somebody: "Her father only nods. “She is home.”".

    Only somebody who does something there is meant, named or described by an office or as kin; for a pronoun or a
    thing whoever spoke last goes on.
    """
    if before.paragraph != sentence.paragraph or before.quoted or before.words[-1].text not in {".", ":", "…"}:
        return None
    subject = main_subject(before.words, len(before.words)) or _gesture(before.words)
    if subject is None or any(word.tag not in _IN_APPOSITION for word in before.words[: subject[0].start]):
        return None
    core = before.words[subject[0].start : subject[0].core_end]
    if core[-1].tag is Tag.PRONOUN or not (_may_speak(core) or _is_named(before.words, subject[0])):
        return None
    verb = (subject[1], subject[1] + 1)
    return Utterance(subject[0], verb, before.words[subject[1]].lower, frozenset({CueKind.SAY}), (), "colon")


def _gesture(words: Sequence[Word]) -> tuple[Phrase, int] | None:
    """Return who nods, laughs or shrugs, and the verb, which may look like a noun."""
    for cue in find_cues(words):
        phrase = before_verb(words, cue.start) if CueKind.QUOTE in cue.kinds else None
        if phrase is not None:
            return phrase, cue.start
    return None


def _owner(words: Sequence[Word], phrase: Phrase) -> Phrase | None:
    """Return whose answer the subject is: "Holt's response was: “…”"."""
    if words[phrase.core_end - 1].lower not in _ANSWERS:
        return None
    own = next((i for i in range(phrase.start, phrase.core_end) if words[i].tag is Tag.POSSESSIVE), None)
    if own is None:
        return None
    end = own if own > phrase.start else own + 1  # "Her answer was: “…”"
    return Phrase(phrase.start, end, end)


def _named_last(words: Sequence[Word], verb: int, colon: int) -> Phrase | None:
    """Return whom the last words before a colon name: "It does not surprise the engineer Rosa Lund: “…”"."""
    start = left_edge(words, colon, verb + 1)
    if start is None or any(word.tag is Tag.PREPOSITION for word in words[verb:colon]):
        return None
    full = colon - start > 1 and words[colon - 1].tag is words[colon - 2].tag is Tag.NAME
    return Phrase(start, colon, colon) if full else None


def _may_speak(core: Sequence[Word]) -> bool:
    """Whether a noun phrase ends in a name, a pronoun for a person or an office, or counts people."""
    head = core[-1]
    if head.tag is Tag.NAME or head.lower in {"he", "she", "they", "i", "we"} or is_title(head):
        return True
    counts = core[0].lower in _PEOPLE and len(core) > 1 and core[1].lower == "of"
    kin = head.lower in word_list("female_nouns") | word_list("male_nouns") or gender(head.text) is not None
    return counts or kin


def _is_named(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether what explains a noun phrase names somebody: "the party's critic, Wes Toutant, was unimpressed"."""
    return any(word.tag is Tag.NAME for word in words[phrase.core_end : phrase.end])


def _writes(core: Sequence[Word]) -> bool:
    """Whether a noun phrase ends in a word for a body or a text: "The campaign put it carefully: “…”"."""
    return core[-1].lower in word_list("organisation_words") | word_list("document_nouns")


def set_off_end(sentences: Sequence["Sentence"], index: int, utterance: Utterance) -> int:
    """Return the end of the paragraph that a colon sets off as somebody's words, ``index`` where none is.

    Lines that open with ">" go on; a list's points do not, for the reporter may sum up in them.
    """
    words, after = sentences[index].words, index + 1
    colon = utterance.frame == "colon" and not utterance.content and _WRITES & utterance.kinds
    if not colon or words[-1].text != ":" or after == len(sentences) or not utterance.asserts:
        return index
    first = sentences[after]
    if first.paragraph == sentences[index].paragraph or first.words[0].quotation >= 0:
        return index
    quoting = first.words[0].text == _SET_OFF
    if first.words[0].tag is Tag.MARK and not quoting:
        return index
    end = after
    while end < len(sentences):
        opens = sentences[end].paragraph > sentences[end - 1].paragraph and end > after
        if opens and not (quoting and sentences[end].words[0].text == _SET_OFF):
            break
        end += 1
    return end


def without_sign(sentence: "Sentence") -> Span | None:
    """Return a sentence without the ">" before it, None where nothing else stands in it."""
    words = sentence.words
    first = 1 if words[0].text == _SET_OFF else 0
    return Span(start=words[first].start, end=sentence.span.end) if first < len(words) else None
