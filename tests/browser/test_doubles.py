"""While a child is typed, a child like it on one's own list is shown, and goes again."""

import pytest

from tests.browser import steps
from tests.browser.steps import BORN, Journey

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]


def test_a_child_like_the_typed_one_is_shown_before_the_form_is_sent(person):
    amina = person("amina")
    journey = Journey(amina=amina, joan=None, tom=None, name="Doublefield")
    steps.search_and_register(journey)
    amina.go("/")
    amina.follow("Find or register a family")
    amina.write("given_name", "Nobody")
    amina.write("family_name", "Quillfeather")
    amina.press("Search")
    amina.press("Register this family")
    place = amina.page.locator("[data-doubles]")
    assert place.inner_text() == ""

    amina.write("child_given_name", "Maya")
    amina.write("child_family_name", journey.name)
    amina.write_date("child_born_on", BORN)

    place.get_by_text(f"Maya {journey.name}").wait_for()
    amina.write("child_family_name", "Quillfeather")
    amina.page.wait_for_function(
        "name => !document.querySelector('[data-doubles]').innerText.includes(name)",
        arg=journey.name,
    )
    assert journey.name not in amina.page.url
