"""Where two clauses are joined that can each stand alone: "The plant will close and 300 people will go".

What depends on the rest stays with it ("if …", "because …", "either … or", "not … and"): cut off, it would say
something that nobody said. Where the second clause has no subject of its own, it shares the first one's.
"""

from collections.abc import Sequence
from itertools import pairwise

from checker.extract.clauses import main_subject, opens_clause
from checker.extract.grammar import NOMINAL, Tag, Word, is_finite, takes_plural
from checker.extract.noun_phrases import Phrase
from checker.extract.word_classes import could_be_noun
from checker.lexicon import Negation, lemmas, negation_kind
from checker.lexicon import words as word_list

_JOINS = frozenset({"and", "but", "while", "whereas", "yet", "although", "though"})
_AT_ONCE = frozenset({"while", "although", "though"})
_OPENS_TIME = frozenset({"when", "whenever", "once", "where", "wherever", "should", "were", "had"})
"""Words that, at the head of a sentence, say when or in which case all of it holds."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
FEWEST = 3
"""A part of fewer words says too little to be judged alone."""


def join_of(words: Sequence[Word], limit: int) -> int | None:
    """Return the index of the word, or the semicolon, that joins two clauses which can both stand alone."""
    if any(word.lower in word_list("holding_together") for word in words[:FEWEST]) or _depends(words[:limit]):
        return None
    if limit and words[0].lower in _OPENS_TIME:
        return None
    for index in range(FEWEST, limit - FEWEST):
        word = words[index]
        if word.lower in word_list("holding_together"):
            return None
        if word.text != ";" and word.lower not in _JOINS:
            continue
        subject = main_subject(words, index)
        if subject is None or words[index - 1].tag is Tag.PRONOUN:
            continue
        if _reports(words[:index]):  # "I think the plant will close and the workers will go": both are thought
            return None
        apart = word.text == ";" or words[index - 1].text == ","
        if word.lower in _AT_ONCE and not apart:  # "while it was being built": when, not a fact
            continue
        behind = words[index + 1 : limit]
        if any(_leans(behind, at) for at in range(1, len(behind))):
            return None
        if behind[0].lower in PRONOUNS:
            if (
                _stands_for(words, subject[0], behind[0])
                and is_finite(behind[1])
                and behind[1].start > behind[0].end
            ):
                return index
            continue
        sure = apart or (_surely_verb(words[subject[1]]) and not _lists(words, subject[1], index, limit))
        if _stands(words, index + 1, limit) and sure:
            return index
        if word.lower in {"and", "but"} and _goes_on(words, index, limit):
            return index
        if apart:  # ", and the third and last will go": what cannot be cut here is not to be cut inside
            return None
    return None


def _leans(clause: Sequence[Word], at: int) -> bool:
    """Whether a word of a second clause keeps it from standing alone; "their" may mean the clause's own subject."""
    word = clause[at]
    if word.lower in word_list("holding_together"):
        return True
    if word.lower not in word_list("pointing_back"):
        return False
    if word.lower not in {"their", "its"}:
        return True
    verb = next((index for index in range(1, at) if is_finite(clause[index])), 0)
    owner = clause[verb - 1] if verb else None
    if owner is None or owner.tag not in {Tag.NOUN, Tag.NAME} or clause[0].lower in PRONOUNS:
        return True
    plural = takes_plural(owner.lower)
    return plural != (word.lower == "their") or any(other.tag in NOMINAL for other in clause[verb + 1 : at])


def _reports(clause: Sequence[Word]) -> bool:
    """Whether a verb of the first clause tells what somebody says or thinks: then both may be said or thought."""
    told = word_list("cues_mental") | word_list("cues_say") | word_list("cues_opinion")
    verbs = (word for word in clause if word.tag is Tag.VERB and word.quotation < 0)
    return any(not told.isdisjoint(lemmas(verb.lower)) and _opens_content(clause, verb) for verb in verbs)


def _opens_content(clause: Sequence[Word], verb: Word) -> bool:
    """Whether a clause follows a verb: "thinks the plant will close", not "announced a plan"."""
    return any(is_finite(word) and word.start > verb.end for word in clause)


def _depends(words: Sequence[Word]) -> bool:
    """Whether what is joined stands under one head: "it is not true that …", "would have … without the deal"."""
    lowers = [word.lower for word in words]
    doubted = "that" in lowers and not word_list("doubting").isdisjoint(lowers[: lowers.index("that")])
    unreal = not {"would", "could", "might"}.isdisjoint(lowers) and not {"without", "but"}.isdisjoint(lowers)
    return doubted or (unreal and "have" in lowers)


def _stands_for(words: Sequence[Word], subject: Phrase, pronoun: Word) -> bool:
    """Whether a pronoun at the head of the second clause can only mean the first one's subject."""
    head = words[subject.core_end - 1]
    named = head.tag is Tag.NAME
    if pronoun.lower in {"he", "she"}:
        return named
    if pronoun.lower == "it" and named:
        return True
    return head.tag in NOMINAL and (pronoun.lower == "they") == takes_plural(head.lower)


def _surely_verb(word: Word) -> bool:
    """Whether a word that looks finite can be no noun ("cuts")."""
    return word.tag in {Tag.AUXILIARY, Tag.MODAL} or word.lower.endswith("ed")


def _lists(words: Sequence[Word], verb: int, join: int, limit: int) -> bool:
    """Whether a list of examples goes on behind the join: "such as queues and a power cut at a station"."""
    lowers = [word.lower for word in words[verb:join]]
    opened = "including" in lowers or any(pair == ("such", "as") for pair in pairwise(lowers))
    told = next((word for word in words[join + 2 : limit] if is_finite(word)), None)
    return opened and told is not None and could_be_noun(told.lower)


def _stands(words: Sequence[Word], start: int, limit: int) -> bool:
    """Whether a clause with its own subject, a plain one, begins at ``start``."""
    verb = next((index for index in range(start + 1, limit) if is_finite(words[index])), limit)
    subject = words[start:verb]
    plain = all(word.tag not in {Tag.COORDINATOR, Tag.MARK, Tag.ING, Tag.WH} for word in subject)
    plain = plain and any(
        word.tag in {Tag.NOUN, Tag.NAME} or word.lower == "there" for word in subject
    )  # not "the other three drowned"
    return limit - start >= FEWEST and plain and opens_clause(words, start, limit)


def _goes_on(words: Sequence[Word], join: int, limit: int) -> bool:
    """Whether the first clause's subject has a second verb behind the join: "… and signed the deal"."""
    head = join + 1
    while head < limit and words[head].tag is Tag.ADVERB:
        head += 1
    subject = main_subject(words, join)
    if head >= limit or not is_finite(words[head]) or subject is None:
        return False
    second, plural = words[head], takes_plural(words[subject[0].core_end - 1].lower)
    if any(word.tag is Tag.WH for word in words[subject[1] : join]):
        return False  # "… from Schultz, who works in Chur and has changed sides"
    if negation_kind(words[subject[0].start].lower) in {Negation.PARTICLE, Negation.NEAR}:
        return False  # "Nobody stood up and protested" denies both at once
    if second.tag in {Tag.AUXILIARY, Tag.MODAL}:
        return second.lower not in {"have", "are", "were", "do"} or plural
    if any(word.tag is Tag.NEGATION for word in words[subject[0].core_end : join]):
        return False  # "never approved the plan and signed the deal"
    # "Fish and chips", "had not leaked and started": a noun, or a participle that shares the first auxiliary.
    return words[subject[1]].tag is Tag.VERB and (
        second.lower.endswith("ed") or (second.lower.endswith("s") and not plural)
    )


def shared_subject(words: Sequence[Word], join: int, limit: int) -> Sequence[int]:
    """Return the indexes of the first clause's subject where the second has none, or only a pronoun for it."""
    behind = words[join + 1 : limit]
    verb = next((at for at, word in enumerate(behind) if word.tag is not Tag.ADVERB or word.lower == "there"), 0)
    own = opens_clause(words, join + 1, limit) and not (verb and is_finite(behind[verb]))  # "and then did the same"
    if own and behind[0].lower not in PRONOUNS:
        return ()
    subject = main_subject(words, join)
    return range(subject[0].start, subject[0].core_end) if subject else ()
