"""What training starts from: an encoder in ONNX form, cut to its first layers and its commonest words."""

import json
from pathlib import Path
from typing import Any

import pytest
from training_kit import pieces

from training.pairs import Pair

pretrained = pytest.importorskip("training.pretrained", reason="the training extra is not installed")
PAIRS = [Pair("the dam", "the safest dam", "neutral", "t"), Pair("the safe", "the dam", "neutral", "t")]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Any]:
    """An encoder of three layers in ONNX form, its tokenizer, and the same network in torch."""
    import torch
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("encoder")
    tokenizer = pieces(folder / "tokenizer.json")
    words = len(json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"])
    torch.manual_seed(2)
    shape = BertConfig(
        vocab_size=words,
        hidden_size=16,
        num_hidden_layers=3,
        num_attention_heads=2,
        intermediate_size=32,
        attn_implementation="eager",
    )
    network = BertModel(shape, add_pooling_layer=False).eval()
    with torch.no_grad():
        for parameter in network.parameters():  # no two alike, as in one that was trained
            parameter += 0.05 * torch.randn_like(parameter)
    sample = {name: torch.ones((2, 8), dtype=torch.long) for name in ("input_ids", "attention_mask")}
    texts, tokens = torch.export.Dim("texts"), torch.export.Dim("tokens")
    torch.onnx.export(
        network,
        (),
        folder / "encoder.onnx",
        kwargs=sample,
        dynamic_shapes={name: {0: texts, 1: tokens} for name in sample},
        dynamo=True,
        external_data=False,
    )
    return folder / "encoder.onnx", tokenizer, network


def cut(encoder: tuple[Path, Path, Any], out: Path, *, layers: int, words: int) -> tuple[Any, Any]:
    """Return the network and the tokenizer of what is begun."""
    from tokenizers import Tokenizer
    from transformers import AutoModelForSequenceClassification

    model, tokenizer, _ = encoder
    pretrained.begin(model, out, PAIRS, layers=layers, words=words, tokenizer_file=tokenizer, head_size=8)
    network = AutoModelForSequenceClassification.from_pretrained(out).eval()
    return network, Tokenizer.from_file(str(out / "tokenizer.json"))


def states(network: Any, ids: list[int]) -> Any:
    """The last states of one text, (tokens, 16)."""
    import torch

    with torch.no_grad():
        return network(input_ids=torch.tensor([ids])).last_hidden_state[0]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("words", [61, 62])
def test_a_text_of_kept_words_means_what_it_meant(
    encoder: tuple[Path, Path, Any], tmp_path: Path, words: int
) -> None:
    from tokenizers import Tokenizer

    network, tokenizer = cut(encoder, tmp_path / "begun", layers=3, words=words)
    before = Tokenizer.from_file(str(encoder[1]))
    text = "the safest dam"
    assert tokenizer.encode(text, text).tokens == before.encode(text, text).tokens
    assert tokenizer.encode(text, text).type_ids == before.encode(text, text).type_ids
    assert len(network.bert.embeddings.word_embeddings.weight) == words == tokenizer.get_vocab_size()
    assert states(network.bert, tokenizer.encode(text).ids).numpy() == pytest.approx(
        states(encoder[2], before.encode(text).ids).numpy(), abs=1e-5
    )


@pytest.mark.filterwarnings("ignore")
def test_what_is_cut_is_read_by_its_letters(encoder: tuple[Path, Path, Any], tmp_path: Path) -> None:
    _, tokenizer = cut(encoder, tmp_path / "begun", layers=1, words=60)
    assert tokenizer.encode("the quay").tokens == ["[CLS]", "the", "q", "##u", "##a", "##y", "[SEP]"], (
        "nobody used it"
    )
    assert tokenizer.encode("the dam").tokens == ["[CLS]", "the", "dam", "[SEP]"]
    assert "[unused0]" not in tokenizer.get_vocab()
    assert "北" not in tokenizer.get_vocab(), "another script, and never met"


@pytest.mark.filterwarnings("ignore")
def test_the_first_layers_are_kept_as_they_are(encoder: tuple[Path, Path, Any], tmp_path: Path) -> None:
    import torch
    from tokenizers import Tokenizer

    network, tokenizer = cut(encoder, tmp_path / "begun", layers=2, words=62)
    ids = tokenizer.encode("the safest dam").ids
    before = Tokenizer.from_file(str(encoder[1])).encode("the safest dam").ids
    with torch.no_grad():
        middle = encoder[2](input_ids=torch.tensor([before]), output_hidden_states=True).hidden_states[2][0]
    assert network.config.num_hidden_layers == 2
    assert states(network.bert, ids).numpy() == pytest.approx(middle.numpy(), abs=1e-5)


@pytest.mark.filterwarnings("ignore")
def test_an_encoder_of_another_vocabulary_is_refused(encoder: tuple[Path, Path, Any], tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no BERT encoder with a vocabulary of"):
        pretrained.begin(encoder[0], tmp_path / "begun", PAIRS, layers=1, words=9)
    assert not (tmp_path / "begun").exists()


@pytest.mark.filterwarnings("ignore")
def test_what_was_trained_can_do_with_fewer_words(encoder: tuple[Path, Path, Any], tmp_path: Path) -> None:
    from tokenizers import Tokenizer
    from transformers import AutoModelForSequenceClassification

    whole, before = cut(encoder, tmp_path / "begun", layers=2, words=62)
    pretrained.shorten(tmp_path / "begun", tmp_path / "short", PAIRS, words=60)
    network = AutoModelForSequenceClassification.from_pretrained(tmp_path / "short").eval()
    tokenizer = Tokenizer.from_file(str(tmp_path / "short" / "tokenizer.json"))
    assert len(network.bert.embeddings.word_embeddings.weight) == 60 == tokenizer.get_vocab_size()
    assert "quay" in before.get_vocab()
    assert "quay" not in tokenizer.get_vocab(), "no pair has it"
    text = "the safest dam"
    assert states(network.bert, tokenizer.encode(text).ids).numpy() == pytest.approx(
        states(whole.bert, before.encode(text).ids).numpy(), abs=1e-6
    )
