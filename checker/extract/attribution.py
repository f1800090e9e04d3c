"""Attributions inside one sentence: who (source) says (cue) what (content)."""

from collections.abc import Sequence

from checker.extract.clauses import sentence_limit
from checker.extract.cues import find_cues
from checker.extract.frames import read_verb
from checker.extract.grammar import Tag, Word, is_finite
from checker.extract.phrase_cues import read_colon, read_phrases
from checker.extract.utterance import Utterance

_CONTRAST = frozenset({"while", "but", "and", "although", "though", "whereas"})
_BEFORE_CONTENT = frozenset({"before", "inverted", "phrase"})


def attributions(words: Sequence[Word]) -> list[Utterance]:
    """Return the attributions of one sentence in the order of their cues; a content ends where another begins."""
    limit = sentence_limit(words)
    found = list(read_phrases(words, limit))
    earlier: Utterance | None = None
    for cue in find_cues(words):
        utterance = read_verb(words, cue, limit, earlier)
        if utterance is not None:
            found.append(utterance)
            earlier = utterance
    if not found:
        found.extend(read_colon(words, limit))
    found.sort(key=lambda utterance: utterance.cue)
    return [_cut(words, utterance, found[index + 1 :]) for index, utterance in enumerate(found)]


def _cut(words: Sequence[Word], utterance: Utterance, later: Sequence[Utterance]) -> Utterance:
    """End a content where the same speaker's next cue, or a clause with another speaker, begins."""
    if not utterance.content:
        return utterance
    start, end = utterance.content[-1]
    cuts = [end]
    for other in later:
        if not start < other.cue[0] < end:
            continue
        if utterance.frame == "noun" and other.frame == "quoted" and other.source is not None:
            cuts.append(max(start, other.source.start))  # "Asked about S's claim that C, R said: …"
        elif other.frame not in _BEFORE_CONTENT:
            cuts.append(_boundary(words, utterance, other))
        elif other.content and other.content[-1][1] <= other.cue[0] and other.source is not None:
            cuts.append(min(other.source.start, other.cue[0]))
    if utterance.source is not None and start > utterance.source.start:
        cuts.append(_clause_end(words, utterance, start, end))
    at = min(cut for cut in cuts if cut > start)
    while (
        start < at < end
        and words[at - 1].tag
        in {
            Tag.COORDINATOR,
            Tag.ADVERB,
            Tag.AUXILIARY,
            Tag.SUBORDINATOR,
            Tag.MARK,
        }
        and words[at - 1].quotation < 0
    ):
        at -= 1
    if at <= start:
        return utterance
    return utterance._replace(content=(*utterance.content[:-1], (start, at)))


def _boundary(words: Sequence[Word], utterance: Utterance, other: Utterance) -> int:
    start, end = utterance.content[-1]
    if other.source is None:
        return end
    if other.inherits and other.source == utterance.source:
        return other.cue[0] if other.asserts else end
    link = words[other.source.start - 1]
    before_link = words[other.source.start - 2] if other.source.start >= 2 else link
    if link.lower in _CONTRAST and before_link.text in {",", ";"} and other.source.start > start:
        return other.source.start
    return end


def _clause_end(words: Sequence[Word], utterance: Utterance, start: int, end: int) -> int:
    """Return where the content ends if the attribution itself is a dependent clause ("Although S said C, …")."""
    source = utterance.source
    if source is None or source.start > start:
        return end
    first = words[source.start]
    lead = words[source.start - 1] if source.start else None
    relative = first.tag is Tag.WH and first.lower in {"who", "which"}
    dependent = lead is not None and lead.lower in {"although", "though", "while", "when", "because", "if", "which"}
    opens = dependent and (
        source.start == 1 or words[source.start - 2].tag in {Tag.MARK, Tag.COORDINATOR, Tag.PREPOSITION}
    )
    if not relative and not (opens and source.start <= 3):
        return end
    if relative and not (lead is not None and lead.text in {",", "(", "—", "–"}):
        return end
    for index in range(start + 1, end - 1):
        if words[index].text not in {",", ")", "—", "–"} or words[index].quotation >= 0:
            continue
        follows = words[index + 1]
        if relative and (is_finite(follows) or follows.tag is Tag.ADVERB or words[index].text == ")"):
            return index
        if opens and any(is_finite(word) for word in words[start:index]):
            return index
    return end
