"""Sentences that lead in to a quotation with a colon: behind it in the sentence, in the next one, or set off below.

No verb of speech is needed where what follows is a quotation: "The mayor was blunt: “The dam is old.”". A paragraph
without marks is what somebody said only where a verb of speech stands before the colon ("Lund wrote:").
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.extract.clauses import main_subject
from checker.extract.cues import CueKind, find_cues
from checker.extract.grammar import NOMINAL, Tag, Word
from checker.extract.noun_phrases import Phrase, before_verb
from checker.extract.phrase_edges import is_title, left_edge
from checker.extract.utterance import Utterance
from checker.lexicon import gender
from checker.lexicon import words as word_list
from checker.model import Span

if TYPE_CHECKING:  # for its name alone: passages hold what is led in to, too
    from checker.extract.passages import Sentence

_SHORTEST_SPEECH = 4
"""How many words a quotation behind a colon must have to be speech, where no verb says so."""
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
    """Return the attribution of a sentence that leads in to a quotation with a colon, and the quotation in it.

    A quotation behind the sentence is none of it: it is added when its own sentence is read.
    """
    words = sentence.words
    colon = next((i for i, word in enumerate(words) if word.text == ":" and word.quotation < 0), None)
    if colon is None:
        return None
    content: tuple[Span, ...] = ()
    if colon + 1 == len(words):
        if follows is None or not follows.quoted:
            return None
    elif all(word.quotation >= 0 or word.tag is Tag.MARK for word in words[colon + 1 :]):
        if sum(word.tag is not Tag.MARK for word in words[colon + 1 :]) < _SHORTEST_SPEECH:
            return None
        content = (Span(start=words[colon + 1].start, end=words[-1].end),)
    else:
        return None
    subject = main_subject(words, colon)
    if subject is None:
        return None
    phrase, verb = subject
    core = words[phrase.start : phrase.core_end]
    if content and not (_may_speak(core) or _writes(core)):
        other = _owner(words, phrase) or _named_last(words, verb, colon)
        if other is None:
            return None
        phrase = other
    stretch = ((colon + 1, len(words)),) if content else ()
    return (
        Utterance(phrase, (verb, verb + 1), words[verb].lower, frozenset({CueKind.SAY}), stretch, "colon"),
        content,
    )


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
    named = any(word.tag is Tag.NAME for word in before.words[subject[0].core_end : subject[0].end])
    if core[-1].tag is Tag.PRONOUN or not (_may_speak(core) or named):
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
