"""Figures of now, what stands behind one, targets and the figures of others."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from config.widgets import PARTS
from evaluation.models import IndicatorTarget, SuppliedFigure
from evaluation.periods import running_quarter
from information_sharing.models import AccessEvent
from tests.evaluation import busy_town as busy
from tests.factories.agencies import (
    AgencyFactory,
    CentreFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.cases_plan import RecommendationFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.evaluation import IndicatorTargetFactory, SuppliedFigureFactory
from tests.people import centre_manager, household, outsider, share

pytestmark = pytest.mark.django_db
FIGURES = reverse("evaluation:figures")
TARGETS, SUPPLIED = (
    reverse("evaluation:targets"),
    reverse("evaluation:supplied-figures"),
)


@pytest.fixture
def team():
    return TeamFactory(centre__area="Riverside")


@pytest.fixture
def manager(client, team):
    manager = centre_manager(team.centre)
    client.force_login(manager)
    return manager


@pytest.fixture
def commissioner(client):
    commissioner = TeamMembershipFactory(role=RoleName.COMMISSIONER).practitioner
    client.force_login(commissioner)
    return commissioner


def text(response):
    return response.content.decode()


def seen_now(team, times):
    lives = busy.families(team, len(times))
    busy.see(lives, times, on=timezone.localdate())
    return lives


def test_the_dashboard_says_figures_and_when(client, manager, team):
    seen_now(team, [1] * 18 + [0] * 12)
    IndicatorTargetFactory(code="seen", centre=team.centre, value=50)

    body = text(client.get(FIGURES))
    assert "18 of 30" in body
    assert "60%" in body
    assert "50%, reached" in body
    assert "Counted from the records on" in body
    assert AccessEvent.objects.filter(event="FIGURES_VIEWED", by=manager).count() == 1


def test_small_numbers_are_not_on_the_dashboard(client, manager, team):
    seen_now(team, [1] * 27 + [0] * 3)

    body = text(client.get(FIGURES))
    assert "not shown, of 30" in body
    assert "27 of 30" not in body


def test_a_manager_chooses_among_her_centres_only(client, manager, team):
    other = CentreFactory(name="Far centre")
    asked = {"whose": f"centre:{other.pk}", "period": running_quarter().code}

    for whose in (asked, {"whose": "authority"}, {"whose": "nonsense", "period": "x"}):
        body = text(client.get(FIGURES, whose))
        assert f"Figures: {team.centre}" in body
        assert "Far centre" not in body
        assert "The whole authority" not in body


def test_a_commissioner_looks_at_each_scope(client, commissioner, team):
    agency = AgencyFactory(name="Health for all")
    seen_now(team, [1] * 18 + [0] * 12)

    for code, name in (
        ("authority", "The whole authority"),
        ("area:Riverside", "Riverside"),
        (f"agency:{agency.pk}", "Health for all"),
        (f"centre:{team.centre.pk}", str(team.centre)),
    ):
        response = client.get(FIGURES, {"whose": code})
        assert f"Figures: {name}" in text(response)
        assert ("18 of 30" in text(response)) is not code.startswith("agency")


def test_nobody_else_sees_figures(client, team):
    client.force_login(outsider())

    for address in (FIGURES, TARGETS, SUPPLIED):
        assert client.get(address).status_code == 403


def test_the_dashboard_asks_as_much_for_many(
    client, manager, team, django_assert_max_num_queries
):
    seen_now(team, [1] * 60)

    with django_assert_max_num_queries(75):
        client.get(FIGURES)


def test_a_manager_opens_a_figure_and_no_case(client, manager, team):
    lives = seen_now(team, [1] * 18 + [0] * 12)

    body = text(client.get(reverse("evaluation:figure", args=["seen"])))
    assert "18 of 30" in body
    assert "There is none for you to open" in body
    assert "18 cases that are not shared with you" in body
    assert not any(case.reference in body for case in lives.cases)


def test_behind_a_small_figure_nothing_is_counted(client, manager, team):
    seen_now(team, [1] * 27 + [0] * 3)

    body = text(client.get(reverse("evaluation:figure", args=["seen"])))
    assert "cases that are not shared" not in body


def test_who_works_with_a_family_finds_it_behind_the_figure(client, manager, team):
    family = household(recording_team=team)
    mine = TeamMembershipFactory(practitioner=manager).team
    share(family, mine)
    seen_now(team, [1] * 18 + [0] * 12)
    ContactFactory(case=family.case, person=family.child, category="DEVELOPMENT")

    body = text(client.get(reverse("evaluation:figure", args=["seen"])))
    assert family.case.reference in body
    assert "18 cases that are not shared with you" in body


def test_a_list_says_nothing_of_what_is_not_shared(client, manager, team):
    family = household(recording_team=team)
    share(family, TeamMembershipFactory(practitioner=manager).team)
    address = reverse("evaluation:figure", args=["unmet-needs"])
    need = {"case": family.case, "person": family.child, "declined": True}

    RecommendationFactory(category="MENTAL_HEALTH", **need)
    assert family.case.reference not in text(client.get(address))

    RecommendationFactory(category="DEVELOPMENT", **need)
    assert family.case.reference in text(client.get(address))


@pytest.mark.parametrize("code", ["nonsense", "access"])
def test_there_is_no_such_figure(client, manager, code):
    assert client.get(reverse("evaluation:figure", args=[code])).status_code == 404


def dated(**fields):
    parts = {"starts_on": (1, 4, 2026), "ends_on": (31, 3, 2027)}
    for name, values in parts.items():
        fields |= {f"{name}_{part}": v for part, v in zip(PARTS, values, strict=True)}
    return fields


def test_a_target_is_set_ended_and_stays_in_the_list(client, manager, team):
    form = dated(indicator="seen", where=str(team.centre.pk), value="80", reason="Plan")
    assert client.post(TARGETS, form).status_code == 302
    target = IndicatorTarget.objects.get()
    assert (target.value, target.set_by) == (80, manager)
    assert target.starts_on == datetime.date(2026, 4, 1)

    client.post(reverse("evaluation:target-end", args=[target.pk]))
    assert "Ended by" in text(client.get(TARGETS))
    again = client.post(reverse("evaluation:target-end", args=[target.pk]))
    assert again.status_code == 404


def test_what_is_wrong_is_said_and_nothing_is_saved(client, manager, team):
    form = dated(indicator="seen", where=str(team.centre.pk), value="180")
    form |= {"ends_on_year": "2025"}

    body = text(client.post(TARGETS, form))
    assert "The last day must be on or after the first day" in body
    assert "180" in body
    assert not IndicatorTarget.objects.exists()


def test_a_manager_sets_no_target_elsewhere_or_everywhere(client, manager, team):
    for where in ("all", str(CentreFactory().pk)):
        client.post(TARGETS, dated(indicator="seen", where=where, value="80"))
    everybody = IndicatorTargetFactory(code="seen", centre=None)
    elsewhere = IndicatorTargetFactory(code="seen")

    assert IndicatorTarget.objects.count() == 2
    end = reverse("evaluation:target-end", args=[everybody.pk])
    assert client.post(end).status_code == 403
    end = reverse("evaluation:target-end", args=[elsewhere.pk])
    assert client.post(end).status_code == 404


def test_a_commissioner_sets_a_target_for_all(client, commissioner):
    client.post(TARGETS, dated(indicator="reviews", where="all", value="90"))

    target = IndicatorTarget.objects.get()
    assert target.centre is None
    client.post(reverse("evaluation:target-end", args=[target.pk]))
    target.refresh_from_db()
    assert target.ended_by == commissioner


def test_a_figure_of_others_is_entered_and_ended(client, manager, team):
    where = str(team.centre.pk)
    form = dated(figure="under-fives", where=where, number="780", source="Estimates")
    assert client.post(SUPPLIED, form).status_code == 302
    figure = SuppliedFigure.objects.get()
    assert (figure.numerator, figure.entered_by) == (780, manager)

    client.post(reverse("evaluation:supplied-figure-end", args=[figure.pk]))
    assert "Ended by" in text(client.get(SUPPLIED))


def test_a_small_figure_of_others_is_not_taken(client, manager, team):
    where = str(team.centre.pk)
    form = dated(figure="under-fives", where=where, number="4", source="Estimates")

    assert "choose a larger area" in text(client.post(SUPPLIED, form))
    assert not SuppliedFigure.objects.exists()


def test_figures_of_other_centres_are_not_hers_to_end(client, manager):
    figure = SuppliedFigureFactory()

    end = reverse("evaluation:supplied-figure-end", args=[figure.pk])
    assert client.post(end).status_code == 404
