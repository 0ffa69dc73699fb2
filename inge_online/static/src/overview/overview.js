import {Component, onWillStart, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {useService} from "@web/core/utils/hooks";

/** The start page: what is to be done, what is going on, and whether all is well. */
export class InGeOverview extends Component {
    static template = "inge_online.Overview";
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({page: null});
        onWillStart(() => this.load());
    }

    async load() {
        this.state.page = await this.orm.call("inge.overview", "get_overview", []);
    }

    open(action) {
        return this.action.doAction(action);
    }

    openRecord(model, id) {
        return this.open({
            type: "ir.actions.act_window",
            res_model: model,
            res_id: id,
            views: [[false, "form"]],
        });
    }

    /** The whole width for one block of a row; beside another, the first has more. */
    width(row, index) {
        if (row.length === 1) {
            return "col-12";
        }
        return index ? "col-lg-4" : "col-lg-8";
    }

    section(name) {
        return this.state.page.sections.find((section) => section.name === name);
    }
}

registry.category("actions").add("inge_online.overview", InGeOverview);
