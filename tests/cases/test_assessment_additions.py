"""What colleagues add and sign, and each team's own view of the level of need."""

import pytest
from django.urls import reverse

from cases import commands as writing
from cases.commands import additions as commands
from cases.models import Addition, LevelOfNeed, ViewOfNeed
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    ContributionFactory,
    InvolvementFactory,
)
from tests.factories.cases_record import AdditionFactory, ViewOfNeedFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


@pytest.fixture
def therapy(family):
    team = TeamFactory()
    share(family, team)
    return team


@pytest.fixture
def therapist(therapy):
    return member_of(therapy)


def add(assessment, by, element="1.1.3", **texts):
    texts = texts or {"strengths": "Points at pictures."}
    return commands.add_to_element(
        assessment=assessment, element=element, texts=texts, by=by
    )


def view(assessment, by, number=2, words="One service can meet it."):
    level = LevelOfNeed.objects.get(number=number)
    return commands.give_view(assessment=assessment, level=level, words=words, by=by)


def add_url(assessment, code="1.1.3"):
    args = [assessment.case_id, assessment.pk, code]
    return reverse("cases:add-to-element", args=args)


def page(client, assessment):
    where = [assessment.case_id]
    return client.get(reverse("cases:assessment", args=where)).content.decode()


def test_an_addition_is_signed_by_name_and_team(assessment, therapist, therapy):
    added = add(assessment, therapist)

    assert (added.signed_by, added.team) == (therapist, therapy)
    assert added.category == "DEVELOPMENT"
    event = AccessEvent.objects.get(event="ADDITION_SIGNED")
    assert event.details == {"element": "1.1.3"}


def test_what_somebody_added_stays_when_the_text_is_changed(
    assessment, family, therapist
):
    added = add(assessment, therapist)
    writing.write_contribution(
        assessment=assessment,
        element="1.1.3",
        texts={"strengths": "Ours."},
        revision=0,
        by=team_member(family.case),
    )

    assert Addition.objects.get() == added
    assert added.strengths == "Points at pictures."


def test_adding_where_it_is_not_shared_is_refused(assessment, therapist):
    with pytest.raises(AccessDenied, match="housing and money is not shared"):
        add(assessment, therapist, element="3.3")


def test_adding_about_a_child_who_is_not_shared_is_refused(family):
    team = TeamFactory()
    share(
        family,
        team,
        people=[family.mother],
        consent=consent_for(family, team, people=[family.mother]),
    )
    sheet = AssessmentFactory(person=family.child)

    with pytest.raises(AccessDenied, match="not shared with you"):
        add(sheet, member_of(team))


def test_nothing_is_signed_without_words(assessment, therapist):
    with pytest.raises(NotPossibleNow, match="before you sign"):
        add(assessment, therapist, strengths="  ")


def test_nothing_is_added_to_a_complete_assessment(assessment, family, therapist):
    writing.complete_assessment(assessment=assessment, by=team_member(family.case))

    with pytest.raises(NotPossibleNow, match="Start a new version"):
        add(assessment, therapist)
    with pytest.raises(NotPossibleNow, match="Start a new version"):
        view(assessment, team_member(family.case))


def test_nothing_is_added_in_a_closed_case():
    family = household(closed=True)
    sheet = AssessmentFactory(person=family.child)

    with pytest.raises(NotPossibleNow, match="closed"):
        add(sheet, team_member(family.case))
    with pytest.raises(NotPossibleNow, match="closed"):
        view(sheet, team_member(family.case))


def test_signing_from_the_page_and_reading_it_there(
    client, assessment, therapist, therapy
):
    client.force_login(therapist)
    response = client.post(add_url(assessment), {"needs": "Pictures to choose from."})

    assert response.url.endswith("-e1.1.3")
    body = page(client, assessment)
    assert "Pictures to choose from." in body
    assert "Added and signed by" in body
    assert str(therapy) in body


def test_a_stranger_finds_no_page_to_add(client, assessment):
    client.force_login(outsider())

    assert client.get(add_url(assessment)).status_code == 404
    assert client.post(add_url(assessment), {"needs": "x"}).status_code == 404


def test_what_cannot_be_saved_comes_back(client, assessment, family):
    worker = team_member(family.case)
    writing.complete_assessment(assessment=assessment, by=worker)
    client.force_login(worker)

    body = client.post(add_url(assessment), {"needs": "Typed."}).content.decode()

    assert "This assessment is complete." in body
    assert "Typed." in body


def test_an_addition_of_another_kind_is_not_shown(client, assessment, therapist):
    AdditionFactory(
        assessment=assessment,
        element="3.3",
        category="HOUSING_MONEY",
        needs="Rent arrears.",
    )
    client.force_login(therapist)

    assert "Rent arrears." not in page(client, assessment)


def test_a_service_that_is_not_named_signs_without_its_name(
    client, assessment, therapist, family
):
    quiet = TeamFactory()
    InvolvementFactory(case=family.case, team=quiet, is_sensitive=True)
    share(family, quiet)
    added = add(assessment, member_of(quiet, first_name="Quilla"))
    client.force_login(therapist)

    body = page(client, assessment)

    assert "Points at pictures." in body
    assert str(quiet) not in body
    assert str(added.signed_by) not in body
    assert "a sensitive service" in body


def test_two_teams_see_it_otherwise_and_both_stand(client, family, assessment):
    lead = lead_professional(family, categories=["HEALTH", "PLAN"])
    view(assessment, team_member(family.case), 2, "One service can meet it.")
    view(assessment, lead, 3, "Housing and talking together.")
    client.force_login(lead)

    body = page(client, assessment)

    assert "Level 2: Early help" in body
    assert "Level 3: Targeted help" in body
    assert "average" not in body


def test_a_team_has_one_view_and_any_colleague_there_may_change_it(family, assessment):
    view(assessment, team_member(family.case), 2)
    view(assessment, team_member(family.case), 4, "It has grown.")

    only = ViewOfNeed.objects.get()
    assert (only.level.number, only.words) == (4, "It has grown.")


def test_another_teams_view_is_not_touched(family, assessment):
    theirs = ViewOfNeedFactory(assessment=assessment, words="Theirs.")
    view(assessment, team_member(family.case), 4, "Ours.")

    theirs.refresh_from_db()
    assert theirs.words == "Theirs."
    assert ViewOfNeed.objects.count() == 2


def test_views_are_not_shared_where_the_plan_is_not(client, assessment, therapist):
    ViewOfNeedFactory(assessment=assessment, words="Too many services.")
    client.force_login(therapist)

    body = page(client, assessment)

    assert "Too many services." not in body
    assert "Views of the level of need:</strong> not shared with you" in body
    with pytest.raises(AccessDenied, match="the plan is not shared"):
        view(assessment, therapist)
    url = reverse("cases:view-of-need", args=[assessment.case_id, assessment.pk])
    assert client.get(url).status_code == 403


def test_giving_a_view_from_the_page_begins_with_what_the_team_said(
    client, assessment, family
):
    client.force_login(team_member(family.case))
    url = reverse("cases:view-of-need", args=[assessment.case_id, assessment.pk])
    level = LevelOfNeed.objects.get(number=3)
    response = client.post(url, {"level": str(level.pk), "words": "Three services."})

    assert response.url.endswith(f"#a{assessment.pk}-views")
    again = client.get(url)
    assert again.context_data["form"]["words"].value() == "Three services."


def test_the_page_asks_no_more_with_many_additions(
    client, assessment, family, django_assert_max_num_queries
):
    for element in ("1.1.1", "1.2", "2.1"):
        ContributionFactory(assessment=assessment, element=element)
    client.force_login(team_member(family.case))
    page(client, assessment)
    for _ in range(8):
        AdditionFactory(assessment=assessment)
        ViewOfNeedFactory(assessment=assessment)

    with django_assert_max_num_queries(45):
        page(client, assessment)
