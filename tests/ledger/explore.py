"""Walks through all that can happen in a small world, and looks for what must not."""

from __future__ import annotations

from collections import deque

from ledger import FINAL, OCCUPYING, State

from .world import Case, Rules, Steps, World, Wrong

AT_REST = FINAL | {State.HELD}
"""Settled, or a person has been told what to do."""
HAVE_IT = {State.ACCEPTED, State.HINTED}
ENOUGH = 500_000


def explore(case: Case, rules: Rules | None = None) -> int:
    """Return how many worlds there are.

    :raises Wrong: one of them is not allowed, or none of its ways leads to an end;
        the text tells how to get there
    """
    steps = Steps(case, rules or Rules())
    start = case.start()
    came: dict[World, tuple[World, str] | None] = {start: None}
    before: dict[World, list[World]] = {}
    todo = deque([start])
    while todo:
        world = todo.popleft()
        try:
            look(case, world)
            following = list(steps.after(world))
        except Wrong as wrong:
            raise Wrong(f"{wrong}: {story(came, world)}") from None
        for name, new in following:
            before.setdefault(new, []).append(world)
            if new not in came:
                came[new] = (world, name)
                todo.append(new)
        if len(came) > ENOUGH:
            raise Wrong("more and more worlds")
    dead = came.keys() - leading_to_rest(came, before)
    if dead:
        first = next(world for world in came if world in dead)
        raise Wrong(f"no way on: {story(came, first)}")
    return len(came)


def look(case: Case, world: World) -> None:
    """Raise :class:`Wrong` if the ledger and BAMF do not agree as they should."""
    for key in case.keys:
        numbers = [
            number
            for number, inquiry in enumerate(case.inquiries)
            if case.keys[number] == key and not inquiry
        ]
        if sum(world.accepted[number] for number in numbers) > 1:
            raise Wrong("two acceptances of one business key")
    for row, accepted, inquiry in zip(
        world.rows, world.accepted, case.inquiries, strict=True
    ):
        if row.state in HAVE_IT and not accepted:
            raise Wrong("a message is lost: BAMF does not have it")
        if accepted and not inquiry and row.state not in OCCUPYING:
            raise Wrong("the ledger does not know what BAMF has")
    if sum(row.state is State.SENDING for row in world.rows) > 1:
        raise Wrong("two messages of one course at once")


def leading_to_rest(came, before):
    """Return the worlds from which everything can still come to rest."""
    rest = [w for w in came if all(row.state in AT_REST for row in w.rows)]
    found, todo = set(rest), rest
    while todo:
        new = {w for world in todo for w in before.get(world, ())} - found
        found |= new
        todo = list(new)
    return found


def story(came, world) -> str:
    """Tell the shortest way to a world."""
    names = []
    while came[world] is not None:
        world, name = came[world]
        names.append(name)
    return ", ".join(reversed(names))
