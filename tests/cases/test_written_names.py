"""What a referral or a sheet says already is filled in when a family is registered."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import Draft
from cases.written_names import given_and_family
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import ActivityFactory, SessionFactory, SignInFactory
from tests.factories.cases_referrals import ReferralFactory
from tests.people import member_of, outsider

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("written", "halves"),
    [
        ("Rhea Nunn", ("Rhea", "Nunn")),
        (" Anna  Maria Nunn ", ("Anna Maria", "Nunn")),
        ("Rhea", ("Rhea", "")),
        ("", ("", "")),
    ],
)
def test_a_single_word_is_what_somebody_is_called(written, halves):
    assert given_and_family(written) == halves


@pytest.mark.parametrize(
    ("reached_at", "shown"),
    [
        ("01632 960 377", "01632 960 377"),
        ("after three, at the nursery", ""),
        ("01632 960 377, not before ten", ""),
    ],
)
def test_a_telephone_number_of_a_referral_is_not_asked_again(client, reached_at, shown):
    team = TeamFactory()
    hers = member_of(team)
    row = ReferralFactory(
        team=team,
        received_by=hers,
        child_name="Rhea Nunn",
        carer_name="Dot",
        how_to_reach=reached_at,
        allocated=True,
        status="CONTACTED",
        contacted_on=localdate(),
    )
    path = reverse("cases:register-referral", args=[row.pk])
    client.force_login(hers)
    form = client.get(path).context_data["form"]

    assert form["telephone"].value() == shown
    assert form["first_given_name"].value() == "Dot"
    assert form["first_family_name"].value() == "Nunn"
    client.force_login(outsider())
    assert client.get(path).status_code == 404


def test_a_first_name_on_a_sheet_is_not_taken_for_a_family_name(client):
    team = TeamFactory()
    session = SessionFactory(activity=ActivityFactory(team=team))
    line = SignInFactory(session=session, name="Robin")
    client.force_login(member_of(team))

    client.post(reverse("cases:line-register", args=[line.pk]))

    kept = Draft.objects.get(path=reverse("cases:register")).data
    assert kept["child_given_name"] == ["Robin"]
    assert kept["child_family_name"] == [""]
