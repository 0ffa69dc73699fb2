import {
    RemainingDaysField,
    remainingDaysField,
} from "@web/views/fields/remaining_days/remaining_days_field";
import {dayNumber, numericDay} from "../day/day";
import {registry} from "@web/core/registry";

/**
 * A day until which something is owed: coloured like core's remaining days, but always
 * with its date. "Next year" would do for a task, not for a deadline of the law.
 *
 * Core counts and compares more generally, which takes long where many rows are drawn.
 */
export class DueDateField extends RemainingDaysField {
    get day() {
        return this.props.record.data[this.props.name];
    }

    get diffDays() {
        const today = luxon.DateTime.local();
        return this.day ? dayNumber(this.day) - dayNumber(today) : null;
    }

    get diffString() {
        const days = this.diffDays;
        const near = days !== null && Math.abs(days) <= 1;
        return near ? `${super.diffString}, ${this.numericValue}` : this.numericValue;
    }

    get numericValue() {
        return numericDay(this.day);
    }

    get classNames() {
        const days = this.diffDays;
        if (days === null || !this.props.record.isActive) {
            return null;
        }
        return {
            "fw-bold": days <= 0,
            "text-danger": days < 0,
            "text-warning": days === 0,
        };
    }
}

registry.category("fields").add("inge_due_date", {
    ...remainingDaysField,
    component: DueDateField,
});
