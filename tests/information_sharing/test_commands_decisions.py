"""Decisions: what each path opens, who signs, what replaces what (R4, R6, R7)."""

import datetime

import pytest
from django.utils import timezone

from cases.models import Person
from information_sharing import access, commands, explaining, queries
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Grant, SharingDecision
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import in_days, walk, walk_on
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
WITHOUT_CONSENT = ["duty", "public interest", "not confidential"]
OPEN_NOTHING = [
    "without names", "no purpose", "not in the public interest", "not the right way",
]  # fmt: skip


def decide(family, said, by):
    return commands.decide(case=family.case, walk=said, by=by)


@pytest.fixture
def left_out(family, therapy):
    """The family said: not the therapy agency."""
    return ConsentExclusionFactory(
        consent=consent_for(family), team=None, agency=therapy.agency
    )


def test_sharing_by_consent_opens_what_was_chosen(
    family, therapy, therapist, consent, by
):
    decision = decide(family, walk_on(consent, family, therapy), by)

    assert access.visible_categories(therapist, family.case) == {
        Category.IDENTITY, Category.HEALTH, Category.DEVELOPMENT,
    }  # fmt: skip
    people = access.visible_facts(therapist, Person.objects.all())
    assert set(people) == {family.child, family.mother}
    (reason,) = explaining.explain(therapist, family.case)
    assert reason.grant.decision == decision
    assert reason.until == in_days(30)
    assert decision.countersign_by is None


def test_one_event_without_words(family, therapy, consent, by):
    said = walk_on(consent, family, therapy, purpose="CANARY purpose")
    decision = decide(family, said, by)

    event = AccessEvent.objects.get()
    assert (event.event, event.target) == ("SHARING_DECIDED", decision.pk)
    assert "CANARY" not in str(event.details)
    assert event.details["categories"] == ["HEALTH", "DEVELOPMENT"]


@pytest.mark.parametrize("path", WITHOUT_CONSENT)
def test_without_consent_nothing_opens_before_a_second_person(
    family, therapy, therapist, by, path
):
    decision = decide(family, walk(family, therapy, path), by)
    assert not access.can_view_case(therapist, family.case)
    assert queries.why_it_opens_nothing(decision).startswith("It waits")

    commands.countersign(decision=decision, by=team_member(family.case))

    assert access.can_view_case(therapist, family.case)
    assert Grant.objects.get(decision=decision).consent is None


@pytest.mark.parametrize("path", WITHOUT_CONSENT)
def test_urgent_opens_at_once_for_a_day(family, therapy, therapist, by, path):
    decision = decide(family, walk(family, therapy, path, urgent=True), by)

    assert access.can_view_case(therapist, family.case)
    left = decision.countersign_by - timezone.now()
    assert datetime.timedelta(hours=23) < left <= datetime.timedelta(hours=24)
    SharingDecision.objects.filter(pk=decision.pk).update(
        countersign_by=timezone.now() - datetime.timedelta(minutes=1)
    )
    assert not access.can_view_case(therapist, family.case)
    decision.refresh_from_db()
    assert "nobody countersigned" in queries.why_it_opens_nothing(decision)


def test_by_consent_nothing_is_urgent(family, therapy, consent, by):
    decision = decide(family, walk_on(consent, family, therapy, urgent=True), by)

    assert not decision.urgent
    assert decision.countersign_by is None


def test_the_balance_is_kept(family, therapy, by):
    assert decide(family, walk(family, therapy, "public interest"), by).balance == (
        "Reason 6"
    )
    assert decide(family, walk(family, therapy, "duty"), by).balance == ""


@pytest.mark.parametrize("path", OPEN_NOTHING)
def test_a_decision_that_opens_nothing_is_recorded(
    family, therapy, therapist, by, path
):
    decision = decide(family, walk(family, therapy, path), by)

    assert not Grant.objects.filter(decision=decision).exists()
    assert not access.can_view_case(therapist, family.case)
    assert decision.categories == []
    assert queries.why_it_opens_nothing(decision)
    assert AccessEvent.objects.filter(event="SHARING_DECIDED").count() == 1
    with pytest.raises(NotPossibleNow):
        commands.countersign(decision=decision, by=team_member(family.case))


def test_lead_professional_may_decide_what_she_sees(family, therapy, consent):
    leader = lead_professional(family, categories=["HEALTH"])
    health = walk_on(consent, family, therapy, categories=("HEALTH",))

    assert decide(family, health, leader)
    with pytest.raises(AccessDenied, match="not shared with you"):
        decide(family, walk_on(consent, family, therapy), leader)


@pytest.mark.parametrize("path", ["duty", "public interest"])
def test_a_refusal_never_blocks_a_duty_or_a_safeguarding_disclosure(
    family, therapy, therapist, by, left_out, path
):
    decide(family, walk(family, therapy, path, urgent=True), by)

    assert access.can_view_case(therapist, family.case)


def test_a_new_decision_replaces_an_old_one(family, therapy, therapist, consent, by):
    old = decide(family, walk_on(consent, family, therapy), by)
    smaller = walk_on(consent, family, therapy, categories=("HEALTH",), replaces=(old,))

    decide(family, smaller, by)

    assert access.visible_categories(therapist, family.case) == {
        Category.IDENTITY, Category.HEALTH,
    }  # fmt: skip
    old.refresh_from_db()
    assert old.superseded_by == by
    assert "A later decision replaced it" in queries.why_it_opens_nothing(old)
    assert Grant.objects.get(decision=old).ended_by == by


def test_a_decision_not_to_share_replaces_too(family, therapy, therapist, consent, by):
    old = decide(family, walk_on(consent, family, therapy), by)

    decide(family, walk(family, therapy, "no purpose", replaces=(old,)), by)

    assert not access.can_view_case(therapist, family.case)


def test_only_decisions_about_the_same_team_and_case_are_replaced(
    family, therapy, consent, by
):
    other = share(family, TeamFactory()).decision
    foreign = share(household(), therapy).decision
    for decision in (other, foreign):
        with pytest.raises(NotPossibleNow, match="Look again"):
            decide(family, walk_on(consent, family, therapy, replaces=(decision,)), by)


def test_nothing_is_replaced_twice(family, therapy, consent, by):
    old = decide(family, walk_on(consent, family, therapy), by)
    decide(family, walk_on(consent, family, therapy, replaces=(old,)), by)

    with pytest.raises(NotPossibleNow, match="Look again"):
        decide(family, walk_on(consent, family, therapy, replaces=(old,)), by)


def test_nobody_countersigns_her_own_decision(family, therapy, by):
    decision = decide(family, walk(family, therapy, "duty"), by)

    with pytest.raises(AccessDenied, match="second person"):
        commands.countersign(decision=decision, by=by)


def test_only_those_who_coordinate_countersign(family, therapy, by):
    decision = decide(family, walk(family, therapy, "duty", urgent=True), by)
    for person in (member_of(therapy), outsider()):
        with pytest.raises(AccessDenied):
            commands.countersign(decision=decision, by=person)


def test_countersigned_once(family, therapy, by):
    decision = decide(family, walk(family, therapy, "duty"), by)
    second = team_member(family.case)
    signed = commands.countersign(decision=decision, by=second)

    assert signed.countersigned_by == second
    assert AccessEvent.objects.filter(event="SHARING_COUNTERSIGNED").count() == 1
    with pytest.raises(NotPossibleNow, match="does not wait"):
        commands.countersign(decision=decision, by=second)


def test_a_replaced_decision_is_not_countersigned(family, therapy, by):
    old = decide(family, walk(family, therapy, "duty"), by)
    decide(family, walk(family, therapy, "no purpose", replaces=(old,)), by)

    with pytest.raises(NotPossibleNow, match="replaced"):
        commands.countersign(decision=old, by=team_member(family.case))


def test_why_a_decision_opens_nothing(family, therapy, consent, by):
    decision = decide(family, walk_on(consent, family, therapy), by)
    why = queries.why_it_opens_nothing
    assert why(decision) == ""

    commands.withdraw_consent(consent=consent, reason="No.", by=by)
    decision = SharingDecision.objects.get(pk=decision.pk)
    assert "no longer covers it. Withdrawn on" in why(decision)
    decision.ends_on = in_days(-1)
    assert "It ended on" in why(decision)
    decision.ends_on = None
    Grant.objects.update(ended_at=timezone.now(), ended_by=by)
    assert "It was ended on" in why(decision)


def test_why_a_decision_opens_nothing_after_not_them(family, therapy, by):
    free = decide(family, walk(family, therapy, "not confidential"), by)
    commands.countersign(decision=free, by=team_member(family.case))
    ConsentExclusionFactory(consent=consent_for(family), team=therapy)
    free.refresh_from_db()

    assert queries.why_it_opens_nothing(free) == f"The family said: not {therapy}."
