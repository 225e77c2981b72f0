"""Somebody outside: no grant, one document, asked again before it leaves (R15, R16)."""

import hashlib

import pytest

from information_sharing import commands, outside
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import (
    AccessEvent,
    Grant,
    SharingDecision,
)
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
    InvolvementFactory,
    PlanFactory,
)
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.school import (
    SCHOOL,
    decide,
    made,
    send,
    to_school,
    words_of,
)
from tests.information_sharing.walks import in_days, walk
from tests.people import (
    consent_for,
    member_of,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def consent(family):
    """What the mother agreed to; no team here is a school outside."""
    return consent_for(family)


@pytest.fixture
def second(family):
    return team_member(family.case)


def test_no_grant_is_opened_and_the_consent_is_kept(family, consent, by):
    decision = decide(family, to_school(consent, family), by)

    assert not Grant.objects.filter(decision=decision).exists()
    assert (decision.team, decision.consent) == (None, consent)
    assert decision.recipient == "Ms Hall, Hill Top school"
    assert outside.standing(SharingDecision.objects.all()).get() == decision


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"outside_name": ""}, "Name the person"),
     ({"outside_organisation": ""}, "Name the person"),
     ({"no_protocol_reason": ""}, "no information-sharing protocol"),
     ({"categories": ("HEALTH", "PLAN")}, "did not agree to all"),
     ({"purpose_kind": "ASSESS"}, "another purpose"),
     ({"ends_on": in_days(3000)}, "longer than the consent")],
)  # fmt: skip
def test_what_a_body_outside_needs(family, consent, by, changes, sentence):
    with pytest.raises(NotPossibleNow, match=sentence):
        decide(family, to_school(consent, family, **changes), by)


@pytest.mark.parametrize("kind", ["agency", "team"])
def test_not_them_counts_by_name(family, consent, by, kind):
    named = {"agency": AgencyFactory, "team": TeamFactory}[kind](name="HILL TOP School")
    other = {"team": None, "agency": None, kind: named}
    ConsentExclusionFactory(consent=consent_for(family), **other)

    with pytest.raises(NotPossibleNow, match="The family said: not Hill Top school"):
        decide(family, to_school(consent, family), by)
    free = walk(family, None, "not confidential", **SCHOOL)
    with pytest.raises(NotPossibleNow, match="The family said: not Hill Top school"):
        decide(family, free, by)
    assert decide(family, walk(family, None, "duty", **SCHOOL), by)


def plant(family):
    """Write what may be told beside what may not."""
    for person in (family.child, family.father):
        sheet = AssessmentFactory(person=person)
        for element, category in (("1.1.1", "HEALTH"), ("2.1", "PARENTING")):
            ContributionFactory(
                assessment=sheet,
                element=element,
                category=category,
                strengths=f"word-{category}-{person.given_name}",
            )
    AddressFactory(person=family.child, lines="word-CONTACT")
    plan = PlanFactory(case=family.case)
    GoalFactory(plan=plan, person=None, category="DEVELOPMENT", words="word-family")
    GoalFactory(plan=plan, person=None, category="PLAN", words="word-plan")


def test_the_document_holds_what_was_chosen_and_no_more(family, consent, by):
    plant(family)

    words = words_of(made(family, consent, by))

    assert "word-HEALTH-Maya" in words
    assert "word-family" in words
    assert "Made for Ms Hall, Hill Top school on" in words
    for never in ("PARENTING", "CONTACT", "word-plan", family.father.given_name):
        assert never not in words


def test_contact_goes_only_where_it_was_chosen(family, by):
    plant(family)
    wide = consent_for(family, categories=["CONTACT"])

    words = words_of(made(family, wide, by, categories=("CONTACT",)))

    assert "word-CONTACT" in words
    assert "word-HEALTH" not in words


def test_an_empty_document_says_so(family, consent, by):
    assert "Nothing is recorded of this yet." in words_of(made(family, consent, by))


def test_its_bytes_are_marked_and_never_change(family, consent, by):
    disclosure = made(family, consent, by)
    before = bytes(disclosure.document)
    plant(family)

    send(disclosure, by)

    disclosure.refresh_from_db()
    assert bytes(disclosure.document) == before
    assert disclosure.sha256 == hashlib.sha256(before).hexdigest()
    with pytest.raises(NotPossibleNow, match="made already"):
        commands.make_disclosure(decision=disclosure.decision, by=by)
    with pytest.raises(NotPossibleNow, match="recorded already"):
        send(disclosure, by)
    events = AccessEvent.objects.filter(event__startswith="DISCLOSURE")
    assert {e.event for e in events} == {"DISCLOSURE_MADE", "DISCLOSURE_SENT"}
    assert "Ms Hall" not in str([e.details for e in events])


def test_a_sensitive_service_is_not_named(family, consent, by):
    plan = PlanFactory(case=family.case)
    clinic = TeamFactory(name="Rowan clinic", is_sensitive=True)
    nurse = member_of(clinic, first_name="Fay", last_name="Birch")
    InvolvementFactory(case=family.case, team=clinic, is_sensitive=True)
    goal = GoalFactory(plan=plan, person=None, category="DEVELOPMENT", words="Sleep")
    ActionFactory(
        goal=goal,
        person=None,
        category="DEVELOPMENT",
        words="Ask at the Rowan clinic",
        owner_practitioner=nurse,
    )

    words = words_of(made(family, consent, by))

    assert "Ask at the" in words
    for never in ("Rowan", "Birch"):
        assert never not in words
