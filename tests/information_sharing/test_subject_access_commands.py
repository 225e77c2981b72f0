"""From asking to release: each step, who may take it, and when not."""

import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from agencies.models import RoleName
from information_sharing.asking_to_see import Asking, Capacity
from information_sharing.commands import subject_access as commands
from information_sharing.commands.subject_access import Verdict
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import (
    AccessEvent,
    Grant,
    Notice,
    Passage,
    SubjectAccessRequest,
)
from tests.factories.cases import ContributionFactory, PersonFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.office import (
    ask,
    finished,
    officer_for,
    pdf_text,
    plain_officer,
)
from tests.people import team_member

pytestmark = pytest.mark.django_db
HOLD = Passage.Choice.WITHHOLD
LEAD = RoleName.SAFEGUARDING_LEAD


@pytest.fixture
def officer(family):
    """An officer with an approved oversight for this purpose."""
    return officer_for(family.case)


@pytest.fixture
def second(family):
    """A safeguarding lead with one of her own."""
    return officer_for(family.case, LEAD)


def end_sight(officer):
    now = timezone.now()
    Grant.objects.filter(practitioner=officer).update(ended_at=now, ended_by=officer)


def test_a_request_is_due_in_a_month_and_logged_once(family, officer):
    request = ask(family, officer)

    assert request.due_on > request.asked_on + datetime.timedelta(days=27)
    events = AccessEvent.objects.filter(by=officer)
    assert [e.event for e in events] == ["SUBJECT_ACCESS_RECEIVED"]
    assert events[0].details == {}


@pytest.mark.parametrize("who", ["team", "officer", "supervision", "second"])
def test_nobody_receives_one_without_role_and_sight(family, who):
    by = {
        "team": lambda: team_member(family.case),
        "officer": plain_officer,
        "supervision": lambda: officer_for(family.case, purpose="SUPERVISION"),
        "second": lambda: officer_for(family.case, LEAD),
    }[who]()

    with pytest.raises(AccessDenied):
        ask(family, by)


def asking_as_parent(family, **changes):
    said = {
        "person": family.child,
        "asker": family.father,
        "representative": "",
        "capacity": Capacity.PARENT,
        "identity_checked": "Passport.",
        "child_says": "",
        "asked_on": timezone.localdate(),
    }
    return Asking(**{**said, **changes})


def test_a_parent_without_responsibility_is_refused_and_it_is_recorded(family, officer):
    family.father.has_parental_responsibility = False

    request = commands.receive_request(
        case=family.case, asking=asking_as_parent(family), by=officer
    )

    assert request.refused_by == officer
    assert "parental responsibility" in request.refusal_reason
    assert AccessEvent.objects.get(by=officer).event == "SUBJECT_ACCESS_REFUSED"
    with pytest.raises(NotPossibleNow):
        commands.build_pack(request=request, by=officer)


def test_a_person_of_another_case_or_an_unfit_request_is_not_taken(family, officer):
    for changes in ({"person": PersonFactory()}, {"asker": None}):
        with pytest.raises(NotPossibleNow):
            commands.receive_request(
                case=family.case,
                asking=asking_as_parent(family, **changes),
                by=officer,
            )


def test_the_pack_is_put_together_once_and_brought_up_to_date(family, officer):
    request = ask(family, officer)
    ContributionFactory(case=family.case, person=family.mother)

    assert commands.build_pack(request=request, by=officer) > 2
    again = commands.build_pack(request=request, by=officer)
    ContributionFactory(case=family.case, person=family.mother, element="1.1.3")
    assert commands.build_pack(request=request, by=officer) == again + 1 == 1

    positions = list(request.passages.values_list("position", flat=True))
    assert positions == list(range(len(positions)))


def test_a_shield_stops_a_pack_that_would_not_be_whole(family, officer):
    request = ask(family, officer)
    shield = ShieldingFactory(case=family.case)

    with pytest.raises(NotPossibleNow, match="kept from you by a shield"):
        commands.build_pack(request=request, by=officer)

    ShieldReaderFactory(shielding=shield, practitioner=officer)
    assert commands.build_pack(request=request, by=officer)


def test_a_sealed_record_is_not_there_for_an_officer_who_is_not_named(family, officer):
    ShieldingFactory(case=family.case, sealed=True)

    with pytest.raises(AccessDenied):
        ask(family, officer)


@pytest.mark.parametrize("step", ["build", "decide", "all", "finish"])
def test_when_the_oversight_is_over_every_step_is_refused(family, officer, step):
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)
    passage = request.passages.first()
    end_sight(officer)
    steps = {
        "build": lambda: commands.build_pack(request=request, by=officer),
        "decide": lambda: commands.decide_passage(
            passage=passage, verdict=Verdict("RELEASE"), by=officer
        ),
        "all": lambda: commands.release_unmarked(request=request, by=officer),
        "finish": lambda: commands.finish_pack(request=request, by=officer),
    }

    with pytest.raises(AccessDenied):
        steps[step]()


def test_nothing_goes_out_undecided(family, officer):
    request = ask(family, officer)
    with pytest.raises(NotPossibleNow, match="not been put together"):
        commands.finish_pack(request=request, by=officer)
    commands.build_pack(request=request, by=officer)

    assert commands.release_unmarked(request=request, by=officer)

    left = request.passages.filter(decided_at__isnull=True)
    assert left
    assert all(passage.names_others for passage in left)
    with pytest.raises(NotPossibleNow, match="wait for a decision"):
        commands.finish_pack(request=request, by=officer)


@pytest.mark.parametrize(
    "verdict", [Verdict("", ""), Verdict(HOLD), Verdict("PART", "", "Hers."),
                Verdict("PART", "Some.", " ")]
)  # fmt: skip
def test_holding_back_needs_a_reason_and_a_part_its_text(family, officer, verdict):
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)

    with pytest.raises(NotPossibleNow):
        commands.decide_passage(
            passage=request.passages.first(), verdict=verdict, by=officer
        )


def test_the_original_is_kept_beside_the_part(family, officer):
    request = ask(family, officer)
    commands.build_pack(request=request, by=officer)
    passage = request.passages.first()
    before = passage.text

    verdict = Verdict("PART", "Only this.", "The rest is his.")
    commands.decide_passage(passage=passage, verdict=verdict, by=officer)

    passage.refresh_from_db()
    assert (passage.text, passage.released_text) == (before, "Only this.")


def test_finishing_tells_the_second_people_and_a_change_opens_it_again(
    family, officer, second
):
    request = finished(family, officer)

    told = Notice.objects.filter(kind="SUBJECT_ACCESS_TO_RELEASE")
    assert second in {notice.to for notice in told}
    assert officer not in {notice.to for notice in told}
    with pytest.raises(NotPossibleNow):
        commands.build_pack(request=request, by=officer)
    commands.decide_passage(
        passage=request.passages.first(), verdict=Verdict(HOLD, "", "No."), by=officer
    )
    request.refresh_from_db()
    assert request.redacted_at is None
    with pytest.raises(NotPossibleNow, match="not finished"):
        commands.release_pack(request=request, by=second)


def test_only_a_second_person_who_may_read_it_releases(family, officer, second):
    request = finished(family, officer)
    for nobody in (officer, plain_officer(LEAD), team_member(family.case)):
        with pytest.raises(AccessDenied):
            commands.release_pack(request=request, by=nobody)

    released = commands.release_pack(request=request, by=second)

    assert released.released_by == second
    with pytest.raises(NotPossibleNow, match="was released"):
        commands.refuse_request(request=request, reason="No.", by=officer)


def test_what_is_withheld_is_nowhere_in_what_goes_out(family, officer, second):
    ContributionFactory(
        case=family.case,
        person=family.mother,
        strengths="CANARYkept she sings.",
        needs="",
    )
    ContributionFactory(
        case=family.case, person=family.mother, element="1.1.3",
        strengths="CANARYpart and CANARYhis.", needs="",
    )  # fmt: skip
    ContributionFactory(
        case=family.case, person=family.mother, element="1.2",
        strengths="CANARYheld.", needs="",
    )  # fmt: skip
    request = finished(family, officer)
    for words, verdict in {
        "CANARYpart": Verdict("PART", "CANARYpart.", "CANARYreason"),
        "CANARYheld": Verdict(HOLD, "", "CANARYreason"),
    }.items():
        passage = request.passages.get(text__contains=words)
        commands.decide_passage(passage=passage, verdict=verdict, by=officer)
    commands.finish_pack(request=request, by=officer)

    released = commands.release_pack(request=request, by=second)

    said, data = pdf_text(released.pack), str(released.data)
    for out in (said, data):
        assert "CANARYkept" in out
        assert "CANARYpart." in out
        for kept_back in ("CANARYheld", "CANARYhis", "CANARYreason"):
            assert kept_back not in out
    assert b"CANARYheld" not in bytes(released.pack)
    assert released.data["passages_kept_back"] == 1
    assert "A part of this is left out" in said
    assert "Made for Leah Ward (mother)" in said


def test_the_tables_may_not_be_released_by_one_person(family, officer, second):
    request = finished(family, officer)
    commands.release_pack(request=request, by=second)

    with pytest.raises(IntegrityError, match="release_second_person"):
        SubjectAccessRequest.objects.update(released_by=officer)


def test_a_refusal_needs_its_reason_and_the_role(family, officer, second):
    request = ask(family, officer)
    with pytest.raises(NotPossibleNow):
        commands.refuse_request(request=request, reason=" ", by=officer)
    with pytest.raises(AccessDenied):
        commands.refuse_request(request=request, reason="No.", by=second)

    commands.refuse_request(request=request, reason="It is another record.", by=officer)

    request.refresh_from_db()
    assert request.refused_by == officer
