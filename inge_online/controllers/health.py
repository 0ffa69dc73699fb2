from odoo import SUPERUSER_ID, http
from odoo.http import request
from odoo.tools import consteq

from .. import config


class Health(http.Controller):
    """An address for monitoring: whether messages to BAMF go out.

    Anybody who reaches the server learns one word, so that a load balancer or a simple
    monitor needs no secret. The figures behind it tell how much a provider has to
    report: they need the token of the server's configuration. Neither holds personal
    data.
    """

    @http.route(
        "/inge_online/health",
        type="http",
        auth="none",
        methods=["GET"],
        save_session=False,
        readonly=True,
    )
    def health(self):
        health = request.env(user=SUPERUSER_ID, su=True)["inge.health"]
        figures = health._server_figures()
        status = health._status(figures)
        answer = {"status": status, **(figures if _knows_token() else {})}
        return request.make_json_response(
            answer,
            headers={"Cache-Control": "no-store"},
            status=503 if status == "error" else 200,
        )


def _knows_token():
    token = config.value("health_token")
    given = request.httprequest.headers.get("Authorization", "")
    return bool(token) and consteq(given, f"Bearer {token}")
