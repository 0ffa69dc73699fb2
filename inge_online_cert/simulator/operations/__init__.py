"""What the authority does with each message; rules after docs/sources.md."""

from .case import Case, Operation
from .table import OPERATIONS

__all__ = ["OPERATIONS", "Case", "Operation"]
