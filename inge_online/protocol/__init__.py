"""What the provider and BAMF say to each other. Knows neither Odoo nor a database.

``load_contract`` reads a folder that says how; a ``Client`` sends messages by it::

    contract = load_contract("contracts/stand_in")
    client = Client(contract, credentials=Credentials("debev-user", "secret"))
    outcome = client.send(CourseInquiry(provider_code="…", course_code="…"))
"""

from .client import Client
from .contract import Contract, load_contract
from .errors import (
    AuthError,
    ConfigError,
    ContractError,
    InGeError,
    Invalid,
    NotSent,
    Rejected,
    Unknown,
)
from .findings import Finding, Weight
from .messages import MESSAGES, Answer, Message, Remark
from .options import Credentials, Options
from .outcome import Delivery, Evidence, Outcome, Verdict
from .wording import EXPLANATIONS

__all__ = [
    "EXPLANATIONS",
    "MESSAGES",
    "Answer",
    "AuthError",
    "Client",
    "ConfigError",
    "Contract",
    "ContractError",
    "Credentials",
    "Delivery",
    "Evidence",
    "Finding",
    "InGeError",
    "Invalid",
    "Message",
    "NotSent",
    "Options",
    "Outcome",
    "Rejected",
    "Remark",
    "Unknown",
    "Verdict",
    "Weight",
    "load_contract",
]
