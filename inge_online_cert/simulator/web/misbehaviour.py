"""How a fault looks on the wire."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable

from ..remarks import Remark
from ..soap import envelope as soap
from ..words import NAMESPACE
from .scene import Scene

HTML = "text/html; charset=utf-8"
PAGE = (
    "<!DOCTYPE html><html><head><title>Wartung</title></head>"
    "<body><h1>Wartungsarbeiten</h1><p>Bitte später erneut versuchen.</p></body></html>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'


def _drop(scene: Scene) -> None:
    scene.wire.hang_up()


def _reset(scene: Scene) -> None:
    # lingering for no time at all makes the kernel send RST instead of FIN
    linger = struct.pack("ii", 1, 0)
    scene.wire.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    scene.wire.connection.close()
    scene.wire.hang_up()


def _answer(scene: Scene) -> None:
    scene.send(scene.reply.status if scene.reply else 500, scene.own)


def _late(scene: Scene) -> None:
    scene.wire.hold(scene.fault)
    _answer(scene)


def _truncated(scene: Scene) -> None:
    scene.wire.send_part(len(scene.own), scene.own[: len(scene.own) // 2])
    scene.wire.hang_up()


def _drip(scene: Scene) -> None:
    for position in range(len(scene.own)):
        part = scene.own[position : position + 1]
        scene.wire.send_part(0 if position else len(scene.own), part)
        scene.wire.hold(scene.fault)


def _garbage(scene: Scene) -> None:
    scene.send(200, scene.fault.body.encode() or b"\x00\xff<<not xml>>\x00")


def _maintenance(scene: Scene) -> None:
    scene.send(503, scene.fault.body.encode() or PAGE.encode(), HTML)


def _empty(scene: Scene) -> None:
    scene.send(202, b"")


def _schema_breach(scene: Scene) -> None:
    tag = f'<Unbekannt xmlns="{NAMESPACE}">x</Unbekannt></'.encode()
    head, _, tail = scene.own.rpartition(b"</soap:Body>")
    before, _, end = head.rpartition(b"</")
    scene.send(200, before + tag + end + b"</soap:Body>" + tail)


def _server_fault(scene: Scene) -> None:
    scene.send(500, soap.fault("Server", Remark("K-92").words))


def _refusal(scene: Scene) -> None:
    remark = Remark(scene.fault.code)
    detail = soap.fault_detail([remark], scene.fault.wait)
    scene.send(500, soap.fault("Client", remark.words, detail))


def _busy(scene: Scene) -> None:
    remark = Remark("K-91")
    wait = 60 if scene.fault.wait is None else scene.fault.wait
    detail = soap.fault_detail([remark], wait)
    scene.send(500, soap.fault("Server", remark.words, detail))


def _oversized(scene: Scene) -> None:
    scene.wire.send_part(scene.fault.size + len(scene.own), scene.own)
    block = b" " * 65536
    for _ in range(-(-scene.fault.size // len(block))):
        scene.wire.connection.sendall(block)
    scene.wire.hang_up()


def _redirect(scene: Scene) -> None:
    scene.headers["Location"] = scene.fault.location or "http://127.0.0.1:9/elsewhere"
    scene.send(307, b"")


def _with_doctype(doctype: str) -> Callable[[Scene], None]:
    def send(scene: Scene) -> None:
        head, mark, rest = scene.own.partition(b"?>")
        scene.send(200, head + mark + doctype.encode() + rest)

    return send


def _status(scene: Scene) -> None:
    scene.send(500, scene.fault.body.encode(), "text/plain; charset=utf-8")


SHOWS: dict[str, Callable[[Scene], None]] = {
    "slow": _answer,
    "drop_before": _drop,
    "accept_then_drop": _drop,
    "accept_then_late": _late,
    "reset": _reset,
    "truncated": _truncated,
    "garbage": _garbage,
    "maintenance": _maintenance,
    "empty": _empty,
    "schema_breach": _schema_breach,
    "server_fault": _server_fault,
    "busy": _busy,
    "drip": _drip,
    "oversized": _oversized,
    "redirect": _redirect,
    "dtd": _with_doctype("<!DOCTYPE x>"),
    "entity": _with_doctype(EXTERNAL),
    "refusal": _refusal,
    "status": _status,
}
