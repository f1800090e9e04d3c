"""Let the last layer of an exported network work for its first token alone: the answer is read from no other.

python -m training.first_token MODEL.onnx    # rewrites the file in place; what was cut already stays as it is

The other tokens' last states are computed for nothing, a twelfth of the work of ten layers. The first token's are
as they were, but for the rounding of 8 bits, whose steps follow the largest value at hand.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import ModelProto, NodeProto, helper, numpy_helper

_PREFIX = "first_token_"
_START, _END, _TOKENS, _ROWS = (_PREFIX + name for name in ("start", "end", "tokens", "rows"))


class OtherFormError(ValueError):
    """A graph that cannot be cut: its attention has another form, or its answer is read from all tokens."""


def first_token_only(model: ModelProto) -> ModelProto:
    """Cut the last attention's queries, its mask and what is added to its answer down to the first token.

    The graph is that of ``training.export``, in floating point or in 8 bits, and is changed in place.

    Raises:
        OtherFormError: The graph has another form; it is as it was.
    """
    graph = model.graph
    if any(tensor.name == _START for tensor in graph.initializer):
        return model
    softmax = next((node for node in reversed(graph.node) if node.op_type == "Softmax"), None)
    if softmax is None:
        raise OtherFormError("the network has no attention")
    masked = _maker(graph, softmax.input[0], "Add")
    scores = _maker(graph, _maker(graph, masked.input[0], "Mul").input[0], "MatMul")
    parted = _maker(graph, _maker(graph, scores.input[0], "Transpose").input[0], "Reshape")
    joined = next(node for node in _onward(graph, softmax.output[0]) if node.op_type == "Reshape")
    residual = next(node for node in _onward(graph, joined.output[0]) if _adds_states(graph, node))
    _read_from_first(graph)
    for name, value in ((_START, 0), (_END, 1), (_TOKENS, 1), (_ROWS, -2)):
        _constant(graph, name, [value])
    _reshape(graph, parted, [0, 0, *_numbers(graph, parted)[-2:]])
    _reshape(graph, joined, [0, 0, -1])
    _slice(graph, parted, 0, _TOKENS)
    _slice(graph, masked, 1, _ROWS)
    _slice(graph, residual, list(residual.input).index(_states(graph, residual)), _TOKENS)
    onnx.checker.check_model(model)
    return model


def _maker(graph: onnx.GraphProto, value: str, kind: str) -> NodeProto:
    """Return the node that makes a value, which must be of a kind."""
    node = next((node for node in graph.node if value in node.output), None)
    if node is None or node.op_type != kind:
        raise OtherFormError(f"the network's last attention has another form: no {kind} makes {value}")
    return node


def _read_from_first(graph: onnx.GraphProto) -> None:
    """Check that of the last states nothing but the first token's is read: cut, a mean would be another mean."""
    last = next(node for node in reversed(graph.node) if node.op_type == "LayerNormalization")
    takers = [node for node in graph.node if last.output[0] in node.input]
    if len(takers) != 1 or takers[0].op_type != "Gather" or _axis(takers[0]) != 1 or not _is_zero(graph, takers[0]):
        raise OtherFormError("the network's answer is not read from the first token")


def _axis(node: NodeProto) -> int:
    return next((int(found.i) for found in node.attribute if found.name == "axis"), 0)


def _is_zero(graph: onnx.GraphProto, gather: NodeProto) -> bool:
    constants: Sequence[onnx.TensorProto] = [one for one in graph.initializer if one.name == gather.input[1]]
    return bool(constants) and numpy_helper.to_array(constants[0]).tolist() == 0


def _onward(graph: onnx.GraphProto, value: str) -> Iterator[NodeProto]:
    """Follow a value through the nodes that take it, each by its first output."""
    while (node := next((node for node in graph.node if value in node.input), None)) is not None:
        yield node
        value = node.output[0]


def _adds_states(graph: onnx.GraphProto, node: NodeProto) -> bool:
    """Whether a node adds two values that were computed, where a bias is a constant."""
    constants = {tensor.name for tensor in graph.initializer}
    return node.op_type == "Add" and constants.isdisjoint(node.input)


def _states(graph: onnx.GraphProto, residual: NodeProto) -> str:
    """Return which of both is the layer's input: what a layer norm made."""
    norms = {node.output[0] for node in graph.node if node.op_type == "LayerNormalization"}
    return next(str(value) for value in residual.input if value in norms)


def _numbers(graph: onnx.GraphProto, reshape: NodeProto) -> list[int]:
    """Return the numbers of a shape that are known, whether it is a constant or put together."""
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    if reshape.input[1] in constants:
        return [int(number) for number in constants[reshape.input[1]]]
    parts = _maker(graph, reshape.input[1], "Concat").input
    return [int(constants[part][0]) for part in parts if part in constants]


def _constant(graph: onnx.GraphProto, name: str, numbers: list[int]) -> None:
    graph.initializer.append(numpy_helper.from_array(np.array(numbers, dtype=np.int64), name))


def _reshape(graph: onnx.GraphProto, node: NodeProto, shape: list[int]) -> None:
    """Give a reshape a shape in which 0 keeps a dimension."""
    name = f"{_PREFIX}shape_{len(shape)}"
    _constant(graph, name, shape)
    node.input[1] = name
    del node.attribute[:]


def _slice(graph: onnx.GraphProto, node: NodeProto, place: int, axis: str) -> None:
    """Hand a node the first of an input along an axis, in place of all of it."""
    whole = node.input[place]
    first = _PREFIX + whole
    position = next(index for index, other in enumerate(graph.node) if other.output[0] == node.output[0])
    graph.node.insert(position, helper.make_node("Slice", [whole, _START, _END, axis], [first], name=first))
    graph.node[position + 1].input[place] = first


def main() -> None:
    """Read the command line and rewrite the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    given = parser.parse_args()
    try:
        onnx.save(first_token_only(onnx.load(given.model)), given.model)
    except OtherFormError as error:
        raise SystemExit(f"{given.model}: {error}; it stays as it is") from error


if __name__ == "__main__":
    main()
