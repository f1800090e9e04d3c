"""Cut a BERT encoder in ONNX form to its first layers and commonest words: a folder that training can start from.

python -m training.pretrained ENCODER.onnx OUT --layers 10 --words 17000 --pairs PAIRS.jsonl.gz …
python -m training.pretrained TRAINED OUT --words 15200 --pairs PAIRS.jsonl.gz …    # one of ours, with fewer words

A vocabulary of 30,000 pieces is a third of a small network, and a seventh of it is in other scripts or is never met
in news. What is cut out is read by its pieces, down to single letters, as any unknown word is.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from transformers import AutoModelForSequenceClassification, BertForSequenceClassification, PreTrainedModel

from checker.nli.network import MOST_TOKENS
from training.network import network_like, pretrained_folder
from training.pairs import Pair, read_pairs

_WORDS = "embeddings.word_embeddings.weight"
_POSITIONS = "embeddings.position_embeddings.weight"
_CONTINUES = "##"
"""What WordPiece puts before a piece that is not the beginning of a word."""


def begin(
    encoder: Path,
    out: Path,
    pairs: Iterable[Pair],
    *,
    layers: int,
    words: int,
    tokenizer_file: Path | None = None,
    head_size: int = 32,
) -> None:
    """Write into `out` the encoder's first `layers` with the `words` pieces that the pairs need most.

    Args:
        encoder: A BERT encoder, its matrices in floating point.
        out: A folder in the form of a transformers checkpoint, its head fresh.
        pairs: Their sentences tell which pieces are met.
        layers: How many are kept, from the input on.
        words: How many pieces are kept.
        tokenizer_file: The encoder's WordPiece; by default that of all-MiniLM-L6-v2, which is BERT's (uncased).
        head_size: How many of a token's numbers each head looks at; 32 in a MiniLM.

    Raises:
        SystemExit: The encoder has other names than a BERT, or another vocabulary.
    """
    weights = encoder_weights(encoder)
    file = tokenizer_file or pretrained_folder() / "tokenizer.json"
    tokenizer = json.loads(file.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
    if _WORDS not in weights or len(weights[_WORDS]) != len(vocabulary):
        raise SystemExit(f"{encoder} is no BERT encoder with a vocabulary of {len(vocabulary):,} pieces")
    kept = commonest(vocabulary, used(pairs, file), words)
    weights[_WORDS] = weights[_WORDS][torch.tensor([vocabulary[piece] for piece in kept])]
    weights[_POSITIONS] = weights[_POSITIONS][:MOST_TOKENS]
    weights = {name: value for name, value in weights.items() if _layer(name) < layers}
    network = network_like(weights, weights[_WORDS].shape[1] // head_size)
    lacking, unknown = network.bert.load_state_dict(weights | _pooler(network), strict=False)
    if lacking or unknown:
        raise SystemExit(f"{encoder} is no encoder of ours: {', '.join([*lacking, *unknown][:3])}")
    _write(network, _with(tokenizer, kept), out)


def shorten(trained: Path, out: Path, pairs: Iterable[Pair], *, words: int) -> None:
    """Write into `out` the network of the folder `trained` with the `words` pieces that the pairs need most.

    Words that no pair has stayed as they were all through training: to read them by their pieces costs little.
    """
    network = AutoModelForSequenceClassification.from_pretrained(trained)
    tokenizer = json.loads((trained / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
    kept = commonest(vocabulary, used(pairs, trained / "tokenizer.json"), words)
    rows = network.bert.embeddings.word_embeddings.weight.detach()
    held = rows[torch.tensor([vocabulary[piece] for piece in kept])]
    network.bert.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(held, padding_idx=0)
    network.config.vocab_size = len(kept)
    _write(network, _with(tokenizer, kept), out)


def _write(network: PreTrainedModel, tokenizer: dict[str, Any], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    network.save_pretrained(out)
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def _pooler(network: BertForSequenceClassification) -> dict[str, torch.Tensor]:
    """Return the fresh weights of the layer before the head: an encoder of sentences was trained without it."""
    return {name: value for name, value in network.bert.state_dict().items() if name.startswith("pooler.")}


def _layer(name: str) -> int:
    """Return the layer that a weight belongs to, -1 for what stands before the first."""
    return int(name.split(".")[2]) if name.startswith("encoder.layer.") else -1


def encoder_weights(encoder: Path) -> dict[str, torch.Tensor]:
    """Return the weights of an ONNX encoder as transformers names them.

    An exporter turns the matrix of a product over and gives it another name; that of the bias added next tells it.
    """
    graph = onnx.load(encoder).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    maker = {made: node for node in graph.node for made in node.output}
    named = {name: value for name, value in held.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        if node.op_type == "Add":
            biases = [given for given in node.input if given.endswith(".bias") and given in held]
            for bias in biases:
                (other,) = (given for given in node.input if given != bias)
                product = maker.get(other)
                if product is not None and product.op_type == "MatMul":
                    named[bias.removesuffix(".bias") + ".weight"] = held[product.input[1]].T
    return {name: torch.from_numpy(np.array(value)) for name, value in named.items()}


def used(pairs: Iterable[Pair], tokenizer_file: Path) -> Counter[str]:
    """Count the pieces of all the sentences."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    counts: Counter[str] = Counter()
    for pair in pairs:
        for encoded in tokenizer.encode_batch([pair.premise, pair.hypothesis], add_special_tokens=False):
            counts.update(encoded.tokens)
    return counts


def commonest(vocabulary: dict[str, int], counts: Counter[str], most: int) -> list[str]:
    """Return `most` pieces in the order of the vocabulary: marks, characters that were met, then by their count.

    Pieces met equally often come in the order of the vocabulary, which is that of BERT's own texts.
    """

    def rank(piece: str) -> tuple[bool, bool, int, int]:
        bare = piece.removeprefix(_CONTINUES)
        mark = piece.startswith("[") and piece.endswith("]") and not piece.startswith("[unused")
        spelling = len(bare) == 1 and (bare.isascii() or counts[piece] > 0)
        foreign = not bare.isascii() and not counts[piece]
        return (not (mark or spelling), foreign or piece.startswith("[unused"), -counts[piece], vocabulary[piece])

    return sorted(sorted(vocabulary, key=rank)[:most], key=vocabulary.__getitem__)


def _with(tokenizer: dict[str, Any], kept: list[str]) -> dict[str, Any]:
    """Return a tokenizer of the kept pieces: wherever a number stands for a piece, it is the new one."""
    places = {piece: place for place, piece in enumerate(kept)}
    frame = tokenizer["post_processor"]
    specials = {name: one | {"ids": [places[name]]} for name, one in frame["special_tokens"].items()}
    return tokenizer | {
        "model": tokenizer["model"] | {"vocab": places},
        "added_tokens": [one | {"id": places[one["content"]]} for one in tokenizer["added_tokens"]],
        "post_processor": frame | {"special_tokens": specials},
    }


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, help="how many of an encoder's layers to keep")
    parser.add_argument("--words", type=int, required=True, help="pieces of the vocabulary to keep")
    parser.add_argument("--pairs", type=Path, required=True, nargs="+")
    given = parser.parse_args()
    pairs = (pair for path in given.pairs for pair in read_pairs(path))
    if given.encoder.is_dir():
        shorten(given.encoder, given.out, pairs, words=given.words)
    elif given.layers is None:
        parser.error("an encoder in ONNX form needs --layers")
    else:
        begin(given.encoder, given.out, pairs, layers=given.layers, words=given.words)


if __name__ == "__main__":
    main()
