"""A family that is not shared and one that does not exist: nobody tells them apart (R8)."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.side_channels.stopwatch import MOST_APART, close_medians, told_apart

PAGES = ("cases:detail", "cases:api-detail", "cases:summary-pdf")


@pytest.mark.parametrize("name", PAGES)
def test_hidden_and_unknown_answer_alike_and_as_fast(
    client, hidden, therapist, name, record_property
):
    real = reverse(name, args=[hidden.case.pk])
    invented = [reverse(name, args=[uuid4()]) for _ in range(50)]
    turn = iter(range(10**6))

    def ask_hidden():
        return client.get(real)

    def ask_unknown():
        return client.get(invented[next(turn) % len(invented)])

    assert told_apart(ask_hidden, ask_unknown, real, *invented) == []
    assert ask_hidden().status_code == 404
    found = close_medians(ask_hidden, ask_unknown)
    record_property("said", f"{name}: {told(found)}")
    assert abs(found[0] - found[1]) < MOST_APART, told(found)


def told(found):
    """Return both medians in milliseconds."""
    return " and ".join(f"{seconds * 1000:.2f} ms" for seconds in found)
