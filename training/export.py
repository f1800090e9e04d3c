"""Turn a trained folder into what the tool ships: int8 ONNX, the tokenizer, and the order of the labels.

python -m training.export TRAINED OUT               # the inference model
python -m training.export TRAINED OUT --vectors     # the encoder of the search: no labels, one vector a text
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModel, AutoModelForSequenceClassification

from training.first_token import OtherFormError, first_token_only
from training.network import typed
from training.pairs import LABELS

_INPUTS = ("input_ids", "attention_mask")
_TYPES = "token_type_ids"
_LOGITS, _VECTORS = "logits", "vectors"


class _Logits(nn.Module):
    """The network with plain tensors in and out, as ONNX wants it."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None) -> Tensor:
        """Return the logits, (pairs, 3); a network that is not told the types is given none."""
        types = {} if token_type_ids is None else {_TYPES: token_type_ids}
        logits: Tensor = self.network(input_ids=input_ids, attention_mask=attention_mask, **types).logits
        return logits


class _Vector(nn.Module):
    """The mean of the last states, of length 1."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return the vectors, (texts, dimensions)."""
        states: Tensor = self.network(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        return nn.functional.normalize((states * weights).sum(dim=1) / weights.sum(dim=1), dim=-1)


def export(trained: Path, out: Path) -> None:
    """Write the model.onnx, tokenizer.json and config.json of an inference model into ``out``.

    Raises:
        SystemExit: The model's labels are not those of inference.
    """
    network = AutoModelForSequenceClassification.from_pretrained(trained, attn_implementation="eager")
    named = {str(index): str(label).lower() for index, label in network.config.id2label.items()}
    if sorted(named.values()) != sorted(LABELS):
        raise SystemExit(f"the model's labels are {', '.join(named.values())}, not {', '.join(LABELS)}")
    _write(_Logits(network.eval()), (*_INPUTS, *([_TYPES] if typed(network) else [])), _LOGITS, trained, out)
    config = {"id2label": named, "num_attention_heads": network.config.num_attention_heads}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def export_encoder(trained: Path, out: Path) -> None:
    """Write the model.onnx and tokenizer.json of an encoder into ``out``."""
    network = AutoModel.from_pretrained(trained, attn_implementation="eager", add_pooling_layer=False)
    _write(_Vector(network.eval()), (*_INPUTS, _TYPES), _VECTORS, trained, out)


def _write(network: nn.Module, given: Sequence[str], output: str, trained: Path, out: Path) -> None:
    """Write model.onnx with one output, and the tokenizer.

    The weights of the matrix products and the word embeddings become integers of 7 bits, one scale a column; sums
    and layer norms stay in floating point. The eighth bit would overflow on processors without VNNI instructions,
    and the scores would differ from one machine to the next.
    """
    out.mkdir(parents=True, exist_ok=True)
    sample = {name: torch.ones((2, 16), dtype=torch.long) for name in given}
    pairs, tokens = torch.export.Dim("pairs"), torch.export.Dim("tokens")
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            (),
            full,
            kwargs=sample,
            input_names=list(given),
            output_names=[output],
            dynamic_shapes={name: {0: pairs, 1: tokens} for name in given},
            dynamo=True,
            external_data=False,
        )
        shapeless = Path(folder) / "shapeless.onnx"
        bare = _bare(onnx.load(full))
        if output == _LOGITS:
            with suppress(OtherFormError):  # a larger model may read its answer from all tokens
                bare = first_token_only(bare)
        onnx.save(bare, shapeless)
        quantize_dynamic(
            shapeless, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    (out / "tokenizer.json").write_bytes((trained / "tokenizer.json").read_bytes())


def _bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """Drop the shapes of values in between, which the quantizer would trip over, and where the exporter was run.

    It writes beside each node the lines of code that it came from, with the folders of this machine.
    """
    graph = model.graph
    del graph.value_info[:]
    for noted in (model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer):
        noted.doc_string = ""
        del noted.metadata_props[:]
    return model


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", action="store_true", help="export an encoder")
    given = parser.parse_args()
    (export_encoder if given.vectors else export)(given.trained, given.out)


if __name__ == "__main__":
    main()
