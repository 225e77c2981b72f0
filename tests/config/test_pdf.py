"""Documents: tagged, sealed off, and the same every time."""

import builtins
import datetime
import hashlib
import io
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import page as pdf_checker
import pypdf
import pytest

from config.exceptions import PdfNotPossible
from config.pdf import render_pdf

ROOT = Path(__file__).resolve().parents[2]
CREATED = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=ZoneInfo("Europe/London"))
TEMPLATE = """{% extends "reports/base.html" %}
{% block title %}{{ title }}{% endblock %}
{% block content %}<h1>{{ title }}</h1><p>{{ words }}</p>{{ raw|safe }}{% endblock %}"""
IN_ANOTHER_PROCESS = """
import datetime, hashlib, zoneinfo, django
django.setup()
from config.pdf import render_pdf
zone = zoneinfo.ZoneInfo("Europe/London")
made = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=zone)
pdf = render_pdf("reports/base.html", {"made_for": "Grace Hall"}, created=made)
print(hashlib.sha256(pdf).hexdigest())
"""


@pytest.fixture
def template(tmp_path, settings):
    """A template with a place for hostile markup, among the site's own."""
    (tmp_path / "made_here.html").write_text(TEMPLATE)
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [first | {"DIRS": [*first["DIRS"], tmp_path]}]
    return "made_here.html"


def make(template, *, words="Good morning.", raw="", **kwargs):
    context = {"title": "A page", "words": words, "raw": raw, "made_for": "Grace Hall"}
    context["reference"] = "TA-1"
    return render_pdf(template, context, created=CREATED, **kwargs)


def reader(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def test_document_says_for_whom_when_and_which_page(template):
    pdf = make(template, raw="<p>line</p>" * 90)

    pages = [page.extract_text() for page in reader(pdf).pages]

    assert len(pages) > 1
    assert all("Made for Grace Hall on 21 November 2026 · TA-1" in p for p in pages)
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_document_is_tagged_titled_and_valid_pdf_ua(template, tmp_path):
    pdf = make(template, raw="<p>line</p>" * 90)

    (tmp_path / "made.pdf").write_bytes(pdf)
    answer = pdf_checker.validate_pdf(
        str(tmp_path / "made.pdf"), profile=pdf_checker.ValidationProfile.PDF_UA_1
    )

    assert answer.is_compliant, answer
    assert reader(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader(pdf).trailer["/Root"]["/Lang"] == "en-GB"
    assert reader(pdf).metadata.title == "A page"


def test_fonts_are_inside(template):
    fonts = [
        font.get_object()
        for page in reader(make(template)).pages
        for font in page["/Resources"]["/Font"].values()
    ]

    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in inner["/FontDescriptor"]


def test_words_are_never_markup(template):
    pdf = make(template, words="<script>alert(1)</script><b>{{ made_for }}</b>")

    assert "<script>alert(1)</script><b>{{ made_for }}</b>" in text_of(pdf)


@pytest.fixture
def web_server():
    """A server on this machine that remembers what was asked of it."""
    asked = []

    class Remembering(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            """Stay quiet."""

    server = HTTPServer(("127.0.0.1", 0), Remembering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_nothing_is_fetched(template, web_server, tmp_path):
    address, asked = web_server
    secret = tmp_path / "secret.txt"
    secret.write_text("not for any document")
    raw = "".join(
        f'<link rel="attachment" href="{url}"><link rel="stylesheet" href="{url}">'
        f'<img src="{url}" alt="x"><script src="{url}"></script>'
        f'<p style="background: url({url})">styled</p>'
        for url in (
            f"file://{secret}",
            "file:///etc/passwd",
            f"{address}/x",
            str(secret),
        )
    )

    document = reader(make(template, raw=raw))

    assert asked == []
    assert "/Names" not in document.trailer["/Root"]
    assert not document.attachments


def test_script_is_not_run(template):
    pdf = make(template, raw="<script>document.write('written by a script')</script>")

    assert "written by a script" not in text_of(pdf)
    assert b"/JavaScript" not in pdf


def test_same_input_gives_the_same_bytes(template):
    assert make(template) == make(template)
    assert make(template) != make(template, words="Good evening.")


def test_identifier_stands_in_the_document(template):
    pdf = make(template, identifier=b"0123456789abcdef")

    first = reader(pdf).trailer["/ID"][0]

    assert first.original_bytes == b"0123456789abcdef"


@pytest.mark.parametrize("seed", ["1", "2"])
def test_same_bytes_in_another_process(seed):
    environment = dict(os.environ, PYTHONHASHSEED=seed, TZ="UTC")
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS]

    other = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    here = render_pdf("reports/base.html", {"made_for": "Grace Hall"}, created=CREATED)
    assert other.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_says_what_to_install_where_the_library_is_missing(template, monkeypatch):
    real = builtins.__import__

    def without_pango(name, *args, **kwargs):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    with pytest.raises(PdfNotPossible, match="libpango"):
        make(template)
