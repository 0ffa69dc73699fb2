"""Who speaks, and how patiently: what a client is given besides its contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Credentials:
    """A DeBeV account. Neither part shows in ``repr``."""

    username: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the server's configuration decides about a call.

    ``timeout``: seconds of silence that are borne. ``deadline``: seconds that a whole
    call may take, however lively the server is. ``max_answer_bytes``: an answer larger
    than this is none (also counted after decompression). ``ca_file``: certificates to
    trust instead of the usual ones (PEM). ``client_certificate``: PEM file with our
    certificate and its key. ``test_endpoint``: a loopback address to use instead of
    the contract's test endpoints; a bare origin keeps their paths. ``proxy``: URL.
    """

    timeout: float = 30.0
    deadline: float = 60.0
    max_answer_bytes: int = 10 * MEBIBYTE
    ca_file: Path | str | None = None
    client_certificate: Path | str | None = None
    test_endpoint: str | None = None
    proxy: str | None = field(default=None, repr=False)
