"""What all tests share: a fixed profile for property tests, so that a run is reproducible."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "fixed", derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")
