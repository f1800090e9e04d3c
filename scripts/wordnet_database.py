"""WordNet 3.0's database files, read into memory; see wndb(5WN) for their format."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSE_TYPES = " nvara"  # the digit of a sense key: 5, a satellite adjective, is numbered with the adjectives
LINKS = {"@", "@i", "&", "!", "+", "\\"}  # hypernym, instance of, similar to, antonym, derived from, pertains to

Key = tuple[str, str]
"""A part of speech with a synset's offset in its data file."""


class Pointer(NamedTuple):
    """A typed link of a synset, between two of its words or (both 0) between the synsets."""

    symbol: str
    target: Key
    source_word: int
    target_word: int


class Synset(NamedTuple):
    """A set of words for one idea."""

    file: str
    satellite: bool
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    gloss: str

    @property
    def hypernyms(self) -> list[Key]:
        """The synsets that it is a kind of."""
        return [pointer.target for pointer in self.pointers if pointer.symbol == "@"]

    @property
    def names_one_thing(self) -> bool:
        """Whether it is an instance (a person, a city) and not a common word."""
        return any(pointer.symbol == "@i" for pointer in self.pointers)


class WordNet(NamedTuple):
    """The database: synsets, each lemma's synsets in sense order, and how often each sense was tagged."""

    synsets: dict[Key, Synset]
    senses: dict[tuple[str, str], list[Key]]
    tagged: dict[tuple[str, str, int], int]


def _plain(word: str) -> str:
    """Write a lemma as the index does: without the mark of an adjective's position ("galore(ip)")."""
    return word.partition("(")[0].replace("_", " ").lower()


def read(folder: Path) -> WordNet:
    """Read the database files of a WordNet 3.0 folder."""
    synsets: dict[Key, Synset] = {}
    senses: dict[tuple[str, str], list[Key]] = {}
    for name, part in PARTS.items():
        for line in lines(folder / f"data.{name}"):
            fields, gloss = line.split(" | ", 1)
            synsets[part, line[:8]] = _synset(fields.split(), gloss)
        for line in lines(folder / f"index.{name}"):
            entry = line.split()
            senses[entry[0].replace("_", " "), part] = [(part, offset) for offset in entry[-int(entry[2]) :]]
    tagged = {}
    for line in lines(folder / "cntlist.rev"):
        key, number, count = line.split()
        lemma, rest = key.split("%")
        tagged[lemma.replace("_", " "), SENSE_TYPES[int(rest[0])], int(number)] = int(count)
    return WordNet(synsets, senses, tagged)


def lines(path: Path) -> Iterator[str]:
    """Give the lines of a database file behind its licence."""
    with path.open(encoding="ascii") as opened:
        yield from (line for line in opened if not line.startswith("  "))


def _synset(fields: list[str], gloss: str) -> Synset:
    after_words = 4 + 2 * int(fields[3], 16)
    words = tuple(_plain(word) for word in fields[4:after_words:2])
    pointers = []
    for at in range(after_words + 1, after_words + 1 + 4 * int(fields[after_words]), 4):
        symbol, offset, part, ends = fields[at : at + 4]
        if symbol in LINKS:
            source_word, target_word = bytes.fromhex(ends)
            pointers.append(Pointer(symbol, (part.replace("s", "a"), offset), source_word, target_word))
    return Synset(fields[1], fields[2] == "s", words, tuple(pointers), gloss)
