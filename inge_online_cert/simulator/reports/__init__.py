"""What stands in a report, read from its XML into the authority's own words."""

from .parts import Attendance, Participation, PersonKey, Section, Setting
from .reading import Report

__all__ = [
    "Attendance",
    "Participation",
    "PersonKey",
    "Report",
    "Section",
    "Setting",
]
