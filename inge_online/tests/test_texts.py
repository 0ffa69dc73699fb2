import json
import re
from dataclasses import replace

import polib
from lxml import etree

from odoo.tests import tagged
from odoo.tools import file_path

from ..ledger import Hold, State
from ..protocol import EXPLANATIONS, MESSAGES
from ..protocol.rules import RULES
from ..protocol.samples import sample
from ..terms import place, words_of
from . import broken
from .common import IngeCase

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
INDEX = re.compile(r"\[\d+\]")


@tagged("post_install", "-at_install")
class TestTexts(IngeCase):
    def texts(self):
        return {text.code: text for text in self.env["inge.error.text"].search([])}

    def test_every_code_is_explained(self):
        holds = {f"hold_{hold.value}" for hold in Hold}
        codes = {*RULES, *EXPLANATIONS, *holds}
        self.assertEqual(codes - self.texts().keys(), set())

    def test_explanations_use_the_values_that_a_rule_gives(self):
        texts = self.texts()
        for code, rule in RULES.items():
            with self.subTest(code=code):
                given = set(PLACEHOLDER.findall(rule.meaning))
                self.assertEqual(set(PLACEHOLDER.findall(texts[code].meaning)), given)

    def test_translations_keep_the_placeholders(self):
        for entry in polib.pofile(file_path("inge_online/i18n/de.po")):
            with self.subTest(text=entry.msgid):
                self.assertEqual(
                    sorted(PLACEHOLDER.findall(entry.msgstr)),
                    sorted(PLACEHOLDER.findall(entry.msgid)),
                )

    def test_dates_are_written_as_the_user_writes_them(self):
        texts = self.env["inge.error.text"].with_context(lang="en_US")
        text = texts._explain("participant_start", {"start": "2025-03-24"})
        self.assertIn("03/24/2025", text)

    def test_an_unknown_code_is_shown_as_it_is(self):
        self.assertEqual(self.env["inge.error.text"]._explain("E-4711"), "E-4711")

    def test_places_are_said_in_bamfs_terms(self):
        self.assertEqual(
            place("course_plan_report", "plan.sections[0].start"),
            "Kursplan › Kursabschnitte 1 › Von",
        )
        self.assertEqual(place("course_plan_report", "provider_code"), "Trägerkennung")
        for path in ("", "KursPlan/Beginn", "plan.unknown"):
            self.assertEqual(place("course_plan_report", path), path)

    def test_every_rule_names_a_place_that_has_a_term(self):
        found = {(issue.code, name, issue.field) for name, issue in broken.issues()}
        self.assertEqual({code for code, *_place in found}, set(RULES))
        places = {(name, INDEX.sub("[0]", field)) for _code, name, field in found}
        without = [
            (name, field)
            for name, field in places
            if field and not words_of(MESSAGES[name], field)
        ]
        self.assertEqual(without, [])

    def test_an_objection_is_said_with_its_place(self):
        plan = replace(sample("course_plan_report"), provider_code=" ")
        found = self.env["inge.message"]._check(plan)
        self.assertIn("Trägerkennung", [line["place"] for line in found])

    def test_every_state_has_its_sentence(self):
        message = self.enqueue()
        for state in State:
            self.cr.execute(
                "UPDATE inge_message SET state = %s WHERE id = %s",
                [state.value, message.id],
            )
            message.invalidate_recordset()
            with self.subTest(state=state):
                self.assertTrue(message.answer_summary)

    def test_an_empty_list_says_what_to_do_first(self):
        ours = self.env["ir.model.data"].search(
            [("module", "=", "inge_online"), ("model", "=", "ir.actions.act_window")]
        )
        actions = self.env["ir.actions.act_window"].browse(ours.mapped("res_id"))
        for action in actions:
            if action.target == "new" or action.view_mode == "form":
                continue
            with self.subTest(action=action.name):
                self.assertIn("o_view_nocontent_smiling_face", action.help or "")

    def test_every_lamp_of_a_course_has_its_colour(self):
        arch = self.env["inge.course"].get_view(view_type="kanban")["arch"]
        (bar,) = etree.fromstring(arch).xpath("//progressbar")
        lamps = self.env["inge.course"]._fields["report_lamp"].get_values(self.env)
        self.assertEqual({*json.loads(bar.get("colors")), "none"}, set(lamps))
