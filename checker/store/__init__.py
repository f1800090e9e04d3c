"""The claim store: ``claims/`` and ``sources/`` on disk, checked, loaded, and rewritten with comments kept."""

from checker.store.codes import LINT_CODES, LINT_NAMES
from checker.store.config import CheckConfig, Config
from checker.store.loading import load
from checker.store.records import Store
from checker.store.workspace import Workspace, find_workspace, init_workspace

__all__ = [
    "LINT_CODES",
    "LINT_NAMES",
    "CheckConfig",
    "Config",
    "Store",
    "Workspace",
    "find_workspace",
    "init_workspace",
    "load",
]
