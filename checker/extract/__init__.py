"""Text to attributed claims."""

from checker.extract.statements import read_statement, read_statements

__all__ = ["read_statement", "read_statements"]
