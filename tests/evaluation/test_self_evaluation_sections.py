"""Around a section: templates, authors, evidence, comments, last year, the plan."""

import datetime

import pytest
from django.utils import timezone

from evaluation.commands import sections as commands
from evaluation.commands.self_evaluations import start_self_evaluation, write_section
from evaluation.models import SelfEvaluation
from information_sharing.exceptions import (
    AccessDenied,
    NotPossibleNow,
)
from information_sharing.models import AccessEvent
from tests.evaluation.submitted import story, submitted, wanted
from tests.evaluation.town import this_quarter
from tests.factories.evaluation import OutcomeStoryFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import team_member

DAY = datetime.date(2027, 3, 31)


@pytest.fixture
def evaluation(team, manager):
    return start_self_evaluation(centre=team.centre, by=manager, **this_quarter())


@pytest.fixture
def address(evaluation):
    return evaluation.get_absolute_url()


def test_a_template_is_chosen_and_its_sections_are_asked(as_manager, team):
    data = wanted(team.centre, "family-hub-2026")

    page = as_manager.post("/self-evaluations/", data, follow=True)

    text = page.content.decode()
    assert "The Start for Life offer" in text
    assert "Effectiveness" not in text
    assert SelfEvaluation.objects.get().template == "family-hub-2026"


def test_guidance_questions_evidence_and_scale_stand_beside_the_form(
    as_manager, address
):
    text = as_manager.get(f"{address}sections/access/").content.decode()

    for words in (
        "How soon after a birth is a family visited?",
        "Where referrals come",
    ):
        assert words in text
    assert "they are not safe" not in text
    assert "Requires improvement".lower() in text


def test_a_section_without_a_grade_asks_for_none(as_manager, address, evaluation):
    sent = {"narrative": "Who we are", "revision": 0, "grade": "1"}

    text = as_manager.get(f"{address}sections/families/").content.decode()
    as_manager.post(f"{address}sections/families/", sent)

    assert 'name="grade"' not in text
    assert evaluation.sections.get().grade is None


def test_every_field_is_kept_and_a_clash_shows_every_field(
    client, address, manager, colleague, evaluation
):
    theirs = {"strengths": "Warmth", "to_develop": "Fathers", "voices": "We feel safe"}
    write_section(
        evaluation=evaluation, code="access", said=theirs, revision=0, by=colleague
    )
    client.force_login(manager)
    mine = {"narrative": "n", "strengths": "Mine", "grade_reason": "r", "revision": 0}

    clash = client.post(f"{address}sections/access/", mine | {"grade": "2"})
    again = mine | {"revision": clash.context["form"]["revision"].value()}
    client.post(f"{address}sections/access/", again | {"grade": "2"})

    text = clash.content.decode()
    assert all(words in text for words in (*theirs.values(), "Mine"))
    row = evaluation.sections.get()
    assert (row.strengths, row.voices, row.grade_reason) == ("Mine", "", "r")
    assert "Warmth" in row.events.values_list("strengths", flat=True)


def test_a_section_is_given_to_a_manager_of_the_centre_only(
    evaluation, manager, colleague, other_manager, team
):
    commands.assign_section(
        evaluation=evaluation, code="access", author=colleague, by=manager
    )

    assert evaluation.sections.get().assigned_to == colleague
    for nobody in (other_manager, team_member(team.cases.first())):
        with pytest.raises(NotPossibleNow):
            commands.assign_section(
                evaluation=evaluation, code="access", author=nobody, by=manager
            )


def test_a_given_section_is_not_yet_written(as_manager, address, colleague):
    as_manager.post(f"{address}sections/access/author/", {"author": colleague.pk})

    text = as_manager.get(address).content.decode()
    answer = as_manager.post(
        f"{address}sections/access/", {"narrative": "Now", "revision": 0}
    )

    assert str(colleague) in text
    assert text.count("Not written yet") == 5
    assert answer.status_code == 302


def test_a_figure_is_placed_and_says_where_it_comes_from(
    as_manager, address, evaluation
):
    place = f"{address}sections/access/evidence/"
    as_manager.post(place, {"kind": "FIGURE", "figure": "families-all"})
    as_manager.post(place, {"kind": "FIGURE", "figure": "families-all"})

    section = as_manager.get(f"{address}sections/access/").content.decode()
    figure = as_manager.get(f"{address}figures/families-all/").content.decode()

    assert evaluation.evidence.count() == 1
    assert f"{address}figures/families-all/" in section
    assert "whose registration was recorded" in figure
    assert "How families reach the centre" in figure
    assert as_manager.get(f"{address}figures/no-such/").status_code == 404


def test_a_figure_that_was_not_counted_cannot_be_placed(evaluation, manager):
    said = {"kind": "FIGURE", "figure": "invented"}
    with pytest.raises(NotPossibleNow):
        commands.place_evidence(
            evaluation=evaluation, code="access", said=said, by=manager
        )


def test_only_released_words_of_this_centre_are_offered_and_shown(
    as_manager, address, team, evaluation, manager
):
    told = story(team)
    hidden = OutcomeStoryFactory(case=team.cases.last(), words="Not released at all.")
    place = f"{address}sections/access/evidence/"

    offered = as_manager.get(place).content.decode()
    as_manager.post(place, {"kind": "STORY", "story": told.pk})
    refused = as_manager.post(place, {"kind": "STORY", "story": hidden.pk})

    section = as_manager.get(f"{address}sections/access/").content.decode()
    assert "A mother sleeps" in offered
    for text in (offered, section, refused.content.decode()):
        assert "Amal" not in text
        assert "Not released at all" not in text
        assert told.case.reference not in text
    assert "A mother sleeps at night again." in section
    assert evaluation.evidence.count() == 1


@pytest.mark.parametrize("why", ["taken back", "sealed"])
def test_a_story_that_may_not_be_told_is_seen_no_more(
    as_manager, address, team, evaluation, manager, why
):
    told = story(team)
    said = {"kind": "STORY", "story": told}
    commands.place_evidence(evaluation=evaluation, code="access", said=said, by=manager)

    if why == "sealed":
        ShieldingFactory(case=told.case, level="SEALED")
    else:
        told.taken_back_at, told.taken_back_by = timezone.now(), manager
        told.save()

    section = as_manager.get(f"{address}sections/access/").content.decode()
    checked = as_manager.get(f"{address}submit/").content.decode()
    assert "A mother sleeps" not in section
    assert "may not be told any more" in section
    assert "A story in it may not be told any more" in checked
    with pytest.raises(NotPossibleNow):
        commands.place_evidence(
            evaluation=evaluation, code="quality", said=said, by=manager
        )


def test_evidence_is_taken_out_once(evaluation, manager):
    said = {"kind": "ELSEWHERE", "words": "Minutes, May 2026"}
    placed = commands.place_evidence(
        evaluation=evaluation, code="access", said=said, by=manager
    )

    commands.take_out_evidence(evidence=placed, by=manager)

    placed.refresh_from_db()
    assert placed.taken_out_by == manager
    with pytest.raises(NotPossibleNow):
        commands.take_out_evidence(evidence=placed, by=manager)


def test_comments_stay_open_until_they_are_settled(as_manager, address, evaluation):
    as_manager.post(f"{address}sections/access/comment/", {"words": "How many?"})
    comment = evaluation.comments.get()

    open_page = as_manager.get(f"{address}submit/").content.decode()
    as_manager.post(f"{address}comments/{comment.pk}/settle/")
    section = as_manager.get(f"{address}sections/access/").content.decode()

    assert "1 comment is not settled" in open_page
    assert "How many?" in section
    assert "Settled by" in section
    again = as_manager.post(f"{address}comments/{comment.pk}/settle/", follow=True)
    assert "settled already" in again.content.decode()


def test_last_years_words_and_figures_stand_beside_this_years(
    as_manager, address, team, manager, evaluation
):
    submitted(team.centre, manager)

    text = as_manager.get(f"{address}sections/access/").content.decode()

    assert "As submitted for 1 April 2025 to 31 March 2026" in text
    assert "Families come by foot." in text


def test_nobody_else_writes_around_a_section(
    client, address, evaluation, other_manager, team
):
    inner = ("sections/access/author/", "sections/access/comment/", "priorities/new/",
             "sections/access/evidence/", "figures/children/", "submit/")  # fmt: skip
    for person, status in (
        (other_manager, 404),
        (team_member(team.cases.first()), 403),
    ):
        client.force_login(person)
        for page in inner:
            assert client.get(address + page).status_code == status, page
    with pytest.raises(AccessDenied):
        commands.comment_on_section(
            evaluation=evaluation, code="access", words="x", by=other_manager
        )


def test_the_log_holds_codes_and_no_words(evaluation, manager):
    commands.comment_on_section(
        evaluation=evaluation, code="access", words="Secret words", by=manager
    )

    event = AccessEvent.objects.filter(event="SELF_EVALUATION_WRITTEN").get()
    assert event.details == {"section": "access", "what": "comment"}
