"""Two Odoo processes drain the same queue."""

from house.odoo_log import complaints

START = "course_start_report"


def test_each_report_goes_once_and_both_are_content(machine):
    queued = machine.count("state = 'ready'")
    senders = [machine.begin("drain"), machine.begin("drain")]
    for sender in senders:
        assert sender.process.wait() == 0, sender.tail()
        assert not complaints(sender.log)
    assert machine.bamf.accepted(START) == queued
    assert machine.count("state IN ('accepted', 'hinted')") == 2 * queued
