"""The training of the encoder: what it learns from, that it learns, that what is exported is what was trained."""

import random
from pathlib import Path
from typing import Any

import pytest
from training_kit import tiny

from checker.errors import UnusableInput
from checker.evaluate.cases import Case
from checker.evaluate.ranking_files import Entry
from checker.search.encoder import Encoder
from training.examples import (
    Example,
    in_fold,
    nearest,
    post_examples,
    read_examples,
    store_examples,
    title_examples,
    write_examples,
)

DOCS = [
    Entry(id="b1", text="The dam is safe.", title="Is the Dam Safe?"),
    Entry(id="b2", text="The dam is open to visitors.", title="Is the Dam Open?"),
    Entry(id="b3", text="The dam is safe!", title="Is the Dam Safe?"),
    Entry(id="b4", text="Wolves were seen in Turku.", title="Wolves in Turku"),
]


def test_negatives_are_found_by_words_and_are_no_copies_of_the_answer() -> None:
    queries = [Entry(id="q", text="so the #DamIsSafe ? https://x.example/a")]
    (example,) = post_examples(DOCS, queries, {"q": frozenset({"b1"})}, [["b4"]])
    assert example.query == "so the Dam Is Safe ?"
    assert example.positive == "Is the Dam Safe? The dam is safe."
    assert example.negatives == (
        "Is the Dam Open? The dam is open to visitors.",
        "Wolves in Turku Wolves were seen in Turku.",
    )


def test_what_is_nearest_in_meaning_comes_first() -> None:
    first, second = nearest(
        Encoder(), [Entry(id="q", text="Is it safe?"), Entry(id="r", text="a pack of animals")], DOCS
    )
    assert {first[0], first[1]} == {"b1", "b3"}
    assert second[0] == "b4"


def test_a_title_asks_for_the_text_below_it() -> None:
    examples = {one.query: one for one in title_examples(DOCS, 4, seed=1)}
    assert examples["Wolves in Turku"].positive == "Wolves were seen in Turku."
    assert "The dam is open to visitors." in examples["Is the Dam Safe?"].negatives


def test_a_statement_asks_for_the_claim_that_settles_it_or_nearly_does() -> None:
    claims = [{"id": name, "text": f"Text {name}.", "speaker": "Ana Sol"} for name in ("c1", "c2", "c3")]
    statements = [
        {"s": "First.", "v": "supported", "claim": "c1"},
        {"s": "Second.", "v": "unverified", "near": "c2"},
        {"s": "Third.", "v": "unverified"},
    ]
    case = Case.model_validate({"id": "s", "claims": claims, "statements": statements})
    found = {one.query: (one.positive, one.negatives) for one in store_examples([case], 5, seed=1)}
    assert found == {
        "First.": ("Text c1.", ("Text c2.", "Text c3.")),
        "Second.": ("Text c2.", ("Text c1.", "Text c3.")),
    }
    assert len(list(store_examples([case], 1, seed=1))) == 1


def test_every_query_is_in_one_fold() -> None:
    for query in map(str, range(40)):
        assert sum(in_fold(query, fold, 3) for fold in range(3)) == 1
    assert {in_fold(str(number), 0, 2) for number in range(40)} == {True, False}


def test_examples_are_read_as_they_were_written(tmp_path: Path) -> None:
    examples = list(title_examples(DOCS, 4, seed=1))
    first, second = tmp_path / "a.gz", tmp_path / "b.gz"
    assert write_examples(first, examples) == write_examples(second, examples) == 4
    assert first.read_bytes() == second.read_bytes()
    assert read_examples(first) == examples


# --- with torch

EXAMPLES = [
    Example("the dam is safe", "dam safe", ("not safe",), "posts", "1"),
    Example("is the dam open", "dam open", ("not open",), "posts", "2"),
    Example("not safe not open", "not not", ("is is",), "posts", "3"),
]


def encoder() -> Any:
    return pytest.importorskip("training.encoder", reason="the training extra is not installed")


def test_the_right_claim_costs_least() -> None:
    module = encoder()
    import torch

    claims = torch.eye(3)
    right = module.loss(claims, claims, torch.tensor([0, 1, 2]))
    assert right < 1e-6 < module.loss(claims, claims, torch.tensor([1, 2, 0]))


def test_a_batch_is_of_one_source_and_holds_each_claim_once() -> None:
    module = encoder()
    stores = [Example(f"s{number}", f"c{number % 2}", ("c0",), "stores", "one") for number in range(4)]
    found = list(module.batches([*EXAMPLES, *stores], 3, seed=1))
    assert sorted(len(batch) for batch in found) == [1, 3, 3]
    assert all(len({one.source for one in batch}) == 1 for batch in found)
    claims, places = module.claims_of(stores, 1, random.Random(1))
    assert claims == ["c0", "c1"]
    assert places.tolist() == [0, 1, 0, 1]


@pytest.mark.filterwarnings("ignore")  # transformers and torch warn of their own futures
def test_training_brings_a_text_to_its_claim_and_goes_on_after_a_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, module = tiny(tmp_path / "start"), encoder()
    import torch

    from training import loop

    def train(out: Path, keep_every: float = 99.0) -> None:
        module.fit(out, EXAMPLES, start, rate=0.01, epochs=20, size=3, frozen=0, keep_every=keep_every)

    def cost(trained: Path) -> float:
        network, tokenizer = module.new_encoder(trained, 0).eval(), module.text_tokenizer(trained)
        with torch.no_grad():
            asked = module.vectors(network, tokenizer, [one.query for one in EXAMPLES])
            claims = module.vectors(network, tokenizer, [one.positive for one in EXAMPLES])
        return float(module.loss(asked, claims, torch.arange(3)))

    straight, stopped = tmp_path / "straight", tmp_path / "stopped"
    train(straight)
    assert cost(straight) < cost(start) / 2

    kept = loop.keep

    def stop(*given: Any) -> None:
        kept(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(loop, "keep", stop)
    with pytest.raises(KeyboardInterrupt):
        train(stopped, keep_every=0.0)
    monkeypatch.setattr(loop, "keep", kept)
    train(stopped)
    assert cost(stopped) == pytest.approx(cost(straight), rel=1e-3), "a stop must not change the outcome"


@pytest.mark.filterwarnings("ignore")
def test_vectors_do_not_depend_on_what_runs_beside_them(tmp_path: Path) -> None:
    start, module = tiny(tmp_path / "start"), encoder()
    import torch

    network, tokenizer = module.new_encoder(start, 0).eval(), module.text_tokenizer(start)
    texts = ["the dam", "safe", "the dam is safe and not open and not safe"] * 9
    with torch.no_grad():
        together = module.vectors(network, tokenizer, texts)
        alone = torch.cat([module.vectors(network, tokenizer, [text]) for text in texts])
    assert torch.allclose(together, alone, atol=1e-5)
    assert torch.allclose(together.norm(dim=1), torch.ones(len(texts)))


@pytest.mark.filterwarnings("ignore")
def test_an_encoder_that_is_exported_gives_the_vectors_that_were_trained(tmp_path: Path) -> None:
    start, module = tiny(tmp_path / "start"), encoder()
    export = pytest.importorskip("training.export", reason="the training extra is not installed")
    import torch

    from checker.networks import load_network

    export.export_encoder(start, tmp_path / "onnx")
    texts = [one.query for one in EXAMPLES]
    with torch.no_grad():
        network = module.new_encoder(start, 0).eval()
        trained = module.vectors(network, module.text_tokenizer(start), texts)
    loaded = load_network(tmp_path / "onnx", what="encoder", cure="", most_tokens=128)
    for text, vector in zip(texts, trained, strict=True):
        assert vector.tolist() == pytest.approx(loaded.run(text)[0].tolist(), abs=0.05)
    with pytest.raises(UnusableInput, match="not vectors of 384"):
        Encoder(tmp_path / "onnx").encode(["the dam"])


@pytest.mark.filterwarnings("ignore")
def test_weights_are_found_under_which_the_answers_come_first() -> None:
    module = pytest.importorskip("training.fit_ranking", reason="the training extra is not installed")
    import numpy as np

    draw = np.random.default_rng(1)
    rows = []
    for number in range(30):
        values = draw.normal(size=(8, 3))
        answers = np.zeros(8, dtype=bool)
        answers[(2 * values[:, 0] - values[:, 2]).argmax()] = True
        rows.append(module.Asked(str(number), [f"d{place}" for place in range(8)], values, answers))
    weights = module.fitted(rows)
    assert weights[0] > 1 > abs(weights[1])
    assert weights[2] < -0.5
    best = module.ranked(rows, weights)
    right = sum(row.answers[row.documents.index(best[row.query][0].document)] for row in rows)
    assert right >= 28


def test_statements_ask_among_the_claims_of_all_stores() -> None:
    module = pytest.importorskip("training.fit_ranking", reason="the training extra is not installed")
    claims = [{"id": name, "text": f"Text {name}.", "speaker": "Ana Sol"} for name in ("c1", "c2")]
    statements = [
        {"s": "First.", "v": "supported", "claim": "c1"},
        {"s": "Second.", "v": "unverified", "near": "c2"},
    ]
    case = {"claims": claims, "statements": statements}
    task = module.pooled([Case.model_validate({**case, "id": name}) for name in ("a", "b")], 5)
    assert [entry.id for entry in task.documents] == ["a/c1", "a/c2", "b/c1", "b/c2"]
    assert [query.text for query in task.queries] == ["First.", "First."]
    assert task.judgements == {"a/0": {"a/c1"}, "b/0": {"b/c1"}}
