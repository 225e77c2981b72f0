"""Services recommended and obtained, needs that nobody meets, overlaps and gaps."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.needs import need_keys
from cases.commands import services as commands
from cases.models import Recommendation
from cases.queries.gaps import seams
from cases.queries.services import ServiceLine, unmet_counts, unmet_needs, work_items
from cases.states import RECOMMENDATION
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
    PlanFactory,
)
from tests.factories.cases_plan import RecommendationFactory
from tests.people import (
    centre_manager,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
Outcome = Recommendation.Outcome
DAY = timezone.timedelta(days=1)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


def row_of(family, **fields):
    return RecommendationFactory(case=family.case, person=family.child, **fields)


def answered(row, outcome, by, words="So they say."):
    later = timezone.localdate() + 365 * DAY
    return commands.answer(
        recommendation=row, outcome=outcome, words=words, ask_again_on=later, by=by
    )


def test_a_service_is_recommended_for_a_need_by_whoever_writes_of_it(client, family):
    team = TeamFactory()
    share(family, team)
    joan = member_of(team)
    client.force_login(joan)
    url = reverse("cases:recommend-service", args=[family.case.pk])
    said = {"service": "A talking group", "about": str(family.child.pk),
            "element": "1.1.3", "category": "as-the-need"}  # fmt: skip
    group = TeamFactory(name="Riverside groups")

    client.post(url, said | {"team": str(group.pk)})

    row = Recommendation.objects.get()
    assert row.team == group
    page = client.get(reverse("cases:services", args=[family.case.pk]))
    assert "Riverside groups" in page.content.decode()
    assert (row.category, row.owner, row.person) == (
        Category.DEVELOPMENT,
        joan,
        family.child,
    )
    assert row.ask_again_on == timezone.localdate() + timedelta(days=365)
    refused = client.post(url, said | {"about": str(family.father.pk)})
    assert "from the list" in refused.content.decode()
    assert Recommendation.objects.count() == 1


@pytest.mark.parametrize("before", Outcome)
@pytest.mark.parametrize("after", Outcome)
def test_an_answer_goes_as_the_table_says(family, visitor, before, after):
    given = {"answered_at": timezone.now(), "answered_by": visitor}
    row = row_of(family, outcome=before, **({} if before == Outcome.WAITING else given))

    if RECOMMENDATION.allows(before, after):
        assert answered(row, after, visitor).outcome == after
    else:
        with pytest.raises(NotPossibleNow):
            answered(row, after, visitor)


def test_a_service_that_said_no_is_a_need_that_somebody_owns_until_it_is_met(
    client, family, visitor
):
    row, colleague = row_of(family), team_member(family.case)
    url = reverse("cases:answer-service", args=[family.case.pk, row.pk])
    later = timezone.localdate() + 30 * DAY
    day = {"ask_again_on_day": later.day, "ask_again_on_month": later.month,
           "ask_again_on_year": later.year}  # fmt: skip
    silent = client.post(url, day | {"outcome": "DECLINED"}).content.decode()
    assert "Write what the service said" in silent
    client.post(url, day | {"outcome": "DECLINED", "words": "The list is closed."})

    [line] = unmet_needs(viewer=colleague)
    commands.take_on(recommendation=line.row, by=colleague)
    with pytest.raises(NotPossibleNow, match="own this already"):
        commands.take_on(recommendation=row, by=colleague)
    page = client.get(reverse("cases:unmet-needs")).content.decode()
    assert f"{colleague} looks for it" in page
    client.post(
        reverse("cases:meet-need", args=[family.case.pk, row.pk]),
        {"words": "A group at the centre."},
    )

    assert unmet_needs(viewer=colleague) == []
    with pytest.raises(NotPossibleNow, match="met already"):
        answered(row, Outcome.OBTAINED, visitor)
    assert AccessEvent.objects.filter(event="UNMET_NEED_MET").count() == 1


def test_only_a_need_that_nobody_meets_is_met(family, visitor):
    for outcome in (Outcome.WAITING, Outcome.NOT_WANTED):
        given = {"answered_at": timezone.now(), "answered_by": visitor}
        row = row_of(
            family, outcome=outcome, **(given if outcome != Outcome.WAITING else {})
        )
        with pytest.raises(NotPossibleNow, match="does not stand among"):
            commands.meet(recommendation=row, words="x", by=visitor)


def test_what_is_not_shared_is_neither_seen_nor_written(client, family):
    team = TeamFactory()
    share(family, team)
    joan = member_of(team)
    row = row_of(family, category=Category.MENTAL_HEALTH, declined=True)
    client.force_login(joan)

    page = client.get(reverse("cases:services", args=[family.case.pk]))
    assert row.service not in page.content.decode()
    url = reverse("cases:answer-service", args=[family.case.pk, row.pk])
    assert client.get(url).status_code == 404
    assert unmet_needs(viewer=joan) == []
    for other in (joan, outsider()):
        with pytest.raises(AccessDenied):
            answered(row, Outcome.OBTAINED, other)


def test_a_manager_sees_numbers_and_no_small_ones(family):
    manager = centre_manager(family.case.centre)
    RecommendationFactory.create_batch(6, case=family.case, declined=True)
    RecommendationFactory.create_batch(
        2, case=family.case, declined=True, category=Category.HEALTH
    )
    RecommendationFactory(case=family.case, declined=True, met=True)

    [count] = unmet_counts(viewer=manager)

    assert dict(count.kinds) == {"health": None, Category.DEVELOPMENT.label: None}
    assert count.total == 8
    assert unmet_needs(viewer=manager) == []


def test_it_is_asked_again_by_its_owner_when_the_day_comes(family, visitor):
    today = timezone.localdate()
    due = row_of(family, owner=visitor, ask_again_on=today - DAY)
    row_of(family, owner=visitor, ask_again_on=today + 90 * DAY)

    [item] = work_items(viewer=visitor)

    assert str(due.pk) in item.url
    assert item.is_overdue
    assert work_items(viewer=team_member(family.case)) == []


def test_overlaps_and_gaps_are_seen_through_her_own_eyes(client, family, visitor):
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=sheet, element="1.1.3", category="DEVELOPMENT")
    ContributionFactory(
        assessment=sheet, element="1.2", category="WELLBEING", needs="Sleep is short."
    )
    row_of(family, element="1.1.3")
    goal = GoalFactory(plan=PlanFactory(case=family.case), category="HEALTH")
    teams = [family.case.recording_team, TeamFactory(name="Family support")]
    for team in teams:
        ActionFactory(goal=goal, owner_practitioner=None, owner_team=team)

    found = seams(viewer=visitor, case=family.case)

    assert [gap.element for gap in found.gaps] == ["1.2"]
    assert any("Family support" in hint for hint in found.overlaps)
    page = client.get(reverse("cases:plan", args=[family.case.pk])).content.decode()
    assert "Needs of the assessment that nobody has taken up" in page
    ther = TeamFactory()
    share(family, ther, categories=["EDUCATION"])
    assert not seams(viewer=member_of(ther), case=family.case)


def test_a_centre_manager_finds_the_needs_that_nobody_meets(client, family):
    link = f'href="{reverse("cases:unmet-needs")}"'
    for viewer, finds in (
        (centre_manager(family.case.centre), True),
        (team_member(family.case), False),
    ):
        client.force_login(viewer)
        assert (link in client.get("/").content.decode()) is finds


def test_an_unmet_need_leads_to_the_directory_and_a_sensitive_one_says_nothing(
    client, family, visitor
):
    plain = row_of(family, category=Category.DEVELOPMENT)
    sensitive = row_of(family, category=Category.DOMESTIC_ABUSE)

    page = client.get(reverse("cases:services", args=[family.case.pk])).content.decode()

    assert f'href="/directory/?need={need_keys()["learning"]}"' in page
    assert directory_of(plain).startswith("/directory/?need=")
    assert directory_of(sensitive) == "/directory/"


def directory_of(row):
    """Return where the directory is opened for this row."""
    return ServiceLine(row, "", can_write=True, is_unmet=True).directory
