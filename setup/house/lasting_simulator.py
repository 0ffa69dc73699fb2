"""The simulator with a memory that outlasts it, as BAMF's does.

python -m house.lasting_simulator PORT WORLD MEMORY

Odoo keeps its data from one start of ./setup/run to the next; an authority that forgot
its courses meanwhile would refuse their next report. MEMORY is written when it stops.
"""

import copyreg
import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock

from lxml import etree

from simulator import Simulator

# a lock is kept as a new one: nobody holds it when the simulator stops
copyreg.pickle(type(Lock()), lambda lock: (Lock, ()))
copyreg.pickle(
    etree._Element,
    lambda element: (etree.fromstring, (etree.tostring(element, with_tail=False),)),
)


def recall(simulator: Simulator, file: Path) -> None:
    """Let the simulator have what an earlier one knew."""
    if not file.is_file():
        return
    try:
        known = pickle.loads(file.read_bytes())
    except (AttributeError, EOFError, ImportError, TypeError, pickle.PickleError):
        print(f"{file} is of another version: beginning with the world as it was")
        return
    for name, memory in simulator.memories.items():
        # the world is filled in its place, since others know it too
        vars(memory.world).update(vars(known[name].pop("world")))
        vars(memory).update(known[name])


def keep(simulator: Simulator, file: Path) -> None:
    """Write down what the simulator knows, as a whole or not at all."""
    known = {
        name: {
            field: value for field, value in vars(memory).items() if field != "clock"
        }
        for name, memory in simulator.memories.items()
    }
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(pickle.dumps(known))
    os.replace(part, file)


@contextmanager
def remembering(port: int, world: Path, file: Path) -> Iterator[Simulator]:
    """Run a simulator that knows what the earlier ones knew."""
    simulator = Simulator(world, port=port, tell=lambda line: print(line, flush=True))
    recall(simulator, file)
    simulator.start()
    yield simulator
    simulator.stop()
    keep(simulator, file)


def main() -> int:
    """Run until SIGTERM or SIGINT."""
    ended = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    port, world, file = sys.argv[1:]
    with remembering(int(port), Path(world), Path(file)) as simulator:
        print(f"InGe-Online simulator ready at {simulator.url}", flush=True)
        ended.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
