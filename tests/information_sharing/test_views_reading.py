"""Why, who, who looked, and the sharing page: each side of each rule (R4, R5, R8)."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.dates import short_date
from information_sharing import commands
from information_sharing.categories import Category
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.information_sharing.walker import text
from tests.information_sharing.walks import walk, walk_on
from tests.people import (
    consent_for,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
PAGES = ["why", "who", "sharing", "trail"]
FOR_VIEWERS = ["why", "who"]
FOR_COORDINATORS = ["sharing", "trail", "record-consent", "continue-deciding"]


def get(client, viewer, family, name):
    client.force_login(viewer)
    return client.get(reverse(f"information_sharing:{name}", args=[family.case.pk]))


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_finds_nothing(client, family, name):
    assert get(client, outsider(), family, name).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_recording_team_and_lead_read_every_page(client, family, name):
    for viewer in (team_member(family.case), lead_professional(family)):
        response = get(client, viewer, family, name)

        assert response.status_code == 200
        assert AccessEvent.objects.filter(by=viewer, case=family.case).count() == 1


@pytest.mark.parametrize("name", FOR_VIEWERS)
def test_whoever_sees_the_case_reads_why_and_who(client, family, therapy, name):
    share(family, therapy)

    assert get(client, member_of(therapy), family, name).status_code == 200


@pytest.mark.parametrize("name", FOR_COORDINATORS)
def test_the_rest_is_for_those_who_coordinate(client, family, therapy, name):
    share(family, therapy)

    response = get(client, member_of(therapy), family, name)

    assert response.status_code == 403
    assert "and the lead professional can do this" in text(response)


def test_why_names_the_decision_the_people_and_the_consent(client, family, therapy):
    by = team_member(family.case)
    said = walk_on(consent_for(family, therapy), family, therapy)
    commands.decide(case=family.case, walk=said, by=by)

    page = text(get(client, member_of(therapy), family, "why"))

    assert str(by) in page
    assert "to share this with your team, Speech and language therapy" in page
    assert "To plan speech support." in page
    assert "consent given by Leah Ward (mother) on" in page
    assert "with parental responsibility" in page
    assert "Maya Ward, Leah Ward" in page
    assert "Is there consent that covers this? <strong>Yes</strong>" in page


def test_why_shows_no_reasons_and_no_balance(client, family, therapy):
    said = walk(family, therapy, "public interest", urgent=True)
    commands.decide(case=family.case, walk=said, by=team_member(family.case))

    page = text(get(client, member_of(therapy), family, "why"))

    assert "Reason 6" not in page
    assert "the public interest, not on consent" in page


def test_why_names_the_giver_only_to_those_who_know_her(client, family, therapy):
    consent = consent_for(family, therapy, people=[family.child])
    share(family, therapy, consent=consent, people=[family.child])

    page = text(get(client, member_of(therapy), family, "why"))

    assert "given by the mother on" in page
    assert "Leah" not in page
    assert "Daniel" not in page


def test_why_says_the_same_of_each_category_not_seen(client, family, therapy):
    share(family, therapy)

    page = text(get(client, member_of(therapy), family, "why"))

    assert page.count("not shared with you.") == len(Category) - 3
    assert "<strong>Housing and money:</strong> not shared with you." in page
    assert "<strong>Health:</strong>" not in page


def test_why_for_recording_team_and_lead(client, family):
    team = text(get(client, team_member(family.case), family, "why"))
    lead = text(get(client, lead_professional(family), family, "why"))

    assert "That team opened the case and records here." in team
    assert "You see every kind of information" in team
    assert "You are the lead professional, since" in lead


def test_who_names_teams_readers_and_ends(client, family, therapy):
    therapist = member_of(therapy, first_name="Joan", last_name="Ellis")
    leader = lead_professional(family)
    grant = share(family, therapy)

    page = text(get(client, team_member(family.case), family, "who"))

    assert "Speech and language therapy" in page
    assert "Joan Ellis" in page
    assert str(leader) in page
    assert "everything that is recorded" in page
    assert short_date(grant.consent.expires_on) in page
    assert get(client, therapist, family, "who").status_code == 200


def test_who_hides_sensitive_kinds_from_those_who_do_not_see_them(
    client, family, therapy
):
    police = TeamFactory(name="Police")
    share(family, therapy)
    share(family, police,
          consent=consent_for(family, police, categories=["SAFEGUARDING"]))  # fmt: skip

    outside = get(client, member_of(therapy), family, "who").context_data["readers"]
    inside = get(client, team_member(family.case), family, "who").context_data[
        "readers"
    ]

    seen = {r.grant.through_team: r.categories for r in outside}
    assert seen[police] == (Category.IDENTITY,)
    seen = {r.grant.through_team: r.categories for r in inside}
    assert seen[police] == (Category.IDENTITY, Category.SAFEGUARDING)


def test_who_forgets_a_team_at_once_when_consent_goes(client, family, therapy):
    grant = share(family, therapy)
    by = team_member(family.case)
    commands.withdraw_consent(consent=grant.consent, reason="No.", by=by, team=therapy)

    assert "Speech and language" not in text(get(client, by, family, "who"))


@pytest.mark.parametrize("name", PAGES)
def test_the_number_of_queries_does_not_grow(
    client, family, therapy, name, django_assert_max_num_queries
):
    viewer = team_member(family.case)
    client.force_login(viewer)
    address = reverse(f"information_sharing:{name}", args=[family.case.pk])
    share(family, TeamFactory())
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(6):
        share(family, TeamFactory())

    with django_assert_max_num_queries(len(few)):
        client.get(address)


def test_the_date_of_the_page_is_today(client, family):
    page = text(get(client, team_member(family.case), family, "who"))

    today = datetime.datetime.now(tz=timezone.get_current_timezone())
    assert f"As it stands on {today.day} {today:%B %Y}" in page
