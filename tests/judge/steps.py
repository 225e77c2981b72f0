"""What people do in a drawn life: the real commands, on whatever is there to act on."""

import datetime
from dataclasses import replace

from django.utils import timezone

from agencies.commands import close_account, end_agency, join_team, leave_team
from agencies.models import TeamMembership
from cases.commands.closing import close_case
from cases.models import Case
from information_sharing import access, commands
from information_sharing.agreements import Understood
from information_sharing.commands import emergencies, oversight, shielding
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import (
    Consent,
    EmergencyAccess,
    Oversight,
    SharingDecision,
    Shielding,
    Understanding,
)
from lead_professional import commands as leading
from lead_professional.models import Appointment
from tests.information_sharing.walks import agreement, walk, walk_on

ALL = ("HEALTH", "DEVELOPMENT", "CONTACT", "PLAN")


class Steps:
    """Each method is one thing that somebody tries; the commands may refuse it."""

    def __init__(self, town) -> None:
        self.town = town
        self.family = town.family

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return Case.objects.get(pk=self.family.case.pk)

    def person(self, number):
        """Return one of the people who work with the family, as the database has her."""
        person = self.town.people[number]
        person.refresh_from_db()
        return person

    def one_of(self, model, which):
        """Return one of what there is in this case, the newest first."""
        rows = list(model.objects.filter(case=self.case))
        if not rows:
            raise NotPossibleNow("There is none.")
        return rows[which % len(rows)]

    def nothing(self) -> None:
        """Only time passes."""

    def consent(self, by, how, which) -> None:
        """Give a consent, or change one of the line."""
        if how == "give":
            said = self.said(self.town.teams[1:], ALL)
            commands.record_consent(case=self.case, agreement=said, by=self.person(by))
            return
        old = self.one_of(Consent, which)
        teams = [row.team for row in old.teams.all()]
        changed = {
            "renew": self.said(teams, old.categories),
            "widen": self.said(self.town.teams[1:], ALL),
            "narrow": self.said(teams[:2], old.categories[:2]),
            "school left out": replace(
                self.said(self.town.teams[1:2], ALL),
                excluded_agencies=(self.town.teams[2].agency,),
            ),
            "one person": replace(
                self.said(teams, old.categories), people=(self.family.mother,)
            ),
        }[how]
        commands.change_consent(consent=old, agreement=changed, by=self.person(by))

    def said(self, teams, categories):
        """Return what the mother says for herself and the child, for 60 days."""
        last = timezone.localdate() + datetime.timedelta(days=60)
        return agreement(
            self.family,
            *teams,
            categories=tuple(categories),
            expires_on=last,
            understandings=self.understood(),
        )

    def understood(self):
        """The child was asked, as one of her age must be."""
        level = Understanding.Level.UNDERSTANDS
        return (Understood(self.family.child, level, "She says it is fine."),)

    def withdraw(self, by, which, part, team) -> None:
        """Take back all, one team, one category or one person of a consent."""
        consent, actor = self.one_of(Consent, which), self.person(by)
        kept = {"consent": consent, "reason": "r", "by": actor}
        if part == "all":
            commands.withdraw_consent(**kept)
        elif part == "team":
            commands.withdraw_consent(team=self.town.teams[team], **kept)
        elif part == "category":
            commands.narrow_consent(category=ALL[team], **kept)
        else:
            commands.narrow_consent(person=self.family.child, **kept)

    def dispute(self, by, which) -> None:
        """The father does not agree."""
        commands.record_objection(
            consent=self.one_of(Consent, which),
            person=self.family.father,
            said_on=timezone.localdate(),
            words="No.",
            by=self.person(by),
        )

    def decide_by_consent(self, by, team, which) -> None:
        """Share what a consent covers with one of its teams."""
        consent = self.one_of(Consent, which)
        asked = walk_on(
            consent,
            self.family,
            self.town.teams[team],
            categories=tuple(consent.categories),
            people=tuple(consent.people.all()),
        )
        commands.decide(case=self.case, walk=asked, by=self.person(by))

    def decide_without(self, by, team, path, urgent) -> None:
        """Share without consent, at once or when countersigned."""
        asked = walk(self.family, self.town.teams[team], path, urgent=urgent)
        commands.decide(case=self.case, walk=asked, by=self.person(by))

    def countersign(self, by, which) -> None:
        """Sign as the second person."""
        decision = self.one_of(SharingDecision, which)
        commands.countersign(decision=decision, by=self.person(by))

    def refuse(self, by, which) -> None:
        """Say no as the second person."""
        decision = self.one_of(SharingDecision, which)
        commands.refuse_countersignature(
            decision=decision, reason="r", by=self.person(by)
        )

    def appoint(self, by, who) -> None:
        """Ask somebody to lead; she says yes."""
        nominee = self.person(who)
        place = TeamMembership.objects.in_force().filter(practitioner=nominee).first()
        if place is None:
            raise NotPossibleNow("She works nowhere.")
        nomination = leading.nominate(
            case=self.case,
            nominee=nominee,
            team=place.team,
            wishes=leading.Wishes(family="Her."),
            by=self.person(by),
        )
        leading.accept(nomination=nomination, by=nominee)

    def end_appointment(self, by) -> None:
        """End the appointment as a closing does."""
        leading.stop_leading(case=self.case, reason="r", by=self.person(by))
        assert not Appointment.objects.filter(
            case=self.case, ended_at__isnull=True
        ).exists()

    def leave(self, who) -> None:
        """Leave one team."""
        live = TeamMembership.objects.filter(ended_at__isnull=True)
        place = live.filter(practitioner=self.person(who)).first()
        if place:
            leave_team(membership=place, by=self.town.officers[0])

    def join(self, who, team) -> None:
        """Begin in one team."""
        person, there = self.person(who), self.town.teams[team]
        live = TeamMembership.objects.filter(ended_at__isnull=True, team=there)
        if not live.filter(practitioner=person).exists():
            join_team(practitioner=person, team=there, by=self.town.officers[0])

    def disable(self, who) -> None:
        """Close an account."""
        close_account(practitioner=self.person(who), by=self.town.officers[0])

    def agency_leaves(self, team) -> None:
        """An agency is with us no longer."""
        agency = self.town.teams[team].agency
        agency.refresh_from_db()
        if agency.left_at is None:
            end_agency(agency=agency, by=self.town.officers[0])

    def shield(self, level, reader) -> None:
        """Shield the record for all but one named reader."""
        asked = shielding.Shield(level, "r", (self.person(reader),))
        shielding.set_shield(case=self.case, shield=asked, by=self.town.officers[0])

    def confirm(self, which) -> None:
        """Confirm a shield as the second person."""
        shield = self.one_of(Shielding, which)
        shielding.confirm_shield(shielding=shield, by=self.town.officers[1])

    def ask_to_lift(self, which) -> None:
        """Ask for a shield to be lifted."""
        shield = self.one_of(Shielding, which)
        shielding.ask_to_lift(shielding=shield, reason="r", by=self.town.officers[0])

    def lift(self, which) -> None:
        """Lift a shield as the second person."""
        shield = self.one_of(Shielding, which)
        shielding.lift_shield(shielding=shield, by=self.town.officers[1])

    def emergency(self, by, hours) -> None:
        """Open the record in an emergency."""
        person = self.person(by)
        team = access.teams_for_emergency(person)[0:1]
        if not team:
            raise AccessDenied("She works nowhere.")
        asked = emergencies.Emergency("r", hours, team[0])
        emergencies.open_in_emergency(case=self.case, emergency=asked, by=person)

    def end_emergency(self, which) -> None:
        """End an emergency before its hour."""
        opened = self.one_of(EmergencyAccess, which)
        emergencies.end_emergency(emergency=opened, by=opened.used_by)

    def ask_oversight(self, days) -> None:
        """The information officer asks to read the record."""
        asked = oversight.Request(Oversight.Purpose.COMPLAINT, "r", days)
        oversight.ask_oversight(case=self.case, request=asked, by=self.town.officers[0])

    def approve_oversight(self, which) -> None:
        """A second person agrees."""
        asked = self.one_of(Oversight, which)
        oversight.approve_oversight(oversight=asked, by=self.town.officers[1])

    def close(self, by) -> None:
        """Close the case."""
        close_case(case=self.case, reason="r", by=self.person(by))

    def merge(self) -> None:
        """Point a closed case to the family's other: no command does it yet."""
        closed = Case.objects.filter(pk=self.case.pk, status=Case.Status.CLOSED)
        closed.update(merged_into=self.town.cases[1])
