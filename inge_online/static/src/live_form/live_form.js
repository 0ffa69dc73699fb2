import {FormController} from "@web/views/form/form_controller";
import {formView} from "@web/views/form/form_view";
import {onMounted, onWillUnmount} from "@odoo/owl";
import {focusField} from "./focus_field";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const TOPIC = "inge_online.message";
const POLL_MS = 3000;

/**
 * A form that shows BAMF's answer as soon as it is there.
 *
 * The server tells over the bus which records have news. Where no bus gets through (a
 * proxy without websockets) the form looks for itself while a message is under way.
 * Where a remark leads here, its field has the cursor (`inge_focus` in the context).
 */
export class LiveFormController extends FormController {
    setup() {
        super.setup();
        const bus = useService("bus_service");
        const onNews = (news) => this.onNews(news);
        let timer = null;
        onMounted(() => {
            bus.subscribe(TOPIC, onNews);
            timer = setInterval(() => this.onTick(), POLL_MS);
            const field = this.props.context.inge_focus;
            if (field) {
                focusField(this.rootRef.el, this.archInfo.xmlDoc, field);
            }
        });
        onWillUnmount(() => {
            bus.unsubscribe(TOPIC, onNews);
            clearInterval(timer);
        });
    }

    async onNews({model, ids}) {
        const {resModel, resId} = this.model.root;
        if (model === resModel && ids.includes(resId)) {
            await this.reload();
        }
    }

    async onTick() {
        if (this.model.root.data.inge_pending) {
            await this.reload();
        }
    }

    /** Never throws away what the clerk is typing. */
    async reload() {
        if (!(await this.model.root.isDirty())) {
            await this.model.root.load();
        }
    }
}

registry.category("views").add("inge_live_form", {
    ...formView,
    Controller: LiveFormController,
});
