"""The world of the year: what BAMF knows of six hundred persons before it begins."""

from datetime import date, timedelta
from random import Random

COURSES, GROUP = 40, 15
FIRST_MONDAY = date(2025, 1, 6)
FIRST_BEGIN = 4
"""One course begins each week, the first one in this week of the year."""
REPEATERS = 3
"""So many of each literacy course take part with repeat hours."""
LITERACY, INTENSIVE, SPECIAL_NEED = range(4, 40, 6), range(7, 40, 10), (13, 25)
PROVIDERS = {"NI": "TEST-NI-01", "HB": "TEST-HB-01"}
SITES = {
    "NI": ("TEST-NI-01-A", "TEST-NI-01-B", "TEST-NI-01-C"),
    "HB": ("TEST-HB-01-A", "TEST-HB-01-B"),
}
TEACHERS = [f"LK-{2001 + number}" for number in range(13)]
SYLLABLES = "ba den fi gor hal jo kel lum mir no pel rus sa ten ul vor wen zim".split()
ORIGINS = ("bamf", "bva", "abh", "tgs")
KINDS = ("admission", "obligation_abh", "obligation_tgs", "new_immigrant")
NATIONALITIES = ("121", "163", "423", "439", "475", "160")


def begin(course):
    """Return the Monday on which a course is meant to begin."""
    return FIRST_MONDAY + timedelta(weeks=FIRST_BEGIN + course)


def state_of(course):
    """Every fourth course is given in Bremen, the others in Niedersachsen."""
    return "HB" if course % 4 == 3 else "NI"


def login_of(state):
    """Return the name and the password of the clerk who reports for a state."""
    return f"debev-{state.lower()}", f"Probe-{state}"


def course_type(course):
    for code, numbers in (
        ("literacy", LITERACY),
        ("intensive", INTENSIVE),
        ("special_need", SPECIAL_NEED),
    ):
        if course in numbers:
            return code
    return "general"


def repeats(person):
    """Tell whether somebody takes part with repeat hours: the last of some groups."""
    course, place = divmod(person, GROUP)
    return course in LITERACY and place >= GROUP - REPEATERS


def world():
    """Return the world as JSON, the same in every run."""
    chance = Random(2025)
    providers = list(PROVIDERS.values())
    return {
        "providers": [
            {"code": code, "environment": "test", "federal_state": state}
            for state, code in PROVIDERS.items()
        ],
        "accounts": [
            {
                **dict(zip(("user", "password"), login_of(state), strict=True)),
                "environment": "test",
                "providers": [code],
            }
            for state, code in PROVIDERS.items()
        ],
        "sites": [
            {"code": code, "provider": PROVIDERS[state]}
            for state, codes in SITES.items()
            for code in codes
        ],
        "teachers": [{"code": code, "providers": providers} for code in TEACHERS],
        "exam_centres": [
            {"code": "PS-JAHR", "provider": providers[0], "approved_for": ["dtz"]}
        ],
        "administrative_sites": [{"code": "VS-JAHR", "provider": providers[0]}],
        "persons": [_person(number, chance) for number in range(COURSES * GROUP)],
    }


def _person(number, chance):
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(16000))
    valid = begin(number // GROUP) - timedelta(days=chance.randrange(60, 150))
    used = chance.choice((0, 0, 0, 100, 200))
    return {
        "file_number": f"AZ-{number:06}",
        "origin": chance.choice(ORIGINS),
        "birth_date": born.isoformat(),
        "birth_place": _name(chance),
        "family_name": _name(chance),
        "given_name": _name(chance),
        "gender": chance.choice(("female", "male", "diverse", "not_stated")),
        "nationalities": sorted(chance.sample(NATIONALITIES, chance.choice((1, 1, 2)))),
        "address": {
            "street": f"{_name(chance)}weg {chance.randrange(1, 99)}",
            "zip_code": f"{chance.randrange(26000, 31000)}",
            "city": _name(chance),
            "country": "DE",
        },
        "entitlement": {
            "kind": "repetition" if repeats(number) else chance.choice(KINDS),
            "issued_by": f"Behörde {_name(chance)}",
            "obliged": chance.random() < 0.4,
            "valid_from": valid.isoformat(),
            "valid_until": (valid + timedelta(days=365)).isoformat(),
        },
        **(_repeater(number) if repeats(number) else {}),
        "units_granted": 1300 if repeats(number) else 700,
        "units_used": used,
        "attended": [_visit(valid, used)] if used else [],
    }


def _repeater(number):
    """A repeater has a new number from the beginning."""
    return {"repeater": True, "person_number": f"PK-{number:06}"}


def _visit(before, units):
    """Return a course of another provider, long ago."""
    start = before - timedelta(days=400)
    return {
        "course_type": "general",
        "provider_code": "TEST-XX-01",
        "start": start.isoformat(),
        "end": (start + timedelta(days=units // 5)).isoformat(),
        "sections": list(range(1, units // 100 + 1)),
        "billed_units": units,
    }


def _name(chance):
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).capitalize()
