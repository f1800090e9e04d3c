"""Attributions inside one sentence: who (source) says (cue) what (content)."""

from collections.abc import Sequence

from checker.extract.asides import against_denial, aside_start, object_end
from checker.extract.clauses import opens_clause, sentence_limit
from checker.extract.colons import read_colon, read_digest
from checker.extract.cues import Cue, CueKind, find_cues, may_be_cue
from checker.extract.frames import read_verb
from checker.extract.grammar import Tag, Word, has_finite_verb, is_finite
from checker.extract.long_subjects import counted_start, counts
from checker.extract.noun_phrases import DASHES
from checker.extract.phrase_cues import phrase_words, read_phrases
from checker.extract.resuming import GOES_ON
from checker.extract.tenses import outer_predicate
from checker.extract.utterance import Utterance

_CONTRAST = frozenset({"while", "but", "and", "although", "though", "whereas"})
_SETTING = ("when", "because", "if", "which", "as", "since", "after", "before", "once", "until")
_OPENS_DEPENDENT = frozenset({"although", "though", "while", "whereas", *_SETTING})
_LINKS_PARTICIPLE = frozenset({"before", "after", "while", "when", "by"})
_BEFORE_CONTENT = frozenset({"before", "inverted", "phrase"})


def may_attribute(words: Sequence[str]) -> bool:
    """Whether the lower-case words of a text can hold an attribution; far cheaper than to look for one."""
    signs = phrase_words()
    return any(word == ":" or word in signs or may_be_cue(words, at) for at, word in enumerate(words))


def attributions(words: Sequence[Word]) -> list[Utterance]:
    """Return the attributions of one sentence in the order of their cues; a content ends where another begins."""
    if not may_attribute([word.lower for word in words]):
        return []
    limit = sentence_limit(words)
    digest = read_digest(words, limit)
    if digest is not None:
        return [digest]
    found = list(read_phrases(words, limit))
    told: list[Utterance] = []
    for cue in find_cues(words):
        utterance = read_verb(words, cue, limit, _earlier(words, cue, told))
        if utterance is not None:
            told.append(utterance)
    found += told
    if not found:
        found.extend(read_colon(words, limit))
    found.sort(key=lambda utterance: utterance.cue)
    found = [_apart(words, utterance, found[:index]) for index, utterance in enumerate(found)]
    found = [utterance for utterance in found if not any(_repeats(words, other, utterance) for other in found)]
    return [_cut(words, utterance, found[index + 1 :]) for index, utterance in enumerate(found)]


def _earlier(words: Sequence[Word], cue: Cue, told: Sequence[Utterance]) -> Utterance | None:
    """Return the attribution before a cue; for "and argued that" the one that began with "that", too."""
    behind = words[cue.end : cue.end + 1]
    if cue.start and behind and behind[0].lower == "that" and words[cue.start - 1].tag is Tag.COORDINATOR:
        for one in reversed(told):
            begun = one.asserts and one.frame == "behind" and words[one.content[0][0] - 1].lower == "that"
            if begun and one.content[-1][1] > cue.start:
                return one
    if cue.lemma == "add" and cue.start and words[cue.start - 1].tag is Tag.COORDINATOR:
        # "Lund said he welcomed the plan and added that": she said it, and did not say that she added it
        told = [one for one in told if one.asserts] or told
    return told[-1] if told else None


def _repeats(words: Sequence[Word], later: Utterance, earlier: Utterance) -> bool:
    """Whether "she said" in the middle only says again who speaks: "Wirth disagreed: they, she said, had paid"."""
    if later.frame != "before" or later.source is None or words[later.source.start].tag is not Tag.PRONOUN:
        return False
    return bool(earlier.content) and earlier.frame == "behind" and later.content[0][0] == earlier.content[0][0]


def _apart(words: Sequence[Word], utterance: Utterance, before: Sequence[Utterance]) -> Utterance:
    """Begin a content behind an earlier attribution with its quotation: "“C1,” S1 said, but “C2,” said S2"."""
    if utterance.frame not in {"before", "inverted"} or not utterance.content:
        return utterance
    start, end = utterance.content[0]
    inside = words[end - 1].quotation
    quoting = (other for other in before if other.frame in {"before", "inverted", "quoted"})
    if inside < 0 or not any(start <= other.cue[0] < end for other in quoting):
        return utterance
    start = next(index for index in range(start, end) if words[index].quotation == inside)
    return utterance._replace(content=((start, end), *utterance.content[1:]))


def _cut(words: Sequence[Word], utterance: Utterance, later: Sequence[Utterance]) -> Utterance:
    """End a content where the same speaker's next cue, or a clause with another speaker, begins."""
    if not utterance.content:
        return utterance
    start, end = utterance.content[-1]
    taken = (
        other
        for other in later
        if other.content and (other.frame in {"before", "inverted", "phrase"} or other.tells_of_noun)
    )
    if len(utterance.content) > 1 and any(other.content[0][0] == start for other in taken):
        return utterance._replace(content=utterance.content[:-1])  # "“A,” R said; “B,” S said, “C.”"
    cuts = [end]
    for other in later:
        unsaid = other.withheld and other.frame == "before"  # "a plea to which, he said, R never replied"
        if not start < other.cue[0] < end or unsaid:
            continue
        if utterance.frame == "noun" and other.frame == "quoted" and other.source is not None:
            cuts.append(max(start, other.source.start))  # "Asked about S's claim that C, R said: …"
        elif other.inherits and words[other.cue[0] - 1].lower == "but" and CueKind.DENY in other.kinds:
            cuts.append(other.cue[0] - 1)  # "accepted that he had seen it but rejected any suggestion that …"
        elif other.tells_of_noun:
            cuts.append(_noun_told_of(words, other, end))
        elif other.frame not in _BEFORE_CONTENT:
            cuts.append(_boundary(words, utterance, other))
        elif other.content and start < other.content[0][0] and words[other.content[0][0] - 1].text == ";":
            cuts.append(other.content[0][0])  # "R said C; the rest, she said, would follow"
        elif other.content and other.content[-1][1] <= other.cue[0] and other.source is not None:
            apart = other.content[0][0] if other.content[0][0] > utterance.cue[0] else end
            cuts.append(min(other.source.start, other.cue[0], apart))
    if start >= utterance.cue[1]:
        cuts.append(aside_start(words, start, end))
        cuts.append(outer_predicate(words, utterance.cue[0], start, end))
    denied = against_denial(words, start, end) if CueKind.DENY in utterance.kinds else end
    cuts.append(denied if start >= utterance.cue[1] else end)
    if utterance.frame == "object":
        cuts.append(object_end(words, start, end))
    if utterance.source is not None and start > utterance.source.start:
        cuts.append(_clause_end(words, utterance, start, end))
    at = min(cut for cut in cuts if cut > start)
    if at < min(end, denied):
        at = _without_link(words, start, at)
    if at <= start:
        return utterance
    return utterance._replace(content=(*utterance.content[:-1], (start, at)))


def _noun_told_of(words: Sequence[Word], other: Utterance, end: int) -> int:
    """Return where a content ends whose last noun another tells of: "R said C, a sum S called “absurd”".

    Behind a relative the noun is R's: "R regretted the error, which S called “absurd”"; what follows it, too.
    """
    start, noun_end = other.content[0]
    if words[start - 1].text == ",":
        return start - 1
    return noun_end if all(word.tag is Tag.MARK for word in words[other.content[-1][1] : end]) else end


def _without_link(words: Sequence[Word], start: int, end: int) -> int:
    """Return ``end`` without what links the next cue to the content: "… and has also" said."""
    linked = False
    while end > start and words[end - 1].quotation < 0:
        tag = words[end - 1].tag
        if tag in {Tag.COORDINATOR, Tag.MARK} or words[end - 1].lower in _LINKS_PARTICIPLE:
            linked = True
        elif linked or tag not in {Tag.ADVERB, Tag.AUXILIARY, Tag.SUBORDINATOR}:
            break
        end -= 1
    return end


def _boundary(words: Sequence[Word], utterance: Utterance, other: Utterance) -> int:
    start, end = utterance.content[-1]
    if other.source is None:
        return end
    if other.inherits and other.source == utterance.source:
        return other.cue[0] if other.asserts else end
    at = counted_start(words, _joined_start(words, other.source.start))
    link = words[at - 1]
    before_link = words[at - 2] if at >= 2 else link
    counted = counts(words, utterance.source) and counts(words, other.source)  # "six in 10 said C and half said D"
    set_off = before_link.text in {",", ";"} or before_link.quotation >= 0 > link.quotation
    contrasts = link.lower in _CONTRAST and (set_off or counted)
    apart = contrasts or link.text == ";" or (link.text == "," and other.frame == "behind")
    if apart and at > start and other.asserts and other.frame != "object":
        return at
    rival = contrasts and link.lower in {"while", "whereas"} and bool({CueKind.SAY, CueKind.ACT} & other.kinds)
    if rival and at > start and not _same_speaker(words, utterance, other):
        return at  # "said sales rose, while its rival reported a fall"
    done = utterance.frame == "object" and all(word.tag is not Tag.WH for word in words[start : at - 1])
    if done and link.lower in GOES_ON and at - 1 > start and other.asserts:
        return at - 1  # "criticised the plan when he told R that C"
    again = link.lower == "but" and _same_speaker(words, utterance, other)
    if again and contrasts and at > start:
        return at  # "said that it was over, but she did not say when"
    return end


def _same_speaker(words: Sequence[Word], utterance: Utterance, other: Utterance) -> bool:
    """Whether a later verb has the same subject, a pronoun for it, or its last word."""
    if utterance.source is None or other.source is None:
        return False
    first, later = words[utterance.source.core_end - 1], words[other.source.core_end - 1]
    alone = other.source.core_end - other.source.start == 1
    return first.lower == later.lower or (alone and later.lower in {"he", "she"})


def _joined_start(words: Sequence[Word], at: int) -> int:
    """Return where the names begin that ``at`` is the last of: "Vlasta Horn and Per Lind"."""
    index = at
    while index > 1 and words[index - 1].lower in {"and", "or"} and words[index - 2].tag is Tag.NAME:
        index -= 2
        while index and words[index - 1].tag in {Tag.NAME, Tag.DETERMINER}:
            index -= 1
    return index


def _clause_end(words: Sequence[Word], utterance: Utterance, start: int, end: int) -> int:
    """Return where the content ends if the attribution itself is a dependent clause ("Although S said C, …")."""
    source = utterance.source
    if source is None or source.start > start:
        return end
    first = words[source.start]
    lead = words[source.start - 1] if source.start else None
    if lead is None:
        return end
    relative = first.tag is Tag.WH and first.lower in {"who", "which"}
    if relative and lead.text not in {",", "("} | DASHES:
        return end
    opens = not relative and lead.lower in _OPENS_DEPENDENT and _opens_sentence(words, source.start - 1)
    if not relative and not opens:
        return end
    for index in range(start + 1, end - 1):
        follows = words[index + 1]
        if words[index].quotation >= 0:
            closes = follows.quotation < 0 and words[index - 1].text == ","
            if relative and closes and is_finite(follows):
                return index + 1  # "Lund, who called it “old,” denied that"
            if opens and closes and follows.tag is not Tag.MARK and opens_clause(words, index + 1, end):
                return index + 1
        elif words[index].text not in {",", ")"} | DASHES:
            continue
        elif opens:
            aimed = utterance.frame == "infinitive" and opens_clause(words, index + 1, end)
            if aimed or has_finite_verb(words[start:index]):
                return index
        elif words[index].text == ")" or _opens_with_verb(words, index + 1, end):
            return index
    return end


def _opens_with_verb(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a finite verb stands at ``at``, or behind an adverb there."""
    behind = at + 1 < end and words[at].tag is Tag.ADVERB and is_finite(words[at + 1])
    return is_finite(words[at]) or behind


def _opens_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether only links and stresses stand before ``at``, or a preposition: "But even as S said"."""
    before = words[:at]
    if all(word.tag in {Tag.COORDINATOR, Tag.ADVERB, Tag.MARK} for word in before):
        return True
    return at <= 2 and before[-1].tag is Tag.PREPOSITION
