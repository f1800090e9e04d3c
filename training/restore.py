"""Turn a shipped inference model back into a folder that training can start from.

python -m training.restore checker/nli/bundled OUT

Whoever goes on needs no checkpoint of those before: the integers become floating point again, each off by at most
half a step of its column's scale.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import network_like
from training.pairs import LABELS

_PREFIX = "network."
"""What ``training.export`` puts before the names of the weights."""
_ENCODER = "bert."
_QUANTIZED, _SCALE, _BIAS, _WEIGHT = "_quantized", "_scale", ".bias", ".weight"


def restore(shipped: Path, out: Path) -> None:
    """Write the model of the folder ``shipped`` into ``out``, in the form of a transformers checkpoint.

    Raises:
        SystemExit: its weights are not those of the network that training makes.
    """
    config = json.loads((shipped / "config.json").read_text(encoding="utf-8"))
    weights = weights_of(shipped / "model.onnx")
    encoder = {name.removeprefix(_ENCODER): value for name, value in weights.items() if name.startswith(_ENCODER)}
    network = network_like(encoder, config["num_attention_heads"])
    named = config["id2label"]
    order = torch.tensor([int(place) for label in LABELS for place, name in named.items() if name == label])
    weights |= {name: weights[name][order] for name in weights if name.startswith("classifier.")}
    lacking, unknown = network.load_state_dict(weights, strict=False)
    lacking = [name for name in lacking if not name.endswith("position_ids")]
    if lacking or unknown:
        raise SystemExit(f"{shipped} is no model of ours: {', '.join([*lacking, *unknown][:3])}")
    network.save_pretrained(out)
    (out / "tokenizer.json").write_bytes((shipped / "tokenizer.json").read_bytes())


def weights_of(model: Path) -> dict[str, torch.Tensor]:
    """Return the weights of a ``model.onnx`` that ``training.export`` wrote, by the names they have in training."""
    graph = onnx.load(model).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    whole = [(name, value) for name, value in held.items() if value.dtype == np.float32]
    named = [(name, value) for name, value in whole if name.startswith(_PREFIX) and not name.endswith(_SCALE)]
    named += _tables(held)
    named += _products(graph, held)
    return {name.removeprefix(_PREFIX): torch.from_numpy(np.array(value)) for name, value in named}


def _tables(held: dict[str, NDArray[np.generic]]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the embeddings: they keep their names, and have one scale and one zero each."""
    for name, value in held.items():
        table = name.removesuffix(_QUANTIZED)
        if table != name and "_embeddings" in table:
            yield table, _floating(held, table, value)


def _products(
    graph: onnx.GraphProto, held: dict[str, NDArray[np.generic]]
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the weights of the matrix products, which lost their names: that of the bias added next tells it."""
    reader = {given: node for node in graph.node for given in node.input}
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            weight, after = node.input[1], node
            while after.op_type != "Add":
                after = reader[after.output[0]]
            (bias,) = (given for given in after.input if given.endswith(_BIAS))
            floating = _floating(held, weight.removesuffix(_QUANTIZED), held[weight])
            yield bias.removesuffix(_BIAS) + _WEIGHT, floating.T  # torch keeps them the other way round


def _floating(held: dict[str, NDArray[np.generic]], name: str, value: NDArray[np.generic]) -> NDArray[np.float32]:
    """Undo the rounding as far as that can be done: zero and scale are one a column, or one for all."""
    zero, scale = held[f"{name}_zero_point"].astype(np.float32), held[f"{name}{_SCALE}"].astype(np.float32)
    return np.asarray((value.astype(np.float32) - zero) * scale, dtype=np.float32)


def main() -> None:
    """Read the command line and restore."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shipped", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    restore(given.shipped, given.out)


if __name__ == "__main__":
    main()
