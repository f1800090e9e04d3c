"""The reporter's own words behind reported speech: "Lind said that he liked the plan, which has no budget yet".

What ends a sentence as a relative clause, as a noun phrase that judges ("…, a swipe at his rival"), as a new main
clause, or as an adverbial behind a quotation tells the reader about what was said. It is not the speaker's.
"""

from collections.abc import Sequence

from checker.extract.clauses import opens_clause
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb, is_finite
from checker.extract.noun_phrases import DASHES
from checker.extract.resuming import tells_when
from checker.lexicon import words as word_list

_SHORTEST = 3
"""How many words a content keeps at least."""
_AFTERWARDS = frozenset({"as", "after", "when", "while", "before", "during", "since", "once"})


_MARKING = frozenset(
    {
        "ending",
        "casting",
        "sparking",
        "prompting",
        "drawing",
        "marking",
        "capping",
        "reigniting",
        "defying",
        "dashing",
    }
)
"""Participles by which reporters tell what an announcement means: "…, ending nine years of quarrels"."""
_REASONS = frozenset({"because", "unless", "if"})
_ADDS = frozenset({"but", "though", "although", "despite", "while", "however", "even"})
"""Words behind a dash that begin what the reporter adds."""
_CONCEDES = frozenset({"but", "though", "although", "even"})
_TALKS = frozenset({"interview", "tweet", "conference", "briefing", "call", "appearance", "rally", "debate"})


def aside_start(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the reporter goes on by themselves in ``words[start:end]``, ``end`` where they do not."""
    return min(find(words, start, end) for find in _ENDS)


def against_denial(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the reporter sets a fact against a denial: "denied that it leaks, though it has cracks"."""
    for index in range(start + _SHORTEST, end - _SHORTEST):
        if words[index].text == "," and words[index].quotation < 0 and words[index + 1].lower in _CONCEDES:
            at = index + 2 + (words[index + 1].lower == "even")
            subject = words[at].tag in NOMINAL or words[at].tag is Tag.ADJECTIVE  # "minutes seen by us show"
            if opens_clause(words, at, end) or (subject and has_finite_verb(words[at:end])):
                return index
    return end


def _behind_semicolon(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a new main clause begins: "he backs the plan; his rival has none"."""
    for index in range(start + _SHORTEST, end - 1):
        if words[index].text == ";" and words[index].quotation < 0 and opens_clause(words, index + 1, end):
            return index
    return end


def _behind_quotation(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a quotation ends that a comma closes, if only an adverbial follows: "“mad,” in a letter"."""
    last = next((i for i in range(end - 1, start, -1) if words[i].quotation >= 0), start)
    if last == start or last + 1 >= end or words[last - 1].text != ",":
        return end
    follows = words[last + 1]
    if follows.lower in _REASONS:
        return end  # "yes “with gritted teeth,” because the pay was too low": the reason is the speaker's
    return last + 1 if follows.tag in {Tag.PREPOSITION, Tag.SUBORDINATOR} or follows.lower in _AFTERWARDS else end


def _explaining(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a relative clause or a judgement begins that ends the sentence."""
    for index in range(end - 2, start + _SHORTEST, -1):
        word, follows = words[index], words[index + 1]
        if word.quotation >= 0:
            return end
        if word.text == ",":
            aside = follows.tag is Tag.WH and follows.lower in {"which", "who", "whose"}
            aside = aside or follows.lower in _MARKING or _judges(words, index + 1, end)
            return index if aside and has_finite_verb(words[start:index]) else end
    return end


def _called_by_another(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a relative clause with a source of its own begins: "…, which her rival called “absurd”"."""
    for index in range(start + _SHORTEST, end - _SHORTEST):
        if words[index].text != "," or words[index].quotation >= 0 or words[index + 1].lower != "which":
            continue
        clause = words[index + 2 : end]
        named = clause[0].tag in {Tag.NAME, Tag.DETERMINER, Tag.POSSESSIVE}
        quoted = named and any(word.quotation >= 0 for word in clause)
        sourced = "according" in [word.lower for word in clause[:2]]  # "which, according to its clerk, was dear"
        if (quoted or sourced) and has_finite_verb(clause) and has_finite_verb(words[start:index]):
            return index
    return end


def _judges(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun phrase ends the sentence that tells what to think of it: "…, a swipe at his rival".

    A relative clause may go with it, with "that" or without: "…, a sum Holt disputes".
    """
    opens = words[start].lower in {"a", "an"} or words[start].lower in word_list("cue_nouns")
    if not opens or end - start < _SHORTEST:  # "…, allegations Holt denies"
        return False
    relative = next((i for i in range(start + 1, end) if _opens_relative(words, i)), end)
    return not has_finite_verb(words[start:relative])


def _opens_relative(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    bare = before.tag is Tag.NOUN and word.tag in {Tag.NAME, Tag.PRONOUN, Tag.DETERMINER}
    return word.tag is Tag.WH or word.lower == "that" or bare


def _behind_dash(words: Sequence[Word], start: int, end: int) -> int:
    """Return where a single dash begins what the reporter adds: "he backs the plan - though it has no budget"."""
    dashes = [i for i in range(start, end) if words[i].text in DASHES and words[i].quotation < 0]
    dashes = [i for i in dashes if words[i].start > words[i - 1].end]  # no hyphen
    if len(dashes) != 1 or not start + _SHORTEST < dashes[0] < end - _SHORTEST:
        return end
    at = dashes[0]
    that = words[at + 1].tag is Tag.COORDINATOR and words[at + 2].lower == "that"  # what is said goes on
    adds = (words[at + 1].lower in _ADDS and not that) or _judges(words, at + 1, end)
    return at if adds and words[at + 1].quotation < 0 and has_finite_verb(words[start:at]) else end


def _behind_venue(words: Sequence[Word], start: int, end: int) -> int:
    """Return where it is told in what text or talk something was said: "called it “mad” in a tweet on Sunday"."""
    last = next((i for i in range(end - 1, start, -1) if words[i].quotation >= 0), start)
    if last == start or last + 3 >= end or words[last + 1].lower not in {"in", "on", "during"}:
        return end
    inside = words[last + 2 : last + 6]
    article = inside[0].lower in {"a", "an", "his", "her", "their", "its"} or inside[0].tag is Tag.NAME
    venue = any(word.lower in word_list("document_nouns") or word.lower in _TALKS for word in inside)
    link = next((i for i in range(last + 2, end) if words[i].tag is Tag.COORDINATOR), end)
    return last + 1 if article and venue and not has_finite_verb(words[last + 1 : link]) else end


def _told_beside(words: Sequence[Word], start: int, end: int) -> int:
    """Return where the reporter tells when it was said, or what became of it, with a clause of their own.

    "…, a day after it went to court"; "…, a charge that her spokesman dismissed"; "…, but in fact it fell".
    """
    for index in range(start + _SHORTEST, end - _SHORTEST):
        if words[index].text != "," or words[index].quotation >= 0:
            continue
        lowers = [word.lower for word in words[index + 1 : index + 4]]
        timed = tells_when(words[index + 1 : index + 4])
        judged = (
            lowers[0] in {"a", "an"} and words[index + 2].lower in word_list("cue_nouns") and lowers[2] == "that"
        )
        clause = words[index + 4 : end]
        verb = next((at for at, word in enumerate(clause) if is_finite(word)), 0)
        fact = lowers[0] in {"but", "when", "though", "although"} and lowers[1:] == ["in", "fact"]
        told = (
            (fact and verb > 0)
            or (timed and all(word.text != "," for word in clause[:verb]))
            or (judged and verb > 0 and opens_clause(words, index + 4, end))
        )
        whole = has_finite_verb(words[start:index]) or words[start].lower == "to"  # "vowed to go on"
        if told and whole and has_finite_verb(clause):
            return index
    return end


_ENDS = (
    _behind_semicolon,
    _behind_quotation,
    _explaining,
    _called_by_another,
    _behind_dash,
    _behind_venue,
    _told_beside,
)


def object_end(words: Sequence[Word], start: int, end: int) -> int:
    """Return where an object ends, at a comma with a clause behind it: "criticised the plan, and Horn left".

    Or at what else its subject did, behind a quotation: "called the plan “a disgrace,” and threatened to leave".
    """
    for index in range(start + 1, end - 1):
        if words[index].tag is Tag.COORDINATOR and words[index - 1].quotation >= 0 > words[index].quotation:
            does = words[index + 1].tag is Tag.VERB and words[index + 1].quotation < 0
            return index if does else end
        if words[index].text == ":" and words[index].quotation < 0 and words[index - 1].tag is Tag.PRONOUN:
            return index  # "doubts it: the radar, she says, …"
        if words[index].text == "," and words[index].quotation < 0 and words[index - 1].tag is not Tag.ADJECTIVE:
            return index if has_finite_verb(words[index:end]) else end
    return end
