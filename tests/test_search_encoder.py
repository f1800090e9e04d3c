"""The bundled encoder: its vectors, and what must and must not move them."""

import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from checker.errors import UnusableInput
from checker.search.encoder import DIMENSIONS, Encoder, eight_bits


@cache
def bundled() -> Encoder:
    return Encoder()


def cosine(first: str, second: str) -> float:
    one, other = bundled().encode([first, second])
    return float(one @ other)


def test_vectors_are_of_length_one_and_in_the_order_of_the_texts() -> None:
    texts = ["The ferry sank.", "", "Wolves were seen in Turku. " * 60, "ダムは安全です。🙂", "a\x00b\ufffd"]
    vectors = bundled().encode(texts)
    assert vectors.shape == (len(texts), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)
    alone = [bundled().encode([text])[0] for text in texts]
    assert np.array_equal(vectors, alone), "what else is encoded must not matter"
    assert np.array_equal(Encoder().encode(texts), vectors), "nor which encoder does it"


def test_nothing_to_encode_gives_nothing() -> None:
    assert bundled().encode([]).shape == (0, DIMENSIONS)


CLAIM = "The town of Lund sold its ferry for one krona."


@pytest.mark.parametrize(
    "statement",
    [
        "For a single krona, the ferry went to a buyer: Lund has let it go.",
        "cant believe #Lund just flogged the boat for 1 krona https://x.example/a",
        "Lund parted with its boat at a symbolic price.",
    ],
)
def test_a_statement_is_nearer_to_its_claim_than_to_others(statement: str) -> None:
    others = [
        "The town of Lund bought new buses for its schools.",
        "The ferry between Turku and Stockholm was late.",
        "A hospital sold its old beds for one euro each.",
        "Wolves were seen in a supermarket in Lund.",
    ]
    assert cosine(statement, CLAIM) > max(cosine(statement, other) for other in others)


def test_links_and_signs_of_posts_move_nothing() -> None:
    assert cosine("#LundFerry sold https://x.example/q", "Lund Ferry sold") == pytest.approx(1)


def test_eight_bits_a_dimension_are_enough() -> None:
    texts = [CLAIM, "The boat of Lund was sold.", "Wolves were seen in Turku.", "No bakery takes coins."]
    vectors = bundled().encode(texts)
    coarse = eight_bits(vectors).astype(np.float32)
    assert np.abs(coarse).max(axis=1).tolist() == [127.0] * len(texts)
    coarse /= np.linalg.norm(coarse, axis=1, keepdims=True)
    assert np.abs(coarse @ coarse.T - vectors @ vectors.T).max() < 0.005
    assert eight_bits(np.zeros((1, DIMENSIONS), dtype=np.float32)).tolist() == [[0] * DIMENSIONS]


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_one_of_its_files_is_refused_by_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(bundled().folder, folder)
    (folder / name).unlink()
    encoder = Encoder(folder)
    with pytest.raises(UnusableInput, match="lacks a file") as refused:
        encoder.encode(["x"])
    assert name in str(refused.value)


def test_a_network_of_another_kind_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(bundled().folder, folder)
    (folder / "model.onnx").write_text("not a model", encoding="utf-8")
    with pytest.raises(UnusableInput, match="cannot be used"):
        Encoder(folder).encode(["x"])


def test_the_bundled_files_are_small() -> None:
    sizes = [path.stat().st_size for path in bundled().folder.iterdir()]
    assert sum(sizes) < 25_000_000
