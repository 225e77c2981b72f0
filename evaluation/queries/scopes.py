"""Whose figures a reader may choose from: her centres, or more for a commissioner."""

from dataclasses import dataclass

from agencies.models import Agency, Practitioner
from evaluation.models import Scope
from evaluation.scope import EVERYWHERE, Whose
from information_sharing import access
from information_sharing.roles import Permission


@dataclass(frozen=True)
class Choice:
    """One scope as it stands in a list."""

    code: str
    label: str
    whose: Whose


def scopes_of(*, viewer: Practitioner) -> list[Choice]:
    """Return every scope whose figures this person may see, the widest first."""
    centres = list(access.reported_centres(viewer))
    found = [Choice(f"centre:{each.pk}", str(each), Whose.at(each)) for each in centres]
    if not access.can_have(viewer, Permission.REPORT_ON_AUTHORITY):
        return found
    agencies = Agency.objects.filter(left_at__isnull=True)
    return [
        Choice("authority", EVERYWHERE, Whose()),
        *[
            Choice(f"area:{area}", f"Area: {area}", Whose(Scope.AREA, area=area))
            for area in sorted({centre.area for centre in centres})
        ],
        *found,
        *[
            Choice(
                f"agency:{agency.pk}",
                f"Agency: {agency}",
                Whose(Scope.AGENCY, agency=agency),
            )
            for agency in agencies
        ],
    ]


def default_scope(choices: list[Choice], code: str) -> Choice | None:
    """Return the choice of this code, else the first; None where there is none."""
    return next((c for c in choices if c.code == code), choices[0] if choices else None)
