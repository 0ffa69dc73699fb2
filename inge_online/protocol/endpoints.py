"""Where a contract is spoken: its own endpoints, or the simulator on this machine."""

from __future__ import annotations

from .contract.model import Contract
from .errors import ConfigError
from .options import Options
from .url import is_loopback, split


def endpoints(contract: Contract, environment: str, options: Options) -> dict[str, str]:
    """The address of every service. Only the test one can be set, and to loopback."""
    if environment not in contract.environments:
        raise ConfigError("environment", detail=environment)
    found = {
        name: service.endpoints[environment]
        for name, service in contract.services.items()
    }
    if options.test_endpoint is None or environment != "test":
        return found
    there = split(options.test_endpoint)
    if there.scheme not in ("http", "https") or not is_loopback(there.hostname):
        raise ConfigError("endpoint", detail="test_endpoint is not on this machine")
    if there.path not in ("", "/"):
        return dict.fromkeys(found, options.test_endpoint)
    return {
        name: split(url)._replace(scheme=there.scheme, netloc=there.netloc).geturl()
        for name, url in found.items()
    }
