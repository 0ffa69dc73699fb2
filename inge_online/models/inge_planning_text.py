"""What a clerk reads when the planner refuses."""

from ..planning import Code


def planning_text(env, error):
    """Return the sentence for a ``PlanningError``, in the user's language."""
    details = {name: str(value) for name, value in error.details.items()}
    texts = {
        Code.NO_LESSONS: env._(
            "There are no lesson times yet: enter the weekdays and times first."
        ),
        Code.BLOCK_PAUSE: env._(
            "A pause is as long as its lessons: correct the lesson times."
        ),
        Code.NO_END: env._(
            "Section %(section)s finds no end within five years: check lesson times "
            "and interruptions.",
            section=details.get("section", ""),
        ),
        Code.NOT_BEGUN_IN_ORDER: env._(
            "A later section is reported as begun, but an earlier one is not: report "
            "that one first."
        ),
        Code.NO_SECTIONS: env._(
            "The course type has no sections: enter them with the course type."
        ),
        Code.UNKNOWN_STATE: env._(
            "The public holidays of %(state)s are not known: check the federal state "
            "of the provider.",
            state=details.get("state", ""),
        ),
    }
    fallback = env._(
        "The sections cannot be planned like this (%(code)s): check begin, lesson "
        "times and interruptions.",
        code=error.code.value,
    )
    return texts.get(error.code, fallback)
