"""How far two agencies work together, and how they answer each other (M12, U8)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import levels as commands
from agencies.ladder import QUESTIONS, find_rung
from agencies.models import PartnershipLevel, RoleName
from agencies.queries import level_work
from cases.models import Referral
from cases.queries.mirror import halves, mirror
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import AgencyFactory, TeamFactory, TeamMembershipFactory
from tests.factories.cases_referrals import ReferralFactory
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db
Rung = PartnershipLevel.Rung


def signer(agency):
    """Return somebody who signs for this agency."""
    team = TeamFactory(agency=agency)
    role = RoleName.AGENCY_ADMINISTRATOR
    return TeamMembershipFactory(team=team, role=role).practitioner


def said(pair, by, rung=Rung.CO_OPERATION):
    """Say how far the pair works together."""
    review = timezone.localdate() + timedelta(days=90)
    return commands.record_level(
        pair=pair, rung=rung, evidence="We meet.", review_on=review, by=by
    )


@pytest.mark.parametrize(
    ("yes", "rung"),
    [
        ("", Rung.NONE),
        ("speak", Rung.NONE),
        ("speak purposes", Rung.CO_OPERATION),
        ("speak protocol", Rung.CO_OPERATION),
        ("goal plan", Rung.COLLABORATION),
        ("goal plan rules", Rung.COLLABORATION),
        ("rules senior", Rung.CO_ORDINATION),
        ("one_management", Rung.MERGER),
    ],
)
def test_the_finder_suggests_a_rung(yes, rung):
    found = find_rung(dict.fromkeys(yes.split(), "yes"))

    assert found.step.rung == rung


def test_the_finder_says_what_does_not_fit():
    found = find_rung(dict.fromkeys(("goal", "plan", "gaps", "own_way"), "yes"))

    assert found.supports == (QUESTIONS["gaps"],)
    assert found.against == (QUESTIONS["neither_alone"],)
    assert found.odd
    assert not find_rung({"own_way": "yes"}).odd


def test_one_side_says_it_and_the_other_confirms():
    pair = AgencyFactory.create_batch(2)
    one, other = signer(pair[0]), signer(pair[1])
    level = said(pair, one)

    for by in (one, signer(pair[0]), outsider()):
        with pytest.raises(AccessDenied):
            commands.confirm_level(level=level, by=by)
    assert commands.confirm_level(level=level, by=other).confirmed_by == other
    with pytest.raises(NotPossibleNow):
        commands.confirm_level(level=level, by=other)


def test_a_third_agency_says_nothing_of_a_pair():
    pair = AgencyFactory.create_batch(2)

    for by in (signer(AgencyFactory()), outsider()):
        with pytest.raises(AccessDenied):
            said(pair, by)


def test_whoever_signs_for_the_other_side_has_it_on_her_list_until_she_answers():
    pair = AgencyFactory.create_batch(2)
    one, other = signer(pair[0]), signer(pair[1])
    level = said(pair, one)

    def waits(viewer):
        return [item.words for item in level_work.work_items(viewer=viewer)]

    assert waits(other) == [level_work.CONFIRM]
    for nobody in (one, outsider(), member_of(TeamFactory(agency=pair[1]))):
        assert waits(nobody) == []
    commands.confirm_level(level=level, by=other)
    assert waits(other) == []
    PartnershipLevel.objects.update(review_on=timezone.localdate())
    assert waits(one) == waits(other) == [level_work.AGAIN]
    said(pair, other)
    assert waits(other) == []


def test_that_the_two_differ_is_said(client):
    pair = AgencyFactory.create_batch(2)
    one, other = signer(pair[0]), signer(pair[1])
    said(pair, one)
    same = said(pair, other)
    client.force_login(outsider())

    def page(level):
        found = client.get(reverse("agencies:level", args=[level.pk]))
        return found.content.decode()

    assert "see it differently" not in page(same)
    differs = said(pair, one, Rung.COLLABORATION)
    assert "see it differently" in page(differs)
    commands.confirm_level(level=differs, by=other)
    assert "see it differently" not in page(differs)


def test_what_is_said_anew_keeps_what_was_said_before(client):
    pair = AgencyFactory.create_batch(2)
    one, other = signer(pair[0]), signer(pair[1])
    first = said(pair, one)
    second = said(list(reversed(pair)), other, Rung.COLLABORATION)

    first.refresh_from_db()
    assert first.ended_by == other
    client.force_login(outsider())
    page = client.get(reverse("agencies:level", args=[second.pk])).content.decode()
    assert "Co-operation" in page
    assert "All that was said (2)" in page


def test_the_list_is_in_the_order_of_names_and_asks_little(
    client, django_assert_max_num_queries
):
    for _ in range(6):
        pair = AgencyFactory.create_batch(2)
        said(pair, signer(pair[0]))
    client.force_login(outsider())

    with django_assert_max_num_queries(12):
        page = client.get(reverse("agencies:levels"))
    names = [str(level.one) for level in page.context_data["levels"]]
    assert names == sorted(names)


def referred(by, team, times, reason="", decided=None):
    """Let this person's referrals to a team be accepted, or declined for a reason."""
    decided = decided or halves()[0].starts_on + timedelta(days=40)
    moment = timezone.make_aware(
        timezone.datetime(decided.year, decided.month, decided.day, 12)
    )
    for _ in range(times):
        status = Referral.Status.DECLINED if reason else Referral.Status.ACCEPTED
        row = ReferralFactory(
            team=team, referrer=by, status=Referral.Status.RECEIVED,
            declined_for=reason, decided_at=moment, decided_by=by,
        )  # fmt: skip
        row.moves.create(before="RECEIVED", after=status, made_by=by)
        Referral.objects.filter(pk=row.pk).update(received_at=moment)


def referrer_of(agency):
    """Return somebody who has worked in this agency for years."""
    person = member_of(TeamFactory(agency=agency))
    person.memberships.update(starts_on=halves()[-1].starts_on)
    return person


def test_the_mirror_counts_both_ways_and_hides_small_numbers():
    one, other = AgencyFactory.create_batch(2)
    team, back = TeamFactory(agency=other), TeamFactory(agency=one)
    here, there = referrer_of(one), referrer_of(other)
    referred(here, team, 9)
    referred(here, team, 6, "FULL")
    referred(here, team, 2, "NOT_FOR_US")
    referred(there, back, 3)

    first, second = mirror(viewer=signer(one), one=one, other=other, half=halves()[0])

    shown = dict(first.rows)
    assert first.total == 17
    assert shown["No room at present"] == 6
    assert shown["Another service is right for this"] is None
    assert shown["Accepted"] is None
    assert second.total is None
    assert all(number is None for _, number in second.rows)


def test_the_mirror_leaves_out_other_days_and_other_agencies():
    one, other = AgencyFactory.create_batch(2)
    team, here = TeamFactory(agency=other), referrer_of(one)
    referred(here, team, 6, decided=halves()[1].starts_on + timedelta(days=3))
    referred(referrer_of(AgencyFactory()), team, 7)

    first, _ = mirror(viewer=signer(one), one=one, other=other, half=halves()[0])

    assert first.total == 0


def test_a_second_place_in_the_agency_does_not_count_a_referral_twice():
    one, other = AgencyFactory.create_batch(2)
    here = referrer_of(one)
    TeamMembershipFactory(
        practitioner=here,
        team=TeamFactory(agency=one),
        starts_on=halves()[-1].starts_on,
    )
    referred(here, TeamFactory(agency=other), 5)

    first, _ = mirror(viewer=signer(one), one=one, other=other, half=halves()[0])

    assert first.total == 5


def test_who_sees_the_mirror(client):
    one, other = AgencyFactory.create_batch(2)
    path = f"{reverse('agencies:mirror')}?one={one.pk}&other={other.pk}"
    manager = centre_manager(TeamFactory().centre)

    for reader in (signer(one), signer(other), manager):
        assert access.can_see_mirror(reader, one, other)
    for reader in (signer(AgencyFactory()), member_of(TeamFactory(agency=one))):
        assert not access.can_see_mirror(reader, one, other)
        client.force_login(reader)
        assert "sides" not in client.get(path).context_data
    client.force_login(signer(one))
    assert len(client.get(path).context_data["sides"]) == 2
