"""Statement -> candidate claims. The interface is narrow so that an index for millions can stand behind it."""

from checker.search.index import Candidate, Index, searchable

__all__ = ["Candidate", "Index", "searchable"]
