"""factcheck: the linter for facts.

The package behind the ``factcheck`` command. ``checker.pipeline`` shows the whole flow on one screen;
``checker.model`` holds the nouns that everything else speaks in.
"""

__version__ = "0.1.0"
