"""What the authority has been told since it started."""

from .courses import CANCELLED, ENDED, PLANNED, STARTED, Begun, Course, Plan
from .memory import Memory
from .tally import Tally

__all__ = [
    "CANCELLED",
    "ENDED",
    "PLANNED",
    "STARTED",
    "Begun",
    "Course",
    "Memory",
    "Plan",
    "Tally",
]
