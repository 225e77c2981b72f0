"""Somebody writes in an assessment at the moment at which it is thrown away."""

import pytest

from cases import commands
from cases.models import Assessment, Contribution
from information_sharing.exceptions import NotPossibleNow
from tests.people import team_member
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_nothing_written_is_lost_and_nothing_is_written_in_what_is_gone(family, worker):
    sheet = commands.start_assessment(case=family.case, person=family.child, by=worker)
    writer = team_member(family.case)

    outcomes = at_once(
        lambda: commands.discard_assessment(
            assessment=Assessment.objects.get(pk=sheet.pk), by=worker
        ),
        lambda: commands.write_contribution(
            assessment=sheet,
            element="2.1",
            texts={"strengths": "Sings."},
            revision=0,
            by=writer,
        ),
    )

    told = [one for one in outcomes if isinstance(one, Exception)]
    assert [type(one) for one in told] == [NotPossibleNow]
    assert Assessment.objects.exists() == Contribution.objects.exists()
