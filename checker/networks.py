"""Networks in ONNX form with their tokenizers: what the inference model and the encoder share."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import UnusableInput

_SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime does to make a network faster and slower it gets: sums and layer norms in one take six times as
long as each by itself, a tenth of the whole."""


class Loaded(NamedTuple):
    """A network ready to run, and the tokenizer that makes its inputs."""

    session: Any
    tokenizer: Any

    def run(self, *texts: str) -> Any:
        """Return the first output for one text, or for two that are read together: an array, its first axis of 1.

        Always alone. In a batch, an 8-bit network scales its sums to the largest of them, so that what it says of a
        text would depend on what else is asked; and on one thread a batch would hardly be faster.
        """
        import numpy as np

        encoded = self.tokenizer.encode(*texts)
        columns: Mapping[str, list[int]] = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        asked = {value.name for value in self.session.get_inputs()}
        given = {name: np.array([row], dtype=np.int64) for name, row in columns.items() if name in asked}
        return self.session.run(None, given)[0]


def load_network(folder: Path, *, what: str, cure: str, most_tokens: int) -> Loaded:
    """Load ``model.onnx`` and ``tokenizer.json`` of a folder; one thread, so the same texts give the same figures.

    Args:
        folder: Where the two files are.
        what: What the network is called in messages.
        cure: What the user can do where it cannot be used.
        most_tokens: Longer inputs are cut.

    Raises:
        UnusableInput: A file is missing, or is not what it should be; the message names it.
    """
    # Imported here, for they take a tenth of a second, and many commands never ask a network.
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model, words = (file_of(folder / name, what=what, cure=cure) for name in ("model.onnx", "tokenizer.json"))
    with usable(folder, what=what, cure=cure):
        session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
        tokenizer = Tokenizer.from_file(words)
        tokenizer.no_padding()  # a tokenizer's file may ask for it, and every text would cost the longest
        tokenizer.enable_truncation(most_tokens)
        return Loaded(session, tokenizer)


def file_of(path: Path, *, what: str, cure: str) -> str:
    """Return the path of a file of a network's folder.

    Raises:
        UnusableInput: It is not there.
    """
    if not path.is_file():
        raise UnusableInput(f"the {what}'s folder lacks a file", cure=cure, file=str(path))
    return str(path)


@contextmanager
def usable(folder: Path, *, what: str, cure: str) -> Iterator[None]:
    """Turn whatever is raised inside into one line that names the folder.

    onnxruntime and tokenizers raise types of their own for a bad file.

    Raises:
        UnusableInput: Something was raised.
    """
    try:
        yield
    except UnusableInput:
        raise
    except Exception as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise UnusableInput(f"the {what} cannot be used: {reason}", cure=cure, file=str(folder)) from error
