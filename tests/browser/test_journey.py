"""The main job, end to end (issue 2): by keyboard alone on a screen as large as a
tablet's, without scripts, and in a thorough run by mouse."""

import pytest

from tests.browser import steps
from tests.browser.steps import Journey
from tests.thorough import THOROUGH

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

STEPS = (
    steps.search_and_register,
    steps.fill_in_checklist,
    steps.assess,
    steps.record_consent,
    steps.decide_to_share,
    steps.therapist_reads,
    steps.nominate_and_accept,
    steps.plan_and_review,
    steps.withdraw,
)


TABLET = {"width": 768, "height": 1024}
WAYS = [
    ("Keyfield", {"keyboard": True, "size": TABLET}),
    ("Plainfield", {"scripts": False}),
]
MOUSE = [("Mousefield", {})] if THOROUGH else []


@pytest.mark.parametrize(("name", "way"), WAYS + MOUSE)
def test_the_journey(person, name, way):
    people = {who: person(who, **way) for who in ("amina", "joan", "tom")}
    journey = Journey(name=name, **people)

    for step in STEPS:
        step(journey)
