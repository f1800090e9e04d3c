"""From a passage to propositions: one claim's text each, with the part of the passage that it rests on.

A proposition is a sentence, or one of two joined clauses that can each stand alone. What the words of it stand for
is found later; here only a clause without a subject of its own gets the one it shares.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extract.clauses import sentence_limit
from checker.extract.grammar import NOMINAL, Tag, Word, has_finite_verb, is_finite
from checker.extract.joins import PRONOUNS, join_of, shared_subject
from checker.extract.resolving.edits import Resolved
from checker.extract.words import read_words, words_of
from checker.model import Ground, Span
from checker.text.quotations import Quotation, overlapping
from checker.text.sentences import sentences_within

_EDGE = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
_AND_THAT = re.compile(r",? (?:and|but) that,? (?=\w)")


_JOIN = re.compile(r"\b(?:and|but|while|whereas|yet|although|though)\b|;", re.IGNORECASE)
_QUOTATION_MARKS = frozenset("\"'“”‘’«»„‚‹›`")


_TELL_NOTHING = frozenset(
    {Tag.PRONOUN, Tag.AUXILIARY, Tag.MODAL, Tag.NEGATION, Tag.ADVERB, Tag.MARK, Tag.COORDINATOR}
)
_SHORT_VERBS = ("'m", "'re", "'ve", "'ll", "'d")


class Proposition(NamedTuple):
    """What one claim says: its sentence, and the span of the source it rests on.

    ``pieces`` are the parts of that span that hold the words, where an attribution stands between them;
    ``resolved`` is what was added to let it stand alone.
    """

    text: str
    span: Span
    pieces: tuple[Span, ...] = ()
    resolved: tuple[Resolved, ...] = ()


def without_marks(text: str, span: Span, marks: Sequence[Quotation]) -> str:
    """Return the words of ``span`` without quotation marks and with single spaces."""
    pieces: list[str] = []
    at = span.start
    for mark in overlapping(marks, span.start, span.end):
        for start, end in ((mark.outer.start, mark.inner.start), (mark.inner.end, mark.outer.end)):
            if span.start <= start and end <= span.end and start >= at and start < end:
                pieces.append(text[at:start])
                at = end
    pieces.append(text[at : span.end])
    return tidy("".join(pieces))


def closed(text: str, span: Span, marks: Sequence[Quotation]) -> Span:
    """Return ``span`` with the mark that closes a quotation at its end, where it holds the one that opens it."""
    for mark in overlapping(marks, span.start, span.end):
        opened = span.start <= mark.outer.start and mark.inner.start < span.end < mark.outer.end
        if opened and not any(map(str.isalnum, text[span.end : mark.inner.end])):
            return Span(start=span.start, end=mark.outer.end)
    return span


def tidy(content: str) -> str:
    """Return ``content`` with single spaces and without doubled marks."""
    content = re.sub(r"\s+([,;:?!]|\.(?!\.))", r"\1", re.sub(r"\s+", " ", content))
    content = re.sub(r"(, (?:and|but)) that (?=the |a |an |[A-Z]|he |she |it |they |there )", r"\1 ", content)
    return re.sub(r"([,;:?!…])[,;:]+|,(?=[.;])", r"\1", content).strip()


def as_sentence(content: str) -> str:
    """Return ``content`` with a capital and a full stop."""
    content = _EDGE.sub("", content)
    if not content:
        return ""
    content = content[0].upper() + content[1:]
    return content if content[-1] in ".?!…" else content + "."


def joined(text: str, spans: Sequence[Span], marks: Sequence[Quotation]) -> str:
    """Return interrupted content as one sentence."""
    said = ""
    for piece in (without_marks(text, span, marks) for span in spans):
        if not said:
            said = piece
            continue
        if said.endswith(",") and _parts_subject_from_verb(said, piece):
            said = said[:-1]
        elif _ends_in_relative(said, piece) or _explains(said, piece):
            said += ","
        said = f"{said} {piece}"
    return as_sentence(tidy(said))


def _explains(said: str, piece: str) -> bool:
    """Whether a piece is a phrase that explains what was said: "…, Ruiz said, the latest bank to close."."""
    before, behind = words_of(said), words_of(piece)
    whole = bool(before) and said[-1].isalnum() and has_finite_verb(before) and before[-1].tag in NOMINAL
    return whole and bool(behind) and behind[0].tag is Tag.DETERMINER and not has_finite_verb(behind)


def _parts_subject_from_verb(said: str, piece: str) -> bool:
    """Whether the comma between two pieces is the attribution's: "The dam," Ruiz said, "is safe."."""
    before, behind = words_of(said), words_of(piece)
    opens = next((word for word in behind if word.tag not in {Tag.ADVERB, Tag.MARK}), None)
    if len(before) > 1 and before[-1].text == "," and is_finite(before[-2]):
        return True  # "It was," Ruiz said, "the coldest winter."
    phrase = not has_finite_verb(before) and before[0].tag not in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    return phrase and opens is not None and is_finite(opens) and not opens.capital


def _ends_in_relative(said: str, piece: str) -> bool:
    """Whether the attribution stands for the comma behind "which …": "The dam, which we built, Ruiz said, is"."""
    before, behind = words_of(said), words_of(piece)
    commas = [index for index, word in enumerate(before[:-1]) if word.text == ","]
    opens = behind[0] if behind else None
    return bool(commas) and before[commas[-1] + 1].tag is Tag.WH and opens is not None and is_finite(opens)


def propositions(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> list[Proposition]:
    """Take content apart into sentences that say something; a sentence that the cue interrupts stays one."""
    pieces: list[tuple[list[Span], Span]] = []
    for span in content:
        for sentence, opens in _reported(text, span):
            inner = _inside_marks(sentence, marks)
            if inner.end <= inner.start:
                continue
            previous = pieces[-1] if pieces else None
            if previous is not None and not opens and _continues(text, previous[1], inner):
                previous[0].append(inner)
                pieces[-1] = (previous[0], Span(start=previous[1].start, end=inner.end))
            else:
                pieces.append(([inner], inner))
    return [found for spans, _ in pieces for found in _parted(text, spans, marks) if _says_something(found.text)]


def _parted(text: str, spans: Sequence[Span], marks: Sequence[Quotation]) -> list[Proposition]:
    """Return the clauses of one sentence, which may be interrupted, that stand alone; else the sentence."""
    said = joined(text, spans, marks)
    whole = Proposition(said, _trimmed(text, Span(start=spans[0].start, end=spans[-1].end)), tuple(spans))
    if not _JOIN.search(said) or said.endswith("?"):
        return [whole]
    words = [
        word
        for span in spans
        for word in read_words(text, span.start, span.end)
        if word.text not in _QUOTATION_MARKS
    ]
    limit = sentence_limit(words)
    cut = join_of(words, limit)
    if cut is None:
        return [whole]
    before = _within(spans, spans[0].start, words[cut - 1].end)
    first = joined(text, before, marks)
    if not _says_something(first):
        return [whole]
    head = cut + 1 + (words[cut + 1].lower in PRONOUNS)
    behind = _within(spans, words[head].start, spans[-1].end)
    # The joining word is part of the passage, so that passages side by side give the sentence as it was said.
    start = words[cut].start if words[cut].text != ";" else words[cut + 1].start
    place = _trimmed(text, Span(start=start, end=spans[-1].end))
    shared = shared_subject(words, cut, limit)
    if not shared:
        rest = _parted(text, behind, marks)
        if not all(_says_something(one.text) for one in rest):
            return [whole]
        rest[0] = rest[0]._replace(span=Span(start=start, end=rest[0].span.end))
    elif len(shared) == 1 and words[shared[0]].tag is Tag.PRONOUN and head == cut + 1:
        return [whole]  # "He is away and will be back": apart, neither says who
    else:
        subject = Span(start=words[shared[0]].start, end=words[shared[-1]].end)
        owner = without_marks(text, subject, marks)
        second = as_sentence(f"{owner} {tidy(' '.join(without_marks(text, span, marks) for span in behind))}")
        lone, owned = words[cut + 1].text, head > cut + 1
        added = Resolved(lone, owner if owned else f"{owner} {lone}", Ground.TEXT, subject)
        rest = [Proposition(second, place, tuple(behind), (added,))]
    place = _trimmed(text, Span(start=spans[0].start, end=words[cut - 1].end))
    return [Proposition(first, place, tuple(before)), *rest]


def _within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return what of ``spans`` lies between two offsets."""
    clipped = ((max(span.start, start), min(span.end, end)) for span in spans)
    return [Span(start=first, end=last) for first, last in clipped if first < last]


def _reported(text: str, content: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences of reported speech, parted where a second "that" opens a clause of its own.

    With each goes whether it is opened by such a "that".
    """
    for sentence in sentences_within(text, content):
        start, opens = sentence.start, False
        for gap in _AND_THAT.finditer(text, sentence.start, sentence.end):
            before = read_words(text, start, gap.start())
            after = read_words(text, gap.end(), sentence.end)
            has_subject = after[0].tag not in {Tag.VERB, Tag.AUXILIARY, Tag.MODAL}  # "and that is why …" goes on
            if has_subject and _tells(before) and _tells(after):
                yield Span(start=start, end=gap.start()), opens
                start, opens = gap.end(), True
        yield Span(start=start, end=sentence.end), opens


def _trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without a comma or white space at its end."""
    end = span.end
    while end > span.start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start=span.start, end=end)


def _continues(text: str, before: Span, span: Span) -> bool:
    """Whether a piece goes on with the one before it: that has no full stop, or this has no capital."""
    if text[before.end : span.start].rstrip().endswith(";"):
        return False  # "it did not, she said; it was left open"
    if span.of(text)[:1].islower():
        return True
    ended = before.of(text).rstrip("\"'”’»“ ")
    return ended[-1:] in {",", ";", ":", "—", "–", "-"} and not span.of(text)[:1].isupper()


def _inside_marks(span: Span, marks: Sequence[Quotation]) -> Span:
    """Return ``span`` without quotation marks that open or close at its edges."""
    start, end = span.start, span.end
    for mark in overlapping(marks, span.start, span.end):
        if (
            mark.outer.start == start
            and mark.inner.start < end
            and mark.inner.end >= end - (mark.outer.end - mark.inner.end)
        ):
            start = mark.inner.start
        if mark.outer.end == end and mark.inner.end > start and mark.inner.start <= start:
            end = mark.inner.end
    return Span(start=start, end=max(start, end))


def _says_something(said: str) -> bool:
    words = words_of(said)
    if words[0].lower in {"i", "we"} and all(word.tag in _TELL_NOTHING for word in words):
        return False  # "I was not."
    return (_tells(words) or _tells_in_two(words)) and not said.endswith("?")


def _tells_in_two(words: Sequence[Word]) -> bool:
    """Whether two words say something: "Nobody came.", "Prices fell.", but not "I agree.", "Something is."."""
    inside = [word for word in words if word.tag is not Tag.MARK]
    if len(inside) != 2 or inside[1].tag is not Tag.VERB:
        return False
    return inside[0].tag in {Tag.NOUN, Tag.NAME} or inside[0].lower in {
        "nobody",
        "everybody",
        "everyone",
        "nothing",
    }


def _tells(words: Sequence[Word]) -> bool:
    finite = has_finite_verb(words) or any(word.lower.endswith(_SHORT_VERBS) for word in words)
    return sum(word.tag is not Tag.MARK for word in words) >= 3 and finite
