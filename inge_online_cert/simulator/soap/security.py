"""WS-Security UsernameToken 1.0: password as text or digest, nonces never twice."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from lxml import etree

from ..world import Account, World
from .envelope import SECURITY, WSSE

WSU = (
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd"
)
PROFILE = (
    "http://docs.oasis-open.org/wss/2004/01/"
    "oasis-200401-wss-username-token-profile-1.0#"
)
ALLOWED_FAILURES = 5
FRESH = timedelta(minutes=5)
FRACTION = re.compile(r"\.\d+")


class Unauthorized(Exception):
    """The sender is not who may send; ``code`` names the reason in the log.

    ``faultcode`` is one of WS-Security's own.
    """

    def __init__(self, code: str, faultcode: str = "FailedAuthentication") -> None:
        super().__init__(code)
        self.code = code
        self.faultcode = faultcode


@dataclass(frozen=True)
class Token:
    """A UsernameToken as sent; never shown."""

    user: str
    password: str = field(repr=False)
    digest: bool = False
    nonce: bytes = b""
    created: str = ""


def read_token(header: Sequence[etree._Element]) -> Token:
    """The token of a header; :class:`Unauthorized` if there is none or it is broken."""
    security = next((entry for entry in header if entry.tag == SECURITY), None)
    if security is None:
        raise Unauthorized("auth_missing", "InvalidSecurity")
    token = security.find(f"{{{WSSE}}}UsernameToken")
    if token is None:
        raise Unauthorized("auth_missing", "UnsupportedSecurityToken")
    password = token.find(f"{{{WSSE}}}Password")
    if password is None:
        raise Unauthorized("auth_no_password", "InvalidSecurityToken")
    kind = password.get("Type", PROFILE + "PasswordText")
    if kind not in (PROFILE + "PasswordText", PROFILE + "PasswordDigest"):
        raise Unauthorized("auth_password_type", "UnsupportedSecurityToken")
    return Token(
        user=token.findtext(f"{{{WSSE}}}Username", ""),
        password=password.text or "",
        digest=kind.endswith("PasswordDigest"),
        nonce=_decode(token.findtext(f"{{{WSSE}}}Nonce", "")),
        created=token.findtext(f"{{{WSU}}}Created", ""),
    )


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unauthorized("auth_nonce", "InvalidSecurityToken") from error


class Gate:
    """Lets accounts in, counts wrong passwords, remembers nonces."""

    def __init__(self, world: World, allowed_failures: int = ALLOWED_FAILURES) -> None:
        self._world = world
        self._allowed = allowed_failures
        self._lock = threading.Lock()
        self._nonces: set[tuple[str, bytes]] = set()

    def admit(self, environment: str, token: Token) -> Account:
        """The account of the token; :class:`Unauthorized` says why not.

        A locked account stays locked, with whatever password. The lock comes after
        five wrong passwords in a row [stand-in; BAMF's figure is unknown].
        """
        with self._lock:
            account = self._world.account(environment, token.user)
            if account is None:
                raise Unauthorized("auth_wrong")
            if self.locked(account):
                raise Unauthorized("auth_locked")
            self._check_fresh(token)
            if not self._proven(account, token):
                account.failures += 1
                raise Unauthorized("auth_wrong")
            account.failures = 0
            if account.administrator:
                raise Unauthorized("auth_administrator")
            return account

    def locked(self, account: Account) -> bool:
        """Whether too many wrong passwords were given."""
        return account.failures >= self._allowed

    def _check_fresh(self, token: Token) -> None:
        if token.digest and not (token.nonce and token.created):
            raise Unauthorized("auth_digest_incomplete", "InvalidSecurityToken")
        if token.created:
            _check_created(token.created)
        if token.nonce:
            key = (token.user, token.nonce)
            if key in self._nonces:
                raise Unauthorized("auth_replay", "InvalidSecurityToken")
            self._nonces.add(key)

    def _proven(self, account: Account, token: Token) -> bool:
        expected = account.password
        if token.digest:
            text = token.nonce + token.created.encode() + expected.encode()
            # SHA-1 is what the profile prescribes
            digest = hashlib.sha1(text, usedforsecurity=False).digest()
            expected = base64.b64encode(digest).decode()
        return hmac.compare_digest(expected.encode(), token.password.encode())


def _check_created(text: str) -> None:
    try:
        # Python 3.10 reads neither the Z nor every number of digits
        whole = FRACTION.sub("", text).replace("Z", "+00:00")
        created = datetime.fromisoformat(whole)
    except ValueError as error:
        raise Unauthorized("auth_created", "InvalidSecurityToken") from error
    if created.tzinfo is None:
        created = created.replace(tzinfo=timezone.utc)
    # the sender's real clock, whatever day the simulator plays
    if abs(datetime.now(tz=timezone.utc) - created) > FRESH:
        raise Unauthorized("auth_stale", "InvalidSecurityToken")
