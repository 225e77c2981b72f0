"""What is written about the code is still true of it."""

from io import StringIO

from django.core.management import call_command

from information_sharing.categories import Category
from tests.architecture.sources import ROOT


def described():
    """Return what the command prints today."""
    out = StringIO()
    call_command("describe_rules", stdout=out)
    return out.getvalue()


def test_the_access_rules_are_current():
    kept = (ROOT / "docs" / "access-rules.md").read_text()

    assert kept == described(), "manage.py describe_rules > docs/access-rules.md"


def test_the_access_rules_leave_no_address_undecided():
    text = described()

    assert "declares no rule" not in text
    assert all(f"`{category}`" in text for category in Category.values)
