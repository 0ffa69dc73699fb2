"""What a crash test lets a real Odoo process do: python odoo_script.py CONF DB TASK ...

    prepare N     N courses whose plan waits to be sent
    start         the begin of every course whose plan is accepted waits to be sent
    recover       what the cron jobs do after a crash, one after the other
    drain         what the sending cron job does, until nothing is due

The tasks print ``done`` when they are committed.
"""

import json
import sys
from pathlib import Path

import freezegun
from freezegun import freeze_time

import odoo
from odoo import SUPERUSER_ID, Command, api
from odoo.modules.registry import Registry

WORLD = Path(__file__).parents[2] / "inge_online_cert/demo/world.json"
BEGIN = "2025-02-24"
# it looks types up by their names, which freezing would exchange
freezegun.configure(extend_ignore_list=["odoo.addons.inge_online.protocol"])


def prepare(env, count):
    """Make courses with one person each, and queue their plans three weeks early."""
    model = env.ref("inge_online.demo_course_published")
    clerk, site = model.clerk_id, model.site_id
    people = _people(env, model)
    with freeze_time("2025-02-01 12:00"):
        courses = env["inge.course"].create(
            [
                {
                    "name": f"CRASH-{number:04}",
                    "company_id": model.company_id.id,
                    "clerk_id": clerk.id,
                    "site_id": site.id,
                    "course_type_id": model.course_type_id.id,
                    "course_format_id": model.course_format_id.id,
                    "date_start": BEGIN,
                    "teacher_ids": [Command.set(model.teacher_ids.ids)],
                    "lesson_time_ids": [
                        Command.create(
                            {"weekday": day, "hour_from": 9, "hour_to": 13, "units": 5}
                        )
                        for day in "12345"
                    ],
                    "section_ids": [
                        Command.create(
                            {
                                "number": 1,
                                "name": "Probeabschnitt",
                                "units": 100,
                                "date_start": BEGIN,
                                "date_end": "2025-03-21",
                            }
                        )
                    ],
                    "enrolment_ids": [
                        Command.create(
                            {"participant_id": people[number % len(people)].id}
                        )
                    ],
                }
                for number in range(int(count))
            ]
        )
        _queue(env, clerk, courses, "action_report_plan")


def start(env):
    """Queue the begin of every course, on its second day."""
    courses = env["inge.course"].search(
        [("name", "=like", "CRASH-%"), ("state", "=", "planned")]
    )
    with freeze_time("2025-02-25 12:00"):
        _queue(env, courses[:1].clerk_id, courses, "action_report_start")


def recover(env):
    """Find what was broken off, ask BAMF about it, and go on."""
    for name in ("_cron_sweep", "_cron_clarify"):
        getattr(env["inge.message"], name)()
        env.cr.commit()
    drain(env)
    env["inge.message"]._cron_clarify()
    env["inge.message"]._cron_sweep()


def drain(env):
    """Send until nothing is due, whoever else sends too."""
    due = [("state", "=", "ready"), ("not_before", "=", False)]
    messages = env["inge.message"]
    while messages.search_count(due, limit=1):
        messages._cron_send()
        env.cr.commit()
        env.invalidate_all()


def _queue(env, clerk, courses, action):
    courses.with_user(clerk)._report_each(
        {
            "action_report_plan": "course_plan_report",
            "action_report_start": "course_start_report",
        }[action]
    )
    # what waits stays waiting until the test lets a sender at it
    env.flush_all()
    env.cr.postcommit.clear()


def _people(env, model):
    """Return those who are registered with the provider of the demo courses."""
    provider = model.provider_id.test_provider_code
    registered = [
        person
        for person in json.loads(WORLD.read_text())["persons"]
        if person.get("registration", {}).get("provider_code") == provider
    ]
    numbers = [person["file_number"] for person in registered]
    return env["inge.participant"].search([("file_number", "in", numbers)])


TASKS = {"prepare": prepare, "start": start, "drain": drain, "recover": recover}


def main(conf, database, task, *arguments):
    """Do one task in a transaction of its own."""
    odoo.tools.config.parse_config(
        ["-c", conf, "-d", database, "--no-http"], setup_logging=True
    )
    with Registry(database).cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
        TASKS[task](env, *arguments)
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
