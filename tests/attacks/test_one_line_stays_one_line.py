"""Nobody writes a line of the log by what she types (ASVS 16.4.1)."""

import io
import json
import logging

import pytest
from django.urls import reverse

from config.request_log import standard_logging
from information_sharing.models import AccessEvent

pytestmark = pytest.mark.django_db

FORGED = 'x\r\n{"event": "request", "user": "somebody else", "status": 200}\x1b[2K'


@pytest.fixture
def lines():
    """What the formatter of production writes."""
    out = io.StringIO()
    described = standard_logging("INFO")
    handler = logging.StreamHandler(out)
    for name in described["handlers"]["err"]["filters"]:
        handler.addFilter(described["filters"][name]["()"]())
    formatter = dict(described["formatters"]["json"])
    handler.setFormatter(formatter.pop("()")(**formatter))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield lambda: out.getvalue().splitlines()
    root.removeHandler(handler)
    root.setLevel(level)


def test_what_is_typed_makes_no_line_of_its_own(client, worker, family, lines):
    client.force_login(worker)
    sent = {"words": FORGED, "given_name": FORGED, "reason": FORGED}

    client.get(reverse("cases:detail", args=[family.case.pk]), {"q": FORGED})
    client.post(reverse("cases:search"), sent, headers={"user-agent": FORGED})
    client.post(reverse("cases:close", args=[family.case.pk]), sent)
    client.get("/cases/" + FORGED.replace("\r\n", "%0d%0a") + "/")

    written = lines()
    assert len(written) >= 4
    for line in written:
        told = json.loads(line)
        assert told.get("user") != "somebody else"
        assert "\x1b" not in line


def test_what_is_typed_is_nowhere_in_the_chained_log(client, worker, family):
    client.force_login(worker)

    client.post(reverse("cases:search"), {"given_name": FORGED, "family_name": "x"})

    for event in AccessEvent.objects.filter(by=worker):
        assert "somebody else" not in json.dumps(event.details)
