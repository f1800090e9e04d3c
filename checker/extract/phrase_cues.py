"""Attributions without a verb of speech: "according to S", "in S's view", "S's claim that C", "S: C"."""

from collections.abc import Iterator, Sequence
from functools import cache

from checker.extract.clauses import BREAKS, trim_right
from checker.extract.cues import CueKind
from checker.extract.grammar import NOMINAL, RELATIVES, Tag, Word, has_finite_verb, is_finite
from checker.extract.noun_phrases import Phrase, explanation_end
from checker.extract.phrase_edges import is_reduced_relative, right_edge
from checker.extract.questions import read_asked
from checker.extract.utterance import Stretch, Utterance
from checker.lexicon import words as word_list

_SAY = frozenset({CueKind.SAY})
_VIEWS = frozenset({"view", "opinion", "assessment", "estimate", "judgment", "judgement", "analysis", "words"})
_SUMS = frozenset({"account", "calculation", "calculations", "count", "estimate", "reckoning", "tally"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_OWN_VIEW = 4
"""So many words at most are "in her own view"."""
_HEAD = 4
"""Where at most the source of a phrase stands that opens its sentence."""


@cache
def phrase_words() -> frozenset[str]:
    """Return the words of which one stands in every attribution that has no verb of speech and no colon."""
    return (
        frozenset({"according", "asked", "pressed", *_VIEWS, *_SUMS})
        | word_list("viewpoint_nouns")
        | word_list("cue_nouns")
    )


def read_phrases(words: Sequence[Word], limit: int) -> Iterator[Utterance]:
    """Yield the attributions of a sentence whose cue is a phrase or a noun."""
    for index, word in enumerate(words[:limit]):
        if word.quotation >= 0:
            continue
        cue = _phrase_cue(words, index, limit)
        if cue is not None:
            stretch, source = cue
            content = _around(words, index, max(source.end, stretch[1]), limit)
            if content:
                lemma = " ".join(w.lower for w in words[stretch[0] : stretch[1]])
                yield Utterance(source, stretch, lemma, _SAY, content, "phrase")
        asked = read_asked(words, index, limit)
        if asked is not None:
            yield asked
        noun = _noun_cue(words, index, limit)
        if noun is not None:
            yield noun


def _phrase_cue(words: Sequence[Word], at: int, limit: int) -> tuple[Stretch, Phrase] | None:
    """Return the cue and the source of "according to S", "in the view of S", "in S's words"."""
    lower = [w.lower for w in words[at : at + 4]]
    if lower[:2] == ["according", "to"]:
        source = _named_source(words, at + 2, limit)
        return ((at, at + 2), source) if source else None
    if lower[:1] not in (["in"], ["by"], ["on"], ["to"]):
        return None
    nouns = word_list("viewpoint_nouns")
    if (
        len(lower) == 4
        and lower[1] in {"the", "an"}
        and lower[2] in nouns
        and lower[3] in {"of", "by", "from", "with"}
    ):
        source = _named_source(words, at + 4, limit)
        return ((at, at + 4), source) if source else None
    end = _base_end(words, at + 1, limit)
    apart = at == 0 or words[at - 1].text == ","
    whose = lower[1] if len(lower) > 1 else ""
    viewed = lower[0] == "in" and whose in {"his", "her"} and words[end - 1].lower in _VIEWS
    summed = lower[0] == "by" and whose in _OWNERS and words[end - 1].lower in _SUMS
    own = apart and (viewed or summed)
    told = any(word.lower in word_list("reporting_forms") for word in words if word.quotation < 0)
    if own and end - at <= _OWN_VIEW and not told:  # nor "He says the matter was closed in his view"
        return (at, end), Phrase(at + 1, at + 2, at + 2)
    owner = next(
        (i for i in range(at + 2, end) if words[i].tag is Tag.POSSESSIVE and words[i].lower in {"'s", "'", "’"}),
        None,
    )
    within = (
        at > 0 and words[at - 1].text == "," and any(w.lower in word_list("reporting_forms") for w in words[:at])
    )
    if owner is not None and words[end - 1].lower in nouns and end - owner <= 3 and not within:
        return (at, end), Phrase(at + 1, owner, owner)
    return None


def _base_end(words: Sequence[Word], at: int, limit: int) -> int:
    """Return the end of the noun phrase at ``at`` without its prepositional phrases."""
    while at < limit and words[at].tag in NOMINAL | {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE}:
        at += 1
    return at


def _named_source(words: Sequence[Word], at: int, limit: int) -> Phrase | None:
    core_end = right_edge(words, at, limit)
    if core_end == at:
        return None
    end = core_end
    first = at <= _HEAD or _is_in_relative(words, at - 2)
    released = is_reduced_relative(words, end, limit)  # "figures released by S and T": to the comma
    while end < limit and words[end].text not in {",", ";", ":", "–", "—"} and words[end].quotation < 0:
        opens = words[end].tag is Tag.PRONOUN or is_finite(words[end])
        if not released and (words[end].tag is Tag.COORDINATOR or (opens and first)):
            break  # behind content, "according to papers he filed" is all source
        end += 1
    if core_end == at + 1 == end and words[at].lower in word_list("not_sources"):
        return None  # "sorted according to size"
    explained = explanation_end(words, end, limit)
    if explained < limit - 1 and is_finite(words[explained + 1]) and not _is_in_relative(words, at - 2):
        explained = end  # "according to two people, the sponsor, a window maker, had threatened"
    if explained == limit and has_finite_verb(words[end:limit]) and not has_finite_verb(words[:at]):
        explained = end  # what follows is no apposition, for nothing else is said
    return Phrase(at, core_end, explained)


def _around(words: Sequence[Word], start: int, end: int, limit: int) -> tuple[Stretch, ...]:
    """Return the content on both sides of a phrase that stands for subject and verb."""
    before = (_behind_another(words, start), trim_right(words, start))
    while end < limit and words[end].text in BREAKS | {":"} and words[end].quotation < 0:
        end += 1
    if _is_in_relative(words, start):
        return _of_relative(words, end, limit)
    if before[0] == 0 and words[0].tag is Tag.COORDINATOR and words[0].quotation < 0:
        before = (1, before[1])
    lead = words[before[0] : before[1]]
    if lead and end < limit and not has_finite_verb(lead) and lead[0].tag in {Tag.ADVERB, Tag.SUBORDINATOR}:
        before = (0, 0)
    content = [stretch for stretch in (before, (end, limit)) if stretch[0] < stretch[1]]
    return tuple(s for s in content if any(words[i].tag is not Tag.MARK for i in range(*s)))


def _is_in_relative(words: Sequence[Word], start: int) -> bool:
    """Whether a relative pronoun stands before a phrase: "which, according to S", "who in S's view"."""
    at = start - 1 - (start > 1 and words[start - 1].text == ",")
    return at > 0 and words[at].lower in RELATIVES and words[at].quotation < 0


def _of_relative(words: Sequence[Word], at: int, limit: int) -> tuple[Stretch, ...]:
    """Return what a relative clause says in "the hall, which, according to S, had cost 4 million"; no more.

    Where another than its pronoun is the subject, who speaks in the sentence says it: "a sum which, according to
    him, nobody had paid".
    """
    if at >= limit or not is_finite(words[at]):
        return ()
    commas = (i for i in range(at, limit) if words[i].text == "," and words[i].quotation < 0)
    return ((at, next(commas, limit)),)


def _behind_another(words: Sequence[Word], start: int) -> int:
    """Return where content before a phrase begins: behind a semicolon that ends what somebody else said.

    "It opens on Friday, the council said; 200 stalls are let, according to the clerk".
    """
    for index in range(start - 1, 0, -1):
        if words[index].text == ";" and words[index].quotation < 0:
            return index + 1 if words[index - 1].lower in word_list("reporting_forms") else 0
    return 0


def _noun_cue(words: Sequence[Word], at: int, limit: int) -> Utterance | None:
    """Read "S's claim that C" and "the claim by S that C"."""
    if words[at].lower not in word_list("cue_nouns") or at + 1 >= limit or at == 0:
        return None
    that = next((i for i in range(at + 1, min(at + 12, limit)) if words[i].lower == "that"), None)
    if that is None or words[that].quotation >= 0 or that + 1 >= limit or is_finite(words[that + 1]):
        return None
    if has_finite_verb(words[at + 1 : that]):
        return None  # "the report by S warned that C": the verb is the cue
    source: Phrase | None = None
    if that == at + 1:
        start = at
        while start and words[start - 1].tag in {Tag.ADJECTIVE, Tag.NOUN, Tag.ADVERB}:
            start -= 1
        if start and words[start - 1].tag is Tag.POSSESSIVE:
            owner = start - 1
            if words[owner].lower in {"'s", "'", "’"}:
                first = owner
                while first and words[first - 1].tag in NOMINAL | {Tag.ADJECTIVE, Tag.DETERMINER}:
                    first -= 1
                source = Phrase(first, owner, owner) if first < owner else None
            else:
                source = Phrase(owner, owner + 1, owner + 1)
    elif words[at + 1].lower in {"by", "from", "of"}:
        end = right_edge(words, at + 2, that)
        source = Phrase(at + 2, end, that) if end > at + 2 else None
    if source is None:
        return None
    ends = _clause_of_subject(words, that + 1, limit) if _opens_sentence(words, source.start) else limit
    if ends is None:
        return None
    return Utterance(source, (at, at + 1), words[at].lower, _SAY, ((that + 1, ends),), "noun")


def _opens_sentence(words: Sequence[Word], at: int) -> bool:
    """Whether only an article, an adjective or "and" stands before ``at``: the noun there is the subject."""
    lead = {Tag.DETERMINER, Tag.ADJECTIVE, Tag.COORDINATOR, Tag.MARK}
    return all(word.tag in lead for word in words[:at])


def _clause_of_subject(words: Sequence[Word], at: int, limit: int) -> int | None:
    """Return where the clause of "S's warning that the ice was thin went unheard" ends, None where one cannot tell.

    The sentence's own verb is behind it: of two verbs the second. More may be anybody's.
    """
    heads = [
        index
        for index in range(at, limit)
        if is_finite(words[index]) and words[index].quotation < 0 and not is_finite(words[index - 1])
    ]
    if len(heads) != 2:
        return limit if len(heads) < 2 else None
    end = heads[1]
    while words[end - 1].tag in {Tag.ADVERB, Tag.MARK} and end - 1 > heads[0]:
        end -= 1
    joined = words[end - 1].tag in {Tag.COORDINATOR, Tag.PRONOUN, Tag.WH, Tag.SUBORDINATOR}
    return end if end - 1 > heads[0] and not joined else None
