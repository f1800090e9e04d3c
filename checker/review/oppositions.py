"""Who contradicts whom: the voices of a draft beside the speakers on record who stand against them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model import Label, Relation, Verdict
from checker.review.draft import Entry

AGAINST: Mapping[Label, Relation] = {
    Label.CONTRADICTED: Relation.CONTRADICTS,
    Label.MISATTRIBUTED: Relation.MISATTRIBUTES,
    Label.MISQUOTED: Relation.MISQUOTES,
    Label.DISPUTED: Relation.CONTRADICTS,
    Label.OUTDATED: Relation.OUTDATED,
}
"""How the claims relate to a statement that stand against it."""


class Opposition(NamedTuple):
    """A voice of the draft, None for the draft's own, and a speaker on record against it, in some entries."""

    voice: str | None
    speaker: str
    entries: tuple[Entry, ...]


def oppositions(entries: Sequence[Entry]) -> list[Opposition]:
    """Return who stands against whom: voice by voice, those with the most against them first."""
    names = _full_names(entries)
    found: dict[tuple[str | None, str], list[Entry]] = {}
    for entry in entries:
        for speaker in dict.fromkeys(_against(entry.verdict)):
            voice = entry.verdict.statement.speaker if entry.verdict else None
            found.setdefault((names.get(voice or "", voice), speaker), []).append(entry)
    weights: Counter[str | None] = Counter()
    for (voice, _), against in found.items():
        weights[voice] += len(against)
    pairs = [Opposition(voice, speaker, tuple(against)) for (voice, speaker), against in found.items()]
    return sorted(pairs, key=lambda pair: (-weights[pair.voice], pair.voice or "", -len(pair.entries)))


def _against(verdict: Verdict | None) -> Iterator[str]:
    """Yield the speakers on record who stand against a statement."""
    relation = AGAINST.get(verdict.label) if verdict else None
    for match in verdict.matches if verdict else ():
        if match.relation is relation:
            yield match.claim.speaker


def _full_names(entries: Sequence[Entry]) -> Mapping[str, str]:
    """Map a surname that stands for one person in a draft to the name that the draft gives in full elsewhere."""
    names = {entry.verdict.statement.speaker for entry in entries if entry.verdict}
    full: dict[str, str] = {}
    for name in filter(None, names):
        longer = [other for other in names if other and other.endswith(f" {name}")]
        if len(longer) == 1:
            full[name] = longer[0]
    return full
