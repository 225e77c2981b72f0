"""Accepting opens what the family agreed to, and ends the former lead (R20)."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from agencies.models import TeamMembership
from cases.models import Case
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, ConsentTeam, Grant, Notice
from information_sharing.notice_words import words
from lead_professional import commands
from lead_professional.models import Appointment
from tests.factories.agencies import TeamFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db
AGREED = [Category.HEALTH.value, Category.PLAN.value]


@pytest.fixture
def family():
    return household()


@pytest.fixture
def team():
    return TeamFactory(name="Riverside family support")


@pytest.fixture
def tom(team):
    return member_of(team, first_name="Tom", last_name="Reed")


@pytest.fixture
def nomination(family, team, tom):
    return NominationFactory(
        case=family.case,
        nominee=tom,
        team=team,
        consent=consent_for(family, team, categories=AGREED),
        nominated_by=team_member(family.case),
    )


def test_before_accepting_nothing_is_open(family, nomination, tom):
    assert not access.can_view_case(tom, family.case)
    assert explaining.explain(tom, family.case) == []


def test_accepting_opens_what_the_family_agreed_to(family, nomination, tom):
    commands.accept(nomination=nomination, by=tom)

    expected = {Category.IDENTITY, *AGREED}
    assert access.visible_categories(tom, family.case) == expected
    assert access.can_see_person(tom, family.child)
    assert not access.can_see_person(tom, family.father)
    assert access.can_coordinate(tom, family.case)


def test_accepting_opens_nothing_to_the_rest_of_the_team(family, nomination, tom, team):
    commands.accept(nomination=nomination, by=tom)

    assert not access.can_view_case(member_of(team), family.case)


def test_a_yes_is_told_to_whoever_asked_and_to_whoever_led(family, nomination, tom):
    before = lead_professional(family)

    commands.accept(nomination=nomination, by=tom)

    told = Notice.objects.filter(kind__in=["LEAD_ACCEPTED", "LEAD_PASSED_ON"])
    asker = nomination.nominated_by
    assert {(each.to, each.kind) for each in told} == {
        (asker, "LEAD_ACCEPTED"),
        (before, "LEAD_PASSED_ON"),
    }
    assert access.can_view_case(asker, family.case)


def test_a_no_is_told_to_whoever_asked_and_to_nobody_else(family, nomination, tom):
    commands.decline(nomination=nomination, kind="CAPACITY", reason="", by=tom)

    told = Notice.objects.get(kind="LEAD_DECLINED")
    assert (told.to, told.case) == (nomination.nominated_by, family.case)
    assert "Riverside" not in words(told)


def test_whoever_asked_and_lost_the_family_since_is_told_nothing(
    family, nomination, tom
):
    TeamMembership.objects.filter(practitioner=nomination.nominated_by).delete()

    commands.decline(nomination=nomination, kind="CAPACITY", reason="", by=tom)

    assert not Notice.objects.filter(kind="LEAD_DECLINED").exists()


def test_accepting_makes_the_case_active_and_is_one_event(family, nomination, tom):
    commands.accept(nomination=nomination, by=tom)

    family.case.refresh_from_db()
    assert family.case.status == Case.Status.ACTIVE
    events = AccessEvent.objects.filter(case=family.case)
    assert [event.event for event in events] == ["LEAD_ACCEPTED"]


def test_a_hand_over_ends_the_former_lead_and_what_it_opened(family, nomination, tom):
    former = lead_professional(family)

    commands.accept(nomination=nomination, by=tom)

    current = Appointment.objects.get(case=family.case, ended_at__isnull=True)
    assert current.practitioner == tom
    assert not access.can_view_case(former, family.case)
    grant = Grant.objects.get(practitioner=former)
    assert (grant.ended_by, grant.ended_at is not None) == (tom, True)


def test_only_the_nominee_may_accept(family, nomination, team):
    for other in (outsider(), member_of(team), team_member(family.case)):
        with pytest.raises(AccessDenied):
            commands.accept(nomination=nomination, by=other)
    assert not Appointment.objects.exists()


def test_a_nominee_who_left_the_team_cannot_accept(nomination, tom):
    TeamMembership.objects.filter(practitioner=tom).update(
        ended_at=timezone.now(), ended_by=tom
    )

    with pytest.raises(AccessDenied, match="no longer work"):
        commands.accept(nomination=nomination, by=tom)


def test_after_withdrawal_it_cannot_be_accepted_and_says_nothing_of_why(
    nomination, tom
):
    ConsentTeam.objects.filter(consent=nomination.consent).update(
        withdrawn_at=timezone.now(), withdrawn_by=nomination.nominated_by
    )

    with pytest.raises(NotPossibleNow) as refusal:
        commands.accept(nomination=nomination, by=tom)

    assert "can no longer be accepted" in str(refusal.value)
    assert "agree" not in str(refusal.value)
    assert not Appointment.objects.exists()


def test_a_newer_consent_is_the_one_that_counts(family, nomination, tom, team):
    ConsentTeam.objects.filter(consent=nomination.consent).update(
        withdrawn_at=timezone.now(), withdrawn_by=nomination.nominated_by
    )
    newer = consent_for(family, team, categories=[Category.PLAN.value])

    commands.accept(nomination=nomination, by=tom)

    assert Grant.objects.get(practitioner=tom).consent == newer


def test_an_answer_is_given_once(nomination, tom):
    commands.accept(nomination=nomination, by=tom)

    with pytest.raises(NotPossibleNow, match="answered already"):
        commands.accept(nomination=nomination, by=tom)
    with pytest.raises(NotPossibleNow, match="answered already"):
        commands.decline(
            nomination=nomination, kind="CAPACITY", reason="No room.", by=tom
        )
    assert Appointment.objects.count() == 1


def test_declining_keeps_the_reason_and_opens_nothing(family, nomination, tom):
    commands.decline(nomination=nomination, kind="CAPACITY", reason="No room.", by=tom)

    nomination.refresh_from_db()
    assert nomination.decline_reason == "No room."
    assert not access.can_view_case(tom, family.case)
    event = AccessEvent.objects.get(event="LEAD_DECLINED")
    assert "No room" not in str(event.details)


def test_only_the_nominee_may_decline(family, nomination):
    with pytest.raises(AccessDenied):
        commands.decline(
            nomination=nomination,
            kind="CAPACITY",
            reason="No.",
            by=team_member(family.case),
        )


def test_a_closed_case_cannot_be_accepted(family, nomination, tom):
    Case.objects.filter(pk=family.case.pk).update(
        status=Case.Status.CLOSED, closed_at=timezone.now(), closed_by=tom
    )

    with pytest.raises(NotPossibleNow, match="closed"):
        commands.accept(nomination=nomination, by=tom)


@pytest.mark.django_db(transaction=True)
def test_two_accepts_at_once_make_one_lead():
    family, team = household(), TeamFactory()
    tom = member_of(team)
    nomination = NominationFactory(
        case=family.case, nominee=tom, team=team, consent=consent_for(family, team)
    )
    outcomes = []

    def accept():
        try:
            commands.accept(nomination=nomination, by=tom)
            outcomes.append("accepted")
        except NotPossibleNow as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=accept) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert max(outcomes) == "accepted"
    assert "answered already" in min(outcomes)
    assert Appointment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_questions_at_once_make_one_nomination():
    family, team = household(), TeamFactory()
    consent_for(family, team)
    by = team_member(family.case)
    outcomes = []

    def ask(nominee):
        try:
            commands.nominate(
                case=family.case,
                nominee=nominee,
                team=team,
                wishes=commands.Wishes("Anyone kind."),
                by=by,
            )
            outcomes.append("asked")
        except NotPossibleNow as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    nominees = [member_of(team), member_of(team)]
    threads = [threading.Thread(target=ask, args=[one]) for one in nominees]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("asked") == 1
    assert any("has been asked already" in outcome for outcome in outcomes)
