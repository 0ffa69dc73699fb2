"""What BAMF has, beside what we have: differences, and traces of one message."""

from .beside import Row, beside
from .differing import Difference, differences
from .tracing import Trace, trace

__all__ = ["Difference", "Row", "Trace", "beside", "differences", "trace"]
