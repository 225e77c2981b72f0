"""Two people decide, sign or replace at once: one is told, nothing opens twice."""

import pytest
from django.utils import timezone

from information_sharing import access, commands
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent, Grant, SharingDecision
from tests.factories.information_sharing import GrantFactory, SharingDecisionFactory
from tests.information_sharing.walks import walk_on
from tests.people import share, team_member
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(family, therapy):
    """A decision in the public interest that a second person has to sign."""
    decision = SharingDecisionFactory(
        case=family.case,
        team=therapy,
        people=[family.child],
        without_consent=True,
        countersign_by=timezone.now() + timezone.timedelta(hours=2),
    )
    GrantFactory(decision=decision)
    return decision


def refusals(outcomes):
    """Return those who were told that they came second; nothing else may go wrong."""
    wrong = [one for one in outcomes if isinstance(one, Exception)]
    assert all(isinstance(one, NotPossibleNow) for one in wrong), wrong
    return wrong


def test_two_second_persons_sign_at_once(family, waiting, therapist):
    signers = [team_member(family.case), team_member(family.case)]

    outcomes = at_once(
        *(lambda by=by: commands.countersign(decision=waiting, by=by) for by in signers)
    )

    assert len(refusals(outcomes)) == 1
    signed = AccessEvent.objects.filter(event="SHARING_COUNTERSIGNED")
    assert [line.by_id for line in signed] == [
        SharingDecision.objects.get().countersigned_by_id
    ]
    assert access.can_view_case(therapist, family.case)


def test_two_people_decide_the_same_at_once(family, therapy, therapist, consent):
    people = [team_member(family.case), team_member(family.case)]
    walk = walk_on(consent, family, therapy)

    outcomes = at_once(
        *(
            lambda by=by: commands.decide(case=family.case, walk=walk, by=by)
            for by in people
        )
    )

    assert not refusals(outcomes)
    assert (
        SharingDecision.objects.count()
        == Grant.objects.filter(kind=Grant.Kind.SHARING_DECISION).count()
    )
    seen = access.visible_categories(therapist, family.case)
    assert seen == {"IDENTITY", "HEALTH", "DEVELOPMENT"}


def test_two_people_replace_the_same_decision_at_once(family, therapy, consent):
    earlier = share(family, therapy, consent=consent).decision
    people = [team_member(family.case), team_member(family.case)]
    walk = walk_on(consent, family, therapy, replaces=(earlier,))

    outcomes = at_once(
        *(
            lambda by=by: commands.decide(case=family.case, walk=walk, by=by)
            for by in people
        )
    )

    assert len(refusals(outcomes)) == 1, outcomes
    replacing = SharingDecision.objects.filter(superseded_at__isnull=True)
    assert replacing.filter(made_by__in=people).count() == 1


def test_a_wizard_half_way_goes_back_when_its_consent_is_gone(
    family, therapy, worker, consent, withdraw
):
    walk = walk_on(consent, family, therapy)
    withdraw()

    with pytest.raises(NotPossibleNow):
        commands.decide(case=family.case, walk=walk, by=worker)

    assert SharingDecision.objects.filter(made_by=worker).count() == 0
