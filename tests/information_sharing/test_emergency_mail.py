"""R11 with a real worker: they are told within a minute, without a word on the family."""

import time

import pytest

from agencies.models import RoleName
from information_sharing.commands import emergencies as commands
from information_sharing.models import Notice
from tests.factories.agencies import TeamMembershipFactory
from tests.people import household, team_member

MINUTE = 60


@pytest.mark.django_db(transaction=True)
def test_the_team_and_the_reviewer_have_mail_within_a_minute(celery_worker):
    family, membership = household(), TeamMembershipFactory()
    told = {team_member(family.case)}
    told.add(TeamMembershipFactory(role=RoleName.SAFEGUARDING_LEAD).practitioner)
    emergency = commands.Emergency("Found alone.", 2, membership.team)
    began = time.monotonic()

    opened = commands.open_in_emergency(
        case=family.case, emergency=emergency, by=membership.practitioner
    )

    notices = Notice.objects.filter(target=opened.pk, mailed_at__isnull=False)
    while time.monotonic() - began < MINUTE and notices.count() < len(told):
        time.sleep(0.2)
    assert {notice.to for notice in notices} == told
