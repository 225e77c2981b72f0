"""Correcting, adding, a birth, particulars: who may, what is kept, what is refused."""

import datetime

import pytest

from cases.commands import particulars as particulars_commands
from cases.commands import people as commands
from cases.commands.particulars import Answer
from cases.models import Particular, Person, Responsibility
from information_sharing import access, agreements
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    team = TeamFactory()
    share(family, team)
    return member_of(team)


def correct(person, by, **changes):
    return commands.correct_person(person=person, changes=changes, by=by)


def test_a_correction_keeps_what_was_there_before(family, worker):
    correct(family.child, worker, given_name="Maia", nhs_number="9434765919")
    family.child.refresh_from_db()
    assert str(family.child) == "Maia Ward"
    kept = Person.pgh_event_model.objects.filter(pgh_obj=family.child.pk)
    assert {row.given_name for row in kept} == {"Maya", "Maia"}
    event = AccessEvent.objects.get(case=family.case, event="PERSON_CORRECTED")
    assert event.target == family.child.pk
    assert event.details == {"fields": ["given_name", "nhs_number"]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nhs_number": "9434765918"}, "not an NHS number"),
        ({"upn": "A801200005001"}, "not a unique pupil number"),
        ({"born_on": datetime.date(2999, 1, 1)}, "today or in the past"),
        ({"died_on": datetime.date(2020, 1, 1)}, "between the day of birth"),
        ({"given_name": "Maya"}, "Nothing is different"),
        ({"has_parental_responsibility": True}, "another place"),
        ({"kind": "OTHER_ADULT"}, "another place"),
    ],
)
def test_what_cannot_be_is_not_recorded(family, worker, changes, said):
    with pytest.raises(NotPossibleNow, match=said):
        correct(family.child, worker, **changes)


def test_whoever_is_shared_with_corrects_names_but_not_what_decides(family, therapist):
    """R6, R14: dates and relationships decide who may consent."""
    correct(family.child, therapist, also_known_as="Mai")
    for changes in (
        {"born_on": datetime.date(2008, 7, 3)},
        {"died_on": TODAY},
        {"upn": "B801200005001"},
    ):
        with pytest.raises(AccessDenied):
            correct(family.child, therapist, **changes)
    with pytest.raises(AccessDenied):
        correct(family.mother, therapist, relationship="Aunt")


def test_nobody_corrects_a_person_out_of_sight(family, therapist):
    for by in (therapist, outsider()):
        with pytest.raises(AccessDenied):
            correct(family.father, by, given_name="Dan")


def test_an_emergency_is_for_reading_only(family):
    by = EmergencyAccessFactory(case=family.case).used_by
    with pytest.raises(AccessDenied, match="reading only"):
        correct(family.child, by, given_name="Maia")


def test_nothing_is_written_on_a_closed_case():
    family = household(closed=True)
    by = team_member(family.case)
    with pytest.raises(NotPossibleNow):
        correct(family.child, by, given_name="Maia")
    with pytest.raises(NotPossibleNow):
        commands.add_person(case=family.case, fields=BROTHER, by=by)
    with pytest.raises(NotPossibleNow):
        say(family.child, by, FAITH=Answer(words="Sikh"))


BROTHER = {
    "kind": "CHILD",
    "given_name": "Noah",
    "family_name": "Ward",
    "born_on": datetime.date(2022, 5, 1),
    "born_accuracy": "UEA",
}


def test_somebody_added_is_shared_with_nobody_new(family, worker, therapist):
    made = commands.add_person(case=family.case, fields=BROTHER, by=worker)
    assert access.can_see_person(worker, made)
    assert not access.can_see_person(therapist, made)
    with pytest.raises(AccessDenied):
        commands.add_person(case=family.case, fields=BROTHER, by=therapist)


def test_at_birth_the_record_continues(family, worker):
    unborn = PersonFactory(case=family.case, unborn=True)
    Particular.objects.create(
        case=family.case,
        person=unborn,
        kind="FAITH",
        category="FAMILY",
        words="Sikh",
        recorded_by=worker,
    )
    fields = {"given_name": "Ada", "born_on": TODAY, "family_name": "Ward"}
    born = commands.record_birth(
        person=unborn, fields=fields, mother=family.mother, by=worker
    )
    assert born.pk == unborn.pk
    assert (born.kind, born.expected_on, str(born)) == ("CHILD", None, "Ada Ward")
    assert born.particulars.get().words == "Sikh"
    held = Responsibility.objects.get(child=born, ground="BIRTH_MOTHER")
    assert (held.person, held.since) == (family.mother, TODAY)
    with pytest.raises(NotPossibleNow, match="already"):
        commands.record_birth(person=unborn, fields=fields, by=worker)


def test_after_the_birth_a_parent_speaks_for_the_child(family, worker):
    """R14: the unborn's consent is the mother's; the child's a parent's."""
    unborn = PersonFactory(case=family.case, unborn=True)

    def speaks(capacity, person):
        return agreements.may_speak_for(family.mother, capacity, person, TODAY)

    assert speaks("MOTHER_OF_UNBORN", unborn)
    fields = {"given_name": "Ada", "born_on": TODAY}
    born = commands.record_birth(person=unborn, fields=fields, by=worker)
    assert not speaks("MOTHER_OF_UNBORN", born)
    assert speaks("PARENTAL_RESPONSIBILITY", born)


def test_a_birth_is_recorded_by_those_who_coordinate(family, therapist):
    unborn = PersonFactory(case=family.case, unborn=True)
    with pytest.raises(AccessDenied):
        commands.record_birth(person=unborn, fields={"born_on": TODAY}, by=therapist)


def say(person, by, **answers):
    return particulars_commands.write_particulars(person=person, answers=answers, by=by)


def test_what_somebody_says_is_kept_in_its_own_kind(family, worker):
    say(
        family.child,
        worker,
        ETHNICITY=Answer(code="MWAS", words="British and Tamil"),
        DISABILITY=Answer(prefers_not_to_say=True),
        FIRST_LANGUAGE=Answer(words="Tamil"),
        FAITH=Answer(),
    )
    rows = Particular.objects.filter(person=family.child)
    assert {row.kind: row.category for row in rows} == {
        "ETHNICITY": "FAMILY",
        "DISABILITY": "HEALTH",
        "FIRST_LANGUAGE": "IDENTITY",
    }


def test_what_was_said_can_be_changed_and_taken_back(family, worker):
    say(family.child, worker, FAITH=Answer(words="Sikh"))
    say(family.child, worker, FAITH=Answer(prefers_not_to_say=True))
    say(family.child, worker, FAITH=Answer())
    row = Particular.objects.get(person=family.child)
    assert (row.words, row.prefers_not_to_say) == ("", False)
    with pytest.raises(NotPossibleNow, match="Nothing is different"):
        say(family.child, worker, FAITH=Answer())
    event = AccessEvent.objects.filter(event="PARTICULARS_WRITTEN").first()
    assert event.details == {"kinds": ["FAITH"]}


@pytest.mark.parametrize("kind", ["ETHNICITY", "FAITH"])
def test_nobody_writes_a_kind_that_is_not_shared_with_her(family, therapist, kind):
    say(family.child, therapist, DISABILITY=Answer(words="Wears glasses"))
    with pytest.raises(AccessDenied):
        say(family.child, therapist, **{kind: Answer(words="x")})
    with pytest.raises(AccessDenied):
        say(family.father, therapist, PRONOUNS=Answer(words="he"))
