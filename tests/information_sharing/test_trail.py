"""The trail for those who coordinate: every event in words, by person, team and kind."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from information_sharing import audit
from information_sharing.access import SENSITIVE_SERVICE
from information_sharing.audit import Event
from information_sharing.trail_words import EVENTS_OF, WORDS
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.information_sharing import AdviceRequestFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
    ShieldingFactory,
)
from tests.factories.lead_professional import NominationFactory
from tests.information_sharing.walker import text
from tests.people import (
    consent_for,
    lead_professional,
    member_of,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db


def trail(client, family, viewer=None, **query):
    client.force_login(viewer or team_member(family.case))
    address = reverse("information_sharing:trail", args=[family.case.pk])
    return text(client.get(address, query))


def test_every_event_has_its_words_and_its_kind():
    events = {*Event, *audit.EvaluationEvent, *audit.AgencyEvent}
    assert set(WORDS) == {event.value for event in events}
    kinds = [name for names in EVENTS_OF.values() for name in names]
    assert sorted(kinds) == sorted(WORDS)


def test_pages_of_their_own_stand_in_the_trail(client, family):
    reader = outsider()
    nomination = NominationFactory(case=family.case, consent=consent_for(family))
    advice = AdviceRequestFactory(case=family.case)
    audit.record(Event.NOMINATION_VIEWED, by=reader, target=nomination.pk)
    audit.record(Event.ADVICE_VIEWED, by=reader, target=advice.pk)
    audit.record(Event.ADVICE_VIEWED, by=reader, target=AdviceRequestFactory().pk)

    page = trail(client, family)

    assert "read the request to be lead professional" in page
    assert page.count("read a question about sharing") == 1


def test_lines_by_person_team_kind_and_period(client, family, therapy):
    joan = member_of(therapy, first_name="Joan", last_name="Ellis")
    viewer = team_member(family.case)
    audit.record(Event.PLAN_VIEWED, by=joan, case=family.case)
    audit.record(Event.GOAL_WRITTEN, by=viewer, case=family.case)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    from_tomorrow = {
        "since_day": tomorrow.day,
        "since_month": tomorrow.month,
        "since_year": tomorrow.year,
    }
    shown = {
        "looked at the plan": [{"person": joan.pk}, {"team": therapy.pk},
                               {"kind": "LOOKED"}],
        "wrote a goal": [{"person": viewer.pk}, {"kind": "WROTE"}],
    }  # fmt: skip
    for words, queries in shown.items():
        other = next(key for key in shown if key != words)
        for query in queries:
            page = trail(client, family, viewer, **query)
            assert words in page
            assert other not in page
    assert "No line is like that." in trail(client, family, viewer, **from_tomorrow)
    assert "wrote a goal" in trail(client, family, viewer, person="nonsense")


def test_refusals_are_lines_too(client, family):
    stranger = outsider()
    client.force_login(stranger)
    client.get(reverse("cases:plan", args=[family.case.pk]))

    page = trail(client, family, kind="REFUSED")

    assert f"<strong>{stranger}</strong> was refused: the plan" in page


def test_pages_keep_what_was_chosen(client, family):
    viewer = team_member(family.case)
    for _ in range(51):
        audit.record(Event.PLAN_VIEWED, by=viewer, case=family.case)

    page = trail(client, family, viewer, kind="LOOKED")

    assert "kind=LOOKED&amp;page=2" in page


@pytest.mark.parametrize("by_nature", [True, False])
def test_nobody_of_a_sensitive_service_is_named_to_a_lead(client, family, by_nature):
    clinic = TeamFactory(name="Clinic of calm", is_sensitive=by_nature)
    InvolvementFactory(case=family.case, team=clinic, is_sensitive=True)
    counsellor = member_of(clinic, last_name="Quietly")
    audit.record(Event.PLAN_VIEWED, by=counsellor, case=family.case)

    page = trail(client, family, lead_professional(family))

    assert SENSITIVE_SERVICE.capitalize() in page
    assert "Quietly" not in page
    assert "Clinic" not in page


def test_nobody_finds_a_sensitive_service_by_what_she_chooses(client, family):
    clinic = TeamFactory(name="Clinic of calm", is_sensitive=True)
    counsellor = member_of(clinic, last_name="Quietly")
    audit.record(Event.PLAN_VIEWED, by=counsellor, case=family.case)
    audit.record(Event.ASSESSMENT_VIEWED, by=family.case.opened_by, case=family.case)
    lead = lead_professional(family)

    for chosen in ({"person": counsellor.pk}, {"team": clinic.pk}):
        # What is not offered cannot be chosen: nothing is narrowed.
        page = trail(client, family, lead, **chosen)
        assert "looked at the assessment" in page
        assert "Clinic" not in page


def test_the_recording_team_reads_the_name_in_the_trail_as_elsewhere(client, family):
    clinic = TeamFactory(name="Clinic of calm", is_sensitive=True)
    counsellor = member_of(clinic, last_name="Quietly")
    audit.record(Event.PLAN_VIEWED, by=counsellor, case=family.case)

    assert "Quietly" in trail(client, family)


def why(client, family, viewer, name="why"):
    client.force_login(viewer)
    address = reverse(f"information_sharing:{name}", args=[family.case.pk])
    return text(client.get(address))


def test_why_and_who_tell_of_an_emergency_and_its_hour(client, family):
    emergency = EmergencyAccessFactory(case=family.case)

    page = why(client, family, emergency.used_by)
    assert "Opened in an <strong>emergency</strong>" in page
    assert emergency.reason not in page

    page = why(client, family, team_member(family.case), "who")
    assert f"Emergency: {emergency.used_by} wrote down why." in page


def test_why_and_who_tell_of_an_oversight_and_who_approved_it(client, family):
    oversight = OversightFactory(case=family.case)

    page = why(client, family, oversight.asked_by)
    assert "to supervise the work" in page
    assert f"{oversight.approved_by} approved it" in page

    page = why(client, family, team_member(family.case), "who")
    assert f"Approved by {oversight.approved_by}." in page


def test_a_shield_is_said_and_its_reason_is_not(client, family):
    shield = ShieldingFactory(case=family.case)

    page = why(client, family, team_member(family.case))

    assert "is shared with named readers only" in page
    assert shield.reason not in page


@pytest.mark.parametrize("name", ["why", "who"])
def test_emergencies_and_oversights_cost_no_more_queries(
    client, family, name, django_assert_max_num_queries
):
    viewer = team_member(family.case)
    EmergencyAccessFactory(case=family.case)
    OversightFactory(case=family.case)
    with CaptureQueriesContext(connection) as few:
        why(client, family, viewer, name)
    for _ in range(4):
        EmergencyAccessFactory(case=family.case)
        OversightFactory(case=family.case)

    with django_assert_max_num_queries(len(few)):
        why(client, family, viewer, name)
