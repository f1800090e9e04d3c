"""Cue words: the verbs and nouns that say that somebody says something."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from checker.extract.grammar import Tag, Word
from checker.extract.word_context import ends_phrase
from checker.lexicon import words as word_list


class CueKind(StrEnum):
    """What a cue makes of its complement."""

    SAY = "say"  # "said that …", "…, he said"
    TELL = "tell"  # "told reporters that …"
    DENY = "deny"  # "denied that …"
    ACT = "act"  # "accused X of …": what is said has no clause of its own
    MENTAL = "mental"  # "believes that …": a view, not speech
    EVIDENCE = "evidence"  # "the report shows that …"
    STANCE = "stance"  # "opposes the plan"
    QUOTE = "quote"  # "…," he began: speech only beside quotation marks


class Form(StrEnum):
    """The inflection of a cue verb."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"
    PARTICIPLE = "participle"


class Cue(NamedTuple):
    """A cue verb in a sentence: ``words[start:end]``; ``kinds`` are all that its lemma can be."""

    start: int
    end: int
    lemma: str
    kinds: frozenset[CueKind]
    form: Form


class _Entry(NamedTuple):
    lemma: str
    tail: tuple[str, ...]
    form: Form


_IRREGULAR = {
    "say": ("says", "said", "saying", "said"),
    "tell": ("tells", "told", "telling", "told"),
    "write": ("writes", "wrote", "writing", "written"),
    "read": ("reads", "read", "reading", "read"),
    "put": ("puts", "put", "putting", "put"),
    "let": ("lets", "let", "letting", "let"),
    "make": ("makes", "made", "making", "made"),
    "go": ("goes", "went", "going", "gone"),
    "hit": ("hits", "hit", "hitting", "hit"),
    "shoot": ("shoots", "shot", "shooting", "shot"),
    "find": ("finds", "found", "finding", "found"),
    "think": ("thinks", "thought", "thinking", "thought"),
    "know": ("knows", "knew", "knowing", "known"),
    "see": ("sees", "saw", "seeing", "seen"),
    "swear": ("swears", "swore", "swearing", "sworn"),
    "show": ("shows", "showed", "showing", "shown"),
    "hear": ("hears", "heard", "hearing", "heard"),
    "hold": ("holds", "held", "holding", "held"),
    "take": ("takes", "took", "taking", "taken"),
    "give": ("gives", "gave", "giving", "given"),
    "begin": ("begins", "began", "beginning", "begun"),
    "foresee": ("foresees", "foresaw", "foreseeing", "foreseen"),
    "have": ("has", "had", "having", "had"),
    "be": ("is", "was", "being", "been"),
    "bet": ("bets", "bet", "betting", "bet"),
    "sing": ("sings", "sang", "singing", "sung"),
    "weep": ("weeps", "wept", "weeping", "wept"),
    "throw": ("throws", "threw", "throwing", "thrown"),
    "set": ("sets", "set", "setting", "set"),
    "lay": ("lays", "laid", "laying", "laid"),
    "get": ("gets", "got", "getting", "got"),
    "feel": ("feels", "felt", "feeling", "felt"),
    "understand": ("understands", "understood", "understanding", "understood"),
    "dream": ("dreams", "dreamt", "dreaming", "dreamt"),
    "forget": ("forgets", "forgot", "forgetting", "forgotten"),
    "seek": ("seeks", "sought", "seeking", "sought"),
    "speak": ("speaks", "spoke", "speaking", "spoken"),
    "cast": ("casts", "cast", "casting", "cast"),
    "forecast": ("forecasts", "forecast", "forecasting", "forecast"),
    "broadcast": ("broadcasts", "broadcast", "broadcasting", "broadcast"),
    "undertake": ("undertakes", "undertook", "undertaking", "undertaken"),
    "teach": ("teaches", "taught", "teaching", "taught"),
    "beg": ("begs", "begged", "begging", "begged"),
    "quip": ("quips", "quipped", "quipping", "quipped"),
    "submit": ("submits", "submitted", "submitting", "submitted"),
    "admit": ("admits", "admitted", "admitting", "admitted"),
    "rebut": ("rebuts", "rebutted", "rebutting", "rebutted"),
    "refer": ("refers", "referred", "referring", "referred"),
    "pan": ("pans", "panned", "panning", "panned"),
    "rip": ("rips", "ripped", "ripping", "ripped"),
    "slam": ("slams", "slammed", "slamming", "slammed"),
    "plan": ("plans", "planned", "planning", "planned"),
    "posit": ("posits", "posited", "positing", "posited"),
    "snap": ("snaps", "snapped", "snapping", "snapped"),
    "sob": ("sobs", "sobbed", "sobbing", "sobbed"),
    "nod": ("nods", "nodded", "nodding", "nodded"),
    "shrug": ("shrugs", "shrugged", "shrugging", "shrugged"),
    "grin": ("grins", "grinned", "grinning", "grinned"),
    "brag": ("brags", "bragged", "bragging", "bragged"),
    "fret": ("frets", "fretted", "fretting", "fretted"),
    "rebuke": ("rebukes", "rebuked", "rebuking", "rebuked"),
    "sum": ("sums", "summed", "summing", "summed"),
    "dub": ("dubs", "dubbed", "dubbing", "dubbed"),
    "aver": ("avers", "averred", "averring", "averred"),
    "blog": ("blogs", "blogged", "blogging", "blogged"),
    "deadpan": ("deadpans", "deadpanned", "deadpanning", "deadpanned"),
    "prefer": ("prefers", "preferred", "preferring", "preferred"),
    "regret": ("regrets", "regretted", "regretting", "regretted"),
    "concur": ("concurs", "concurred", "concurring", "concurred"),
}
_EXTRA_PAST = {"be": ("were", "are"), "dream": ("dreamed",), "sing": ("sung",), "forecast": ("forecasted",)}
_VOWELS = "aeiou"
_THING = frozenset({Tag.NOUN, Tag.VERB})


def inflections(verb: str) -> tuple[str, str, str, str]:
    """Return the third person, past, -ing form and past participle of a base form."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing", verb[:-1] + "ied"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
        return third, verb + "d", ing, verb + "d"
    if verb in {"signal", "label", "counsel"}:
        return third, verb + "led", verb + "ling", verb + "led"
    return third, verb + "ed", verb + "ing", verb + "ed"


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    """Map each inflected first word to the cues that begin with it, the longest first."""
    table: dict[str, set[_Entry]] = {}
    for lemma in _kinds():
        head, *tail = lemma.split()
        present, past, ing, participle = inflections(head)
        forms = [(present, Form.PRESENT), (past, Form.PAST), (ing, Form.ING)]
        forms += [(head, Form.BASE)] if head != past else []
        forms += [(participle, Form.PARTICIPLE)] if participle != past else []
        forms += [(extra, Form.PAST) for extra in _EXTRA_PAST.get(head, ())]
        if head in {"signal", "label"}:
            forms += [(f"{head}ed", Form.PAST), (f"{head}ing", Form.ING)]
        for form, name in forms:
            table.setdefault(form, set()).add(_Entry(lemma, tuple(tail), name))
    return {form: tuple(sorted(entries, key=lambda e: (-len(e.tail), e))) for form, entries in table.items()}


@cache
def _kinds() -> dict[str, frozenset[CueKind]]:
    kinds: dict[str, set[CueKind]] = {}
    for kind in CueKind:
        for lemma in word_list(f"cues_{kind.value}"):
            kinds.setdefault(lemma, set()).add(kind)
    return {lemma: frozenset(found) for lemma, found in kinds.items()}


def may_be_cue(words: Sequence[str], at: int) -> bool:
    """Whether the lower-case word at ``at``, with those behind it, is the form of a cue verb, or looks like one."""
    entries = _table().get(words[at], ())
    return any(tuple(words[at + 1 : at + 1 + len(entry.tail)]) == entry.tail for entry in entries)


def find_cues(words: Sequence[Word]) -> Iterator[Cue]:
    """Yield the cue verbs of a sentence outside its quotations, in order."""
    taken = -1
    for index, word in enumerate(words):
        if index < taken or word.quotation >= 0 or word.tag is Tag.MARK:
            continue
        if word.tag is Tag.NAME and word.capital and index:
            continue
        if word.lower == "writing" and index and words[index - 1].lower == "in":
            continue  # "promised in writing that": how it was promised
        entries = _table().get(word.lower, ())
        for entry in () if entries and _is_no_verb(words, index) else entries:
            end = index + 1 + len(entry.tail)
            if tuple(w.lower for w in words[index + 1 : end]) == entry.tail:
                yield Cue(index, end, entry.lemma, _kinds()[entry.lemma], entry.form)
                taken = end
                break


def _is_no_verb(words: Sequence[Word], index: int) -> bool:
    """Whether a form is part of a name of a thing: "value added tax", "said in its autumn forecast that"."""
    word = words[index]
    if word.lower == "added":
        return 0 < index < len(words) - 1 and words[index - 1].lower == "value" and words[index + 1].tag in _THING
    return ends_phrase(words, index)
