"""What is written about the code is still true of it."""

from io import StringIO

from django.core.management import call_command

from information_sharing.categories import Category
from information_sharing.models import Grant, Shielding
from information_sharing.roles import (
    LEAD_PROFESSIONAL,
    PERMISSION_WORDS,
    ROLES,
    Permission,
)
from information_sharing.rule_words import GRANTS, SHIELDS
from tests.architecture.sources import ROOT


def described():
    """Return what the command prints today."""
    out = StringIO()
    call_command("describe_rules", stdout=out)
    return out.getvalue()


def test_the_access_rules_are_current():
    kept = (ROOT / "docs" / "access.md").read_text()

    assert kept == described(), "manage.py describe_rules > docs/access.md"


def test_the_access_rules_leave_no_address_undecided():
    text = described()

    assert "declares no rule" not in text
    assert all(f"`{category}`" in text for category in Category.values)


def test_every_permission_and_every_role_is_said_in_words():
    text = described()

    assert set(PERMISSION_WORDS) == set(Permission)
    for role in (*ROLES.values(), LEAD_PROFESSIONAL):
        assert role.never
        assert f"| {role.display_name} | {role.description} |" in text
        assert all(words in text for words in role.may)


def test_nothing_is_left_for_a_later_edition():
    assert "later edition" not in described()
    assert set(GRANTS) == set(Grant.Kind)
    assert set(SHIELDS) == set(Shielding.Level)
