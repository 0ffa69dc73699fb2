import {Component, useRef} from "@odoo/owl";
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
const FOCUSABLE = "input, textarea, select, a[role=button], button, [tabindex]";

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
        const page = PAGES[name];
        if (page) {
            form.querySelector(`.o_notebook .nav-link[name=${page}]`)?.click();
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        }
        const field = form.querySelector(`.o_form_sheet [name=${name}]`);
        field?.scrollIntoView({block: "center"});
        field?.querySelector(FOCUSABLE)?.focus();
    }
}

registry.category("fields").add("inge_missing", {
    component: Missing,
    supportedTypes: ["json"],
});
