"""Activities, days and sheets as a browser asks for them, from both sides."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.models import Activity, Case, Draft, Session
from information_sharing.models import AccessEvent, Consent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import SessionFactory, SignInFactory
from tests.factories.cases_record import ContactFactory
from tests.people import (
    centre_manager,
    consent_for,
    household,
    member_of,
    outsider,
    share,
)

pytestmark = pytest.mark.django_db

HIDDEN = "A family that is not shared with your team"


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def worker(team, client):
    worker = member_of(team)
    client.force_login(worker)
    return worker


@pytest.fixture
def session(team):
    return SessionFactory(activity__team=team)


def url(name, *args):
    return reverse(f"cases:{name}", args=args)


def body(response):
    return response.content.decode()


def known(session, family):
    contact = ContactFactory(
        case=family.case,
        person=family.child,
        kind="SESSION",
        team=session.activity.team,
    )
    return SignInFactory(session=session, contact=contact, known=True)


def test_an_activity_is_added_and_todays_sheet_opens_in_one_press(client, team, worker):
    sent = {"team": team.pk, "name": "Splash", "kind": "DROP_IN", "place": "Hall"}
    client.post(url("add-activity"), sent)
    activity = Activity.objects.get()

    for _ in range(2):
        response = client.post(url("open-session-today", activity.pk))

    session = Session.objects.get()
    assert session.held_on == timezone.localdate()
    assert response.url == url("sheet", session.pk)
    client.post(url("end-activity", activity.pk))
    activity.refresh_from_db()
    assert activity.ended_by == worker
    told = client.post(url("open-session-today", activity.pk), follow=True)
    assert told.status_code == 200


def test_another_team_finds_no_activity_no_sheet_and_no_line(client, session):
    line = SignInFactory(session=session)
    client.force_login(outsider())

    assert session.activity.name not in body(client.get(url("activities")))
    for name, pk in (
        ("activity", session.activity_id),
        ("sheet", session.pk),
        ("sheet-paper", session.pk),
        ("line-child", line.pk),
        ("line-strike", line.pk),
    ):
        assert client.get(url(name, pk)).status_code == 404, name
    assert client.post(url("hand-over", session.pk)).status_code == 404
    assert client.post(url("line-register", line.pk)).status_code == 404


def test_a_role_without_families_has_no_activities(client, session):
    client.force_login(centre_manager(session.activity.team.centre))

    assert client.get(url("activities")).status_code == 403


def test_ticking_enters_the_children_with_their_adults(client, team, worker, session):
    family = household(recording_team=team)
    known(SessionFactory(activity=session.activity, held_on="2026-11-02"), family)
    page = body(client.get(url("sheet", session.pk)))
    assert str(family.child) in page
    sent = {
        f"child-{family.child.pk}": "on",
        f"adults-{family.child.pk}": "2",
        "enter": "1",
    }

    client.post(url("sheet", session.pk), sent)

    line = session.sign_ins.get()
    assert (line.person, line.adults, line.source) == (family.child, 2, "SHEET")
    again = client.post(url("sheet", session.pk), sent)
    assert "is on the sheet already" in body(again)
    assert session.sign_ins.count() == 1


def test_looking_for_a_child_keeps_who_is_ticked_and_finds_no_stranger(
    client, team, worker, session
):
    family, other = household(recording_team=team), household(recording_team=team)
    stranger = PersonFactory(case=household().case, given_name="Zebedee")
    PersonFactory(case=other.case, given_name="Zelda")
    sent = {f"child-{family.child.pk}": "on", "find": "ze", "search": "1"}

    page = body(client.post(url("sheet", session.pk), sent))

    assert "Zelda" in page
    assert str(stranger) not in page
    assert f'name="child-{family.child.pk}"' in page
    assert "checked" in page
    assert "Nobody of that name" not in page
    nobody = body(client.post(url("sheet", session.pk), sent | {"find": "zebedee"}))
    assert "Nobody of that name" in nobody
    assert not session.sign_ins.exists()
    tick = {f"child-{stranger.pk}": "on", "enter": "1"}
    assert client.post(url("sheet", session.pk), tick).status_code == 200
    assert not session.sign_ins.exists()


def test_lines_from_paper_become_known_children_or_stay_names(
    client, team, worker, session
):
    mine, theirs = household(recording_team=team), household()
    lines = [
        (str(mine.child).upper(), mine.case.reference.lower(), "2"),
        (str(mine.child), "TA-000-00", ""),
        (str(theirs.child), theirs.case.reference, "1"),
        ("Somebody else", mine.case.reference, "1"),
    ]
    sent = {}
    for n, (name, number, adults) in enumerate(lines, 1):
        sent |= {f"name-{n}": name, f"number-{n}": number, f"adults-{n}": adults}
    sent["new-4"] = "on"

    page = body(client.post(url("sheet-paper", session.pk), sent, follow=True))

    assert "1 as a child your team knows, 3 as a name" in page
    assert session.sign_ins.get(person=mine.child).adults == 2
    assert session.sign_ins.filter(person__isnull=True).count() == 3
    assert not theirs.case.contacts.exists()


def test_unknown_and_not_shared_get_the_same_answer(client, worker, session):
    theirs = household()
    told, asked = [], []
    for number in (theirs.case.reference, "TA-ZZZ-ZZ"):
        sent = {"name": str(theirs.child), "number": number, "enter": "1"}
        with CaptureQueriesContext(connection) as queries:
            client.post(url("sheet", session.pk), sent)
        asked.append(len(queries))
        page = body(client.get(url("sheet", session.pk)))
        told.append(page[page.index("Entered:") :].split("</p>")[0])

    assert told[0] == told[1]
    assert asked[0] == asked[1]


def test_a_number_without_a_name_and_an_empty_sheet_say_what_to_enter(
    client, worker, session
):
    path = url("sheet-paper", session.pk)
    page = body(client.post(path, {"number-3": "TA-2K7-4M"}))
    assert "Enter the child&#x27;s name in line 3" in page
    assert 'value="TA-2K7-4M"' in page
    assert "Enter at least one name" in body(client.post(path, {}))


@pytest.mark.parametrize(
    ("name", "box"), [("sheet", "number"), ("sheet-paper", "number-1")]
)
def test_a_number_that_grows_in_capitals_is_told_to_be_too_long(
    client, worker, session, name, box
):
    sent = {"name": "Robin Hart", "name-1": "Robin Hart", "enter": "1", box: "ß" * 12}

    page = body(client.post(url(name, session.pk), sent))

    assert "must be 12 characters or fewer" in page
    assert "ß" * 12 in page
    assert not session.sign_ins.exists()


def test_sight_that_is_lost_leaves_a_line_without_a_name_that_still_counts(
    client, team, worker, session
):
    family = household()
    consent = consent_for(family, team, categories=["CHRONOLOGY"])
    share(family, team, consent=consent, categories=["CHRONOLOGY"])
    line = known(session, family)
    assert str(family.child) in body(client.get(url("sheet", session.pk)))

    Consent.objects.filter(pk=consent.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=worker
    )

    page = body(client.get(url("sheet", session.pk)))
    assert HIDDEN in page
    assert str(family.child) not in page
    assert str(family.case.pk) not in page
    assert "<strong>1</strong> child" in page
    assert client.post(url("line-strike", line.pk)).status_code == 403


def test_a_typed_line_is_registered_and_becomes_the_child(client, worker, session):
    line = SignInFactory(session=session, name="Robin Hart", signed_by=worker)

    go = client.post(url("line-register", line.pk))
    form = body(client.get(go.url))
    assert 'value="Robin"' in form
    sent = {
        "_once": str(uuid4()),
        "_draft_seen": re.search(r'name="_draft_seen" value="([^"]+)', form)[1],
        "team": str(session.activity.team_id),
        "is_born": "yes",
        "child_given_name": "Robin",
        "child_family_name": "Hart",
        "child_born_on_day": "3",
        "child_born_on_month": "7",
        "child_born_on_year": "2024",
        "first_given_name": "Jo",
        "first_family_name": "Hart",
        "first_relationship": "Mother",
        "first_responsibility": "yes",
    }
    done = client.post(go.url, sent)

    line.refresh_from_db()
    case = Case.objects.get()
    assert (line.name, line.case) == ("", case)
    assert line.contact.fact == "Came to a session: stay and play."
    assert done.url == url("sheet", session.pk)
    assert not Draft.objects.exists()
    page = body(client.get(done.url))
    assert case.reference in page
    assert url("slip", case.pk) in page


def test_this_is_offers_children_of_the_name_in_sight_only(
    client, team, worker, session
):
    family, stranger = household(recording_team=team), household()
    line = SignInFactory(session=session, name=str(family.child), signed_by=worker)

    page = body(client.get(url("line-child", line.pk)))

    assert family.case.reference in page
    assert stranger.case.reference not in page
    sent = {"child": str(stranger.child.pk)}
    assert client.post(url("line-child", line.pk), sent).status_code == 200
    client.post(url("line-child", line.pk), {"child": str(family.child.pk)})
    line.refresh_from_db()
    assert line.person == family.child


def test_the_slip_is_logged_and_a_stranger_gets_none(client, team, worker):
    family = household(recording_team=team)

    slip = client.get(url("slip", family.case.pk))

    assert slip.content.startswith(b"%PDF")
    assert AccessEvent.objects.get(event="SLIP_PRINTED").case == family.case
    client.force_login(outsider())
    assert client.get(url("slip", family.case.pk)).status_code == 404
