import {PHASES, SectionBars, placeOfToday} from "./section_bars";
import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";

/** The sections of the course in a form, from its first to its last day. */
export class SectionStrip extends Component {
    static template = "inge_online.SectionStrip";
    static components = {SectionBars};
    static props = {...standardWidgetProps};

    /** The phases that this course has: only they need words. */
    get phases() {
        const present = new Set(this.sections.map((section) => section.phase));
        return Object.fromEntries(
            Object.entries(PHASES).filter(([phase]) => present.has(phase))
        );
    }

    get showsToday() {
        return placeOfToday(this.first, this.last) !== null;
    }

    get sections() {
        return this.props.record.data.section_ids.records
            .filter((record) => record.data.date_start && record.data.date_end)
            .map(({id, data}) => ({
                id,
                number: data.number,
                name: data.name,
                phase: data.phase,
                start: data.date_start,
                end: data.date_end,
            }));
    }

    get first() {
        return luxon.DateTime.min(...this.sections.map((section) => section.start));
    }

    get last() {
        const ends = this.sections.map((section) => section.end);
        return luxon.DateTime.max(...ends).plus({days: 1});
    }
}

registry.category("view_widgets").add("inge_section_strip", {component: SectionStrip});
