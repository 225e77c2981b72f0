"""Files as they are brought in by tests."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate

from cases.commands.imports import Brought, bring_in, request_import
from cases.imports.kinds import KINDS
from cases.imports.reading import read
from cases.nhs_numbers import WEIGHTS
from cases.schedule import work_on_import

BIRTHS = "Date of birth,Family name,Given name,NHS number,Postcode"
DAY = localdate() - timedelta(days=10)


def number(n: int) -> str:
    """Return the nth NHS number that can be."""
    while True:
        nine = f"{800_000_000 + n:09}"
        total = sum(w * int(d) for w, d in zip(WEIGHTS, nine, strict=True))
        check = (11 - total % 11) % 11
        if check != 10:
            return f"{nine}{check}"
        n += 500_000


def births(count: int, *, numbered: bool = True) -> str:
    """Return a file of so many births."""
    rows = (
        f"{DAY - timedelta(days=n % 100):%d/%m/%Y},Hart{n},Robin,"
        f"{number(n) if numbered else ''},WX1 1AB"
        for n in range(count)
    )
    return "\n".join([BIRTHS, *rows])


def brought(team, by, text: str, kind: str = "BIRTHS", **more):
    """Bring in a file as the page does; return it."""
    content = text.encode()
    sheet = read(content, KINDS[kind].columns)
    file = Brought(name="file.csv", content=content, sheet=sheet, **more)
    return bring_in(team=team, kind=kind, brought=file, by=by)


def post_file(client, team, content: bytes, kind: str = "BIRTHS", **more):
    """Bring in a file through the page."""
    file = SimpleUploadedFile("file.csv", content, content_type="text/csv")
    posted = {"kind": kind, "team": team.pk, "file": file, **more}
    return client.post(reverse("cases:new-import"), posted)


def wanted(batch, by):
    """Ask that a file be taken in; return it."""
    return request_import(batch=batch, by=by)


def run(batch):
    """Work on a file as the worker does; return it as it stands then."""
    batch.refresh_from_db()
    work_on_import(str(batch.pk), batch.attempt)
    batch.refresh_from_db()
    return batch
