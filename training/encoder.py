"""Fine-tune the encoder of the search; stop it at any time, and the same command goes on from its last checkpoint.

    python -m training.encoder OUT --examples EXAMPLES.jsonl.gz [--start FOLDER] [--rate 5e-5] [--epochs 1] …

Each text should find its claim among all claims of its batch: those of the others, hard negatives (InfoNCE with
in-batch negatives, Henderson et al. 2017, "Efficient Natural Language Response Suggestion for Smart Reply"). Text
and claim go through the same network; a vector is the mean of its last states, of length 1.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from checker.search.encoder import MOST_TOKENS
from training.examples import Example, in_fold, read_examples
from training.loop import save, train
from training.network import pretrained_folder

_TEMPERATURE = 0.05
"""Cosines are divided by it: near 1, even a perfect ranking would be a flat distribution."""
_TOGETHER = 16
"""So many texts run through the network at once."""


def new_encoder(folder: Path, frozen: int) -> nn.Module:
    """Load an encoder without dropout; its embeddings and the first ``frozen`` layers stay as they are."""
    network = AutoModel.from_pretrained(folder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0)
    for module in (network.embeddings, *network.encoder.layer[:frozen]):
        module.requires_grad_(False)
    return network


def text_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of `folder`, cutting at MOST_TOKENS and padding each batch to its longest text."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()
    return tokenizer


def vectors(network: nn.Module, tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """Return the unit vectors of texts, of shape (texts, dimensions): the means over each text's tokens.

    Texts of about the same length run together, so that little is padding.
    """
    by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    parts = [
        _means(network, tokenizer, [texts[place] for place in by_length[first : first + _TOGETHER]])
        for first in range(0, len(texts), _TOGETHER)
    ]
    return nn.functional.normalize(torch.cat(parts)[torch.tensor(by_length).argsort()], dim=-1)


def _means(network: nn.Module, tokenizer: Tokenizer, texts: Sequence[str]) -> Tensor:
    """Return the mean of each text's last states, (texts, dimensions)."""
    encoded = tokenizer.encode_batch(list(texts))
    mask = torch.tensor([one.attention_mask for one in encoded])
    states = network(input_ids=torch.tensor([one.ids for one in encoded]), attention_mask=mask).last_hidden_state
    weights = mask.unsqueeze(-1).to(states.dtype)
    means: Tensor = (states * weights).sum(dim=1) / weights.sum(dim=1)
    return means


def batches(examples: Sequence[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """One epoch in an order that the seed alone decides; a batch is of one source, a group stays together.

    So the claims of one store stand in one batch, each a negative for the statements on the others.
    """
    draw = random.Random(seed)
    found: list[list[Example]] = []
    for source in sorted({one.source for one in examples}):
        ordered = sorted((one for one in examples if one.source == source), key=lambda one: one.group)
        groups = [list(group) for _, group in groupby(ordered, key=lambda one: one.group)]
        draw.shuffle(groups)
        flat = [one for group in groups for one in group]
        found += [flat[start : start + size] for start in range(0, len(flat), size)]
    draw.shuffle(found)
    yield from found


def claims_of(batch: Sequence[Example], negatives: int, draw: random.Random) -> tuple[list[str], Tensor]:
    """Return the claims of a batch, each once, and the place among them of each example's own, (examples,).

    ``negatives`` is how many hard ones each example brings, at most, drawn anew.
    """
    claims = dict.fromkeys(one.positive for one in batch)
    for one in batch:
        claims |= dict.fromkeys(draw.sample(one.negatives, min(negatives, len(one.negatives))))
    places = {claim: place for place, claim in enumerate(claims)}
    return list(claims), torch.tensor([places[one.positive] for one in batch])


def loss(asked: Tensor, claims: Tensor, places: Tensor) -> Tensor:
    """Mean cross entropy of finding the right claim.

    Args:
        asked: (examples, dimensions), unit vectors.
        claims: (claims, dimensions), unit vectors.
        places: (examples,), the row of each example's claim.
    """
    return nn.functional.cross_entropy(asked @ claims.T / _TEMPERATURE, places)


def fit(
    out: Path,
    examples: Sequence[Example],
    start: Path,
    *,
    rate: float = 5e-5,
    epochs: int = 1,
    size: int = 32,
    negatives: int = 2,
    frozen: int = 2,
    seed: int = 1,
    keep_every: float = 120.0,
) -> None:
    """Train and save into the folder `out`, with a checkpoint about every `keep_every` seconds.

    The result has the form of a transformers checkpoint, so that `start` may be such a result.
    """
    torch.manual_seed(seed)
    tokenizer = text_tokenizer(start)
    network = new_encoder(start, frozen)

    def cost(step: int, batch: Sequence[Example]) -> Tensor:
        claims, places = claims_of(batch, negatives, random.Random(seed * 1_000_003 + step))
        found = vectors(network, tokenizer, [*(one.query for one in batch), *claims])
        return loss(found[: len(batch)], found[len(batch) :], places)

    order = [batch for epoch in range(epochs) for batch in batches(examples, size, seed + epoch)]
    warm_up = min(50, len(order) // 10 + 1)
    train(out, network, order, cost, rate=rate, decay=True, warm_up=warm_up, keep_every=keep_every)
    save(out, network, start)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--examples", type=Path, required=True, nargs="+")
    parser.add_argument("--start", type=Path, default=None, help="default: the all-MiniLM-L6-v2 weights")
    parser.add_argument("--without", type=int, help="leave out the posts of this fold, to be ranked unseen")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--negatives", type=int, default=2)
    parser.add_argument("--frozen", type=int, default=2)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    examples = [
        one
        for path in given.examples
        for one in read_examples(path)
        if given.without is None or one.source != "posts" or not in_fold(one.group, given.without, given.folds)
    ]
    fit(
        given.out,
        examples,
        given.start or pretrained_folder(),
        rate=given.rate,
        epochs=given.epochs,
        size=given.size,
        negatives=given.negatives,
        frozen=given.frozen,
    )


if __name__ == "__main__":
    main()
