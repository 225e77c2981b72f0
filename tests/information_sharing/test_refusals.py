"""Whom a family has said no to in one record, before it is carried to another (R6)."""

import pytest
from django.utils import timezone

from information_sharing import refusals
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.people import consent_for, household

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return TeamFactory()


def over(row, how):
    """Say that a consent, or a line of it, was withdrawn or replaced just now."""
    consent = getattr(row, "consent", row)
    setattr(row, f"{how}_at", timezone.now())
    setattr(row, f"{how}_by", consent.recorded_by)
    row.save()


def test_a_no_and_what_was_taken_back_are_refusals(family, school):
    agency = TeamFactory().agency
    no = consent_for(family)
    ConsentExclusionFactory(consent=no, team=None, agency=agency)
    over(no, "withdrawn")
    over(consent_for(family, school), "withdrawn")

    assert refusals.refused_in(family.case) == {
        ("agency_id", agency.pk),
        ("team_id", school.pk),
    }


def test_what_was_taken_back_of_one_team_is_a_refusal_of_that_team(family, school):
    consent = consent_for(family, school, TeamFactory())
    over(consent.teams.get(team=school), "withdrawn")

    assert refusals.refused_in(family.case) == {("team_id", school.pk)}
    consent_for(family, school)
    assert refusals.refused_in(family.case) == set()


def test_what_a_later_consent_of_the_line_replaced_is_none(family, school):
    no = consent_for(family)
    ConsentExclusionFactory(consent=no, team=school)
    over(no, "superseded")
    over(consent_for(family, TeamFactory()), "superseded")

    assert refusals.refused_in(family.case) == set()


def test_the_no_of_another_family_is_none_here(family, school):
    other = household()
    ConsentExclusionFactory(consent=consent_for(other), team=school)
    over(consent_for(other, TeamFactory()), "withdrawn")
    consent_for(family, TeamFactory())

    assert refusals.refused_in(family.case) == set()


def test_another_familys_yes_does_not_make_up_for_what_this_one_took_back(
    family, school
):
    over(consent_for(family, school), "withdrawn")
    consent_for(household(), school)

    assert refusals.refused_in(family.case) == {("team_id", school.pk)}


def test_each_standing_consent_leaves_them_out_once(family, school):
    first, second = consent_for(family), consent_for(family)
    over(consent_for(family), "withdrawn")
    over(consent_for(family), "superseded")
    consent_for(household())
    ConsentExclusionFactory(consent=second, team=school)
    refused = {("team_id", school.pk)}

    assert refusals.carry_over(refused=refused, to=family.case) == 1
    assert first.exclusions.get().team == second.exclusions.get().team == school
    assert refusals.carry_over(refused=refused, to=family.case) == 0
