from . import export
from . import health
