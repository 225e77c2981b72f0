"""A family assessment: each child's own, and what is of the family written once."""

import pytest
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.models import Assessment, Contribution
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.people import consent_for, household, member_of, share, team_member

pytestmark = pytest.mark.django_db
WARM = "Warm meals and a bedtime."


@pytest.fixture
def family():
    return household()


@pytest.fixture
def robin(family):
    return PersonFactory(case=family.case, given_name="Robin")


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def both(family, robin, worker):
    begun = commands.start_family_assessment(
        case=family.case, people=[family.child, robin], by=worker
    )
    return {each.person_id: each for each in begun}


@pytest.fixture
def hers(family, both):
    return both[family.child.pk]


@pytest.fixture
def his(robin, both):
    return both[robin.pk]


def write(sheet, by, words=WARM, code="2.1"):
    """Write under one heading, on top of what stands there."""
    found = sheet.contributions.filter(element=code).first()
    return commands.write_contribution(
        assessment=sheet,
        element=code,
        texts={"strengths": words},
        revision=found.revision if found else 0,
        by=by,
    )


def said(sheet, code="2.1"):
    """Return what stands under a heading of an assessment."""
    found = sheet.contributions.filter(element=code).first()
    return found.strengths if found else ""


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def reader(family, people, *categories):
    """Return somebody who sees these kinds of these people only."""
    team = TeamFactory()
    consent = consent_for(family, team, people=people, categories=list(categories))
    share(family, team, consent=consent, people=people)
    return member_of(team)


def test_each_child_has_one_and_they_belong_together(both, hers, his):
    assert hers.begun_together == his.begun_together
    assert {each.template.kind for each in both.values()} == {"FAMILY"}
    event = AccessEvent.objects.get(event="ASSESSMENT_STARTED")
    assert event.target == hers.begun_together


def test_what_is_of_the_family_is_written_once(hers, his, worker):
    write(hers, worker)
    assert said(his) == WARM
    write(his, worker, "Warm meals.")
    assert said(hers) == "Warm meals."
    assert AccessEvent.objects.filter(event="CONTRIBUTION_WRITTEN").count() == 2


def test_what_is_of_the_child_stays_with_the_child(hers, his, worker):
    write(hers, worker, "Sleeps well.", code="1.1.1")

    assert said(his, "1.1.1") == ""


def test_what_somebody_wrote_otherwise_is_left_alone(hers, his, worker):
    write(hers, worker)
    Contribution.objects.filter(assessment=his).update(strengths="Otherwise.")
    write(hers, worker, "New words.")

    assert said(his) == "Otherwise."


def test_a_complete_one_is_not_written_in(hers, his, worker):
    commands.complete_assessment(assessment=his, by=worker)
    write(hers, worker)

    assert said(his) == ""


def test_she_writes_only_of_the_child_she_may_write_of(family, hers, his):
    some = reader(family, [family.child, family.mother], "PARENTING")
    write(hers, some)

    assert said(hers) == WARM
    assert said(his) == ""


def test_an_ordinary_assessment_stands_alone(family, robin, worker):
    one, other = (
        commands.start_assessment(case=family.case, person=person, by=worker)
        for person in (family.child, robin)
    )
    write(one, worker)

    assert said(other) == ""


def test_two_children_at_least_and_of_this_family(family, robin, worker):
    with pytest.raises(NotPossibleNow, match="two children or more"):
        commands.start_family_assessment(
            case=family.case, people=[robin, robin], by=worker
        )
    with pytest.raises(AccessDenied):
        commands.start_family_assessment(
            case=family.case, people=[robin, household().child], by=worker
        )
    with pytest.raises(NotPossibleNow, match="two children or more"):
        commands.start_assessment(
            case=family.case, person=robin, kind="FAMILY", by=worker
        )
    assert not Assessment.objects.exists()


def test_starting_it_from_the_page(family, robin, worker):
    client = signed_in(worker)
    url = reverse("cases:start-assessment", args=[family.case.pk])
    few = client.post(url, {"kind": "FAMILY", "children": [str(robin.pk)]})
    assert "Select two children or more" in few.content.decode()

    children = [str(robin.pk), str(family.child.pk)]
    client.post(url, {"kind": "FAMILY", "children": children})
    assert Assessment.objects.filter(begun_together__isnull=False).count() == 2


def test_a_short_one_is_chosen_from_the_page(family, worker):
    client = signed_in(worker)
    url = reverse("cases:start-assessment", args=[family.case.pk])
    page = client.get(reverse("cases:assessment", args=[family.case.pk]))
    start = page.content.decode().split('id="start"')[1]
    assert 'value="FAMILY"' not in start
    assert "two children or more, and this record shows you only one" in start

    client.post(url, {"kind": "EARLY_HELP", "person": str(family.child.pk)})
    sheet = Assessment.objects.get()
    assert sheet.template.kind == "EARLY_HELP"
    page = client.get(reverse("cases:element", args=[family.case.pk, sheet.pk, "E8"]))
    assert "What worries us" in page.content.decode()
    other = reverse("cases:element", args=[family.case.pk, sheet.pk, "2.1"])
    assert client.get(other).status_code == 404


def test_the_page_says_where_it_also_stands(family, hers, his, worker):
    client = signed_in(worker)
    url = reverse("cases:element", args=[family.case.pk, hers.pk, "2.1"])
    assert f"also stands in {his.person}'s" in client.get(url).content.decode()

    saved = client.post(url, {"strengths": WARM, "revision": "0"}, follow=True)
    assert (
        f"It also stands in {his.person}&#x27;s assessment." in saved.content.decode()
    )
    page = client.get(reverse("cases:assessment", args=[family.case.pk]))
    assert f"Also stands in {hers.person}'s" in page.content.decode()
    Contribution.objects.filter(assessment=his).update(strengths="Otherwise.")
    assert "something else is written here" in client.get(url).content.decode()


def test_nothing_tells_of_a_child_who_is_not_shared(family, robin, hers, his, worker):
    write(hers, worker)
    write(his, worker, "Robin bites.", code="1.3")
    kinds = ("PARENTING", "WELLBEING", "HEALTH", "PLAN", "FAMILY")
    client = signed_in(reader(family, [family.child, family.mother], *kinds))
    case = family.case.pk

    pages = [
        reverse("cases:assessment", args=[case]),
        reverse("cases:assessment-version", args=[case, hers.pk]),
        reverse("cases:element", args=[case, hers.pk, "2.1"]),
        reverse("cases:add-to-element", args=[case, hers.pk, "2.1"]),
        reverse("cases:compare-assessments", args=[case, hers.pk]),
        reverse("cases:api-detail", args=[case]),
    ]
    for page in pages:
        body = client.get(page).content.decode()
        assert "Robin" not in body
        assert "lso stands in" not in body
        assert "something else is written" not in body
        assert str(his.pk) not in body
    assert WARM in client.get(pages[0]).content.decode()
    hidden = reverse("cases:assessment-version", args=[case, his.pk])
    assert client.get(hidden).status_code == 404
    saved = client.post(
        pages[2], {"strengths": "Warm.", "revision": "1"}, follow=True
    ).content.decode()
    assert "Saved: " in saved
    assert "Robin" not in saved
    assert said(his) == WARM


def test_the_kind_does_not_tell_of_a_child_who_is_not_shared(family, hers, his, worker):
    one = signed_in(reader(family, [family.child], "HEALTH", "PLAN"))
    both = signed_in(reader(family, [hers.person, his.person], "HEALTH", "PLAN"))
    pages = [
        reverse("cases:assessment", args=[family.case.pk]),
        reverse("cases:assessment-version", args=[family.case.pk, hers.pk]),
    ]
    for page in pages:
        alone = one.get(page).content.decode()
        assert "Family assessment" not in alone
        assert str(hers.template_id) not in alone
        assert "Assessment, as it is asked in version 1" in alone
        for client in (both, signed_in(worker)):
            assert "Family assessment, as it is" in client.get(page).content.decode()
