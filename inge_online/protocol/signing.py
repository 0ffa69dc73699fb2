"""Puts the account into an envelope, as WS-Security's UsernameToken."""

from __future__ import annotations

import base64
import os
from datetime import datetime, timedelta, timezone
from typing import Any

from lxml import etree
from zeep.wsse import utils
from zeep.wsse.username import UsernameToken

from .contract.model import Authentication
from .errors import ConfigError
from .options import Credentials
from .xmlsafe import Element


def sign(envelope: Element, how: Authentication, credentials: Credentials) -> None:
    """Put the account into the envelope, as WS-Security says it."""
    token = _Token(  # type: ignore[no-untyped-call]
        credentials.username,
        credentials.password,
        use_digest=how.digest,
        zulu_timestamp=True,
        timestamp_token=_timestamp(how.lifetime),
    )
    token.told = how
    try:
        token.apply(envelope, {})  # type: ignore[no-untyped-call]
    except ValueError:
        raise ConfigError(
            "credentials", detail="a character XML cannot carry"
        ) from None
    if how.must_understand:
        space = etree.QName(envelope).namespace
        security = utils.get_security_header(  # type: ignore[no-untyped-call]
            envelope
        )
        security.set(f"{{{space}}}mustUnderstand", "1")


class _Token(UsernameToken):
    """zeep's token; in clear text it can have a nonce and a time as well."""

    told: Authentication

    def _create_password_text(self) -> list[Any]:
        elements = super()._create_password_text()  # type: ignore[no-untyped-call]
        if self.told.nonce:
            nonce = base64.b64encode(os.urandom(16)).decode()
            kind = f"{self.soap_message_secutity_ns}#Base64Binary"
            elements.append(utils.WSSE.Nonce(nonce, EncodingType=kind))
        if self.told.created:
            elements.append(utils.WSU.Created(_zulu(datetime.now(timezone.utc))))
        return list(elements)


def _timestamp(lifetime: int | None) -> Any:
    if lifetime is None:
        return None
    now = datetime.now(timezone.utc)
    return utils.WSU.Timestamp(
        utils.WSU.Created(_zulu(now)),
        utils.WSU.Expires(_zulu(now + timedelta(seconds=lifetime))),
    )


def _zulu(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
