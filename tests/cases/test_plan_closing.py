"""What a review decides, the letter at the end, and opening a record again."""

import datetime

import pytest
from django.urls import reverse

from cases.commands.closing import close_case
from cases.commands.reopening import reopen_case
from cases.commands.reviews import ReviewText, record_review
from cases.models import Case, Reopening, Review
from cases.reports_closing import closing_letter
from cases.states import CASE
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import GoalFactory, PlanFactory, ReviewFactory
from tests.factories.cases_record import LevelOfNeedFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db
HELD, NEXT = datetime.date(2026, 11, 20), datetime.date(2027, 1, 20)
D = Review.Decision


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


def record(family, by, **fields):
    review = ReviewText(held_on=HELD, mode="MEETING", **fields)
    return record_review(case=family.case, review=review, news=[], by=by)


@pytest.mark.parametrize("decision", D)
def test_each_decision_asks_for_what_it_needs(family, visitor, decision):
    lead_professional(family)
    family.case.status = Case.Status.ACTIVE
    family.case.save()
    level = LevelOfNeedFactory(number=1, name="Universal")
    ends = {"closing_reason": "Needs met.", "closing_summary": "Maya talks now."}
    goes_on = {"next_review_on": NEXT}
    right, wrong = (ends, goes_on) if decision == D.CLOSE else (goes_on, ends)
    steps = decision in {D.STEP_UP, D.STEP_DOWN}

    with pytest.raises(NotPossibleNow):
        record(family, visitor, decision=decision, to_level=level, **wrong)
    if decision == D.CLOSE:
        with pytest.raises(NotPossibleNow, match="summary"):
            record(family, visitor, **ends | {"closing_summary": " "})
    if steps:
        with pytest.raises(NotPossibleNow, match="level of need"):
            record(family, visitor, decision=decision, **right)
    to = level if steps else None
    assert record(family, visitor, decision=decision, to_level=to, **right).pk


def test_nobody_steps_down_before_it_is_agreed_who_leads(family, visitor):
    level = LevelOfNeedFactory()

    with pytest.raises(NotPossibleNow, match="who leads"):
        record(
            family, visitor, decision=D.STEP_DOWN, to_level=level, next_review_on=NEXT
        )


def test_a_closing_review_has_its_summary_and_leads_to_closing(client, family, visitor):
    url = reverse("cases:record-review", args=[family.case.pk])
    said = {"mode": "MEETING", "held_on_day": 20, "held_on_month": 11,
            "held_on_year": 2026, "decision": "CLOSE", "closing_reason": "Needs met."}  # fmt: skip
    silent = client.post(url, said).content.decode()
    assert "Write the summary for the family" in silent

    summary = "You asked the TAC for help, and Maya talks now."
    response = client.post(url, said | {"closing_summary": summary})

    page = client.get(response.url).content.decode()
    assert summary in page
    assert "TAC" in page.split("ta-words")[-1] or "short form" in page.lower()


def test_the_letter_is_printed_for_whoever_sees_the_plan(client, family, visitor):
    url = reverse("cases:closing-letter", args=[family.case.pk])
    assert client.get(url).status_code == 404
    GoalFactory(plan=PlanFactory(case=family.case))
    ReviewFactory(
        case=family.case,
        next_review_on=None,
        decision=D.CLOSE,
        closing_reason="Needs met.",
        closing_summary="Maya talks now.",
    )

    response = client.get(url)

    assert response["Content-Type"] == "application/pdf"
    assert AccessEvent.objects.filter(event="CLOSING_LETTER_PRINTED").count() == 1
    team = TeamFactory()
    share(family, team)
    client.force_login(member_of(team))
    assert client.get(url).status_code == 404


def test_a_letter_home_says_nothing_of_sensitive_goals(family, visitor):
    plan = PlanFactory(case=family.case)
    told = GoalFactory(plan=plan)
    GoalFactory(plan=plan, category=Category.DOMESTIC_ABUSE)
    ReviewFactory(case=family.case, closing_summary="Maya talks now.")

    assert closing_letter(family.case, viewer=visitor).goals == (told,)


def readers(case):
    """Return who sees what of the case now."""
    return {
        (one.pk, reason.grant.pk, reason.categories)
        for reason in explaining.who_can_see(case)
        for one in reason.readers
    }


def test_opening_again_opens_nothing_to_anybody(family, visitor):
    team = TeamFactory()
    share(family, team)
    lead, therapist = lead_professional(family), member_of(team)
    close_case(case=family.case, reason="Needs met.", by=visitor)
    before = readers(family.case)

    case = reopen_case(case=family.case, words="They rang.", by=visitor)

    assert readers(case) == before
    assert access.can_view_case(therapist, case)
    assert not access.can_view_case(lead, case)
    assert not case.appointments.filter(ended_at__isnull=True).exists()
    kept = Reopening.objects.get()
    assert (case.status, kept.closed_because) == ("OPENED", "Needs met.")
    assert (case.closed_at, case.closing_reason) == (None, "")


@pytest.mark.parametrize("status", Case.Status)
def test_only_a_closed_record_is_opened_again(status):
    closed = status == Case.Status.CLOSED
    family = household(closed=True) if closed else household(status=status)
    visitor = team_member(family.case)

    if CASE.allows(status, Case.Status.OPENED):
        assert reopen_case(case=family.case, words="Again.", by=visitor).is_open
    else:
        with pytest.raises(NotPossibleNow):
            reopen_case(case=family.case, words="Again.", by=visitor)


def test_only_the_team_that_opened_it_opens_it_again(client):
    family = household(closed=True)
    team = TeamFactory()
    share(family, team)
    therapist = member_of(team)
    url = reverse("cases:reopen", args=[family.case.pk])
    client.force_login(therapist)

    assert client.get(url).status_code == 403
    with pytest.raises(AccessDenied):
        reopen_case(case=family.case, words="Again.", by=therapist)
    client.force_login(team_member(family.case))
    response = client.post(url, {"words": "They rang.", "known": "on"})
    assert response.url == reverse("lead_professional:nominate", args=[family.case.pk])
    page = client.get(reverse("cases:plan", args=[family.case.pk])).content.decode()
    assert "Opened again on" in page


def test_a_joined_record_is_parted_not_opened(family, visitor):
    kept = household(recording_team=family.case.recording_team)
    case = family.case
    case.status, case.merged_into = Case.Status.CLOSED, kept.case
    case.closed_at, case.closed_by = kept.case.opened_at, visitor
    case.save()

    with pytest.raises(NotPossibleNow, match="Part them instead"):
        reopen_case(case=case, words="Again.", by=visitor)
