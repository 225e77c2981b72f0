"""Looking at a record, and the page that tells the family of it."""

from urllib.parse import urlencode

from django.urls import reverse

from information_sharing import audit
from information_sharing.audit import Event
from tests.information_sharing.walker import text
from tests.people import team_member


def address(family, person=None, name="lookers", **more):
    """Return where the page, or its document, is for this person."""
    where = reverse(f"information_sharing:{name}", args=[family.case.pk])
    return f"{where}?{urlencode({'for': person.pk, **more})}" if person else where


def page_for(client, family, person, viewer=None, **more):
    """Return the page as it is shown to this person of the family."""
    client.force_login(viewer or team_member(family.case))
    return text(client.get(address(family, person, **more)))


def looked(family, by, event=Event.PLAN_VIEWED, **more):
    """Write in the log that somebody looked."""
    return audit.record(event, by=by, case=family.case, **more)
