"""Attributions whose only cue is a colon: "S: C" in headlines, round-ups and digests."""

from collections.abc import Iterator, Sequence

from checker.extract.cues import CueKind
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb
from checker.extract.noun_phrases import Phrase
from checker.extract.utterance import Utterance
from checker.extract.word_classes import could_be_adjective, is_base_form
from checker.lexicon import gender
from checker.lexicon import words as word_list

_SAY = frozenset({CueKind.SAY})
_LONGEST_HEAD = 8
"""How many words may stand before the colon of "S: C"."""
_LONGEST_EXPLAINED = 16
"""And how many where an office stands beside the name."""
_OFFICE = frozenset({Tag.ADJECTIVE, Tag.DETERMINER, Tag.POSSESSIVE})


def read_colon(words: Sequence[Word], limit: int) -> Iterator[Utterance]:
    """Yield "S: C" at the head of a sentence."""
    colon = next((i for i, w in enumerate(words[:limit]) if w.text == ":" and w.quotation < 0), None)
    if colon is None or not 0 < colon <= _LONGEST_HEAD or colon + 1 >= limit:
        return
    head = words[:colon]
    if any(w.tag not in NOMINAL | {Tag.ADJECTIVE, Tag.DETERMINER} for w in head) or head[-1].tag is not Tag.NAME:
        return
    if _is_label(head):
        return
    said = words[colon + 1 : limit]
    if said[0].quotation >= 0 or has_finite_verb(said) or _is_headline(head, said):
        yield Utterance(Phrase(0, colon, colon), (colon, colon + 1), ":", _SAY, ((colon + 1, limit),), "colon")


def read_digest(words: Sequence[Word], limit: int) -> Utterance | None:
    """Return "S: C" or "heading - S: C" of a digest, where S is a name and C a quotation."""
    colon = next(
        (
            i
            for i, w in enumerate(words[: limit - 1])
            if w.text == ":" and w.quotation < 0 and words[i + 1].quotation >= 0
        ),
        None,
    )
    if colon is None:
        return None
    behind = [word for word in words[colon + 1 : limit] if word.quotation < 0]
    if words[0].lower == "the" and has_finite_verb(behind):
        return None  # "The claim: “It leaks,” said Lund": a label
    dash = next((i for i in range(colon - 1, -1, -1) if _is_dash(words, i)), None)
    start = 0 if dash is None else dash + 1
    while start < colon and words[start].lower in {"more", "from"}:
        start += 1
    head = words[start:colon]
    explained = _explained(words, start, colon)
    if explained is not None:
        return Utterance(explained, (colon, colon + 1), ":", _SAY, ((colon + 1, limit),), "colon")
    bracket = next((i for i, word in enumerate(head) if word.text == "("), len(head))
    if bracket < len(head) and head[-1].text == ")":
        head = head[:bracket]  # "Rosa Lund (R-Tex.)"
    named = bool(head) and (head[-1].tag is Tag.NAME or head[-1].lower in word_list("document_nouns"))
    if not named or len(head) > _LONGEST_HEAD or any(_foreign(word) for word in head):
        return None
    return Utterance(Phrase(start, colon, colon), (colon, colon + 1), ":", _SAY, ((colon + 1, limit),), "colon")


def _is_dash(words: Sequence[Word], at: int) -> bool:
    """Whether a dash stands apart from the words beside it: no hyphen."""
    apart = at == 0 or words[at - 1].end < words[at].start
    return words[at].text in {"-", "–", "—"} and apart


def _explained(words: Sequence[Word], start: int, colon: int) -> Phrase | None:
    """Return "Rosa Lund, an engineer" or "the union's head, Rosa Lund" before a colon, None for anything else."""
    comma = next((i for i in range(start, colon) if words[i].text == ","), None)
    head = words[start:colon]
    if comma is None or colon - start > _LONGEST_EXPLAINED or has_finite_verb(head) or words[start].quotation >= 0:
        return None
    first, last = words[start:comma], words[comma + 1 : colon]
    if any(word.tag not in NOMINAL | _OFFICE or word.quotation >= 0 for word in first):
        return None
    full = [part for part in (first, last) if len(part) > 1 and part[-1].tag is part[-2].tag is Tag.NAME]
    if not full or (full[0] is last and any(word.tag is not Tag.NAME for word in last)):
        return None
    return Phrase(start, comma, colon)


def _foreign(word: Word) -> bool:
    """Whether a word cannot stand in a list of names."""
    inside = word.tag in NOMINAL | {Tag.DETERMINER, Tag.COORDINATOR, Tag.ADJECTIVE, Tag.POSSESSIVE}
    inside = inside or word.text == "." or word.lower == "of"  # "Former secretary of state Ana Ruiz: …"
    return not inside or word.quotation >= 0


def _is_label(head: Sequence[Word]) -> bool:
    """Whether the words before a colon name no speaker: "Remember: …", "The Latest: …"."""
    last = head[-1].lower
    if len(head) == 1:
        return is_base_form(last) and gender(last) is None
    return len(head) == 2 and head[0].lower == "the" and could_be_adjective(last)


def _is_headline(head: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether somebody speaks in a headline, in which every word has a capital and verbs look like names."""
    weighty = [word for word in said if len(word.text) > 3 and word.tag is not Tag.MARK]
    person = head[-1].tag is Tag.NAME and any(gender(word.text) is not None for word in head)
    spoken = person or any(word.quotation >= 0 for word in said)
    return spoken and len(weighty) > 2 and all(word.capital for word in weighty)
