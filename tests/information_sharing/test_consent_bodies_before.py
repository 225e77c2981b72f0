"""The family's earlier yes, kept at question 4, becomes a body of its consent (0017)."""

from importlib import import_module

import pytest
from django.db import connection

from information_sharing import outside
from information_sharing.models import ConsentBody, SharingDecision
from tests.factories.information_sharing import SharingDecisionFactory
from tests.information_sharing.test_outside_standing import renewed, withdrawn
from tests.people import consent_for, household

pytestmark = pytest.mark.django_db
FILL = import_module("information_sharing.migrations.0017_bodies_outside").FILL


def told(consent, family, body, **changes):
    return SharingDecisionFactory(
        case=family.case, consent=consent, team=None, people=[family.child],
        outside_name="Ms Hall", outside_organisation=body, **changes,
    )  # fmt: skip


def filled(consent) -> list[str]:
    return [body.name for body in consent.bodies.all()]


def test_what_stood_stands_and_what_was_shut_stays_shut():
    family, other = household(), household()
    line, shut, silent = (consent_for(one) for one in (family, other, other))
    for name in ("Hill Top school", "HILL TOP SCHOOL"):
        told(line, family, name)
    told(shut, other, "Northmoor Family Hub")
    told(silent, other, "Mill Lane school", outcome="DO_NOT_SHARE")
    later = renewed(line, family)
    ConsentBody.objects.all().delete()
    withdrawn(shut)

    with connection.cursor() as cursor:
        cursor.execute(FILL)

    assert [filled(one) for one in (line, later)] == [["Hill Top school"]] * 2
    assert filled(shut) == ["Northmoor Family Hub"]
    assert filled(silent) == []
    stand = outside.standing(SharingDecision.objects.all())
    assert {decision.case for decision in stand} == {family.case}
    assert stand.count() == 2
