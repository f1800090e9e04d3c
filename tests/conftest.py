"""What all tests share: a fixed profile for property tests, so that a run is reproducible."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fixed", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")

# At the end: the installed package comes first, and what is not installed, as training/, is found beside the tests.
sys.path.append(str(Path(__file__).parent.parent))
