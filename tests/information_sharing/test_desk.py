"""The officer's desk: what waits, by reference, and what somebody should ask about."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.commands.watch import check_log
from information_sharing.models import AccessEvent, LogCheck, ReadingReview
from information_sharing.schedule import verify_log
from tests.factories.agencies import PractitionerFactory, TeamMembershipFactory
from tests.factories.information_sharing import (
    AdviceRequestFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    LogCheckFactory,
    OversightFactory,
    ShieldingFactory,
    SubjectAccessRequestFactory,
)
from tests.people import household, member_of, team_member

pytestmark = pytest.mark.django_db
DESK = reverse("information_sharing:desk")


@pytest.fixture
def officer(client):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    client.force_login(officer)
    return officer


@pytest.fixture
def case():
    return household().case


def rows(response):
    """Return kind by kind how many wait."""
    sections = response.context_data["sections"]
    return {section.heading: len(section.rows) for section in sections}


def wait_for_everything(case):
    """Let one thing of every kind wait."""
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    AdviceRequestFactory(case=case, due_on=timezone.localdate())
    SharingDecisionFactory(case=case, without_consent=True, countersign_by=tomorrow)
    EmergencyAccessFactory(case=case)
    ShieldingFactory(case=case)
    OversightFactory(case=case, waiting=True)
    SubjectAccessRequestFactory(person=case.people.first())


def test_everything_that_waits_is_there_by_reference(client, officer, case):
    wait_for_everything(case)

    response = client.get(DESK)

    page = response.content.decode()
    assert set(rows(response).values()) == {0, 1}
    assert sum(rows(response).values()) == 6
    assert page.count(case.reference) >= 6
    assert "Maya" not in page
    assert "Ward" not in page
    assert AccessEvent.objects.filter(event="DESK_VIEWED", by=officer).count() == 1


def test_what_was_dealt_with_does_not_wait(client, officer, case):
    now, by = timezone.now(), PractitionerFactory()
    AdviceRequestFactory(case=case, answered_at=now, answered_by=by)
    SharingDecisionFactory(
        case=case, without_consent=True, countersigned_at=now, countersigned_by=by
    )
    SharingDecisionFactory(
        case=case, without_consent=True, refused_at=now, refused_by=by
    )
    SharingDecisionFactory(case=case)
    EmergencyAccessFactory(case=case, reviewed_at=now, reviewed_by=by)
    ShieldingFactory(case=case, confirmed_at=now, confirmed_by=by)
    ShieldingFactory(case=case, lifted=True)
    OversightFactory(case=case)
    SubjectAccessRequestFactory(
        person=case.people.first(), refused_at=now, refused_by=by
    )

    assert set(rows(client.get(DESK)).values()) == {0}


def decisions(client):
    """Return where each decision that waits leads, and what is said of its day."""
    response = client.get(DESK)
    (section,) = [s for s in response.context_data["sections"] if s.only_hers]
    return [address for _, address in section.rows], response.content.decode()


def test_a_decision_leads_on_only_for_those_who_work_with_the_family(
    client, officer, case
):
    decision = SharingDecisionFactory(case=case, without_consent=True)
    page = reverse("information_sharing:decision", args=[case.pk, decision.pk])

    addresses, text = decisions(client)
    assert addresses == [""]
    assert "it opens nothing until a second person agrees" in text
    assert client.get(page).status_code == 404

    TeamMembershipFactory(practitioner=officer, team=case.recording_team)
    assert decisions(client)[0] == [page]
    assert client.get(page).status_code == 200


def test_what_is_late_comes_first_and_says_so(client, officer, case):
    today = timezone.localdate()
    AdviceRequestFactory(case=case, due_on=today)
    late = AdviceRequestFactory(case=case, due_on=today - datetime.timedelta(days=1))

    response = client.get(DESK)

    found = [row.target for row, _ in response.context_data["sections"][0].rows]
    assert found[0] == late.pk
    assert response.content.decode().count("Overdue") == 1


def test_a_shield_asked_to_be_lifted_waits_for_the_second_person(client, officer, case):
    by = PractitionerFactory()
    ShieldingFactory(case=case, confirmed_at=timezone.now(), confirmed_by=officer,
        set_by=by, lift_asked_at=timezone.now(), lift_asked_by=by)  # fmt: skip

    response = client.get(DESK)

    assert "Shields that somebody wants lifted (1)" in response.content.decode()
    assert "Shields to confirm (0)" in response.content.decode()


def test_leavers_with_a_live_account_are_named(client, officer):
    gone = TeamMembershipFactory(ended=True, practitioner__first_name="Gone")
    shut = TeamMembershipFactory(ended=True, practitioner__is_active=False)
    stays = TeamMembershipFactory()

    found = client.get(DESK).context_data["desk"].leavers

    assert gone.practitioner in found
    assert shut.practitioner not in found
    assert stays.practitioner not in found


def test_the_desk_asks_the_same_however_much_waits(
    client, officer, django_assert_max_num_queries
):
    for _ in range(4):
        family = household()
        wait_for_everything(family.case)
        audit.record(Event.CASE_VIEWED, by=PractitionerFactory(), case=family.case)
    check_log(by=None)
    client.get(DESK)  # a session is written once in half a minute

    with django_assert_max_num_queries(18):
        client.get(DESK)


@pytest.mark.parametrize(
    "role", [r for r in RoleName if r != RoleName.INFORMATION_OFFICER]
)
def test_other_roles_have_no_desk(client, role):
    person = TeamMembershipFactory(role=role).practitioner
    client.force_login(person)
    reading = [person.pk, "NO_WORK", str(timezone.localdate())]

    assert client.get(DESK).status_code == 403
    address = reverse("information_sharing:reading", args=reading)
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403


def reading_of(person, sign="NO_WORK"):
    day = str(timezone.localdate())
    return reverse("information_sharing:reading", args=[person.pk, sign, day])


def test_unusual_reading_is_looked_at_once(client, officer, case, settings):
    settings.WATCHING = settings.WATCHING | {"hours": (0, 24)}
    reader = member_of(case.recording_team)
    audit.record(Event.CASE_VIEWED, by=reader, case=case)
    assert str(reader) in client.get(DESK).content.decode()
    page = client.get(reading_of(reader)).content.decode()
    assert case.reference in page
    assert "Ward" not in page

    sent = {"is_concern": "no", "words": "She covered for a colleague."}
    assert client.post(reading_of(reader), sent).url == DESK

    review = ReadingReview.objects.get()
    assert (review.reader, review.sign) == (reader, "NO_WORK")
    assert not review.is_concern
    event = AccessEvent.objects.get(event="READING_REVIEWED")
    assert event.details == {
        "sign": "NO_WORK", "day": str(review.day), "is_concern": False
    }  # fmt: skip
    assert str(reader) not in client.get(DESK).content.decode()
    assert client.get(reading_of(reader)).status_code == 404


def test_words_are_asked_for_and_nothing_typed_is_lost(client, officer, case):
    reader = team_member(case)
    audit.record(Event.CASE_VIEWED, by=reader, case=case)

    response = client.post(reading_of(reader), {"is_concern": "yes", "words": " "})

    assert "words" in response.context_data["form"].errors
    assert not ReadingReview.objects.exists()


def test_nobody_looks_at_her_own_reading(client, officer, case):
    audit.record(Event.CASE_VIEWED, by=officer, case=case)

    sent = {"is_concern": "no", "words": "I was asked to."}

    assert client.post(reading_of(officer), sent).status_code == 403


def test_the_log_is_verified_at_night_and_the_desk_says_so(client, officer, case):
    assert "not been checked yet" in client.get(DESK).content.decode()
    audit.record(Event.CASE_VIEWED, by=officer, case=case)

    assert verify_log() == 0

    assert LogCheck.objects.get().faults == []
    assert "The log is whole" in client.get(DESK).content.decode()
    assert AccessEvent.objects.filter(event="LOG_VERIFIED", by=None).count() == 1


def test_damage_stands_out_at_the_desk(client, officer):
    LogCheckFactory(faults=["Chain x, line 2: it was changed."])

    page = client.get(DESK).content.decode()

    assert "The log is damaged" in page
    assert "line 2" in page
