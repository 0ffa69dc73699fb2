import {Missing} from "./missing";
import {registry} from "@web/core/registry";

const TONES = {warning: "warning", technical: "secondary"};

/** What our rules or BAMF remark; each line leads to its field. */
class Issues extends Missing {
    get items() {
        return this.props.record.data[this.props.name].records.map(({resId, data}) => ({
            id: resId,
            target: data.concerns,
            text: data.text,
            tone: TONES[data.severity] || "danger",
            weight: data.weight,
        }));
    }

    async go({id}) {
        if (await this.props.record.save()) {
            const found = await this.orm.call(
                "inge.message.issue",
                "action_open_field",
                [[id]]
            );
            this.action.doAction(found);
        }
    }
}

registry.category("fields").add("inge_issues", {
    component: Issues,
    supportedTypes: ["one2many"],
    relatedFields: [
        {name: "concerns", type: "char"},
        {name: "severity", type: "selection"},
        {name: "text", type: "char"},
        {name: "weight", type: "char"},
    ],
});
