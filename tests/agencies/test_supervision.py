"""What two people talk about is theirs alone; a decision about a family goes to its record."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import supervision as commands
from agencies.models import RoleName, Supervision
from agencies.queries import learning
from agencies.queries import supervision as queries
from cases.models import Contact
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_people import (
    PracticeStoryFactory,
    ReflectionFactory,
    SupervisionFactory,
    WorkExchangeFactory,
)
from tests.people import centre_manager, household, member_of, outsider, team_member

pytestmark = pytest.mark.django_db
CANARY = "canary-supervision"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


def talk_of(worker, **fields):
    return SupervisionFactory(supervisee=worker, words=CANARY, **fields)


EVERYBODY_ELSE = [role for role in RoleName if role != RoleName.PRACTITIONER]


@pytest.mark.parametrize("role", EVERYBODY_ELSE)
def test_nobody_but_the_two_reads_a_talk_whatever_the_role(worker, role, client):
    talk = talk_of(worker)
    team = worker.memberships.get().team
    client.force_login(TeamMembershipFactory(team=team, role=role).practitioner)

    answer = client.get(reverse("agencies:talk", args=[talk.pk]))

    assert answer.status_code == 404
    listed = client.get(reverse("agencies:supervision")).content.decode()
    assert CANARY not in listed
    assert str(talk.supervisor) not in listed


def test_the_two_read_it(worker, client):
    talk = talk_of(worker)

    for one in (worker, talk.supervisor):
        client.force_login(one)
        answer = client.get(reverse("agencies:talk", args=[talk.pk]))
        assert CANARY in answer.content.decode()


def test_a_talk_half_written_is_found_again_by_its_writer_alone(worker, client):
    write = reverse("agencies:write-talk")
    client.force_login(worker)
    client.post(write, {"words": CANARY, "_draft": "1"})
    client.logout()
    sent = client.post(write, {"words": CANARY})
    assert sent.status_code == 302

    for reader, finds in ((member_of(worker.memberships.get().team), 0), (worker, 1)):
        client.force_login(reader)
        home = client.get("/").content.decode()
        assert ("A talk in supervision" in home) is bool(finds)
        assert (CANARY in client.get(write).content.decode()) is bool(finds)
    assert not Supervision.objects.exists()


def test_one_of_the_two_writes_it_and_the_other_confirms(worker):
    other = member_of(worker.memberships.get().team)
    said = commands.Talk("LINE", timezone.localdate(), "The week.")
    both = {"supervisor": other, "supervisee": worker, "talk": said}

    with pytest.raises(AccessDenied):
        commands.write_supervision(**both, by=outsider())
    talk = commands.write_supervision(**both, by=worker)

    with pytest.raises(AccessDenied):
        commands.confirm_supervision(supervision=talk, by=worker)
    commands.confirm_supervision(supervision=talk, by=other)
    with pytest.raises(NotPossibleNow):
        commands.confirm_supervision(supervision=talk, by=other)


def test_a_decision_stands_in_the_record_and_not_in_the_talk(worker, family):
    talk = talk_of(worker)

    commands.copy_decision(
        supervision=talk, case=family.case, words="Visit weekly.", by=worker
    )

    entry = Contact.objects.get()
    assert (entry.case, entry.fact, entry.written_by) == (
        family.case,
        "Visit weekly.",
        worker,
    )
    kept = Supervision.objects.get()
    assert (kept.decisions_copied, kept.words) == (1, CANARY)


def test_who_does_not_write_in_a_record_copies_nothing_into_it(worker, family, client):
    stranger = outsider()
    talk = SupervisionFactory(supervisee=stranger)
    client.force_login(stranger)

    answer = client.post(
        reverse("agencies:copy-decision", args=[talk.pk]),
        {"reference": family.case.reference, "words": "Visit weekly."},
    )

    assert "No family of this reference is shared with you" in answer.content.decode()
    with pytest.raises(AccessDenied):
        commands.copy_decision(
            supervision=talk, case=family.case, words="x", by=stranger
        )
    with pytest.raises(AccessDenied):
        commands.copy_decision(
            supervision=talk_of(stranger), case=family.case, words="x", by=worker
        )
    assert not Contact.objects.exists()


def test_thoughts_are_read_by_their_writer_and_whom_she_chose(worker, client):
    friend, stranger = member_of(worker.memberships.get().team), outsider()
    thought = ReflectionFactory(written_by=worker, shared_with=friend, words=CANARY)
    address = reverse("agencies:thought", args=[thought.pk])

    client.force_login(friend)
    assert CANARY in client.get(address).content.decode()
    assert client.post(address, {"title": "x", "words": "x"}).status_code == 200
    client.force_login(stranger)
    assert client.get(address).status_code == 404

    thought.refresh_from_db()
    assert thought.words == CANARY
    with pytest.raises(AccessDenied):
        commands.write_reflection(
            title="x", words="x", shared_with=None, by=friend, reflection=thought
        )


def test_a_talk_is_offered_with_those_she_works_with(worker):
    team = worker.memberships.get().team
    colleague, stranger = member_of(team), outsider()
    elsewhere = member_of(TeamFactory())
    worker.memberships.update(supervisor=elsewhere)

    found = set(queries.colleagues_to_talk_with(viewer=worker))

    assert {colleague, elsewhere} <= found
    assert stranger not in found
    assert worker in set(queries.colleagues_to_talk_with(viewer=elsewhere))


def test_a_story_is_read_by_others_once_a_second_person_released_it(worker):
    manager, reader = centre_manager(TeamFactory().centre), outsider()
    story = PracticeStoryFactory(written_by=worker)

    assert list(learning.stories(viewer=reader)) == []
    assert list(learning.stories(viewer=worker)) == [story]
    with pytest.raises(AccessDenied):
        commands.release_story(story=story, by=worker)
    own = PracticeStoryFactory(written_by=manager)
    with pytest.raises(AccessDenied):
        commands.release_story(story=own, by=manager)

    commands.release_story(story=story, by=manager)
    assert list(learning.stories(viewer=reader)) == [story]
    with pytest.raises(AccessDenied):
        commands.take_story_back(story=story, by=reader)
    commands.take_story_back(story=story, by=worker)
    assert list(learning.stories(viewer=reader)) == []


def test_time_elsewhere_is_her_own_to_end(worker):
    exchange = WorkExchangeFactory(practitioner=worker)

    with pytest.raises(AccessDenied):
        commands.end_exchange(exchange=exchange, learnt="x", by=outsider())
    commands.end_exchange(exchange=exchange, learnt="They begin with play.", by=worker)

    exchange.refresh_from_db()
    assert (exchange.learnt, exchange.ended_by) == ("They begin with play.", worker)
