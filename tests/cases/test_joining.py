"""Two records of one family: joined and parted, and the safer answer counts (R6, R12)."""

import re

import pytest
from django.urls import reverse

from cases.commands.joining import join_records, part_records
from cases.models import Case, Family
from information_sharing import access
from information_sharing.commands import withdraw_consent
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory
from tests.factories.information_sharing import (
    ConsentBodyFactory,
    ConsentExclusionFactory,
)
from tests.factories.information_sharing_office import ShieldingFactory
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
TAG = re.compile(r"<[^>]*>")


@pytest.fixture
def kept():
    return household()


@pytest.fixture
def other(kept):
    return household(recording_team=kept.case.recording_team)


@pytest.fixture
def worker(kept):
    return team_member(kept.case)


@pytest.fixture
def school():
    return TeamFactory(name="Hill Top school")


def join(kept, other, by):
    join_records(kept=kept.case, other=other.case, by=by)
    other.case.refresh_from_db()


def sees(team, family):
    return access.can_view_case(member_of(team), family.case)


def test_the_other_record_becomes_an_earlier_one(kept, other, worker):
    goal = GoalFactory(plan__case=other.case, person=other.child)
    action = ActionFactory(goal=goal)

    join(kept, other, worker)

    assert other.case.merged_into == kept.case
    assert other.case.family == kept.case.family
    assert other.case.status == Case.Status.CLOSED
    action.refresh_from_db()
    assert action.status == "DROPPED"
    assert access.can_view_case(worker, other.case)
    events = AccessEvent.objects.filter(event="CASES_MERGED", by=worker)
    assert set(events.values_list("case", flat=True)) == {kept.case.pk, other.case.pk}


def test_its_lead_professional_does_not_lead_the_kept_one(kept, other, worker):
    nomination = NominationFactory(
        case=other.case, consent=consent_for(other), accepted=True
    )
    AppointmentFactory(nomination=nomination)

    join(kept, other, worker)

    assert not other.case.appointments.filter(ended_at__isnull=True).exists()
    assert not kept.case.appointments.exists()


def test_nobody_sees_more_than_before(kept, other, worker, school):
    share(other, school)

    join(kept, other, worker)

    assert sees(school, other)
    assert not sees(school, kept)


@pytest.mark.parametrize("said_no_in", ["kept", "other"])
def test_a_no_in_one_record_counts_in_both_and_after_parting(
    kept, other, worker, school, said_no_in
):
    said_no, agreed = (kept, other) if said_no_in == "kept" else (other, kept)
    ConsentExclusionFactory(consent=consent_for(said_no), team=school)
    share(agreed, school)
    assert sees(school, agreed)

    join(kept, other, worker)
    assert not sees(school, agreed)

    part_records(other=other.case, by=worker)
    assert not sees(school, agreed)


def test_a_consent_taken_back_in_one_record_counts_in_both(kept, other, worker, school):
    consent = consent_for(other, school)
    consent.withdrawn_at, consent.withdrawn_by = consent.recorded_at, worker
    consent.save()
    share(kept, school)

    join(kept, other, worker)

    assert not sees(school, kept)


def test_a_later_yes_in_the_same_record_is_a_yes(kept, other, worker, school):
    taken_back = consent_for(other, school)
    taken_back.withdrawn_at, taken_back.withdrawn_by = taken_back.recorded_at, worker
    taken_back.save()
    consent_for(other, school)
    share(kept, school)

    join(kept, other, worker)

    assert sees(school, kept)


@pytest.mark.parametrize("again", [False, True])
def test_a_body_outside_taken_back_in_one_record_is_so_in_both(
    kept, other, worker, school, again
):
    taken_back = ConsentBodyFactory(consent=consent_for(other, school), name="HUB")
    said_no = {"consent": taken_back.consent, "body": taken_back, "reason": "No."}
    withdraw_consent(**said_no, by=worker)
    if again:
        ConsentBodyFactory(consent=consent_for(other, school), name="hub")
    body = ConsentBodyFactory(consent=consent_for(kept, school), name="Hub")

    join(kept, other, worker)

    body.refresh_from_db()
    assert bool(body.withdrawn_at) is not again


def test_parting_opens_the_record_again_under_a_family_of_its_own(kept, other, worker):
    join(kept, other, worker)

    part_records(other=other.case, by=worker)

    other.case.refresh_from_db()
    assert other.case.status == Case.Status.OPENED
    assert other.case.merged_into is None
    assert other.case.family != kept.case.family
    assert Family.objects.filter(pk=other.case.family_id).exists()
    assert AccessEvent.objects.filter(event="CASES_PARTED").count() == 2


def test_only_somebody_who_coordinates_both(kept, worker):
    elsewhere = household()

    for by in (worker, team_member(elsewhere.case), outsider()):
        with pytest.raises(AccessDenied):
            join_records(kept=kept.case, other=elsewhere.case, by=by)


def test_a_lead_of_one_record_does_not_join_it_to_another(kept, other):
    with pytest.raises(AccessDenied):
        join_records(kept=kept.case, other=other.case, by=lead_professional(kept))


@pytest.mark.parametrize("shielded", ["kept", "other"])
@pytest.mark.parametrize("level", ["ADDRESS_PROTECTED"])
def test_a_protected_record_is_neither_joined_nor_parted(
    kept, other, worker, shielded, level
):
    case = {"kept": kept, "other": other}[shielded].case
    join(kept, other, worker)
    ShieldingFactory(case=case, level=level)

    with pytest.raises(NotPossibleNow, match="information officer"):
        part_records(other=other.case, by=worker)


def test_a_closed_or_already_joined_record_is_not_joined(kept, other, worker):
    third = household(recording_team=kept.case.recording_team)
    join(kept, other, worker)

    for pair in ((kept, other), (other, third), (third, kept)):
        with pytest.raises(NotPossibleNow):
            join_records(kept=pair[0].case, other=pair[1].case, by=worker)
    with pytest.raises(NotPossibleNow):
        join_records(kept=kept.case, other=kept.case, by=worker)


def test_the_page_shows_both_and_asks(client, kept, other, worker, school):
    ConsentExclusionFactory(consent=consent_for(other), team=school)
    client.force_login(worker)
    path = reverse("cases:join", args=[kept.case.pk])

    assert other.case.reference in client.get(path).content.decode()
    compared = client.get(path, {"reference": other.case.reference.lower()})
    assert "Hill Top school" in compared.content.decode()
    assert f"Keep {other.case.reference} open instead" in compared.content.decode()
    sent = {"reference": other.case.reference}
    assert "There is a problem" not in client.post(path, sent).content.decode()
    sent |= {"shown": "yes"}
    assert "Look at both records" in client.post(path, sent).content.decode()
    done = client.post(path, sent | {"same_family": "on"})

    assert done.status_code == 302
    page = client.get(kept.case.get_absolute_url()).content.decode()
    assert other.case.reference in page
    earlier = client.get(other.case.get_absolute_url()).content.decode()
    assert "Work goes on in" in earlier
    parted = client.post(reverse("cases:part", args=[other.case.pk]), {"sure": "on"})
    assert parted.status_code == 302


def test_a_record_that_is_not_hers_and_none_at_all_answer_alike(client, kept, worker):
    elsewhere = household()
    client.force_login(worker)
    path = reverse("cases:join", args=[kept.case.pk])

    answers = []
    for reference in (elsewhere.case.reference, "TA-222-22"):
        page = client.get(path, {"reference": reference}).content.decode()
        said = TAG.sub(" ", page.partition("<main")[2])
        answers.append(said.replace(reference, ""))

    assert "You do not coordinate a record" in answers[0]
    assert answers[0] == answers[1]


def test_nobody_else_reads_that_there_is_an_earlier_record(
    client, kept, other, worker, school
):
    share(kept, school)
    join(kept, other, worker)
    client.force_login(member_of(school))

    page = client.get(kept.case.get_absolute_url()).content.decode()

    assert other.case.reference not in page
