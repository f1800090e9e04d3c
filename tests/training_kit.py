"""What the tests of the training share: a network of a few hundred weights and a tokenizer of a few words."""

from pathlib import Path

import pytest


def tiny(folder: Path) -> Path:
    """Write a network of a few hundred weights and a tokenizer of a few words."""
    transformers = pytest.importorskip("transformers", reason="the training extra is not installed")
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "dam", "is", "safe", "not", "open"]
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    folder.mkdir()
    tokenizer.save(str(folder / "tokenizer.json"))
    shape = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        num_labels=3,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
    )
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    torch.manual_seed(1)
    network = transformers.BertForSequenceClassification(shape)
    with torch.no_grad():
        for parameter in network.parameters():  # no two alike, as in one that was trained: the export merges those
            parameter += 0.05 * torch.randn_like(parameter)
    network.save_pretrained(folder)
    return folder


def pieces(path: Path) -> Path:
    """Write a WordPiece tokenizer of BERT's form: marks, letters, a few words, and some that nobody uses."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    letters = [mark + letter for mark in ("", "##") for letter in "abcdefghijklmnopqrstuvwxyz"]
    words = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", *letters, "北", "the", "dam", "quay", "safe", "##st"]
    tokenizer = Tokenizer(models.WordPiece({word: place for place, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    marks = [("[CLS]", words.index("[CLS]")), ("[SEP]", words.index("[SEP]"))]
    tokenizer.add_special_tokens(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=marks
    )
    tokenizer.save(str(path))
    return path
