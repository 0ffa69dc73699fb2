"""The simulator's control API: what it is told and asked besides messages."""

import json
import urllib.request
from typing import Any

PATIENCE = 120  # seconds; only a broken simulator needs them


def control(endpoint: str, path: str, data: Any = None, method: str = "") -> Any:
    """Call ``/control/<path>`` of the simulator at this endpoint; return its answer.

    With data it is a POST, otherwise a GET, unless the method is named.
    """
    request = urllib.request.Request(
        f"{endpoint.removesuffix('/InGeOnline')}/control/{path}",
        None if data is None else json.dumps(data).encode(),
        {"Content-Type": "application/json"},
        method=method or None,
    )
    # loopback: no proxy of this machine knows it
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    with direct(request, timeout=PATIENCE) as answer:
        return json.load(answer)


def fault(endpoint: str, kind: str, **wish: Any) -> None:
    """Let something go wrong with a call that is still to come."""
    control(endpoint, "faults", {"kind": kind, **wish})
