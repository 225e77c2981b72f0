"""The quality check: who may score, what the score says, and who is told."""

import pytest
from django.urls import reverse

from cases import commands as writing
from cases.commands import additions as commands
from cases.forms.quality import STANDS_ON
from cases.models import QualityCheck
from cases.quality import GROUPS, ITEMS, NO, NOT_APPLICABLE, YES, score
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from information_sharing.notice_words import leads_to
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.factories.cases_record import AdditionFactory, ViewOfNeedFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
ALL_YES = {item.code: YES for item in ITEMS}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def author(family):
    return team_member(family.case)


@pytest.fixture
def assessment(family, author):
    sheet = AssessmentFactory(person=family.child, started_by=author)
    ContributionFactory(assessment=sheet, written_by=author)
    return writing.complete_assessment(assessment=sheet, by=author)


@pytest.fixture
def colleague(family):
    return team_member(family.case)


def check(assessment, by, answers=ALL_YES, words="Begin with what he can do."):
    return commands.check_quality(
        assessment=assessment, answers=answers, words=words, by=by
    )


def url(assessment, name="quality-check"):
    return reverse(f"cases:{name}", args=[assessment.case_id, assessment.pk])


def test_there_are_39_statements_each_said_once():
    assert len(ITEMS) == 39
    assert len({item.words for item in ITEMS}) == len({i.code for i in ITEMS}) == 39


def test_what_does_not_apply_is_left_out_of_the_score():
    answers = ALL_YES | {"A1": NO, "A2": NOT_APPLICABLE, "A3": NOT_APPLICABLE}
    result = score(answers)

    assert (result.yes, result.counted) == (36, 37)
    assert result.out_of_100 == round(100 * 36 / 37)
    first = result.groups[0]
    assert (first.yes, first.counted, len(first.to_do)) == (2, 3, 1)
    assert sum(group.counted for group in result.groups) == result.counted


def test_a_check_in_which_nothing_applies_has_no_score():
    assert score(dict.fromkeys(ALL_YES, NOT_APPLICABLE)).out_of_100 is None


def test_a_colleague_checks_and_the_author_is_told(assessment, author, colleague):
    done = check(assessment, colleague)

    assert done.checked_by == colleague
    told = Notice.objects.get(kind="QUALITY_CHECKED", to=author)
    assert told.target == assessment.pk
    assert not Notice.objects.filter(to=colleague).exists()


def test_the_author_does_not_check_her_own_writing(client, assessment, author):
    with pytest.raises(AccessDenied, match="You wrote in this assessment"):
        check(assessment, author)
    client.force_login(author)
    assert client.get(url(assessment)).status_code == 403


@pytest.mark.parametrize("how", ["added", "gave a view", "wrote before another"])
def test_whoever_wrote_any_of_it_does_not_check_it(family, author, colleague, how):
    sheet = AssessmentFactory(person=family.child, started_by=author)
    if how == "added":
        AdditionFactory(assessment=sheet, signed_by=colleague)
    elif how == "gave a view":
        ViewOfNeedFactory(assessment=sheet, given_by=colleague)
    else:
        text = ContributionFactory(assessment=sheet, written_by=colleague)
        type(text).objects.update(written_by=author)
    writing.complete_assessment(assessment=sheet, by=author)

    with pytest.raises(AccessDenied, match="You wrote"):
        check(sheet, colleague)


def test_whoever_reads_a_part_only_does_not_check_it(family, assessment):
    therapy = TeamFactory()
    share(family, therapy, categories=["HEALTH", "PLAN"])

    with pytest.raises(AccessDenied):
        check(assessment, member_of(therapy))


def test_what_is_still_written_is_checked_later(client, family, colleague):
    sheet = AssessmentFactory(person=family.child)

    with pytest.raises(NotPossibleNow, match="still being written"):
        check(sheet, colleague)
    client.force_login(colleague)
    assert "still being written" in client.get(url(sheet)).content.decode()


@pytest.mark.parametrize("wrong", [{}, {"A1": YES}, ALL_YES | {"A1": "MAYBE"}])
def test_every_statement_is_answered(assessment, colleague, wrong):
    with pytest.raises(NotPossibleNow, match="Answer every item"):
        check(assessment, colleague, answers=wrong)


def test_scoring_from_the_page_and_the_author_reads_it(
    client, assessment, author, colleague
):
    client.force_login(colleague)
    client.post(url(assessment), ALL_YES | {"B2": NO, "words": "Name who was there."})
    client.force_login(author)

    body = client.get(url(assessment, "assessment-version")).content.decode()

    assert "97 out of 100" in body
    assert "Name who was there." in body
    assert "It says who was present." in body
    for name, _ in GROUPS:
        assert name in body


def test_a_statement_left_open_is_named(client, assessment, colleague):
    client.force_login(colleague)
    body = client.post(url(assessment), {"A1": YES}).content.decode()

    assert "Select an answer: It says who was present." in body
    assert not QualityCheck.objects.exists()


def test_others_who_read_the_assessment_are_not_shown_the_check(
    client, family, assessment, colleague
):
    check(assessment, colleague)
    client.force_login(team_member(family.case))

    body = client.get(url(assessment, "assessment-version")).content.decode()

    assert "out of 100" not in body


def test_a_stranger_finds_no_check(client, assessment):
    client.force_login(outsider())

    assert client.get(url(assessment)).status_code == 404
    assert client.post(url(assessment), ALL_YES).status_code == 404


def test_nothing_is_checked_in_a_closed_case():
    family = household(closed=True)
    sheet = AssessmentFactory(person=family.child)

    with pytest.raises(NotPossibleNow, match="closed"):
        check(sheet, team_member(family.case))


def test_the_notice_leads_to_the_check_and_so_does_the_top_of_the_page(
    client, assessment, author, colleague
):
    check(assessment, colleague)
    place = f"#a{assessment.pk}-quality"
    told = Notice.objects.get(kind="QUALITY_CHECKED", to=author)

    assert leads_to(told) == url(assessment, "assessment-version") + place
    client.force_login(author)
    body = client.get(reverse("cases:assessment", args=[assessment.case_id]))
    assert f'href="{place}">read what it says' in body.content.decode()


def test_who_may_not_read_the_check_is_not_told_of_it(family, assessment, colleague):
    therapy = TeamFactory()
    share(family, therapy, categories=["HEALTH"])
    therapist = member_of(therapy)
    AdditionFactory(assessment=assessment, signed_by=therapist)

    check(assessment, colleague)

    assert not Notice.objects.filter(to=therapist).exists()


def test_a_complete_assessment_says_who_may_check_it(
    client, family, assessment, author, colleague
):
    therapy = TeamFactory()
    share(family, therapy, categories=["HEALTH", "PLAN"])
    said = {
        colleague: "you have not written in it, so you can",
        author: "You wrote in this one, so somebody else does.",
        member_of(therapy): "It takes somebody who may read and write all of it",
    }
    for viewer, sentence in said.items():
        client.force_login(viewer)
        page = client.get(reverse("cases:assessment", args=[family.case.pk]))
        assert sentence in page.content.decode()


def test_each_group_leads_to_where_it_can_be_seen(client, assessment, colleague):
    client.force_login(colleague)
    body = client.get(url(assessment)).content.decode()

    for name, (page, _) in STANDS_ON.items():
        assert name in dict(GROUPS)
        assert f'href="{reverse(page, args=[assessment.case_id])}"' in body
    assert url(assessment, "assessment-pdf") in body
