"""Reading a large store takes time in proportion to its size, and the garbage collector stays as it was."""

import contextlib
import gc
import time

import pytest

from checker.errors import UnusableInput
from checker.files import load_yaml, yaml_tree

CLAIM = """  - id: claim-{0}
    text: The ministry said that {0} soldiers were sent to the island.
    speaker: A. Person
    attribution: {{kind: direct, cue: told, reported_by: A Paper}}
    quote: {{start: {0}, end: 9{0}, exact: "We have sent {0} soldiers"}}
    said_on: 2026-01-15
    status: reviewed
"""


def test_a_thousand_claims_take_well_under_a_second() -> None:
    text = "source: s\nclaims:\n" + "".join(CLAIM.format(number) for number in range(1000))
    start = time.process_time()
    tree = yaml_tree(text, "a.yaml")
    assert time.process_time() - start < 1  # 0.07 s where this was written
    assert len(tree.plain()["claims"]) == 1000


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("text", ["a: 1", "a: [", "a: &b 1"])
def test_the_garbage_collector_is_left_as_it_was(text: str, collecting: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with contextlib.suppress(UnusableInput):
            load_yaml(text, "a.yaml")
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
