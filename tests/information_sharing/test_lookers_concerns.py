"""Whom a look concerns: herself and her children, and what is never told (R7, R13)."""

import pytest
from django.utils import timezone

from cases.commands import (
    complete_assessment,
    start_family_assessment,
    write_contribution,
)
from information_sharing.audit import Event
from information_sharing.models import Grant
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import InvolvementFactory, PersonFactory
from tests.factories.information_sharing import (
    ConsentFactory,
    ConsentTeamFactory,
    SharingDecisionFactory,
)
from tests.information_sharing.looking import looked, page_for
from tests.people import (
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def test_only_what_concerns_her_and_her_children(client, family, therapy):
    consent = ConsentFactory(
        case=family.case, given_by=family.father, people=[family.father]
    )
    ConsentTeamFactory(consent=consent, team=therapy)
    share(family, therapy, consent=consent, people=[family.father])
    looked(family, member_of(therapy, profession="Drama therapist"))
    by = team_member(family.case)
    looked(family, by, Event.CONSENT_RECORDED, target=consent.pk)

    hers = page_for(client, family, family.mother, viewer=by)
    his = page_for(client, family, family.father, viewer=by)

    assert "Drama therapist" not in hers
    assert "saw to consent or sharing" not in hers
    assert family.father.given_name not in hers
    assert "Drama therapist" in his
    assert "saw to consent or sharing" in his
    assert family.mother.given_name not in his


def test_a_father_without_responsibility_sees_nothing_of_the_child(
    client, family, therapy
):
    family.father.has_parental_responsibility = False
    family.father.save()
    share(family, therapy, people=[family.child])
    looked(family, member_of(therapy, profession="Speech therapist"))

    assert "Speech therapist" not in page_for(client, family, family.father)
    assert "Speech therapist" in page_for(client, family, family.mother)


def test_a_child_of_sixteen_is_not_spoken_for(client, family, therapy):
    today = timezone.localdate()
    grown = PersonFactory(case=family.case, born_on=today.replace(year=today.year - 17))
    share(family, therapy, people=[grown])
    looked(family, member_of(therapy, profession="Speech therapist"))

    assert "Speech therapist" not in page_for(client, family, family.mother)
    assert "Speech therapist" in page_for(client, family, grown)


def test_what_is_of_several_children_is_told_to_those_it_is_about(client, family):
    small = PersonFactory(case=family.case)
    today = timezone.localdate()
    grown = PersonFactory(case=family.case, born_on=today.replace(year=today.year - 17))
    family.father.has_parental_responsibility = False
    family.father.save()
    team = family.case.recording_team
    starts = member_of(team, profession="Play worker")
    children = [family.child, small]
    hers, his = start_family_assessment(case=family.case, people=children, by=starts)
    write_contribution(
        assessment=hers,
        element="2.1",
        texts={"strengths": "Warm meals."},
        revision=0,
        by=member_of(team, profession="Nursery nurse"),
    )
    ends = member_of(team, profession="Family worker")
    complete_assessment(assessment=his, by=ends)

    viewer = team_member(family.case)
    told = [family.mother, family.father, grown]
    pages = [page_for(client, family, person, viewer=viewer) for person in told]

    for profession in ("Play worker", "Nursery nurse", "Family worker"):
        assert [profession in page for page in pages] == [True, False, False]


def test_what_the_family_was_not_told_of_is_not_on_the_page(client, family, therapy):
    decision = SharingDecisionFactory(
        case=family.case, team=therapy, without_consent=True, person_told=False,
        people=[family.child], countersigned_at=timezone.now(),
        countersigned_by=outsider(),
    )  # fmt: skip
    share(family, therapy)
    by = team_member(family.case)
    looked(family, by, Event.SHARING_DECIDED, target=decision.pk)
    looked(family, by, Event.SHIELD_SET)

    page = page_for(client, family, family.mother, viewer=by)

    assert "saw to consent or sharing" not in page
    assert "did a task of the office" not in page
    assert "asks us not to tell is not on this list" in page


def test_a_look_by_an_untold_decision_is_left_out_unless_consent_stood_too(
    client, family, therapy
):
    police = TeamFactory(name="Safer neighbourhoods")
    grant = share(family, police, people=[family.child])
    Grant.objects.filter(pk=grant.pk).update(consent=None)
    type(grant.decision).objects.filter(pk=grant.decision_id).update(
        consent=None, basis="PUBLIC_INTEREST", person_told=False
    )
    share(family, therapy)
    both = member_of(police, profession="Community officer")
    looked(family, both)
    assert "Community officer" not in page_for(client, family, family.mother)

    TeamMembershipFactory(practitioner=both, team=therapy)
    looked(family, both, Event.ASSESSMENT_VIEWED)
    page = page_for(client, family, family.mother)
    assert "Community officer" in page
    assert "read it" in page


def test_a_sensitive_service_is_named_only_to_whom_it_is_about(client, family):
    clinic = TeamFactory(name="Clinic of calm", is_sensitive=True)
    share(family, clinic)
    looked(family, member_of(clinic, profession="Counsellor"))
    by = team_member(family.case)

    page = page_for(client, family, family.mother, viewer=by)
    assert "A service that is not named here" in page
    assert "Counsellor" not in page

    InvolvementFactory(case=family.case, person=family.mother, team=clinic)
    assert "Counsellor, Clinic of calm" in page_for(
        client, family, family.mother, viewer=by
    )
