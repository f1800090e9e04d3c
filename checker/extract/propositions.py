"""From a passage to propositions: one claim's text each, standing alone as far as that is safe.

Quoted words stay as they are; what a reader needs to understand them goes into the context. In reported speech a
pronoun at the head that stands for the speaker gives way to the name.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extract.grammar import Tag, Word, has_finite_verb, is_finite
from checker.extract.words import read_words
from checker.model import Span
from checker.text.quotations import Quotation, overlapping
from checker.text.sentences import sentences_within

_EDGE = re.compile(r"^[\s,;:–—-]+|[\s,;:–—-]+$")
_AND_THAT = re.compile(r",? and that (?=\w)")


class Proposition(NamedTuple):
    """What one claim says: its sentence, and the span of the source it rests on.

    ``pieces`` are the parts of that span that hold the words, where an attribution stands between them.
    """

    text: str
    span: Span
    pieces: tuple[Span, ...] = ()


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
        if said.endswith(",") and _parts_subject_from_verb(said, piece):
            said = said[:-1]
        said = f"{said} {piece}"
    return as_sentence(tidy(said))


def _parts_subject_from_verb(said: str, piece: str) -> bool:
    """Whether the comma between two pieces is the attribution's: "The dam," Ruiz said, "is safe."."""
    before, behind = read_words(said, 0, len(said)), read_words(piece, 0, len(piece))
    opens = next((word for word in behind if word.tag not in {Tag.ADVERB, Tag.MARK}), None)
    phrase = not has_finite_verb(before) and before[0].tag not in {Tag.PREPOSITION, Tag.SUBORDINATOR}
    return phrase and opens is not None and is_finite(opens) and not opens.capital


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
    found = []
    for spans, whole in pieces:
        said = joined(text, spans, marks)
        if _says_something(said):
            found.append(Proposition(said, _trimmed(text, whole), tuple(spans)))
    return found


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
    words = read_words(said, 0, len(said))
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
    return sum(word.tag is not Tag.MARK for word in words) >= 3 and has_finite_verb(words)


def with_speaker(said: str, speaker: str, pronouns: frozenset[str]) -> str:
    """Return reported speech with the pronoun at its head replaced by the speaker's name ("He would win")."""
    match = re.match(r"([A-Za-z]+)(['’](?:s|d|ll|ve|re))?\b", said)
    if match is None or match[1].lower() not in pronouns:
        return said
    name = speaker[0].upper() + speaker[1:]
    rest = said[match.end() :]
    tails = {"s": " is", "d": " would", "ll": " will", "ve": " have", "re": " are"}
    tail = tails[match[2][1:].lower()] if match[2] else ""
    return f"{name}{tail}{rest}"
