"""Whom and what the authority knows before the first report comes in."""

from .loading import WorldError, load_world, read_world
from .model import World
from .people import Account, Attended, Entitlement, Person, Registration, Teacher
from .places import ExamCentre, Place, Provider

__all__ = [
    "Account",
    "Attended",
    "Entitlement",
    "ExamCentre",
    "Person",
    "Place",
    "Provider",
    "Registration",
    "Teacher",
    "World",
    "WorldError",
    "load_world",
    "read_world",
]
