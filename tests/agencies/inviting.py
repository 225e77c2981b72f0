"""Who is invited, and what she chooses, in the tests of invitations."""

from django.utils import timezone

from agencies.commands.inviting import Invited
from agencies.models import RoleName

PASSWORD = "boat lemon staircase"  # noqa: S105


def invited(team, **more) -> Invited:
    """Return Nell Ward as she is invited into this team, from today."""
    said = {
        "email": "Nell@Example.org",
        "first_name": "Nell",
        "last_name": "Ward",
        "profession": "Health visitor",
        "team": team,
        "role": RoleName.PRACTITIONER,
        "level": "FRONT_LINE",
        "starts_on": timezone.localdate(),
    }
    return Invited(**said | more)
