"""A line of consent: renewed keeps open, narrowed shuts, widened opens nothing (R6)."""

import datetime

import pytest
from django.utils import timezone

from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Consent, TellingTask
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import agreement, in_days, walk_on
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
)

pytestmark = pytest.mark.django_db


def change(consent, family, by, *teams, **changes):
    return commands.change_consent(
        consent=consent, agreement=agreement(family, *teams, **changes), by=by
    )


def seen(therapist, family, about=None):
    return access.visible_categories(therapist, family.case, about) - {"IDENTITY"}


def test_a_renewed_consent_keeps_open_what_rests_on_it(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    later = change(consent, family, by, therapy)

    consent.refresh_from_db()
    assert (later.line, later.replaces) == (consent.line, consent)
    assert (consent.superseded_by, consent.stands, later.stands) == (by, False, True)
    assert seen(therapist, family) == {"HEALTH", "DEVELOPMENT"}
    assert not TellingTask.objects.exists()
    event = AccessEvent.objects.get()
    assert (event.event, event.target) == ("CONSENT_CHANGED", later.pk)
    assert event.details["replaces"] == str(consent.pk)


def test_a_narrowed_one_shuts_at_once(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    change(consent, family, by, therapy, categories=("HEALTH",))

    assert seen(therapist, family) == {"HEALTH"}
    assert TellingTask.objects.get().team == therapy


def test_a_person_left_out_is_seen_no_longer(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    change(consent, family, by, therapy, people=(family.mother,))

    assert seen(therapist, family, family.mother) == {"HEALTH", "DEVELOPMENT"}
    assert seen(therapist, family, family.child) == set()


def test_a_team_left_out_sees_nothing(family, therapy, therapist, by):
    consent = share(family, therapy).consent

    change(consent, family, by, TeamFactory())

    assert not access.can_view_case(therapist, family.case)


def test_widened_again_it_stays_shut_until_a_new_decision(
    family, therapy, therapist, by
):
    consent = share(family, therapy).consent
    narrow = change(consent, family, by, therapy, categories=("HEALTH",))

    wide = change(narrow, family, by, therapy)

    assert seen(therapist, family) == {"HEALTH"}
    commands.decide(case=family.case, walk=walk_on(wide, family, therapy), by=by)
    assert seen(therapist, family) == {"HEALTH", "DEVELOPMENT"}


def test_widening_opens_nothing_by_itself(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    wider = ("HEALTH", "DEVELOPMENT", "PARENTING")

    change(consent, family, by, therapy, categories=wider)

    assert seen(therapist, family) == {"HEALTH", "DEVELOPMENT"}


@pytest.mark.parametrize(("grant_ends", "opens"), [(30, True), (-1, False)])
def test_renewed_after_its_end_it_opens_again_within_the_decision(
    family, therapy, therapist, by, grant_ends, opens
):
    consent = consent_for(
        family, therapy, given_on=in_days(-90), expires_on=in_days(-2)
    )
    grant = share(family, therapy, consent=consent)
    grant.ends_on = in_days(grant_ends)
    grant.save()
    assert not access.can_view_case(therapist, family.case)

    change(consent, family, by, therapy)

    assert access.can_view_case(therapist, family.case) is opens


def test_what_was_withdrawn_cannot_be_changed(family, therapy, by):
    consent = consent_for(family, therapy)
    commands.withdraw_consent(consent=consent, reason="No.", by=by)

    with pytest.raises(NotPossibleNow, match="record it as new"):
        change(consent, family, by, therapy)


def test_of_two_who_change_it_the_second_is_told(family, therapy, by):
    consent = consent_for(family, therapy)
    change(consent, family, by, therapy)

    with pytest.raises(NotPossibleNow, match="later consent has replaced"):
        change(consent, family, by, therapy)
    with pytest.raises(NotPossibleNow, match="later consent has replaced"):
        commands.withdraw_consent(consent=consent, reason="No.", by=by)
    assert Consent.objects.count() == 2


def test_somebody_else_gives_a_consent_of_their_own(family, therapy, by):
    consent = consent_for(family, therapy)

    with pytest.raises(NotPossibleNow, match="Somebody else's consent"):
        change(
            consent, family, by, therapy,
            given_by=family.father, people=(family.child, family.father),
        )  # fmt: skip


def test_the_rules_of_a_consent_hold_for_its_change(family, therapy, by):
    consent = consent_for(family, therapy)

    with pytest.raises(NotPossibleNow, match="cannot agree for"):
        change(consent, family, by, therapy, people=(family.father,))


def test_its_own_not_them_may_be_agreed_to_anew(family, therapy, by):
    consent = consent_for(family)
    ConsentExclusionFactory(consent=consent, team=therapy)

    later = change(consent, family, by, therapy)
    assert later.stands

    other = consent_for(family)
    ConsentExclusionFactory(consent=other, team=therapy)
    with pytest.raises(NotPossibleNow, match="the family said: not"):
        change(later, family, by, therapy)


def test_a_replaced_not_them_still_shuts_what_is_older(family, therapy, therapist, by):
    share(family, therapy)
    later = consent_for(family, TeamFactory())
    ConsentExclusionFactory(consent=later, team=therapy)

    change(later, family, by, TeamFactory())

    assert not access.can_view_case(therapist, family.case)
    fresh = commands.record_consent(
        case=family.case, agreement=agreement(family, therapy), by=by
    )
    commands.decide(case=family.case, walk=walk_on(fresh, family, therapy), by=by)
    assert access.can_view_case(therapist, family.case)


def test_strangers_readers_and_closed_cases(family, therapy, therapist, by):
    consent = share(family, therapy).consent
    for stranger in (therapist, outsider()):
        with pytest.raises(AccessDenied):
            change(consent, family, stranger, therapy)
    closed = household(closed=True)
    old = consent_for(closed, therapy)
    with pytest.raises(NotPossibleNow, match="closed"):
        change(old, closed, member_of(closed.case.recording_team), therapy)


def test_whoever_does_not_know_all_of_it_may_not_change_it(family, therapy):
    leader = lead_professional(family)
    hers = consent_for(family, therapy)
    his = consent_for(family, therapy, people=[family.father])
    delicate = consent_for(family, therapy, categories=["MENTAL_HEALTH"])

    assert access.can_change_consent(leader, hers)
    for consent in (his, delicate):
        assert not access.can_change_consent(leader, consent)
        with pytest.raises(AccessDenied, match="covers more than is shared"):
            change(consent, family, leader, therapy)


def test_what_a_child_said_and_how_it_was_explained_is_kept(family, therapy, by):
    later = change(
        consent_for(family, therapy), family, by, therapy,
        language="Somali", with_interpreter=True, easy_read=True, may_be_found=True,
    )  # fmt: skip

    later.refresh_from_db()
    assert (later.language, later.with_interpreter, later.easy_read) == (
        "Somali", True, True,
    )  # fmt: skip
    assert later.may_be_found
    assert later.explained_by == by
    assert later.recorded_at > timezone.now() - datetime.timedelta(minutes=1)
