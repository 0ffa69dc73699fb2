"""Anmeldung im Erst- und im Wiederholerverfahren [Q-TEST, CMX-TEV]."""

from __future__ import annotations

from datetime import timedelta

from ..memory.tally import Key
from ..remarks import refuse
from ..reports import Report
from ..world import Person, Registration
from .case import Case, Elements, element
from .people import holds, the_person

LAPSES_SOON = timedelta(days=30)


def registration_keys(case: Case) -> list[Key]:
    """A registration may be made once per number [Q-TEST]."""
    key = case.report.person()
    return [(case.name, key.person_number or key.file_number or "")]


def first(case: Case) -> Elements:
    """Register a person for the first time."""
    person, _key = the_person(case)
    if person.registration or person.repeater:
        # a repeater's old number was used for the registration of then
        raise refuse("K-12", "Person")
    personal = case.report.part("Personendaten")
    _check_names(case, personal)
    if not personal.has("Staatsangehoerigkeiten"):
        case.object("K-04", personal.field("Staatsangehoerigkeiten"))
    _check_placement(case)
    return _register(case, person, "first", personal.part("Anschrift"))


def repeat(case: Case) -> Elements:
    """Register a person who was admitted to repeat, under the new number [CMX-TEV]."""
    person, key = the_person(case)
    if not person.repeater or key.person_number is None:
        raise refuse("K-13", "Person")
    if person.registration:
        raise refuse("K-12", "Person")
    _check_names(case, case.report)
    return _register(case, person, "repeat", case.report.part("Anschrift"))


def _check_names(case: Case, names: Report) -> None:
    for field in ("Name", "Vorname"):
        # what joins the parts of a name is no special character
        letters = names.text(field).replace("-", "").replace(" ", "").replace("'", "")
        if not letters.isalpha():
            case.object("K-14", names.field(field))


def _check_placement(case: Case) -> None:
    test = case.report.part("Einstufungstest")
    if test.flag("EinstufungstestVerzichtbar"):
        return
    for field in ("DatumEinstufungstest", "DurchfuehrenderTraeger"):
        if not test.has(field):
            case.object("K-04", test.field(field))


def _register(case: Case, person: Person, kind: str, address: Report) -> Elements:
    day = case.report.day("Anmeldedatum")
    if day > case.today:
        case.object("K-38", "Anmeldedatum")
    if not holds(person.entitlement, day):
        case.object("K-11", "Person")
    case.settle()
    _remark(case, person, address)
    person.registration = Registration(case.provider_code, day, kind)
    if person.person_number is None:
        person.person_number = case.memory.numbers.draw("person", "PK-1{}")
        case.memory.world.index(person)
    return [element("Personenkennziffer", person.person_number)]


def _remark(case: Case, person: Person, address: Report) -> None:
    reported = {
        "street": address.text("Strasse"),
        "zip_code": address.text("PLZ"),
        "city": address.text("Ort"),
        "country": address.text("Land"),
    }
    if person.address and reported != person.address:
        case.hint("H-03", address.path)
    remark_lapse(case, person)


def remark_lapse(case: Case, person: Person) -> None:
    """Point out an entitlement that ends within thirty days, or has ended."""
    until = person.entitlement.valid_until
    if until is not None and until <= case.today + LAPSES_SOON:
        case.hint("H-04", "Person")
