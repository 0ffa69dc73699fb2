"""Every mistake in a template is named with its line and with what to write instead."""

import pytest

from protocol.messages import (
    Answer,
    CoursePlanReport,
    CourseRecord,
    FirstRegistration,
)

from .templates import Bench, codes

REQUESTS = {
    '<A b:also="yes"/>': "b:also belongs to answers; a request says all of it",
    '<A b:wert="x"/>': '"wert" is not known; b: attributes are also, codes, count',
    '<A b:value="nix"/>': 'there is no field "nix" here (late_reason, plan, provider',
    '<A b:value="plan.nix.x"/>': 'there is no field "nix" here (attendance, ',
    '<A b:value="provider_code.x"/>': "(none, write . for the value itself)",
    '<A b:value="Plan Start"/>': '"Plan Start" is not a path; write names with dots',
    '<A b:value="plan.sections[]"/>': "which one? Write [0] for the first",
    '<A b:value="plan.sections.number"/>': "goes on behind a list; use b:each",
    '<A b:value="plan[0].start"/>': '"plan" is not a list',
    '<A b:value="call.nix"/>': "there are call.id, call.now, call.username",
    '<A b:value="call.id.x"/>': "is not known; there are call.id",
    '<A b:value="call.id[0]"/>': "is not known; there are call.id",
    '<A b:value="plan"/>': '"plan" has fields of its own; step into it by b:with',
    '<A b:value="plan.setting.teacher_codes"/>': "is a list: use b:each with b:value",
    '<A b:value="late_reason" b:join=" "/>': "is not a list; b:join has no meaning",
    '<A b:count="plan"/>': "is not a list; there is nothing to count",
    '<A b:value="late_reason" b:count="plan.sections"/>': "one of value and count",
    '<A b:each="plan"/>': 'b:each="plan" is not a list one can go through',
    '<A b:with="plan.sections"/>': 'b:with="plan.sections" is no part with fields',
    '<A b:with="late_reason"/>': 'b:with="late_reason" is no part with fields',
    '<A b:with="plan" b:each="plan.sections"/>': "put one of them on an element more",
    '<A b:value="late_reason" b:codes="x"/>': '"x" is not declared in contract.xml (y)',
    '<A b:value="late_reason" b:codes="y" b:format="d"/>': "exclude each other",
    '<A b:value="late_reason" b:format="d"/>': "dates, times, numbers and yes/no, not",
    '<A b:value="plan.start" b:format="tt.mm"/>': '"tt.mm" is no format for this; try',
    '<A b:value="plan.setting.lesson_times[0].start" b:format="%H:%M%:z"/>': (
        '"%H:%M%:z" is no format for this; try'
    ),
    '<A b:value="plan.start" b:format="%Q"/>': '"%Q" is no format for this; try',
    '<A b:count="plan.sections" b:format="%d"/>': '"%d" is no number format; try 03d',
    '<A b:value="call.position"/>': "counts the items of b:each; there is none around",
    '<A b:value="late_reason" b:pattern="x"/>': "needs a group: what is in () is told",
    '<A b:value="late_reason" b:pattern="("/>': "is no regular expression: missing )",
    '<A b:empty="null"/>': 'b:empty="null"; it is omit or keep or nil',
    '<A b:optional="ja"/>': 'b:optional="ja"; it is no or yes',
    '<A b:means="rejected"/>': "b:means belongs to answers",
    '<A b:means="bad"/>': 'b:means="bad"; it is accepted, hinted, rejected',
    '<A b:value="late_reason">x</A>': "b:value and a text; leave one out",
    '<A b:value="late_reason"><B/></A>': "has text or elements inside, not both",
    "<A><B/>Text<C/></A>": "has text or elements inside, not both",
    "<A><b:attribute value='late_reason'/></A>": "b:attribute needs name, and names",
    "<A><b:attribute name='x:y' value='late_reason'/></A>": "b:attribute needs name",
    "<A><b:attribute name='x'/></A>": "one of value and count says which field",
    "<A><b:attribute name='x' value='late_reason' art='y'/></A>": '"art" is not known',
    "<A><b:text wert='late_reason'/></A>": '"wert" is not known; attributes of b:text',
    "<A><b:group value='late_reason'/></A>": '"value" is not known; b:group are each',
    "<A><b:wert/></A>": "<wert> cannot stand here; inside a template there are",
    "<A b:when='nix=1'/>": 'there is no field "nix" here',
    '<A xsi:type="q:X"/>': 'xsi:type="q:X": prefix "q" is not declared',
    '<A><b:insert fragment="nix"/></A>': '"nix" is not in contract.xml: kreis, leer',
    '<A><b:insert fragment="kreis"/></A>': 'fragment "kreis" inserts itself',
}
ANSWERS = {
    '<A b:value="verdict"/>': "verdict needs b:codes, a list that leads from BAMF's",
    '<A b:when="status"/>': "b:when belongs to requests",
    '<A b:unless="status"/>': "b:unless belongs to requests",
    '<A b:value="status" b:pattern="(x)"/>': "b:pattern belongs to requests",
    '<A b:count="sections"/>': "a number of items cannot be read; leave it out",
    '<A b:value="call.id"/>': '"call.id" belongs to the call and cannot be read',
    '<A b:value="sections[-1].number"/>': "cannot be filled: it is computed or counted",
    '<A b:each="sections[:2]"/>': "is not a list one can go through",
    '<A b:each="sections[-2:]"/>': "is not a list one can go through",
    '<A b:means="maybe"/>': 'b:means="maybe"; it is accepted, hinted, rejected',
}


@pytest.mark.parametrize(("text", "complaint"), REQUESTS.items())
def test_mistakes_in_requests(text, complaint):
    bench = Bench(codes("y"), kreis='<b:insert fragment="kreis"/>', leer="")
    found = bench.complaints(f"\n\n{text}", CoursePlanReport)
    assert any(complaint in one for one in found), found
    assert all(one.startswith(("template.xml:3: ", "fragments.xml:1")) for one in found)


@pytest.mark.parametrize(("text", "complaint"), ANSWERS.items())
def test_mistakes_in_answers(text, complaint):
    found = Bench().complaints(text, CourseRecord, answer=True)
    assert any(complaint in one for one in found), found


def test_computed_fields_cannot_be_read():
    text = '<A b:with="plan"><B b:value="start"/></A>'
    assert Bench().complaints(text, CoursePlanReport) == []
    found = Bench().complaints(text, CoursePlanReport, answer=True)
    assert "cannot be filled: it is computed" in found[0]


@pytest.mark.parametrize(
    "form", ["J", "J|J", "|"], ids=["one word", "the same", "nothing"]
)
def test_yes_and_no_need_two_words(form):
    text = f'<A b:value="low_threshold" b:format="{form}"/>'
    (found,) = Bench().complaints(text, FirstRegistration)
    assert "is no format for yes/no; write for example J|N" in found


def test_refusals_cannot_mean_an_acceptance():
    verdicts = codes("v", "accepted=0", "rejected=1")
    for text in ('<A b:means="accepted"/>', '<A b:means="hinted"/>'):
        (found,) = Bench().complaints(text, Answer, answer=True, refusal=True)
        assert "a refusal cannot mean" in found
    text = '<A b:value="verdict" b:codes="v"/>'
    (found,) = Bench(verdicts).complaints(text, Answer, answer=True, refusal=True)
    assert found == 'codes/v.csv:2: a refusal cannot mean "accepted"'
    assert Bench(verdicts).complaints(text, Answer, answer=True) == []


def test_verdict_lists_hold_verdicts():
    text = '<A b:value="verdict" b:codes="v"/>'
    (found,) = Bench(codes("v", "gut=0")).complaints(text, Answer, answer=True)
    assert found.startswith('codes/v.csv:2: "gut" is no verdict; they are accepted')


def test_mistakes_in_fragments_name_the_fragments_file_once():
    bench = Bench(teil='<T b:value="nix"/>')
    text = '<A><b:insert fragment="teil"/></A><B><b:insert fragment="teil"/></B>'
    (found,) = bench.complaints(text, CoursePlanReport)
    assert found.startswith('fragments.xml:1: "nix": there is no field "nix"')
