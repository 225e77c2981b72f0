"""Nobody is her own second person, whatever address she posts to; the log stays dry."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from information_sharing.models import (
    AccessEvent,
    Evidence,
    Oversight,
    SharingDecision,
    Shielding,
    ShieldReader,
    SubjectAccessRequest,
)
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_life import AccessRequestFactory
from tests.factories.information_sharing_office import (
    OversightFactory,
    ShieldingFactory,
)
from tests.information_sharing.office import finished, officer_for
from tests.people import consent_for, household, share, team_member

pytestmark = pytest.mark.django_db
OFFICER, ADMIN = RoleName.INFORMATION_OFFICER, RoleName.AGENCY_ADMINISTRATOR


@pytest.fixture
def officer(client):
    """An information officer, signed in."""
    place = TeamMembershipFactory(role=OFFICER)
    client.force_login(place.practitioner)
    return place


def url(name, *args):
    return reverse(f"information_sharing:{name}", args=args)


def test_she_does_not_approve_her_own_oversight(client, family, officer):
    asked = OversightFactory(
        case=family.case, membership=officer, approved_at=None, approved_by=None,
        grant=None,
    )  # fmt: skip

    response = client.post(url("approve-oversight", asked.pk))

    assert response.status_code == 403
    assert Oversight.objects.get(pk=asked.pk).approved_at is None


def test_she_neither_confirms_nor_lifts_her_own_shield(client, family, officer):
    me = officer.practitioner
    shield = ShieldingFactory(case=family.case, set_by=me)
    Shielding.objects.filter(pk=shield.pk).update(
        confirmed_at=None, confirmed_by=None,
        lift_asked_at=timezone.now(), lift_asked_by=me,
    )  # fmt: skip

    for name in ("confirm-shield", "lift-shield"):
        assert client.post(url(name, shield.pk)).status_code == 403

    shield.refresh_from_db()
    assert (shield.confirmed_at, shield.lifted_at) == (None, None)


def test_she_does_not_name_herself_even_with_a_grant(client, family):
    me = officer_for(family.case)
    client.force_login(me)
    sent = {"level": "SEALED", "reason": "x", "people": [str(me.pk)],
            "readers": [str(me.pk)], "practitioner": str(me.pk)}  # fmt: skip
    client.post(url("shield-case", family.case.pk), sent)
    shield = ShieldingFactory(case=family.case)
    client.post(url("name-shield-reader", shield.pk), {**sent, "person": str(me.pk)})

    assert not ShieldReader.objects.filter(practitioner=me).exists()


def test_she_does_not_release_what_she_finished(client, family):
    me = officer_for(family.case)
    pack = finished(family, me)
    client.force_login(me)

    response = client.post(url("release-subject-access", pack.pk))

    assert response.status_code == 403
    assert SubjectAccessRequest.objects.get(pk=pack.pk).released_at is None


def test_nobody_countersigns_her_own_decision(client, family, therapy):
    me = team_member(family.case)
    decision = SharingDecisionFactory(
        case=family.case, team=therapy, without_consent=True, made_by=me,
        people=[family.child], countersigned_at=None, countersigned_by=None,
    )  # fmt: skip
    client.force_login(me)

    response = client.post(url("decision", family.case.pk, decision.pk))

    assert response.status_code == 403
    assert SharingDecision.objects.get(pk=decision.pk).countersigned_at is None


def test_an_administrator_ends_nothing_of_another_agency_and_not_herself(client):
    place, other = TeamMembershipFactory(role=ADMIN), TeamMembershipFactory()
    client.force_login(place.practitioner)
    for each in (place, other):
        for where in (url("close-account", each.practitioner_id),
                      url("end-place", each.pk)):  # fmt: skip
            assert client.post(where).status_code in {403, 404}
        each.refresh_from_db()
        each.practitioner.refresh_from_db()
        assert each.ended_at is None
        assert each.practitioner.is_active


def test_the_last_agency_does_not_close_who_begins_elsewhere_tomorrow(client):
    admin = TeamMembershipFactory(role=ADMIN)
    client.force_login(admin.practitioner)
    left = TeamMembershipFactory(
        team=admin.team, ended_at=timezone.now(), ended_by=admin.practitioner
    )
    tomorrow = timezone.localdate() + timedelta(days=1)
    TeamMembershipFactory(practitioner=left.practitioner, starts_on=tomorrow)

    response = client.post(url("close-account", left.practitioner_id))

    left.practitioner.refresh_from_db()
    assert response.status_code == 403
    assert left.practitioner.is_active


def test_an_officer_of_an_agency_that_left_has_no_role(client, officer):
    agency = officer.team.agency
    agency.left_at, agency.left_by = timezone.now(), officer.practitioner
    agency.save()

    for name in ("desk", "shields", "oversights", "retention", "advice-list"):
        assert client.get(url(name)).status_code == 403


def test_a_request_about_another_case_begins_nothing_here(client, family):
    client.force_login(team_member(family.case))
    elsewhere = AccessRequestFactory(case=household().case)

    where = f"{url('continue-deciding', family.case.pk)}?request={elsewhere.pk}"

    assert client.get(where).status_code == 404


@pytest.mark.parametrize(
    "start",
    [b"<svg xmlns='http://www.w3.org/2000/svg'>", b"<html>", b" %PDF-1.7", b"GIF89a"],
)
def test_pictures_that_are_pages_are_not_kept(client, family, therapy, start):
    consent = consent_for(family, therapy)
    client.force_login(team_member(family.case))
    file = SimpleUploadedFile("form.pdf", start + b"<script>", "application/pdf")

    client.post(url("add-evidence", family.case.pk, consent.pk), {"file": file})

    assert not Evidence.objects.exists()


def test_a_polyglot_goes_out_as_a_download_under_a_plain_name(client, family, therapy):
    consent = consent_for(family, therapy)
    client.force_login(team_member(family.case))
    file = SimpleUploadedFile("x.html", b"%PDF-1.7 <script>alert(1)</script>")
    name = 'a"; filename="b.html\r\nX-Evil: 1'
    client.post(
        url("add-evidence", family.case.pk, consent.pk), {"file": file, "name": name}
    )

    response = client.get(url("evidence", family.case.pk, Evidence.objects.get().pk))

    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith('attachment; filename="')
    assert response["Content-Disposition"].count('"') == 2
    assert response["Content-Disposition"].endswith('.pdf"')
    assert "X-Evil" not in response


def test_no_word_about_a_family_comes_into_the_log(client, family, therapy):
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)
    client.force_login(team_member(family.case))
    pk, said = family.case.pk, "Canary words"
    client.post(url("record-objection", pk, consent.pk),
                {"person": family.father.pk, "words": said})  # fmt: skip
    client.post(url("review-consent", pk, consent.pk),
                {"still_agreed": "yes", "words": said})  # fmt: skip
    client.post(url("listing", pk), {"basis": "DUTY", "reason": said})
    client.post(url("index"), {"purpose": "WORRY", "given_name": "Canary", "family_name":
                "words", "nhs_number": said, "postcode": said})  # fmt: skip
    client.post(url("ask-access"), {"reference": said, "purpose": said})
    client.post(url("emergency"), {"reference": said, "reason": said})
    client.post(url("withdraw-consent", pk, consent.pk),
                {"what": "all", "reason": said, "confirmed": "1"})  # fmt: skip

    kept = json.dumps(list(AccessEvent.objects.values_list("details", flat=True)))

    assert AccessEvent.objects.count() > 5
    assert "canary" not in kept.casefold()
