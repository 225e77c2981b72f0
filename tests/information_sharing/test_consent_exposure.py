"""What a team had opened while a consent stood, and that it is told (design 1)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies import commands as agencies_commands
from agencies.models import TeamMembership
from config.working_days import working_days_after
from information_sharing import commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Grant, Notice, TellingTask
from information_sharing.queries import exposure
from tests.information_sharing.walker import text
from tests.people import (
    consent_for,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def looked(by, case, event="CASE_VIEWED"):
    return AccessEvent.objects.create(chain=case.pk, event=event, by=by, case=case)


def shared_long_ago(family, therapy):
    grant = share(family, therapy)
    began = timezone.now() - datetime.timedelta(days=10)
    Grant.objects.filter(pk=grant.pk).update(starts_at=began)
    return grant.consent


def page(name, case, pk):
    return reverse(f"information_sharing:{name}", args=[case.pk, pk])


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [("2026-11-23", 2, "2026-11-25"), ("2026-11-20", 2, "2026-11-24"),
     ("2026-11-21", 1, "2026-11-23"), ("2026-11-20", 0, "2026-11-20")],
)  # fmt: skip
def test_working_days_leave_out_the_weekend(day, number, then):
    after = working_days_after(datetime.date.fromisoformat(day), number)

    assert after == datetime.date.fromisoformat(then)


def test_each_team_that_lost_sight_is_to_be_told_in_two_working_days(
    family, therapy, therapist, by
):
    consent = share(family, therapy).consent
    consent.recorded_by = recorder = team_member(family.case)
    consent.save()
    leader = lead_professional(family)

    commands.withdraw_consent(consent=consent, reason="No.", by=by)

    task = TellingTask.objects.get()
    assert (task.team, task.consent, task.created_by) == (therapy, consent, by)
    assert task.due_on == working_days_after(timezone.localdate(), 2)
    told = {notice.to for notice in Notice.objects.filter(kind="TELL_TEAM")}
    assert told == {recorder, leader}
    assert Notice.objects.first().target == consent.pk


def test_nobody_is_told_where_nobody_lost_sight(family, therapy, by):
    commands.withdraw_consent(consent=consent_for(family, therapy), reason="", by=by)

    assert not TellingTask.objects.exists()
    assert not Notice.objects.exists()


def test_without_lead_and_recorder_the_colleagues_hear_of_it(family, therapy, by):
    colleague = team_member(family.case)
    consent = share(family, therapy).consent
    consent.recorded_by = outsider()
    consent.save()

    commands.withdraw_consent(consent=consent, reason="No.", by=by)

    assert [notice.to for notice in Notice.objects.all()] == [colleague]


def test_what_they_opened_while_it_stood_is_listed(family, therapy, therapist, by):
    consent = shared_long_ago(family, therapy)
    for event in ("CASE_VIEWED", "CASE_VIEWED", "CASE_PRINTED", "ACTION_ENDED"):
        looked(therapist, family.case, event)
    looked(outsider(), family.case)
    looked(by, family.case)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)
    looked(therapist, family.case, "REFUSED")
    looked(therapist, family.case, "PLAN_VIEWED")

    (exposed,) = exposure.exposure_of(viewer=by, consent=consent)

    found = {(row.who, row.what, row.times) for row in exposed.opened}
    assert found == {
        (therapist, "looked at the overview", 2),
        (therapist, "printed a summary", 1),
    }


def test_somebody_who_has_left_since_is_listed_too(family, therapy, therapist, by):
    consent = shared_long_ago(family, therapy)
    looked(therapist, family.case)
    membership = TeamMembership.objects.get(practitioner=therapist)
    agencies_commands.leave_team(membership=membership, by=therapist)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)

    (exposed,) = exposure.exposure_of(viewer=by, consent=consent)

    assert [row.who for row in exposed.opened] == [therapist]


def test_the_page_shows_it_and_the_telling_is_recorded(
    client, family, therapy, therapist, viewer
):
    consent = shared_long_ago(family, therapy)
    looked(therapist, family.case, "ASSESSMENT_VIEWED")
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer)

    shown = text(client.get(page("exposure", family.case, consent.pk)))

    assert "looked at the assessment" in shown
    assert "to be told" in shown
    task = TellingTask.objects.get()
    asked = page("tell-team", family.case, task.pk)
    assert "how" in client.post(asked, {"how": ""}).context_data["form"].errors
    done = client.post(asked, {"how": "Rang Joan."})
    assert done.url == page("exposure", family.case, consent.pk)
    task.refresh_from_db()
    assert (task.told_by, task.how) == (viewer, "Rang Joan.")
    assert "Rang Joan." in text(client.get(done.url))
    assert "told already" in text(client.post(asked, {"how": "Again."}))
    assert AccessEvent.objects.filter(event="TEAM_TOLD").count() == 1


def test_an_exposure_page_without_losses_says_so(client, family, therapy, viewer):
    consent = consent_for(family, therapy)

    shown = text(client.get(page("exposure", family.case, consent.pk)))

    assert "No team has lost sight" in shown


def test_only_those_who_coordinate_see_and_tell(client, family, therapy, by):
    consent = share(family, therapy).consent
    share(family, therapy)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)
    share(family, therapy)
    task = TellingTask.objects.create(
        case=family.case, consent=consent, team=therapy, created_by=by,
        due_on=timezone.localdate(),
    )  # fmt: skip
    for viewer, status in ((member_of(therapy), 403), (outsider(), 404)):
        client.force_login(viewer)
        assert (
            client.get(page("exposure", family.case, consent.pk)).status_code == status
        )
        assert client.get(page("tell-team", family.case, task.pk)).status_code == status
        with pytest.raises(AccessDenied):
            commands.tell_team(task=task, how="Rang.", by=viewer)
    commands.tell_team(task=task, how="Rang.", by=by)
    with pytest.raises(NotPossibleNow):
        commands.tell_team(task=task, how="Rang.", by=by)
