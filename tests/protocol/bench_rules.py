"""How long the rules take for a course of ten sections and 25 participants.

``python tests/protocol/bench_rules.py`` with ``inge_online`` on ``PYTHONPATH`` prints
the milliseconds of processor time; the forms of the add-on ask with every keystroke.
"""

from dataclasses import replace
from time import process_time
from timeit import repeat

from protocol.messages import Attendance, CoursePlanReport, PersonKey
from protocol.rules import Facts, PersonHistory, check
from protocol.samples import sample

RUNS = 10


def full_course() -> CoursePlanReport:
    """Return a plan that nothing is wrong with but its size."""
    message = sample("course_plan_report")
    example = message.plan.attendance.participants[0]
    people = tuple(
        replace(
            example,
            person=PersonKey(
                birth_date=example.person.birth_date,
                file_number=f"AZ-{number}",
                file_number_origin="bamf",
                person_number=f"PKZ-{number}",
            ),
        )
        for number in range(25)
    )
    attendance = Attendance(participants=people, total=len(people))
    return replace(message, plan=replace(message.plan, attendance=attendance))


def rules_ms() -> float:
    """Return the milliseconds of one check with everything known."""
    message = full_course()
    people = message.plan.attendance.participants
    day = message.plan.start
    history = PersonHistory(registered=True, registered_on=day, first_day=day)
    facts = Facts(today=day, persons={one.person: history for one in people})
    if any(issue.blocking for issue in check(message, facts)):
        raise SystemExit("the course to be measured breaks a rule")
    runs = repeat(lambda: check(message, facts), "", process_time, 50, RUNS)
    return min(runs) / RUNS * 1000


if __name__ == "__main__":
    print(f"{rules_ms():.2f} ms for 10 sections and 25 participants")
