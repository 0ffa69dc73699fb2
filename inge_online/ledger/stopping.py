"""Where a message belongs, and what stops it before it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

TEST = "test"
PRODUCTION = "production"


class Hold(str, Enum):
    """Why a message is held. The values are stored in the database."""

    NEUTRALIZED = "neutralized"
    ELSEWHERE = "elsewhere"
    NOT_PRODUCTION = "not_production"
    NOT_READY = "not_ready"
    NO_ENDPOINT = "no_endpoint"
    NO_ACCOUNT = "no_account"
    OTHER_ENVIRONMENT = "other_environment"
    ADMINISTRATOR = "administrator"
    REFUSED = "refused"
    NO_PASSWORD = "no_password"  # noqa: S105  (tells that there is none)
    INVALID = "invalid"
    SETUP = "setup"
    DUPLICATE = "duplicate"
    PERSON = "person"
    FOUR_EYES = "four_eyes"


@dataclass(frozen=True)
class Server:
    """What server, contract and provider allow; nothing is allowed unless said."""

    neutralized: bool = True
    at_home: bool = False
    armed: bool = False
    certified: bool = False
    endpoints: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    """Prerequisites of production that the company does not meet yet."""

    @property
    def environment(self) -> str:
        """Test unless proven production: every one of the five must hold."""
        proven = self.armed and self.certified and PRODUCTION in self.endpoints
        original = self.at_home and not self.neutralized
        return PRODUCTION if proven and original else TEST


@dataclass(frozen=True)
class Login:
    """The DeBeV login that a message would be sent with."""

    environment: str
    usable: bool = True
    refused: bool = False
    administrator: bool = False


def stop(environment: str, server: Server, login: Login | None) -> Hold | None:
    """Tell why a message of that environment may not leave now; None if it may."""
    if server.neutralized:
        return Hold.NEUTRALIZED
    if not server.at_home:
        return Hold.ELSEWHERE
    if environment == PRODUCTION and server.environment != PRODUCTION:
        return Hold.NOT_PRODUCTION
    if environment == PRODUCTION and server.missing:
        return Hold.NOT_READY
    if environment not in server.endpoints:
        return Hold.NO_ENDPOINT
    return _stop_login(environment, login)


def _stop_login(environment: str, login: Login | None) -> Hold | None:
    if login is None:
        return Hold.NO_ACCOUNT
    if login.environment != environment:
        return Hold.OTHER_ENVIRONMENT
    if login.administrator:
        return Hold.ADMINISTRATOR
    if login.refused:
        return Hold.REFUSED
    return None if login.usable else Hold.NO_PASSWORD
