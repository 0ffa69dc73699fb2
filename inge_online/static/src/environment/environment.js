import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {session} from "@web/session";
import {user} from "@web/core/user";

/** Says on every screen that this is not production: nobody must think it counts. */
export class InGeEnvironment extends Component {
    static template = "inge_online.Environment";
    static props = {};

    get notice() {
        return session.inge_notices[user.activeCompany.id];
    }
}

registry.category("systray").add(
    "inge_online.environment",
    {
        Component: InGeEnvironment,
        isDisplayed: () => Boolean(session.inge_notices),
    },
    {sequence: 200}
);
