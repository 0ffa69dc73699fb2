"""Addresses as somebody wrote them: what is none is refused, never an accident."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit


def split(url: str) -> SplitResult:
    """Return the parts of an address.

    A text that is no address, for its brackets or its port, is all path: it has
    neither scheme nor host.
    """
    try:
        parts = urlsplit(url)
        # asked for, it says whether it is a number that a port can have
        _ = parts.port
    except ValueError:
        return SplitResult("", "", url, "", "")
    return parts


def is_loopback(host: str | None) -> bool:
    """Whether an address never leaves this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
