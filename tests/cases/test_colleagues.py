"""A question to a colleague any day: only where it is shared, answered in place (T6)."""

import itertools
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands.colleagues import (
    Question,
    answer_colleague,
    ask_colleague,
    end_question,
)
from cases.models import ColleagueRequest
from cases.queries.colleagues import answer_times, colleagues, questions_of, work_items
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from information_sharing.notice_words import words
from tests.factories.agencies import TeamFactory
from tests.factories.cases_referrals import ColleagueRequestFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
CANARY = "canary-asked"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    team = TeamFactory(name="Speech therapy")
    share(family, team)
    return member_of(team)


def team_of(practitioner):
    return practitioner.memberships.get().team


def asked(family, by, of, **more):
    fields = {"category": "DEVELOPMENT", "person": family.child, "asked_of": of} | more
    question = Question(words=CANARY, team=team_of(of), **fields)
    return ask_colleague(case=family.case, question=question, by=by)


def test_a_colleague_answers_in_place_and_both_are_told_without_content(
    family, worker, therapist
):
    question = asked(family, worker, therapist)

    [item] = work_items(viewer=therapist)
    assert CANARY not in item.words
    answer_colleague(question=question, answer="The Tuesday group.", by=therapist)

    told = {notice.to: words(notice) for notice in Notice.objects.all()}
    assert set(told) == {worker, therapist}
    assert not any(CANARY in said or "Tuesday" in said for said in told.values())
    assert work_items(viewer=therapist) == []
    [seen] = questions_of(viewer=worker, case=family.case)
    assert seen.answer == "The Tuesday group."


def test_nobody_is_asked_about_what_is_not_shared_with_her(family, worker, therapist):
    for kind, person in (("HOUSING_MONEY", family.child), ("HEALTH", family.father)):
        with pytest.raises(NotPossibleNow, match="not shared with them"):
            asked(family, worker, therapist, category=kind, person=person)
    stranger = outsider()
    with pytest.raises(NotPossibleNow, match="Share it first"):
        asked(family, worker, stranger)

    assert ColleagueRequest.objects.count() == 0
    assert stranger not in [
        one.practitioner for one in colleagues(viewer=worker, case=family.case)
    ]


def test_a_sensitive_service_is_neither_offered_nor_asked_by_who_may_not_know_it(
    family, therapist
):
    refuge = TeamFactory(is_sensitive=True)
    share(family, refuge)
    hidden = member_of(refuge)

    offered = colleagues(viewer=therapist, case=family.case)

    assert refuge not in [one.team for one in offered]
    with pytest.raises(NotPossibleNow, match="not shared with them"):
        asked(family, therapist, hidden)


def test_a_question_is_put_only_by_who_may_write_of_it_herself(family, therapist):
    with pytest.raises(AccessDenied):
        asked(family, therapist, team_member(family.case), category="HOUSING_MONEY")
    with pytest.raises(AccessDenied):
        asked(family, outsider(), therapist)


def test_once_sharing_ends_it_is_neither_answered_nor_read(family, worker, therapist):
    question = asked(family, worker, therapist)
    family.case.grants.filter(kind="SHARING_DECISION").update(
        ended_at=timezone.now(), ended_by=worker
    )

    with pytest.raises(AccessDenied):
        answer_colleague(question=question, answer="Late.", by=therapist)
    assert work_items(viewer=therapist) == []


def test_only_whom_it_was_put_to_answers_and_a_team_answers_by_anyone(
    family, worker, therapist
):
    beside = member_of(team_of(therapist))
    named = asked(family, worker, therapist)
    with pytest.raises(AccessDenied, match="Only the colleague"):
        answer_colleague(question=named, answer="Me.", by=beside)

    anyone = ColleagueRequestFactory(
        case=family.case, person=family.child, team=team_of(therapist), asked_by=worker
    )
    assert (
        answer_colleague(question=anyone, answer="Us.", by=beside).answered_by == beside
    )
    waiting = ColleagueRequestFactory(
        case=family.case, person=family.child, team=team_of(therapist), asked_by=worker
    )
    with pytest.raises(AccessDenied, match="Only the team"):
        answer_colleague(question=waiting, answer="I.", by=worker)


DEEDS = {
    "answer": lambda row, by, to: answer_colleague(question=row, answer="A.", by=to),
    "end": lambda row, by, to: end_question(question=row, by=by),
}


@pytest.mark.parametrize(
    ("state", "deed"), list(itertools.product(["asked", "answered", "ended"], DEEDS))
)
def test_every_state_and_every_deed(state, deed, family, worker, therapist):
    question = asked(family, worker, therapist)
    if state == "answered":
        DEEDS["answer"](question, worker, therapist)
    if state == "ended":
        DEEDS["end"](question, worker, therapist)

    if state == "asked":
        DEEDS[deed](question, worker, therapist)
    else:
        with pytest.raises(NotPossibleNow, match="meanwhile"):
            DEEDS[deed](question, worker, therapist)


def test_a_closed_case_takes_no_question_and_no_answer(family, worker, therapist):
    question = asked(family, worker, therapist)
    family.case.__class__.objects.filter(pk=family.case.pk).update(
        status="CLOSED", closed_at=timezone.now(), closed_by=worker
    )

    with pytest.raises(NotPossibleNow):
        answer_colleague(question=question, answer="Late.", by=therapist)
    with pytest.raises(NotPossibleNow):
        asked(family, worker, therapist)


def test_who_asked_sees_what_nobody_answered_in_time(family, worker, therapist):
    question = asked(family, worker, therapist)
    ColleagueRequest.objects.filter(pk=question.pk).update(
        wanted_by=timezone.localdate() - timedelta(days=1)
    )

    [item] = work_items(viewer=worker)

    assert item.is_overdue


def test_the_middle_time_to_an_answer_is_measured_for_the_team(
    family, worker, therapist
):
    for hours in (1, 5, 90):
        row = asked(family, worker, therapist)
        answer_colleague(question=row, answer="Yes.", by=therapist)
        ColleagueRequest.objects.filter(pk=row.pk).update(
            answered_at=row.asked_at + timedelta(hours=hours)
        )

    times = answer_times(viewer=therapist, team=team_of(therapist))

    assert (times.answered, times.waiting, times.in_words) == (3, 0, "5 hours")
    with pytest.raises(AccessDenied):
        answer_times(viewer=worker, team=team_of(therapist))


def test_from_the_case_to_the_answer_in_the_browser(client, family, worker, therapist):
    client.force_login(worker)
    at = family.case.pk
    assert reverse("cases:colleague-questions", args=[at]) in (
        client.get(family.case.get_absolute_url()).content.decode()
    )
    said = {
        "colleague": f"{team_of(therapist).pk}:{therapist.pk}",
        "person": str(family.child.pk),
        "category": "DEVELOPMENT",
        "words": CANARY,
    }
    page = client.post(reverse("cases:ask-colleague", args=[at]), said)
    assert page.status_code == 302

    question = ColleagueRequest.objects.get()
    client.force_login(therapist)
    url = reverse("cases:colleague-question", args=[at, question.pk])
    assert CANARY in client.get(url).content.decode()
    assert client.post(url, {"answer": "The Tuesday group."}).status_code == 302
    client.force_login(worker)
    assert "Tuesday" in client.get(url).content.decode()
    housing = client.post(
        reverse("cases:ask-colleague", args=[at]), said | {"category": "HOUSING_MONEY"}
    )
    assert housing.status_code == 200
    assert "Share it first" in housing.content.decode()
    assert CANARY in housing.content.decode()
