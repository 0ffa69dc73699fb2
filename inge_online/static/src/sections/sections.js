import {X2ManyField, x2ManyField} from "@web/views/fields/x2many/x2many_field";
import {ListOfDaysRenderer} from "../day/list_of_days";
import {registry} from "@web/core/registry";

/**
 * The sections of a course. Names that nobody edits just now are text: core's labels
 * take longer to draw than all the rest of a row.
 */
class SectionsRenderer extends ListOfDaysRenderer {
    canUseFormatter(column, record) {
        const areNames = column.fieldType === "many2many" && !record.isInEdition;
        return areNames || super.canUseFormatter(column, record);
    }

    getFormattedValue(column, record) {
        if (column.fieldType === "many2many") {
            const {records} = record.data[column.name];
            return records.map(({data}) => data.display_name).join(", ");
        }
        return super.getFormattedValue(column, record);
    }
}

class Sections extends X2ManyField {
    static components = {...X2ManyField.components, ListRenderer: SectionsRenderer};
}

registry.category("fields").add("inge_sections", {...x2ManyField, component: Sections});
