"""Going aside from a sheet: what is ticked and typed waits, and nothing is saved yet."""

from django.http.response import HttpResponseRedirectBase
from django.urls import reverse

from config.forms import valid_uuid

OF_SESSION, OF_LINE = {"sheet-paper"}, {"line-child", "line-strike"}


class SeeOther(HttpResponseRedirectBase):
    """Leads to another page; unlike after a form, nothing was saved."""

    status_code = 302


def aside_to(wanted: str, session) -> str:
    """Return where a button of the sheet leads: 'sheet-paper', or 'line-strike KEY'."""
    name, _, text = wanted.partition(" ")
    key = valid_uuid(text)
    if name in OF_LINE and key:
        return reverse(f"cases:{name}", args=[key])
    name = name if name in OF_SESSION else "sheet"
    return reverse(f"cases:{name}", args=[session.pk])
