"""One call: a message goes in, an Outcome comes out or one of a handful of errors."""

from __future__ import annotations

from .contract import Contract
from .messages import Message
from .options import Credentials, Options
from .outcome import Outcome


class Client:
    """Speaks to BAMF by a contract, as one account, in one environment.

    Several threads may use one client. :class:`errors.ConfigError` when the contract
    has no endpoint for ``environment``, or asks for credentials that are missing.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        environment: str = "test",
        credentials: Credentials | None = None,
        options: Options = Options(),  # noqa: B008  (frozen)
    ) -> None:
        raise NotImplementedError

    def send(self, message: Message, *, call_id: str | None = None) -> Outcome:
        """Send ``message`` once; ``call_id`` (a UUID) is made if none is given.

        Raises Invalid, NotSent, AuthError, Rejected, Unknown or ConfigError, and
        nothing else.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the connections that are kept open."""
        raise NotImplementedError
