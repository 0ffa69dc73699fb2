"""What others report: another software, with the same login, to the same BAMF."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

from protocol import Client, Credentials, Options, load_contract

CONTRACT = Path(__file__).parents[2] / "inge_online/protocol/contracts/stand_in"
LOGIN = Credentials("debev-klara", "Probe-1234")


def report(odoo, message):
    """Send a message past Odoo; return BAMF's answer, which accepts it."""
    client = Client(
        load_contract(CONTRACT),
        credentials=LOGIN,
        options=Options(test_endpoint=odoo.endpoint),
    )
    try:
        return client.send(message).answer
    finally:
        client.close()


def moved(part, by):
    """Return a message, or a part of it, with all of its days moved."""
    if is_dataclass(part):
        names = [one.name for one in fields(part)]
        return replace(part, **{name: moved(getattr(part, name), by) for name in names})
    if isinstance(part, tuple):
        return tuple(moved(one, by) for one in part)
    return part + by if isinstance(part, date) else part
