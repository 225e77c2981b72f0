"""What was answered, and is no yes: not sure, none, gender in words or rather not."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import gender
from cases.commands import people as commands
from cases.commands import ties
from cases.models import Person, Voice
from cases.queries.genogram import genogram
from cases.queries.known import known_already
from cases.queries.people import kinds_to_ask, people_page
from information_sharing import agreements
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Consent
from tests.cases.test_views_families import registration
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory
from tests.factories.cases_record import ParticularFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
BY_RESPONSIBILITY = Consent.Capacity.PARENTAL_RESPONSIBILITY


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def unsure(family):
    """The father, of whom it is not certain."""
    Person.objects.filter(pk=family.father.pk).update(
        has_parental_responsibility=False, responsibility_said="NOT_SURE"
    )
    family.father.refresh_from_db()
    return family.father


@pytest.fixture
def therapist(family):
    team = TeamFactory()
    share(family, team)
    return member_of(team)


@pytest.mark.parametrize(
    ("answer", "kept", "words"),
    [
        ("not_sure", "NOT_SURE", "not sure yet"),
        ("no", "NO", "has none, as we were told"),
        ("", "", "not recorded"),
    ],
)
def test_a_registration_keeps_what_was_answered(client, worker, answer, kept, words):
    client.force_login(worker)
    typed = registration(worker, child_given_name="Ada", second_responsibility=answer)
    there = client.post(reverse("cases:register"), typed).url

    father = Person.objects.filter(given_name="Daniel").latest("recorded_at")
    assert father.responsibility_said == kept
    assert not father.has_parental_responsibility
    allowed = agreements.capacities(father, father.recorded_at.date())
    assert BY_RESPONSIBILITY not in allowed
    assert words in client.get(f"{there}people/").content.decode()


def test_who_has_it_was_answered_with_yes(worker, unsure, family):
    ties.add_responsibility(
        person=unsure, child=family.child, ground="COURT_ORDER", by=worker
    )
    unsure.refresh_from_db()
    assert (unsure.has_parental_responsibility, unsure.responsibility_said) == (
        True,
        "",
    )
    with pytest.raises(NotPossibleNow, match="End that first"):
        commands.correct_person(
            person=unsure, changes={"responsibility_said": "NO"}, by=worker
        )


def test_those_who_coordinate_correct_the_answer(client, worker, unsure, therapist):
    address = reverse("cases:correct-person", args=[unsure.case_id, unsure.pk])
    client.force_login(worker)
    assert "Not sure yet" in client.get(address).content.decode()
    changes = {"responsibility_said": "NO"}
    commands.correct_person(person=unsure, changes=changes, by=worker)
    unsure.refresh_from_db()
    with pytest.raises(AccessDenied):
        commands.correct_person(
            person=unsure, changes={"responsibility_said": ""}, by=therapist
        )
    unsure.refresh_from_db()
    assert unsure.responsibility_said == "NO"


def test_it_is_asked_of_adults_who_do_not_have_it(client, worker, family):
    client.force_login(worker)
    for person in (family.child, family.mother):
        address = reverse("cases:correct-person", args=[family.case.pk, person.pk])
        assert "responsibility_said" not in client.get(address).content.decode()
    with pytest.raises(NotPossibleNow, match="adults only"):
        commands.correct_person(
            person=family.child, changes={"responsibility_said": "NO"}, by=worker
        )


@pytest.mark.parametrize(
    ("said", "shape"),
    [
        ({"code": gender.FEMALE}, "circle"),
        ({"code": gender.MALE}, "square"),
        ({"words": "Neither"}, "diamond"),
        ({"prefers_not_to_say": True}, "diamond"),
    ],
)
def test_the_tree_draws_what_somebody_said(family, worker, said, shape):
    empty = {"code": "", "words": ""}
    ParticularFactory(
        person=family.mother, kind="GENDER", category="IDENTITY", **empty | said
    )
    tree = genogram(viewer=worker, case=family.case)
    drawn = {node.member.pk: node.member.shape for node in tree.nodes}
    assert drawn[family.mother.pk] == shape
    assert drawn[family.father.pk] == "square"
    words = {member.pk: line for member, line in tree.words}
    assert ("female" in words[family.mother.pk]) == (shape == "circle")


def test_a_code_is_said_in_words_beside_the_assessment(family, worker):
    ParticularFactory(
        person=family.child, kind="ETHNICITY", category="FAMILY", code="BCRB", words=""
    )
    begun = AssessmentFactory(case=family.case, person=family.child)
    element = begun.template.element("1.4")
    known = known_already(viewer=worker, assessment=begun, element=element)
    assert "Black or Black British: Caribbean" in [each.words for each in known]


def test_immigration_is_seen_and_asked_where_the_family_kind_is_shared(
    family, worker, therapist
):
    ParticularFactory(
        person=family.child, kind="IMMIGRATION", category="FAMILY", words="CANARY-LEAVE"
    )
    for viewer, sees in ((worker, True), (therapist, False)):
        assert (
            "IMMIGRATION" in kinds_to_ask(viewer=viewer, person=family.child)
        ) is sees
        page = people_page(viewer=viewer, case=family.case)
        assert ("CANARY-LEAVE" in str(page)) is sees


def test_what_the_family_says_at_registration_is_kept_as_theirs(client, worker):
    client.force_login(worker)
    said = {"first_words": "Nights are hard.", "child_words": "Ball! Ball!"}
    typed = registration(worker, child_given_name="Ada", **said)
    there = client.post(reverse("cases:register"), typed).url

    told = Voice.objects.filter(person__recorded_by=worker)
    kept = {row.words: (str(row.person), row.category, row.occasion) for row in told}
    assert kept == {
        "Nights are hard.": ("Leah Ward", "FAMILY", "REGISTRATION"),
        "Ball! Ball!": ("Ada Ward", "WELLBEING", "REGISTRATION"),
    }
    page = client.get(there).content.decode()
    assert "Nights are hard." in page
    assert "At registration" in page


def test_nobody_elses_words_are_kept_where_nothing_was_said(client, worker):
    client.force_login(worker)
    client.post(reverse("cases:register"), registration(worker, child_given_name="Ada"))
    unborn = {"is_born": "no", "child_words": "kick", "child_given_name": ""}
    unborn |= {"child_family_name": "Bright"}
    expected = {"child_expected_on_day": "1", "child_expected_on_month": "2"}
    expected |= {"child_expected_on_year": str(timezone.localdate().year + 1)}
    client.post(reverse("cases:register"), registration(worker, **unborn, **expected))

    assert Person.objects.filter(kind="UNBORN", recorded_by=worker).exists()
    assert not Voice.objects.exists()
