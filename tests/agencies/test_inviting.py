"""An account begins with an invitation: used once, within seven days, by one person."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agencies.commands import inviting as commands
from agencies.models import AccountInvitation, Practitioner, RoleName
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.agencies.inviting import PASSWORD, invited
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import outsider

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def _nobody_came_before():
    cache.clear()


@pytest.fixture
def team():
    return TeamFactory(name="Riverside health visiting")


@pytest.fixture
def invitation(team, administrator, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return commands.invite(invited=invited(team), by=administrator)


def address():
    """Return the path in the last e-mail."""
    return re.search(r"/join/\S+", mail.outbox[-1].body)[0]


def choose(path, password=PASSWORD, **more):
    browser = Client()
    said = {"password": password, "again": password} | more
    return browser, browser.post(path, said)


def test_the_secret_is_in_the_e_mail_and_nowhere_else(invitation):
    secret = address().split("/")[2]

    row = AccountInvitation.objects.get()

    assert secret not in str(vars(row))
    assert len(row.digest) == 64
    assert mail.outbox[-1].to == ["nell@example.org"]
    assert row.expires_on == TODAY + timedelta(days=7)


def test_somebody_makes_her_account_and_is_not_signed_in(invitation, team):
    browser, answer = choose(address())

    account = Practitioner.objects.get(email="nell@example.org")
    assert answer.status_code == 302
    assert answer.url == "/account/login/?next=/first-steps/"
    assert "_auth_user_id" not in browser.session
    assert account.check_password(PASSWORD)
    assert account.memberships.get().team == team
    assert account.groups.get() == team.group
    assert AccessEvent.objects.filter(event="ACCOUNT_MADE", by=account).count() == 1
    signed_in = browser.post(answer.url, {"login": account.email, "password": PASSWORD})
    page = browser.get(signed_in.url).content.decode()
    assert signed_in.url == "/first-steps/"
    assert "Say what you do" in page
    assert "Riverside health visiting" in page


def test_used_old_withdrawn_and_unknown_say_the_same(invitation, administrator, team):
    used = address()
    choose(used)
    pages = [Client().get(used), Client().get("/join/never-there/")]
    for number, how in enumerate(("old", "withdrawn", "agency_left")):
        one = commands.invite(
            invited=invited(team, email=f"n{number}@example.org"), by=administrator
        )
        secret = f"secret-{how}"
        AccountInvitation.objects.filter(pk=one.pk).update(
            digest=commands.digest_of(secret)
        )
        if how == "old":
            AccountInvitation.objects.filter(pk=one.pk).update(
                expires_on=TODAY - timedelta(days=1)
            )
        elif how == "withdrawn":
            commands.withdraw(invitation=one, by=administrator)
        else:
            team.agency.left_at, team.agency.left_by = timezone.now(), administrator
            team.agency.save()
        pages.append(Client().get(f"/join/{secret}/"))
        pages.append(choose(f"/join/{secret}/")[1])

    assert {page.status_code for page in pages} == {404}
    words = [re.sub(r'value="[^"]*"', "", page.content.decode()) for page in pages]
    assert len(set(words)) == 1
    assert Practitioner.objects.filter(email__startswith="n0").count() == 0


def test_sent_again_is_another_address_and_the_old_one_is_dead(
    invitation, administrator, django_capture_on_commit_callbacks
):
    old = address()

    with django_capture_on_commit_callbacks(execute=True):
        commands.send_again(invitation=invitation, by=administrator)

    assert Client().get(old).status_code == 404
    assert Client().get(address()).status_code == 200


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("short", "short", "12 characters"),
        (PASSWORD, "something else", "not the same"),
        ("nell@example.org", "nell@example.org", "too similar"),
        ("", "", "Enter password"),
    ],
)
def test_a_password_that_is_not_good_enough(invitation, password, again, words):
    _, answer = choose(address(), password=password, again=again)

    assert words in answer.content.decode()
    assert not Practitioner.objects.filter(email="nell@example.org").exists()


def test_too_many_tries_from_one_place(invitation, monkeypatch):
    monkeypatch.setattr("agencies.views.inviting.MOST", 3)

    statuses = [Client().get("/join/guess/").status_code for _ in range(4)]

    assert statuses == [404, 404, 404, 429]


def test_a_closed_account_is_opened_again_with_its_past(administrator, team):
    place = TeamMembershipFactory(
        team=team, practitioner__email="nell@example.org", ended_by=administrator,
        ended_at=timezone.now(),
    )  # fmt: skip
    old = place.practitioner
    old.is_active = False
    old.save()
    one = commands.invite(invited=invited(team), by=administrator)
    AccountInvitation.objects.filter(pk=one.pk).update(digest=commands.digest_of("s"))

    account = commands.make_account(secret="s", password=PASSWORD, by=None)

    old.refresh_from_db()
    assert account == old
    assert old.is_active
    assert old.memberships.in_force().count() == 1


def test_nobody_is_invited_twice_or_who_signs_in_already(
    invitation, administrator, team
):
    TeamMembershipFactory(practitioner__email="tom@example.org")

    for email in ("NELL@example.org", "Tom@example.org"):
        with pytest.raises(NotPossibleNow):
            commands.invite(invited=invited(team, email=email), by=administrator)


def test_only_into_teams_of_her_agency_and_never_as_who_runs_the_site(
    invitation, administrator, team
):
    with pytest.raises(AccessDenied):
        commands.invite(invited=invited(TeamFactory()), by=administrator)
    for command in (commands.withdraw, commands.send_again):
        with pytest.raises(AccessDenied):
            command(invitation=invitation, by=outsider())
    runs = invited(team, email="x@example.org", role=RoleName.SYSTEM_ADMINISTRATOR)
    with pytest.raises(NotPossibleNow):
        commands.invite(invited=runs, by=administrator)


def test_the_administrators_pages(
    client, invitation, administrator, team, django_assert_max_num_queries
):
    client.force_login(administrator)
    day = {
        f"starts_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")
    }
    said = vars(invited(team, email="b@example.org")) | day | {"team": team.pk}

    client.post(reverse("agencies:invite-account"), said)
    for one in AccountInvitation.objects.filter(email="b@example.org"):
        client.post(reverse("agencies:invite-account-again", args=[one.pk]))
        client.post(reverse("agencies:withdraw-account-invitation", args=[one.pk]))
    with django_assert_max_num_queries(15):
        listed = client.get(reverse("agencies:account-invitations")).content.decode()

    assert "b@example.org" in listed
    assert "withdrawn" in listed
    client.force_login(outsider())
    assert client.get(reverse("agencies:account-invitations")).status_code == 403
