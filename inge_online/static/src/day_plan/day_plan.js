import {Component, markup, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useRecordObserver} from "@web/model/relational_model/utils";
import {useService} from "@web/core/utils/hooks";

/** The single days of lessons: many rows, fetched when somebody looks at them. */
export class DayPlan extends Component {
    static template = "inge_online.DayPlan";
    static props = {...standardWidgetProps};

    setup() {
        this.orm = useService("orm");
        this.state = useState({days: ""});
        useRecordObserver((record) => this.load(record));
    }

    /** The days are those of the sections as they are saved. */
    async load(record) {
        const {resId, resModel} = record;
        const planned = record.data.section_ids.count;
        if (!resId || !planned) {
            this.state.days = "";
            return;
        }
        const [found] = await this.orm.read(resModel, [resId], ["day_plan"]);
        this.state.days = markup(found.day_plan || "");
    }
}

registry.category("view_widgets").add("inge_day_plan", {component: DayPlan});
