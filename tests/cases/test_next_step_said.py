"""What comes next is said where one step ends, and it is the green button."""

import pytest
from django.urls import reverse

from tests.factories.cases import AssessmentFactory, ChecklistFactory
from tests.factories.cases_centre import TransferFactory
from tests.factories.information_sharing import ConsentBodyFactory
from tests.factories.lead_professional import NominationFactory
from tests.information_sharing.test_views_consents import typed
from tests.information_sharing.walker import text
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db
CONSENT = "information_sharing:record-consent"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def at(family, name):
    return reverse(name, args=[family.case.pk])


def green(page, words):
    """Return whether these words stand on the page's button, not on a link."""
    before = page[: page.index(f">{words}<")]
    return "govuk-button" in before[before.rindex("<a ") :]


def test_after_preparing_a_move_the_button_is_to_ask_the_family(client, family, worker):
    move = TransferFactory(case=family.case)
    page = text(client.get(at(family, "cases:transfer")))

    assert green(page, "Record what the family agrees to")
    assert not green(page, "Answer the eight questions")

    ConsentBodyFactory(consent=consent_for(family), name=move.agency)
    page = text(client.get(at(family, "cases:transfer")))
    assert not green(page, "Record what the family agrees to")
    assert green(page, "Answer the eight questions")


def test_another_checklist_is_offered_only_beside_one(client, family, worker):
    NominationFactory(case=family.case)
    page = text(client.get(family.case.get_absolute_url()))
    assert "Fill in the checklist" in page
    assert "Fill in another checklist" not in page

    ChecklistFactory(person=family.child)
    page = text(client.get(family.case.get_absolute_url()))
    assert "Fill in another checklist" in page
    assert "Fill in the checklist" not in page


def test_after_a_consent_the_next_step_is_said(client, family, worker):
    ChecklistFactory(person=family.child)
    AssessmentFactory(person=family.child)
    agreed = typed(family, bodies="Hill Top school")

    done = client.post(at(family, CONSENT), agreed, follow=True)

    assert "Nothing is shared by it alone. The next step: share with a team." in text(
        done
    )
