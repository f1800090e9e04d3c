"""What git knows of drafts and claims: what changed since a revision, and what stood on record then."""

from checker.editorial.history.changed import OPTION, Since
from checker.editorial.history.lifted import Lifted
from checker.editorial.history.past import store_at

__all__ = ["OPTION", "Lifted", "Since", "store_at"]
