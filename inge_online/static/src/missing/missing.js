import {Component, useRef} from "@odoo/owl";
import {focusOnPage} from "../live_form/focus_field";
import {registry} from "@web/core/registry";
import {standardFieldProps} from "@web/views/fields/standard_field_props";
import {useService} from "@web/core/utils/hooks";

/** On which page of the course's form a field is. */
const PAGES = {
    section_ids: "sections",
    lesson_time_ids: "lesson_times",
    interruption_ids: "lesson_times",
    teacher_ids: "teachers",
    teaching_material_ids: "teachers",
    remarks: "teachers",
    enrolment_ids: "participants",
};

/** What is missing before the next report; each line leads to its field. */
export class Missing extends Component {
    static template = "inge_online.Missing";
    static props = {...standardFieldProps};

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.root = useRef("root");
    }

    get items() {
        return this.props.record.data[this.props.name] || [];
    }

    sentence({target, text}) {
        return target ? `${target}: ${text}` : text;
    }

    async go(item) {
        if (item.field) {
            await this.focus(item.field);
            return;
        }
        const {resModel, resId} = this.props.record;
        const args = [[resId], item.path];
        this.action.doAction(
            await this.orm.call(resModel, "action_open_missing", args)
        );
    }

    async focus(name) {
        const form = this.root.el.closest(".o_form_view");
        await focusOnPage(form, PAGES[name], name);
    }
}

registry.category("fields").add("inge_missing", {
    component: Missing,
    supportedTypes: ["json"],
});
