"""What the libraries' many errors mean for us: sent or not, and why."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from typing import Any

import requests
import urllib3

from .errors import InGeError, NotSent, Unknown
from .net import Watch

FAILURES = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    http.client.HTTPException,
    OSError,
)
"""Everything that requests and what is below it may raise while talking."""
_TIMEOUTS = (TimeoutError, urllib3.exceptions.TimeoutError)


def told(
    failure: BaseException, handled: BaseException | None, watch: Watch
) -> InGeError:
    """Our error for ``failure``: not sent, or unknown as soon as a byte has left.

    ``handled``: what our caller was handling meanwhile.
    """
    causes = list(_causes(failure, handled))
    if not watch.sent or any(_refused_us(cause) for cause in causes):
        return NotSent(_why_not_sent(causes))
    if watch.over.is_set():
        return Unknown("deadline")
    if any(isinstance(cause, _TIMEOUTS) for cause in causes):
        return Unknown("timeout")
    if any(isinstance(cause, http.client.IncompleteRead) for cause in causes):
        return Unknown("answer_cut_off")
    return Unknown("connection_closed")


def _refused_us(cause: BaseException) -> bool:
    """Whether the server broke off the handshake for want of our certificate.

    With TLS 1.3 it says so only after we have sent; but it has not looked at that.
    """
    if not isinstance(cause, ssl.SSLError):
        return False
    reason = cause.reason or ""
    return "ALERT" in reason and ("CERTIFICATE" in reason or "UNKNOWN_CA" in reason)


_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (urllib3.exceptions.ProxyError, "proxy"),
    (ssl.SSLError, "tls"),
    (urllib3.exceptions.SSLError, "tls"),
    (socket.gaierror, "dns"),
    (ConnectionRefusedError, "connection_refused"),
    (TimeoutError, "connect_timeout"),
)


def _why_not_sent(causes: list[BaseException]) -> str:
    for kind, code in _REASONS:
        if any(isinstance(cause, kind) for cause in causes):
            return code
    return "unreachable"


def _causes(
    failure: BaseException, handled: BaseException | None
) -> Iterator[BaseException]:
    """The failure and all that libraries wrapped into it.

    Not what our caller was ``handled``-ing meanwhile: that is another story.
    """
    todo: list[Any] = [failure]
    seen = {id(handled)}
    while todo:
        one = todo.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        todo += list(one.args)
