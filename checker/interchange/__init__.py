"""Claims in the forms that others read and write: ClaimReview, as fact-checkers publish it, and CSV."""
