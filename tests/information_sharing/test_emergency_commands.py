"""Emergency access: opened by one, told, read only, reviewed by another (R11)."""

import datetime

import pytest
from django.utils import timezone

from agencies.models import RoleName
from cases.commands import write_contribution
from cases.commands.plan import end_action
from cases.models import Action
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.commands import emergencies as commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.explaining import explain
from information_sharing.models import AccessEvent, EmergencyAccess, Notice
from information_sharing.queries import emergencies as queries
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import (
    ActionFactory,
    AssessmentFactory,
    CaseFactory,
    PersonFactory,
)
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    ShieldingFactory,
)
from tests.people import lead_professional, share

pytestmark = pytest.mark.django_db
YESTERDAY = datetime.timedelta(days=1)


@pytest.fixture
def membership():
    return TeamMembershipFactory()


@pytest.fixture
def opener(membership):
    return membership.practitioner


@pytest.fixture
def reviewer():
    return TeamMembershipFactory(role=RoleName.SAFEGUARDING_LEAD).practitioner


@pytest.fixture
def open_it(family, membership):
    def opens(case=family.case, by=membership.practitioner, hours=2):
        emergency = commands.Emergency("Found alone.", hours, membership.team)
        return commands.open_in_emergency(case=case, emergency=emergency, by=by)

    return opens


def late(by, **fields):
    """Return an opening of hers whose review is overdue."""
    return EmergencyAccessFactory(
        used_by=by, review_due_on=timezone.localdate() - YESTERDAY, **fields
    )


def test_it_opens_everything_to_her_alone_until_the_hour(family, opener, open_it):
    opened = open_it()

    assert access.visible_categories(opener, family.case) == frozenset(Category.values)
    assert access.can_see_person(opener, family.father)
    colleague = TeamMembershipFactory(team=opened.grant.through_team).practitioner
    assert not access.can_view_case(colleague, family.case)
    [reason] = explain(opener, family.case)
    assert reason.grant == opened.grant

    opened.grant.ends_at = timezone.now()
    opened.grant.save(update_fields=["ends_at"])
    assert not access.can_view_case(opener, family.case)


def test_it_is_for_reading_only(family, opener, open_it):
    assessment = AssessmentFactory(person=family.child)
    action = ActionFactory(goal__plan__case=family.case, owner_practitioner=opener)
    open_it()

    assert not access.written(opener, family.case)
    assert not access.can_coordinate(opener, family.case)
    with pytest.raises(AccessDenied, match="reading only"):
        write_contribution(
            assessment=assessment, element="1.1.1", texts={}, revision=0, by=opener
        )
    with pytest.raises(AccessDenied, match="reading only"):
        end_action(action=action, status=Action.Status.DONE, progress="", by=opener)


def test_what_was_shared_with_her_team_she_still_writes(
    family, opener, membership, open_it
):
    share(family, membership.team)
    open_it()

    assert access.written(opener, family.case)
    assert access.can_write(opener, family.case, Category.HEALTH)
    assert not access.can_write(opener, family.case, Category.FAMILY)


def test_a_sealed_record_and_an_unknown_one_are_refused_alike(family, opener, open_it):
    ShieldingFactory(case=family.case, sealed=True)

    with pytest.raises(NotPossibleNow) as sealed:
        open_it()
    with pytest.raises(NotPossibleNow) as unknown:
        open_it(case=None)

    assert str(sealed.value) == str(unknown.value) == commands.NOTHING_OPENED
    assert not EmergencyAccess.objects.exists()


def test_an_overdue_review_of_hers_blocks_the_next_use(family, opener, open_it):
    earlier = late(opener)

    with pytest.raises(NotPossibleNow, match="not been reviewed in time"):
        open_it()
    EmergencyAccess.objects.filter(pk=earlier.pk).update(
        review_due_on=timezone.localdate()
    )
    open_it()


def test_somebody_elses_overdue_review_blocks_nothing(family, open_it):
    late(TeamMembershipFactory().practitioner)

    open_it()


def review(emergency, by, verdict="JUSTIFIED"):
    return commands.review_emergency(
        emergency=emergency, verdict=verdict, words="Thank you.", by=by
    )


def test_a_concern_bars_her_until_a_later_review_or_ninety_days(
    family, opener, reviewer, open_it
):
    first, second = (EmergencyAccessFactory(used_by=opener) for _ in "12")
    review(first, reviewer, "CONCERN")
    with pytest.raises(NotPossibleNow, match="raised a concern"):
        open_it()

    review(second, reviewer, "NOT_NEEDED")
    assert queries.concern_of(viewer=opener) is None
    EmergencyAccess.objects.filter(pk=second.pk).update(
        verdict="CONCERN", reviewed_at=timezone.now() - queries.CONCERN_BARS
    )
    EmergencyAccess.objects.filter(pk=first.pk).update(
        reviewed_at=timezone.now() - 2 * queries.CONCERN_BARS
    )
    open_it()


def test_nobody_reviews_her_own(family, reviewer):
    own = EmergencyAccessFactory(case=family.case, used_by=reviewer)

    with pytest.raises(AccessDenied, match="second person"):
        review(own, reviewer)


def test_a_practitioner_reviews_nothing(family, by):
    with pytest.raises(AccessDenied):
        review(EmergencyAccessFactory(case=family.case), by)


def test_a_review_is_given_once_and_she_is_told(family, opener, reviewer):
    emergency = EmergencyAccessFactory(case=family.case, used_by=opener)
    review(emergency, reviewer)

    with pytest.raises(NotPossibleNow, match="already"):
        review(emergency, reviewer)
    assert Notice.objects.get(kind="EMERGENCY_REVIEWED").to == opener
    event = AccessEvent.objects.get(event=Event.EMERGENCY_REVIEWED)
    assert event.details == {"verdict": "JUSTIFIED"}


def test_the_lead_professional_and_the_reviewers_are_told(family, reviewer, open_it):
    lead = lead_professional(family)

    opened = open_it()

    told = {(n.kind, n.to) for n in Notice.objects.filter(target=opened.pk)}
    assert told == {("EMERGENCY_OPENED", lead), ("EMERGENCY_TO_REVIEW", reviewer)}


def test_without_a_lead_the_recording_team_is_told(family, by, open_it):
    open_it()

    assert Notice.objects.get(kind="EMERGENCY_OPENED").to == by


def test_the_review_is_due_in_two_working_days(family, open_it):
    due = open_it().review_due_on

    assert due.weekday() < 5
    assert 2 <= (due - timezone.localdate()).days <= 4


def test_one_event_with_no_words_is_written(family, opener, open_it):
    opened = open_it(hours=3)

    event = AccessEvent.objects.get(case=family.case)
    assert (event.event, event.by, event.target) == (
        Event.EMERGENCY_OPENED, opener, opened.pk,
    )  # fmt: skip
    assert event.details == {"hours": 3, "team": str(opened.grant.through_team_id)}


def test_ending_it_shuts_the_record(family, opener, by, open_it):
    opened = open_it()

    with pytest.raises(AccessDenied):
        commands.end_emergency(emergency=opened, by=by)
    commands.end_emergency(emergency=opened, by=opener)

    assert not access.can_view_case(opener, family.case)
    with pytest.raises(NotPossibleNow, match="ended already"):
        commands.end_emergency(emergency=opened, by=opener)


def test_the_same_record_is_not_opened_twice_at_once(open_it):
    open_it()

    with pytest.raises(NotPossibleNow, match="already"):
        open_it()


def test_a_team_of_others_does_not_serve(family, opener):
    other = TeamMembershipFactory().team
    emergency = commands.Emergency("Found alone.", 2, other)

    with pytest.raises(AccessDenied):
        commands.open_in_emergency(case=family.case, emergency=emergency, by=opener)


@pytest.mark.parametrize("role", [RoleName.MANAGER, RoleName.INFORMATION_OFFICER,
                                  RoleName.AUDITOR, RoleName.SYSTEM_ADMINISTRATOR])  # fmt: skip
def test_roles_without_emergencies_open_nothing(family, role):
    membership = TeamMembershipFactory(role=role)
    emergency = commands.Emergency("Found alone.", 2, membership.team)

    with pytest.raises(AccessDenied):
        commands.open_in_emergency(
            case=family.case, emergency=emergency, by=membership.practitioner
        )


def find(by, **lookup):
    return queries.case_in_emergency(viewer=by, **{"born_on": None, **lookup})


def test_finding_by_reference_or_by_full_name_and_birth_date(family, opener):
    born = family.child.born_on
    assert find(opener, reference=family.case.reference) == family.case
    assert find(opener, name=" maya  ward ", born_on=born) == family.case

    for name in ("Maya", "Ward", "May Ward", "Maya War", "Leah Ward", ""):
        assert find(opener, name=name, born_on=born) is None
    assert find(opener, name="Maya Ward", born_on=born + YESTERDAY) is None
    assert find(opener, reference="TA-NOPE") is None


def test_two_families_of_one_name_open_neither(family, opener):
    PersonFactory(case=CaseFactory())

    assert find(opener, name="Maya Ward", born_on=family.child.born_on) is None


def test_a_sealed_record_is_not_found_in_any_way(family, opener):
    ShieldingFactory(case=family.case, sealed=True)

    assert find(opener, reference=family.case.reference) is None
    assert find(opener, name="Maya Ward", born_on=family.child.born_on) is None


def test_the_open_case_of_a_family_comes_first(family, opener):
    CaseFactory(family=family.case.family, closed=True)
    old = CaseFactory(family=family.case.family, closed=True)
    PersonFactory(case=old)

    found = find(opener, name="Maya Ward", born_on=family.child.born_on)

    assert found == family.case
