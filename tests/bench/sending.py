"""The ledger's speed: beside the limit of the line, and beside bare zeep."""

import time
from pathlib import Path

from odoo.addons.inge_online.protocol import MESSAGES
from odoo.addons.inge_online.protocol.canonical import from_json
from odoo.addons.inge_online.sender import Sender

from .zeep_peer import zeep_call

LATENCY = 0.2
STATUS = Path("/proc/self/status")


def drain(house, parallel, prefix):
    """Send a queue; return seconds, CPU seconds and queries."""
    queries, cpu, wall = house.queries, time.process_time(), time.perf_counter()
    with Sender(house.registry, parallel=parallel) as sender:
        sender.drain()
    found = (
        time.perf_counter() - wall,
        time.process_time() - cpu,
        house.queries - queries,
    )
    states = house.states(prefix)
    if set(states) - {"accepted", "hinted"}:
        raise RuntimeError(f"not everything was accepted: {states}")
    return found


def latency_limit_share(house, parallel, number):
    """Messages a second with a slow authority, as a share of parallel/latency."""
    prefix = f"L{parallel}"
    house.queue(number, prefix)
    with house.latency(LATENCY):
        seconds, _cpu, _queries = drain(house, parallel, prefix)
    return (number / seconds) / (parallel / LATENCY)


def cost(house, number):
    """Own CPU per message beside a bare zeep call's, and queries per message."""
    house.queue(number, "warm")
    drain(house, 4, "warm")
    house.queue(number, "cpu")
    _seconds, cpu, queries = drain(house, 4, "cpu")
    house.queue(number, "zeep")
    return cpu / number, _zeep(house, number), queries / number


def _zeep(house, number):
    """CPU seconds of bare zeep for the same messages to the same simulator."""
    with house.env() as env:
        messages = env["inge.message"].search(
            [("business_key", "like", "plan:zeep:"), ("state", "=", "ready")]
        )
        contract = env["inge.contract"]._contract()
        contents = [from_json(MESSAGES[m.message_type], m.payload) for m in messages]
        messages._ledger().write({"state": "held", "hold_reason": "person"})
    calls = [zeep_call(contract, content, house.endpoint) for content in contents]
    calls.pop()()
    began = time.process_time()
    for call in calls:
        call()
    return (time.process_time() - began) / len(calls)


def draining(house, number):
    """Growth of memory in megabytes, and the time of ten times as many messages."""
    house.queue(number // 10, "D1")
    short, _cpu, _queries = drain(house, 4, "D1")
    house.queue(number, "D10")
    before = _memory()
    long, _cpu, _queries = drain(house, 4, "D10")
    return _memory() - before, long / short


def _memory():
    """Megabytes that this process holds."""
    lines = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024
