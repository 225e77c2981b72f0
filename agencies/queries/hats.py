"""Which of her places somebody works in at the moment: her hat. It limits nothing."""

from dataclasses import dataclass

from agencies.models import Practitioner, TeamMembership
from information_sharing import access
from information_sharing.events_agencies import AgencyEvent
from information_sharing.models import AccessEvent


@dataclass(frozen=True)
class Hats:
    """The places that somebody holds today, and the one under which she works now."""

    places: tuple[TeamMembership, ...]
    worn: TeamMembership | None

    @property
    def several(self) -> bool:
        """Return whether there is anything to choose."""
        return len(self.places) > 1

    @property
    def other(self) -> TeamMembership | None:
        """Return the other place, where there are two."""
        others = [place for place in self.places if place != self.worn]
        return others[0] if len(others) == 1 else None

    @property
    def logged(self) -> dict[str, str]:
        """Return what the log says of the hat; nothing where there is only one."""
        return {"hat": str(self.worn.team_id)} if self.several and self.worn else {}


def hats_of(*, viewer: Practitioner, chosen: str = "") -> Hats:
    """Return her places, and the chosen one; else the last that she chose, or the first."""
    places = tuple(access.memberships(viewer).order_by("starts_on", "team__name"))
    if len(places) < 2:
        return Hats(places, places[0] if places else None)
    by_key = {str(place.pk): place for place in places}
    worn = by_key.get(chosen) or by_key.get(_last_chosen(viewer)) or places[0]
    return Hats(places, worn)


def _last_chosen(viewer: Practitioner) -> str:
    """Return the key of the place that she chose last, from the log's own chain."""
    hers = AccessEvent.objects.filter(chain=viewer.pk, event=AgencyEvent.HAT_CHANGED)
    return str(hers.order_by("-sequence").values_list("target", flat=True).first())
