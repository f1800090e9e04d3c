"""Draw the word classes that extraction needs out of WordNet 3.0.

Usage: python scripts/word_classes.py [/usr/share/wordnet]

Writes ``verbs.txt`` (base forms that are mostly verbs in WordNet's tagged texts), ``verbs_or_nouns.txt`` (all
other one-word verbs), ``irregular_verb_forms.txt`` and ``person_nouns.txt`` to ``checker/lexicon/data``.
"""

import sys
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "checker" / "lexicon" / "data"
ORIGIN = "# origin: WordNet 3.0 (Princeton University, WordNet licence), drawn by scripts/word_classes.py. {}\n"
PERSON = "00007846"
POS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}


def lemmas(wordnet: Path, pos: str) -> set[str]:
    lines = (wordnet / f"index.{pos}").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if not line.startswith(" ")}


def counts(wordnet: Path) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for line in (wordnet / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        found.setdefault(lemma, Counter())[POS[sense[0]]] += int(count)
    return found


def persons(wordnet: Path) -> set[str]:
    """Return the one-word nouns with a common sense under WordNet's "person", names left out."""
    below: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for line in (wordnet / "data.noun").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        size = int(fields[3], 16)
        words[fields[0]] = fields[4 : 4 + 2 * size : 2]
        pointers = fields[5 + 2 * size :]
        for sign, offset, _, _ in zip(*[iter(pointers)] * 4, strict=False):
            if sign == "@":
                below.setdefault(offset, []).append(fields[0])
    found: set[str] = set()
    todo, seen = [PERSON], set()
    while todo:
        synset = todo.pop()
        if synset in seen:
            continue
        seen.add(synset)
        found.update(word for word in words[synset] if word.isalpha() and word.islower())
        todo.extend(below.get(synset, []))
    return found


def write(name: str, what: str, entries: set[str]) -> None:
    text = ORIGIN.format(what) + "".join(f"{entry}\n" for entry in sorted(entries))
    (DATA / f"{name}.txt").write_text(text, encoding="utf-8")


def main(wordnet: Path) -> None:
    tagged = counts(wordnet)
    verbs = {verb for verb in lemmas(wordnet, "verb") if verb.isalpha() and len(verb) > 1}
    others = lemmas(wordnet, "noun") | lemmas(wordnet, "adj") | lemmas(wordnet, "adv")
    mostly = set()
    for verb in verbs:
        count = tagged.get(verb, Counter())
        if verb not in others or count["verb"] > count.total() - count["verb"]:
            mostly.add(verb)
    forms = {
        form
        for form, *bases in map(str.split, (wordnet / "verb.exc").read_text(encoding="utf-8").splitlines())
        if form.isalpha() and not form.endswith(("ing", "ed")) and set(bases) & verbs
    }
    write("verbs", "Base forms that are mostly verbs.", mostly)
    write("verbs_or_nouns", "Base forms of the other verbs.", verbs - mostly)
    write("person_nouns", "Nouns for people: the hyponyms of person.", persons(wordnet))
    write("irregular_verb_forms", "Irregular past forms, participles among them.", forms)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"))
