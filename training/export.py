"""Turn a trained folder into what the tool ships: int8 ONNX, the tokenizer, and the order of the labels.

python -m training.export TRAINED OUT
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification

from training.pairs import LABELS

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class _Logits(nn.Module):
    """The network with plain tensors in and out, as ONNX wants it."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return the logits, (pairs, 3)."""
        logits: Tensor = self.network(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).logits
        return logits


def export(trained: Path, out: Path) -> None:
    """Write model.onnx, tokenizer.json and config.json into ``out``.

    The weights of the matrix products and the word embeddings become integers of 7 bits, one scale a column; sums
    and layer norms stay in floating point. The eighth bit would overflow on processors without VNNI instructions,
    and the scores would differ from one machine to the next.

    Raises:
        SystemExit: The model's labels are not those of inference.
    """
    network = AutoModelForSequenceClassification.from_pretrained(trained, attn_implementation="eager")
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    sample = {name: torch.ones((2, 16), dtype=torch.long) for name in _INPUTS}
    pairs, tokens = torch.export.Dim("pairs"), torch.export.Dim("tokens")
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _Logits(network),
            (),
            full,
            kwargs=sample,
            input_names=list(_INPUTS),
            output_names=["logits"],
            dynamic_shapes={name: {0: pairs, 1: tokens} for name in _INPUTS},
            dynamo=True,
            external_data=False,
        )
        shapeless = Path(folder) / "shapeless.onnx"
        onnx.save(_without_shapes(onnx.load(full)), shapeless)
        quantize_dynamic(
            shapeless, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    (out / "tokenizer.json").write_bytes((trained / "tokenizer.json").read_bytes())
    named = {str(index): str(label).lower() for index, label in network.config.id2label.items()}
    if sorted(named.values()) != sorted(LABELS):
        raise SystemExit(f"the model's labels are {', '.join(named.values())}, not {', '.join(LABELS)}")
    labels = {"id2label": named}
    (out / "config.json").write_text(json.dumps(labels, indent=2) + "\n", encoding="utf-8")


def _without_shapes(model: onnx.ModelProto) -> onnx.ModelProto:
    """Drop the shapes that the exporter noted for values in between: the quantizer would trip over them."""
    del model.graph.value_info[:]
    return model


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trained", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    export(given.trained, given.out)


if __name__ == "__main__":
    main()
