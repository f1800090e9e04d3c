"""A sequence-classification network in ONNX form, run on the processor, with its tokenizer beside it.

The folder holds ``model.onnx``, ``tokenizer.json`` and ``config.json`` (the order of the labels), as
``training/export.py`` writes it and as common exporters do. The bundled one is a MiniLM of 23 MB.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.errors import UnusableInput
from checker.nli.scores import Scores

_LABELS = Scores._fields
MOST_TOKENS = 160
"""Longer pairs are cut, the longer text first."""


class Network:
    """A network that is loaded once and asked often; one thread, so the same pairs give the same scores."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the network of a folder, or the bundled one.

        Raises:
            UnusableInput: A file is missing, or is not what it should be; the message names it.
        """
        # Imported here, for they take a tenth of a second, and many commands never ask the network.
        import onnxruntime
        from tokenizers import Tokenizer

        self.folder = folder or Path(str(files("checker.nli") / "bundled"))
        self._order = _label_order(self.folder / "config.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                _file(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(_file(self.folder / "tokenizer.json"))
            self._tokenizer.no_padding()  # a tokenizer's file may ask for it, and every pair would cost the longest
            self._tokenizer.enable_truncation(MOST_TOKENS)
            self._asked = {value.name for value in self._session.get_inputs()}
            self._run(("", ""))  # a network of another shape fails here, not later
        except UnusableInput:
            raise
        except Exception as error:
            # Both libraries raise types of their own for a bad file.
            reason = next(iter(str(error).splitlines()), type(error).__name__)
            raise UnusableInput(
                f"the inference model cannot be used: {reason}", cure=_CURE, file=str(self.folder)
            ) from error

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of (premise, hypothesis) pairs, in their order.

        Each pair runs alone. In a batch, an 8-bit network scales its sums to the largest of them, so that a claim's
        scores would depend on what else the store holds; and on one thread a batch would hardly be faster.
        """
        return [_ITSELF if pair[0] == pair[1] else self._run(pair) for pair in pairs]

    def _run(self, pair: tuple[str, str]) -> Scores:
        import numpy as np

        encoded = self._tokenizer.encode(*pair)
        columns = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        given = {name: np.array([row], dtype=np.int64) for name, row in columns.items() if name in self._asked}
        logits = self._session.run(None, given)[0][0][self._order]
        powers = np.exp(logits - logits.max())
        return Scores(*(round(float(share), 4) for share in powers / powers.sum()))


_ITSELF = Scores(1.0, 0.0, 0.0)
"""A sentence follows from itself: there is nothing to ask."""
_CURE = "see docs/inference.md for what the folder holds, or run with --no-model"


def _file(path: Path) -> str:
    if not path.is_file():
        raise UnusableInput("the inference model's folder lacks a file", cure=_CURE, file=str(path))
    return str(path)


def _label_order(path: Path) -> list[int]:
    """Return where the network puts entailment, neutral and contradiction."""
    try:
        labels: dict[str, Any] = json.loads(Path(_file(path)).read_text(encoding="utf-8"))["id2label"]
        places = {str(label).lower(): int(place) for place, label in labels.items()}
        order = [places[label] for label in _LABELS]
        if sorted(order) != [0, 1, 2]:
            raise ValueError("other places than 0, 1, 2")
        return order
    except OSError as error:
        raise UnusableInput(f"cannot be read ({error.strerror})", cure=_CURE, file=str(path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"id2label does not name {', '.join(_LABELS)}"
        raise UnusableInput(message, cure=_CURE, file=str(path)) from error
