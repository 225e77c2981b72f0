"""The pages of a manager who makes a survey, from both sides of the door."""

import page as pdf_checker
import pypdf
import pytest
from django.core import mail

from agencies.models import RoleName
from evaluation.commands import invitations
from evaluation.models import Invitation, Perspective, Survey
from information_sharing.models import AccessEvent
from tests.evaluation.surveys import drafted, in_days, opened, say
from tests.factories.agencies import TeamMembershipFactory

PAGES = (
    "", "edit/", "items/", "preview/", "preview/?who=families", "open/", "close/",
    "again/", "people/", "addresses/", "slips/", "slips.pdf", "response/",
)  # fmt: skip


@pytest.fixture
def survey(team, manager):
    return drafted(team.centre, manager)


def day(days):
    found = in_days(days)
    names = ("closes_on_day", "closes_on_month", "closes_on_year")
    return dict(zip(names, (found.day, found.month, found.year), strict=True))


def page_of(survey, page=""):
    return f"/surveys/{survey.pk}/{page}"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_to_the_manager_and_to_no_other(
    client, as_manager, other_manager, survey, page
):
    assert as_manager.get(page_of(survey, page)).status_code == 200
    client.force_login(other_manager)
    assert client.get(page_of(survey, page)).status_code == 404


def test_a_survey_is_made_with_the_short_form(as_manager, team):
    assert "Nobody has been asked" in as_manager.get("/surveys/").content.decode()
    sent = {"centre": team.centre.pk, "title": "Autumn", "what": ["short-form"]}

    response = as_manager.post("/surveys/new/", sent | day(20))

    survey = Survey.objects.get()
    assert response.url == page_of(survey)
    text = as_manager.get(response.url).content.decode()
    assert "29 items, about 4 minutes" in text
    assert "Families: 8 items" in text
    assert "Autumn" in as_manager.get("/surveys/").content.decode()


def test_a_past_day_is_refused_and_the_title_is_not_lost(as_manager, team):
    sent = {"centre": team.centre.pk, "title": "Autumn"} | day(-1)

    text = as_manager.post("/surveys/new/", sent).content.decode()

    assert 'value="Autumn"' in text
    assert not Survey.objects.exists()


def test_items_are_taken_in_judged_and_taken_out(as_manager, survey):
    page, item = page_of(survey, "items/"), survey.items.get(code="CP1")
    as_manager.post(page, {"what": "readiness"})
    as_manager.post(f"{page}{item.pk}/", {"choice": "DISCARD", "reason": "Enough"})
    text = as_manager.get(page).content.decode()
    assert "Left out: Enough" in text

    as_manager.post(page, {"remove": "readiness"})
    assert set(survey.items.values_list("instrument", flat=True)) == {"climate-pulse"}


def test_a_change_without_a_reason_is_not_lost(as_manager, survey):
    item = survey.items.get(code="CP1")
    sent = {"choice": "ADAPT", "words": "We seldom quarrel."}

    text = as_manager.post(page_of(survey, f"items/{item.pk}/"), sent).content.decode()

    assert "Say why you change this item" in text
    assert "We seldom quarrel." in text


def test_people_are_invited_by_level_and_by_address(as_manager, survey, team):
    TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER)
    as_manager.post(page_of(survey, "people/"), {"roles": ["TEAM_MANAGER"]})
    wrong = {"addresses": "a@x.example\nno address", "perspective": "FAMILY"}
    refused = as_manager.post(page_of(survey, "addresses/"), wrong).content.decode()
    assert "Not an e-mail address: no address" in refused
    assert "a@x.example" in refused
    as_manager.post(page_of(survey, "addresses/"), wrong | {"addresses": "a@x.example"})
    as_manager.post(page_of(survey, "slips/"), {"number": 6, "perspective": "FAMILY"})

    text = as_manager.get(page_of(survey)).content.decode()
    assert "15 invited in all" in text
    assert "their answers are mixed with others" in text

    as_manager.post(page_of(survey, "uninvite/"), {"perspective": "FAMILY"})
    assert not Invitation.objects.filter(perspective="FAMILY").exists()


def test_opening_and_closing_are_asked_once_more(as_manager, survey):
    assert (
        "E-mails go out at once"
        in as_manager.get(page_of(survey, "open/")).content.decode()
    )
    as_manager.post(page_of(survey, "open/"))
    assert Survey.objects.get().status == "OPEN"
    as_manager.post(page_of(survey, "remind/"))
    as_manager.post(page_of(survey, "close/"))
    assert Survey.objects.get().status == "CLOSED"

    again = as_manager.post(page_of(survey, "again/"), {"months": 6} | day(190))
    second = Survey.objects.get(baseline=survey)
    assert again.url == page_of(second)


def test_what_the_state_refuses_is_said(as_manager, survey):
    response = as_manager.post(page_of(survey, "close/"), follow=True)

    assert "cannot" in response.content.decode() or "now" in response.content.decode()
    assert Survey.objects.get().status == "DRAFT"


def test_a_sheet_of_links_is_made_once(as_manager, survey, manager):
    invitations.plan_slips(
        survey=survey, number=6, perspective=Perspective.FAMILY, by=manager
    )
    opened(survey, manager)
    events = AccessEvent.objects.count()

    response = as_manager.post(page_of(survey, "slips.pdf"), {"number": 6})

    assert response["Content-Type"] == "application/pdf"
    assert AccessEvent.objects.count() == events + 1
    again = as_manager.post(page_of(survey, "slips.pdf"), {"number": 6})
    assert "There are not so many links left" in again.content.decode()


def test_the_links_on_the_sheet_open_the_survey(as_manager, survey, manager, tmp_path):
    invitations.plan_slips(
        survey=survey, number=3, perspective=Perspective.FAMILY, by=manager
    )
    opened(survey, manager)
    file = tmp_path / "links.pdf"
    file.write_bytes(
        as_manager.post(page_of(survey, "slips.pdf"), {"number": 3}).content
    )

    words = "".join(p.extract_text() for p in pypdf.PdfReader(file).pages)
    joined = words.replace("\n", "")
    tokens = [part.split("/")[0] for part in joined.split("/surveys/answer/")[1:]]
    assert len(tokens) == 3
    assert all(token.count("-") == 4 for token in tokens)
    assert say(tokens[0])
    assert say(tokens[1].upper().replace("-", ""))
    assert say(f" {tokens[2]} ")


def test_the_log_says_that_a_survey_was_opened_and_nothing_of_addresses(
    as_manager, survey, manager
):
    opened(survey, manager)

    last = AccessEvent.objects.filter(event="SURVEY_CHANGED").latest("pk")
    assert (last.by, last.target) == (manager, survey.pk)
    assert last.details == {"what": "opened"}
    assert len(mail.outbox) == 7


def test_a_page_costs_the_same_however_many_are_invited(
    as_manager, survey, manager, django_assert_max_num_queries
):
    opened(survey, manager)
    with django_assert_max_num_queries(24):
        as_manager.get(page_of(survey))


def test_the_sheet_is_a_tagged_document(as_manager, survey, manager, tmp_path):
    invitations.plan_slips(
        survey=survey, number=9, perspective=Perspective.FAMILY, by=manager
    )
    opened(survey, manager)
    file = tmp_path / "links.pdf"
    sent = as_manager.post(page_of(survey, "slips.pdf"), {"number": 9})
    file.write_bytes(sent.content)

    checked = pdf_checker.validate_pdf(
        str(file), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )

    assert checked.is_compliant, checked.failures
