"""Running an installer quietly: its output is shown when it fails, and kept."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from .lock import held
from .paths import DEV
from .service import Service
from .tell import Stop, failed

LOGS = DEV / "log"
OFFLINE = (
    "Failed to establish a new connection",
    "Temporary failure",
    "Could not resolve",
    "Could not connect",
    "Network is unreachable",
    "EAI_AGAIN",
    "ENOTFOUND",
    "ECONNREFUSED",
    "getaddrinfo",
)


def run_tool(
    name: str,
    command: Sequence[str | Path],
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> str:
    """Run a program to its end and return its output; Stop if it fails.

    It ends with us, however we end, and until then holds our locks: the next start
    must not meet it at work in the same folder.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{name}.log"
    log.unlink(missing_ok=True)
    service = Service(name, command, log, env, inherit=held(), cwd=cwd)
    try:
        code = service.process.wait()
    finally:
        service.stop()
    text = log.read_text(errors="replace")
    if code:
        raise explain(name, code, text, log)
    return text


def explain(name: str, code: int, text: str, log: Path) -> Stop:
    """Return why a program failed, as far as its output tells."""
    if any(sign in text for sign in OFFLINE):
        return Stop(
            f"No connection ({name} could not reach its packages). Check the network "
            f"or the proxy settings and start again. Details: {log}"
        )
    tail = "\n".join(text.strip().splitlines()[-12:])
    sentence = f"{name} failed with status {code}:\n{tail}\nThe whole output: {log}"
    return failed(sentence, text)
