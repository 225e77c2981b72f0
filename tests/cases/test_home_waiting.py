"""What waits for those who coordinate stays on their home page until it is done."""

import pytest
from django.utils import timezone

from config.dates import short_date
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import SharingDecisionFactory
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    TellingTaskFactory,
)
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def home(client, reader) -> str:
    client.force_login(reader)
    return client.get("/").content.decode()


@pytest.fixture
def family():
    return household()


def test_a_request_waits_until_it_is_answered(client, family):
    asked = AccessRequestFactory(case=family.case)
    reader = team_member(family.case)
    assert "asks to see a record" in home(client, reader)

    asked.answered_at, asked.answered_by = timezone.now(), reader
    asked.save()

    assert "asks to see a record" not in home(client, reader)


def test_a_team_waits_until_it_is_told(client, family):
    task = TellingTaskFactory(consent=consent_for(family), case=family.case)
    reader = lead_professional(family)
    assert f"Tell {task.team}" in home(client, reader)

    task.told_at, task.told_by = timezone.now(), reader
    task.save()

    assert f"Tell {task.team}" not in home(client, reader)


def test_a_decision_to_countersign_says_by_when(client, family):
    soon = timezone.now() + timezone.timedelta(hours=5)
    SharingDecisionFactory(case=family.case, without_consent=True)
    SharingDecisionFactory(
        case=family.case, without_consent=True, urgent=True, countersign_by=soon
    )

    text = home(client, team_member(family.case))

    assert f"; by {short_date(timezone.localtime(soon))}, " in text
    assert text.count("it opens nothing until then") == 1


def test_neither_waits_for_those_who_only_read(client, family):
    therapy = TeamFactory()
    share(family, therapy)
    AccessRequestFactory(case=family.case)
    TellingTaskFactory(consent=consent_for(family), case=family.case)

    text = home(client, member_of(therapy))

    assert "asks to see a record" not in text
    assert "took back" not in text
