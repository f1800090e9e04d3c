"""Draw the WordNet-derived files of ``checker/lexicon/data/wordnet`` from WordNet 3.0's database files.

    apt-get install wordnet-base
    python scripts/build_lexicon.py            # writes the files
    python scripts/build_lexicon.py --check    # exits 1 if the committed files differ

What is kept, and why: docs/lexicon.md.
"""

import argparse
import gc
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from wordnet_database import PARTS, Key, Pointer, Synset, WordNet, lines, read

WORDNET = Path("/usr/share/wordnet")
DATA = Path(__file__).parent.parent / "checker" / "lexicon" / "data" / "wordnet"
HEADER = (
    "# origin: WordNet 3.0, Copyright 2006 by Princeton University, all rights reserved; "
    "drawn by scripts/build_lexicon.py  licence: WordNet 3.0 (LICENSE.txt)\n"
)

WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*(?: [a-z]+(?:['-][a-z]+)*){0,2}")
LATIN = {"05", "08", "20", "27"}  # the files of animals, bodies, plants and substances, full of Latin names:
LATIN_SEEN = 4  # theirs must occur so often in tagged text and definitions
RARE_SENSES = 3  # a sense that no text was tagged with is kept only among a word's first three,
RARE_WORD_SENSES = 2  # or the first two of a word that was never tagged
MOST_SENSES = 4
GENERAL = 4  # a noun so near the top of the hierarchy ("entity", "whole", "attribute") is no useful hypernym
CLUSTERS_OF_RIVALS = {"cardinal", "ordinal", "chromatic", "achromatic", "north", "south", "east", "west"}

# --- What is kept ------------------------------------------------------------------------------------------

Senses = dict[tuple[str, str], list[tuple[Key, int]]]
"""A lemma's kept senses by part of speech: synset and tag count, in WordNet's order."""


def kept_senses(wordnet: WordNet, counts: Counter[str]) -> Senses:
    """Choose the words and senses that news prose may need."""
    common = {lemma for (lemma, _, _), count in wordnet.tagged.items() if count and " " not in lemma}
    totals = _totals(wordnet)
    kept: Senses = {}
    for (lemma, part), keys in wordnet.senses.items():
        if not WORD.fullmatch(lemma):
            continue
        senses: list[tuple[Key, int]] = []
        for number, key in enumerate(keys, 1):
            synset, count = wordnet.synsets[key], wordnet.tagged.get((lemma, part, number), 0)
            if synset.names_one_thing:
                continue
            if synset.file in LATIN and counts[lemma] < LATIN_SEEN and common.isdisjoint(synset.words):
                continue
            phrase_of_use = lemma.count(" ") == 1 and (part == "v" or not common.isdisjoint(synset.words))
            if " " in lemma and not count and not phrase_of_use:
                continue
            if count or len(senses) < (RARE_SENSES if totals[lemma] else RARE_WORD_SENSES):
                senses.append((key, count))
        if senses:
            kept[lemma, part] = senses[:MOST_SENSES]
    return kept


def _totals(wordnet: WordNet) -> Counter[str]:
    """How often each lemma was tagged, over all its senses."""
    totals: Counter[str] = Counter()
    for (lemma, _, _), count in wordnet.tagged.items():
        totals[lemma] += count
    return totals


def frequencies(wordnet: WordNet) -> Counter[str]:
    """How often each word occurs: in tagged text, and in how many of the dictionary's own definitions."""
    counts = _totals(wordnet)
    for synset in wordnet.synsets.values():
        counts.update(set(re.findall(r"[a-z]+(?:['-][a-z]+)*", synset.gloss.lower())))
    return counts


# --- The files ---------------------------------------------------------------------------------------------


def build(folder: Path = WORDNET) -> dict[str, str]:
    """Return the text of every derived file by name."""
    collecting = gc.isenabled()
    gc.disable()  # a million small objects, none in a cycle: collecting costs a third of the time
    try:
        wordnet = read(folder)
        counts = frequencies(wordnet)
        senses = kept_senses(wordnet, counts)
        names = _short_names(senses)
        return {
            "senses.tsv": _table(_sense_rows(senses, names, counts)),
            "synsets.tsv": _table(_synset_rows(wordnet, names)),
            "antonyms.tsv": _table(_word_links(wordnet, senses, "!", same_part=True)),
            "derived.tsv": _table(_word_links(wordnet, senses, "+\\", same_part=False)),
            "inflected.tsv": _table(_inflected_rows(folder, senses)),
            "spelling.tsv": _table(_spelling_rows(senses, counts)),
        }
    finally:
        if collecting:
            gc.enable()


def _table(rows: Iterable[str]) -> str:
    """Rows sorted by their bytes, as the reader's bisection needs them."""
    return HEADER + "".join(f"{row}\n" for row in sorted(rows))


def _short_names(senses: Senses) -> dict[Key, str]:
    """Give the kept synsets numbers in base 36, the most often tagged first: short names for frequent ideas."""
    counts: Counter[Key] = Counter()
    for kept in senses.values():
        for key, count in kept:
            counts[key] += count
    return {key: _base36(n) for n, key in enumerate(sorted(counts, key=lambda key: (-counts[key], key)))}


def _base36(number: int) -> str:
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _sense_rows(senses: Senses, names: dict[Key, str], counts: Counter[str]) -> Iterator[str]:
    by_lemma: dict[str, list[str]] = defaultdict(list)
    for (lemma, part), kept in senses.items():
        written = (f"{names[key]}:{count}" if count else names[key] for key, count in kept)
        by_lemma[lemma].append(f"{part} {' '.join(written)}")
    for lemma, parts in by_lemma.items():
        loudness = math.floor(2 * math.log2(1 + counts[lemma]))
        yield "\t".join([lemma, str(loudness), *sorted(parts)])


def _synset_rows(wordnet: WordNet, names: dict[Key, str]) -> Iterator[str]:
    """Write a synset's hypernyms (@), the head of its cluster if it is a satellite (&), and its opposites (!)."""
    depths = _depths(wordnet)
    for key, name in names.items():
        links: dict[str, set[str]] = defaultdict(set)
        synset = wordnet.synsets[key]
        for pointer in synset.pointers:
            if pointer.symbol == "@":
                links["@"].update(
                    names[wider] for wider in _useful_hypernyms(wordnet, names, depths, pointer.target)
                )
            elif pointer.target in names and (pointer.symbol == "!" or _heads_cluster(wordnet, synset, pointer)):
                links[pointer.symbol].add(names[pointer.target])
        written = [f"{symbol} {' '.join(sorted(links[symbol]))}" for symbol in sorted(links) if links[symbol]]
        if written:
            yield "\t".join([name, *written])


def _heads_cluster(wordnet: WordNet, synset: Synset, pointer: Pointer) -> bool:
    """Whether the link leads from a satellite to a head whose satellites mean much the same."""
    if pointer.symbol != "&" or not synset.satellite:
        return False
    return CLUSTERS_OF_RIVALS.isdisjoint(wordnet.synsets[pointer.target].words)


def _useful_hypernyms(wordnet: WordNet, names: dict[Key, str], depths: dict[Key, int], key: Key) -> Iterator[Key]:
    """Give the synset itself if it is kept, else the nearest kept ones above it, as long as they are specific."""
    if depths[key] <= (GENERAL if key[0] == "n" else 0):
        return
    if key in names:
        yield key
    else:
        for wider in wordnet.synsets[key].hypernyms:
            yield from _useful_hypernyms(wordnet, names, depths, wider)


def _depths(wordnet: WordNet) -> dict[Key, int]:
    """How far each synset is from the top of its hierarchy, by the shortest way."""
    depths: dict[Key, int] = {}

    def depth(key: Key) -> int:
        if key not in depths:
            depths[key] = 1 + min(map(depth, wordnet.synsets[key].hypernyms), default=-1)
        return depths[key]

    for key in wordnet.synsets:
        depth(key)
    return depths


def _word_links(wordnet: WordNet, senses: Senses, symbols: str, *, same_part: bool) -> Iterator[str]:
    """Links between words (not synsets): ``word  PART other other``, the part being the other's."""
    links: dict[str, set[tuple[str, str]]] = defaultdict(set)
    tagged = _totals(wordnet)
    for (part, _), synset in wordnet.synsets.items():
        for pointer in synset.pointers:
            if pointer.symbol not in symbols or not pointer.source_word:
                continue
            word = synset.words[pointer.source_word - 1]
            other = wordnet.synsets[pointer.target].words[pointer.target_word - 1]
            other_part = pointer.target[0]
            if not same_part and (" " in word + other or not (tagged[word] or tagged[other])):
                continue
            if (word, part) in senses and (other, other_part) in senses and word != other:
                links[word].add((other_part, other))
                if not same_part:
                    links[other].add((part, word))
    for word, others in links.items():
        parts = (",".join(other for part, other in sorted(others) if part == wanted) for wanted in "arnv")
        yield "\t".join(
            [word, *(f"{part} {written}" for part, written in zip("arnv", parts, strict=True) if written)]
        )


def _inflected_rows(folder: Path, senses: Senses) -> Iterator[str]:
    """Irregular forms: ``form  PART lemma lemma``."""
    forms: dict[str, list[str]] = defaultdict(list)
    for name, part in PARTS.items():
        by_form: dict[str, list[str]] = defaultdict(list)
        for line in lines(folder / f"{name}.exc"):
            form, *lemmas = line.split()
            by_form[form] += [lemma for lemma in lemmas if (lemma, part) in senses and lemma not in by_form[form]]
        for form, lemmas in by_form.items():
            if WORD.fullmatch(form) and lemmas and lemmas != [form]:
                forms[form].append(f"{part} {' '.join(lemmas)}")
    for form, parts in forms.items():
        yield "\t".join([form, *sorted(parts)])


# British to American; a pair counts only where WordNet has both words in one synset
SPELLINGS = (
    ("our", "or"), ("ise", "ize"), ("isa", "iza"), ("isi", "izi"), ("yse", "yze"), ("re", "er"), ("ogue", "og"),
    ("ence", "ense"), ("ll", "l"), ("l", "ll"), ("ae", "e"), ("oe", "e"), ("grey", "gray"), ("mme", "m"),
    ("que", "ck"), ("ough", "ow"), ("tyre", "tire"), ("kerb", "curb"), ("mould", "mold"), ("sceptic", "skeptic"),
    ("judgement", "judgment"), ("eable", "able"), ("ould", "old"), ("xion", "ction"), ("eying", "ying"),
    ("ageing", "aging"),
)  # fmt: skip


def _spelling_rows(senses: Senses, counts: Counter[str]) -> Iterator[str]:
    """Spelling variants of one word (British, hyphenated, open) with the most frequent, which stands for all."""
    synsets = {lemma_part: {key for key, _ in kept} for lemma_part, kept in senses.items()}
    families: dict[str, set[str]] = {}
    for (lemma, part), keys in synsets.items():
        for other in _respellings(lemma):
            if other != lemma and keys & synsets.get((other, part), set()):
                family = families.setdefault(lemma, {lemma}) | families.setdefault(other, {other})
                families.update(dict.fromkeys(family, family))
    for lemma, family in families.items():
        american = [other for other in family if not family.intersection(_respellings(other)) - {other}]
        standard = max(sorted(family), key=lambda word: (counts[word], word in american, "-" not in word))
        if lemma != standard:
            yield f"{lemma}\t{standard}"


def _respellings(lemma: str) -> Iterator[str]:
    for british, american in SPELLINGS:
        at = lemma.find(british)
        while at >= 0:
            yield lemma[:at] + american + lemma[at + len(british) :]
            at = lemma.find(british, at + 1)
    if "-" in lemma:
        yield lemma.replace("-", "")
        yield lemma.replace("-", " ")
    if " " in lemma:
        yield lemma.replace(" ", "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=WORDNET, help="folder with data.noun and the others")
    parser.add_argument("--check", action="store_true", help="only compare with the committed files")
    options = parser.parse_args()
    stale = []
    for name, text in build(options.wordnet).items():
        path = DATA / name
        if options.check:
            if not path.exists() or path.read_text(encoding="ascii") != text:
                stale.append(name)
        else:
            path.write_text(text, encoding="ascii", newline="\n")
    for name in stale:
        print(f"{DATA / name} differs from what WordNet gives; run scripts/build_lexicon.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
