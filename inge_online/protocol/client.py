"""One call: a message goes in, an Outcome comes out or one of a handful of errors."""

from __future__ import annotations

import base64
import logging
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from .contract.model import Contract, Operation
from .endpoints import endpoints
from .errors import (
    AuthError,
    ConfigError,
    InGeError,
    Invalid,
    NotSent,
    Rejected,
    Unknown,
)
from .judge import Judgement, judge
from .messages import Message
from .options import Credentials, Options
from .outcome import Evidence, Outcome, Verdict
from .personal import personal_texts
from .recorder import Recorder
from .signing import sign
from .soap import Request, build_request, http_headers, serialize
from .transport import HttpAnswer, SafeTransport

_logger = logging.getLogger(__name__)
_ERRORS: Mapping[Verdict, type[InGeError]] = {
    Verdict.REJECTED: Rejected,
    Verdict.UNAUTHORIZED: AuthError,
    Verdict.NOT_SENT: NotSent,
    Verdict.UNKNOWN: Unknown,
}


class Client:
    """Speaks to BAMF by a contract, as one account, in one environment.

    Several threads may use one client; each enters ``gate`` for the time on the wire,
    and sends nothing if that raises. :class:`errors.ConfigError` when the contract
    has no endpoint for ``environment``, or asks for credentials that are missing.
    """

    def __init__(
        self,
        contract: Contract,
        *,
        environment: str = "test",
        credentials: Credentials | None = None,
        options: Options | None = None,
        gate: AbstractContextManager[Any] | None = None,
    ) -> None:
        options = options or Options()
        self._contract = contract
        self._environment = environment
        self._gate = gate or nullcontext()
        self._credentials = credentials
        self._endpoints = endpoints(contract, environment, options)
        ways = {one.authentication.kind for one in contract.services.values()}
        if ways - {"none"} and not credentials:
            raise ConfigError("credentials")
        if environment == "test" and options.test_endpoint is not None:
            options = replace(options, proxy=None)  # this machine is no one's to proxy
        self._transport = SafeTransport(options)

    def send(self, message: Message, *, call_id: str | None = None) -> Outcome:
        """Send ``message`` once; ``call_id`` (a UUID) is made if none is given.

        Raises Invalid, NotSent, AuthError, Rejected, Unknown or ConfigError, and
        nothing else.
        """
        operation = self._contract.operation(message.name)
        call = _Call(self, operation, message, call_id or str(uuid4()))
        try:
            outcome = call.make()
        except InGeError as error:
            error.evidence = call.evidence()
            _logger.info("%s %s: %s", message.name, call.id, error.code)
            raise
        _logger.info("%s %s: %s", message.name, call.id, outcome.verdict.value)
        return outcome

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._transport.close()


class _Call:
    """One call under way, and the evidence of it so far."""

    def __init__(
        self, client: Client, operation: Operation, message: Message, call_id: str
    ) -> None:
        self.id = call_id
        self._client = client
        self._operation = operation
        self._message = message
        self._started = datetime.now(timezone.utc)
        self._recorder = Recorder(self._secrets())
        self._request: bytes | None = None
        self._answer: bytes | None = None
        self._status: int | None = None

    def make(self) -> Outcome:
        """Build, send, judge."""
        operation = self._operation
        request = build_request(operation, self._message, self._values())
        self._request = self._recorder.request(request.envelope, request.built.personal)
        self._validate(request)
        headers = self._sign(request)
        envelope = serialize(request.envelope)
        endpoint = self._client._endpoints[operation.service.name]
        with self._client._gate:
            http = self._client._transport.post(endpoint, envelope, headers)
        self._status = http.status
        judgement = judge(self._client._contract, operation, http)
        self._answer = self._heard(http, judgement)
        return self._outcome(judgement)

    def _values(self) -> dict[str, Any]:
        account = self._client._credentials
        return {
            "id": self.id,
            "now": self._started,
            "username": account.username if account else None,
            "password": account.password if account else None,
            "environment": self._client._environment,
        }

    def _secrets(self) -> set[str]:
        account = self._client._credentials
        found = personal_texts(self._message)
        return found | {account.username, account.password} if account else found

    def _validate(self, request: Request) -> None:
        schema = self._operation.service.schema
        breaches = [schema.breach_if_declared(part) for part in request.header]
        if request.body is not None:
            breaches.append(schema.breach(request.body))
        for breach in breaches:
            if breach is not None:
                raise Invalid("message_schema", detail=str(breach))

    def _sign(self, request: Request) -> dict[str, str]:
        how = self._operation.service.authentication
        headers = http_headers(self._operation)
        account = self._client._credentials
        if account is not None and how.kind == "username-token":
            sign(request.envelope, how, account)
        elif account is not None and how.kind == "basic":
            pair = f"{account.username}:{account.password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        if not len(request.header):
            request.envelope.remove(request.header)
        return headers

    def _heard(self, http: HttpAnswer, judgement: Judgement) -> bytes:
        if judgement.root is not None:
            return self._recorder.answer(judgement.root, judgement.kept)
        return self._recorder.unreadable(
            http.content, http.headers.get("content-type", "")
        )

    def _outcome(self, judgement: Judgement) -> Outcome:
        if judgement.answer is None:
            raise _ERRORS[judgement.verdict](
                judgement.code,
                detail=judgement.detail,
                remarks=judgement.remarks,
                retry_after=judgement.retry_after,
            )
        return Outcome(
            verdict=judgement.verdict,
            answer=judgement.answer,
            evidence=self.evidence(),
        )

    def evidence(self) -> Evidence:
        """What was said so far."""
        contract = self._client._contract
        return Evidence(
            contract=contract.name,
            contract_version=contract.version,
            environment=self._client._environment,
            endpoint=self._client._endpoints[self._operation.service.name],
            message=self._message.name,
            call_id=self.id,
            started_at=self._started,
            ended_at=datetime.now(timezone.utc),
            http_status=self._status,
            request=self._request,
            answer=self._answer,
        )
