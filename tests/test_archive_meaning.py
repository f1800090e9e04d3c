"""Claims found by their meaning: vectors that are kept, the nearest of them, and the graph of a large store."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from archive_kit import Watched, large_store
from store_kit import TALKS, claim, workspace, write_claims

from checker.archive import Archive, Memory, home, meaning, open_shelf, opening
from checker.archive.neighbours import Neighbours, build
from checker.archive.vectors import Vectors, cosines
from checker.batch.packing import packed, unpacked
from checker.files import fingerprint
from checker.search.encoder import DIMENSIONS, eight_bits
from checker.store import Workspace, find_workspace

SAME = {"boat": "ferry", "vessel": "ferry", "sank": "sink", "went under": "sink", "foundered": "sink"}


class Bag:
    """An encoder that knows a few words to mean the same, and counts what it encodes."""

    key = "bag"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.encoded.extend(texts)
        return np.array([self._one(text.lower()) for text in texts], dtype=np.float32).reshape(-1, DIMENSIONS)

    def _one(self, text: str) -> npt.NDArray[np.float32]:
        for word, meant in SAME.items():
            text = text.replace(word, meant)
        vector = np.full(DIMENSIONS, 0.001, dtype=np.float32)
        for word in text.strip(".").split():
            place = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little") % DIMENSIONS
            vector[place] += 1
        length = np.linalg.norm(vector)
        return np.asarray(vector / length, dtype=np.float32)


def random_vectors(count: int, seed: int = 1) -> npt.NDArray[np.float32]:
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), dtype=np.float32)


# --- vectors


def test_a_kept_vector_is_nearly_the_vector() -> None:
    vectors = random_vectors(50)
    exact = vectors @ vectors[0]
    assert np.abs(cosines(eight_bits(vectors), eight_bits(vectors)[0]) - exact).max() < 0.01


def test_a_text_is_encoded_once(tmp_path: Path) -> None:
    texts = [f"text {number}" for number in range(600)]
    first, second = Bag(), Bag()
    before = Vectors(first, tmp_path / "v.sqlite").of(texts)
    vectors = Vectors(second, tmp_path / "v.sqlite")
    assert (vectors.of(texts) == before).all()
    assert vectors.known([*texts, "new"]) == 600
    assert len(first.encoded) == 600
    assert second.encoded == []
    assert (vectors.of(["new", "text 7", "new"])[1] == before[7]).all()
    assert second.encoded == ["new"]


def test_what_was_encoded_before_an_interrupt_is_kept(tmp_path: Path) -> None:
    def texts() -> Iterator[str]:
        yield from (f"text {number}" for number in range(300))
        raise KeyboardInterrupt

    vectors = Vectors(Bag(), tmp_path / "v.sqlite")
    with pytest.raises(KeyboardInterrupt):
        list(vectors.learn(texts()))
    assert Vectors(Bag(), tmp_path / "v.sqlite").known(f"text {number}" for number in range(300)) == 256


def test_a_vector_of_a_wrong_size_is_made_anew(tmp_path: Path) -> None:
    Vectors(Bag(), tmp_path / "v.sqlite").of(["one", "two"])
    with sqlite3.connect(tmp_path / "v.sqlite") as database:
        database.execute("UPDATE vectors SET vector = x'0102'")
    assert (Vectors(Bag(), tmp_path / "v.sqlite").of(["one"]) == Vectors(Bag(), None).of(["one"])).all()


def test_a_file_of_vectors_that_is_none_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "v.sqlite").write_bytes(b"no database at all" * 100)
    assert Vectors.at(tmp_path / "v.sqlite", Bag()).of(["one"]).shape == (1, DIMENSIONS)
    assert Vectors.at(tmp_path / "v.sqlite", Bag()).known(["one"]) == 1


def test_a_damaged_page_of_vectors_is_given_up(tmp_path: Path) -> None:
    path, texts = tmp_path / "v.sqlite", [f"text {number}" for number in range(300)]
    before = Vectors(Bag(), path).of(texts)
    data = bytearray(path.read_bytes())
    data[8192:-8192] = b"x" * (len(data) - 16384)
    path.write_bytes(data)
    assert (Vectors.at(path, Bag()).of(texts) == before).all()
    assert (Vectors.at(path, Bag()).of(texts) == before).all()
    assert Vectors.at(path, Bag()).known(texts) == 300


def test_a_file_that_cannot_be_written_is_read(tmp_path: Path) -> None:
    encoder = Bag()
    Vectors(encoder, tmp_path / "v.sqlite").of(["one"])
    before = (tmp_path / "v.sqlite").read_bytes()
    encoder.encoded.clear()
    vectors = Vectors(encoder, tmp_path / "v.sqlite", keeps=False)
    assert vectors.of(["one", "two", "one"]).shape == vectors.of(["two", "two", "one"]).shape == (3, DIMENSIONS)
    assert encoder.encoded == ["two"]
    assert (tmp_path / "v.sqlite").read_bytes() == before


# --- the nearest


def test_the_nearest_are_found_in_a_graph_as_one_by_one(tmp_path: Path) -> None:
    vectors = eight_bits(random_vectors(1200))
    numbers = np.arange(1, 1201)
    build(tmp_path / "half", [(numbers[:500], vectors[:500])])
    build(tmp_path / "all", [(numbers[500:900], vectors[500:900])], onto=tmp_path / "half")
    graph = Neighbours(numbers[900:].tolist(), vectors[900:], tmp_path / "all")
    singly = Neighbours(numbers.tolist(), vectors)
    shared = 0
    for number in range(0, 1200, 40):
        expected, found = singly.nearest(vectors[number], 10), graph.nearest(vectors[number], 10)
        assert found[0].number == number + 1
        assert found[0].cosine == pytest.approx(1.0, abs=1e-3)
        shared += len({near.number for near in expected} & {near.number for near in found})
    assert shared >= 285  # of 300: a graph may miss a few


def test_the_same_vectors_make_the_same_graph(tmp_path: Path) -> None:
    batch = (np.arange(300), eight_bits(random_vectors(300)))
    build(tmp_path / "one", [batch])
    build(tmp_path / "other", [batch])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "other") != fingerprint(tmp_path / "none") == ""


# --- a store


def paraphrased(root: Path) -> Workspace:
    said = "The ferry sank near Ikeja. " + "".join(f"The mayor of town {number} resigned. " for number in range(30))
    found = workspace(root, talks=said)
    sentences = said.strip().split(". ")
    claims = [
        claim(f"c{number}", sentence.strip("."), text=said) for number, sentence in enumerate(sentences) if sentence
    ]
    write_claims(found, *claims)
    return found


@pytest.mark.parametrize("large", [False, True])
def test_a_claim_in_other_words_is_found_by_its_meaning(
    large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGE", 1 if large else 10**9)
    found = paraphrased(tmp_path)
    by_words, by_meaning = open_shelf(found), open_shelf(found, encoder=Bag())
    assert isinstance(by_meaning, Archive if large else Memory)
    text = "One vessel foundered in a storm"
    assert by_words.near(text, 5) == []
    assert by_meaning.near(text, 5)[0].claim.id == "c0"


def test_a_large_store_finds_the_same_by_meaning_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = large_store(tmp_path)
    texts = [path.read_text().split(". ")[3] for path in sorted(found.sources_dir.glob("*.txt"))]
    monkeypatch.setattr(opening, "LARGE", 10**9)
    small = open_shelf(found, encoder=Bag())
    monkeypatch.setattr(opening, "LARGE", 1)
    large = open_shelf(found, encoder=Bag())
    for text in texts:
        assert [one.claim.id for one in large.near(text, 5)] == [one.claim.id for one in small.near(text, 5)]


def test_many_claims_are_read_ahead_and_the_rest_when_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(meaning, "FEW", 50)
    found, encoder, watch = large_store(tmp_path), Bag(), Watched()
    shelf = open_shelf(found, encoder=encoder, watch=watch)
    assert isinstance(shelf, Archive)
    assert not shelf.knows_meaning
    assert "factcheck index" in watch.told[0]
    ahead = open_shelf(found, encoder=encoder, watch=Watched(), ahead=True)
    assert isinstance(ahead, Archive)
    assert ahead.knows_meaning
    encoder.encoded.clear()
    path = min(found.claims_dir.glob("*.yaml"))
    path.write_text(path.read_text().replace('text: "', 'text: "Once more: '))
    again = Watched()
    shelf = open_shelf(found, encoder=encoder, watch=again)
    assert isinstance(shelf, Archive)
    assert shelf.knows_meaning
    assert len(encoder.encoded) == 20
    assert not again.told
    assert len(list(home.home_of(found).glob("*/vectors-*.usearch"))) == 1


def test_a_graph_of_another_encoder_or_cut_short_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(meaning, "FEW", 50)
    found = large_store(tmp_path)
    open_shelf(found, encoder=Bag(), ahead=True)
    other = Bag()
    other.key = "other"
    for encoder in (Bag(), other):
        shelf = open_shelf(found, encoder=encoder)
        assert isinstance(shelf, Archive)
        assert shelf.knows_meaning == (encoder.key == "bag")
    (path,) = home.home_of(found).glob("*/vectors-*.usearch")
    path.write_bytes(path.read_bytes()[:-100])
    shelf = open_shelf(found, encoder=Bag())
    assert isinstance(shelf, Archive)
    assert not shelf.knows_meaning
    assert open_shelf(find_workspace(found.root), encoder=Bag(), ahead=True)


def test_a_store_that_is_sent_to_a_worker_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setattr(meaning, "FEW", 50)
    found, encoder, watch = large_store(tmp_path), Bag(), Watched()
    here = open_shelf(found, encoder=Bag(), ahead=True)
    worker = find_workspace(unpacked(packed(found), tmp_path / "worker"))
    there = open_shelf(worker, encoder=encoder, watch=watch)
    assert isinstance(there, Archive)
    assert there.knows_meaning
    assert (watch.read, watch.told, encoder.encoded) == (0, [], [])
    text = "The energy regulator and the tram line"
    assert there.near(text, 5) == here.near(text, 5)


def test_a_store_of_a_few_claims_needs_no_vectors(tmp_path: Path) -> None:
    found, encoder = workspace(tmp_path, talks=TALKS), Bag()
    write_claims(found, claim("two-hours", "The talks lasted two hours."))
    assert open_shelf(found, encoder=encoder).near("Nobody knows", 16)[0].claim.id == "two-hours"
    assert encoder.encoded == []


def test_the_graph_can_be_opened_before_any_network_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "graph"
    build(path, [(np.arange(300), eight_bits(random_vectors(300)))])
    numbers = (
        "from checker.archive.neighbours import Neighbours; import numpy as np, sys; from pathlib import Path; "
    )
    opened = "Neighbours([], np.empty((0, 384), dtype=np.int8), Path(sys.argv[1])); "
    asked = "from checker.nli import Network; print(len(Network(None).scores([('a', 'b')])))"
    done = subprocess.run(
        [sys.executable, "-c", numbers + opened + asked, str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "1\n")


def test_vectors_are_given_by_number_from_the_graph_and_from_what_came_since(tmp_path: Path) -> None:
    vectors = eight_bits(random_vectors(300))
    build(tmp_path / "graph", [(np.arange(1, 201), vectors[:200])])
    neighbours = Neighbours(list(range(201, 301)), vectors[200:], tmp_path / "graph")
    one, other, none = neighbours.vectors([7, 250, 999])
    assert one is not None
    assert other is not None
    assert (one == vectors[6]).all()
    assert (other == vectors[249]).all()
    assert none is None
    assert Neighbours([1], vectors[:1]).vectors([]) == []
