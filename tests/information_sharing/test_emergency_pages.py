"""The pages of emergency access, from both sides (R11)."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from cases.models import Draft
from information_sharing.models import AccessEvent, EmergencyAccess, Grant
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing import AccessEventFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    ShieldingFactory,
)
from tests.people import lead_professional

pytestmark = pytest.mark.django_db
OPEN = reverse("information_sharing:emergency")
LIST = reverse("information_sharing:emergencies")
PASSWORD = "a-long-test-password"  # noqa: S105  of this test


@pytest.fixture
def membership():
    membership = TeamMembershipFactory()
    membership.practitioner.set_password(PASSWORD)
    membership.practitioner.save()
    return membership


@pytest.fixture
def opener(client, membership):
    client.force_login(membership.practitioner)
    return membership.practitioner


@pytest.fixture
def confirmed(client, opener):
    """She has just typed her password once more."""
    sent = {"password": PASSWORD, "next": OPEN}
    assert client.post(reverse("account_reauthenticate"), sent).url == OPEN
    return opener


@pytest.fixture
def typed(family, membership):
    return {"how": "REFERENCE", "reference": family.case.reference.lower(),
            "reason": "Found alone.", "hours": "2",
            "team": str(membership.team.pk)}  # fmt: skip


@pytest.fixture
def reviewer(client):
    return TeamMembershipFactory(role=RoleName.SAFEGUARDING_LEAD).practitioner


def test_she_confirms_who_she_is_first(client, opener):
    response = client.get(OPEN)

    assert response.url == f"{reverse('account_reauthenticate')}?next=%2Femergency%2F"


def test_what_was_typed_too_late_is_kept(client, opener, typed):
    page = client.post(OPEN, typed).content.decode()

    assert "Confirm that it is you" in page
    assert not EmergencyAccess.objects.exists()
    assert Draft.objects.get(author=opener).data["reason"] == ["Found alone."]


def test_an_old_confirmation_does_not_do(client, confirmed, typed):
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 301
    session.save()

    client.post(OPEN, typed)

    assert not EmergencyAccess.objects.exists()


def test_opening_leads_to_the_record_which_says_until_when(
    client, confirmed, typed, family, django_capture_on_commit_callbacks
):
    lead = lead_professional(family)
    with django_capture_on_commit_callbacks() as after:
        response = client.post(OPEN, typed)

    assert response.url == family.case.get_absolute_url()
    assert len(after) == 1
    page = client.get(response.url).content.decode()
    assert "Open by emergency until" in page
    assert "End it now" in page
    assert lead.notices.get().kind == "EMERGENCY_OPENED"


def test_the_page_of_the_assessment_offers_no_writing(client, confirmed, typed, family):
    from tests.factories.cases import ContributionFactory

    ContributionFactory(assessment__person=family.child)
    client.post(OPEN, typed)

    page = client.get(
        reverse("cases:assessment", args=[family.case.pk])
    ).content.decode()

    assert "Sleeps well." in page
    assert ">Change<" not in page
    assert ">Write<" not in page


def test_ending_it(client, confirmed, typed, family):
    client.post(OPEN, typed)
    emergency = EmergencyAccess.objects.get()

    client.post(reverse("information_sharing:end-emergency", args=[emergency.pk]))

    assert client.get(family.case.get_absolute_url()).status_code == 404
    assert AccessEvent.objects.filter(event="EMERGENCY_ENDED").count() == 1


@pytest.mark.parametrize("sealed", [True, False])
def test_sealed_and_unknown_answer_alike(client, confirmed, typed, family, sealed):
    if sealed:
        ShieldingFactory(case=family.case, sealed=True)
    else:
        typed["reference"] = "TA-NOBODY"

    response = client.post(OPEN, typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert "No record was opened." in page
    assert "Found alone." in page
    refused = AccessEvent.objects.get(by=confirmed, event="REFUSED")
    assert refused.case is None
    assert refused.details["by"] == "REFERENCE"


def test_by_name_and_birth_date(client, confirmed, typed, family):
    born = family.child.born_on
    typed |= {"how": "CHILD", "name": "Maya Ward", "born_on_day": born.day,
              "born_on_month": born.month, "born_on_year": born.year}  # fmt: skip

    assert client.post(OPEN, typed).url == family.case.get_absolute_url()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"hours": "25"}, "hours"),
        ({"hours": "0"}, "hours"),
        ({"reference": ""}, "reference"),
        ({"how": "CHILD"}, "name"),
        ({"how": "CHILD", "name": "Maya Ward"}, "born_on"),
        ({"team": ""}, "team"),
    ],
)
def test_what_is_missing_is_said(client, confirmed, typed, changed, field):
    response = client.post(OPEN, typed | changed)

    assert field in response.context_data["form"].errors
    assert not Grant.objects.filter(kind="EMERGENCY").exists()


def test_an_overdue_review_is_said_instead_of_the_form(client, confirmed):
    EmergencyAccessFactory(
        used_by=confirmed, review_due_on=timezone.localdate() - datetime.timedelta(1)
    )

    page = client.get(OPEN).content.decode()

    assert "has not been reviewed in time" in page
    assert "Open the record now" not in page


@pytest.mark.parametrize("role", [RoleName.MANAGER, RoleName.INFORMATION_OFFICER,
                                  RoleName.AUDITOR, RoleName.SYSTEM_ADMINISTRATOR])  # fmt: skip
def test_other_roles_are_refused(client, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    assert client.get(OPEN).status_code == 403


def review_url(emergency):
    return reverse("information_sharing:emergency-review", args=[emergency.pk])


def test_the_queue_shows_the_overdue_first_and_nothing_of_the_family(
    client, family, reviewer
):
    today = timezone.localdate()
    later = EmergencyAccessFactory(case=family.case)
    late = EmergencyAccessFactory(review_due_on=today - datetime.timedelta(days=1))
    client.force_login(reviewer)

    page = client.get(LIST).content.decode()

    assert page.index(late.case.reference) < page.index(later.case.reference)
    assert "Overdue" in page
    assert "Ward" not in page


def test_a_practitioner_sees_her_own_only(client, opener):
    own = EmergencyAccessFactory(used_by=opener)
    other = EmergencyAccessFactory()

    page = client.get(LIST).content.decode()

    assert own.case.reference in page
    assert own.case.get_absolute_url() in page
    assert other.case.reference not in page
    assert client.get(review_url(own)).status_code == 403


def test_reviewing_shows_what_was_opened_and_tells_her(client, reviewer, family):
    emergency = EmergencyAccessFactory(case=family.case)
    AccessEventFactory(case=family.case, by=emergency.used_by, event="PLAN_VIEWED")
    AccessEventFactory(case=family.case, event="ASSESSMENT_VIEWED")
    client.force_login(reviewer)

    page = client.get(review_url(emergency)).content.decode()
    assert "looked at the plan" in page
    assert "looked at the assessment" not in page
    assert "The child was found alone." in page
    sent = {"verdict": "JUSTIFIED", "words": "Thank you."}
    assert client.post(review_url(emergency), sent).url == LIST
    assert (
        "reviewed already" in client.post(review_url(emergency), sent).content.decode()
    )

    client.force_login(emergency.used_by)
    assert "Thank you." in client.get(LIST).content.decode()


def test_reviewing_her_own_is_refused(client, reviewer):
    own = EmergencyAccessFactory(used_by=reviewer)
    client.force_login(reviewer)

    assert client.get(review_url(own)).status_code == 403


def test_the_list_costs_the_same_for_many(
    client, reviewer, django_assert_max_num_queries
):
    EmergencyAccessFactory.create_batch(6)
    client.force_login(reviewer)

    with django_assert_max_num_queries(16):
        client.get(LIST)


def test_no_mail_goes_before_the_opening_is_saved(client, confirmed, typed, family):
    lead_professional(family)
    client.post(OPEN, typed)

    assert mail.outbox == []
