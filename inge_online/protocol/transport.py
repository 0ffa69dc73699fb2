"""One POST, and nothing else: no redirect, no fetching, no waiting for ever.

A subclass of zeep's transport, so that zeep itself cannot fetch or log either.
"""

from __future__ import annotations

import logging
import ssl
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any

import requests
import zeep

from .errors import ConfigError, Unknown
from .failures import FAILURES, told
from .folder import Folder, FolderError
from .net import Watch, WatchedAdapter
from .options import Options

_logger = logging.getLogger(__name__)
_CHUNK = 64 * 1024
_DONE_ELSEWHERE = (302, 303)


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back. Header names are lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class SafeTransport(zeep.Transport):
    """Posts envelopes and loads the files of a contract. Safe for several threads.

    ConfigError("certificate") when a certificate file cannot be used.
    """

    def __init__(
        self, options: Options | None = None, folder: Folder | None = None
    ) -> None:
        self._options = options = options or Options()
        self._folder = folder
        session = requests.Session()
        session.trust_env = False
        session.headers.clear()
        session.headers.update({"Accept": "*/*", "Accept-Encoding": "identity"})
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        super().__init__(  # type: ignore[no-untyped-call]
            timeout=options.timeout, operation_timeout=options.timeout, session=session
        )
        session.adapters.clear()
        adapter = WatchedAdapter(_tls(options))
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.headers["User-Agent"] = "inge-online"
        session.verify = str(options.ca_file) if options.ca_file else True
        if options.proxy:
            session.proxies = {"http": options.proxy, "https": options.proxy}

    def load(self, url: str) -> bytes:
        """A file of the contract. FolderError for everything else."""
        if self._folder is None:
            raise FolderError(f'"{url}" is not to be loaded')
        if Path(url).is_absolute():
            if not Path(url).is_relative_to(self._folder.root):
                raise FolderError("a file outside of the contract's folder")
            url = self._folder.name(Path(url))
        return self._folder.read(url)

    def get(self, address: str, params: Any, headers: Any) -> Any:
        """Never: we say nothing in addresses."""
        raise FolderError("nothing is fetched")

    def post(
        self, address: str, message: bytes, headers: Mapping[str, str]
    ) -> HttpAnswer:
        """POST ``message`` once and read the answer, whatever its status.

        NotSent, Unknown or ConfigError when there is no answer to read.
        """
        handled = sys.exc_info()[1]
        with Watch.during(self._options.deadline) as watch:
            try:
                answer = self._exchange(address, message, headers)
            except FAILURES as failure:
                raise told(failure, handled, watch) from None
        if 300 <= answer.status < 400:
            status = str(answer.status)
            if answer.status in _DONE_ELSEWHERE:
                raise Unknown("redirect", detail=status)
            raise ConfigError("redirect", detail=status)
        return answer

    def _exchange(
        self, address: str, message: bytes, headers: Mapping[str, str]
    ) -> HttpAnswer:
        response = self.session.post(
            address,
            data=message,
            headers=dict(headers),
            timeout=min(self._options.timeout, self._options.deadline),
            allow_redirects=False,
            stream=True,
        )
        with response:
            names = {name.lower(): text for name, text in response.headers.items()}
            content = _read(response.raw, self._options.max_answer_bytes)
            if len(content) < _announced(names):
                raise Unknown("answer_cut_off")
            packed = names.get("content-encoding", "identity").lower()
            if packed not in ("identity", ""):
                content = _unpack(content, self._options.max_answer_bytes)
            return HttpAnswer(response.status_code, names, content)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self.session.close()


def _tls(options: Options) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=options.ca_file)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if options.client_certificate:
            context.load_cert_chain(options.client_certificate)
        return context
    except OSError as error:
        raise ConfigError("certificate", detail=type(error).__name__) from None


def _announced(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() else 0


def _read(raw: Any, limit: int) -> bytes:
    raw.enforce_content_length = False  # older urllib3 does not, so we look ourselves
    parts: list[bytes] = []
    size = 0
    while chunk := raw.read(_CHUNK, decode_content=False):
        size += len(chunk)
        if size > limit:
            raise Unknown("answer_too_large")
        parts.append(chunk)
    return b"".join(parts)


def _unpack(content: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        plain = unpacker.decompress(content, limit + 1)
    except zlib.error:
        raise Unknown("answer_not_xml", detail="compression") from None
    if len(plain) > limit:
        raise Unknown("answer_too_large")
    return plain
