"""A sequence-classification network in ONNX form, run on the processor, with its tokenizer beside it.

The folder holds ``model.onnx``, ``tokenizer.json`` and ``config.json`` (the order of the labels), as
``training/export.py`` writes it and as common exporters do. The bundled one has ten layers and 25 MB.
"""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker.errors import UnusableInput
from checker.networks import file_of, load_network, usable
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
        self.folder = folder or Path(str(files("checker.nli") / "bundled"))
        self._order = _label_order(self.folder / "config.json")
        self._network = load_network(self.folder, what=_WHAT, cure=_CURE, most_tokens=MOST_TOKENS)
        with usable(self.folder, what=_WHAT, cure=_CURE):
            self._run(("", ""))  # a network of another shape fails here, not later

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of (premise, hypothesis) pairs, in their order.

        Each pair runs alone, so that a claim's scores do not depend on what else the store holds.
        """
        return [_ITSELF if pair[0] == pair[1] else self._run(pair) for pair in pairs]

    def _run(self, pair: tuple[str, str]) -> Scores:
        import numpy as np

        logits = self._network.run(*pair)[0][self._order]
        powers = np.exp(logits - logits.max())
        return Scores(*(round(float(share), 4) for share in powers / powers.sum()))


_ITSELF = Scores(1.0, 0.0, 0.0)
"""A sentence follows from itself: there is nothing to ask."""
_WHAT = "inference model"
_CURE = "see docs/inference.md for what the folder holds, or run with --no-model"


def _label_order(path: Path) -> list[int]:
    """Return where the network puts entailment, neutral and contradiction."""
    try:
        labels: dict[str, Any] = json.loads(
            Path(file_of(path, what=_WHAT, cure=_CURE)).read_text(encoding="utf-8")
        )["id2label"]
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
