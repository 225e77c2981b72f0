"""NHS numbers: ten digits, the last of them a check (practice notes 4.9)."""

import re

WEIGHTS = range(10, 1, -1)


def digits_of(typed: str) -> str:
    """Return what was typed without spaces and hyphens."""
    return re.sub(r"[\s-]", "", typed)


def is_nhs_number(digits: str) -> bool:
    """Return whether these are ten digits with the right check digit (modulus 11)."""
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(w * int(d) for w, d in zip(WEIGHTS, digits, strict=False))
    check = 11 - total % 11
    return check != 10 and check % 11 == int(digits[9])


def spaced(digits: str) -> str:
    """Return the number as it is read aloud: 943 476 5919."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}".strip()
