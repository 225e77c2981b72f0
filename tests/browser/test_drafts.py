"""Nothing that was typed is lost when the browser closes in the middle."""

import pytest

from tests.browser import steps
from tests.browser.steps import Journey

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def begin(person, name):
    amina = person("amina")
    journey = Journey(amina=amina, joan=None, tom=None, name=name)
    steps.search_and_register(journey)
    return journey


def open_element(journey, label):
    hands = journey.amina
    hands.go(f"{journey.case}assessment/")
    hands.follow(label)


def test_closing_the_browser_in_the_middle_loses_nothing(person):
    journey = begin(person, "Draftfield")
    journey.amina.go(f"{journey.case}assessment/")
    journey.amina.press("Start")
    open_element(journey, "Write General health")
    address = journey.amina.page.url
    journey.amina.write("strengths", "Half a sentence about")
    journey.amina.page.get_by_text("Saved").wait_for()
    journey.amina.context.close()

    again = person("amina")
    again.must_see("Drafts you left", "Part of an assessment")
    again.go(address)

    field = again.page.locator('[name="strengths"]')
    assert field.input_value() == "Half a sentence about"
