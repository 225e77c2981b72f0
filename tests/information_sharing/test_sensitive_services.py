"""A sensitive service is named to few, in every output of the family (R13)."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from agencies.models import RoleName
from cases.commands import involvements as commands
from cases.models import Involvement
from information_sharing import access
from information_sharing.access import SCHOOL, SENSITIVE_SERVICE
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import (
    ActionFactory,
    ContributionFactory,
    InvolvementFactory,
)
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.people import consent_for, lead_professional, member_of, share

pytestmark = pytest.mark.django_db
TEAM, AGENCY, PERSON, PHONE = (
    "canary-TEAM & sons", "canary-AGENCY", "canary-PERSON", "01632 999999",
)  # fmt: skip
CANARIES = ("canary-TEAM", AGENCY, PERSON, PHONE)


@pytest.fixture
def haven():
    """A service that says much about a family by its name alone."""
    return TeamFactory(
        name=TEAM, agency__name=AGENCY, is_sensitive=True, telephone=PHONE
    )


@pytest.fixture
def worker(haven):
    return member_of(haven, last_name=PERSON)


@pytest.fixture
def known(family, haven, worker, by):
    """A family with traces of the service in every part of the record."""
    InvolvementFactory(case=family.case, team=haven)
    Involvement.objects.update(is_sensitive=True)
    share(family, haven, made_by=worker)
    consent_for(family, haven, recorded_by=worker)
    text = ContributionFactory(assessment__person=family.child, written_by=worker)
    text.assessment.started_by = worker
    text.assessment.save()
    action = ActionFactory(
        goal__plan__case=family.case, owner_practitioner=None, owner_agency=haven.agency
    )
    ActionFactory(goal=action.goal, owner_practitioner=worker)
    AccessEvent.objects.create(
        chain=family.case.pk, case=family.case, by=worker, event="CASE_VIEWED"
    )
    return family


def pages_of(case):
    names = ("cases:detail", "cases:assessment", "cases:plan", "cases:close",
             "information_sharing:who", "information_sharing:why",
             "information_sharing:sharing", "information_sharing:trail",
             "information_sharing:lookers", "lead_professional:nominate",
             "cases:api-detail")  # fmt: skip
    return [reverse("home"), reverse("cases:list")] + [
        reverse(name, args=[case.pk]) for name in names
    ]


def read(client, case):
    pages = {path: client.get(path).content.decode() for path in pages_of(case)}
    pdf = client.get(reverse("cases:summary-pdf", args=[case.pk])).content
    reader = PdfReader(io.BytesIO(pdf))
    pages["pdf"] = "\n".join(page.extract_text() for page in reader.pages)
    return pages


def test_the_lead_professional_of_another_team_reads_no_name(client, known):
    lead = lead_professional(known, categories=["HEALTH", "PLAN", "FAMILY"])
    client.force_login(lead)

    pages = read(client, known.case)

    found = {(p, c) for p, text in pages.items() for c in CANARIES if c in text}
    assert found == set()
    assert (
        SENSITIVE_SERVICE
        in pages[reverse("information_sharing:who", args=[known.case.pk])]
    )
    overview = pages[reverse("cases:detail", args=[known.case.pk])]
    assert SENSITIVE_SERVICE.capitalize() in overview


def test_the_recording_team_and_the_service_itself_read_the_name(
    client, known, by, worker
):
    who = reverse("information_sharing:who", args=[known.case.pk])
    for person in (by, worker):
        client.force_login(person)
        page = client.get(who).content.decode()
        assert "canary-TEAM" in page
        assert SENSITIVE_SERVICE not in page


def test_a_sensitive_lead_is_not_named_in_lists(
    client, known, haven, therapy, therapist
):
    from tests.factories.lead_professional import AppointmentFactory, NominationFactory

    share(known, therapy)
    nomination = NominationFactory(
        case=known.case, nominee=haven.memberships.get().practitioner, team=haven,
        consent=consent_for(known, haven), accepted=True,
    )  # fmt: skip
    AppointmentFactory(nomination=nomination)
    client.force_login(therapist)

    for path in (reverse("cases:list"), known.case.get_absolute_url()):
        page = client.get(path).content.decode()
        assert SENSITIVE_SERVICE in page
        assert not [c for c in CANARIES if c in page]


def names(viewer, case, team):
    return access.services_for(viewer, case).name(team)


def test_who_is_told_the_name(family, haven, worker, by, therapist):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    for person in (by, worker, officer):
        assert names(person, family.case, haven) == TEAM
        assert names(person, family.case, worker) == str(worker)
    for person in (therapist, lead_professional(family)):
        assert names(person, family.case, haven) == SENSITIVE_SERVICE
        assert names(person, family.case, worker) == SENSITIVE_SERVICE
        assert names(person, family.case, haven.agency) == SENSITIVE_SERVICE
        assert access.services_for(person, family.case).telephone(haven) == ""


def test_an_agency_with_other_teams_is_named(family, haven, therapist):
    TeamFactory(agency=haven.agency)

    assert names(therapist, family.case, haven.agency) == AGENCY


def test_for_one_family_it_may_be_recorded_otherwise(family, haven, therapist, by):
    other = TeamFactory(name="Ordinary service")
    commands.record_involvement(case=family.case, team=haven, starts_on=family.child.born_on, by=by, is_sensitive=False)  # fmt: skip
    made = commands.record_involvement(case=family.case, team=other, starts_on=family.child.born_on, by=by, is_sensitive=True)  # fmt: skip

    assert names(therapist, family.case, haven) == TEAM
    assert names(therapist, family.case, other) == SENSITIVE_SERVICE
    commands.end_involvement(involvement=made, ends_on=family.child.born_on, by=by)
    assert names(therapist, family.case, other) == SENSITIVE_SERVICE


def test_it_is_sensitive_where_the_team_is(family, haven, by, therapy):
    day = family.child.born_on
    for team, sensitive in ((haven, True), (therapy, False)):
        made = commands.record_involvement(
            case=family.case, team=team, starts_on=day, by=by
        )
        assert made.is_sensitive is sensitive
    with pytest.raises(NotPossibleNow, match="recorded already"):
        commands.record_involvement(case=family.case, team=haven, starts_on=day, by=by)
    event = AccessEvent.objects.filter(event="INVOLVEMENT_RECORDED").first()
    assert event.details in ({"sensitive": True}, {"sensitive": False})


def test_others_record_nothing(family, haven, therapist, therapy):
    share(family, therapy)

    with pytest.raises(AccessDenied):
        commands.record_involvement(
            case=family.case, team=haven, starts_on=family.child.born_on, by=therapist
        )


def test_recording_on_the_page(client, viewer, family, haven):
    path = reverse("cases:record-involvement", args=[family.case.pk])
    sent = {"team": haven.pk, "starts_on_day": "1", "starts_on_month": "10",
            "starts_on_year": "2026", "naming": "AS_THE_TEAM"}  # fmt: skip
    assert client.post(path, sent).url == reverse(
        "cases:involved", args=[family.case.pk]
    )

    made = Involvement.objects.get()
    assert (made.is_sensitive, made.recorded_by) == (True, viewer)
    end = reverse("cases:end-involvement", args=[family.case.pk, made.pk])
    ended = {"ends_on_day": "1", "ends_on_month": "9", "ends_on_year": "2026"}
    assert "before it began" in client.post(end, ended).content.decode()
    assert client.post(end, ended | {"ends_on_month": "11"}).status_code == 302
    assert client.get(end).status_code == 404


def test_what_somebody_is_writing_is_left_alone(family, haven, therapist):
    services = access.services_for(therapist, family.case)
    page = f'<a title="{TEAM}">{TEAM}</a><textarea>{TEAM}</textarea>'

    said = services.said(page)

    assert f"<textarea>{TEAM}</textarea>" in said
    assert f">{SENSITIVE_SERVICE}</a>" in said


def test_with_nothing_to_hide_a_page_is_as_it_was(family, therapist):
    assert access.services_for(therapist, family.case).said("<b>x</b>") == "<b>x</b>"


def test_a_protected_address_hides_the_school(family, by):
    school = TeamFactory(name="Mill Lane school", agency__kind="EARLY_YEARS")
    teacher = member_of(school)
    assert names(by, family.case, school) == "Mill Lane school"

    shield = ShieldingFactory(case=family.case)

    assert names(by, family.case, school) == SCHOOL
    assert names(by, family.case, teacher) == SCHOOL
    assert names(by, family.case, school.agency) == SCHOOL
    assert names(teacher, family.case, school) == "Mill Lane school"
    ShieldReaderFactory(shielding=shield, practitioner=by)
    assert names(by, family.case, school) == "Mill Lane school"


def test_many_families_cost_no_more_than_one(
    family, haven, therapist, django_assert_num_queries
):
    from tests.factories.cases import CaseFactory

    cases = [family.case, *CaseFactory.create_batch(4)]
    InvolvementFactory(case=cases[1], team=haven, is_sensitive=True)
    with django_assert_num_queries(3):
        access.services_by_case(therapist, cases)
    with django_assert_num_queries(3):
        access.services_by_case(therapist, cases[:1])
