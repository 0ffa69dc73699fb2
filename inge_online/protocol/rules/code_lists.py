"""Which fields hold a word of which code list, in the names contracts use for them."""

from __future__ import annotations

from typing import Any

from ..messages import CoursePlanCancellation, EarlyEnd, Interruption

_BY_FIELD = {
    name: name
    for name in (
        "accessibility",
        "availability",
        "childcare",
        "country",
        "course_format",
        "course_type",
        "education",
        "fee_kind",
        "file_number_origin",
        "gender",
        "language_level",
        "late_reason",
        "literacy",
    )
} | {"recommended_course_type": "course_type"}
_REASONS: dict[tuple[type[Any], str], str] = {
    (CoursePlanCancellation, "reason"): "cancellation_reason",
    (EarlyEnd, "reason"): "early_end_reason",
    (Interruption, "reason"): "interruption_reason",
}


def code_list(part: type[Any], name: str) -> str | None:
    """Return the code list of a field of a part of a message, None if it has none."""
    return _REASONS.get((part, name)) or _BY_FIELD.get(name)
