"""Whose figures they are: a centre's, an agency's, an area's, or everybody's."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from agencies.models import Agency, Centre
from cases.models import Case, Involvement
from evaluation.models import Edition, Report, Scope

EVERYWHERE = "The whole authority"


@dataclass(frozen=True)
class Whose:
    """One scope with its own key, and no other."""

    scope: Scope = Scope.AUTHORITY
    centre: Centre | None = None
    agency: Agency | None = None
    area: str = ""

    @classmethod
    def at(cls, centre: Centre) -> "Whose":
        """Return the scope of one centre."""
        return cls(Scope.CENTRE, centre=centre)

    @classmethod
    def of(cls, wanted: Report | Edition) -> "Whose":
        """Return the scope that a report or an edition asks for."""
        return cls(Scope(wanted.scope), wanted.centre, wanted.agency, wanted.area)

    @property
    def keys(self) -> dict:
        """Return the fields of a report by which it is found."""
        return {
            "scope": self.scope,
            "centre": self.centre,
            "agency": self.agency,
            "area": self.area,
        }

    @property
    def name(self) -> str:
        """Return whose figures they are, in words."""
        return str(self.centre or self.agency or self.area or EVERYWHERE)

    @property
    def is_one_centre(self) -> bool:
        """Return whether it is the smallest scope, of which the others are made."""
        return self.scope == Scope.CENTRE

    def cases(self) -> QuerySet[Case]:
        """Return all cases in this scope, open or closed."""
        if self.scope == Scope.CENTRE:
            return Case.objects.filter(centre=self.centre)
        if self.scope == Scope.AREA:
            return Case.objects.filter(centre__area=self.area)
        if self.scope == Scope.AGENCY:
            return Case.objects.filter(self._with_agency())
        return Case.objects.all()

    def keyed(self, centre: str, agency: str) -> dict[str, object]:
        """Return what to filter by, for rows that name a centre and an agency."""
        kinds: dict[Scope, dict[str, object]] = {
            Scope.CENTRE: {centre: self.centre},
            Scope.AGENCY: {agency: self.agency},
            Scope.AREA: {f"{centre}__area": self.area},
            Scope.AUTHORITY: {},
        }
        return kinds[self.scope]

    def _with_agency(self) -> Q:
        """Return the condition that the agency opened the case or works in it."""
        involved = Involvement.objects.filter(team__agency=self.agency)
        return Q(recording_team__agency=self.agency) | Q(pk__in=involved.values("case"))
