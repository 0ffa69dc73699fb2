"""Planning integration courses: pure functions over dates, knowing no BAMF.

A plan follows from a request alone, the same request always giving the same plan::

    from datetime import date
    from planning import (
        Calendar, Period, PlanRequest, Region, Timetable, plan, structure_for,
    )

    start = date(2025, 2, 24)
    structure = structure_for("literacy", start)  # the law's sections at that date
    request = PlanRequest(
        start=start,
        sections=structure.sections_from(1),  # entry at any section
        timetable=Timetable.regular(weekdays=range(5), units=5),
        calendar=Calendar(
            region=Region(state="NI"),
            bridge_days=True,
            periods=(
                Period(first=date(2025, 4, 14), last=date(2025, 4, 17), name="Ostern"),
            ),
        ),
    )
    result = plan(request)
    result.section(2).last_day  # date(2025, 4, 28)
    result.last_day  # the provisional end of the course
    request.calendar.reasons(date(2025, 5, 2))  # why nothing is taught: a bridge day
    list(skipped_days(request, result))  # every lesson that a day off cost

Planning anew leaves alone what has begun and shows each section before and after::

    change = Interrupt(period=Period(first=date(2025, 6, 2), last=date(2025, 6, 6)))
    new = replan(result, request, change, begun={1, 2, 3})
    [(s.number, s.start_moved, s.end_moved) for s in new.changed_sections]
    new.request, new.after  # to be kept if the clerk agrees

A single published section is planned the same way, with
``sections=(Section(number=1, name="Modul 1", units=100),)``.
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
from .explanation import SkippedDay, skipped_days
from .legal import STRUCTURES, structure_for, structures_in_force
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
