import {
    RemainingDaysField,
    remainingDaysField,
} from "@web/views/fields/remaining_days/remaining_days_field";
import {registry} from "@web/core/registry";

/**
 * A day until which something is owed: coloured like core's remaining days, but always
 * with its date. "Next year" would do for a task, not for a deadline of the law.
 */
export class DueDateField extends RemainingDaysField {
    get diffString() {
        const days = this.diffDays;
        const near = days !== null && Math.abs(days) <= 1;
        return near ? `${super.diffString}, ${this.numericValue}` : this.numericValue;
    }

    get numericValue() {
        const day = this.props.record.data[this.props.name];
        if (day !== this.day) {
            this.day = day;
            // asked for twice a row, and slow where many rows are drawn
            this.written = day ? super.numericValue : "";
        }
        return this.written;
    }
}

registry.category("fields").add("inge_due_date", {
    ...remainingDaysField,
    component: DueDateField,
});
