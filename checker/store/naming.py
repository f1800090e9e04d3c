"""Which speakers a name may stand for: full names, aliases and surnames, without regard to case and accents."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from checker.model import Speaker, SpeakerKind

# Letters that Unicode does not take apart into a base letter and an accent, though readers do.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(name: str) -> str:
    """Return ``name`` as it is compared: without case, accents and full stops, with one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", name).casefold().translate(_UNDECOMPOSED)
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = re.sub("[‘’ʼ`]", "'", letters).replace(".", "")
    return " ".join(re.sub("[‐‑‒–—]", "-", plain).split())


def slug(words: str, longest: int = 60) -> str:
    """Return ``words`` in kebab-case, cut after the last whole word that fits; "" without Latin letters."""
    kept = ""
    whole = re.sub(r"(?<=\d)[.,](?=\d)", "-", words)  # "2.4 million" is not 24 million
    for part in re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z0-9])'(?=[a-z])", "", fold(whole))):
        if kept and len(kept) + 1 + len(part) > longest:
            break
        kept = f"{kept}-{part}" if kept else part[:longest]
    return kept


class SpeakerIndex:
    """Speakers by every name that they go by."""

    __slots__ = ("_by_id", "_full", "_short")

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._by_id: dict[str, Speaker] = {}
        self._full: dict[str, list[Speaker]] = defaultdict(list)
        self._short: dict[str, list[Speaker]] = defaultdict(list)
        for speaker in speakers:
            self.add(speaker)

    def add(self, speaker: Speaker) -> None:
        """Let a speaker be found, too."""
        self._by_id[speaker.id] = speaker
        self._full[fold(speaker.name)].append(speaker)
        for name in dict.fromkeys((*map(fold, speaker.aliases), *_surnames(speaker))):
            self._short[name].append(speaker)

    def named(self, name: str) -> tuple[Speaker, ...]:
        """Return all speakers that go by ``name``; a full name goes before an alias or a surname."""
        if name in self._by_id:
            return (self._by_id[name],)
        folded = fold(name)
        return tuple(self._full.get(folded) or self._short.get(folded) or ())


def _surnames(speaker: Speaker) -> list[str]:
    """Return the ends of a person's name, shorter than the whole: "van loon" and "loon" for Karen Van Loon."""
    if speaker.kind is not SpeakerKind.PERSON:
        return []
    words = fold(speaker.name).split()
    return [" ".join(words[start:]) for start in range(1, len(words))]
