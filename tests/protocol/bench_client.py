"""How much of our own time a call costs, beside a bare zeep call of the same message.

``python -m tests.protocol.bench_client [CALLS]`` from the root of the repository. The
server runs as a process of its own, so that only the caller's CPU is counted.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "inge_online")]

import zeep  # noqa: E402
from lxml import etree  # noqa: E402
from zeep.helpers import serialize_object  # noqa: E402
from zeep.wsse.username import UsernameToken  # noqa: E402

from protocol import Client, Credentials, Options, load_contract  # noqa: E402
from protocol.binding.build import Built, build  # noqa: E402
from protocol.binding.paths import View  # noqa: E402
from protocol.checking.requests import CALL  # noqa: E402
from protocol.samples import sample, sample_answer  # noqa: E402
from protocol.soap import build_request  # noqa: E402

FOLDER = ROOT / "inge_online" / "protocol" / "contracts" / "stand_in"
MESSAGES = ("course_inquiry", "course_plan_report")
SERVER = """
import http.server, sys
ANSWER = sys.argv[1].encode()
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    def log_message(self, *args): pass
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def measure(call, number):
    """Milliseconds of CPU and of wall clock that one call takes."""
    for _ in range(20):
        call()
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(number):
        call()
    return (
        (time.process_time() - cpu) / number * 1000,
        (time.perf_counter() - wall) / number * 1000,
    )


def answer_to(operation):
    """The sample answer in its envelope."""
    space = operation.service.port.envelope
    envelope = etree.Element(f"{{{space}}}Envelope")
    body = etree.SubElement(envelope, f"{{{space}}}Body")
    answer = sample_answer(operation.message.name)
    build(operation.answers[0], body, View(answer, answer, CALL), Built())
    return etree.tostring(envelope).decode()


def zeep_call(contract, name, url):
    """A bare zeep call of the same content."""
    operation = contract.operation(name)
    client = zeep.Client(
        str(contract.folder.root / operation.service.wsdl),
        wsse=UsernameToken("debev-muster", "geheim"),
    )
    body = build_request(operation, sample(name), CALL).body
    value = client.get_element(body.tag).parse(body, client.wsdl.types)
    arguments = serialize_object(value)
    binding = next(iter(client.wsdl.bindings))
    service = client.create_service(binding, url)
    return lambda: service[operation.wsdl.name](**arguments)


def compare(contract, name, envelope, number):
    """CPU and wall clock of both, by who called."""
    command = [sys.executable, "-c", SERVER, envelope]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            url = f"http://127.0.0.1:{server.stdout.readline().strip()}/x"
            client = Client(
                contract,
                credentials=Credentials("debev-muster", "geheim"),
                options=Options(test_endpoint=url),
            )
            message = sample(name)
            return {
                "ours": measure(lambda: client.send(message), number),
                "zeep": measure(zeep_call(contract, name, url), number),
            }
        finally:
            server.kill()


def main(number):
    contract = load_contract(FOLDER)
    for name in MESSAGES:
        envelope = answer_to(contract.operation(name))
        rows = compare(contract, name, envelope, number)
        for who, (cpu, wall) in rows.items():
            print(f"{name:20} {who}: {cpu:.2f} ms CPU, {1000 / wall:.0f} calls/s")
        print(f"{name:20} ratio {rows['ours'][0] / rows['zeep'][0]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
