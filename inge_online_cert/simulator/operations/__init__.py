"""What the authority does with each message; rules after the public dossier."""

from .case import Case, Operation
from .table import OPERATIONS

__all__ = ["OPERATIONS", "Case", "Operation"]
