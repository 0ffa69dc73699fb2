"""A provider of many years, put into the database by SQL."""

from odoo.tools import SQL

from .house import COURSE, multiply

SECTIONS, ENROLMENTS, MESSAGES = 6, 10, 20
ENROLMENTS_OF_A_PERSON = 5
COURSES_OF_A_DAY = 4
COURSE_STATES = ("draft", "planned", "started", "complete", "cancelled")
LAMPS = ("none", "waiting", "done", "attention", "done")
REGISTRATIONS = ("missing", "waiting", "attention", "registered", "self_payer")
DEADLINE_STATES = ("overdue", "due", "soon", "unclear", "refused", "stopped")
DAYS_OPEN = 60
"""What is older was done long ago: nobody lets reports of years lie."""
NEVER_REFUSED = ("unknown", "held", "ready")
TROUBLE = 20
"""Every so many messages one is not accepted, in turn for each of the reasons."""
REFUSED = ("rejected", *NEVER_REFUSED)


def fill(house, courses, before, prefix):
    """Insert courses with all that belongs to them, the older the later."""
    with house.env() as env:
        course = _courses(env, courses, before, prefix)
        section = _sections(env, courses, course)
        _enrolments(env, courses, course, _people(env, courses, prefix))
        _deadlines(env, courses, course, section)
        _messages(house, env, courses, course, prefix)
    house.analyze()


def _courses(env, number, before, prefix):
    days = SQL("((n + %s) / %s)::integer", before, COURSES_OF_A_DAY)
    return multiply(
        env,
        env.ref(COURSE),
        number,
        name=SQL("%s || n::text", f"{prefix}-"),
        state=_in_turn(COURSE_STATES),
        report_lamp=_in_turn(LAMPS),
        date_start=SQL("CURRENT_DATE + 30 - %s", days),
        date_end=SQL("CURRENT_DATE + 230 - %s", days),
    )


def _sections(env, courses, course):
    """Insert sections of a month each, which begin with their courses."""
    first = env["inge.course.section"].search([], limit=1)
    before = multiply(
        env,
        first,
        courses * SECTIONS,
        course_id=SQL("%s + 1 + (n - 1) / %s", course, SECTIONS),
        number=SQL("1 + (n - 1) %% %s", SECTIONS),
    )
    env.cr.execute(
        SQL(
            "UPDATE inge_course_section s SET date_start = c.date_start + %s * number,"
            " date_end = c.date_start + %s * number + 29"
            " FROM inge_course c WHERE c.id = s.course_id AND s.id > %s",
            30,
            30,
            before,
        )
    )
    return before


def _people(env, courses, prefix):
    """Insert persons; return their number and the id before the first one."""
    person = env["inge.participant"].search([], limit=1)
    number = courses * ENROLMENTS // ENROLMENTS_OF_A_PERSON
    name = SQL("%s || n::text", f"{prefix}, ")
    partner = multiply(env, person.partner_id, number, name=name, complete_name=name)
    before = multiply(
        env,
        person,
        number,
        partner_id=SQL("%s + n", partner),
        family_name=SQL("chr(65 + n %% 26) || %s", prefix),
        given_name=SQL("n::text"),
        file_number=SQL("%s || n::text", prefix),
        registration_state=_in_turn(REGISTRATIONS),
    )
    return number, before


def _enrolments(env, courses, course, people):
    number, before = people
    multiply(
        env,
        env["inge.enrolment"].search([], limit=1),
        courses * ENROLMENTS,
        course_id=SQL("%s + 1 + (n - 1) / %s", course, ENROLMENTS),
        participant_id=SQL("%s + 1 + (n - 1) %% %s", before, number),
        state=SQL("CASE WHEN n %% 10 = 0 THEN 'stopped' ELSE 'enrolled' END"),
    )


def _deadlines(env, courses, course, section):
    """Insert a deadline for each section: of the last ones, half are to be done."""
    day = SQL("CURRENT_DATE + 30 - (n / %s)::integer", SECTIONS * COURSES_OF_A_DAY)
    multiply(
        env,
        _deadline(env),
        courses * SECTIONS,
        course_id=SQL("%s + 1 + (n - 1) / %s", course, SECTIONS),
        section_id=SQL("%s + n", section),
        state=SQL(
            "CASE WHEN n %% 2 = 0 OR %s < CURRENT_DATE - %s THEN 'done' ELSE %s END",
            day,
            DAYS_OPEN,
            _in_turn(DEADLINE_STATES, 2),
        ),
        due_on=day,
    )


def _deadline(env):
    course = env.ref(COURSE)
    return env["inge.deadline"].search([], limit=1) or env["inge.deadline"].create(
        {
            "rule_id": env["inge.deadline.rule"].search([], limit=1).id,
            "kind": "section",
            "company_id": course.company_id.id,
            "course_id": course.id,
            "clerk_id": course.clerk_id.id,
            "site_id": course.site_id.id,
            "due_on": course.date_start,
            "warn_on": course.date_start,
            "escalate_on": course.date_start,
            "state": "done",
        }
    )


def _messages(house, env, courses, course, prefix):
    """Insert messages, nearly all accepted, and a remark on each refused one."""
    of = SQL("%s + 1 + (n - 1) / %s", course, MESSAGES)
    before = multiply(
        env,
        house.first_message(env),
        courses * MESSAGES,
        state=SQL(
            "CASE WHEN n %% %s = 0 THEN %s ELSE 'accepted' END",
            TROUBLE,
            _in_turn(REFUSED, TROUBLE),
        ),
        hold_reason=SQL("NULL"),
        course_id=of,
        business_key=SQL("%s || n::text", f"{prefix}:"),
        sequence_key=SQL("'course:' || (%s)::text", of),
    )
    issue = env["inge.message.issue"].create(
        {
            "message_id": house.first_message(env).id,
            "code": "bamf",
            "severity": "bamf",
            "bamf_text": "Abgelehnt",
        }
    )
    every = TROUBLE * len(REFUSED)
    multiply(
        env,
        issue,
        courses * MESSAGES // every,
        message_id=SQL("%s + n * %s", before, every),
    )


def _in_turn(values, every=1):
    """Return one value after the other, a new one every so many rows."""
    return SQL("(%s)[1 + (n / %s) %% %s]", list(values), every, len(values))
