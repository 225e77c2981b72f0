"""What a browser sends of a form that was just opened, so that two windows can meet."""

import re

from config.widgets import PARTS, DatePartsInput


def opened(client, path, **typed):
    """Return what this page's form sends when only `typed` is touched."""
    return as_shown(client.get(path).context_data["form"]) | typed


def as_shown(form):
    """Return the fields of a form as they stand on the screen."""
    sent = {}
    for field in form:
        value = field.value()
        if isinstance(field.field.widget, DatePartsInput):
            parts = zip(PARTS, field.field.widget.decompress(value), strict=True)
            sent |= {f"{field.html_name}_{name}": part for name, part in parts if part}
        elif value is not None and value is not False:
            sent[field.html_name] = value
    return sent


def choice(page, name, whose):
    """Return the value of one of the two answers that a page offers, mine or theirs."""
    body = page.content.decode()
    return re.search(rf'name="choose_{name}" value="({whose}-[^"]+)"', body)[1]
