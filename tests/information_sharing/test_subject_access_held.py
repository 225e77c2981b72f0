"""Everything that is held: no table of facts is forgotten, nothing comes twice."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Contribution
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.categories import AUTHOR_ONLY, NOT_PERSONAL, TEAM_ONLY
from information_sharing.queries.facts import fact_models
from information_sharing.queries.held import everything_held, personal_fields
from information_sharing.queries.held_sharing import LEFT_OUT, TABLES
from tests.architecture.test_models import our_models
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    ContributionFactory,
    GoalFactory,
    InvolvementFactory,
    ReviewFactory,
)
from tests.factories.information_sharing import ConsentFactory
from tests.factories.information_sharing_life import ObjectionFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.information_sharing.office import officer_for
from tests.people import consent_for, lead_professional, share, team_member

pytestmark = pytest.mark.django_db


def held(family, person, viewer=None):
    viewer = viewer or officer_for(family.case)
    return everything_held(
        viewer=viewer,
        case=family.case,
        person=person,
        events=list(audit.trail(family.case)),
    )


def texts(found):
    return "\n".join(one.text for one in found)


def test_every_table_is_a_fact_or_named_or_left_out_with_a_reason():
    facts = {model._meta.label for model in fact_models()}
    named = {table.model._meta.label for table in TABLES}
    ours = our_models("cases", "lead_professional", "evaluation", "information_sharing")

    assert facts | named | set(LEFT_OUT) == {model._meta.label for model in ours}
    assert not facts & named
    assert not (facts | named) & set(LEFT_OUT)


def test_every_model_with_personal_fields_is_a_fact_or_named():
    named = {table.model for table in TABLES} | set(fact_models())
    for model in apps.get_models():
        kinds = set(getattr(model, "INFORMATION", {}))
        kinds -= {NOT_PERSONAL, AUTHOR_ONLY, TEAM_ONLY}
        assert not kinds or model in named, model


def test_the_fields_of_a_named_table_exist():
    for table in TABLES:
        known = {field.name for field in table.model._meta.get_fields()}
        assert set(table.fields.split()) <= known, table.model
    for model in fact_models():
        assert personal_fields(model)


def test_facts_about_her_and_about_nobody_in_particular(family):
    hers = ContributionFactory(
        case=family.case, person=family.mother, strengths="She has a canary hers."
    )
    GoalFactory(case=family.case, words="CANARY goal of all")
    ReviewFactory(case=family.case, notes="CANARY review")
    InvolvementFactory(case=family.case, person=family.father, team__name="CANARY his")
    AddressFactory(case=family.case, person=family.father, lines="CANARY his road")

    found = held(family, family.mother)

    said = texts(found)
    assert "canary hers" in said
    assert "CANARY goal of all" in said
    assert "CANARY review" in said
    assert "CANARY his" not in said
    marks = {one.source_id: one.names_others for one in found}
    assert marks[hers.pk] is False
    assert all(one.names_others for one in found if "CANARY goal" in one.text)


def test_what_is_written_about_a_child_and_speaks_of_her_is_marked(family):
    for element, needs in (("1.1.1", "Goes to her mum."), ("1.1.3", "Five words.")):
        ContributionFactory(
            case=family.case,
            person=family.child,
            element=element,
            strengths="",
            needs=needs,
        )

    found = [one for one in held(family, family.mother) if "Needs" in one.text]

    assert [one.text for one in found] == ["Needs: Goes to her mum."]
    assert found[0].names_others


def test_what_was_written_before_a_change_is_held_as_well(family):
    row = ContributionFactory(
        case=family.case, person=family.mother, strengths="", needs="First."
    )
    Contribution.objects.filter(pk=row.pk).update(needs="Second.")

    found = [one for one in held(family, family.mother) if "Needs" in one.text]

    assert {one.text for one in found} == {"Needs: First.", "Needs: Second."}
    earlier = next(one for one in found if "First" in one.text)
    assert earlier.heading == "The assessment, as it was before a change"


def test_consents_decisions_exceptions_and_looks_are_held(family, therapy):
    share(family, therapy, purpose="CANARY purpose")
    his = ConsentFactory(
        case=family.case,
        given_by=family.father,
        people=[family.father],
        note="CANARY his note",
    )
    ObjectionFactory(consent=his, person=family.father, words="CANARY his words")
    EmergencyAccessFactory(case=family.case, reason="CANARY emergency")
    lead_professional(family)
    audit.record(Event.PLAN_VIEWED, by=team_member(family.case), case=family.case)

    found = held(family, family.mother)

    said = texts(found)
    assert "CANARY purpose" in said
    assert "CANARY emergency" in said
    assert "looked at the plan" in said
    assert "CANARY his" not in said
    sources = {one.source for one in found}
    assert {"lead_professional.Appointment", "information_sharing.Consent"} <= sources
    assert [one.on for one in found if one.on] == sorted(o.on for o in found if o.on)


def test_the_number_of_queries_does_not_grow(family, django_assert_max_num_queries):
    viewer = officer_for(family.case)

    def more():
        ActionFactory(case=family.case)
        InvolvementFactory(case=family.case, person=family.mother)
        consent_for(family)
        EmergencyAccessFactory(case=family.case)
        audit.record(Event.PLAN_VIEWED, by=team_member(family.case), case=family.case)

    more()
    with CaptureQueriesContext(connection) as few:
        held(family, family.mother, viewer)
    for _ in range(4):
        more()
    with django_assert_max_num_queries(len(few)):
        held(family, family.mother, viewer)
