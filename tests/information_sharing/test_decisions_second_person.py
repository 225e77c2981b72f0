"""The second person says no; who is told; what is late (R7)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice, SharingDecision
from tests.information_sharing.walker import text
from tests.information_sharing.walks import walk, walk_on
from tests.people import lead_professional, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(family):
    return team_member(family.case)


def decide(family, team, by, **changes):
    said = walk(family, team, "public interest", **changes)
    return commands.decide(case=family.case, walk=said, by=by)


def refuse(decision, by, reason="CANARY: ask her first."):
    return commands.refuse_countersignature(decision=decision, reason=reason, by=by)


def test_those_who_may_countersign_are_told(family, therapy, therapist, by, second):
    leader = lead_professional(family)

    decision = decide(family, therapy, by)

    told = Notice.objects.filter(kind="TO_COUNTERSIGN", target=decision.pk)
    assert {notice.to for notice in told} == {second, leader}


def test_by_consent_nobody_is_asked(family, therapy, consent, by, second):
    said = walk_on(consent, family, therapy)
    commands.decide(case=family.case, walk=said, by=by)

    assert not Notice.objects.exists()


def test_a_refusal_shuts_an_urgent_one_at_once(family, therapy, therapist, by, second):
    decision = decide(family, therapy, by, urgent=True)
    assert access.can_view_case(therapist, family.case)

    refuse(decision, second)

    assert not access.can_view_case(therapist, family.case)
    (notice,) = Notice.objects.filter(kind="COUNTERSIGN_REFUSED")
    assert (notice.to, notice.target) == (by, decision.pk)
    event = AccessEvent.objects.get(event="SHARING_REFUSED")
    assert "CANARY" not in str(event.details)


def test_a_refused_decision_is_answered_once(family, therapy, by, second):
    decision = refuse(decide(family, therapy, by), second)

    for again in (refuse, lambda d, by: commands.countersign(decision=d, by=by)):
        with pytest.raises(NotPossibleNow, match="said no"):
            again(decision, second)


def test_a_countersigned_decision_is_not_refused(family, therapy, by, second):
    decision = decide(family, therapy, by)
    commands.countersign(decision=decision, by=second)

    with pytest.raises(NotPossibleNow, match="does not wait"):
        refuse(decision, second)


def test_a_refusal_says_why(family, therapy, by, second):
    with pytest.raises(NotPossibleNow, match="Write why"):
        refuse(decide(family, therapy, by), second, reason=" ")


def test_only_a_second_person_who_coordinates_refuses(family, therapy, therapist, by):
    decision = decide(family, therapy, by, urgent=True)

    for person in (by, therapist, outsider()):
        with pytest.raises(AccessDenied):
            refuse(decision, person)


def address(decision):
    return reverse(
        "information_sharing:refuse-countersignature",
        args=[decision.case_id, decision.pk],
    )


def test_refusing_on_the_page(client, family, therapy, viewer):
    decision = decide(family, therapy, team_member(family.case), urgent=True)
    page = text(client.get(decision_page(decision)))
    assert "I do not countersign" in page
    assert "It is open now and shuts" in text(client.get(address(decision)))
    assert "reason" in client.post(address(decision)).context_data["form"].errors

    done = client.post(address(decision), {"reason": "Ask her first."})

    page = text(client.get(done.url))
    assert "Ask her first." in page
    assert "A second person did not countersign it" in page
    assert "I do not countersign" not in page
    again = client.post(address(decision), {"reason": "Once more."})
    assert "said no to this decision already" in text(again)
    assert "Once more." in text(again)


def decision_page(decision):
    return reverse("information_sharing:decision", args=[decision.case_id, decision.pk])


def test_who_may_open_the_page(client, family, therapy):
    share(family, therapy)
    decision = decide(family, therapy, team_member(family.case))
    for person, status in ((outsider(), 404), (member_of(therapy), 403),
                           (decision.made_by, 403),
                           (team_member(family.case), 200)):  # fmt: skip
        client.force_login(person)
        assert client.get(address(decision)).status_code == status


def test_a_late_countersignature_is_shown_as_such(client, family, therapy, viewer):
    decision = decide(family, therapy, team_member(family.case), urgent=True)
    sharing = reverse("information_sharing:sharing", args=[family.case.pk])
    assert "Overdue" not in text(client.get(sharing))

    late = timezone.now() - datetime.timedelta(minutes=1)
    SharingDecision.objects.update(countersign_by=late)

    for page in (sharing, decision_page(decision)):
        assert "Overdue: a second person has not answered." in text(client.get(page))
