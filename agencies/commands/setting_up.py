"""Putting a team into the partnership by hand, with its agency and centre if new."""

from dataclasses import dataclass

from django.db import transaction

from agencies.commands.teams import create_team
from agencies.models import Agency, Centre, Practitioner, Team
from information_sharing import audit
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class NewTeam:
    """A team to be, by names; the kind and the area are asked of what is new."""

    name: str
    agency: str
    centre: str
    kind: str = ""
    area: str = ""
    is_sensitive: bool = False


@transaction.atomic
def set_up_team(*, new: NewTeam, by: Practitioner) -> Team:
    """Set a team up; run by hand (`manage.py set_up_team`) alone."""
    if Team.objects.filter(name__iexact=new.name).exists():
        raise NotPossibleNow(f"There is a team called {new.name} already.")
    agency, centre = _agency(new), _centre(new)
    team = create_team(name=new.name, agency=agency, centre=centre, by=by)
    if new.is_sensitive:
        team.is_sensitive = True
        team.save(update_fields=["is_sensitive"])
    event = audit.AgencyEvent.AGENCY_CHANGED
    details: dict[str, object] = {"what": "team set up", "team": str(team.pk)}
    audit.record(event, by=by, target=agency.pk, details=details)
    return team


def _agency(new: NewTeam) -> Agency:
    found = Agency.objects.filter(name__iexact=new.agency).first()
    if found and found.left_at:
        raise NotPossibleNow(f"{found} has left the partnership.")
    if found is None and new.kind not in Agency.Kind.values:
        raise NotPossibleNow(f"{new.agency} is new: say of which kind it is (--kind).")
    return found or Agency.objects.create(name=new.agency, kind=new.kind)


def _centre(new: NewTeam) -> Centre:
    found = Centre.objects.filter(name__iexact=new.centre).first()
    if found is None and not new.area:
        raise NotPossibleNow(
            f"{new.centre} is new: say which area it reaches (--area)."
        )
    return found or Centre.objects.create(name=new.centre, area=new.area)
