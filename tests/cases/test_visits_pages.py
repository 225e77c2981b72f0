"""The pages of visits: booked in two steps where there is a warning, done in one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Contact, Visit
from tests.factories.agencies import TeamFactory
from tests.factories.cases_visits import VisitFactory, WorkingPatternFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family, client):
    person = team_member(family.case)
    client.force_login(person)
    return person


def day(date, name="planned_on"):
    return {
        f"{name}_day": date.day,
        f"{name}_month": date.month,
        f"{name}_year": date.year,
    }


def soon():
    return timezone.localdate() + timedelta(days=3)


def post_booking(client, family, **more):
    said = {
        "purpose": "To weigh",
        "where": "HOME",
        "about": "family",
        "category": "PLAN",
        **day(soon()),
        **more,
    }
    return client.post(reverse("cases:book-visit", args=[family.case.pk]), said)


def test_a_warning_is_shown_once_and_a_tick_goes_on(client, family, worker):
    VisitFactory(case=family.case, planned_on=soon())

    asked = post_booking(client, family)

    assert asked.status_code == 200
    assert "already due that day" in asked.content.decode()
    assert Visit.objects.filter(practitioner=worker).count() == 0
    assert post_booking(client, family, anyway="on").status_code == 302
    assert Visit.objects.filter(practitioner=worker).count() == 1


def test_without_a_warning_one_press_books(client, family, worker):
    assert post_booking(client, family, begins="2:30pm").status_code == 302

    page = client.get(reverse("cases:visits", args=[family.case.pk]))
    assert "2:30pm" in page.content.decode()


def test_a_colleague_is_named_with_the_days_on_which_she_does_not_work(
    client, family, worker
):
    colleague = team_member(family.case)
    WorkingPatternFactory(practitioner=colleague, days=[0, 1, 2, 3])

    page = client.get(reverse("cases:book-visit", args=[family.case.pk]))

    assert "does not work on Fridays" in page.content.decode()


def test_it_is_written_down_with_one_text(client, family, worker):
    visit = VisitFactory(case=family.case, practitioner=worker)
    address = reverse("cases:record-visit", args=[family.case.pk, visit.pk])
    page = client.get(address)
    form = page.context_data["form"]

    said = {name: form[name].initial for name in ("about", "category")}
    sent = client.post(
        address,
        {**said, "fact": "She walked.", **day(timezone.localdate(), "happened_on")},
    )

    assert sent.status_code == 302
    assert Contact.objects.get().visit == visit


def test_each_page_of_a_visit_opens_and_does_its_work(client, family, worker):
    for name, said, status in (
        ("visit-nobody-there", {}, "NOT_SEEN"),
        ("call-off-visit", {"reason": "Ill."}, "CANCELLED"),
        ("move-visit", {"reason": "Ill.", **day(soon())}, "PLANNED"),
    ):
        visit = VisitFactory(case=family.case, practitioner=worker)
        Visit.objects.exclude(pk=visit.pk).filter(status="PLANNED").delete()
        address = reverse(f"cases:{name}", args=[family.case.pk, visit.pk])

        assert client.get(address).status_code == 200
        assert client.post(address, said).status_code == 302
        visit.refresh_from_db()
        assert visit.status == status


def test_a_visit_that_is_not_shared_is_not_there(client, family):
    team = TeamFactory()
    share(family, team)
    client.force_login(member_of(team))
    visit = VisitFactory(case=family.case, category="SAFEGUARDING", purpose="canary")

    page = client.get(reverse("cases:visit", args=[family.case.pk, visit.pk]))
    listed = client.get(reverse("cases:visits", args=[family.case.pk]))

    assert page.status_code == 404
    assert "canary" not in listed.content.decode()


def test_the_lists_ask_the_same_for_one_visit_and_for_many(
    client, family, worker, django_assert_max_num_queries
):
    for _ in range(12):
        VisitFactory(case=family.case, practitioner=worker)

    with django_assert_max_num_queries(45):
        client.get(reverse("cases:visits", args=[family.case.pk]))
    with django_assert_max_num_queries(14):
        client.get(reverse("cases:my-visits"))
