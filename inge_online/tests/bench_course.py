"""How long a course takes to be planned and saved through the ORM.

Called by the project's benchmark with an environment: ``course_planned_ms(env)``. It
writes into the transaction of the environment and leaves nothing behind.
"""

from datetime import date, timedelta
from statistics import median
from time import perf_counter

from odoo import Command

DAY = {"hour_from": 8.75, "hour_to": 12 + 50 / 60, "pause_minutes": 20}
SECTIONS = {"general": 7, "literacy": 10, "literacy_repeat": 3}


def course_planned_ms(env, course_type="literacy", times=20):
    """Return the median milliseconds to create, plan and save a course."""
    site = env["inge.site"].search([], limit=1)
    durations = []
    with env.cr.savepoint() as savepoint:
        for number in range(times + 2):
            env.invalidate_all()
            begin = perf_counter()
            _plan(env, site, course_type, number)
            durations.append((perf_counter() - begin) * 1000)
        savepoint.rollback()
        env.clear()
    return median(durations[2:])  # the first ones fill the caches of the registry


def _plan(env, site, course_type, number):
    course = env["inge.course"].create(
        {
            "name": f"BENCH-{number}",
            "company_id": site.company_id.id,
            "site_id": site.id,
            "course_type_id": env.ref(f"inge_online.inge_course_type_{course_type}").id,
            "date_start": date(2030, 1, 7) + timedelta(days=7 * number),
            "lesson_time_ids": [Command.create({**DAY, "weekday": d}) for d in "12345"],
        }
    )
    course.action_plan_sections()
    env.flush_all()
    assert len(course.section_ids) == SECTIONS[course_type]
