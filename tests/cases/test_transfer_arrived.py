"""A move that has arrived, while the case here stays open (issue 4, point 2)."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from tests.factories.cases_centre import TransferFactory
from tests.people import household, outsider, share, team_member

pytestmark = pytest.mark.django_db


def text(answer):
    """Return the words of a page, without its signs."""
    words = strip_tags(answer.content.decode()).replace("&#x27;", "'")
    return " ".join(words.split())


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


def test_an_arrived_move_stands_first_and_a_new_one_is_folded(client, family, worker):
    move = TransferFactory(case=family.case, area="Leedham")
    overview = family.case.get_absolute_url()
    assert "Moved to" not in text(client.get(overview))
    now, by = timezone.now(), worker
    move.sent_at, move.sent_by = now, by
    move.received_at, move.received_by, move.received_words = now, by, "Mo: we have it"
    move.save()

    close = reverse("cases:close", args=[family.case.pk])
    for path in (overview, reverse("cases:transfer", args=[family.case.pk])):
        answer = client.get(path)
        assert "Moved to Leedham, arrived" in text(answer)
        assert close in answer.content.decode()
    page = answer.content.decode()
    first, _, folded = page.partition("<details")
    assert "Mo: we have it" in first
    assert 'name="area"' not in first
    assert 'name="area"' in folded


def test_who_sees_a_part_reads_nothing_of_where_they_went(client, family, worker):
    now = timezone.now()
    TransferFactory(
        case=family.case,
        area="Leedham",
        sent_at=now,
        sent_by=worker,
        received_at=now,
        received_by=worker,
    )
    reader = outsider()
    share(family, reader.memberships.get().team)
    client.force_login(reader)

    assert "Leedham" not in text(client.get(family.case.get_absolute_url()))
