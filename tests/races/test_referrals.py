"""Two colleagues move one referral at the same moment: one does, the other is told."""

import pytest
from django.utils.timezone import localdate

from cases.commands import referral_steps as steps
from cases.models import Case, Person, Referral, ReferralMove
from cases.referring import Passing
from information_sharing.exceptions import NotPossibleNow
from tests.factories.agencies import TeamFactory
from tests.factories.cases_referrals import PromiseFactory, ReferralFactory
from tests.people import member_of
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
Status = Referral.Status
HOME = {"lines": "", "postcode": "", "telephone": "01632 960377"}


@pytest.fixture
def team(transactional_db):
    return TeamFactory(name="Family support")


def told(outcomes):
    """Return what the one who came second was told, after exactly one went through."""
    [refused] = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(refused, NotPossibleNow), refused
    return str(refused)


def family():
    child = {"kind": Person.Kind.CHILD, "given_name": "Robin", "family_name": "Hart"}
    adult = {"given_name": "Jo", "family_name": "Hart", "relationship": "Mother"}
    return [
        child | {"born_on": localdate()},
        adult | {"kind": Person.Kind.PARENT_CARER},
    ]


def test_a_family_is_registered_once_though_it_is_accepted_in_two_windows(team):
    worker = member_of(team)
    said = {"worker": worker, "status": Status.CONTACTED, "contacted_on": localdate()}
    row = ReferralFactory(team=team, **said)

    def accept():
        people = family()
        return steps.register_referred(
            referral=row, people=people, home=HOME, by=worker
        )

    told(at_once(accept, accept))

    assert Case.objects.count() == 1
    assert ReferralMove.objects.filter(referral=row).count() == 1


def test_two_who_take_it_at_once_do_not_both_hold_it(team):
    first, second = member_of(team), member_of(team)
    row = ReferralFactory(team=team)
    seen = [Referral.objects.get(pk=row.pk) for _ in range(2)]

    outcomes = at_once(
        *(
            lambda row=row, by=by: steps.allocate(referral=row, worker=by, by=by)
            for row, by in zip(seen, (first, second), strict=True)
        )
    )

    row.refresh_from_db()
    assert str(row.worker) in told(outcomes)
    assert ReferralMove.objects.filter(referral=row).count() == 1


def test_it_is_passed_to_one_team_though_two_pass_it_on(team):
    other, another = (PromiseFactory().team for _ in range(2))
    for each in (other, another):
        member_of(each)
    row, hands = ReferralFactory(team=team), [member_of(team), member_of(team)]

    outcomes = at_once(
        *(
            lambda to=to, by=by: steps.pass_on(
                referral=row, passing=Passing(to, "Twins.", family_knows=True), by=by
            )
            for to, by in zip((other, another), hands, strict=True)
        )
    )

    told(outcomes)
    assert Referral.objects.filter(passed_from=row).count() == 1
