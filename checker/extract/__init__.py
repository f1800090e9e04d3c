"""Text to attributed claims, and statements to their parts."""

from checker.extract.claims import Extraction, extract_claims
from checker.extract.drafts import read_statements
from checker.extract.parts import parts_of
from checker.extract.places import Place
from checker.extract.statements import read_statement
from checker.extract.telling import as_told

__all__ = ["Extraction", "Place", "as_told", "extract_claims", "parts_of", "read_statement", "read_statements"]
