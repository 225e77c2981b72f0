"""The eight questions as people walk through them; the decision; the second person."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from cases.models import Draft
from information_sharing import access, commands
from information_sharing.models import AccessEvent, AdviceRequest, SharingDecision
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import in_days, walk
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


@pytest.fixture
def family():
    return household()


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def viewer(family, client):
    viewer = team_member(family.case)
    client.force_login(viewer)
    return viewer


@pytest.fixture
def consent(family, therapy):
    return consent_for(family, therapy)


class Walker:
    """Sends answers to the questions of one family."""

    def __init__(self, client, family):
        self.client, self.family = client, family

    def address(self, number):
        return reverse("information_sharing:decide", args=[self.family.case.pk, number])

    def get(self, number):
        return self.client.get(self.address(number))

    def say(self, number, answer, **more):
        fields = {f"q{number}-{name}": value for name, value in more.items()}
        fields[f"q{number}-answer"] = answer
        return self.client.post(self.address(number), fields)

    def begin(self, team, **more):
        """Answer the first three questions on the way to consent."""
        first = {"team": str(team.pk), "kind": "PLAN", "purpose": "To plan support."}
        self.say(1, "yes", **{**first, **more})
        self.say(2, "yes")
        return self.say(3, "yes")

    def choose(self, family, **changes):
        """Answer question 7."""
        end = in_days(30)
        fields = {
            "people": [str(family.child.pk)],
            "categories": ["HEALTH", "DEVELOPMENT"],
            "method": "IN_TEAM_AROUND",
            "ends_on_day": end.day,
            "ends_on_month": end.month,
            "ends_on_year": end.year,
            "told": "yes",
            **changes,
        }
        return self.say(7, "yes", **fields)

    def decide(self, **fields):
        return self.client.post(self.address(8), fields)


@pytest.fixture
def walker(client, family, viewer):
    return Walker(client, family)


def text(response):
    return " ".join(response.content.decode().split())


def at(response, number):
    """Return whether the response leads to this question."""
    return response.url.endswith(f"/share/{number}/")


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
    assert (
        "This person will be able to see <strong>health and development</strong>"
        in page
    )
    assert "Joan Ellis" in page
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


@pytest.mark.parametrize(
    ("number", "answer", "field"),
    [(1, "", "answer"), (1, "no", "reason"), (1, "yes", "purpose"), (1, "yes", "team"),
     (1, "yes", "kind"), (1, "not_sure", "words"), (2, "no", "reason"),
     (3, "no", "reason"), (4, "no", "reason"), (4, "yes", "consent"),
     (5, "yes", "reason"), (6, "yes", "reason"), (6, "no", "reason"),
     (1, "perhaps", "answer")],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(
    family, therapy, consent, walker, number, answer, field
):
    if number > 1:
        walker.begin(therapy)
    if number > 4:
        walker.say(4, "no", reason="Not asked.")
    if number > 5:
        walker.say(5, "no")

    response = walker.say(number, answer)

    assert response.status_code == 200
    assert field in response.context_data["form"].errors
    assert "There is a problem" in text(response)


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


def in_public_interest(walker, family, therapy, **changes):
    walker.begin(therapy)
    walker.say(4, "no", reason="It could put her at risk.")
    walker.say(5, "no")
    walker.say(6, "yes", reason="CANARY balance")
    return walker.choose(family, categories=[], sensitive=["SAFEGUARDING"], **changes)


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


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"people": []}, "people"), ({"categories": []}, "categories"),
     ({"categories": ["HOUSING_MONEY"]}, "categories"), ({"method": ""}, "method"),
     ({"told": ""}, "told"), ({"told": "no"}, "not_told_reason"),
     ({"ends_on_year": "2020"}, "ends_on"), ({"ends_on_year": "2090"}, "ends_on"),
     ({"ends_on_day": "", "ends_on_month": "", "ends_on_year": ""}, "ends_on"),
     ({"ends_on_day": "31", "ends_on_month": "2"}, "ends_on")],
)  # fmt: skip
def test_question_seven_says_what_is_not_right(
    family, therapy, consent, walker, changes, field
):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    response = walker.choose(family, **changes)

    assert field in response.context_data["form"].errors


def test_not_the_right_way_ends_in_not_sharing(family, therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    assert at(walker.say(7, "no", reason="Too much for the purpose."), 8)
    walker.decide()

    assert SharingDecision.objects.get().outcome == "DO_NOT_SHARE"


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


def test_a_new_decision_replaces_the_one_that_is_ticked(
    family, therapy, consent, walker
):
    old = share(family, therapy, consent=consent).decision
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family, categories=["HEALTH"])
    page = text(walker.get(8))
    assert "Does this replace an earlier decision?" in page
    assert "They see already: names, ages and who is involved; health" in page

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


@pytest.mark.parametrize("number", [1, 8])
def test_only_those_who_coordinate_walk(client, family, therapy, number):
    share(family, therapy)
    address = reverse("information_sharing:decide", args=[family.case.pk, number])
    client.force_login(member_of(therapy))
    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403
    client.force_login(outsider())
    assert client.get(address).status_code == 404


NONSENSE = [
    "",
    "\x00",
    "x" * 100_000,
    "'; DROP TABLE",
    "<script>",
    "\u202eabc \U0001f476",
]


@pytest.mark.parametrize("rubbish", NONSENSE)
def test_nonsense_is_refused_plainly_at_every_question(
    family, therapy, consent, walker, rubbish
):
    for number in range(1, 8):
        names = ("answer", "team", "kind", "purpose", "consent", "people", "method")
        response = walker.say(number, rubbish, **dict.fromkeys(names[1:], rubbish))
        assert response.status_code in {200, 302}
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))
    response = walker.choose(
        family, people=[rubbish], ends_on_day=rubbish, told=rubbish
    )
    assert response.status_code == 200
    assert not SharingDecision.objects.exists()


def test_long_text_is_counted_and_kept(family, therapy, walker):
    said = {"team": str(therapy.pk), "kind": "PLAN", "purpose": "long " * 20_000}

    response = walker.say(1, "yes", **said)

    assert "must be 50,000 characters or fewer" in text(response)
    assert "long long long" in text(response)


def test_a_pasted_script_stays_text(client, family, therapy, consent, walker):
    walker.begin(therapy, purpose="<script>alert(1)</script>")
    walker.say(4, "yes", consent=str(consent.pk))
    walker.choose(family)
    page = text(client.get(walker.decide().url))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_each_person_walks_alone(client, family, therapy, walker):
    walker.begin(therapy)
    client.force_login(team_member(family.case))

    assert at(walker.get(4), 1)


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
