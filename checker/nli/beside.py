"""An inference model at work on threads of its own, while the words are compared on the caller's."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

from checker.nli.scores import Inference, Scores

Answer = Callable[[], Scores]
"""Gives the scores of one pair, and waits for them where they are not there yet."""
Ask = Callable[[str, str], Answer]
"""Asks whether the second text follows from the first; returns at once."""

THREADS = min(2, os.cpu_count() or 1)
"""So many pairs are read at once where nothing else is told, each alone and on one thread."""
_REMEMBERED = 4096
"""So many pairs, the last ones asked about, are not asked about again."""


class Beside:
    """Asks a model pair by pair, in the order of asking; the answers are fetched when they are needed.

    The model spends its time outside Python, so other cores have work. Each pair runs alone: the same scores as
    without. What is asked again has its answer already: a draft may repeat itself, and a statement is read anew
    with its names put right.
    """

    def __init__(self, model: Inference, *, threads: int = THREADS) -> None:
        """Put a model beside the caller; with no ``threads``, the caller waits for each answer when it asks."""
        self._model = model
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="inference") if threads else None
        self._asked = lru_cache(maxsize=_REMEMBERED)(self._put)

    def ask(self, premise: str, hypothesis: str) -> Answer:
        """Return at once; the answer waits for the scores, and raises what the model raised."""
        asked = self._asked(premise, hypothesis)
        if asked.done() and asked.exception() is not None:
            asked = self._put(premise, hypothesis)  # what failed once is no answer
        return lambda: asked.result()[0]

    def _put(self, premise: str, hypothesis: str) -> Future[list[Scores]]:
        if self._pool is not None:
            return self._pool.submit(self._model.scores, [(premise, hypothesis)])
        answered: Future[list[Scores]] = Future()
        try:
            answered.set_result(self._model.scores([(premise, hypothesis)]))
        except Exception as error:  # told to whoever wants the answer, as a thread would
            answered.set_exception(error)
        return answered
