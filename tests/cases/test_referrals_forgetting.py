"""A referral that led to no record is forgotten a year after its last step, whole."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from agencies.models import RoleName
from cases.models import Referral, ReferralMove
from config.local_postgres import OWNER
from information_sharing import destruction
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.cases_referrals import ReferralFactory, ReferralMoveFactory
from tests.information_sharing.test_retention_destroying import tables_that_hold

WORD = "canary-forgotten"
ENDED = {"status": "ENDED", "not_permitted_to_tell": "No."}


def ended(days, **more):
    row = ReferralFactory(words=WORD, **ENDED | more)
    move = ReferralMoveFactory(referral=row, after="ENDED", words=WORD)
    when = timezone.now() - timedelta(days=days)
    ReferralMove.objects.filter(pk=move.pk).update(made_at=when)
    return row


@pytest.mark.django_db
def test_only_what_ended_long_ago_without_a_record_is_due():
    old = ended(366)
    ended(300)
    ended(800, case=CaseFactory())
    ended(800, status="RECEIVED", not_permitted_to_tell="")

    assert list(destruction.old_referrals()) == [old]


def test_nothing_of_it_is_left_and_what_pointed_to_it_stays(
    transactional_db, monkeypatch, postgres, database_name
):
    monkeypatch.setenv("DATABASE_OWNER_URL", postgres.url(OWNER, database_name))
    TeamMembershipFactory(
        role=RoleName.INFORMATION_OFFICER, practitioner__username="idris"
    )
    old = ended(400)
    later = ReferralFactory(passed_from=old, duplicate_of=old)

    call_command("apply_retention", "--destroy", "--by", "idris")

    assert tables_that_hold(WORD) == set()
    later.refresh_from_db()
    assert (later.passed_from, later.duplicate_of) == (None, None)
    assert list(Referral.objects.all()) == [later]
