"""Answering another team: yes joins for both, each asked again at that moment (R6, R12)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import leave_team
from agencies.models import TeamMembership
from cases.commands.join_requests import Reply, answer_join_request
from cases.commands.joining import join_records, part_records
from cases.models import Case, JoinRequest
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import JoinRequestFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.walker import text
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
YES, NO = JoinRequest.Answer.YES, JoinRequest.Answer.NO


@pytest.fixture
def ours():
    return household()


@pytest.fixture
def theirs():
    return household()


@pytest.fixture
def asker(ours):
    return team_member(ours.case)


@pytest.fixture
def keeper(theirs):
    return team_member(theirs.case)


@pytest.fixture
def asked(ours, theirs, asker):
    reference = theirs.case.reference
    fields = {"other_reference": reference, "asked_by": asker, "words": "Twice here."}
    return JoinRequestFactory(case=ours.case, **fields)


def answer(asked, theirs, by, said=YES, **reply):
    reply = Reply(said, **reply)
    return answer_join_request(request=asked, case=theirs.case, reply=reply, by=by)


@pytest.mark.parametrize("keep_theirs", [True, False])
def test_yes_joins_for_both_and_keeps_the_chosen_one(
    ours, theirs, asker, keeper, asked, keep_theirs
):
    lead_professional(ours)

    answer(asked, theirs, keeper, keep_theirs=keep_theirs)

    kept, other = (ours, theirs) if keep_theirs else (theirs, ours)
    assert Case.objects.get(pk=other.case.pk).merged_into == kept.case
    assert Case.objects.get(pk=kept.case.pk).is_open
    assert not access.can_view_case(keeper, ours.case)
    assert not access.can_view_case(asker, theirs.case)
    events = AccessEvent.objects.filter(event="CASES_MERGED", by=keeper)
    assert {event.case for event in events} == {ours.case, theirs.case}
    notices = Notice.objects.filter(kind="JOIN_ANSWERED", case=ours.case)
    assert asker in {notice.to for notice in notices}


def test_no_joins_nothing_and_is_sent(ours, theirs, asker, keeper, asked, client):
    answer(asked, theirs, keeper, NO, words="Another family of that name.")

    assert Case.objects.get(pk=ours.case.pk).is_open
    event = AccessEvent.objects.get(event="JOIN_ANSWERED")
    assert (event.case, event.details) == (theirs.case, {"answer": "NO"})
    client.force_login(asker)
    page = text(client.get(reverse("cases:ask-to-join", args=[ours.case.pk])))
    assert "Another family of that name." in page
    with pytest.raises(NotPossibleNow):
        answer(asked, theirs, keeper)


def test_a_no_of_the_family_in_one_counts_in_both(ours, theirs, keeper, asked):
    school = TeamFactory()
    ConsentExclusionFactory(consent=consent_for(theirs), team=school)
    share(ours, school)

    answer(asked, theirs, keeper)

    assert not access.can_view_case(member_of(school), ours.case)


def test_who_asked_must_still_coordinate(ours, theirs, asker, keeper, asked):
    leave_team(membership=TeamMembership.objects.get(practitioner=asker), by=asker)

    with pytest.raises(NotPossibleNow, match="Ask their team to ask again"):
        answer(asked, theirs, keeper)
    assert Case.objects.get(pk=ours.case.pk).is_open


def test_who_answers_must_coordinate(ours, theirs, asker, asked):
    team = TeamFactory()
    share(theirs, team)

    for by in (asker, member_of(team), outsider()):
        with pytest.raises(AccessDenied):
            answer(asked, theirs, by)


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_shield_on_either_refuses(ours, theirs, keeper, asked, side):
    shielded = {"ours": ours, "theirs": theirs}[side]
    ShieldingFactory(case=shielded.case)

    said = {"ours": "Ask them", "theirs": "information officer"}[side]
    with pytest.raises(NotPossibleNow, match=said):
        answer(asked, theirs, keeper)


def test_of_a_protected_record_not_even_a_no_is_sent(theirs, keeper, asked):
    shield = ShieldingFactory(case=theirs.case, sealed=True)
    ShieldReaderFactory(shielding=shield, practitioner=keeper)

    with pytest.raises(NotPossibleNow, match="information officer"):
        answer(asked, theirs, keeper, NO)
    assert not Notice.objects.filter(kind="JOIN_ANSWERED").exists()


def test_two_who_agree_join_only_what_they_coordinate(ours, theirs, asker, keeper):
    third = household()
    pairs = [(ours, third), (third, theirs)]

    for kept, other in pairs:
        with pytest.raises(AccessDenied):
            join_records(kept=kept.case, other=other.case, by=keeper, agreed_with=asker)


@pytest.mark.parametrize("side", ["asker", "keeper"])
def test_either_parts_them_again(client, ours, theirs, asker, keeper, asked, side):
    answer(asked, theirs, keeper)
    by, family = {"asker": (asker, ours), "keeper": (keeper, theirs)}[side]
    client.force_login(by)

    page = client.get(family.case.get_absolute_url()).content.decode()
    part = reverse("cases:part", args=[family.case.pk])
    assert part in page
    said = {"sure": "on", "reference": ours.case.reference}
    assert client.post(part, said).status_code == 302

    parted = Case.objects.get(pk=ours.case.pk)
    assert (parted.is_open, parted.merged_into) == (True, None)


def test_nobody_else_parts_them(ours, theirs, keeper, asked):
    answer(asked, theirs, keeper)
    ours.case.refresh_from_db()

    with pytest.raises(AccessDenied):
        part_records(other=ours.case, by=outsider())


def test_what_they_see_of_us_is_a_number_and_a_team(
    client, ours, theirs, keeper, asked
):
    for person, name in ((ours.child, "Odile"), (ours.mother, "Berenice")):
        person.given_name, person.family_name = name, "Quince"
        person.save()
    client.force_login(keeper)
    path = reverse("cases:join-request", args=[theirs.case.pk, asked.pk])

    overview = client.get(theirs.case.get_absolute_url()).content.decode()
    page = client.get(path).content.decode()

    assert path in overview
    for told in (ours.case.reference, str(ours.case.recording_team), "Twice here."):
        assert told in page
    for untold in ("Odile", "Berenice", "Quince", ours.case.pk, asked.asked_by):
        assert str(untold) not in page


def test_who_may_open_our_record_finds_a_link(client, ours, theirs, keeper, asked):
    share(ours, theirs.case.recording_team)
    client.force_login(keeper)
    path = reverse("cases:join-request", args=[theirs.case.pk, asked.pk])

    assert ours.case.get_absolute_url() in client.get(path).content.decode()


def test_a_question_from_a_record_sealed_since_is_not_shown(
    client, ours, theirs, keeper, asked
):
    ShieldingFactory(case=ours.case, sealed=True)
    client.force_login(keeper)

    path = reverse("cases:join-request", args=[theirs.case.pk, asked.pk])
    assert client.get(path).status_code == 404
    page = client.get(theirs.case.get_absolute_url()).content.decode()
    assert ours.case.reference not in page


def test_a_question_about_another_record_is_not_here(client, ours, keeper, asked):
    other = household(recording_team=keeper.memberships.get().team)
    client.force_login(keeper)

    path = reverse("cases:join-request", args=[other.case.pk, asked.pk])
    assert client.get(path).status_code == 404


def test_the_page_asks_which_stays_and_is_sure(client, ours, theirs, keeper, asked):
    client.force_login(keeper)
    path = reverse("cases:join-request", args=[theirs.case.pk, asked.pk])

    half = client.post(path, {"answer": YES}).content.decode()
    for sentence in ("Choose which record", "Tick the box to join", "Ask the family"):
        assert sentence in half
    said = {"answer": YES, "keep": "theirs", "sure": "on", "family_asked": "on"}
    assert client.post(path, said).status_code == 302

    theirs.case.refresh_from_db()
    assert theirs.case.merged_into == ours.case
    assert theirs.case.closed_at <= timezone.now()


def test_a_question_about_one_record_is_not_answered_for_another(asked, keeper):
    other = household(recording_team=keeper.memberships.get().team)

    with pytest.raises(AccessDenied, match="about another record"):
        answer_join_request(request=asked, case=other.case, reply=Reply(YES), by=keeper)

    asked.refresh_from_db()
    assert asked.answer == ""
