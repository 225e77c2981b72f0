"""References that can be read aloud: TA-2K7-4M."""

import secrets

from cases.models import Case

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Return a reference that no case has: two groups without look-alike signs."""
    while True:
        signs = "".join(secrets.choice(LETTERS) for _ in range(5))
        reference = f"TA-{signs[:3]}-{signs[3:]}"
        if not Case.objects.filter(reference=reference).exists():
            return reference
