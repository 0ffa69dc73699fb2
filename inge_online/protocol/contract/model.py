"""A loaded contract: everything that is needed to say a message and hear the answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..binding.codelist import CodeList
from ..binding.formats import Formats
from ..binding.nodes import Node
from ..errors import ConfigError
from ..folder import Folder
from ..messages import Message
from ..outcome import Verdict
from ..wsdl.ports import Port, WsdlOperation
from ..wsdl.schema import CompiledSchema


@dataclass(frozen=True, slots=True)
class Authentication:
    """How the account is shown: ``none``, ``basic`` (HTTP) or ``username-token``.

    ``digest``, ``nonce``, ``created``: how the token says the password. ``lifetime``:
    seconds that a wsu:Timestamp grants, None for no timestamp. ``must_understand``
    marks the security header so.
    """

    kind: str = "none"
    digest: bool = False
    nonce: bool = False
    created: bool = False
    lifetime: int | None = None
    must_understand: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a refusal means when all that is given fits; the first that fits counts."""

    means: Verdict
    fault: str | None = None
    remark: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A port of a WSDL, where it is in each environment, and its ways of speaking."""

    name: str
    wsdl: str
    port: Port
    schema: CompiledSchema
    endpoints: Mapping[str, str]
    authentication: Authentication
    formats: Formats = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """How one message is said and its answer heard."""

    message: type[Message]
    file: str
    service: Service
    wsdl: WsdlOperation
    request: Node | None
    headers: tuple[Node, ...] = ()
    answers: tuple[Node, ...] = ()
    answer_headers: tuple[Node, ...] = ()
    refusals: tuple[Node, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contract:
    """A loaded contract; immutable, to be shared by threads and clients.

    ``operations``: by the name of the message. ``environments``: those that every
    service has an endpoint for.
    """

    name: str
    version: str
    title: str
    folder: Folder = field(repr=False)
    codes: Mapping[str, CodeList] = field(repr=False)
    services: Mapping[str, Service] = field(repr=False)
    operations: Mapping[str, Operation] = field(repr=False)
    meanings: tuple[Meaning, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        for name in ("codes", "services", "operations"):
            frozen = MappingProxyType(dict(getattr(self, name)))
            object.__setattr__(self, name, frozen)

    @property
    def environments(self) -> frozenset[str]:
        """Where this contract can be spoken: ``test``, ``production`` or both."""
        every = [frozenset(service.endpoints) for service in self.services.values()]
        return frozenset.intersection(*every) if every else frozenset()

    def operation(self, message: str) -> Operation:
        """How ``message`` is said. ConfigError when the contract does not say it."""
        if message not in self.operations:
            raise ConfigError("operation", detail=message)
        return self.operations[message]
