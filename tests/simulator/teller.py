"""Speaks SOAP to the simulator with nothing but a socket and strings."""

from __future__ import annotations

import base64
import hashlib
import http.client
from dataclasses import dataclass
from datetime import datetime, timezone
from xml.sax.saxutils import escape

from lxml import etree

NAMESPACE = "urn:inge-online:stand-in:2026"
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
WSSE = OASIS + "wssecurity-secext-1.0.xsd"
WSU = OASIS + "wssecurity-utility-1.0.xsd"
TYPE = OASIS + "username-token-profile-1.0#"
BASE64 = OASIS + "soap-message-security-1.0#Base64Binary"
KLARA = ("debev-klara", "Probe-1234")


@dataclass
class Said:
    """An answer of the simulator."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def root(self):
        return etree.fromstring(self.raw)

    def find(self, name):
        return self.root.find(f".//{{{NAMESPACE}}}{name}")

    def text(self, name):
        return self.root.findtext(f".//{{{NAMESPACE}}}{name}")

    def texts(self, name):
        return [item.text for item in self.root.iter(f"{{{NAMESPACE}}}{name}")]

    @property
    def accepted(self):
        return self.status == 200

    @property
    def codes(self):
        """Codes of all reasons of refusal."""
        return self._codes("Fehler")

    @property
    def hints(self):
        """Codes of the hints beside an acceptance."""
        return self._codes("Hinweis")

    def _codes(self, name):
        items = self.root.iter(f"{{{NAMESPACE}}}{name}")
        return [item.findtext(f"{{{NAMESPACE}}}Code") for item in items]

    @property
    def faultcode(self):
        return self.root.findtext(".//faultcode")

    @property
    def faultstring(self):
        return self.root.findtext(".//faultstring")


def token(user, password, *, kind="PasswordText", nonce=None, created=None):
    """A Security header with a UsernameToken."""
    parts = [
        f"<wsse:Username>{escape(user)}</wsse:Username>",
        f'<wsse:Password Type="{TYPE}{kind}">{escape(password)}</wsse:Password>',
    ]
    if nonce is not None:
        text = base64.b64encode(nonce).decode()
        parts.append(f'<wsse:Nonce EncodingType="{BASE64}">{text}</wsse:Nonce>')
    if created is not None:
        parts.append(f"<wsu:Created>{created}</wsu:Created>")
    return (
        f'<wsse:Security xmlns:wsse="{WSSE}" xmlns:wsu="{WSU}" s:mustUnderstand="1">'
        f"<wsse:UsernameToken>{''.join(parts)}</wsse:UsernameToken></wsse:Security>"
    )


def digest(user, password, nonce, created=None):
    """A Security header with a digest of password, nonce and time."""
    created = created or datetime.now(tz=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    raw = hashlib.sha1(nonce + created.encode() + password.encode()).digest()
    secret = base64.b64encode(raw).decode()
    return token(user, secret, kind="PasswordDigest", nonce=nonce, created=created)


def envelope(body, header):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<s:Envelope xmlns:s="{SOAP}"><s:Header>{header}</s:Header>'
        f"<s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


class Teller:
    """One keep-alive connection of one clerk."""

    def __init__(self, handle, account=KLARA, *, path="/InGeOnline", timeout=60):
        self._connection = http.client.HTTPConnection(handle.host, timeout=timeout)
        self._account = account
        self._path = path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._connection.close()

    def send(self, body, *, header=None, action=None):
        """Send a message that letters wrote."""
        return self.post(*self.written(body, header=header, action=action))

    def written(self, body, *, header=None, action=None):
        """The bytes and the HTTP headers of a message."""
        header = token(*self._account) if header is None else header
        if action is None:
            action = f"{NAMESPACE}:{etree.QName(etree.fromstring(body)).localname}"
        kind = "text/xml; charset=utf-8"
        headers = {"SOAPAction": f'"{action}"', "Content-Type": kind}
        return envelope(body, header), headers

    def post(self, raw, headers=None, *, path=None):
        """Send bytes."""
        sent = {"Content-Type": "text/xml; charset=utf-8", **(headers or {})}
        self._connection.request("POST", path or self._path, raw, sent)
        return self._read()

    def get(self, path):
        self._connection.request("GET", path)
        return self._read()

    def _read(self):
        answer = self._connection.getresponse()
        return Said(answer.status, dict(answer.headers), answer.read())

    def expect(self, body, *hints):
        """Send what must be accepted, with exactly these hints."""
        said = self.send(body)
        assert said.accepted, said.raw.decode()
        assert said.hints == list(hints)
        return said

    def refused(self, body):
        """Send what must be refused; the codes."""
        said = self.send(body)
        assert said.faultcode == "soap:Client", said.raw.decode()
        return said.codes
