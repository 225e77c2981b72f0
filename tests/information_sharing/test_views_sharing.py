"""The sharing page and the trail, for those who coordinate."""

import pytest
from django.urls import reverse

from information_sharing import commands, queries
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import AdviceRequestFactory
from tests.information_sharing.walker import Walker, text
from tests.information_sharing.walks import walk
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def get(client, viewer, family, name):
    client.force_login(viewer)
    return client.get(reverse(f"information_sharing:{name}", args=[family.case.pk]))


def test_the_trail_tells_reads_and_refusals_in_words(client, family, therapy):
    share(family, therapy)
    viewer = member_of(therapy, first_name="Joan", last_name="Ellis")
    stranger = member_of(TeamFactory(), first_name="Harriet", last_name="Cole")
    get(client, viewer, family, "who")
    get(client, viewer, family, "sharing")
    get(client, stranger, family, "why")

    page = text(get(client, team_member(family.case), family, "trail"))

    assert "<strong>Joan Ellis</strong> looked at who can see it" in page
    assert "<strong>Joan Ellis</strong> was refused: what is shared" in page
    assert "<strong>Harriet Cole</strong> was refused: why it may be seen" in page


def test_the_trail_has_pages(client, family):
    viewer = team_member(family.case)
    for _ in range(51):
        AccessEvent.objects.create(
            chain=family.case.pk, event="CASE_VIEWED", by=viewer, case=family.case
        )

    response = get(client, viewer, family, "trail")

    assert response.context_data["page"].paginator.num_pages == 2
    assert "Page 1 of 2" in text(response)


def test_sharing_shows_what_stands_and_what_does_not(client, family, therapy):
    by = team_member(family.case)
    consent = consent_for(family, therapy, note="She read it twice.")
    standing = share(family, therapy, consent=consent).decision
    commands.decide(case=family.case, walk=walk(family, therapy, "duty"), by=by)
    expired = consent_for(family, TeamFactory(), expired=True)
    AdviceRequestFactory(case=family.case, words="Is it secret?")

    response = get(client, by, family, "sharing")

    lines = {
        line.decision: line for line in response.context_data["overview"].decisions
    }
    assert lines[standing].stands
    assert not lines[standing].why_not
    page = text(response)
    assert "It waits for a second person" in page
    assert "She read it twice." in page
    assert "Is it secret?" in page
    statuses = {
        line.consent: line.status for line in response.context_data["overview"].consents
    }
    assert statuses == {consent: "in force", expired: "expired"}


def test_sharing_shows_that_and_why_consent_was_withdrawn(client, family, therapy):
    grant = share(family, therapy)
    by = team_member(family.case)
    commands.withdraw_consent(
        consent=grant.consent, reason="Too many visits.", by=by, team=therapy
    )

    page = text(get(client, by, family, "sharing"))

    assert "Withdrawn for Speech and language therapy" in page
    assert "Too many visits." in page
    assert "The consent no longer covers it." in page
    commands.withdraw_consent(consent=grant.consent, reason="All of it.", by=by)
    page = text(get(client, by, family, "sharing"))
    assert "Withdrawn for everyone" in page
    assert "All of it." in page


def test_an_empty_sharing_page_says_what_belongs_here(client, family):
    page = text(get(client, team_member(family.case), family, "sharing"))

    assert "No consent is recorded." in page
    assert "Nothing has been decided yet." in page


def test_a_closed_case_offers_no_new_sharing(client):
    family = household(closed=True)

    page = text(get(client, team_member(family.case), family, "sharing"))

    assert "Decide whether to share" not in page


def test_decisions_are_listed_for_those_who_coordinate_only(family, therapy):
    share(family, therapy)
    for viewer, number in ((team_member(family.case), 1), (member_of(therapy), 0)):
        found = queries.decisions_for(viewer=viewer, case=family.case)

        assert len(found) == number


def test_a_lead_professional_reads_no_name_that_is_not_shared_with_her(
    client, family, therapy
):
    leader = lead_professional(family)
    his = consent_for(family, therapy, people=[family.father])
    his.given_by = family.father
    his.save()
    decision = share(family, therapy, consent=his, people=[family.father]).decision
    addresses = [
        reverse("information_sharing:sharing", args=[family.case.pk]),
        reverse("information_sharing:decision", args=[family.case.pk, decision.pk]),
        reverse("information_sharing:withdraw-consent", args=[family.case.pk, his.pk]),
        reverse("information_sharing:who", args=[family.case.pk]),
    ]
    for viewer, knows_him in ((leader, False), (team_member(family.case), True)):
        client.force_login(viewer)
        pages = "".join(text(client.get(address)) for address in addresses)

        assert ("Daniel" in pages) is knows_him
        assert "ather" in pages
        walk_through = Walker(client, family)
        walk_through.begin(therapy)
        assert ("Daniel" in text(walk_through.get(4))) is knows_him
