"""A user's session with Odoo's web client, over its JSON-RPC."""

import json
import urllib.request
from http.cookiejar import CookieJar
from typing import Any

from .ports import LOOPBACK
from .tell import Stop

TIMEOUT = 120


class Refused(Stop):
    """Odoo answered with an error; the text is the one a user would see."""


class WebSession:
    """Logged in as somebody; calls what the buttons of the web client call."""

    def __init__(self, port: int, database: str, login: str, password: str) -> None:
        self._base = f"http://{LOOPBACK}:{port}"
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        # no proxy: this is our own machine
        direct = urllib.request.ProxyHandler({})
        self._open = urllib.request.build_opener(cookies, direct).open
        found = self._post(
            "/web/session/authenticate",
            {"db": database, "login": login, "password": password},
        )
        self.context: dict[str, Any] = found["user_context"]

    def call(self, model: str, method: str, *args: Any, **kwargs: Any) -> Any:
        """Call a public method of a model as this user."""
        kwargs["context"] = {**self.context, **kwargs.get("context", {})}
        return self._post(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": kwargs},
        )

    def press(self, model: str, method: str, record: int) -> Any:
        """Press a button of a form."""
        return self._post(
            f"/web/dataset/call_button/{model}/{method}",
            {
                "model": model,
                "method": method,
                "args": [[record]],
                "kwargs": {"context": self.context},
            },
        )

    def record(self, xml_id: str) -> int:
        """Return the id of a record that a module brought along."""
        module, name = xml_id.split(".")
        found = self.call("ir.model.data", "check_object_reference", module, name)
        number: int = found[1]
        return number

    def _post(self, path: str, params: dict[str, Any]) -> Any:
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        request = urllib.request.Request(
            self._base + path, body.encode(), {"Content-Type": "application/json"}
        )
        with self._open(request, timeout=TIMEOUT) as answer:
            found = json.load(answer)
        if error := found.get("error"):
            detail = error.get("data", {})
            last = detail.get("debug", "").strip().rpartition("\n")[2]
            raise Refused(detail.get("message") or last or str(error))
        return found.get("result")
