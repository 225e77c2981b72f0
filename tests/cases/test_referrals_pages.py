"""Referrals in the browser: the desk, the steps, the public form, who refers from a case."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from cases.commands import referral_steps as steps
from cases.models import Promise, Referral
from cases.referral_steps import STEPS
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases_referrals import PromiseFactory, ReferralFactory
from tests.people import (
    centre_manager,
    household,
    member_of,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db
CANARY = "canary-referred"
HELP = {
    "for_whom": "us",
    "referrer_name": "Dana Marsh",
    "referrer_contact": "01632 960 222",
    "words": CANARY,
}


@pytest.fixture(autouse=True)
def no_rates_left_over():
    cache.clear()


@pytest.fixture
def team():
    return PromiseFactory(team__name="Family support", working_days=3).team


@pytest.fixture
def worker(team):
    return member_of(team)


def page(client, name, *args, **post):
    url = reverse(f"cases:{name}", args=args)
    return client.post(url, post) if post else client.get(url)


def test_from_the_desk_to_the_end(client, team, worker):
    client.force_login(worker)
    said = {
        "team": str(team.pk),
        "source": "DESK",
        "words": CANARY,
        "carer_name": "Jo Hart",
        "child_name": "Robin Hart",
    }
    assert page(client, "add-referral", **said).status_code == 302
    row = Referral.objects.get()
    assert "Robin Hart" in page(client, "referrals").content.decode()

    assert page(client, "allocate-referral", row.pk, worker=str(worker.pk)).url
    day = timezone.localdate()
    when = {"contacted_on_day": day.day, "contacted_on_month": day.month}
    page(client, "contact-referral", row.pk, contacted_on_year=day.year, **when)
    family = {
        "team": str(team.pk),
        "is_born": "yes",
        "child_given_name": "Robin",
        "child_family_name": "Hart",
        "child_born_on_day": "1",
        "child_born_on_month": "2",
        "child_born_on_year": "2024",
        "first_given_name": "Jo",
        "first_family_name": "Hart",
        "first_relationship": "Mother",
        "first_responsibility": "yes",
    }
    form = page(client, "register-referral", row.pk).context_data["form"]
    assert form["first_family_name"].value() == "Hart"
    assert page(client, "register-referral", row.pk, **family).status_code == 302
    row.refresh_from_db()
    assert (row.status, row.case.recording_team) == ("ACCEPTED", team)
    assert "Whoever asked is to be told" in (
        client.get(reverse("cases:referrals") + "?status=ALL").content.decode()
    )
    page(client, "tell-referral", row.pk, told="told", how="In person", words="Yes.")

    shown = page(client, "referral", row.pk).content.decode()
    assert "In person: Yes." in shown
    assert row.case.reference in shown


def test_a_step_that_is_not_open_leads_back(client, team, worker):
    row = ReferralFactory(team=team)
    client.force_login(worker)

    for step in STEPS.values():
        answer = client.get(reverse(step.url_name, args=[row.pk]))
        open_now = step.key in {"allocate", "decline", "pass-on", "duplicate"}
        assert answer.status_code == (200 if open_now else 302), step.key


def test_another_team_finds_no_page(client, team):
    row = ReferralFactory(team=team, words=CANARY)
    client.force_login(outsider())

    assert page(client, "referral", row.pk).status_code == 404
    assert CANARY not in page(client, "referrals").content.decode()


def test_the_list_asks_no_more_for_more(client, team, worker):
    client.force_login(worker)
    ReferralFactory.create_batch(2, team=team)
    page(client, "referrals")
    with CaptureQueriesContext(connection) as few:
        page(client, "referrals")
    ReferralFactory.create_batch(20, team=team)
    with CaptureQueriesContext(connection) as many:
        page(client, "referrals")

    assert len(many) == len(few) <= 16


def test_whoever_asks_for_help_gets_a_number_and_learns_nothing(client, team, worker):
    assert "999" in page(client, "ask-for-help").content.decode()

    answer = client.post(
        reverse("cases:ask-for-help"), HELP | {"centre": str(team.centre_id)}
    )

    row = Referral.objects.get()
    thanks = client.get(answer.url).content.decode()
    assert row.number in thanks
    assert CANARY not in thanks
    assert (row.team, row.source, row.carer_name) == (team, "ONLINE", "Dana Marsh")
    forged = client.get(reverse("cases:help-asked") + "?r=forged")
    assert row.number not in forged.content.decode()
    assert "There is no request here" in forged.content.decode()
    empty = client.post(reverse("cases:ask-for-help"), {}).content.decode()
    assert "Who needs help?" in empty
    assert "Say whether the family knows" not in empty


@pytest.mark.parametrize(
    ("reach", "taken"),
    [
        ("0777", False),
        ("any time", False),
        ("960222", True),
        ("evenings, 01632 960 222", True),
        ("dana@example.org", True),
    ],
)
def test_whoever_asks_for_help_can_be_reached(client, team, worker, reach, taken):
    sent = HELP | {"centre": str(team.centre_id), "referrer_contact": reach}

    answer = client.post(reverse("cases:ask-for-help"), sent)

    assert Referral.objects.exists() == taken
    if not taken:
        assert "so that we can reach you" in answer.content.decode()
        assert CANARY in answer.content.decode()


def test_whether_a_family_is_known_makes_no_difference(client, team, worker):
    answers = []
    for _ in range(2):
        said = HELP | {"centre": str(team.centre_id), "child_name": "Robin Hart"}
        answer = client.post(reverse("cases:ask-for-help"), said)
        answers.append((answer.status_code, answer.url.split("?")[0]))

    assert answers[0] == answers[1]
    assert Referral.objects.count() == 2


def test_a_machine_is_slowed_and_nothing_typed_is_lost(client, team, worker):
    said = HELP | {"centre": str(team.centre_id)}
    for _ in range(5):
        client.post(reverse("cases:ask-for-help"), said)

    answer = client.post(reverse("cases:ask-for-help"), said)

    assert answer.status_code == 429
    assert CANARY in answer.content.decode()
    assert Referral.objects.count() == 5


def test_sent_twice_it_is_kept_once(client, team, worker):
    once = {"_once": "0f8fad5b-d9cb-469f-a165-70867728950e"}
    said = HELP | {"centre": str(team.centre_id)} | once

    first = client.post(reverse("cases:ask-for-help"), said)
    second = client.post(reverse("cases:ask-for-help"), said)

    assert first.url == second.url
    assert Referral.objects.count() == 1


def test_it_asks_for_csrf(team, worker, settings):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post(
        reverse("cases:ask-for-help"), HELP | {"centre": str(team.centre_id)}
    )

    assert answer.status_code == 403
    assert not Referral.objects.exists()


def test_a_family_of_a_record_is_referred_in_words_and_nothing_else(
    client, team, worker
):
    family = household()
    client.force_login(team_member(family.case))
    said = {
        "team": str(team.pk),
        "words": "Needs a group.",
        "carer_name": "Jo",
        "family_knows": "yes",
    }

    assert page(client, "refer-case", family.case.pk, **said).status_code == 302

    row = Referral.objects.get()
    assert (row.case, row.source, row.words) == (None, "INTERNAL", "Needs a group.")
    assert row.number in page(client, "referrals-made").content.decode()
    client.force_login(worker)
    assert client.get(family.case.get_absolute_url()).status_code == 404


def test_the_centre_manager_sets_how_soon_a_team_calls(client, team, worker):
    other = member_of(TeamFactory(centre=team.centre)).memberships.get().team
    manager = TeamMembershipFactory(
        team=TeamFactory(centre=team.centre), role=RoleName.MANAGER
    ).practitioner
    client.force_login(manager)
    said = {f"ends-{team.pk}": "on", f"days-{other.pk}": "7"}

    assert page(client, "promises", **said).status_code == 302

    promise = Promise.objects.get()
    assert (promise.team, promise.working_days) == (other, 7)
    client.force_login(worker)
    assert page(client, "promises").status_code == 403


def test_an_empty_box_ends_no_promise_and_a_tick_does(client, team):
    client.force_login(centre_manager(team.centre))
    days, ends = f"days-{team.pk}", f"ends-{team.pk}"

    answer = page(client, "promises", nothing="sent")

    assert "or tick that this team takes no more" in answer.content.decode()
    assert Promise.objects.get(team=team).working_days == 3
    assert page(client, "promises", **{days: "3", ends: "on"}).status_code == 302
    assert not Promise.objects.filter(team=team).exists()


def test_whoever_names_a_worker_is_told_who_was_named_meanwhile(client, team, worker):
    other, row = member_of(team), ReferralFactory(team=team)
    client.force_login(worker)
    opened = page(client, "allocate-referral", row.pk).context["form"]
    seen = {"before": opened["before"].value(), "worker": str(worker.pk)}
    steps.allocate(referral=row, worker=other, by=other)

    answer = page(client, "allocate-referral", row.pk, **seen)

    row.refresh_from_db()
    assert (row.worker, answer.status_code) == (other, 200)
    assert f"Meanwhile {other} was named" in answer.content.decode()
    seen["before"] = str(other.pk)
    assert page(client, "allocate-referral", row.pk, **seen).status_code == 302
