"""What a clerk reads when the planner refuses."""

from datetime import date

from odoo.tools import format_date

from ..planning import Code


def planning_text(env, error):
    """Return the sentence for a ``PlanningError``, in the user's language."""
    details = {
        name: format_date(env, value) if isinstance(value, date) else str(value)
        for name, value in error.details.items()
    }
    text = _texts(env).get(error.code)
    return text % details if text else _fallback(env, error)


def _texts(env):
    # the planner's own words for its details: nothing is filled in here
    return {
        Code.NO_LESSONS: env._(
            "There are no lesson times yet: enter the weekdays and times first."
        ),
        Code.BLOCK_UNITS: env._(
            "A lesson time has no lesson units: enter how many are taught."
        ),
        Code.BLOCK_TIMES: env._(
            "A lesson time ends before it begins: correct the lesson times."
        ),
        Code.BLOCK_PAUSE: env._(
            "A pause is as long as its lessons: correct the lesson times."
        ),
        Code.BLOCKS_OVERLAP: env._(
            "Two lesson times of one weekday overlap: correct the clock times."
        ),
        Code.PERIOD_REVERSED: env._(
            "A closure or an interruption ends before it begins: correct its days."
        ),
        Code.NO_END: env._(
            "Section %(section)s finds no end within five years: check lesson times, "
            "closures and interruptions."
        ),
        Code.NOT_BEGUN_IN_ORDER: env._(
            "A later section is reported as begun, but an earlier one is not: report "
            "that one first."
        ),
        Code.NO_SECTIONS: env._(
            "The course type has no sections: enter them with the course type."
        ),
        Code.SECTION_UNITS: env._(
            "Section %(section)s would have no lesson units left: shorten it less."
        ),
        Code.UNKNOWN_SECTION: env._(
            "The course has no section %(number)s: choose another section."
        ),
        Code.STARTS_TOO_EARLY: env._(
            "Section %(section)s cannot begin yet: the days until %(busy_until)s are "
            "taken. Choose a later day."
        ),
        Code.EXTRA_LESSON_ON_DAY_OFF: env._(
            "There are lesson units of its own on %(day)s, but nothing is taught on "
            "that day: remove one of the two under “Special days”."
        ),
        Code.BEGUN_SECTION_TOUCHED: env._(
            "Section %(section)s is reported to BAMF as begun and stays as it is: "
            "choose a later section."
        ),
        Code.UNKNOWN_STATE: env._(
            "The public holidays of %(state)s are not known: check the federal state "
            "of the provider."
        ),
    }


def _fallback(env, error):
    return env._(
        "The sections cannot be planned like this (%(code)s): check begin, lesson "
        "times and interruptions.",
        code=error.code.value,
    )
