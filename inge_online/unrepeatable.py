"""Which reports have to be right the first time."""

UNREPEATABLE = frozenset(
    {
        "first_registration",
        "repeat_registration",
        "course_plan_report",
        "course_plan_cancellation",
        "course_start_report",
        "early_end",
        "language_test_report",
        "orientation_test_report",
    }
)
"""Reports that BAMF takes once: what went out wrong cannot be sent again."""
