"""The demonstration's post: one's own, and only in a demonstration."""

import pytest
from django.core.mail import send_mail
from django.urls import reverse

from tests.people import outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(settings, tmp_path):
    """E-mails written to files, as bin/start does."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.DEMO_MODE = True


def test_she_reads_what_was_sent_to_her_and_nothing_else(written, client):
    reader, other = outsider(), outsider()
    send_mail("For her", "Come and read.", None, [reader.email])
    send_mail("For another", "Not for her.", None, [other.email])
    client.force_login(reader)

    text = client.get(reverse("demo-mail")).content.decode()

    assert "For her" in text
    assert "Come and read." in text
    assert "For another" not in text


def test_nothing_sent_yet(written, client):
    client.force_login(outsider())

    assert (
        "No e-mail was sent to you" in client.get(reverse("demo-mail")).content.decode()
    )


def test_outside_a_demonstration_there_is_no_such_page(written, settings, client):
    settings.DEMO_MODE = False
    client.force_login(outsider())

    assert client.get(reverse("demo-mail")).status_code == 404
