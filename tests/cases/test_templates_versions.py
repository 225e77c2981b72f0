"""Versions of what an assessment asks: copied, added to, published; answers stay bound."""

import pytest

from cases.built_in import BUILT_IN
from cases.commands import complete_assessment, start_assessment, write_contribution
from cases.commands import templates as commands
from cases.commands.templates import MOST_LOCAL, Asked
from cases.elements import PARENTS
from cases.models import AssessmentTemplate, Question
from cases.queries import sheet
from cases.queries.comparing import compare
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import CentreFactory
from tests.factories.cases import built_in
from tests.people import centre_manager, household, team_member

pytestmark = pytest.mark.django_db
TRAVEL = Asked("Getting about", PARENTS, "FAMILY", hint="Bus, car, on foot.")


@pytest.fixture
def manager():
    return centre_manager(CentreFactory())


@pytest.fixture
def draft(manager):
    return commands.write_next_version(template=built_in("CAF"), by=manager)


def published(manager, *asked):
    """Return the next version of the common assessment with these questions, in use."""
    draft = commands.write_next_version(template=built_in("CAF"), by=manager)
    for each in asked:
        commands.add_question(template=draft, asked=each, by=manager)
    return commands.publish_version(template=draft, by=manager)


@pytest.mark.parametrize("kind", BUILT_IN, ids=lambda kind: kind.kind)
def test_the_database_holds_what_is_built_in(kind):
    template = built_in(kind.kind)

    assert template.elements == kind.elements
    assert template.status == "IN_USE"
    assert template.for_several_children == kind.for_several_children


def test_one_code_is_one_question_in_every_kind():
    asked = {}
    for kind in BUILT_IN:
        for each in kind.elements:
            same = (each.label, each.category, each.in_words)
            assert asked.setdefault(each.code, same) == same


def test_the_next_version_asks_what_the_last_one_did(draft, manager):
    assert (draft.version, draft.status, draft.made_by) == (2, "DRAFT", manager)
    assert draft.elements == built_in("CAF").elements
    with pytest.raises(NotPossibleNow, match="written already"):
        commands.write_next_version(template=built_in("CAF"), by=manager)


def test_a_local_question_stands_last_under_its_heading(draft, manager):
    commands.add_question(template=draft, asked=TRAVEL, by=manager)
    new = Asked("Pets", "Here in Wexbourne", "FAMILY", in_words=True)
    commands.add_question(template=draft, asked=new, by=manager)

    again = AssessmentTemplate.objects.get(pk=draft.pk)
    labels = [each.label for each in again.elements if each.domain == PARENTS]
    assert labels[-1] == "Getting about"
    assert again.elements[-1].label == "Pets"
    assert [each.code for each in again.elements if each.is_local] == ["L1", "L2"]


def test_what_is_built_in_or_published_is_not_touched(draft, manager):
    inside = draft.questions.get(code="2.1")
    for change in (
        lambda: commands.remove_question(question=inside, by=manager),
        lambda: commands.change_question(question=inside, asked=TRAVEL, by=manager),
        lambda: commands.add_question(
            template=built_in("CAF"), asked=TRAVEL, by=manager
        ),
        lambda: commands.discard_version(template=built_in("CAF"), by=manager),
        lambda: commands.publish_version(template=built_in("CAF"), by=manager),
    ):
        with pytest.raises(NotPossibleNow):
            change()


def test_twenty_are_the_most_and_none_stands_twice(draft, manager):
    for number in range(MOST_LOCAL):
        asked = Asked(f"Question {number}", PARENTS, "FAMILY")
        commands.add_question(template=draft, asked=asked, by=manager)
    first = draft.questions.get(label="Question 0")
    same = Asked("question 1", PARENTS, "FAMILY")

    with pytest.raises(NotPossibleNow, match="20 local questions"):
        commands.add_question(template=draft, asked=TRAVEL, by=manager)
    with pytest.raises(NotPossibleNow, match="asks that already"):
        commands.change_question(question=first, asked=same, by=manager)


def test_publishing_replaces_the_version_before(manager):
    second = published(manager, TRAVEL)

    assert built_in("CAF").status == "REPLACED"
    assert (second.status, second.published_by) == ("IN_USE", manager)
    assert len(built_in("CAF").elements) == len(BUILT_IN[0].elements)


def test_a_draft_can_be_thrown_away_and_begun_again(draft, manager):
    commands.discard_version(template=draft, by=manager)

    again = commands.write_next_version(template=built_in("CAF"), by=manager)
    assert again.version == 2


def test_a_question_that_asks_something_else_is_another_question(manager):
    published(manager, TRAVEL)
    draft = commands.write_next_version(template=built_in("CAF"), by=manager)
    question = draft.questions.get(code="L1")
    hinted = Asked(TRAVEL.label, TRAVEL.domain, "FAMILY", hint="Also by bicycle.")
    commands.change_question(question=question, asked=hinted, by=manager)
    assert draft.questions.get(is_local=True).code == "L1"

    narrower = Asked(TRAVEL.label, TRAVEL.domain, "MENTAL_HEALTH")
    commands.change_question(question=question, asked=narrower, by=manager)
    assert draft.questions.get(is_local=True).code == "L2"


def test_codes_differ_between_the_kinds(draft, manager):
    other = commands.write_next_version(template=built_in("EARLY_HELP"), by=manager)
    one = commands.add_question(template=draft, asked=TRAVEL, by=manager)
    two = commands.add_question(template=other, asked=TRAVEL, by=manager)

    assert one.code != two.code


def test_an_assessment_keeps_its_version_and_the_next_takes_the_new_one(manager):
    family = household()
    worker = team_member(family.case)
    about = {"case": family.case, "person": family.child, "by": worker}
    first = start_assessment(**about)
    second = published(manager, TRAVEL)

    assert first.template == built_in("CAF")
    complete_assessment(assessment=first, by=worker)
    assert start_assessment(**about).template == second


def test_what_is_no_longer_asked_is_read_and_not_lost(manager):
    second = published(manager, TRAVEL)
    family = household()
    worker = team_member(family.case)
    about = {"case": family.case, "person": family.child, "by": worker}
    first = start_assessment(**about)
    said = {"assessment": first, "element": "L1", "revision": 0, "by": worker}
    write_contribution(texts={"strengths": "The bus stops here."}, **said)
    complete_assessment(assessment=first, by=worker)
    third = commands.write_next_version(template=second, by=manager)
    question = third.questions.get(code="L1")
    commands.remove_question(question=question, by=manager)
    commands.publish_version(template=third, by=manager)

    now = start_assessment(**about)
    found = sheet(viewer=worker, assessment=now)

    assert [row.element.label for row in found.earlier] == ["Getting about"]
    assert found.earlier[0].text.strengths == "The bus stops here."
    assert found.written == 1
    with pytest.raises(NotPossibleNow, match="does not ask this"):
        write_contribution(
            assessment=now, element="L1", texts={}, revision=1, by=worker
        )
    compared = compare(viewer=worker, one=first, other=now)
    assert compared.changed == ()
    assert "Getting about" in [each.label for each in compared.same]


def test_only_who_sets_local_terms_writes_them(draft):
    worker = team_member(household().case)
    question = Question.objects.filter(template=draft).first()
    for change in (
        lambda: commands.write_next_version(template=built_in("FAMILY"), by=worker),
        lambda: commands.add_question(template=draft, asked=TRAVEL, by=worker),
        lambda: commands.change_question(question=question, asked=TRAVEL, by=worker),
        lambda: commands.remove_question(question=question, by=worker),
        lambda: commands.publish_version(template=draft, by=worker),
        lambda: commands.discard_version(template=draft, by=worker),
    ):
        with pytest.raises(AccessDenied):
            change()


def test_every_step_is_logged_once(draft, manager):
    one = commands.add_question(template=draft, asked=TRAVEL, by=manager)
    commands.change_question(question=one, asked=TRAVEL, by=manager)
    commands.remove_question(question=one, by=manager)
    commands.publish_version(template=draft, by=manager)
    next_one = commands.write_next_version(template=draft, by=manager)
    commands.discard_version(template=next_one, by=manager)

    events = AccessEvent.objects.filter(by=manager).order_by("id")
    assert list(events.values_list("event", flat=True)) == [
        "TEMPLATE_STARTED",
        "QUESTION_WRITTEN",
        "QUESTION_WRITTEN",
        "QUESTION_REMOVED",
        "TEMPLATE_PUBLISHED",
        "TEMPLATE_STARTED",
        "TEMPLATE_DISCARDED",
    ]
