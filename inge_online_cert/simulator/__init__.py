"""InGe-Online on loopback: an authority that refuses what BAMF would refuse.

It imports nothing of inge_online, so that a mistake there cannot hide one here, and
its rules are written from public sources (docs/sources.md), not from the add-on's.
"""

from .simulator import DefectError, Simulator

__all__ = ["DefectError", "Simulator"]
