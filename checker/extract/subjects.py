"""Whether a cue word is a verb where it stands, and who its subject is."""

from collections.abc import Sequence

from checker.extract.clauses import BREAKS, governing_subject
from checker.extract.contact_clauses import before_contact_clause
from checker.extract.cues import Cue, CueKind, Form
from checker.extract.grammar import NOMINAL, Tag, Word, takes_plural
from checker.extract.long_subjects import ends_count, opening_subject, whole_count, whole_subject
from checker.extract.noun_phrases import Phrase, after_verb, before_verb, chain_start
from checker.extract.phrase_edges import is_title
from checker.extract.tenses import outer_predicate, tense_of
from checker.extract.utterance import Utterance
from checker.extract.word_classes import SMALL_NUMBERS, could_be_noun
from checker.lexicon import lemma
from checker.lexicon import words as word_list

_BEFORE_PARTICIPLE = frozenset({"by", "in", "and", "before", "after", "while", "when", "upon"})
"""What may stand before a participle whose subject is the clause's: "left before saying that"."""

_FIGURED = frozenset({"at", "closer", "between", "nearer", "above", "below"})
"""What leads to the figure that somebody puts something at."""
_PLAIN = frozenset({"say", "tell", "argue", "insist", "explain", "believe"})
"""Verbs that are no nouns, and whose past is no adjective ("a pledged sum"): whatever stands before them speaks."""
_APART = {"call": ("off", "up", "back", "in"), "write": ("off", "down", "up"), "report": ("missing", "stolen")}
_QUOTING = frozenset({"quoted", "quotes", "quoting", "quote", "cited", "cites", "citing"})
_FARTHEST_QUOTING = 14


_ON_AND_ON = frozenset({"begin", "continue", "proceed", "start"})
"""Verbs before "to say" by which it was said."""
_SEVERAL = frozenset({"all", "both", "some", "many", "most", "few"})
"""Words for several, which stand before a plural verb: "all say", and not "all charges"."""


def is_verb(words: Sequence[Word], cue: Cue, limit: int) -> bool:
    """Whether the cue word is a verb here: "calls", "records" and "opening" are mostly nouns."""
    before = words[cue.start - 1] if cue.start else None
    follows = words[cue.end] if cue.end < limit else None
    counted = before is not None and (before.tag is Tag.NUMBER or before.text == "%")
    if (counted or ends_count(words, cue.start)) and not could_be_noun(words[cue.start].lower):
        return True  # "six in 10 say", "all but two said"
    if before is not None and before.lower in _SEVERAL and cue.form is Form.PRESENT:
        return False  # "cleared of all charges"
    if before is not None and before.tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER, Tag.ADJECTIVE}:
        return before.lower in _SEVERAL
    if could_be_noun(words[cue.start].lower) and _is_owned(words, cue.start):
        return False
    if cue.lemma == "put" and not _puts_at(words, cue.end, limit):
        return False
    if follows is not None and follows.lower in _APART.get(cue.lemma, ()):
        return False  # "called off", "wrote down"
    if cue.form is Form.PARTICIPLE:
        return _has_auxiliary(words, cue.start)
    if before is not None and before.lower in word_list("forms_of_be") and cue.form is not Form.ING:
        return " " in cue.lemma and cue.lemma.startswith("be ")
    if cue.form is Form.PAST and _describes(words, cue, follows):
        return False
    if cue.form is Form.BASE and not _agrees(words, cue.start):
        return False
    if (
        cue.form is Form.PRESENT
        and follows is not None
        and follows.lower == "that"
        and _is_cue_noun(words, cue.start)
    ):
        return False
    if cue.form in {Form.PRESENT, Form.BASE} and words[cue.start].tag is not Tag.VERB:
        if cue.lemma == "say" and _is_gone_on_with(words, cue.start):
            return True
        return follows is None or follows.lower in {"that", ":", ","} or follows.quotation >= 0 or _pronoun(before)
    return True


def _is_gone_on_with(words: Sequence[Word], at: int) -> bool:
    """Whether the verb at ``at`` is said to begin or go on: "continued to say he was well"."""
    return at > 1 and words[at - 1].lower == "to" and lemma(words[at - 2].lower) in _ON_AND_ON


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """Whether the noun at ``at`` and its owner are the object of a verb: "cut its profit forecast"."""
    start = at
    while start and words[start - 1].tag in {Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER}:
        start -= 1
    owned = 1 < start < at and words[start - 1].tag is Tag.POSSESSIVE and words[start - 1].lower != "'s"
    return owned and words[start - 2].tag in {Tag.VERB, Tag.PARTICIPLE, Tag.ING}


def _puts_at(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether "put" gives a figure for something: "put the loss at £18 million", "put it closer to 9,000"."""
    if at >= limit or words[at].tag not in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NOUN, Tag.NAME, Tag.ADJECTIVE}:
        return False
    ends = next((i for i in range(at + 1, limit - 1) if words[i].lower in _FIGURED), limit)
    behind = [word for word in words[ends + 1 : ends + 7] if word.tag is not Tag.MARK][:4]
    figure = any(
        word.tag is Tag.NUMBER or word.lower in SMALL_NUMBERS or any(map(str.isdigit, word.text)) for word in behind
    )
    measured = any(word.lower in word_list("measures") for word in words[at:ends])
    return figure and measured and all(word.tag is not Tag.MARK for word in words[at:ends])


def _describes(words: Sequence[Word], cue: Cue, follows: Word | None) -> bool:
    """Whether a past form tells of the noun before it: "a practice criticised by Lind", "a club called Tern"."""
    if follows is None or CueKind.ACT not in cue.kinds or not cue.start:
        return False
    if words[cue.start - 1].text == "," and follows.lower == "by" and cue.end + 1 < len(words):
        # "Lind, rejected by the voters", not "Lind, …, replied by saying"
        return words[cue.end + 1].tag is not Tag.ING
    if words[cue.start - 1].tag is not Tag.NOUN:
        return False
    if follows.lower == "by":
        return True
    named = cue.lemma == "call" and (follows.tag is Tag.NAME or follows.lower == "the") and follows.quotation < 0
    start = cue.start - 1
    while start and words[start - 1].tag in {Tag.NOUN, Tag.ADJECTIVE, Tag.NAME, Tag.ING}:
        start -= 1
    return named and start > 0 and words[start - 1].lower in {"a", "an"}


def _is_cue_noun(words: Sequence[Word], at: int) -> bool:
    """Whether "claims" or "charges" is a noun behind a noun that cannot speak ("the late-payment charges that")."""
    before = words[at - 1] if at else None
    if before is None or before.tag is not Tag.NOUN or words[at].lower not in word_list("cue_nouns"):
        return False
    return not any(before.lower in word_list(name) for name in ("titles", "organisation_words", "document_nouns"))


def _pronoun(word: Word | None) -> bool:
    return word is not None and word.tag in {Tag.PRONOUN, Tag.MODAL, Tag.AUXILIARY, Tag.WH, Tag.ADVERB}


def _has_auxiliary(words: Sequence[Word], at: int) -> bool:
    return any(
        word.lower in {"has", "have", "had", "'ve", "having"} or word.lower.endswith("'ve")
        for word in words[max(0, at - 4) : at]
    )


def _agrees(words: Sequence[Word], at: int) -> bool:
    """Whether a base form can be a verb here: after a plural, I, you, we, they, a modal or "to"."""
    before = words[at - 1] if at else None
    if before is None:
        return False
    if before.tag in {Tag.MODAL, Tag.ADVERB, Tag.NEGATION, Tag.AUXILIARY} or before.lower in {
        "i",
        "you",
        "we",
        "they",
        "to",
    }:
        return True
    if before.tag is Tag.MARK and words[at].tag is Tag.VERB:
        return True
    plural = before.lower.endswith(
        ("s", "people", "men", "police", "who", "children", "percent", "half", "most", "many", "some")
    )
    if words[at].tag is Tag.VERB or (before.tag in {Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.WH} and plural):
        return True
    return _ends_behind_plural(words, at)


def _ends_behind_plural(words: Sequence[Word], at: int) -> bool:
    """Whether a last word may be the verb of a plural with a phrase behind it: "…, figures from the port show"."""
    if at + 1 < len(words) and words[at + 1].tag is not Tag.MARK:
        return False
    comma = next((i for i in range(at - 1, 0, -1) if words[i].text == ","), 0)
    led = next((i for i in range(comma + 2, at) if words[i].tag is Tag.PREPOSITION), 0)
    return comma > 0 and led > 0 and words[led - 1].tag is Tag.NOUN and takes_plural(words[led - 1].lower)


def subject_of(words: Sequence[Word], cue: Cue, earlier: Utterance | None) -> tuple[Phrase | None, bool]:
    """Return the source, and whether it is taken over from an earlier verb of the sentence."""
    at = chain_start(words, cue.start)
    before = words[at - 1] if at else None
    perfect = before is not None and before.lower == "having"  # "fined him, having found that he lied"
    if perfect:
        at, before = at - 1, words[at - 2] if at > 1 else None
    if perfect or (cue.form is Form.ING and not _progressive(words, cue.start)):
        if before is not None and before.tag is Tag.NOUN and before.lower in word_list("document_nouns"):
            return before_verb(words, cue.start), False
        if before is not None and before.lower == "as":
            return _quoted_as(words, cue.start - 1), False
        if before is not None and before.tag in NOMINAL and CueKind.SAY in cue.kinds:
            return _of_participle(words, cue)
        if before is None or (
            before.text not in BREAKS and before.lower not in _BEFORE_PARTICIPLE and before.quotation < 0
        ):
            return None, False
        main = earlier is not None and (earlier.asserts or earlier.frame == "object")
        return earlier.source if main and earlier else governing_subject(words, at), True
    told_apart = before_contact_clause(words, cue.start) if cue.form in {Form.PAST, Form.PRESENT} else None
    if told_apart is not None:
        return told_apart, False
    if before is not None and before.lower == "to":
        if CueKind.SAY not in cue.kinds and CueKind.TELL not in cue.kinds:
            return None, False
        return governing_subject(words, at - 1), True
    source = whole_count(words, before_verb(words, cue.start))
    if source is not None and cue.lemma.startswith("be ") and words[source.start].lower in {"it", "one"}:
        return None, False  # "it is clear that": clear to whom?
    then = cue.start > 1 and words[cue.start - 1].lower == "then" and words[cue.start - 2].text == ","
    if before is not None and (before.tag is Tag.COORDINATOR or then):
        speaks = bool({CueKind.SAY, CueKind.TELL, CueKind.DENY} & cue.kinds)
        apart = at > 1 and words[at - 2].text == ","  # "Lind said that they had left, and urged that …"
        same = earlier is not None and earlier.asserts and cue.form is Form.PAST and (speaks or apart)
        if not same and earlier is not None and earlier.asserts and earlier.content:
            same = _goes_with_cue(words, cue, earlier, at - 1)
        return earlier.source if same and earlier else governing_subject(words, at - 1), True
    if source is not None and cue.form is not Form.ING:
        whole = whole_subject(words, cue.start, source)
        return _behind_participle(words, cue.start, whole) or whole, False
    if source is None and cue.lemma in _PLAIN and cue.form is not Form.ING and not _meanwhile(words, cue):
        source = opening_subject(words, cue.start)
    return source, False


def _behind_participle(words: Sequence[Word], at: int, source: Phrase) -> Phrase | None:
    """Return the name before the verb where a participle's object was taken for the subject.

    "Opening the hearing, counsel assisting, Naomi Treloar, said": her, not the hearing.
    """
    if words[0].tag is not Tag.ING or source.start > 1 or words[source.core_end].text != ",":
        return None
    name = before_verb(words, at - 1) if words[at - 1].text == "," else None
    return name if name is not None and words[name.core_end - 1].tag is Tag.NAME else None


def _meanwhile(words: Sequence[Word], cue: Cue) -> bool:
    """Whether "say" stands between commas for "for example": "five, say, or six"."""
    return cue.form is Form.BASE and cue.end < len(words) and words[cue.end].text == ","


def _goes_with_cue(words: Sequence[Word], cue: Cue, earlier: Utterance, link: int) -> bool:
    """Whether "and called it …" goes on with the verb of an earlier cue, not with one of what is said there.

    The tense tells, or that the subject there is a thing: "said the vase was a copy and called the theft a shame".
    """
    start = earlier.content[-1][0]
    if not earlier.cue[1] <= start < link:
        return False
    if outer_predicate(words, earlier.cue[0], start, len(words)) in {link, link - 1}:
        return True
    nearer = governing_subject(words, link)
    if nearer is None or nearer.start < start or tense_of(words[earlier.cue[0]]) is not tense_of(words[cue.start]):
        return False
    head = words[nearer.core_end - 1]
    determined = words[nearer.start].lower in {"the", "a", "an", "its", "their", "his", "her", "this"}
    return determined and head.tag is Tag.NOUN and not is_title(head) and not _may_be_body(head)


def _may_be_body(head: Word) -> bool:
    names = ("organisation_words", "document_nouns", "female_nouns", "male_nouns")
    return head.lower.endswith("s") or any(head.lower in word_list(name) for name in names)


def _of_participle(words: Sequence[Word], cue: Cue) -> tuple[Phrase | None, bool]:
    """Return who speaks in "with 30 percent saying C" and "sent a text to supporters saying: C"."""
    phrase = before_verb(words, cue.start)
    if phrase is not None and (words[phrase.start - 1].lower == "with" or _counts(words, phrase)):
        return phrase, False
    if cue.lemma == "read":
        return None, False  # "wore a hat reading “Go”": nobody says it
    follows = [word for word in words[cue.end : cue.end + 2] if word.text not in {",", ":"}]
    begins = bool(follows) and (follows[0].quotation >= 0 or follows[0].lower == "that")
    return (governing_subject(words, cue.start), True) if begins else (None, False)


def _quoted_as(words: Sequence[Word], at: int) -> Phrase | None:
    """Return who is quoted in "VRT quoted S as saying" and "S was quoted by VRT as saying"; ``at`` is the "as"."""
    for index in range(at - 2, max(-1, at - _FARTHEST_QUOTING), -1):
        if words[index].lower in _QUOTING:
            passive = words[index - 1].lower in word_list("forms_of_be") if index else False
            return before_verb(words, index) if passive else after_verb(words, index + 1, at)
    return None


def _counts(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether a phrase tells how many of those asked: "30 percent of voters", "three in 10"."""
    core = words[phrase.start : phrase.core_end]
    share = any(word.lower in {"percent", "%", "half"} for word in core)
    return share or (len(core) > 2 and core[1].lower == "in" and core[2].tag is Tag.NUMBER)


def _progressive(words: Sequence[Word], at: int) -> bool:
    """Whether the -ing form belongs to a form of be before it ("is still saying")."""
    chain = words[chain_start(words, at) : at]
    contracted = at > 0 and words[at - 1].lower.endswith(("'re", "'m"))
    return contracted or any(word.lower in word_list("forms_of_be") for word in chain)
