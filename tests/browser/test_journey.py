"""The main job, end to end (issue 2): by mouse, by keyboard alone, without scripts."""

import pytest

from tests.browser import steps
from tests.browser.steps import Journey

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


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("Mousefield", {}),
        ("Keyfield", {"keyboard": True}),
        ("Plainfield", {"scripts": False}),
    ],
)
def test_the_journey(person, name, way):
    people = {who: person(who, **way) for who in ("amina", "joan", "tom")}
    journey = Journey(name=name, **people)

    for step in STEPS:
        step(journey)
