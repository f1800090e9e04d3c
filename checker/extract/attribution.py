"""Attributions inside one sentence: who (source) says (cue) what (content).

The frames, by where the content stands: before the subject and the cue ("…, Ruiz said"), around them ("…, Ruiz
said, …"), behind them ("Ruiz said that …", "Ruiz told reporters …", "Ruiz: …"), "according to Ruiz", "in Ruiz's
view", and the passive ("… was confirmed by Ruiz").
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.extract.cues import Cue, CueKind, Form, find_cues
from checker.extract.noun_phrases import Phrase, after_verb, before_verb, chain_start, explanation_end, right_edge
from checker.extract.words import NOMINAL, Tag, Word, has_finite_verb, is_finite
from checker.lexicon import words as word_list

Stretch = tuple[int, int]
"""A half-open range of word indexes."""


class Utterance(NamedTuple):
    """One attribution: word ranges into the sentence it was found in."""

    source: Phrase | None
    cue: Stretch
    lemma: str
    kinds: frozenset[CueKind]
    content: tuple[Stretch, ...]
    frame: str
    recipient: Stretch | None = None


_MARKS_BEFORE = frozenset({",", "-", "–", "—", "--", ";"})
_SPEECH = frozenset({CueKind.SAY, CueKind.TELL, CueKind.DENY, CueKind.EVIDENCE})


def attributions(words: Sequence[Word]) -> list[Utterance]:
    """Return the attributions of one sentence, in the order of their cues."""
    limit = _limit(words)
    found = [*_phrasal(words, limit)]
    source: Phrase | None = None
    for cue in find_cues(words):
        utterance = _of_verb(words, cue, limit, source)
        if utterance is not None:
            found.append(utterance)
            source = utterance.source or source
    found.extend(_colon(words, limit) if not found else [])
    return sorted(found, key=lambda utterance: utterance.cue)


def _limit(words: Sequence[Word]) -> int:
    """Return where the sentence's words end, its final marks left out."""
    limit = len(words)
    while limit and words[limit - 1].tag is Tag.MARK and words[limit - 1].text not in {"%", ")", "]", "$", "€", "£"}:
        limit -= 1
    return limit


# --- Verbs --------------------------------------------------------------------------------------------------


def _of_verb(words: Sequence[Word], cue: Cue, limit: int, earlier: Phrase | None) -> Utterance | None:
    passive = _passive(words, cue, limit)
    if passive is not None:
        return passive
    if cue.form is Form.PARTICIPLE and not _has_auxiliary(words, cue.start):
        return None
    if words[cue.start - 1].lower in {"to", "be", "been", "being", "is", "was", "were", "are"} if cue.start else False:
        return None
    if cue.form is Form.BASE and not _agrees(words, cue.start):
        return None
    inverted = _inverted(words, cue, limit)
    if inverted is not None:
        return inverted
    source = before_verb(words, cue.start)
    if source is None:
        return None
    return _before_or_around(words, cue, source, limit) or _behind(words, cue, source, limit)


def _has_auxiliary(words: Sequence[Word], at: int) -> bool:
    return any(word.lower in {"has", "have", "had"} for word in words[max(0, at - 3) : at])


def _agrees(words: Sequence[Word], at: int) -> bool:
    """Whether a base form can be a finite verb here: after a plural, I, you, we, they or a modal."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.tag in {Tag.MODAL, Tag.ADVERB, Tag.NEGATION} or before.lower in {"i", "you", "we", "they", "did", "does"}:
        return True
    return before.tag in {Tag.NOUN, Tag.NAME, Tag.PRONOUN} and before.lower.endswith(("s", "people", "men", "police", "who"))


def _passive(words: Sequence[Word], cue: Cue, limit: int) -> Utterance | None:
    """Read "that … was confirmed by S", "…, as announced by S"."""
    if cue.form not in {Form.PAST, Form.PARTICIPLE} or cue.end >= limit:
        return None
    by = _by(words, cue.end, limit)
    before = chain_start(words, cue.start)
    auxiliary = any(word.lower in word_list("forms_of_be") for word in words[before : cue.start])
    as_cue = cue.start > 0 and words[cue.start - 1].lower == "as"
    if by is None or not (auxiliary or as_cue):
        return None
    source = after_verb(words, by + 1, limit)
    if source is None or not _SPEECH & cue.kinds:
        return None
    end = before
    start = 0
    if as_cue:
        end = cue.start - 1
        if end and words[end - 1].text == ",":
            end -= 1
    if words[0].lower == "that" or (words[0].lower == "it" and before == 1):
        start = 1
    if words[0].lower == "it" and before == 1:
        that = next((i for i in range(source.end, limit) if words[i].lower == "that"), None)
        if that is None:
            return None
        return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, ((that + 1, limit),), "passive")
    if not has_finite_verb(words[start:end]):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, ((start, end),), "passive")


def _by(words: Sequence[Word], at: int, limit: int) -> int | None:
    for index in range(at, min(at + 3, limit)):
        if words[index].lower == "by":
            return index
        if words[index].tag not in {Tag.ADVERB}:
            return None
    return None


def _inverted(words: Sequence[Word], cue: Cue, limit: int) -> Utterance | None:
    """Read "…, said S": the subject behind the cue, content before it and perhaps behind the subject."""
    start = cue.start
    if CueKind.SAY not in cue.kinds or cue.form in {Form.ING, Form.BASE} or cue.end >= limit:
        return None
    opening = start == 0
    after_content = start > 0 and (words[start - 1].text in _MARKS_BEFORE or words[start - 1].quotation >= 0)
    if not opening and not after_content:
        return None
    source = after_verb(words, cue.end, limit)
    if source is None or words[cue.end].tag in {Tag.OBJECT, Tag.SUBORDINATOR}:
        return None
    if after_content and before_verb(words, start) is not None and words[start - 1].quotation < 0:
        closes = explanation_closes(words, start)
        if closes and has_finite_verb(words[source.core_end : limit]):
            return None
    if opening and not (source.end < limit and words[source.end].text in {":", ","}):
        return None
    content = [] if opening else [(_content_start(words, start), _trim_right(words, start))]
    behind = _resumes(words, source.end, limit)
    if behind is not None:
        content.append(behind)
    if not content or not _proposition(words, content):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "inverted")


def explanation_closes(words: Sequence[Word], at: int) -> bool:
    """Whether the mark before ``at`` closes an apposition behind a subject."""
    phrase = before_verb(words, at)
    return phrase is not None and phrase.core_end < phrase.end


def _before_or_around(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "…, S said" and "…, S said, …"."""
    if not _SPEECH & cue.kinds and CueKind.MENTAL not in cue.kinds:
        return None
    if source.start == 0:
        return None
    mark = words[source.start - 1]
    lead = source.start
    frame = "before"
    if mark.lower == "as" and mark.tag is not Tag.MARK:
        lead -= 1
        if lead == 0:
            comma = next((i for i in range(cue.end, limit) if words[i].text == "," and words[i].quotation < 0), None)
            if comma is None:
                return None
            content = [(comma + 1, limit)]
            return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), "as")
        mark = words[lead - 1]
    if mark.text not in _MARKS_BEFORE and mark.quotation < 0:
        return None
    after, recipient = _after_cue(words, cue, limit)
    behind = _resumes(words, after, limit)
    if after < limit and behind is None and words[after].text not in _MARKS_BEFORE:
        return None
    if not (CueKind.SAY in cue.kinds or CueKind.TELL in cue.kinds) and after < limit and behind is None:
        return None
    content = [(_content_start(words, lead), _trim_right(words, lead))]
    lead_in = content[0][1] - content[0][0] < 4 or after < limit
    if lead_in and not has_finite_verb(words[content[0][0] : content[0][1]]) and behind is None and mark.quotation < 0:
        return None
    if behind is not None:
        content.append(behind)
    if not _proposition(words, content):
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, tuple(content), frame, recipient)


def _content_start(words: Sequence[Word], end: int) -> int:
    start = 0
    if words[0].tag is Tag.COORDINATOR and words[0].quotation < 0:
        start = 1
    return min(start, end)


def _trim_right(words: Sequence[Word], end: int) -> int:
    while end and words[end - 1].text in _MARKS_BEFORE and words[end - 1].quotation < 0:
        end -= 1
    return end


def _resumes(words: Sequence[Word], at: int, limit: int) -> Stretch | None:
    """Return the content that goes on after "S said,", None where nothing of it does."""
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if words[at].text not in _MARKS_BEFORE | {":"}:
        return None
    at += 1
    if at >= limit:
        return None
    if words[at].quotation >= 0:
        return at, limit
    if words[at].tag is Tag.ING or words[at].lower in {"adding", "as", "who", "which", "after", "when", "while", "but"}:
        return None
    return (at, limit) if has_finite_verb(words[at:limit]) else None


def _proposition(words: Sequence[Word], content: Sequence[Stretch]) -> bool:
    return any(words[i].tag is not Tag.MARK for start, end in content for i in range(start, end))


def _after_cue(words: Sequence[Word], cue: Cue, limit: int) -> tuple[int, Stretch | None]:
    """Step over the hearer, the venue and the time behind a cue; return the index and the hearer."""
    index = cue.end
    recipient: Stretch | None = None
    if CueKind.TELL in cue.kinds and cue.lemma not in {"promise", "warn", "caution", "ask", "write", "message"}:
        recipient = _recipient(words, index, limit)
        index = recipient[1] if recipient else index
    elif CueKind.TELL in cue.kinds and index < limit:
        candidate = _recipient(words, index, limit)
        if candidate is not None and (candidate[1] >= limit or words[candidate[1]].lower in {"that", ",", ":", "not", "in", "on"}):
            recipient, index = candidate, candidate[1]
    return adverbials_end(words, index, limit), recipient


def _recipient(words: Sequence[Word], at: int, limit: int) -> Stretch | None:
    if at >= limit or words[at].quotation >= 0:
        return None
    if words[at].tag in {Tag.OBJECT, Tag.PRONOUN} or words[at].lower in {"her", "you", "it"}:
        return at, at + 1
    end = at
    while end < limit and words[end].tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.ING}:
        known = words[end].lower in word_list("recipients")
        name_ends = words[end].tag is Tag.NAME and (end + 1 >= limit or words[end + 1].tag is not Tag.NAME)
        end += 1
        if known and (end >= limit or words[end].tag is not Tag.NOUN or words[end].lower not in word_list("recipients")):
            break
        if name_ends and end < limit and words[end].tag in {Tag.DETERMINER, Tag.POSSESSIVE}:
            if words[end].lower != "'s":
                break
    if end == at:
        return None
    while end < limit and words[end].lower in {"of", "at", "in", "from"} and end + 1 < limit:
        stop = right_edge(words, end + 1, limit)
        if stop == end + 1 or (stop < limit and is_finite(words[stop])):
            break
        end = stop
    return at, end


def adverbials_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Step over times ("on Monday"), venues ("in a statement") and manner ("bluntly") from ``at`` on."""
    index = at
    while index < limit:
        word = words[index]
        if word.quotation >= 0:
            return index
        if word.tag is Tag.ADVERB and word.lower not in {"not", "only", "here", "there", "now", "then", "today", "even", "just"}:
            index += 1
        elif word.lower in word_list("time_words") and word.lower != "may":
            index += 1
            while index < limit and words[index].lower in word_list("time_words") | {"the"}:
                index += 1
        elif word.tag is Tag.PREPOSITION or word.lower in {"after", "before", "as"}:
            end = _venue(words, index, limit)
            if end is None:
                return index
            index = end
        else:
            return index
    return index


def _venue(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return where a prepositional phrase of time or venue ends, None where it is none."""
    end = right_edge(words, at + 1, limit)
    if end == at + 1:
        return None
    inner = words[at + 1 : end]
    venue = any(w.lower in word_list("venue_nouns") or w.lower in word_list("time_words") for w in inner)
    closes = end >= limit or words[end].text in {",", ":"} or words[end].lower == "that" or words[end].quotation >= 0
    if not (venue or closes):
        return None
    return end


# --- Content behind the cue ---------------------------------------------------------------------------------


def _behind(words: Sequence[Word], cue: Cue, source: Phrase, limit: int) -> Utterance | None:
    """Read "S said (that) …", "S told R …", "S denied …"."""
    after, recipient = _after_cue(words, cue, limit)
    if after >= limit:
        return None
    start = after
    quoted = words[after].quotation >= 0
    colon = words[after].text == ":"
    if words[after].text in {",", ":"}:
        start += 1
    if start >= limit:
        return None
    if words[start].lower == "that" and words[start].quotation < 0:
        return _made(cue, source, (start + 1, limit), "behind", recipient)
    quoted = quoted or words[start].quotation >= 0
    if colon or quoted:
        return _made(cue, source, (start, limit), "behind", recipient)
    if words[after].text == ",":
        return None
    if words[start].tag is Tag.WH or words[start].lower in {"whether", "if"}:
        if _SPEECH & cue.kinds:
            return _made(cue, source, (start, limit), "question", recipient)
        return None
    if recipient is None and CueKind.TELL in cue.kinds and _SPEECH & cue.kinds == {CueKind.TELL}:
        return None
    if _clause(words, start, limit) and (_SPEECH | {CueKind.MENTAL}) & cue.kinds:
        return _made(cue, source, (start, limit), "behind", recipient)
    if words[start].lower == "to" and CueKind.ACT in cue.kinds | {CueKind.ACT}:
        return _made(cue, source, (start, limit), "infinitive", recipient)
    if CueKind.ACT in cue.kinds or CueKind.MENTAL in cue.kinds or CueKind.DENY in cue.kinds:
        return _made(cue, source, (start, limit), "object", recipient)
    return None


def _made(cue: Cue, source: Phrase, content: Stretch, frame: str, recipient: Stretch | None) -> Utterance | None:
    if content[0] >= content[1]:
        return None
    return Utterance(source, (cue.start, cue.end), cue.lemma, cue.kinds, (content,), frame, recipient)


def _clause(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a clause with a subject and a finite verb begins at ``at``."""
    if words[at].tag in {Tag.VERB, Tag.MODAL, Tag.AUXILIARY, Tag.WH, Tag.COORDINATOR}:
        return False
    for index in range(at + 1, limit):
        word = words[index]
        if is_finite(word):
            return True
        if word.lower == "that" or (word.tag is Tag.WH and word.lower in {"who", "which", "whose"}):
            return False
        if word.tag is Tag.MARK and word.text in {";", ":"}:
            return False
    return False


# --- According to, in the view of ---------------------------------------------------------------------------


def _phrasal(words: Sequence[Word], limit: int) -> list[Utterance]:
    found: list[Utterance] = []
    for index, word in enumerate(words[:limit]):
        if word.quotation >= 0:
            continue
        cue = _phrase_cue(words, index, limit)
        if cue is None:
            continue
        stretch, source = cue
        content = _around(words, index, source.end if source.end > stretch[1] else stretch[1], limit)
        if content:
            lemma = " ".join(w.lower for w in words[stretch[0] : stretch[1]])
            found.append(Utterance(source, stretch, lemma, frozenset({CueKind.SAY}), content, "phrase"))
    return found


def _phrase_cue(words: Sequence[Word], at: int, limit: int) -> tuple[Stretch, Phrase] | None:
    """Return the cue and the source of "according to S", "in the view of S", "in S's words"."""
    lower = [w.lower for w in words[at : at + 4]]
    if lower[:2] == ["according", "to"]:
        source = _named_source(words, at + 2, limit)
        return ((at, at + 2), source) if source else None
    if lower[:1] in (["in"], ["by"], ["on"], ["to"]):
        nouns = word_list("cue_nouns")
        if lower[1:2] in (["the"],) and len(lower) == 4 and lower[2] in nouns and lower[3] == "of":
            source = _named_source(words, at + 4, limit)
            return ((at, at + 4), source) if source else None
        end = right_edge(words, at + 1, limit)
        owner = next((i for i in range(at + 2, end) if words[i].lower == "'s" or words[i].text in {"'", "’"}), None)
        if owner is not None and words[end - 1].lower in nouns and end - owner <= 3:
            return (at, end), Phrase(at + 1, owner, owner)
    return None


def _named_source(words: Sequence[Word], at: int, limit: int) -> Phrase | None:
    end = right_edge(words, at, limit)
    if end == at:
        return None
    core_end = end
    while end < limit and words[end].text not in {",", ";", ":", "–", "—"} and words[end].quotation < 0:
        if words[end].tag in {Tag.PRONOUN, Tag.COORDINATOR} or is_finite(words[end]):
            break
        end += 1
    end = explanation_end(words, end, limit) if at > 3 or end < limit else end
    return Phrase(at, core_end, end)


def _around(words: Sequence[Word], start: int, end: int, limit: int) -> tuple[Stretch, ...]:
    """Return the content on both sides of a phrase that stands for subject and verb."""
    before = (0, _trim_right(words, start))
    after_start = end
    while after_start < limit and words[after_start].text in {",", "–", "—", "-", ":"} and words[after_start].quotation < 0:
        after_start += 1
    after = (after_start, limit)
    content = [stretch for stretch in (before, after) if stretch[0] < stretch[1]]
    return tuple(s for s in content if any(words[i].tag is not Tag.MARK for i in range(*s)))


# --- Colon ---------------------------------------------------------------------------------------------------


def _colon(words: Sequence[Word], limit: int) -> list[Utterance]:
    """Read "Ruiz: …" at the head of a sentence."""
    colon = next((i for i, w in enumerate(words[:limit]) if w.text == ":" and w.quotation < 0), None)
    if colon is None or not 0 < colon <= 8 or colon + 1 >= limit:
        return []
    head = words[:colon]
    if any(w.tag is not Tag.NAME and w.tag not in NOMINAL for w in head) or not head[-1].tag is Tag.NAME:
        return []
    if not (words[colon + 1].quotation >= 0 or has_finite_verb(words[colon + 1 : limit])):
        return []
    source = Phrase(0, colon, colon)
    return [Utterance(source, (colon, colon + 1), ":", frozenset({CueKind.SAY}), ((colon + 1, limit),), "colon")]
