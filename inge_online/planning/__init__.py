"""Planning integration courses: pure functions over dates, knowing no BAMF.

A plan follows from a request alone, the same request always giving the same plan:

>>> from datetime import date
>>> start = date(2025, 2, 24)
>>> course = PlanRequest(
...     start=start,
...     sections=structure_for("literacy", start).sections_from(1),
...     timetable=Timetable.regular(weekdays=range(5), units=5),
...     calendar=Calendar(
...         region=Region(state="NI"),
...         bridge_days=True,
...         periods=(Period(first=date(2025, 4, 14), last=date(2025, 4, 17)),),
...     ),
... )
>>> planned = plan(course)
>>> second = planned.section(2)
>>> print(second.name, second.first_day, second.last_day, second.planned_units)
Basiskurs 2 2025-03-24 2025-04-28 100
>>> print("provisional end:", planned.last_day)
provisional end: 2025-12-17

Every day off has its reasons:

>>> [off.reason.value for off in course.calendar.reasons(date(2025, 5, 2))]
['bridge_day']

Planning anew leaves alone what has begun and shows each section before and after:

>>> illness = Interrupt(period=Period(first=date(2025, 6, 2), last=date(2025, 6, 6)))
>>> new = replan(planned, course, illness, begun={1, 2, 3})
>>> [(s.number, s.end_moved) for s in new.changed_sections][:2]
[(4, 7), (5, 7)]
>>> course, planned = new.request, new.after  # to be kept if the clerk agrees

A single published section is a course of one:

>>> section = Section(number=1, name="Modul 1", units=100)
>>> print(plan(PlanRequest(
...     start=date(2025, 4, 29),
...     sections=(section,),
...     timetable=Timetable.regular(weekdays=(0, 1, 2, 3, 4), units=5),
...     calendar=Calendar(region=Region(state="DE-NI")),
...     breaks=(Period(first=date(2025, 5, 2), last=date(2025, 5, 2)),),
... )).last_day)
2025-05-28

Whatever cannot be is a ``PlanningError`` with a ``code`` and ``details``.
"""

from .changes import (
    AddSections,
    Change,
    ChangeTimetable,
    Interrupt,
    Lengthen,
    Move,
)
from .days_off import Calendar, DayException, DayOff, Period, Reason
from .due import Standing, Term, Unit, standing
from .errors import (
    CalendarError,
    Code,
    NoPlanError,
    PlanningError,
    ReplanError,
    RequestError,
    StructureError,
    TimetableError,
)
from .legal import STRUCTURES, structure_for
from .planned import Lesson, Plan, PlannedSection, ReservedPeriod
from .planner import plan
from .region import MUNICIPALITIES, STATES, Region
from .replanning import Replanning, SectionChange, replan
from .request import (
    ExtraLesson,
    PlanRequest,
    Reserve,
    SectionStart,
    TimetableChange,
)
from .structure import Section, SectionKind, Structure
from .succession import Gap, Grid, Overrun, Succession
from .timetable import LessonBlock, Timetable, suggest_units
