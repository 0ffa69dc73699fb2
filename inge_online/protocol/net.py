"""Connections that know what was sent, and that end when their time is over."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NewConnectionError

from .names import addresses


class Watch:
    """Watches one call on one thread.

    ``sent``: the first byte of the message may have left us. ``over``: the deadline
    came, and the connection is cut.
    """

    _local = threading.local()

    def __init__(self, seconds: float) -> None:
        self.sent = False
        self._end = time.monotonic() + seconds
        self.over = threading.Event()
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    @classmethod
    @contextmanager
    def during(cls, seconds: float) -> Iterator[Watch]:
        """Watch the calls of this thread, and cut them off after ``seconds``."""
        watch = cls(seconds)
        timer = threading.Timer(seconds, watch._cut)
        timer.daemon = True
        timer.start()
        cls._local.watch = watch
        try:
            yield watch
        finally:
            timer.cancel()
            del cls._local.watch

    @classmethod
    def current(cls) -> Watch:
        """The watch of the call that this thread is in."""
        watch: Watch = cls._local.watch
        return watch

    def left(self) -> float:
        """Seconds until the deadline; below 0 when it is over."""
        return self._end - time.monotonic()

    def leaving(self, connection: socket.socket) -> None:
        """The message is about to leave by ``connection``."""
        self.sent = True
        with self._lock:
            self._socket = connection
        if self.over.is_set():
            _shut(connection)

    def _cut(self) -> None:
        self.over.set()
        with self._lock:
            connection = self._socket
        if connection is not None:
            _shut(connection)


def _shut(connection: socket.socket) -> None:
    try:
        # of the plain class: an encrypted socket would take itself apart meanwhile
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return  # it is closed already, which is all we want


class _Watched:
    """What our two kinds of connection have in common."""

    sock: Any
    timeout: Any
    port: int
    _dns_host: str
    _opening = False

    def connect(self) -> None:
        self._opening = True
        try:
            super().connect()  # type: ignore[misc]
        finally:
            self._opening = False

    def send(self, data: Any) -> None:
        if self.sock is None:
            self.connect()
        if not self._opening:  # else it asks a proxy for a tunnel
            Watch.current().leaving(self.sock)
        super().send(data)  # type: ignore[misc]

    def _new_conn(self) -> Any:
        """Look the name up, then try its addresses, all before the deadline."""
        name, longest, watch = self._dns_host, self.timeout, Watch.current()
        found = self._found(name, watch)
        try:
            while True:
                self._dns_host = found.pop(0)
                self.timeout = max(min(longest, watch.left()), 0.001)
                try:
                    return super()._new_conn()  # type: ignore[misc]
                except HTTPError:
                    if not found or watch.left() <= 0:
                        raise
        finally:
            self._dns_host = name

    def _found(self, name: str, watch: Watch) -> list[str]:
        try:
            return addresses(name, self.port, watch.left())
        except OSError as error:
            unknown = NewConnectionError(self, "its name is unknown")  # type: ignore[arg-type]
            raise unknown from error


class _Http(_Watched, HTTPConnection):
    pass


class _Https(_Watched, HTTPSConnection):
    pass


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _Https


class WatchedAdapter(HTTPAdapter):
    """Makes requests use watched connections, TLS 1.2 or later, and no retries."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Requests asks for the pools of direct connections."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        _watch_pools(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Requests asks for the pools of connections through ``proxy``."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        _watch_pools(manager)
        return manager

    def close(self) -> None:
        """Close all connections now; urllib3 alone would wait to be collected."""
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for key in manager.pools.keys():
                manager.pools[key].close()
        super().close()


def _watch_pools(manager: Any) -> None:
    manager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}
