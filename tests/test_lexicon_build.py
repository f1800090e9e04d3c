"""The derived files are what the build script draws from WordNet."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "build_lexicon.py"


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(SCRIPT.parent))  # as it is when the script runs
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPT.parent))
    return module


script = load_script()


@pytest.mark.skipif(
    not (script.WORDNET / "data.noun").exists(),
    reason="WordNet's database is not installed here: apt-get install wordnet-base",
)
def test_script_reproduces_the_committed_files_byte_for_byte() -> None:
    built = script.build()
    committed = {path.name: path.read_text(encoding="ascii") for path in script.DATA.glob("*.tsv")}
    assert set(built) == set(committed)
    assert [name for name, text in built.items() if committed[name] != text] == []


def test_licence_lies_beside_the_data_and_all_stays_small() -> None:
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in (script.DATA / "LICENSE.txt").read_text(
        encoding="ascii"
    )
    assert sum(path.stat().st_size for path in script.DATA.iterdir()) < 3 * 1024 * 1024


WORDS = {
    "noun": [
        "00000001 03 n 01 entity 0 000 | that which is",
        "00000002 03 n 02 animal 0 beast 0 001 @ 00000001 n 0000 | a living thing",
        "00000003 05 n 01 dog 0 001 @ 00000002 n 0000 | a dog barks; the dog, a dog or dogs",
        "00000004 18 n 01 Rex 0 001 @i 00000003 n 0000 | a famous one",
    ],
    "verb": [
        "00000005 30 v 02 rise 0 go_up 0 001 ! 00000006 v 0101 00 | move up",
        "00000006 30 v 01 fall 0 001 ! 00000005 v 0101 00 | move down",
    ],
    "adj": ["00000007 00 a 01 high(p) 0 000 | tall"],
    "adv": ["00000008 02 r 01 highly 0 001 \\ 00000007 a 0101 | much"],
}


def test_small_database(tmp_path: Path) -> None:
    for name, lines in WORDS.items():
        part = name[0] if name != "adv" else "r"
        index: dict[str, list[str]] = {}
        for line in lines:
            fields = line.split(" ")
            for word in fields[4 : 4 + 2 * int(fields[3]) : 2]:
                index.setdefault(word.partition("(")[0].lower(), []).append(line[:8])
        (tmp_path / f"data.{name}").write_text("".join(f"{line}\n" for line in ["  1 licence", *lines]))
        (tmp_path / f"index.{name}").write_text(
            "".join(f"{w} {part} {len(o)} 0 {len(o)} 0 {' '.join(o)}\n" for w, o in sorted(index.items()))
        )
        (tmp_path / f"{name}.exc").write_text("fell fall\nrexes rex\n" if name == "verb" else "")
    (tmp_path / "cntlist.rev").write_text("rise%2:30:00:: 1 5\nhigh%3:00:00:: 1 2\ndog%1:05:00:: 1 9\n")
    built = {name: text.splitlines()[1:] for name, text in script.build(tmp_path).items()}
    words = [line.split("\t")[0] for line in built["senses.tsv"]]
    assert words == ["animal", "beast", "dog", "entity", "fall", "go up", "high", "highly", "rise"]
    assert built["antonyms.tsv"] == ["fall\tv rise", "rise\tv fall"]
    assert built["derived.tsv"] == ["high\tr highly", "highly\ta high"]
    assert built["inflected.tsv"] == ["fell\tv fall"]
    names = {line.split("\t")[0]: line.split("\t")[2] for line in built["senses.tsv"]}
    assert names["dog"] == "n 0:9"
    assert names["rise"] == "v 1:5"
    assert names["go up"] == "v 1"
