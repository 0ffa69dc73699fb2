import json

import pytest

from tests.simulator_fixture import (  # noqa: F401
    WORLD,
    simulator,
    start_simulator,
    start_simulator_process,
)

from .letters import Letters
from .teller import Teller


@pytest.fixture
def world():
    """The demo world as it stands in its file."""
    return json.loads(WORLD.read_text(encoding="utf-8"))


@pytest.fixture
def letters(world):
    """Writes messages about the people of the demo world."""
    return Letters({person["file_number"]: person for person in world["persons"]})


@pytest.fixture
def teller(simulator):  # noqa: F811
    """Sends messages to the simulator over a socket, as Klara Beispiel."""
    with Teller(simulator) as sender:
        yield sender
