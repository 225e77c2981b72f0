"""Who can see which kind of information about whom, and so may own an action."""

from dataclasses import dataclass
from uuid import UUID

from agencies.models import Agency, Practitioner, Team
from cases.models import Action, Case, Meeting, Person
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied

NOT_FOR_PLANS = frozenset({Category.IDENTITY, Category.CONTACT, Category.CHRONOLOGY})
"""Kinds that a goal or an action never is: names, addresses, notes of contacts."""

Owner = Practitioner | Team | Agency | Person


@dataclass(frozen=True)
class Readers:
    """Everybody who can see the case now, from one look at the grants.

    `only` names those who are offered, where not everybody is.
    """

    reasons: tuple[explaining.Reason, ...]
    only: frozenset[UUID] | None = None

    @property
    def practitioners(self) -> list[Practitioner]:
        """Return each person once, by name."""
        people = {
            one for r in self.reasons for one in r.readers if self._is_offered(one)
        }
        return sorted(people, key=lambda one: (one.last_name, one.first_name))

    @property
    def teams(self) -> list[Team]:
        """Return each team that can see the case as a team, by name."""
        if self.only is not None:
            return []
        shared = [r.grant for r in self.reasons if r.readers and _to_a_team(r)]
        return sorted({grant.through_team for grant in shared}, key=str)

    def may_see(self, owner: Owner, category: str, person: Person | None) -> bool:
        """Return whether this owner could read such a fact about this person.

        A family member is told by the lead professional, and reads nothing here.
        """
        if isinstance(owner, Person):
            return True
        return self._is_offered(owner) and any(
            category in reason.categories
            and _reaches(reason, person)
            and _holds(reason, owner)
            for reason in self.reasons
        )

    def _is_offered(self, owner: Owner) -> bool:
        return self.only is None or owner.pk in self.only

    def of_kind(self, category: str) -> list[str]:
        """Return who sees a kind of information now: teams, or a person by name."""
        return sorted(
            {
                str(reason.grant.practitioner or reason.grant.through_team)
                for reason in self.reasons
                if category in reason.categories and reason.readers
            }
        )


def _reaches(reason: explaining.Reason, person: Person | None) -> bool:
    return person is None or reason.grant.all_people or person in reason.people


def _to_a_team(reason: explaining.Reason) -> bool:
    return reason.grant.practitioner_id is None


def _holds(reason: explaining.Reason, owner: Practitioner | Team | Agency) -> bool:
    if isinstance(owner, Practitioner):
        return owner in reason.readers
    through = reason.grant.through_team
    held_by = through if isinstance(owner, Team) else through.agency
    return bool(reason.readers) and held_by == owner and _to_a_team(reason)


def readers_of(*, viewer: Practitioner, case: Case) -> Readers:
    """Return who can see this case now; the viewer is one of those who coordinate."""
    access.check_can_coordinate(viewer, case)
    return Readers(tuple(explaining.who_can_see(case)))


def owners_at(*, viewer: Practitioner, meeting: Meeting) -> Readers:
    """Return who can do what is agreed at a meeting.

    Who takes the notes and does not coordinate is offered those who sit there with her:
    who else sees the record is not hers to know.
    """
    access.check_can_write_at_meeting(viewer, meeting)
    reasons = tuple(explaining.who_can_see(meeting.case))
    if access.can_coordinate(viewer, meeting.case):
        return Readers(reasons)
    here = meeting.invitees.asked().filter(came=True, practitioner__isnull=False)
    return Readers(reasons, frozenset(here.values_list("practitioner", flat=True)))


def next_owners(*, viewer: Practitioner, action: Action) -> Readers:
    """Return who can see the case of an action that the viewer may hand over."""
    access.check_can_end_action(viewer, action)
    return Readers(tuple(explaining.who_can_see(action.case)))


def kinds_for(*, viewer: Practitioner, case: Case) -> list[Category]:
    """Return the kinds of information that this viewer may write a plan in."""
    seen = access.visible_categories(viewer, case) - NOT_FOR_PLANS
    return [category for category in Category if category in seen]


def kinds_written(*, viewer: Practitioner, case: Case) -> list[Category]:
    """Return the kinds of information that this viewer writes in; else AccessDenied."""
    kinds = {category for _, category in access.written(viewer, case)} - NOT_FOR_PLANS
    if not kinds:
        raise AccessDenied("This record is open to you for reading only.")
    return [category for category in Category if category in kinds]


def people_for(*, viewer: Practitioner, case: Case) -> list[Person]:
    """Return the people of the family whom this viewer may see."""
    return list(access.facts_of(viewer, Person, case))
