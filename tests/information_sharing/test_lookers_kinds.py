"""What one reader did on one day stands on the family's page in a few kinds (R17)."""

import pytest

from information_sharing.audit import Event
from information_sharing.look_words import Did, kind_of, kinds_of
from information_sharing.trail_words import WORDS
from tests.information_sharing.looking import looked, page_for
from tests.people import member_of, share

pytestmark = pytest.mark.django_db


def test_many_acts_of_one_day_are_told_once_a_kind(client, family, therapy):
    share(family, therapy)
    reader = member_of(therapy, profession="Speech therapist")
    for event in (
        Event.CASE_PRINTED, Event.CASE_VIEWED, Event.PLAN_VIEWED, Event.PLAN_VIEWED,
        Event.ASSESSMENT_VIEWED, Event.CONTRIBUTION_WRITTEN, Event.ADVICE_ASKED,
    ):  # fmt: skip
        looked(family, reader, event)

    page = page_for(client, family, family.mother)

    assert page.count("read it; wrote in it; printed or downloaded a part") == 1
    assert "asked somebody about it" in page
    assert "looked at the" not in page


@pytest.mark.parametrize(
    ("event", "kind"),
    [("PLAN_VIEWED", Did.READ), ("GOAL_WRITTEN", Did.WROTE),
     ("DISCLOSURE_SENT", Did.SHARED), ("LOOKERS_PRINTED", Did.PRINTED),
     ("LEAD_NOMINATED", Did.ASKED), ("ADVICE_GIVEN", Did.ANSWERED),
     ("EMERGENCY_OPENED", Did.OPENED), ("LOG_READ", Did.OFFICE),
     ("REFUSED", Did.REFUSED)],
)  # fmt: skip
def test_each_act_has_its_kind(event, kind):
    assert kind_of(event) == kind


def test_the_kinds_stand_once_and_in_order():
    everything = kinds_of([*WORDS, *WORDS])

    assert everything == tuple(did.label for did in Did)
