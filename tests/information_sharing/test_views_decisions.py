"""The last page, the decision, and the second person."""

import pytest
from django.urls import reverse

from information_sharing import access, commands
from information_sharing.models import SharingDecision
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walker import at, in_public_interest, text
from tests.information_sharing.walks import walk
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
CLICK = "7b0e5ed2-5b5c-4a53-9b0a-0a3b3c1e2d4f"


def test_no_purpose_ends_in_not_sharing(client, family, therapy, walker):
    said = {"team": str(therapy.pk), "kind": "PLAN", "reason": "Only curiosity."}
    assert at(walker.say(1, "no", **said), 8)
    assert "Nothing is shared with Speech" in text(walker.get(8))

    walker.decide()

    decision = SharingDecision.objects.get()
    assert decision.outcome == "DO_NOT_SHARE"
    assert decision.purpose == "Only curiosity."


def test_without_names_nothing_is_opened(family, therapy, walker):
    said = {"team": str(therapy.pk), "kind": "PLAN", "purpose": "To count."}
    walker.say(1, "yes", **said)
    walker.say(2, "no", reason="A number only.")
    assert "Nothing in the record is opened" in text(walker.get(8))

    walker.decide()

    assert SharingDecision.objects.get().basis == "NOT_CONFIDENTIAL"
    assert not access.can_view_case(member_of(therapy), family.case)


def test_missing_consent_never_blocks_it_forks(client, family, therapy, walker):
    assert at(in_public_interest(walker, family, therapy), 8)
    assert "It opens when a second person has countersigned" in text(walker.get(8))

    done = walker.decide()

    decision = SharingDecision.objects.get()
    assert decision.balance == "CANARY balance"
    assert decision.categories == ["SAFEGUARDING"]
    assert "It waits for a second person" in text(client.get(done.url))
    assert not access.can_view_case(member_of(therapy), family.case)
    client.force_login(team_member(family.case))
    page = text(client.get(done.url))
    assert "Countersign this decision" in page
    assert "CANARY balance" in page
    assert client.post(done.url, {"_once": CLICK}).url == done.url
    assert access.can_view_case(member_of(therapy), family.case)


def test_urgent_opens_at_once(client, family, therapy, walker):
    ConsentExclusionFactory(consent=consent_for(family), team=therapy)
    in_public_interest(walker, family, therapy, urgent="on")
    page = text(walker.get(8))
    assert "It opens at once" in page
    assert "The family said: not Speech and language therapy." in page

    done = walker.decide()

    assert access.can_view_case(member_of(therapy), family.case)
    assert "nobody yet; needed by" in text(client.get(done.url))
    client.force_login(team_member(family.case))
    sharing = reverse("information_sharing:sharing", args=[family.case.pk])
    assert "A second person must countersign it." in text(client.get(sharing))


def test_not_the_right_way_ends_in_not_sharing(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    assert at(walker.say(7, "no", reason="Too much for the purpose."), 8)
    walker.decide()

    assert SharingDecision.objects.get().outcome == "DO_NOT_SHARE"


def test_a_new_decision_replaces_the_one_that_is_ticked(
    family, therapy, consent, walker
):
    old = share(family, therapy, consent=consent).decision
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family, categories=["HEALTH"])
    page = text(walker.get(8))
    assert "Does this replace an earlier decision?" in page
    assert "Nobody loses sight of anything." in page

    walker.decide(replaces=[str(old.pk)])

    old.refresh_from_db()
    assert old.superseded_at
    seen = access.visible_categories(member_of(therapy), family.case)
    assert seen == {"IDENTITY", "HEALTH"}


def test_replacing_what_someone_replaced_meanwhile_is_said(
    family, therapy, consent, walker, viewer
):
    old = share(family, therapy, consent=consent).decision
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    share(family, therapy, consent=consent)
    said = walk(family, therapy, "no purpose", replaces=(old,))
    commands.decide(case=family.case, walk=said, by=viewer)

    response = walker.decide(replaces=[str(old.pk)])

    assert "Someone replaced that decision meanwhile" in text(response)


def test_not_them_is_said_at_the_last_page(family, therapy, walker):
    ConsentExclusionFactory(consent=consent_for(family), team=therapy)
    said = {"team": str(therapy.pk), "kind": "PLAN", "purpose": "To tell."}
    walker.say(1, "yes", **said)
    walker.say(2, "yes")
    walker.say(3, "no", reason="Everyone knows.")
    walker.choose(family)

    assert "The family said: not Speech" in text(walker.decide())


def test_an_empty_team_is_named_as_such(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)

    assert "Nobody works in Speech and language therapy" in text(walker.get(8))


def test_a_double_click_decides_once(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)

    first, second = walker.decide(_once=CLICK), walker.decide(_once=CLICK)

    assert first.url == second.url
    assert SharingDecision.objects.count() == 1


def test_a_decision_is_read_by_those_who_coordinate(client, family, therapy):
    decision = share(family, therapy).decision
    address = reverse(
        "information_sharing:decision", args=[family.case.pk, decision.pk]
    )
    for person, status in ((team_member(family.case), 200), (outsider(), 404),
                           (member_of(therapy), 403)):  # fmt: skip
        client.force_login(person)
        assert client.get(address).status_code == status


def test_a_decision_of_another_family_is_not_there(client, family, viewer, therapy):
    foreign = share(household(), therapy).decision
    address = reverse("information_sharing:decision", args=[family.case.pk, foreign.pk])

    assert client.get(address).status_code == 404


def test_nobody_countersigns_her_own(client, family, therapy, viewer):
    said = walk(family, therapy, "duty")
    decision = commands.decide(case=family.case, walk=said, by=viewer)
    address = reverse(
        "information_sharing:decision", args=[family.case.pk, decision.pk]
    )

    assert "Countersign this decision" not in text(client.get(address))
    assert client.post(address).status_code == 403


def test_countersigning_twice_is_said_plainly(client, family, therapy, viewer):
    said = walk(family, therapy, "duty")
    decision = commands.decide(case=family.case, walk=said, by=team_member(family.case))
    address = reverse(
        "information_sharing:decision", args=[family.case.pk, decision.pk]
    )
    client.post(address)

    assert "does not wait for a second person" in text(client.post(address))
