"""The claim store: ``claims/`` and ``sources/`` on disk, checked, loaded, and rewritten without losing a comment."""

from checker.store.config import CheckConfig, Config
from checker.store.records import Store
from checker.store.workspace import Workspace, find_workspace, init_workspace

__all__ = ["CheckConfig", "Config", "Store", "Workspace", "find_workspace", "init_workspace"]
