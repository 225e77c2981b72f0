"""The practical-needs checklist: asked again and again, the newest answer counts (P31)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, PracticalNeed
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class NeedSaid:
    """One line of the checklist, as the family answered."""

    kind: str
    state: str
    words: str = ""


@transaction.atomic
def ask_about_needs(
    *, case: Case, said: list[NeedSaid], asked_on: date, by: Practitioner
) -> list[PracticalNeed]:
    """Save the lines that were answered; what was not asked stays as it was."""
    access.check_can_write(by, case, Category.HOUSING_MONEY)
    case = hold_open_case(case)
    if not said:
        raise NotPossibleNow("Answer at least one line.")
    rows = [
        PracticalNeed.objects.create(
            case=case,
            kind=line.kind,
            state=line.state,
            words=line.words,
            asked_on=asked_on,
            recorded_by=by,
        )
        for line in said
    ]
    details = {"kinds": [str(line.kind) for line in said]}
    audit.record(audit.Event.PRACTICAL_NEEDS_ASKED, by=by, case=case, details=details)
    return rows
