"""A request to see the record begins a walk, and hears of the decision."""

import pytest
from django.urls import reverse

from information_sharing import commands
from information_sharing.models import AccessEvent, AccessRequest, SharingDecision
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    ObjectionFactory,
)
from tests.information_sharing.walker import at, text
from tests.information_sharing.walks import walk
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(family, therapy, therapist):
    return AccessRequestFactory(case=family.case, team=therapy, asked_by=therapist)


def begin(client, family, pk):
    address = reverse("information_sharing:continue-deciding", args=[family.case.pk])
    return client.get(address, {"request": str(pk)})


def first(therapist, **changes):
    place = str(therapist.memberships.get().pk)
    return {"to": "person", "person": place, "kind": "PLAN", "purpose": "x", **changes}


def test_it_begins_with_who_asked(client, family, therapy, therapist, asked, walker):
    assert at(begin(client, family, asked.pk), 1)

    form = walker.get(1).context_data["form"]

    assert form["to"].value() == "person"
    assert form["person"].value() == str(therapist.memberships.get().pk)
    assert form["team"].value() == str(therapy.pk)


def test_sharing_answers_it(client, family, therapist, consent, asked, walker, viewer):
    begin(client, family, asked.pk)
    walker.say(1, "yes", **first(therapist))
    walker.say(2, "yes")
    walker.say(3, "yes")
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)

    walker.decide()

    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("SHARED", viewer)
    assert asked.decision == SharingDecision.objects.get()
    event = AccessEvent.objects.get(event="SHARING_DECIDED")
    assert event.details["request"] == str(asked.pk)


def test_not_sharing_answers_it_too(client, family, therapist, asked, walker):
    begin(client, family, asked.pk)
    walker.say(1, "no", **first(therapist, reason="Not their work."))

    walker.decide()

    asked.refresh_from_db()
    assert asked.answer == "NOT_SHARED"


@pytest.mark.parametrize("says_yes", [True, False])
def test_the_second_person_answers_it(family, therapy, by, asked, says_yes):
    said = walk(family, therapy, "duty", request=asked)
    decision = commands.decide(case=family.case, walk=said, by=by)
    asked.refresh_from_db()
    assert asked.answered_at is None
    second = team_member(family.case)

    if says_yes:
        commands.countersign(decision=decision, by=second)
    else:
        commands.refuse_countersignature(decision=decision, reason="No.", by=second)

    asked.refresh_from_db()
    assert asked.answer == ("SHARED" if says_yes else "NOT_SHARED")


def test_another_team_leaves_it_waiting(client, family, asked, walker):
    begin(client, family, asked.pk)
    other = AccessRequestFactory(case=family.case).team
    said = {"to": "team", "team": str(other.pk), "kind": "PLAN", "reason": "No."}
    walker.say(1, "no", **said)

    walker.decide()

    assert not AccessRequest.objects.filter(answered_at__isnull=False).exists()


def test_in_the_middle_of_another_nothing_is_touched(
    client, family, therapy, asked, walker
):
    walker.begin(therapy, purpose="Half-way.")

    page = client.get(begin(client, family, asked.pk).url)

    assert "You are half-way through another decision" in text(page)
    assert "Half-way." in text(walker.get(1))


def test_coming_back_to_the_same_goes_on(client, family, therapist, asked, walker):
    begin(client, family, asked.pk)
    walker.say(1, "yes", **first(therapist))

    assert at(begin(client, family, asked.pk), 2)
    assert "half-way" not in text(walker.get(2))


def test_only_what_waits_on_this_case(client, family, viewer, asked):
    foreign = AccessRequestFactory(case=household().case)
    own = AccessRequestFactory(case=family.case, asked_by=viewer)
    for request in (foreign, own):
        assert begin(client, family, request.pk).status_code == 404
    assert at(begin(client, family, "nonsense"), 1)


def test_objections_are_shown_where_consent_is_asked(family, therapy, consent, walker):
    ObjectionFactory(consent=consent, person=family.father, words="CANARY: not I.")
    walker.begin(therapy)

    assert "CANARY: not I." in text(walker.get(4))
