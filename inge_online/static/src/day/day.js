import {formatDate} from "@web/core/l10n/dates";
import {localization} from "@web/core/l10n/localization";

const A_DAY = 24 * 60 * 60 * 1000;
const PLAIN = /^(dd|MM|yyyy|[^a-zA-Z'])+$/;
const WRITTEN = {
    dd: (day) => String(day.day).padStart(2, "0"),
    MM: (day) => String(day.month).padStart(2, "0"),
    yyyy: (day) => String(day.year).padStart(4, "0"),
};

/**
 * Write a day in figures, as core does it in the user's format. Core interprets the
 * format for each day anew: in a list of eighty persons that takes longer than the rest.
 */
export function numericDay(day) {
    if (!day) {
        return "";
    }
    const format = localization.dateFormat;
    const digits = luxon.Settings.defaultNumberingSystem || "latn";
    if (!PLAIN.test(format) || digits !== "latn") {
        return formatDate(day);
    }
    return format.replace(/dd|MM|yyyy/g, (part) => WRITTEN[part](day));
}

/**
 * Number a calendar day, whatever the clock does between two of them: the difference of
 * two numbers is their distance in days.
 */
export function dayNumber(day) {
    return Date.UTC(day.year, day.month - 1, day.day) / A_DAY;
}
