import {Component} from "@odoo/owl";
import {ViewButton} from "@web/views/view_button/view_button";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {useService} from "@web/core/utils/hooks";

/**
 * The button of one report: a button while the report is possible, else one that looks
 * disabled and says why. It stays reachable by keyboard, so that everybody can ask.
 */
export class ReportButton extends Component {
    static template = "inge_online.ReportButton";
    static components = {ViewButton};
    static props = {...standardWidgetProps, report: String, label: String};

    setup() {
        this.notification = useService("notification");
    }

    get buttons() {
        return this.props.record.data.report_buttons || {reasons: {}};
    }

    get reason() {
        return this.buttons.reasons[this.props.report];
    }

    get isOffered() {
        return this.props.report in this.buttons.reasons;
    }

    get className() {
        const isNext = this.buttons.next === this.props.report;
        return isNext ? "btn-primary" : "btn-secondary";
    }

    get clickParams() {
        return {
            type: "object",
            name: "action_begin_report",
            context: {inge_report: this.props.report},
        };
    }

    get reasonId() {
        return `inge_reason_${this.props.report}`;
    }

    explain() {
        this.notification.add(this.reason, {type: "info"});
    }
}

registry.category("view_widgets").add("inge_report_button", {
    component: ReportButton,
    fieldDependencies: [{name: "report_buttons", type: "json"}],
    extractProps: ({attrs}) => ({report: attrs.report, label: attrs.string}),
});
