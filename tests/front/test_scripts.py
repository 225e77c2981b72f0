import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cases.models import Draft
from tests.front import urls

pytestmark = [
    pytest.mark.browser,
    pytest.mark.urls("tests.front.urls"),
    pytest.mark.django_db(transaction=True),
]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
STATUS = "[data-autosave-status]"


def fill_in(page):
    page.fill("[name=name]", "Maya")
    page.fill("[name=seen_on_day]", "3")
    page.fill("[name=seen_on_month]", "Nov")
    page.fill("[name=seen_on_year]", "2026")
    page.check("text=Yes")
    page.fill("[name=rating]", "4")
    page.check("text=The family was told")
    page.check("text=Health")
    page.select_option("[name=team]", "t")
    page.fill("[name=at]", "2:30pm")


def faults(page):
    options = {"runOnly": STANDARDS}
    return [
        fault["id"] for fault in Axe().run(page, options=options).response["violations"]
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("address", ["/sample/", "/account/2fa/", "/nowhere/"])
def test_pages_are_accessible_and_fit(signed_in, live_server, width, address):
    signed_in.set_viewport_size({"width": width, "height": 700})
    signed_in.goto(live_server.url + address)

    assert faults(signed_in) == []
    assert signed_in.evaluate("document.documentElement.scrollWidth") <= width


def test_a_form_with_errors_is_accessible_and_leads_to_the_fault(
    signed_in, live_server
):
    signed_in.goto(live_server.url + "/sample/")
    signed_in.click("text=Save the sample")

    expect(signed_in).to_have_title("Error: Sample - Team Around")
    assert faults(signed_in) == []
    signed_in.click("a:text('Enter date seen')")
    expect(signed_in.locator("#id_seen_on_0")).to_be_focused()


def test_what_is_typed_is_kept_on_the_server(signed_in, live_server, practitioner):
    signed_in.goto(live_server.url + "/sample/")
    signed_in.fill("[name=name]", "Ma")
    signed_in.check("text=Not sure")
    signed_in.fill("[name=reason]", "\n She said:\nno ")
    expect(signed_in.locator(STATUS)).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))

    signed_in.goto(live_server.url + "/sample/")
    expect(signed_in.locator("[name=name]")).to_have_value("Ma")
    assert signed_in.input_value("[name=reason]") == "\n She said:\nno "
    expect(signed_in.locator("text=Your draft is back.")).to_be_visible()

    signed_in.click("text=Discard draft")
    expect(signed_in.locator("[name=name]")).to_have_value("")
    assert not Draft.objects.filter(author=practitioner).exists()


def test_leaving_in_the_middle_of_a_word_loses_nothing(signed_in, live_server):
    signed_in.goto(live_server.url + "/sample/")
    signed_in.fill("[name=name]", "Half a w")
    signed_in.goto(live_server.url + "/sample/done/")
    signed_in.wait_for_timeout(500)
    signed_in.goto(live_server.url + "/sample/")

    expect(signed_in.locator("[name=name]")).to_have_value("Half a w")


def test_a_lost_connection_is_said_plainly(signed_in, live_server):
    signed_in.goto(live_server.url + "/sample/")
    signed_in.context.set_offline(True)
    signed_in.fill("[name=name]", "Ma")
    expect(signed_in.locator(STATUS)).to_have_text(
        "Not saved - check the connection", timeout=8000
    )

    signed_in.context.set_offline(False)
    expect(signed_in.locator(STATUS)).to_have_text(re.compile("^Saved"), timeout=8000)


def test_a_double_click_sends_once(signed_in, live_server):
    sent = []
    signed_in.on("request", lambda request: sent.append(request.method))
    signed_in.goto(live_server.url + "/sample/")
    fill_in(signed_in)
    signed_in.dblclick("text=Save the sample")
    expect(signed_in).to_have_title("Done - Team Around")

    assert len(urls.SAVED) == 1


def test_a_reason_is_asked_for_only_where_it_matters(signed_in, live_server):
    signed_in.goto(live_server.url + "/sample/")
    expect(signed_in.locator("[name=reason]")).to_be_hidden()

    signed_in.check("text=Not sure")
    expect(signed_in.locator("[name=reason]")).to_be_visible()


def test_escape_twice_puts_a_neutral_page_in_place(signed_in, live_server):
    signed_in.goto(live_server.url + "/sample/")
    signed_in.keyboard.press("Escape")
    expect(signed_in).to_have_url(live_server.url + "/sample/")
    signed_in.keyboard.press("Escape")

    expect(signed_in).to_have_url(live_server.url + "/")


def test_a_warning_comes_before_the_session_ends(signed_in, live_server, settings):
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 6, 4
    signed_in.goto(live_server.url + "/sample/")
    signed_in.fill("[name=name]", "Kept")
    dialog = signed_in.locator("#session-warning")
    expect(dialog).to_be_visible(timeout=8000)
    assert faults(signed_in) == []

    signed_in.click("text=Stay signed in")
    expect(dialog).to_be_hidden()
    expect(signed_in.locator("#session-ended")).to_be_visible(timeout=12000)
    expect(signed_in.locator("[name=name]")).to_have_value("Kept")


def test_everything_works_without_scripts(browser, live_server, client, practitioner):
    client.force_login(practitioner)
    context = browser.new_context(java_script_enabled=False)
    cookie = client.cookies["sessionid"].value
    context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    page = context.new_page()
    page.goto(live_server.url + "/sample/")
    expect(page.locator("[name=reason]")).to_be_visible()
    fill_in(page)
    page.click("text=Save the sample")

    expect(page).to_have_title("Done - Team Around")
    context.close()
