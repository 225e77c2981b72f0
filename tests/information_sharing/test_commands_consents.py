"""Recording consent and withdrawing it: one row, from the next request (R2, R6)."""

import pytest
from django.db import transaction

from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import (
    AccessEvent,
    Consent,
    ConsentTeam,
    TellingTask,
)
from information_sharing.sight import tried
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.information_sharing.walks import agreement
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


@pytest.fixture
def nursery():
    return TeamFactory(name="Little Otters nursery staff")


def withdraw(consent, by, **team):
    return commands.withdraw_consent(
        consent=consent, reason="She said so.", by=by, **team
    )


def test_consent_is_recorded_whole(family, therapy, nursery):
    by = team_member(family.case)
    said = agreement(
        family, therapy, excluded_agencies=(nursery.agency,), excluded_teams=(nursery,)
    )

    consent = commands.record_consent(case=family.case, agreement=said, by=by)

    consent.refresh_from_db()
    assert set(consent.people.all()) == {family.child, family.mother}
    assert [covered.team for covered in consent.teams.all()] == [therapy]
    assert consent.exclusions.count() == 2
    assert consent.categories == ["HEALTH", "DEVELOPMENT"]
    assert consent.stands
    event = AccessEvent.objects.get(event="CONSENT_RECORDED")
    assert (event.by, event.case, event.target) == (by, family.case, consent.pk)


def test_the_log_holds_no_words_about_the_family(family, therapy):
    said = agreement(family, therapy, note="CANARY words of the mother")
    by = team_member(family.case)
    consent = commands.record_consent(case=family.case, agreement=said, by=by)
    commands.withdraw_consent(consent=consent, reason="CANARY reason", by=by)

    for event in AccessEvent.objects.all():
        text = str(event.details)
        assert "CANARY" not in text
        assert "Leah" not in text


def test_consent_alone_opens_nothing(family, therapy):
    commands.record_consent(
        case=family.case,
        agreement=agreement(family, therapy),
        by=team_member(family.case),
    )

    assert not access.can_view_case(member_of(therapy), family.case)


def test_lead_professional_may_record(family, therapy):
    leader = lead_professional(family)

    assert commands.record_consent(
        case=family.case, agreement=agreement(family, therapy), by=leader
    )


def test_others_may_not_record(family, therapy):
    share(family, therapy)
    for stranger in (member_of(therapy), outsider()):
        with pytest.raises(AccessDenied):
            commands.record_consent(
                case=family.case, agreement=agreement(family, therapy), by=stranger
            )
    assert Consent.objects.count() == 1


def test_nothing_is_recorded_in_a_closed_case(therapy):
    family = household(closed=True)

    with pytest.raises(NotPossibleNow, match="closed"):
        commands.record_consent(
            case=family.case,
            agreement=agreement(family, therapy),
            by=team_member(family.case),
        )


def test_the_command_checks_the_rules_itself(family, therapy):
    said = agreement(family, therapy, people=(family.father,))

    with pytest.raises(NotPossibleNow, match="cannot agree for"):
        commands.record_consent(
            case=family.case, agreement=said, by=team_member(family.case)
        )


def test_a_new_consent_does_not_quietly_undo_a_not_them(family, nursery):
    ConsentExclusionFactory(consent=consent_for(family), team=nursery)

    with pytest.raises(NotPossibleNow, match="withdraw that consent first"):
        commands.record_consent(
            case=family.case,
            agreement=agreement(family, nursery),
            by=team_member(family.case),
        )


def test_withdrawing_for_one_team_changes_one_row(family, therapy, nursery):
    consent = consent_for(family, therapy, nursery)
    share(family, therapy, consent=consent)
    share(family, nursery, consent=consent)

    row = withdraw(consent, team_member(family.case), team=therapy)

    assert isinstance(row, ConsentTeam)
    consent.refresh_from_db()
    assert consent.withdrawn_at is None
    assert not access.can_view_case(member_of(therapy), family.case)
    assert access.can_view_case(member_of(nursery), family.case)
    event = AccessEvent.objects.get(event="CONSENT_WITHDRAWN")
    assert event.details == {"team": str(therapy.pk)}


def test_withdrawing_for_all_shuts_all(family, therapy, nursery):
    consent = consent_for(family, therapy, nursery)
    share(family, therapy, consent=consent)
    share(family, nursery, consent=consent)

    row = withdraw(consent, team_member(family.case))

    assert row == consent
    for team in (therapy, nursery):
        assert not access.can_view_case(member_of(team), family.case)
    assert not consent.teams.filter(withdrawn_at__isnull=False).exists()


def test_whoever_sees_the_case_may_record_a_withdrawal(family, therapy):
    grant = share(family, therapy)

    assert withdraw(grant.consent, member_of(therapy), team=therapy)


def test_a_withdrawal_may_be_recorded_in_a_closed_case(therapy):
    family = household(closed=True)
    grant = share(family, therapy)

    assert withdraw(grant.consent, team_member(family.case))


def test_a_stranger_may_not_withdraw(family, therapy):
    grant = share(family, therapy)

    with pytest.raises(AccessDenied):
        withdraw(grant.consent, outsider())


def test_withdrawing_twice_or_for_others_is_refused(family, therapy):
    grant = share(family, therapy)
    by = team_member(family.case)
    withdraw(grant.consent, by, team=therapy)

    with pytest.raises(NotPossibleNow, match="already"), transaction.atomic():
        withdraw(grant.consent, by, team=therapy)
    with pytest.raises(NotPossibleNow, match="does not name"):
        withdraw(grant.consent, by, team=TeamFactory())


def test_withdrawing_a_not_them_does_not_open_what_it_had_shut(family, nursery):
    share(family, nursery)
    later = consent_for(family, TeamFactory())
    ConsentExclusionFactory(consent=later, team=nursery)
    by = team_member(family.case)
    assert not access.can_view_case(member_of(nursery), family.case)

    withdraw(later, by)

    assert not access.can_view_case(member_of(nursery), family.case)


def test_a_consent_given_after_the_not_them_was_withdrawn_counts(family, nursery):
    earlier = consent_for(family)
    ConsentExclusionFactory(consent=earlier, team=nursery)
    by = team_member(family.case)
    withdraw(earlier, by)

    share(family, nursery)

    assert access.can_view_case(member_of(nursery), family.case)


def test_losses_name_readers_and_what_they_keep(family, therapy, nursery):
    reader = member_of(therapy)
    consent = consent_for(family, therapy, nursery)
    share(family, therapy, consent=consent)
    share(family, nursery, consent=consent)
    share(family, therapy, consent=consent_for(family, therapy, categories=["HEALTH"]))

    by = team_member(family.case)
    (loss,) = tried(family.case, lambda: withdraw(consent, by, team=therapy))

    assert loss.readers == (reader,)
    assert [str(c) for c in loss.categories] == ["DEVELOPMENT"]
    assert [str(c) for c in loss.keeps] == ["IDENTITY", "HEALTH"]
    every = tried(family.case, lambda: withdraw(consent, by))
    assert {loss.team for loss in every} == {therapy, nursery}


def test_looking_at_losses_changes_nothing(family, therapy):
    consent = share(family, therapy).consent
    by = team_member(family.case)

    tried(family.case, lambda: withdraw(consent, by))

    consent.refresh_from_db()
    assert consent.stands
    assert not AccessEvent.objects.exists()
    assert not TellingTask.objects.exists()


def test_nothing_is_lost_where_nothing_was_shared(family, therapy):
    consent, by = consent_for(family, therapy), team_member(family.case)

    assert tried(family.case, lambda: withdraw(consent, by)) == []
