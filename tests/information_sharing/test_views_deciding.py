"""The eight questions as people walk through them; the decision; the second person."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from cases.models import Draft
from information_sharing import access, commands
from information_sharing.models import AccessEvent, AdviceRequest, SharingDecision
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.information_sharing.walker import at, text
from tests.people import (
    consent_for,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def test_the_whole_walk_by_consent(client, family, therapy, consent, walker, viewer):
    therapist = member_of(therapy, first_name="Joan", last_name="Ellis")
    assert at(walker.begin(therapy), 4)
    page = text(walker.get(4))
    assert "Question 4 of 8" in page
    assert "Information sharing guidance 2006, question 4" in page
    assert "To plan support." not in page
    assert "<strong>covers this</strong>" in page
    assert at(walker.say(4, "yes", consent=str(consent.pk)), 7)
    assert at(walker.choose(family), 8)

    page = text(walker.get(8))
    assert "You share <strong>health and development</strong> of Maya Ward" in page
    assert (
        "<strong>Joan Ellis, health visitor, Speech and language therapy</strong>: "
        "names, ages and who is involved, health and development of Maya Ward." in page
    )
    assert "Nobody loses sight of anything." in page
    assert "Share health and development with Speech and language therapy" in page
    assert not access.can_view_case(therapist, family.case)
    done = walker.decide()

    decision = SharingDecision.objects.get()
    assert done.url == reverse(
        "information_sharing:decision", args=[family.case.pk, decision.pk]
    )
    assert access.can_view_case(therapist, family.case)
    assert decision.answers["1"] == {"answer": "yes", "reason": "", "kind": "PLAN"}
    assert set(decision.answers) == {"1", "2", "3", "4", "7"}
    assert not Draft.objects.exists()
    assert AccessEvent.objects.filter(event="SHARING_DECIDED", by=viewer).count() == 1
    page = text(client.get(done.url))
    assert "in force" in page
    assert "To plan support." in page


def test_the_walk_is_one_draft_of_its_author(family, therapy, walker, viewer):
    walker.begin(therapy)

    draft = Draft.objects.get()
    assert draft.author == viewer
    assert draft.title == "Sharing with a team"
    assert draft.path == reverse(
        "information_sharing:continue-deciding", args=[family.case.pk]
    )


@pytest.mark.parametrize("number", [2, 4, 7, 8, 9, 0])
def test_nobody_jumps_ahead(family, walker, number):
    assert at(walker.get(number), 1)


def test_questions_off_the_path_lead_back(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    assert at(walker.get(5), 7)
    assert at(walker.get(6), 7)
    assert walker.get(2).status_code == 200


def test_going_on_leads_to_where_one_stopped(client, family, therapy, walker):
    walker.begin(therapy)
    path = reverse("information_sharing:continue-deciding", args=[family.case.pk])

    assert at(client.get(path), 4)
    client.post(path, {"_discard": "1"})
    assert at(client.get(path), 1)


def test_what_was_said_comes_back_when_one_goes_back(family, therapy, walker):
    walker.begin(therapy, purpose="To plan her first session.")

    page = text(walker.get(1))

    assert "To plan her first session." in page
    assert "What you have said so far" in page


def test_half_typed_text_is_kept(client, family, walker):
    client.post(walker.address(1), {"q1-purpose": "Half a sent", "_draft": "1"})

    assert "Half a sent" in text(walker.get(1))


def test_by_consent_nothing_urgent_and_nothing_wider_is_offered(
    family, therapy, consent, walker
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    form = walker.get(7).context_data["form"]

    assert "urgent" not in form.fields
    assert "sensitive" not in form.fields
    assert [v for v, _ in form.fields["categories"].choices] == [
        "HEALTH",
        "DEVELOPMENT",
    ]
    assert set(form.fields["people"].queryset) == {family.child, family.mother}
    assert form.fields["ends_on"].initial == consent.expires_on


def test_question_four_says_why_others_do_not_cover(family, therapy, walker, viewer):
    consent_for(family, TeamFactory(name="Housing advice"))
    consent_for(family, therapy, expired=True)
    consent_for(family, therapy, purposes=["STATISTICS"])
    walker.begin(therapy)

    page = text(walker.get(4))

    assert "It does not name Speech and language therapy." in page
    assert "It ended on 31 December 2025." in page
    assert "It was given for another purpose." in page
    assert "answer" in walker.say(4, "yes").context_data["form"].errors


def test_a_consent_withdrawn_meanwhile_leads_back_to_question_four(
    family, therapy, consent, walker, viewer
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    commands.withdraw_consent(consent=consent, reason="No.", by=viewer, team=therapy)

    assert at(walker.get(8), 4)
    assert at(walker.decide(), 4)
    assert "There is a problem" in text(walker.get(4))
    assert not SharingDecision.objects.exists()


def test_changing_the_team_asks_again_for_consent(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    other = {"team": str(TeamFactory().pk), "kind": "PLAN", "purpose": "x"}

    assert at(walker.say(1, "yes", **other), 4)


def test_not_sure_asks_the_information_officer_and_parks(
    client, family, therapy, walker, viewer
):
    walker.begin(therapy)

    response = walker.say(4, "not_sure", words="Does last year's consent count?")

    assert response.url == reverse("information_sharing:sharing", args=[family.case.pk])
    advice = AdviceRequest.objects.get()
    assert (advice.question, advice.team, advice.asked_by) == (4, therapy, viewer)
    assert at(walker.get(8), 4)
    page = text(walker.get(4))
    assert "Does last year" in page
    assert "waiting" in page
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    commands.answer_advice(advice=advice, answer="No, ask again.", by=officer)
    assert "No, ask again." in text(walker.get(4))
    assert "No, ask again." in text(client.get(response.url))
    assert at(walker.say(4, "no", reason="Too old."), 5)


def test_not_sure_twice_is_said_plainly(family, therapy, walker):
    walker.begin(therapy)
    walker.say(4, "not_sure", words="Does it count?")

    response = walker.say(4, "not_sure", words="Does it count?")

    assert "You have asked this already" in text(response)
    assert AdviceRequest.objects.count() == 1


def test_not_sure_at_the_first_question(family, therapy, walker):
    said = {"team": str(therapy.pk), "kind": "PLAN", "words": "May we?"}

    walker.say(1, "not_sure", **said)

    assert AdviceRequest.objects.get().team == therapy


@pytest.mark.parametrize("number", [1, 8])
def test_only_those_who_coordinate_walk(client, family, therapy, number):
    share(family, therapy)
    address = reverse("information_sharing:decide", args=[family.case.pk, number])
    client.force_login(member_of(therapy))
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    client.force_login(outsider())
    assert client.get(address).status_code == 404


def test_each_person_walks_alone(client, family, therapy, walker):
    walker.begin(therapy)
    client.force_login(team_member(family.case))

    assert at(walker.get(4), 1)
