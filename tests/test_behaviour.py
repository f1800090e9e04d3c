"""What must not turn a verdict, and what must: 60 claims, each with variants of one true sentence.

In the manner of CheckList (Ribeiro et al. 2020). The limits are how far the tool is today, for each way of changing
the sentence; whoever makes it better tightens them. ``factcheck eval cases training/newsroom/behaviour.jsonl --kinds``
prints the table.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from checker.evaluate.cases import Judged, judge, read_cases
from checker.evaluate.kinds import ACCUSING
from checker.model import Label
from checker.nli import Network
