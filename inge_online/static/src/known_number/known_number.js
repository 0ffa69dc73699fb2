import {IntegerField, integerField} from "@web/views/fields/integer/integer_field";
import {registry} from "@web/core/registry";

/** A number that nobody entered yet is an empty field, not a year 0. */
export class KnownNumber extends IntegerField {
    get formattedValue() {
        return this.value ? super.formattedValue : "";
    }
}

registry.category("fields").add("inge_known_number", {
    ...integerField,
    component: KnownNumber,
});
