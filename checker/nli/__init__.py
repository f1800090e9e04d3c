"""The inference model: whether a sentence follows from another, contradicts it, or neither."""

from checker.nli.beside import THREADS, Answer, Ask, Beside
from checker.nli.network import Network
from checker.nli.scores import Inference, Scores

__all__ = ["THREADS", "Answer", "Ask", "Beside", "Inference", "Network", "Scores"]
