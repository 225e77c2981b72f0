"""One practitioner of a team, protocols, reviews, and two people who decide at once."""

import pytest
from django.urls import reverse

from information_sharing import access, commands
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Grant, SharingDecision
from tests.factories.agencies import TeamFactory
from tests.information_sharing.walker import at, text
from tests.information_sharing.walks import in_days, walk, walk_on
from tests.people import member_of, share, team_member

pytestmark = pytest.mark.django_db


def decide(family, said, by):
    return commands.decide(case=family.case, walk=said, by=by)


def place(practitioner):
    return str(practitioner.memberships.get().pk)


def test_one_person_of_a_team_sees_it_and_her_colleague_does_not(
    family, therapy, therapist, consent, by
):
    colleague = member_of(therapy)

    decide(family, walk_on(consent, family, therapy, practitioner=therapist), by)

    assert access.can_view_case(therapist, family.case)
    assert not access.can_view_case(colleague, family.case)


def test_when_she_leaves_the_team_she_sees_nothing(
    family, therapy, therapist, consent, by
):
    decide(family, walk_on(consent, family, therapy, practitioner=therapist), by)

    therapist.memberships.update(ends_on=in_days(-1))

    assert not access.can_view_case(therapist, family.case)


def test_the_consent_must_cover_her_team(family, consent, by):
    stranger = member_of(TeamFactory(name="Housing advice"))
    team = stranger.memberships.get().team

    with pytest.raises(NotPossibleNow, match="It does not name Housing advice"):
        decide(family, walk_on(consent, family, team, practitioner=stranger), by)


def test_she_must_work_in_that_team(family, therapy, consent, by):
    stranger = member_of(TeamFactory())

    with pytest.raises(NotPossibleNow, match="does not work in"):
        decide(family, walk_on(consent, family, therapy, practitioner=stranger), by)


def test_the_walk_to_one_person(family, therapy, therapist, consent, walker):
    walker.begin(therapy, to="person", person=place(therapist))
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)

    page = text(walker.get(8))
    assert f"Nobody else of {therapy} sees it." in page
    walker.decide()

    assert SharingDecision.objects.get().practitioner == therapist
    assert Grant.objects.get(kind="SHARING_DECISION").practitioner == therapist


def test_the_same_agency_needs_no_protocol_with_itself(family, by):
    team = TeamFactory(agency=family.case.recording_team.agency)

    assert decide(family, walk(family, team, "duty", no_protocol_reason=""), by)


def test_without_a_protocol_a_reason_is_asked_and_nothing_blocks(
    client, family, therapy, consent, by, walker
):
    with pytest.raises(NotPossibleNow, match="no information-sharing protocol"):
        decide(family, walk_on(consent, family, therapy, no_protocol_reason=" "), by)
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    wrong = walker.choose(family, no_protocol_reason="")
    assert "no_protocol_reason" in wrong.context_data["form"].errors

    walker.choose(family, no_protocol_reason="They sign next week.")

    assert "They sign next week." in text(client.get(walker.decide().url))


def day(number):
    when = in_days(number)
    parts = {"day": when.day, "month": when.month, "year": when.year}
    return {f"review_on_{part}": value for part, value in parts.items()}


def test_a_review_comes_up_on_the_sharing_page(
    client, family, therapy, consent, walker
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    assert "review_on" in walker.choose(family, **day(31)).context_data["form"].errors
    assert "review_on" in walker.choose(family, **day(-1)).context_data["form"].errors
    walker.choose(family, **day(10))
    walker.decide()
    sharing = reverse("information_sharing:sharing", args=[family.case.pk])
    assert "Decisions to look at again" not in text(client.get(sharing))

    SharingDecision.objects.update(review_on=in_days(0))

    assert "Decisions to look at again (1)" in text(client.get(sharing))


def test_the_command_asks_for_a_review_in_time(family, therapy, consent, by):
    late = walk_on(consent, family, therapy, review_on=in_days(31))

    with pytest.raises(NotPossibleNow, match="before it ends"):
        decide(family, late, by)


def test_a_part_is_shared_and_the_rest_is_kept_as_a_record(
    client, family, therapy, consent, walker
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    more = {"asked_more": "yes", "held_back": ["HEALTH"]}
    wrong = walker.choose(family, **more).context_data["form"].errors
    assert {"held_back", "held_back_reason"} <= set(wrong)
    more = {"asked_more": "yes", "held_back": ["PLAN"], "held_back_reason": "Not now."}
    walker.choose(family, **more)
    assert "You do not share: the plan." in text(walker.get(8))

    page = text(client.get(walker.decide().url))

    assert "Share a part with Speech" in page
    assert "Not now." in page
    assert SharingDecision.objects.get().answers["7"]["held_back"] == ["PLAN"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"held_back": ("PLAN",)}, "Write why a part"),
     ({"held_back": ("HEALTH",), "held_back_reason": "x"}, "either shared or held")],
)  # fmt: skip
def test_the_command_asks_why_a_part_is_held_back(
    family, therapy, consent, by, changes, sentence
):
    with pytest.raises(NotPossibleNow, match=sentence):
        decide(family, walk_on(consent, family, therapy, **changes), by)


def test_of_two_who_decide_at_once_the_second_is_told(
    family, therapy, consent, walker, viewer
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    shown = walker.get(8).context_data["form"]["known"].value()
    decide(family, walk_on(consent, family, therapy), team_member(family.case))

    refused = walker.decide(known=shown)

    assert "Somebody decided about Speech" in text(refused)
    assert SharingDecision.objects.count() == 1
    fresh = refused.context_data["form"]["known"].value()
    assert walker.decide(known=fresh).status_code == 302
    assert SharingDecision.objects.count() == 2


def test_ticking_what_is_replaced_shows_first_what_it_does(
    family, therapy, therapist, consent, walker
):
    old = share(family, therapy, consent=consent).decision
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family, categories=["HEALTH"])

    page = walker.decide(replaces=[str(old.pk)], previewed="")

    assert "Read again what will happen" in text(page)
    assert "health and development of Leah Ward" in text(page)
    assert "Will no longer see (1)" in text(page)
    assert SharingDecision.objects.count() == 1
    shown = page.context_data["form"]["previewed"].value()
    assert walker.decide(replaces=[str(old.pk)], previewed=shown).status_code == 302


def test_a_withdrawal_half_way_is_said_and_nothing_typed_is_lost(
    client, family, therapy, consent, walker, viewer
):
    walker.begin(therapy, purpose="To plan her first session.")
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer)

    refused = walker.decide()

    assert at(refused, 4)
    assert "Something changed while you were deciding" in text(client.get(refused.url))
    assert "To plan her first session." in text(walker.get(1))
    assert not SharingDecision.objects.exists()
