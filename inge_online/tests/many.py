"""Many messages, and the cron job that sends them."""

from .common import LoopbackCase
from .loopback import FAULT, Loopback


class ManyCase(LoopbackCase):
    """Each report is of a course of its own."""

    def queue(self, number, **values):
        """Queue so many reports, each of a course of its own."""
        messages = self.env["inge.message"]
        for _ in range(number):
            self.made = getattr(self, "made", 0) + 1
            course = self.a_course(f"VIELE-{self.made}")
            key = f"course_plan_report:{course.id}"
            messages |= self.enqueue(record=course, key=key, **values)
        return messages

    def run_cron(self, name="ir_cron_send"):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f"inge_online.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def run_against_refusals(self):
        """Let the cron job send to a BAMF that refuses everything; return its calls."""
        with Loopback(500, FAULT) as server, self.endpoint(server):
            self.run_cron()
            return server.calls
