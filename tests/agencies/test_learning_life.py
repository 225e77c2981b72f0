"""Learning as it goes on: again in time, called off, looked back at, told to others."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import learning as commands
from agencies.models import CommonCore, TrainingPlace
from agencies.queries import learning as queries
from agencies.queries import learning_said, learning_work
from config.dates import months_later
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Notice
from tests.factories.agencies import TeamFactory
from tests.factories.agencies_people import (
    PracticeStoryFactory,
    SupervisionFactory,
    TrainingEventFactory,
    TrainingNeedFactory,
    TrainingPlaceFactory,
    WorkExchangeFactory,
)
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db
Status = TrainingPlace.Status
TODAY = timezone.localdate
COMING = timedelta(days=9)


@pytest.fixture
def manager():
    return centre_manager(TeamFactory().centre)


@pytest.fixture
def worker():
    return member_of(TeamFactory())


def sharing(viewer):
    areas = {each.label: each for each in queries.my_areas(viewer=viewer)}
    return areas[CommonCore.SHARING.label]


def attended(worker, *, months_ago, **fields):
    event = TrainingEventFactory(held_on=months_later(TODAY(), -months_ago), **fields)
    return TrainingPlaceFactory(
        event=event, practitioner=worker, status=Status.ATTENDED
    )


def test_what_is_expected_again_lapses_for_that_profession_alone(manager, worker):
    other = member_of(TeamFactory(), profession="Nursery nurse")
    for each in (worker, other):
        attended(each, months_ago=13)
    assert sharing(worker).is_learnt

    TrainingNeedFactory(profession=worker.profession, again_after_months=12)

    assert not sharing(worker).is_learnt
    assert sharing(other).is_learnt
    rows = queries.learnt_by_profession(viewer=manager)
    column = CommonCore.values.index(CommonCore.SHARING)
    known = {row.profession: row.cells[column] for row in rows}
    assert known[worker.profession] == (0, True)
    assert known["Nursery nurse"] == (1, False)


def test_what_is_expected_and_lapses_soon_stands_on_her_work_list(worker):
    attended(worker, months_ago=11)
    assert learning_work.work_items(viewer=worker) == []

    TrainingNeedFactory(profession=worker.profession, again_after_months=12)

    (line,) = learning_work.work_items(viewer=worker)
    assert line.words.startswith("Your training lapses: Sharing information")
    assert line.due_on == months_later(months_later(TODAY(), -11), 12)


def test_a_talk_waits_for_the_word_of_the_other_of_the_two(worker):
    talk = SupervisionFactory(supervisee=worker)

    (line,) = learning_work.work_items(viewer=worker)
    assert line.url == reverse("agencies:talk", args=[talk.pk])
    for other in (talk.supervisor, outsider()):
        assert learning_work.work_items(viewer=other) == []


def test_whoever_booked_is_told_that_a_day_is_off(manager, worker):
    event = TrainingEventFactory(held_on=TODAY() + COMING)
    TrainingPlaceFactory(event=event, practitioner=worker)
    gone = TrainingPlaceFactory(event=event, status=Status.CANCELLED)

    commands.cancel_event(event=event, by=manager)

    told = Notice.objects.filter(kind="TRAINING_OFF", target=event.pk)
    assert list(told.values_list("to", flat=True)) == [worker.pk]
    assert gone.practitioner_id != worker.pk


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("over", "This day is over."),
        ("full", "All places are taken."),
        ("others", "This day is for other agencies."),
        ("open", "Book a place"),
    ],
)
def test_a_day_says_why_nobody_can_book(client, worker, what, words):
    ahead = -COMING if what == "over" else COMING
    event = TrainingEventFactory(held_on=TODAY() + ahead, places=1)
    if what == "full":
        TrainingPlaceFactory(event=event)
    if what == "others":
        event.audience.add(TeamFactory().agency)
    client.force_login(worker)

    page = client.get(reverse("agencies:training", args=[event.pk])).content.decode()

    assert words in page
    assert ("Book a place" in page) == (what == "open")


def test_what_people_say_of_a_day_has_no_names_and_waits_for_three(
    client, manager, worker
):
    event = TrainingEventFactory()
    said = {"event": event, "status": Status.ATTENDED}
    for useful in (5, 5):
        TrainingPlaceFactory(**said, useful=useful, will_change="I ask first.")
    assert learning_said.looked_back(viewer=manager, event=event).useful == ()
    TrainingPlaceFactory(**said, useful=2)

    shown = learning_said.looked_back(viewer=manager, event=event)

    assert shown.useful == ((1, 0), (2, 1), (3, 0), (4, 0), (5, 2))
    assert shown.otherwise == ("I ask first.", "I ask first.")
    assert learning_said.looked_back(viewer=worker, event=event) is None
    client.force_login(manager)
    page = client.get(reverse("agencies:training", args=[event.pk])).content.decode()
    assert "I ask first." in page


def test_time_elsewhere_is_counted_by_host_without_names(client, manager, worker):
    host = TeamFactory().agency
    for half_days in (6, 2):
        WorkExchangeFactory(
            practitioner=worker, host=host, half_days=half_days, starts_on=TODAY()
        )
    WorkExchangeFactory(starts_on=TODAY() - timedelta(days=400))

    found = learning_said.time_elsewhere(viewer=manager)

    assert found == [(host.name, 1, 8)]
    with pytest.raises(AccessDenied):
        learning_said.time_elsewhere(viewer=worker)
    client.force_login(manager)
    page = client.get(reverse("agencies:learning-coverage")).content.decode()
    assert f"With {host}: 1 colleague, 8 half days" in page


def test_stories_are_found_by_what_they_are_about_and_by_words(client, manager, worker):
    told = {"released_at": timezone.now(), "released_by": manager}
    PracticeStoryFactory(title="One visit", areas=[CommonCore.SHARING], **told)
    PracticeStoryFactory(title="Two visits", what_helped="A calendar.", **told)
    client.force_login(worker)

    def page(**asked):
        address = reverse("agencies:practice-stories")
        return client.get(address, asked).content.decode()

    assert "Two visits" in page()
    assert "Two visits" not in page(area=CommonCore.SHARING.value)
    assert "One visit" in page(area=CommonCore.SHARING.value)
    assert "One visit" not in page(q="calendar\0")
    assert "Two visits" in page(q="calendar\0", area="NONSENSE")
    assert "No story was found" in page(q="zebra")
