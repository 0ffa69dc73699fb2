"""The same message as a bare zeep call, made by somebody who knows zeep."""

from functools import lru_cache

import zeep
from zeep.helpers import serialize_object
from zeep.wsse.username import UsernameToken

from odoo.addons.inge_online.protocol.checking.requests import CALL
from odoo.addons.inge_online.protocol.soap import build_request

LOGIN = "debev-klara", "Probe-1234"


def zeep_call(contract, message, url):
    """Return a function that sends a message; its arguments are made beforehand."""
    operation = contract.operation(message.name)
    wsdl = str(contract.folder.root / operation.service.wsdl)
    client, service = _service(wsdl, url)
    body = build_request(operation, message, CALL).body
    value = client.get_element(body.tag).parse(body, client.wsdl.types)
    arguments = serialize_object(value)
    return lambda: service[operation.wsdl.name](**arguments)


@lru_cache
def _service(wsdl, url):
    client = zeep.Client(wsdl, wsse=UsernameToken(*LOGIN))
    binding = next(iter(client.wsdl.bindings))
    return client, client.create_service(binding, url)
