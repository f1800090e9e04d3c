"""What git knows of drafts and claims: what changed since a revision, and what stood on record then."""

from checker.editorial.history.changed import Since
from checker.editorial.history.past import store_at

__all__ = ["Since", "store_at"]
