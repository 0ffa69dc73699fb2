"""Which fields hold a word of which code list, in the names contracts use for them."""

from __future__ import annotations

from typing import Any

from ..codes import CODE_LISTS
from ..messages import CoursePlanCancellation, EarlyEnd, Interruption

#: a field is called like its list
_BY_FIELD = {name: name for name in CODE_LISTS} | {
    "recommended_course_type": "course_type"
}
#: but for these, which are called the same for several lists
_REASONS: dict[tuple[type[Any], str], str] = {
    (CoursePlanCancellation, "reason"): "cancellation_reason",
    (EarlyEnd, "reason"): "early_end_reason",
    (Interruption, "reason"): "interruption_reason",
}


def code_list(part: type[Any], name: str) -> str | None:
    """Return the code list of a field of a part of a message, None if it has none."""
    return _REASONS.get((part, name)) or _BY_FIELD.get(name)
