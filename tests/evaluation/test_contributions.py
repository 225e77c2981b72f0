"""What each agency gave, counted once; how they work together, a degree and no grade."""

from datetime import date

import pytest
from django.urls import reverse

from evaluation.commands.contributions import (
    Given,
    note_contribution,
    take_out_contribution,
)
from evaluation.commands.working import record_working
from evaluation.models import AgencyContribution, CaseWorking, Extent, Model
from evaluation.queries.contributions import agencies_with_a_part, given_to
from evaluation.queries.working import working
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.people import consent_for, member_of, outsider, share

pytestmark = pytest.mark.django_db

SINCE = date(2026, 9, 1)


@pytest.fixture
def clinic():
    return TeamFactory(
        name="Sexual health clinic", agency__name="The clinic", is_sensitive=True
    )


@pytest.fixture
def nursery(family):
    team = TeamFactory(agency__name="Little Steps")
    InvolvementFactory(case=family.case, person=family.child, team=team)
    return team


def sees(family, team, categories=("IDENTITY", "PLAN")):
    consent = consent_for(family, team, categories=list(categories))
    share(family, team, consent=consent, categories=list(categories))
    return member_of(team)


def note(family, by, agency, words="It kept a place.", **given):
    given = {"person": family.child, "outcome": "EA"} | given
    return note_contribution(
        case=family.case, given=Given(agency=agency, words=words, **given), by=by
    )


def test_an_agency_is_noted_once_for_a_child_and_outcome(family, worker, nursery):
    note(family, worker, nursery.agency)
    note(family, worker, nursery.agency, words="It kept two places.")
    note(family, worker, nursery.agency, outcome="SS")

    rows = AgencyContribution.objects.filter(case=family.case)
    assert sorted(rows.values_list("outcome", "words")) == [
        ("EA", "It kept two places."),
        ("SS", "It kept a place."),
    ]


def test_only_an_agency_with_a_part(family, worker, nursery):
    agencies = agencies_with_a_part(viewer=worker, case=family.case)

    assert set(agencies) == {nursery.agency, family.case.recording_team.agency}
    with pytest.raises(AccessDenied, match="has a part"):
        note(family, worker, AgencyFactory())
    with pytest.raises(NotPossibleNow):
        note(family, worker, nursery.agency, person=family.mother)


def test_a_sensitive_service_is_not_named_nor_offered(family, worker, clinic, therapy):
    InvolvementFactory(
        case=family.case, person=family.child, team=clinic, is_sensitive=True
    )
    note(family, worker, clinic.agency, words="Canary of the clinic.")
    therapist = sees(family, therapy)

    (line,) = given_to(viewer=therapist, case=family.case)

    assert line.agency.startswith("A sensitive service")
    assert line.words == ""
    assert clinic.agency not in agencies_with_a_part(viewer=therapist, case=family.case)
    with pytest.raises(AccessDenied):
        note(family, therapist, clinic.agency)
    assert [one.agency for one in given_to(viewer=worker, case=family.case)] == [
        "The clinic"
    ]


def test_refused_where_the_plan_is_not_shared(family, nursery, therapy):
    therapist = sees(family, therapy, ["IDENTITY", "HEALTH"])

    for by in (outsider(), therapist):
        with pytest.raises(AccessDenied):
            note(family, by, nursery.agency)
    assert given_to(viewer=therapist, case=family.case) == []


def test_it_is_noted_on_the_page(client, family, worker, nursery):
    client.force_login(worker)
    fields = {
        "person": str(family.child.pk),
        "outcome": "EA",
        "agency": str(nursery.agency_id),
        "words": "It kept a place.",
    }

    response = client.post(
        reverse("evaluation:add-contribution", args=[family.case.pk]), fields
    )

    page = client.get(response.url).content.decode()
    assert "It kept a place." in page
    assert "Little Steps" in page


def test_the_way_of_working_is_recorded_and_what_stood_before_stays(family, worker):
    first = {"model": Model.CONSULTATION, "extent": Extent.CO_OPERATION}
    second = {"model": Model.CO_ORDINATED, "extent": Extent.CO_ORDINATION}
    record_working(case=family.case, since=SINCE, by=worker, **first)
    leader = member_of(family.case.recording_team)
    record_working(case=family.case, since=date(2026, 10, 1), by=leader, **second)

    rows = working(viewer=worker, case=family.case).rows

    assert [(row.model, row.extent, row.recorded_by) for row in rows] == [
        ("CO_ORDINATED", 3, leader),
        ("CONSULTATION", 1, worker),
    ]


def test_who_does_not_coordinate_reads_and_does_not_record(client, family, therapy):
    therapist = sees(family, therapy)
    CaseWorking.objects.create(
        case=family.case,
        model="CENTRE_BASED",
        extent=2,
        since=SINCE,
        recorded_by=therapist,
    )
    client.force_login(therapist)
    address = reverse("evaluation:working", args=[family.case.pk])

    page = client.get(address).content.decode()

    assert "Centre-based delivery" in page
    assert "Record it" not in page
    assert client.post(address, {}).status_code == 403
    with pytest.raises(AccessDenied):
        record_working(
            case=family.case,
            model="CENTRE_BASED",
            extent=2,
            since=SINCE,
            by=therapist,
        )


def test_the_ladder_says_each_step_and_gives_no_grade(client, family, worker):
    client.force_login(worker)
    address = reverse("evaluation:working", args=[family.case.pk])
    since = {"since_day": "1", "since_month": "9", "since_year": "2025"}

    page = client.get(address).content.decode()
    client.post(address, {"model": "CO_ORDINATED", "extent": "4", **since})

    assert "A degree, no grade" in page
    assert "Each service goes its own way." in page
    assert CaseWorking.objects.get().extent == Extent.INTEGRATION


def test_what_was_noted_wrongly_is_taken_out_and_can_be_noted_again(
    client, family, worker, nursery
):
    row = note(family, worker, nursery.agency)
    client.force_login(worker)
    page = reverse("evaluation:outcomes", args=[family.case.pk])
    out = reverse("evaluation:take-out-contribution", args=[family.case.pk, row.pk])
    assert out in client.get(page).content.decode()

    assert client.post(out).status_code == 302

    assert given_to(viewer=worker, case=family.case) == []
    row.refresh_from_db()
    assert (row.taken_out_by, row.words) == (worker, "It kept a place.")
    assert client.post(out).status_code == 404
    with pytest.raises(NotPossibleNow, match="already"):
        take_out_contribution(contribution=row, by=worker)
    assert note(family, worker, nursery.agency, words="After all.").pk == row.pk
    assert [e.words for e in given_to(viewer=worker, case=family.case)] == [
        "After all."
    ]


def test_nobody_takes_out_what_she_may_not_write_or_may_not_name(
    client, family, worker, clinic, therapy
):
    InvolvementFactory(
        case=family.case, person=family.child, team=clinic, is_sensitive=True
    )
    hidden = note(family, worker, clinic.agency)
    therapist = sees(family, therapy)
    out = reverse("evaluation:take-out-contribution", args=[family.case.pk, hidden.pk])

    for person, status in ((outsider(), 404), (therapist, 403)):
        client.force_login(person)
        assert client.post(out).status_code == status

    hidden.refresh_from_db()
    assert hidden.taken_out_at is None
