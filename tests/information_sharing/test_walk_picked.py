"""The eight questions: the one consent is picked, and words fit a body outside."""

import re

import pytest

from tests.information_sharing.school import SCHOOL
from tests.information_sharing.walker import text
from tests.people import consent_for

pytestmark = pytest.mark.django_db


def picked(page):
    return page.context_data["form"]["consent"].value()


def test_the_only_consent_that_covers_it_is_picked(family, therapy, consent, walker):
    walker.begin(therapy)

    assert picked(walker.get(4)) == consent.pk
    assert re.search(f'value="{consent.pk}"[^>]*checked', text(walker.get(4)))


def test_of_two_consents_none_is_picked(family, therapy, consent, walker):
    consent_for(family, therapy)
    walker.begin(therapy)

    assert picked(walker.get(4)) is None


def test_a_no_rests_on_no_consent_though_one_was_picked(therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "no", consent=str(consent.pk), reason="It is old.")

    answered = next(said for said in walker.get(5).context_data["said"][3:])
    assert (answered.number, answered.more) == (4, ())


def test_question_7_speaks_of_whoever_is_outside(family, therapy, walker):
    walker.begin(therapy, to="outside", **SCHOOL)
    walker.say(4, "no", reason="Nobody can be reached.")
    walker.say(5, "yes", reason="An order of the court.")

    page = text(walker.get(7))
    assert "Share what they need for the purpose" in page
    assert "this team" not in page


def test_question_7_speaks_of_the_team_that_is_here(therapy, consent, walker):
    walker.begin(therapy)
    walker.say(4, "yes", consent=str(consent.pk))

    assert "Share what this team needs for the purpose" in text(walker.get(7))
