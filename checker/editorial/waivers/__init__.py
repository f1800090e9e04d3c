"""Remarks that a person has waived, each for a reason: in the draft, in factcheck.toml, or in a baseline.

A waived remark stays in the report and says who waived it where; it only fails no check any more.
"""

from checker.editorial.waivers.baseline import Baseline, Counts, renewed
from checker.editorial.waivers.commented import waive_by_comments
from checker.editorial.waivers.configured import Waivers
from checker.editorial.waivers.grounds import waived
from checker.editorial.waivers.stale import unneeded

__all__ = ["Baseline", "Counts", "Waivers", "renewed", "unneeded", "waive_by_comments", "waived"]
