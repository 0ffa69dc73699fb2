"""Planning anew, without touching what has begun."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from .changes import Change
from .errors import Code, ReplanError
from .planned import Plan, PlannedSection
from .planner import plan
from .request import PlanRequest


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionChange:
    """A section before and after; None where the course has no such section."""

    number: int
    before: PlannedSection | None
    after: PlannedSection | None

    @property
    def end_moved(self) -> int:
        """By how many calendar days the last day moves, negative if earlier."""
        if self.before is None or self.after is None:
            return 0
        return (self.after.last_day - self.before.last_day).days

    @property
    def changed(self) -> bool:
        """Whether anything about the section differs, as far as both sides are known.

        A section known by its dates alone is compared by its dates and units.
        """
        if self.before is None or self.after is None:
            return True
        before, after = self.before, self.after
        if not (before.lessons and after.lessons):
            before = replace(before, lessons=(), unused_units=0)
            after = replace(after, lessons=(), unused_units=0)
        return before != after


@dataclass(frozen=True, kw_only=True, slots=True)
class Replanning:
    """The plan before and after, and the request that the new plan follows from."""

    request: PlanRequest
    before: Plan
    after: Plan

    @property
    def sections(self) -> tuple[SectionChange, ...]:
        """Every section of either plan, changed or not, in order."""
        before = {section.number: section for section in self.before.sections}
        after = {section.number: section for section in self.after.sections}
        return tuple(
            SectionChange(number=n, before=before.get(n), after=after.get(n))
            for n in sorted(before.keys() | after.keys())
        )

    @property
    def changed_sections(self) -> tuple[SectionChange, ...]:
        """The sections that change."""
        return tuple(section for section in self.sections if section.changed)


def replan(
    before: Plan,
    request: PlanRequest,
    *changes: Change,
    begun: Collection[int] = (),
    running_end_moves: bool = False,
) -> Replanning:
    """Return what the changes make of a plan; sections ``begun`` stay.

    ``request`` is what ``before`` was planned from, or its successor, e.g. with another
    calendar; without ``changes`` its differences alone count. ``running_end_moves``
    lets the last begun section end on another day, so that it can be interrupted or
    lengthened; its first day stays. ``ReplanError``, ``begun_section_touched``, if a
    change is about a section that must stay; else errors as of ``plan``.
    """
    started = tuple(s for s in before.sections if s.number in begun)
    running = started[-1] if started and running_end_moves else None
    for change in changes:
        for section in started:
            may_change = section is running and change.keeps_start
            if change.touches(section) and not may_change:
                raise ReplanError(Code.BEGUN_SECTION_TOUCHED, section=section.number)
        request = change.applied_to(request)
    request = replace(request, begun=started, running_end_moves=running is not None)
    after = plan(request)
    if running and after.section(running.number).first_day != running.first_day:
        raise ReplanError(Code.BEGUN_SECTION_TOUCHED, section=running.number)
    return Replanning(request=request, before=before, after=after)
