"""The example that ``factcheck init --example`` makes: a report with reviewed claims.

It is the workspace at the root of the project's repository. A wheel carries those files beside this module (see
``force-include`` in pyproject.toml); in a checkout they are read where they are, so there is no second copy.
"""

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

MARKER = "factcheck.toml"
FOLDERS = ("claims", "sources")


def example_files() -> Mapping[str, bytes]:
    """Return the files of the example by their paths in a workspace, in order."""
    root = _root()
    found = {MARKER: root.joinpath(MARKER).read_bytes()}
    for folder in FOLDERS:
        for file in sorted(root.joinpath(folder).iterdir(), key=lambda file: file.name):
            if file.is_file():
                found[f"{folder}/{file.name}"] = file.read_bytes()
    return found


def _root() -> Traversable:
    shipped = files(__name__)
    return shipped if shipped.joinpath(MARKER).is_file() else Path(__file__).parent.parent.parent
