"""The claim store: ``claims/`` and ``sources/`` on disk, checked, loaded, and rewritten with comments kept."""

from checker.store.anchors import find_quote
from checker.store.codes import LINT_CODES, LINT_NAMES
from checker.store.config import CheckConfig, Config
from checker.store.linting import lint
from checker.store.loading import load
from checker.store.merging import MergeSummary, mark_changed, merge_drafts
from checker.store.records import Store
from checker.store.saving import add_speakers, claims_of, save_claims, save_speakers, update_claim
from checker.store.workspace import Workspace, find_workspace, init_workspace

__all__ = [
    "LINT_CODES",
    "LINT_NAMES",
    "CheckConfig",
    "Config",
    "MergeSummary",
    "Store",
    "Workspace",
    "add_speakers",
    "claims_of",
    "find_quote",
    "find_workspace",
    "init_workspace",
    "lint",
    "load",
    "mark_changed",
    "merge_drafts",
    "save_claims",
    "save_speakers",
    "update_claim",
]
