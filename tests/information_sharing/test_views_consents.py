"""The consent form and the withdrawal, as people use them (R2, R6)."""

import pytest
from django.urls import reverse

from cases.models import Draft
from information_sharing.models import AccessEvent, Consent
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import in_days
from tests.people import (
    consent_for,
    household,
    lead_professional,
    team_member,
)

pytestmark = pytest.mark.django_db


def day(name, value):
    """Return a day in three boxes."""
    return {
        f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year,
    }  # fmt: skip


def typed(family, *teams, **changes):
    """Return a form as it is filled in for the mother's consent."""
    return {
        "given_by": str(family.mother.pk),
        "capacity": "PARENTAL_RESPONSIBILITY",
        "people": [str(family.mother.pk), str(family.child.pk)],
        "categories": ["HEALTH", "DEVELOPMENT"],
        "teams": [str(team.pk) for team in teams],
        "purposes": ["PLAN"],
        "method": "SIGNED",
        "told_refusal_is_fine": "on",
        **day("given_on", in_days(0)),
        **day("expires_on", in_days(365)),
        **changes,
    }


def address(family, name="record-consent", *more):
    return reverse(f"information_sharing:{name}", args=[family.case.pk, *more])


def errors(response):
    return response.context_data["form"].errors


def in_uuid():
    return "7b0e5ed2-5b5c-4a53-9b0a-0a3b3c1e2d4f"


def test_the_form_is_in_sections_and_nothing_is_ticked(client, family, therapy, viewer):
    response = client.get(address(family))

    page = response.content.decode()
    for heading in ("Who agrees", "About whom", "With whom", "How and until when"):
        assert heading in page
    assert " checked" not in page
    form = response.context_data["form"]
    assert [value for value, _ in form.fields["sensitive"].choices] == [
        "MENTAL_HEALTH", "SUBSTANCE_USE", "DOMESTIC_ABUSE", "SEXUAL_HEALTH",
        "OFFENDING", "SAFEGUARDING",
    ]  # fmt: skip
    assert "IDENTITY" not in dict(form.fields["categories"].choices)
    assert family.case.recording_team not in form.fields["teams"].queryset
    assert AccessEvent.objects.get().event == "FORM_OPENED"


def test_consent_is_recorded(client, family, therapy, viewer):
    nursery = TeamFactory(name="Nursery")
    sent = typed(
        family, therapy, sensitive=["MENTAL_HEALTH"],
        excluded_agencies=[str(nursery.agency_id)],
    )  # fmt: skip

    response = client.post(address(family), sent)

    assert response.url == address(family, "sharing")
    consent = Consent.objects.get()
    assert consent.categories == ["HEALTH", "DEVELOPMENT", "MENTAL_HEALTH"]
    assert consent.exclusions.get().agency == nursery.agency
    assert consent.recorded_by == viewer
    assert [e.event for e in AccessEvent.objects.all()] == ["CONSENT_RECORDED"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given_by": ""}, "given_by"),
        ({"people": []}, "people"),
        ({"categories": []}, "categories"),
        ({"teams": []}, "teams"),
        ({"purposes": []}, "purposes"),
        ({"method": ""}, "method"),
        ({"told_refusal_is_fine": ""}, "told_refusal_is_fine"),
        ({"capacity": "YOUNG_PERSON"}, "capacity"),
        ({"capacity": "NONSENSE"}, "capacity"),
        (day("given_on", in_days(1)), "given_on"),
        (day("expires_on", in_days(-1)), "expires_on"),
        ({"expires_on_day": "31", "expires_on_month": "2"}, "expires_on"),
        ({"given_by": "not-a-uuid"}, "given_by"),
    ],
)
def test_each_fault_is_said_beside_its_field(
    client, family, therapy, viewer, changes, field
):
    sent = {**typed(family, therapy, note="What she said"), **changes}

    response = client.post(address(family), sent)

    assert response.status_code == 200
    assert field in errors(response)
    page = response.content.decode()
    assert "There is a problem" in page
    assert "What she said" in page
    assert not Consent.objects.exists()


def test_father_who_was_not_asked_is_not_covered(client, family, therapy, viewer):
    sent = typed(family, therapy, people=[str(family.father.pk)])

    response = client.post(address(family), sent)

    assert "cannot agree for Daniel Okoro" in str(errors(response)["people"])


def test_included_and_left_out_is_said(client, family, therapy, viewer):
    sent = typed(family, therapy, excluded_teams=[str(therapy.pk)])

    assert "excluded_teams" in errors(client.post(address(family), sent))


def test_a_person_of_another_family_is_not_known(client, family, therapy, viewer):
    sent = typed(family, therapy, people=[str(household().child.pk)])

    assert "people" in errors(client.post(address(family), sent))


def test_an_earlier_not_them_is_said(client, family, therapy, viewer):
    ConsentExclusionFactory(consent=consent_for(family), team=therapy)

    response = client.post(address(family), typed(family, therapy))

    assert "the family said: not Speech" in str(errors(response)["teams"])


def test_a_closed_case_says_so_and_keeps_what_was_typed(client, therapy):
    family = household(closed=True)
    client.force_login(team_member(family.case))

    response = client.post(address(family), typed(family, therapy, note="Her words"))

    page = response.content.decode()
    assert "This case is closed" in page
    assert "Her words" in page


def test_what_is_typed_is_kept_and_comes_back(client, family, therapy, viewer):
    client.post(address(family), {**typed(family, therapy, note="Half"), "_draft": "1"})

    page = client.get(address(family)).content.decode()

    assert "Your draft is back" in page
    assert "Half" in page
    client.post(address(family), {**typed(family, therapy), "_once": str(in_uuid())})
    assert not Draft.objects.exists()


def test_a_double_click_saves_once(client, family, therapy, viewer):
    sent = {**typed(family, therapy), "_once": in_uuid()}

    first, second = (
        client.post(address(family), sent),
        client.post(address(family), sent),
    )

    assert first.url == second.url
    assert Consent.objects.count() == 1


def test_lead_professional_sees_only_the_people_she_works_with(client, family, therapy):
    client.force_login(lead_professional(family))

    form = client.get(address(family)).context_data["form"]

    assert set(form.fields["people"].queryset) == {family.mother, family.child}
