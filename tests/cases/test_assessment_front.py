"""The first pages of an assessment: the child, the family, the services (1.4 A to G)."""

import pytest

from cases.papers import assessment_paper, blank_form, pdf_of
from cases.queries.front import front
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    InvolvementFactory,
    PersonFactory,
    built_in,
)
from tests.factories.cases_record import ParticularFactory, ResponsibilityFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.office import pdf_text
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
FATHERS_HOME, HOME = "canary-quay", "1 Mill Lane"


@pytest.fixture
def family():
    found = household()
    for person in (found.child, found.mother):
        AddressFactory(person=person, lines=HOME, telephone="01632 960001")
    AddressFactory(person=found.father, lines=FATHERS_HOME)
    ParticularFactory(
        person=found.child, kind="FAITH", category="FAMILY", words="canary-faith"
    )
    ResponsibilityFactory(person=found.mother, child=found.child)
    PersonFactory(case=found.case, kind="CHILD", given_name="Noah")
    return found


@pytest.fixture
def assessment(family):
    return AssessmentFactory(person=family.child)


@pytest.fixture
def writer(family):
    return team_member(family.case)


@pytest.fixture
def therapist(family):
    therapy = TeamFactory()
    share(family, therapy)
    return member_of(therapy)


def text(assessment, viewer):
    return " ".join(
        pdf_text(pdf_of(assessment_paper(assessment, viewer=viewer))).split()
    )


def test_the_print_begins_with_the_child_the_family_and_the_services(
    family, assessment, writer
):
    nursery = InvolvementFactory(case=family.case).team
    said = text(assessment, writer)
    for words in (
        family.case.reference, HOME, "01632 960001", "canary-faith",
        "Leah Ward, mother", "Parental responsibility: yes,", "Lives with the child",
        "Noah", str(assessment.started_by), "Lead professional: nobody yet",
        str(nursery),
    ):  # fmt: skip
        assert words in said, words


def test_it_never_says_where_the_other_parent_lives(assessment, writer):
    assert FATHERS_HOME not in text(assessment, writer)


def test_another_reader_has_of_it_what_is_shared(family, assessment, therapist):
    quiet = TeamFactory()
    InvolvementFactory(case=family.case, team=quiet, is_sensitive=True)
    said = text(assessment, therapist)
    assert "Maya Ward" in said
    for words in (HOME, "01632 960001", "canary-faith", "Daniel", "Noah", str(quiet)):
        assert words not in said, words
    assert "addresses and phone numbers, ethnicity" in said


def test_a_protected_address_is_not_on_it(family, assessment, writer):
    ShieldingFactory(case=family.case)
    first = front(viewer=writer, assessment=assessment)
    assert not first.homes
    assert HOME not in text(assessment, writer)


@pytest.mark.parametrize(
    ("flag", "said", "words"),
    [
        (True, "", "yes; for whom and why is not recorded"),
        (False, "NOT_SURE", "not sure yet"),
        (False, "NO", "has none"),
        (False, "", "not recorded"),
    ],
)
def test_what_is_known_of_responsibility_is_said(
    family, assessment, writer, flag, said, words
):
    father = family.father
    father.has_parental_responsibility, father.responsibility_said = flag, said
    father.save()
    first = front(viewer=writer, assessment=assessment)
    told = {one.person: one.responsibility for one in first.adults}
    assert told[father] == words


def test_the_blank_form_asks_all_of_it_on_a_sheet_apart(writer):
    said = " ".join(
        pdf_text(pdf_of(blank_form(built_in("CAF"), viewer=writer))).split()
    )
    for words in (
        "A sheet to keep apart", "Gender", "Immigration status", "First language",
        "Interpreter or signer", "Disability", "Parental responsibility: yes, no, not",
        "Family doctor (GP)",
    ):  # fmt: skip
        assert words in said, words
