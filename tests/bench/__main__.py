"""All figures in one run: ``./setup/bench`` starts it with what it needs."""

import json
import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("inge_online", "inge_online_cert", "setup")
sys.path[:0] = [str(ROOT), *(str(ROOT / room) for room in ROOMS)]

from house.bench_command import parser  # noqa: E402
from tests.planning.bench_planner import planner_1000_courses_s  # noqa: E402
from tests.simulator.benchmark import simulator_calls_per_s  # noqa: E402

from .house import House  # noqa: E402


def measured(house, quick, screens_only):
    """Yield name, figure, the bar, and what stands beside it."""
    # the add-ons can be imported since the house knows where they are
    from .screens import worst_screen  # noqa: PLC0415

    scale = 5 if quick else 1
    if not screens_only:
        yield from _sending(house, scale)
    ratio, screen = worst_screen(house, 10_000 // scale)
    yield "view_time_ratio_100x", ratio, "<= 1.5", screen
    if not screens_only:
        yield from _planning(house)


def _sending(house, scale):
    from .sending import cost, draining, latency_limit_share  # noqa: PLC0415

    core, clock = simulator_calls_per_s(5000 // scale)
    yield "simulator_calls_per_s", core, ">= 500", f"{clock:.0f} by the clock"
    for parallel in (4, 8):
        # not scaled: the call that proves the login goes alone, and would weigh more
        share = latency_limit_share(house, parallel, 50 * parallel)
        yield f"latency_limit_share_{parallel}", share, ">= 0.90", ""
    ours, peer, queries = cost(house, 500 // scale)
    beside = f"{ours * 1000:.1f} ms, zeep {peer * 1000:.1f} ms"
    yield "cpu_ratio_vs_zeep", ours / peer, "<= 6", beside
    yield "queries_per_message", queries, "<= 12", ""
    growth, ratio = draining(house, 10_000 // scale)
    yield "drain_memory_growth_mb", growth, "<= 50", ""
    yield "drain_time_ratio_10x", ratio, "about 10", ""


def _beside_event(house):
    from .beside_event import page_ratio  # noqa: PLC0415

    ratio, page = page_ratio(house)
    yield "page_ratio_vs_event", ratio, "<= 1.0", page


def _planning(house):
    from odoo.addons.inge_online.tests.bench_course import (  # noqa: PLC0415
        course_planned_ms,
    )

    with house.env() as env:
        yield "course_plan_save_ms", course_planned_ms(env), "", ""
    seconds = statistics.median(planner_1000_courses_s() for _ in range(3))
    yield "planner_1000_courses_s", seconds, "", ""


def main():
    known = parser()
    known.add_argument("conf")
    known.add_argument("endpoint")
    options = known.parse_args()
    house = House(options.conf, options.endpoint)
    figures = {}
    found = (
        _beside_event(house)
        if options.pages
        else measured(house, options.quick, options.screens)
    )
    for name, figure, bar, beside in found:
        figures[name] = round(figure, 3)
        if "_ratio_" in name and beside and name != "cpu_ratio_vs_zeep":
            figures[f"{name}_worst"] = beside
        print(f"{name:24} {figure:10.3f}  {bar:9} {beside}".rstrip(), flush=True)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
