"""What is done leads to what came of it, also in a case that is closed."""

import pytest
import time_machine
from django.urls import reverse

from cases.queries.timescales import steps_of
from tests.cases.test_timescales import NOW, checklist, completed, day
from tests.factories.cases import ReviewFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(db):
    with time_machine.travel(NOW, tick=False):
        yield household()


def test_what_is_done_leads_to_no_page_that_is_refused(client, family):
    by, case = team_member(family.case), family.case
    checklist(family, 60)
    completed(family, 18)
    ReviewFactory(case=case, held_on=day(2026, 11, 20), next_review_on=day(2026, 12, 1))
    meeting = steps_of(viewer=by, case=case)[1]
    assert meeting.url == reverse("cases:plan", args=[case.pk])
    case.status, case.closed_at, case.closed_by = "CLOSED", NOW, by
    case.closing_reason = "Needs met"
    case.save()
    client.force_login(by)

    steps = steps_of(viewer=by, case=case)

    assert meeting in steps
    assert [client.get(step.url).status_code for step in steps] == [200] * len(steps)
    pages = [client.get(step.url).content.decode() for step in steps]
    assert not any("Nothing more can be written" in page for page in pages)
