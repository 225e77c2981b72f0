"""How much somebody leads for, against what her agency agreed at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet, Sum

from agencies.models import Agency, Practitioner
from information_sharing import access
from information_sharing.roles import Permission
from lead_professional.models import Appointment, Cap

USUAL_CAP = 5
"""Where an agency has agreed nothing (practice.md 3.1, DESIGN)."""


@dataclass(frozen=True)
class Load:
    """For how many families somebody leads, how heavy that is, and the most agreed."""

    leads: int
    weight: int
    most: int

    @property
    def is_full(self) -> bool:
        """Return whether one more would be one too many."""
        return self.weight >= self.most

    @property
    def words(self) -> str:
        """Return it as people read it beside a name."""
        families = {0: "for no family", 1: "for 1 family"}
        said = f"leads {families.get(self.leads, f'for {self.leads} families')} now"
        if self.weight != self.leads:
            said += f", which counts as {self.weight}"
        full = f"; that is full: at most {self.most} is agreed"
        return said + (full if self.is_full else f" (at most {self.most})")


Key = tuple[UUID, UUID]


def loads_of(pairs: Iterable[Key]) -> dict[Key, Load]:
    """Return, for each practitioner with an agency, the load; two questions in all."""
    keys = set(pairs)
    live = Appointment.objects.filter(
        practitioner__in={who for who, _ in keys}, ended_at__isnull=True
    )
    rows = live.order_by().values("practitioner").annotate(
        leads=Count("pk"), heavy=Sum("weight")
    )  # fmt: skip
    led = {row["practitioner"]: (row["leads"], row["heavy"]) for row in rows}
    caps = Cap.objects.filter(agency__in={agency for _, agency in keys})
    most = dict(caps.values_list("agency", "most"))
    return {
        (who, agency): Load(*led.get(who, (0, 0)), most.get(agency, USUAL_CAP))
        for who, agency in keys
    }


def agencies_here(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies with a team at a centre whose terms she sets."""
    centres = access.centres_with(viewer, Permission.SET_LOCAL_TERMS)
    here = Agency.objects.filter(teams__centre__in=centres, left_at__isnull=True)
    return here.distinct().order_by("name")


def caps(*, viewer: Practitioner) -> dict[Agency, int]:
    """Return how much one person leads at most, for each agency here."""
    found = list(agencies_here(viewer=viewer).select_related("lead_cap"))
    return {each: _most(each) for each in found}


def _most(agency: Agency) -> int:
    cap: Cap | None = getattr(agency, "lead_cap", None)
    return cap.most if cap else USUAL_CAP
