"""What is typed on the screen of a meeting is one form: whichever button, all is kept."""

import pytest
from django.urls import reverse

from cases.models import Said
from information_sharing.models import AccessEvent
from tests.cases.meeting_world import begin, item, planned

pytestmark = pytest.mark.django_db
FAMILY, DECIDED = "She wakes at two.", "A bedtime routine"
TYPED = {"family_view": FAMILY, "agreed": DECIDED, "decided_by": "Leah", "seen": ""}


@pytest.fixture
def world(client):
    world = planned()
    world.item = item(world)
    begin(world)
    client.force_login(world.therapist)
    return world


def post(client, world, name, **typed):
    args = [world.family.case.pk, world.item.pk]
    words = {"invitee": world.guest(world.therapist).pk, "words": "Five new words."}
    return client.post(reverse(f"cases:{name}", args=args), words | typed)


@pytest.mark.parametrize("button", ["say", "meeting-item"])
def test_either_button_saves_the_decision_and_what_was_said(client, world, button):
    before = AccessEvent.objects.count()

    assert post(client, world, button, **TYPED).status_code == 302

    world.item.refresh_from_db()
    assert (world.item.family_view, world.item.agreed) == (FAMILY, DECIDED)
    assert Said.objects.get().words == "Five new words."
    assert AccessEvent.objects.count() == before + 1


@pytest.mark.parametrize("button", ["say", "meeting-item"])
def test_what_is_refused_saves_nothing_and_keeps_all_that_was_typed(
    client, world, button
):
    page = post(client, world, button, **TYPED | {"decided_by": ""}).content.decode()

    for text in ("Write who decided it", FAMILY, DECIDED, "Five new words."):
        assert text in page
    world.item.refresh_from_db()
    assert (world.item.family_view, Said.objects.count()) == ("", 0)


def test_words_without_a_name_lose_nothing_of_the_decision(client, world):
    page = post(client, world, "say", **TYPED | {"invitee": ""}).content.decode()

    assert DECIDED in page
    assert "Who says it" in page
    assert not Said.objects.exists()


def test_what_somebody_else_decided_meanwhile_stands_beside_mine(client, world):
    post(client, world, "meeting-item", **TYPED | {"words": ""})

    page = post(client, world, "say", **TYPED | {"agreed": "Another"}).content.decode()

    assert DECIDED in page
    assert "Another" in page
    assert not Said.objects.exists()


def test_only_who_said_yes_is_ticked_as_here(client):
    world = planned()
    world.guest(world.therapist).__class__.objects.filter(
        pk=world.guest(world.therapist).pk
    ).update(answer="COMING")
    client.force_login(world.by)
    address = reverse(
        "cases:open-meeting", args=[world.family.case.pk, world.meeting.pk]
    )

    ticked = client.get(address).context["form"]["came"].value()

    assert world.guest(world.therapist).pk in ticked
    assert world.guest(world.family.mother).pk not in ticked
