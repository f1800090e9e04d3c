"""Sentence vectors: texts that mean much the same point the same way, whatever their words.

A MiniLM network, fine-tuned to bring a statement near the claim that it is about (``training/encoder.py``). The
folder holds ``model.onnx`` and ``tokenizer.json``, as ``training/export.py --vectors`` writes them.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UnusableInput
from checker.files import fingerprint
from checker.networks import Loaded, file_of, load_network, usable
from checker.search.posts import as_prose

if TYPE_CHECKING:  # a tenth of a second, and many commands never ask for a vector
    import numpy as np
    import numpy.typing as npt

DIMENSIONS = 384
MOST_TOKENS = 128
"""Longer texts are cut; a claim is a sentence, a post rarely has more than 80."""
_WHAT = "encoder"
_CURE = "install the package again; see docs/search.md"


class Encoder:
    """Gives texts their vectors; loads its network when it is first asked, and once."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the network of a folder, or the bundled one; nothing is loaded yet."""
        self.folder = folder or Path(str(files("checker.search") / "bundled"))

    @cached_property
    def key(self) -> str:
        """What tells its vectors from those of another network."""
        return fingerprint(Path(file_of(self.folder / "model.onnx", what=_WHAT, cure=_CURE)))[:16]

    def load(self) -> None:
        """Load the network now, while there is other work to do; it is loaded when it is needed otherwise."""
        _ = self._network

    def encode(self, texts: Sequence[str]) -> "npt.NDArray[np.float32]":
        """Return the vectors of texts, of shape (texts, DIMENSIONS), each of length 1; a text always has the same.

        Hashtags, handles and links are read as the words that they stand for.

        Raises:
            UnusableInput: The network cannot be loaded, or is one of another kind.
        """
        import numpy as np

        found = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for number, text in enumerate(texts):
            found[number] = self._network.run(as_prose(text))[0]
        return found

    @cached_property
    def _network(self) -> Loaded:
        network = load_network(self.folder, what=_WHAT, cure=_CURE, most_tokens=MOST_TOKENS)
        with usable(self.folder, what=_WHAT, cure=_CURE):
            shape = network.run("").shape
        if shape != (1, DIMENSIONS):
            message = f"the {_WHAT}'s network gives {shape}, not vectors of {DIMENSIONS} numbers"
            raise UnusableInput(message, cure=_CURE, file=str(self.folder))
        return network


def eight_bits(vectors: "npt.NDArray[np.float32]") -> "npt.NDArray[np.int8]":
    """Return vectors, (texts, dimensions), in 8 bits a number, each scaled by its own largest: cosines stay.

    A unit vector of 384 numbers has few above 0.2: scaled by the range of a unit vector, most of the bits would be
    lost.
    """
    import numpy as np

    largest = np.abs(vectors).max(axis=1, keepdims=True)
    coarse: npt.NDArray[np.int8] = np.rint(127 * vectors / np.maximum(largest, 1e-9)).astype(np.int8)
    return coarse
