from odoo import api, fields, models
from odoo.tools import format_date

from ..planning.legal import STRUCTURES
from ..planning.structure import Section, SectionKind
from ..protocol.rules import Limits


class IngeCourseType(models.Model):
    """A Kursart and its sections, as the law gives it for courses begun in a period.

    Filled from the planner's table of the IntV. When the law changes a course type,
    the new structure is a record of its own with the same ``code``: courses already
    begun keep the old one.
    """

    _name = "inge.course.type"
    _description = "Course type"
    _order = "sequence, begun_from desc, id"

    name = fields.Char(required=True, help="As BAMF calls it, in German.")
    code = fields.Char(
        required=True,
        index=True,
        help="The word the contract translates into BAMF's number of the course type.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    source = fields.Char(string="Source in law")
    begun_from = fields.Date(
        string="For courses begun from", help="First day of course begins, included."
    )
    begun_before = fields.Date(
        string="For courses begun before", help="End of course begins, not included."
    )
    group_size = fields.Integer(
        string="Largest group",
        help="At most 25 (§ 14 (2) IntV); BAMF may set smaller groups.",
    )
    repeat_units = fields.Integer(
        string="Units that may be repeated",
        help="Lesson units of 45 minutes (§ 13 (1) IntV).",
    )
    section_ids = fields.One2many(
        "inge.course.type.section", "course_type_id", string="Sections", copy=True
    )
    units = fields.Integer(compute="_compute_units", string="Lesson units")

    _period = models.Constraint(
        "CHECK(begun_from < begun_before)",
        "The period of validity ends before it begins: correct one of the two days.",
    )

    @api.depends("section_ids.units")
    def _compute_units(self):
        for course_type in self:
            course_type.units = sum(course_type.section_ids.mapped("units"))

    @api.depends("name", "begun_before")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for course_type in self:
            name = course_type.name or ""
            if course_type.begun_before:
                day = format_date(self.env, course_type.begun_before)
                name = self.env._("%(name)s (begun before %(day)s)", name=name, day=day)
            course_type.display_name = name

    def _most_persons(self):
        """Return how many may take part; the law's figure where none was entered."""
        return self.group_size or Limits().group_size

    def _applies_to(self, begin):
        """Tell whether a course begun on that day may have this structure."""
        self.ensure_one()
        started = not self.begun_from or self.begun_from <= begin
        return started and (not self.begun_before or begin < self.begun_before)

    @api.model
    def _load_structures(self):
        """Create what the planner's legal table knows and this database does not.

        Existing records stay as they are, so a provider's own group sizes survive.
        """
        self._load_records(
            [
                {
                    "xml_id": _xml_id(structure),
                    "values": _values(structure, sequence),
                    "noupdate": True,
                }
                for sequence, structure in enumerate(STRUCTURES, start=1)
            ],
            update=True,
        )


class IngeCourseTypeSection(models.Model):
    _name = "inge.course.type.section"
    _description = "Section of a course type"
    _order = "course_type_id, number"

    course_type_id = fields.Many2one(
        "inge.course.type", required=True, ondelete="cascade", index=True
    )
    number = fields.Integer(required=True)
    name = fields.Char(required=True)
    units = fields.Integer(
        string="Lesson units", required=True, default=100, help="Of 45 minutes."
    )
    kind = fields.Selection(
        [(SectionKind.LANGUAGE.value, "Language course")]
        + [(SectionKind.ORIENTATION.value, "Orientation course")],
        required=True,
        default=SectionKind.LANGUAGE.value,
    )

    _unique_number = models.Constraint(
        "UNIQUE(course_type_id, number)",
        "Two sections of a course type cannot have the same number: change one.",
    )
    _positive = models.Constraint(
        "CHECK(units > 0 AND number > 0)",
        "A section needs a number and at least one lesson unit: enter both.",
    )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for section in self:
            section.display_name = f"{section.number} · {section.name}"

    def _to_planner(self):
        """Return the planner's sections, in order."""
        return tuple(
            Section(
                number=section.number,
                name=section.name,
                units=section.units,
                kind=SectionKind(section.kind),
            )
            for section in self.sorted("number")
        )


def _xml_id(structure):
    validity = f"_before_{structure.begun_before:%Y}" if structure.begun_before else ""
    return f"inge_online.inge_course_type_{structure.code}{validity}"


def _values(structure, sequence):
    sections = [
        fields.Command.create(
            {"number": s.number, "name": s.name, "units": s.units, "kind": s.kind.value}
        )
        for s in structure.sections
    ]
    return {
        "name": structure.name,
        "code": structure.code,
        "sequence": sequence,
        "source": structure.source,
        "begun_from": structure.begun_from,
        "begun_before": structure.begun_before,
        "group_size": structure.group_size,
        "repeat_units": structure.repeat_units,
        "section_ids": sections,
    }
