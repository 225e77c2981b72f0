"""A referral moves by one table, held by one worker, and ends when its maker is told."""

import itertools
from datetime import timedelta

import pytest
from django.utils import timezone

from agencies.commands import leave_team
from cases.commands import referral_steps as steps
from cases.commands.referrals import refer, take_online, take_referral
from cases.models import Referral, ReferralMove
from cases.queries.referral_figures import figures_of
from cases.queries.referral_work import Made, referrals_made, work_items
from cases.queries.referrals import Clock, referrals_of
from cases.referring import Asked, Passing, Telling
from cases.states import REFERRAL
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from information_sharing.notice_words import words
from tests.factories.agencies import TeamFactory
from tests.factories.cases import CaseFactory
from tests.factories.cases_referrals import PromiseFactory, ReferralFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.people import consent_for, household, member_of, outsider, team_member

pytestmark = pytest.mark.django_db
CANARY = "canary-referred"
Status = Referral.Status


@pytest.fixture
def team():
    return PromiseFactory(team__name="Family support", working_days=3).team


@pytest.fixture
def worker(team):
    return member_of(team)


def asked(**more):
    said = {"source": "SCHOOL", "words": CANARY, "child_name": "Robin Hart"}
    return Asked(**said | more)


def in_state(status, team, worker):
    """Return a referral of the team, held by this worker, in a state."""
    said = {"team": team, "received_by": worker, "status": status}
    if status != Status.RECEIVED:
        said |= {"worker": worker, "allocated_at": timezone.now()}
        said |= {"allocated_by": worker}
    if status in {*REFERRAL.states} - {
        Status.RECEIVED, Status.ALLOCATED, Status.CONTACTED
    }:  # fmt: skip
        said |= {"decided_at": timezone.now(), "decided_by": worker}
    if status == Status.ENDED:
        said["not_permitted_to_tell"] = "Asked not to."
    return ReferralFactory(**said)


def accept(row, by):
    case = CaseFactory(recording_team=row.team)
    return steps.accept(referral=row, case=case, words="", by=by)


def decline(row, by):
    why = {"declined_for": "FULL", "words": "No room.", "next_holder": "Open Door"}
    return steps.decline(referral=row, by=by, **why)


def pass_on(row, by):
    passing = Passing(team_member(CaseFactory()).memberships.get().team, "Part", True)
    return steps.pass_on(referral=row, passing=passing, by=by)


DEEDS = {
    Status.ALLOCATED: lambda row, by: steps.allocate(referral=row, worker=by, by=by),
    Status.CONTACTED: lambda row, by: steps.note_first_contact(
        referral=row, contacted_on=timezone.localdate(), words="", by=by
    ),
    Status.ACCEPTED: accept,
    Status.DECLINED: decline,
    Status.PASSED_ON: pass_on,
    Status.DUPLICATE: lambda row, by: steps.mark_duplicate(
        referral=row, first=ReferralFactory(team=row.team), by=by
    ),
    Status.ENDED: lambda row, by: steps.tell_referrer(
        referral=row, telling=Telling("By letter", "We called."), by=by
    ),
}


@pytest.mark.parametrize(
    ("before", "after"), list(itertools.product(Status.values, DEEDS))
)
def test_every_state_and_every_command(before, after, team, worker):
    row = in_state(before, team, worker)

    if REFERRAL.allows(before, after):
        DEEDS[after](row, worker)
        row.refresh_from_db()
        assert row.status == after
        assert row.moves.get().after == after
    else:
        with pytest.raises((NotPossibleNow, AccessDenied)):
            DEEDS[after](row, worker)
        row.refresh_from_db()
        assert (row.status, row.moves.count()) == (before, 0)


def test_a_school_refers_and_is_told_in_time(team, worker):
    teacher = member_of(TeamFactory(name="Mill Lane school"))
    made = refer(team=team, asked=asked(), by=teacher)
    assert words(Notice.objects.get(to=worker)) == "A referral waits for your team"

    steps.allocate(referral=made, worker=worker, by=worker)
    DEEDS[Status.CONTACTED](made, worker)
    accept(made, worker)
    [mine] = [Made(one) for one in referrals_made(viewer=teacher)]
    assert (mine.stands, mine.told) == ("Decided; you will be told", "")
    DEEDS[Status.ENDED](made, worker)

    [mine] = [Made(one) for one in referrals_made(viewer=teacher)]
    assert (mine.stands, mine.told) == ("Ended", "By letter: We called.")
    assert CANARY not in words(Notice.objects.get(to=teacher))
    figures = figures_of(viewer=worker, team=team)
    assert (figures.in_time.percent, figures.told_in_time.percent) == (100, 100)
    assert ReferralMove.objects.filter(referral=made).count() == 5
    assert list(referrals_made(viewer=worker)) == []


def test_only_the_team_that_holds_it_reads_or_moves_it(team, worker):
    row = in_state(Status.ALLOCATED, team, worker)
    stranger, beside = outsider(), member_of(team)

    assert list(referrals_of(viewer=stranger)) == []
    for deed in DEEDS.values():
        with pytest.raises(AccessDenied):
            deed(row, stranger)
    for to in (Status.CONTACTED, Status.DECLINED):
        with pytest.raises(AccessDenied, match="named worker"):
            DEEDS[to](row, beside)
    with pytest.raises(NotPossibleNow, match="your team"):
        steps.allocate(referral=row, worker=stranger, by=worker)


def test_it_never_ends_without_the_referrer_told_or_why_not(team, worker):
    row = in_state(Status.DECLINED, team, worker)

    [item] = work_items(viewer=worker)
    assert item.words.startswith("Tell whoever")
    with pytest.raises(NotPossibleNow, match="why they may not"):
        steps.tell_referrer(referral=row, telling=Telling(words=" "), by=worker)
    steps.tell_referrer(referral=row, telling=Telling(not_permitted="No."), by=worker)

    assert work_items(viewer=worker) == []


def test_the_next_team_sees_what_was_passed_and_it_counts_as_a_bounce(team, worker):
    row = ReferralFactory(
        team=team, received_by=worker, words=CANARY, why_not_told=CANARY
    )
    other = member_of(TeamFactory())
    to = other.memberships.get().team

    with pytest.raises(NotPossibleNow, match="why they were not told"):
        steps.pass_on(referral=row, passing=Passing(to, "x", False), by=worker)
    steps.pass_on(referral=row, passing=Passing(to, "Needs a group.", True), by=worker)

    [theirs] = referrals_of(viewer=other)
    assert (theirs.words, theirs.why_not_told) == ("Needs a group.", "")
    assert CANARY not in " ".join(map(str, vars(theirs).values()))
    assert figures_of(viewer=other, team=to).bounced_to == 1
    assert figures_of(viewer=worker, team=team).bounced_on == 1


def test_a_double_points_to_the_first_and_is_counted(team, worker):
    first, second, third = (ReferralFactory(team=team) for _ in range(3))

    steps.mark_duplicate(referral=second, first=first, by=worker)
    steps.mark_duplicate(referral=third, first=second, by=worker)

    assert set(first.doubles.all()) == {second, third}
    assert figures_of(viewer=worker, team=team).duplicates == 2
    other = ReferralFactory(team=team)
    with pytest.raises(NotPossibleNow, match="Others point"):
        steps.mark_duplicate(referral=first, first=other, by=worker)


def test_it_is_accepted_only_into_a_record_that_the_worker_writes_in(team, worker):
    row = in_state(Status.CONTACTED, team, worker)

    with pytest.raises(AccessDenied):
        steps.accept(referral=row, case=CaseFactory(), words="", by=worker)
    closed = CaseFactory(recording_team=team, closed=True)
    with pytest.raises(NotPossibleNow):
        steps.accept(referral=row, case=closed, words="", by=worker)

    row.refresh_from_db()
    assert row.status == Status.CONTACTED


def test_a_family_is_not_referred_to_a_team_that_it_said_no_to(team, worker):
    family = household()
    by = team_member(family.case)
    consent = consent_for(family)
    ConsentExclusionFactory(consent=consent, team=team)

    with pytest.raises(NotPossibleNow, match="said no"):
        refer(team=team, asked=asked(), by=by, case=family.case)
    with pytest.raises(AccessDenied):
        refer(team=team, asked=asked(), by=outsider(), case=family.case)


def test_a_referral_without_their_knowledge_says_why(team, worker):
    with pytest.raises(NotPossibleNow, match="why they were not told"):
        take_referral(team=team, asked=asked(family_knows=False), by=worker)
    why = {"family_knows": False, "why_not_told": "They may flee."}

    made = take_referral(team=team, asked=asked(**why), by=worker)

    assert made.why_not_told == "They may flee."


def test_only_a_team_that_promised_and_is_staffed_takes_from_outside(team):
    for other in (TeamFactory(), team):
        with pytest.raises(NotPossibleNow, match="takes no referrals"):
            take_online(team=other, asked=asked(source="ONLINE"))
    member_of(team)

    assert take_online(team=team, asked=asked(source="ONLINE")).received_by is None


def test_the_clock_of_the_promise(team, worker):
    today = timezone.localdate()
    said = {"team": team, "received_by": worker}
    ReferralFactory(contact_by=today - timedelta(days=1), **said)
    ReferralFactory(contact_by=today, **said)
    ReferralFactory(contact_by=today + timedelta(days=9), **said)

    found = referrals_of(viewer=worker).order_by("contact_by")

    assert [row.clock for row in found] == [Clock.LATE, Clock.SOON, Clock.WAITING]
    [first, *_] = work_items(viewer=worker)
    assert first.is_overdue
    assert CANARY not in first.words


def test_four_in_ten_by_the_family_at_the_desk(team, worker):
    for source, number in (("DESK", 4), ("SCHOOL", 3), ("PROFESSIONAL", 3)):
        ReferralFactory.create_batch(number, team=team, source=source)

    shares = {s.label: s.percent for s in figures_of(viewer=worker, team=team).sources}

    assert shares["The family, at the desk"] == 40
    with pytest.raises(AccessDenied):
        figures_of(viewer=outsider(), team=team)


def test_what_a_leaver_held_is_everybodys_in_the_team(team, worker):
    beside = member_of(team)
    in_state(Status.ALLOCATED, team, worker)
    in_state(Status.DECLINED, team, worker)
    assert work_items(viewer=beside) == []

    leave_team(membership=worker.memberships.get(), by=worker)

    assert len(work_items(viewer=beside)) == 2
