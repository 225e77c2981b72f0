"""Who is ticked waits while something else is done; a complete sheet takes nobody."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from cases.commands.activities import COMPLETE, sign_in_child
from cases.commands.sheets import complete_sheet
from cases.models import Contact, Draft
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import SessionFactory, SignInFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def team(family):
    return family.case.recording_team


@pytest.fixture
def worker(team, client):
    worker = member_of(team)
    client.force_login(worker)
    return worker


@pytest.fixture
def session(team):
    return SessionFactory(activity__team=team)


@pytest.fixture
def ticked(family):
    return {
        f"child-{family.child.pk}": "on",
        f"adults-{family.child.pk}": "3",
        "name": "Robin Hart",
        "_once": str(uuid4()),
    }


def url(name, *args):
    return reverse(f"cases:{name}", args=args)


def is_waiting(client, session, family):
    page = client.get(url("sheet", session.pk)).content.decode()
    box = page[page.index(f'name="child-{family.child.pk}"') :].split(">")[0]
    assert "checked" in box
    assert 'value="3"' in page
    assert 'value="Robin Hart"' in page
    return True


def test_ticks_wait_while_a_line_is_struck_or_paper_is_typed(
    client, worker, session, family, ticked
):
    line = SignInFactory(session=session, signed_by=worker)
    for aside, leads_to in (
        ("sheet-paper", url("sheet-paper", session.pk)),
        (f"line-child {line.pk}", url("line-child", line.pk)),
        (f"line-strike {line.pk}", url("line-strike", line.pk)),
        ("no-such thing", url("sheet", session.pk)),
    ):
        for _ in range(2):
            gone = client.post(url("sheet", session.pk), ticked | {"aside": aside})
            assert (gone.status_code, gone.url) == (302, leads_to)
        assert is_waiting(client, session, family)
    assert not session.sign_ins.filter(person=family.child).exists()


def test_ticks_wait_while_a_family_registers_and_the_tablet_goes_round(
    client, worker, session, family, ticked
):
    line = SignInFactory(session=session, signed_by=worker)
    client.post(url("line-register", line.pk), ticked)
    assert is_waiting(client, session, family)
    Draft.objects.filter(path=url("sheet", session.pk)).delete()
    worker.set_password("a long pass phrase")
    worker.save()
    client.force_login(worker)

    client.post(url("hand-over", session.pk), ticked)
    family_form = client.get(url("tablet")).content.decode()
    assert "Robin Hart" not in family_form
    client.post(url("tablet-back"), {"password": "a long pass phrase"})

    assert is_waiting(client, session, family)


def test_the_ticked_and_somebody_new_go_on_the_sheet_together_and_wait_no_more(
    client, worker, session, family, ticked
):
    client.post(url("sheet", session.pk), ticked | {"aside": "sheet-paper"})
    page = client.get(url("sheet", session.pk)).content.decode()
    seen = page.split('name="_draft_seen" value="')[1].split('"')[0]

    sent = ticked | {"enter": "1", "_draft_seen": seen}
    told = client.post(url("sheet", session.pk), sent, follow=True).content.decode()

    assert "Entered: 1 as a child your team knows, 1 as a name." in told
    assert session.sign_ins.get(person=family.child).adults == 3
    assert session.sign_ins.filter(name="Robin Hart").exists()
    assert not Draft.objects.exists()


def test_an_unborn_child_stands_for_the_mother_who_expects_it(
    client, worker, session, family
):
    unborn = PersonFactory(
        case=family.case,
        kind="UNBORN",
        given_name="",
        born_on=None,
        expected_on=timezone.localdate() + timezone.timedelta(days=60),
    )
    page = client.post(url("sheet", session.pk), {"find": "ward", "search": "1"})
    assert f"Unborn baby {unborn.family_name}" in page.content.decode()

    client.post(url("sheet", session.pk), {f"child-{unborn.pk}": "on", "enter": "1"})

    contact = Contact.objects.get(sign_in__session=session)
    assert (contact.person, contact.child_seen) == (unborn, False)


def test_a_complete_sheet_takes_nobody_and_says_who_completed_it(
    client, worker, session, family, ticked
):
    line = SignInFactory(session=session, signed_by=worker)
    refused = client.post(url("complete-sheet", session.pk), ticked, follow=True)
    assert "Put the ticked on the sheet first" in refused.content.decode()

    client.post(url("complete-sheet", session.pk))

    page = client.get(url("sheet", session.pk)).content.decode()
    assert f"{worker} said so" in page
    assert "Who is here?" not in page
    assert "Open the sheet again" not in page
    event = AccessEvent.objects.get(event="SHEET_COMPLETED")
    assert (event.by, event.target) == (worker, session.pk)
    late = client.post(url("sheet", session.pk), ticked | {"enter": "1"})
    assert COMPLETE in late.content.decode()
    assert "Robin Hart" in late.content.decode()
    paper = client.post(url("sheet-paper", session.pk), {"name-1": "Robin Hart"})
    assert COMPLETE in paper.content.decode()
    assert client.post(url("hand-over", session.pk)).url == url("sheet", session.pk)
    client.post(url("line-strike", line.pk))
    line.refresh_from_db()
    assert line.struck_at is None
    client.post(url("line-child", line.pk), {"child": str(family.child.pk)})
    assert session.sign_ins.count() == 1


def test_a_typed_name_becomes_a_child_on_a_complete_sheet_too(
    client, worker, session, family
):
    line = SignInFactory(session=session, name=str(family.child), signed_by=worker)
    complete_sheet(session=session, by=worker)

    client.post(url("line-child", line.pk), {"child": str(family.child.pk)})

    line.refresh_from_db()
    assert line.person == family.child


def test_only_a_manager_of_the_team_opens_it_again(client, worker, session, family):
    complete_sheet(session=session, by=worker)
    path = url("reopen-sheet", session.pk)
    assert client.post(path).status_code == 403
    elsewhere = TeamMembershipFactory(team=TeamFactory(), role=RoleName.TEAM_MANAGER)
    client.force_login(elsewhere.practitioner)
    assert client.post(path).status_code == 404
    leads = TeamMembershipFactory(
        team=session.activity.team, role=RoleName.TEAM_MANAGER
    )
    client.force_login(leads.practitioner)
    page = client.get(url("sheet", session.pk)).content.decode()
    assert "Open the sheet again" in page

    client.post(path)

    session.refresh_from_db()
    assert session.closed_by is None
    assert AccessEvent.objects.get(event="SHEET_REOPENED").by == leads.practitioner
    sign_in_child(session=session, person=family.child, by=worker, source="SHEET")


def test_a_practitioner_of_this_team_who_manages_another_does_not_open_it(
    client, worker, session
):
    complete_sheet(session=session, by=worker)
    TeamMembershipFactory(
        team=TeamFactory(), role=RoleName.TEAM_MANAGER, practitioner=worker
    )

    assert client.post(url("reopen-sheet", session.pk)).status_code == 403
    session.refresh_from_db()
    assert session.closed_by == worker


def test_the_familys_tablet_has_no_way_out_in_the_demonstration(
    client, worker, session, settings
):
    settings.DEMO_MODE = True
    client.post(url("hand-over", session.pk))

    page = client.get(url("tablet")).content.decode()

    assert "Demonstration" in page
    assert reverse("demo-mail") not in page
