import {Component, onWillStart, onWillUpdateProps, useState} from "@odoo/owl";
import {PHASES, SectionBars, percent, placeOfToday} from "./section_bars";
import {ActionHelper} from "@web/views/action_helper";
import {deserializeDate} from "@web/core/l10n/dates";
import {listView} from "@web/views/list/list_view";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";

const COURSE = "inge.course";
const FIELDS = ["course_id", "number", "name", "date_start", "date_end", "phase"];

/** The courses of a list as rows, their sections as bars over the months. */
export class TimelineRenderer extends Component {
    static template = "inge_online.Timeline";
    static components = {ActionHelper, SectionBars};
    static props = ["*"];

    setup() {
        this.orm = useService("orm");
        this.phases = PHASES;
        const first = luxon.DateTime.local().startOf("month").minus({months: 2});
        this.state = useState({first, months: 12, sections: {}, none: false});
        onWillStart(() => this.load(this.props.list));
        onWillUpdateProps((next) => this.load(next.list));
    }

    async load(list) {
        const ids = list.records.map((record) => record.resId);
        const domain = [["course_id", "in", ids]];
        const found = await this.orm.searchRead("inge.course.section", domain, FIELDS);
        const sections = Object.fromEntries(ids.map((id) => [id, []]));
        for (const section of found) {
            sections[section.course_id[0]].push({
                ...section,
                start: deserializeDate(section.date_start),
                end: deserializeDate(section.date_end),
            });
        }
        this.state.sections = sections;
        // a search that finds nothing is not a house without courses
        this.state.none = !ids.length && !(await this.orm.searchCount(COURSE, []));
    }

    get last() {
        return this.state.first.plus({months: this.state.months});
    }

    get showsToday() {
        return placeOfToday(this.state.first, this.last) !== null;
    }

    get months() {
        const {first, months} = this.state;
        return [...Array(months).keys()].map((offset) => {
            const month = first.plus({months: offset});
            const left = percent(month, first, this.last);
            const width = percent(month.plus({months: 1}), first, this.last) - left;
            const name = month.toFormat(months > 12 ? "LLLLL" : "LLL");
            const year = offset === 0 || month.month === 1 ? month.year : "";
            return {key: month.toISODate(), left, width, name, year};
        });
    }

    move(months) {
        this.state.first = this.state.first.plus({months});
    }

    today() {
        this.state.first = luxon.DateTime.local().startOf("month").minus({months: 2});
    }

    show(months) {
        this.state.months = months;
    }

    open(record) {
        this.props.openRecord(record);
    }
}

registry.category("views").add("inge_timeline", {
    ...listView,
    Renderer: TimelineRenderer,
    searchMenuTypes: ["filter", "favorite"],
});
