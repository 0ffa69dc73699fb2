"""What each error code means, in English; the user interface translates by code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

EXPLANATIONS: Mapping[str, str] = MappingProxyType(
    {
        # Invalid
        "message_schema": "The message does not fit the contract's schema.",
        "message_code": "A value has no number in the contract's code list.",
        "message_text": "A text holds characters that XML cannot carry.",
        "message_type": "A field holds a value of the wrong type.",
        # NotSent
        "connection_refused": "The server refuses connections.",
        "dns": "The server's name is not known.",
        "unreachable": "The server cannot be reached.",
        "connect_timeout": "The server did not open a connection in time.",
        "tls": "No trusted encrypted connection could be made.",
        "proxy": "The proxy did not let us through.",
        "not_sent": "BAMF says that it did not process the message.",
        # AuthError
        "unauthorized": "BAMF does not accept the account or its password.",
        # Rejected
        "rejected": "BAMF refused the message.",
        # Unknown, perhaps not delivered
        "connection_closed": "The connection broke before an answer came.",
        "timeout": "No answer came in time.",
        "deadline": "The whole answer did not come in time.",
        "answer_cut_off": "The answer broke off.",
        "answer_too_large": "The answer is too large to be one.",
        "answer_empty": "An empty answer came.",
        "answer_not_xml": "What came is not XML.",
        "answer_not_soap": "What came is not a SOAP envelope.",
        "answer_forbidden": "The answer holds a document type, which is forbidden.",
        "http_status": "The server answered with an error page.",
        "fault": "BAMF reports an error of its own.",
        # Unknown, delivered
        "answer_schema": "BAMF's answer does not fit the contract's schema.",
        "answer_unexpected": "BAMF's answer is not one the contract knows.",
        "answer_incomplete": "BAMF's answer lacks something that we need.",
        "verdict_unknown": "BAMF's verdict is not one the contract knows.",
        # Unknown or ConfigError
        "redirect": "The server sends us elsewhere, where we do not go.",
        # ConfigError
        "contract": "The contract cannot be used.",
        "environment": "The contract has no endpoint for this environment.",
        "endpoint": "The endpoint is not allowed.",
        "credentials": "The contract asks for an account, and none is given.",
        "operation": "The contract does not say how this message is sent.",
        "certificate": "A certificate file cannot be read.",
        "home_file": "The list of reporting databases cannot be written.",
    }
)
