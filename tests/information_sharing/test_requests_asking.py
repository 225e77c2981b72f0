"""Asking to see a record: the page says the same whatever there is (R8)."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from config.dates import clock, short_date
from config.working_days import working_days_after
from information_sharing import found
from information_sharing.categories import Category
from information_sharing.commands.pace import MOST
from information_sharing.models import AccessEvent, AccessRequest, Notice, ShieldReader
from information_sharing.steady import A_MOMENT
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.listed import MAYA, listed_household
from tests.people import (
    consent_for,
    household,
    lead_professional,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
ASK = reverse("information_sharing:ask-access")
MINE = reverse("information_sharing:my-access-requests")
PURPOSE = "I plan the move of this family."


@pytest.fixture
def asker(client):
    asker = outsider()
    client.force_login(asker)
    return asker


def sent(asker, reference, **more):
    team = asker.memberships.first().team_id
    return {"reference": reference, "team": str(team), "purpose": PURPOSE, **more}


def ask(client, asker, reference, **more):
    return client.post(ASK, sent(asker, reference, **more))


def mine(client) -> str:
    tokens = r'value="[\w-]{32,}"|"X-CSRFToken":"\w+"'
    body = re.sub(tokens, "", client.get(MINE).content.decode())
    return re.sub(r", \d+:\d\d[ap]m, for ", ", …, for ", body)


def test_a_request_reaches_the_recording_team(client, asker):
    family = household()
    keeper = team_member(family.case)

    ask(client, asker, family.case.reference.lower())

    request = AccessRequest.objects.get()
    assert (request.case, request.asked_by) == (family.case, asker)
    assert request.due_on == working_days_after(request.asked_at.date(), 3)
    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.target) == (
        keeper,
        "ACCESS_REQUESTED",
        request.pk,
    )


def test_a_request_reaches_the_lead_professional_where_there_is_one(client, asker):
    family = household()
    team_member(family.case)
    lead = lead_professional(family, categories=[str(Category.HEALTH)])

    ask(client, asker, family.case.reference)

    assert [notice.to for notice in Notice.objects.all()] == [lead]


@pytest.mark.parametrize(
    "state", ["unknown", "exists", "sealed", "excluded", "closed", "asked before"]
)
def test_the_answer_is_the_same_whatever_there_is(client, asker, state):
    family = household(closed=state == "closed")
    reference = family.case.reference
    if state == "sealed":
        ShieldingFactory(case=family.case, sealed=True)
    if state == "excluded":
        ConsentExclusionFactory(
            consent=consent_for(family), team=asker.memberships.get().team
        )
    if state == "unknown":
        reference = "TA-99999"
    if state == "asked before":
        ask(client, asker, reference)

    response = ask(client, asker, reference)

    assert response.url == MINE
    body = mine(client).replace(reference, "…")
    assert "If that record exists, its lead professional or recording team" in body
    assert "What I asked for (1)" in body
    assert "waiting" in body
    assert PURPOSE not in body
    logged = AccessEvent.objects.filter(by=asker, event="ACCESS_REQUESTED").first()
    assert logged.details["reference"] == reference
    assert PURPOSE not in str(logged.details)
    assert logged.case is None


def test_the_lists_of_one_who_asked_for_something_and_for_nothing_are_alike(
    client, standing_clock
):
    family, bodies = household(), []
    for reference in (family.case.reference, "TA-99999"):
        asker = outsider()
        client.force_login(asker)
        ask(client, asker, reference)
        body = mine(client).replace(reference, "…")
        body = body.replace(str(asker.memberships.get().team), "…")
        body = body.replace(str(asker.pk), "…")
        bodies.append(body.replace(str(asker), "…"))

    assert bodies[0] == bodies[1]


def test_the_answer_waits_for_its_moment(client, asker):
    family = household()

    known = ask(client, asker, family.case.reference)
    unknown = ask(client, asker, "TA-99999")

    assert known.takes == unknown.takes == A_MOMENT


def test_of_a_sealed_record_only_its_named_readers_hear(client, asker):
    family = household()
    team_member(family.case)
    reader = team_member(family.case)
    shield = ShieldingFactory(case=family.case, sealed=True)
    ShieldReader.objects.create(
        shielding=shield, practitioner=reader, named_by=shield.set_by
    )

    ask(client, asker, family.case.reference)

    assert [notice.to for notice in Notice.objects.all()] == [reader]


def test_asking_twice_while_it_waits_is_asking_once(client, asker):
    family = household()
    team_member(family.case)

    for _ in range(2):
        ask(client, asker, family.case.reference)

    assert AccessRequest.objects.count() == 1
    assert Notice.objects.count() == 1
    assert AccessEvent.objects.filter(by=asker, target__isnull=False).count() == 2


def test_whoever_sees_the_record_is_told_so(client, asker):
    family = household()
    share(family, asker.memberships.get().team)

    response = ask(client, asker, family.case.reference)

    assert response.url == family.case.get_absolute_url()
    assert not AccessRequest.objects.exists()


def test_a_request_for_a_merged_case_goes_where_the_work_is(client, asker):
    target = CaseFactory()
    old = CaseFactory(merged_into=target)

    ask(client, asker, old.reference)

    assert AccessRequest.objects.get().case == target


def test_from_the_index_no_reference_is_needed_or_shown(client, asker):
    family = listed_household()
    body = client.post(reverse("information_sharing:index"), MAYA).content.decode()
    word = re.search(r"\?found=([^\"]+)", body).group(1)

    page = client.get(ASK, {"found": word}).content.decode()
    assert "whom you found in the index" in page
    assert family.case.reference not in page
    posted = sent(asker, "", found=word)
    posted.pop("reference")
    client.post(ASK, posted)

    assert AccessRequest.objects.get().case == family.case
    assert "A child you found in the index" in mine(client)
    assert family.case.reference not in mine(client)


def test_two_requests_are_told_apart_by_when_they_were_made(client, asker):
    family = listed_household()
    word = found.sign(family.case, asker)
    ask(client, asker, "", found=word)
    answered = {"answered_at": timezone.now(), "answered_by": team_member(family.case)}
    AccessRequest.objects.update(answer="NOT_SHARED", **answered)
    ask(client, asker, "", found=word)

    page = client.get(MINE)

    times = [asked.asked_at for asked in page.context_data["requests"]]
    assert len(set(times)) == 2
    for at in map(timezone.localtime, times):
        assert f"Asked on {short_date(at)}, {clock(at)}, for" in page.content.decode()


@pytest.mark.parametrize("word", ["nonsense", "another's"])
def test_what_somebody_else_found_opens_nothing(client, asker, word):
    family = listed_household()
    if word == "another's":
        word = found.sign(family.case, outsider())

    for response in (
        client.get(ASK, {"found": word}),
        ask(client, asker, "", found=word),
    ):
        assert response.url == reverse("information_sharing:index")
    assert not AccessRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reference": ""}, "Enter reference"),
        ({"reference": "the Wards"}, "Enter a reference like TA-2K7-4M"),
        ({"purpose": ""}, "Answer “What do you need it for?”"),
        ({"team": ""}, "Select an answer to “For which of your teams?”"),
    ],
)
def test_what_is_missing_is_said(client, asker, changes, sentence):
    body = client.post(ASK, sent(asker, "TA-99999") | changes).content.decode()

    assert sentence in body


def test_nobody_asks_for_a_team_that_is_not_hers(client, asker):
    other = TeamFactory()

    response = ask(client, asker, "TA-99999", team=str(other.pk))

    assert response.status_code == 200
    assert not AccessEvent.objects.filter(event="ACCESS_REQUESTED").exists()


def test_other_roles_do_not_ask(client):
    client.force_login(TeamMembershipFactory(role=RoleName.MANAGER).practitioner)

    assert client.get(ASK).status_code == 403
    assert client.get(MINE).status_code == 200


def test_too_many_requests_are_refused(client, asker):
    for number in range(MOST["ACCESS_REQUESTED"][0][1]):
        AccessEvent.objects.create(
            chain=asker.pk, event="ACCESS_REQUESTED", by=asker, sequence=number
        )

    assert ask(client, asker, "TA-99999").status_code == 429
