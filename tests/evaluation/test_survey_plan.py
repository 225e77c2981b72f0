"""The pages of a survey's results, and the plan that follows from it."""

import io

import page as pdf_checker
import pypdf
import pytest

from evaluation.commands.survey_plan import change_action, plan_action
from evaluation.models import Improvement
from evaluation.queries.results import earlier_actions, results_for
from information_sharing.exceptions import (
    AccessDenied,
    EditedMeanwhile,
    NotPossibleNow,
)
from information_sharing.models import AccessEvent
from tests.evaluation.surveys import in_days
from tests.evaluation.test_survey_results import answered, closed
from tests.factories.agencies import AgencyFactory
from tests.factories.evaluation_surveys import SurveyItemFactory


@pytest.fixture
def survey(team, manager):
    made = closed(team.centre, manager)
    answered(made, 8, "FRONT_LINE", AgencyFactory(name="Open Door"), WR7=1, WR1=4)
    answered(made, 16, "FRONT_LINE", AgencyFactory(name="Health"), WR7=4, WR1=4, RK1=2)
    answered(made, 6, "MANAGER", AgencyFactory(name="Council"), WR7=3, WR1=5, PR1=2)
    return made


WROTE = "Nobody knows who else goes there."


def open_question(survey, *, wrote):
    """Ask in own words; let so many write the same."""
    SurveyItemFactory(survey=survey, code="CP9", kind="OPEN")
    answered(survey, wrote, "FRONT_LINE", CP9=WROTE)


def said(owner, **more):
    told = {"words": "Give each agency a turn in the chair", "success": ""}
    told |= {"resources": "", "due_on": in_days(60), "status": "TO_DO", "progress": ""}
    return told | {"owner_practitioner": owner, "owner_agency": None} | more


def typed(team, **more):
    day = in_days(60)
    sent = {"words": "Give each agency a turn in the chair", "status": "TO_DO"}
    sent |= {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}
    return sent | {"owner_agency": str(team.agency.pk), "revision": 0} | more


def page_of(survey, page="results/"):
    return f"/surveys/{survey.pk}/{page}"


def test_the_page_says_what_was_found_and_what_may_help(as_manager, survey):
    text = as_manager.get(page_of(survey)).content.decode()

    assert "30 of 0 answered" in text
    assert "Open Door 1.0 (8 answers), the others 3.7 (22)" in text
    assert "12 of 29 studies name unclear roles" in text
    assert "How each perspective sees it" in text
    assert "Place in the guide" in text
    assert f"/surveys/{survey.pk}/plan/WR7/?strategy=S1" in text
    assert AccessEvent.objects.filter(event="SURVEY_RESULTS_VIEWED").exists()


@pytest.mark.parametrize("page", ["results/", "results.pdf", "plan/WR7/"])
def test_another_manager_finds_no_page(client, survey, other_manager, page):
    client.force_login(other_manager)

    assert client.get(page_of(survey, page)).status_code == 404


def test_an_open_survey_tells_nothing(as_manager, survey):
    survey.status = "OPEN"
    survey.save()

    text = as_manager.get(page_of(survey)).content.decode()

    assert "Nothing is told before the survey has closed" in text
    assert "Open Door" not in text
    assert as_manager.get(page_of(survey, "results.pdf")).status_code == 404


def test_four_answers_tell_nothing(as_manager, team, manager):
    few = closed(team.centre, manager)
    answered(few, 4, WR1=1)

    text = as_manager.get(page_of(few)).content.decode()

    assert "Fewer than five people answered" in text


def test_a_strategy_is_put_into_the_plan_and_followed_up(as_manager, survey, team):
    address = page_of(survey, "plan/WR7/?strategy=S1")
    assert "Take time at the start" in as_manager.get(address).content.decode()

    as_manager.post(address, typed(team))

    action = Improvement.objects.get()
    assert (action.survey, action.about, action.centre) == (
        survey,
        "WR7",
        survey.centre,
    )
    text = as_manager.get(page_of(survey)).content.decode()
    assert "Give each agency a turn in the chair" in text
    as_manager.post(page_of(survey, f"actions/{action.pk}/"), typed(
        team, status="DONE", progress="Since May", revision=1))  # fmt: skip
    action.refresh_from_db()
    assert (action.status, action.progress) == ("DONE", "Since May")
    assert action.ended_at is not None


def test_the_next_round_says_what_became_of_it(survey, team, manager):
    plan_action(survey=survey, about="WR7", said=said(manager), by=manager)
    second = closed(team.centre, manager, baseline=survey, months=6)
    answered(second, 10, WR7=4)
    results = results_for(survey=second, viewer=manager)

    [planned] = earlier_actions(survey=second, results=results, viewer=manager)

    assert planned.then.mean == pytest.approx((8 * 1 + 16 * 4 + 6 * 3) / 30)
    assert planned.now.mean == 4


def test_the_first_round_has_nothing_before_it(survey, team, manager):
    other = closed(team.centre, manager)
    plan_action(survey=other, about="WR7", said=said(manager), by=manager)
    results = results_for(survey=survey, viewer=manager)

    assert earlier_actions(survey=survey, results=results, viewer=manager) == []


def test_what_was_changed_meanwhile_is_not_lost(as_manager, survey, team, manager):
    action = plan_action(survey=survey, about="WR7", said=said(manager), by=manager)
    change_action(
        action=action, said=said(manager, words="Mine"), revision=1, by=manager
    )
    with pytest.raises(EditedMeanwhile):
        change_action(action=action, said=said(manager), revision=1, by=manager)

    page = as_manager.post(
        page_of(survey, f"actions/{action.pk}/"), typed(team, revision=1)
    ).content.decode()

    assert "It says now: “Mine”" in page
    assert "Give each agency a turn in the chair" in page


def test_only_her_closed_survey_has_a_plan(survey, manager, other_manager):
    with pytest.raises(AccessDenied):
        plan_action(survey=survey, about="WR7", said=said(manager), by=other_manager)
    with pytest.raises(NotPossibleNow):
        plan_action(survey=survey, about="WR9", said=said(manager), by=manager)
    survey.status = "OPEN"
    survey.save()
    with pytest.raises(NotPossibleNow):
        plan_action(survey=survey, about="WR7", said=said(manager), by=manager)
    assert not Improvement.objects.exists()


def test_the_document_is_accessible_and_says_the_same(
    as_manager, survey, manager, tmp_path
):
    plan_action(survey=survey, about="WR7", said=said(manager), by=manager)
    open_question(survey, wrote=5)

    answer = as_manager.get(page_of(survey, "results.pdf"))

    (tmp_path / "made.pdf").write_bytes(answer.content)
    checked = pdf_checker.validate_pdf(
        str(tmp_path / "made.pdf"), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    words = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert checked.is_compliant, checked
    assert "Open Door 1.0 (8 answers), the others 3.7 (22)" in words
    assert "Give each agency a turn in the chair" in words
    assert words.count(f"Made for {manager}") == len(pages)
    assert "Nobody released it to be told outside" in words
    assert WROTE not in words


@pytest.mark.parametrize("wrote", [4, 5])
def test_own_words_stand_on_the_page_when_five_wrote(as_manager, survey, wrote):
    open_question(survey, wrote=wrote)

    text = as_manager.get(page_of(survey)).content.decode()

    assert (f"{WROTE} (5 times)" in text) is (wrote == 5)
    assert ("In their own words" in text) is (wrote == 5)


def test_results_cost_the_same_however_many_answered(
    as_manager, survey, django_assert_max_num_queries
):
    answered(survey, 40, WR1=3)
    with django_assert_max_num_queries(30):
        as_manager.get(page_of(survey))
