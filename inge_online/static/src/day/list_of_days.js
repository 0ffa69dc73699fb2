import {ListRenderer} from "@web/views/list/list_renderer";
import {listView} from "@web/views/list/list_view";
import {numericDay} from "./day";
import {registry} from "@web/core/registry";

/** A list of many rows with days in figures. */
export class ListOfDaysRenderer extends ListRenderer {
    getFormattedValue(column, record) {
        if (column.fieldType === "date" && column.options?.numeric) {
            return numericDay(record.data[column.name]);
        }
        return super.getFormattedValue(column, record);
    }
}

registry.category("views").add("inge_list_of_days", {
    ...listView,
    Renderer: ListOfDaysRenderer,
});
