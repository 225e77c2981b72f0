"""What the withdrawal says of readers outside to somebody who may not know them (R4)."""

import pytest
from django.urls import reverse

from tests.factories.agencies import TeamFactory
from tests.information_sharing.school import decide, to_school
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

KINDS = ["HEALTH", "DEVELOPMENT", "DOMESTIC_ABUSE"]
BODY, READER = "Wearside Womens Aid", "Ms Zoll"
ALL = {"what": "all", "reason": "She rang."}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def agreed(family):
    """Return a consent on which a team's sight and a document outside rest."""
    team = TeamFactory()
    consent = consent_for(family, team, categories=KINDS)
    for kind in ("DOMESTIC_ABUSE", "HEALTH"):
        about = (kind,)
        where = BODY if kind == "DOMESTIC_ABUSE" else "Hill Top school"
        said = to_school(
            consent,
            family,
            outside_name=READER if where == BODY else "Ms Hall",
            outside_organisation=where,
            categories=about,
        )
        decide(family, said, team_member(family.case))
    share(family, team, consent=consent, categories=["HEALTH", "DEVELOPMENT"])
    return consent, member_of(team)


def pages(client, consent, viewer):
    client.force_login(viewer)
    path = reverse(
        "information_sharing:withdraw-consent", args=[consent.case_id, consent.pk]
    )
    return client.get(path).content.decode(), client.post(path, ALL).content.decode()


def test_a_reader_of_the_record_learns_of_nobody_outside(client, agreed):
    consent, nurse = agreed

    form, preview = pages(client, consent, nurse)

    for page in (form, preview):
        assert "outside" in page or page is form
        for word in (BODY, READER, "Hill Top", "Ms Hall", "abuse"):
            assert word not in page
    assert "Somebody outside</strong>: no document" in preview


def test_whoever_sees_all_of_it_is_told_who(client, agreed, family):
    consent, _ = agreed

    form, preview = pages(client, consent, team_member(family.case))

    assert BODY in form
    assert f"{READER}, {BODY}</strong>: no document" in preview
    assert "Somebody outside" not in preview


def test_who_coordinates_is_told_of_what_she_sees(client, agreed, family):
    consent, _ = agreed
    lead = lead_professional(family, categories=["HEALTH"])

    _, preview = pages(client, consent, lead)

    assert "Ms Hall, Hill Top school</strong>: no document" in preview
    assert "Somebody outside</strong>: no document" in preview
    assert READER not in preview
