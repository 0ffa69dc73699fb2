import {dayNumber, numericDay} from "../day/day";
import {_t} from "@web/core/l10n/translation";
import {Component} from "@odoo/owl";

export const PHASES = {
    reported: {label: _t("Begin reported"), mark: "✓"},
    due: {label: _t("Begin to be reported"), mark: "•"},
    late: {label: _t("Report overdue"), mark: "!"},
    planned: {label: _t("Planned"), mark: ""},
    cancelled: {label: _t("Plan cancelled"), mark: "×"},
    dropped: {label: _t("No longer takes place"), mark: "–"},
};

/** How far a day lies between first and last, in percent. */
export function percent(day, first, last) {
    const days = (date) => dayNumber(date) - dayNumber(first);
    return (100 * days(day)) / days(last);
}

/** How far today lies between first and last, in percent; null if it does not. */
export function placeOfToday(first, last) {
    const place = percent(luxon.DateTime.local(), first, last);
    return place >= 0 && place <= 100 ? place : null;
}

/**
 * The sections of one course as bars between two days, the last one not included.
 *
 * A bar is a button, so that keyboard and screen reader reach it; colour never says
 * anything that mark and name do not say as well.
 */
export class SectionBars extends Component {
    static template = "inge_online.SectionBars";
    static props = {
        sections: Array,
        first: Object,
        last: Object,
        onOpen: {type: Function, optional: true},
    };

    get today() {
        return placeOfToday(this.props.first, this.props.last);
    }

    get bars() {
        const {first, last, sections} = this.props;
        return sections
            .map((section) => {
                // the last day of a section belongs to it
                const from = percent(section.start, first, last);
                const to = percent(section.end.plus({days: 1}), first, last);
                const left = Math.max(from, 0);
                const width = Math.min(to, 100) - left;
                const phase = PHASES[section.phase] || PHASES.planned;
                return {
                    ...section,
                    left,
                    width,
                    short: `${phase.mark} ${section.number}`.trim(),
                    text: this.text(section, phase),
                };
            })
            .filter((bar) => bar.width > 0);
    }

    text(section, phase) {
        const from = numericDay(section.start);
        const to = numericDay(section.end);
        return `${section.number} · ${section.name}, ${from} – ${to}, ${phase.label}`;
    }
}
