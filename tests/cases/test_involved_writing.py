"""Writing down who is involved, what for and when next: who may, and when."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands import involvements as commands
from cases.commands.involvements import WhatFor, Work
from cases.models import Involvement, Purpose
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def by(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    team = TeamFactory(name="Speech and language therapy")
    share(family, team)
    return member_of(team)


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def page(client, by, name, family, *more):
    client.force_login(by)
    return client.get(url(name, family, *more))


def test_who_comes_is_somebody_of_that_service(client, family, by):
    who, other = member_of(TeamFactory()), member_of(TeamFactory())
    team = who.memberships.get().team
    first = timezone.localdate()
    with pytest.raises(NotPossibleNow, match="does not work in this service"):
        commands.record_work(
            case=family.case, work=Work(team, first, practitioner=other), by=by
        )

    commands.record_work(
        case=family.case, work=Work(team, first, practitioner=who), by=by
    )

    assert str(who) in page(client, by, "involved", family).content.decode()
    form = page(client, by, "record-involvement", family).context_data["form"]
    assert {who, other} <= set(form.fields["practitioner"].queryset)


def test_recording_with_what_for_and_next_visit(client, family, by):
    team, soon = TeamFactory(), timezone.localdate() + datetime.timedelta(days=5)
    client.force_login(by)
    sent = {"team": team.pk, "starts_on_day": "1", "starts_on_month": "10", "starts_on_year": "2026",
            "naming": "AS_THE_TEAM", "element": "1.1.3", "words": "Songs.", "person": family.child.pk,
            "next_on_day": soon.day, "next_on_month": soon.month, "next_on_year": soon.year}  # fmt: skip

    response = client.post(url("record-involvement", family), sent)

    assert response.url == url("involved", family)
    made = Purpose.objects.get()
    assert (made.category, made.words, made.person) == ("DEVELOPMENT", "Songs.", family.child)  # fmt: skip
    assert Involvement.objects.get().next_on == soon
    assert AccessEvent.objects.filter(event="INVOLVEMENT_RECORDED").count() == 1


def test_words_need_a_heading(client, family, by):
    client.force_login(by)
    sent = {"team": TeamFactory().pk, "starts_on_day": "1", "starts_on_month": "10",
            "starts_on_year": "2026", "naming": "AS_THE_TEAM", "words": "Songs."}  # fmt: skip

    body = client.post(url("record-involvement", family), sent).content.decode()

    assert "Choose what it works on" in body
    assert "Songs." in body


def test_purpose_and_next_visit_on_their_pages(client, family, by):
    row = InvolvementFactory(case=family.case)
    client.force_login(by)
    client.post(
        url("add-purpose", family, row.pk), {"element": "2.1", "words": "Food."}
    )
    client.post(url("next-visit", family, row.pk), {"next_on_day": "1", "next_on_month": "3", "next_on_year": "2099"})  # fmt: skip

    row.refresh_from_db()
    assert row.purposes.get().category == "PARENTING"
    assert row.next_on == datetime.date(2099, 3, 1)
    client.post(url("next-visit", family, row.pk), {})
    row.refresh_from_db()
    assert row.next_on is None


def test_a_lead_writes_only_under_what_is_shared_with_her(client, family):
    lead = lead_professional(family, categories=["IDENTITY", "HEALTH"])
    row = InvolvementFactory(case=family.case)
    client.force_login(lead)
    path = url("add-purpose", family, row.pk)

    body = client.get(path).content.decode()
    sent = {"element": "1.1.1", "person": family.father.pk}

    assert 'value="1.1.1"' in body
    assert 'value="3.3"' not in body
    assert "Select" in client.post(path, {"element": "3.3"}).content.decode()
    assert "Select" in client.post(path, sent).content.decode()
    with pytest.raises(AccessDenied):
        commands.add_purpose(involvement=row, what_for=WhatFor("3.3"), by=lead)


def test_others_and_closed_cases_are_refused(client, family, therapist):
    row = InvolvementFactory(case=family.case)
    for name in ("add-purpose", "next-visit"):
        assert page(client, therapist, name, family, row.pk).status_code == 403
    with pytest.raises(AccessDenied):
        commands.plan_next_visit(involvement=row, next_on=None, by=therapist)
    closed = household(closed=True)
    theirs = team_member(closed.case)
    gone = InvolvementFactory(case=closed.case)
    for command, given in ((commands.add_purpose, {"what_for": WhatFor("2.1")}), (commands.plan_next_visit, {"next_on": None})):  # fmt: skip
        with pytest.raises(NotPossibleNow, match="closed"):
            command(involvement=gone, by=theirs, **given)
    with pytest.raises(NotPossibleNow, match="closed"):
        commands.record_work(case=closed.case, work=Work(TeamFactory(), timezone.localdate()), by=theirs)  # fmt: skip


def test_a_service_that_ended_takes_nothing_more(family, by):
    row = InvolvementFactory(case=family.case, ends_on=datetime.date(2026, 5, 1))

    with pytest.raises(NotPossibleNow, match="ended"):
        commands.plan_next_visit(involvement=row, next_on=None, by=by)
