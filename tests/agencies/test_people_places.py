"""Who answers to whom (T10), and what people are registered as."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands.places import Terms, change_place
from agencies.models import Registration, RoleName
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.agencies.opened import opened
from tests.factories.agencies import (
    AgencyFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.agencies_people import RegistrationFactory
from tests.people import member_of, outsider

pytestmark = pytest.mark.django_db
OWN = reverse("agencies:accountable")
ACCOUNTS = reverse("information_sharing:accounts")


@pytest.fixture
def place():
    team = TeamFactory(name="Riverside family support", agency__name="The centre")
    return TeamMembershipFactory(
        team=team, practitioner__first_name="Sol", practitioner__last_name="Ferris"
    )


@pytest.fixture
def administrator(place):
    team = TeamFactory(agency=place.team.agency)
    role = RoleName.AGENCY_ADMINISTRATOR
    return TeamMembershipFactory(
        team=team, role=role, practitioner__first_name="Abel"
    ).practitioner


@pytest.fixture
def bosses():
    names = {"manager": "Marge", "supervisor": "Joan"}
    found = {
        part: member_of(TeamFactory(), first_name=name, last_name="Dunn")
        for part, name in names.items()
    }
    return found | {"employer": AgencyFactory(name="Community health")}


def said(bosses, **other):
    return {
        "employer": bosses["employer"].pk,
        "line_manager": bosses["manager"].pk,
        "supervisor": bosses["supervisor"].pk,
        "is_secondment": "on",
        "percent_of_full_time": "60",
        "level": "OPERATIONAL",
    } | other


def change(place):
    return reverse("agencies:change-place", args=[place.pk])


def test_a_seconded_worker_sees_each_of_three_bosses_by_name(
    client, place, administrator, bosses
):
    client.force_login(administrator)
    answer = client.post(change(place), opened(client, change(place), **said(bosses)))
    client.force_login(place.practitioner)

    page = client.get(OWN).content.decode()

    assert answer.url == ACCOUNTS
    for words in (
        "Marge Dunn",
        "Joan Dunn",
        "Community health",
        "seconded by Community health",
        "60% of full time",
        "operational",
        "Ask Abel",
    ):
        assert words in page
    event = AccessEvent.objects.get(event="PLACE_CHANGED")
    assert event.target == place.pk
    assert "line_manager" in event.details["fields"]


def test_each_boss_sees_for_what_somebody_answers_to_them(
    client, place, administrator, bosses
):
    soon = timezone.localdate() + timedelta(days=20)
    RegistrationFactory(
        practitioner=place.practitioner, body="Criminal records", expires_on=soon
    )
    client.force_login(administrator)
    client.post(change(place), opened(client, change(place), **said(bosses)))

    client.force_login(bosses["manager"])
    managed = client.get(OWN).content.decode()
    client.force_login(bosses["supervisor"])
    supervised = client.get(OWN).content.decode()

    assert "Sol Ferris" in managed
    assert "Everyday work" in managed
    assert "Criminal records" in managed
    assert "Professional practice" in supervised
    assert "Criminal records" not in supervised


def test_only_an_administrator_of_the_agency_says_it(client, place, bosses):
    stranger = TeamMembershipFactory(role=RoleName.AGENCY_ADMINISTRATOR).practitioner
    client.force_login(stranger)
    elsewhere = client.post(change(place), said(bosses))
    client.force_login(place.practitioner)
    herself = client.post(change(place), said(bosses))

    terms = Terms("STRATEGIC", None, None, None, is_secondment=False,
                  percent_of_full_time=None)  # fmt: skip
    with pytest.raises(AccessDenied):
        change_place(membership=place, terms=terms, by=stranger)

    assert (elsewhere.status_code, herself.status_code) == (404, 403)
    place.refresh_from_db()
    assert place.line_manager is None


def test_nobody_is_her_own_manager_and_an_ended_place_stays(
    place, administrator, bosses
):
    def terms(manager):
        return Terms("FRONT_LINE", place.team.agency, manager, None,
                     is_secondment=False, percent_of_full_time=None)  # fmt: skip

    with pytest.raises(NotPossibleNow, match="own manager"):
        change_place(
            membership=place, terms=terms(place.practitioner), by=administrator
        )
    hidden = member_of(TeamFactory(is_sensitive=True))
    with pytest.raises(NotPossibleNow, match="Choose somebody"):
        change_place(membership=place, terms=terms(hidden), by=administrator)
    kept = change_place(
        membership=place, terms=terms(bosses["manager"]), by=administrator
    )
    assert kept.employer is None
    place.ended_at, place.ended_by = timezone.now(), administrator
    place.save()
    with pytest.raises(NotPossibleNow, match="ended"):
        change_place(membership=place, terms=terms(None), by=administrator)


def registration(days=20, **fields):
    until = timezone.localdate() + timedelta(days=days)
    parts = {"day": until.day, "month": until.month, "year": until.year}
    expires = {f"expires_on_{part}": str(number) for part, number in parts.items()}
    return (
        {"kind": "CHECK", "body": "Criminal records", "number": "7"} | expires | fields
    )


def test_a_registration_is_recorded_and_stands_out_when_it_lapses(
    client, place, administrator
):
    add = reverse("agencies:add-registration", args=[place.practitioner_id])
    client.force_login(place.practitioner)
    client.post(add, registration())
    again = client.post(add, registration())
    home = client.get(reverse("home")).content.decode()
    client.force_login(administrator)
    accounts = client.get(ACCOUNTS).content.decode()

    assert "recorded already" in again.content.decode()
    assert Registration.objects.count() == 1
    assert "Criminal records (criminal record check) lapses on" in home
    assert "Criminal records" in accounts
    RegistrationFactory(
        practitioner=place.practitioner, body="Far away", expires_on="2099-01-01"
    )
    assert "Far away" not in client.get(ACCOUNTS).content.decode()


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("herself", True, 200),
        ("manager", True, 403),
        ("supervisor", False, 403),
        ("administrator", True, 200),
        ("employer", True, 200),
        ("colleague", False, 403),
    ],
)
def test_who_sees_and_who_records_a_registration(
    client, place, administrator, bosses, who, reads, writes
):
    employed = TeamMembershipFactory(
        team__agency=bosses["employer"], role=RoleName.AGENCY_ADMINISTRATOR
    )
    place.employer, place.line_manager = bosses["employer"], bosses["manager"]
    place.supervisor = bosses["supervisor"]
    place.save()
    RegistrationFactory(practitioner=place.practitioner, body="Register of teachers")
    person = {
        "herself": place.practitioner,
        "administrator": administrator,
        "employer": employed.practitioner,
        "colleague": outsider(),
    } | {name: bosses[name] for name in ("manager", "supervisor")}
    client.force_login(person[who])
    page = reverse("agencies:colleague", args=[place.practitioner_id])
    add = reverse("agencies:add-registration", args=[place.practitioner_id])

    assert ("Register of teachers" in client.get(page).content.decode()) is reads
    assert client.get(add).status_code == writes


def test_a_registration_is_taken_off_once_and_by_those_who_may(client, place):
    row = RegistrationFactory(practitioner=place.practitioner)
    end = reverse("agencies:end-registration", args=[row.pk])
    client.force_login(outsider())
    assert client.post(end).status_code == 403
    client.force_login(place.practitioner)

    assert "Take Register of nurses off" in client.get(end).content.decode()
    client.post(end)
    again = client.post(end, follow=True)

    row.refresh_from_db()
    assert row.ended_by == place.practitioner
    assert "taken off already" in again.content.decode()
    assert AccessEvent.objects.filter(event="REGISTRATION_CHANGED").count() == 1


def test_it_cannot_lapse_before_it_was_issued(client, place):
    client.force_login(place.practitioner)
    add = reverse("agencies:add-registration", args=[place.practitioner_id])
    issued = {"issued_on_day": "1", "issued_on_month": "2", "issued_on_year": "2020"}
    expired = {
        "expires_on_day": "1",
        "expires_on_month": "1",
        "expires_on_year": "2020",
    }

    page = client.post(add, registration(**issued, **expired))

    assert "cannot lapse before" in page.content.decode()


def test_the_accounts_page_asks_as_often_for_many_as_for_one(
    client, place, administrator, django_assert_max_num_queries
):
    for _ in range(12):
        RegistrationFactory(practitioner=member_of(place.team))
    client.force_login(administrator)

    with django_assert_max_num_queries(16):
        client.get(ACCOUNTS)


def test_people_who_answer_are_read_in_as_many_queries_for_many(
    client, place, django_assert_max_num_queries
):
    boss = member_of(TeamFactory())
    for _ in range(12):
        TeamMembershipFactory(team=place.team, line_manager=boss)
    client.force_login(boss)

    with django_assert_max_num_queries(16):
        page = client.get(OWN)

    assert len(page.context["answering"]) == 12
