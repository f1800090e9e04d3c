"""What a checking desk would check first: how much of a claim can be checked, and how much hangs on it."""

from checker.worth.scoring import Ranked, Worth, ranked, worth

__all__ = ["Ranked", "Worth", "ranked", "worth"]
