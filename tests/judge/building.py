"""The fixed cast, and a drawn world put into the database."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.utils import timezone

from agencies.models import TeamMembership
from cases.models import Contribution, Goal
from information_sharing.categories import Category
from information_sharing.grants import open_grant
from information_sharing.models import (
    Consent,
    ConsentExclusion,
    ConsentTeam,
    Grant,
    PractitionerCasePermission,
    SharingDecision,
    TeamCasePermission,
)
from tests.factories.agencies import AgencyFactory, PractitionerFactory, TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.judge.worlds import AGENCIES, CASES, PRACTITIONERS, TEAMS
from tests.people import household


@dataclass(frozen=True)
class Cast:
    """Who is there in every world; team 0 records, teams 1 and 2 share an agency."""

    clerk: object
    agencies: list
    teams: list
    practitioners: list
    households: list
    permissions: dict

    def people(self, case: int, chosen) -> list:
        """Return the chosen people of a household."""
        home = self.households[case]
        everyone = [home.child, home.mother, home.father]
        return [everyone[position] for position in sorted(chosen)]


def make_cast() -> Cast:
    """Two families with a fact of every category about each person and about nobody."""
    agencies = [AgencyFactory() for _ in range(AGENCIES)]
    homes_of = [agencies[0], agencies[1], agencies[1], agencies[2]]
    teams = [TeamFactory(agency=homes_of[n]) for n in range(TEAMS)]
    clerk = PractitionerFactory()
    homes = [
        household(recording_team=teams[0], opened_by=clerk, grant=False)
        for _ in range(CASES)
    ]
    for home in homes:
        write_every_fact(home)
    permissions = Permission.objects.filter(
        content_type__app_label="cases", codename__startswith="see_"
    )
    return Cast(
        clerk=clerk,
        agencies=agencies,
        teams=teams,
        practitioners=[PractitionerFactory() for _ in range(PRACTITIONERS)],
        households=homes,
        permissions={permission.codename: permission for permission in permissions},
    )


def write_every_fact(home) -> None:
    """Write one contribution per person and category, one goal per category."""
    by = home.case.opened_by
    codes = [code for code, _ in Contribution._meta.get_field("element").choices]
    for person in (home.child, home.mother, home.father):
        AddressFactory(person=person)
        assessment = AssessmentFactory(person=person)
        Contribution.objects.bulk_create(
            Contribution(
                case=home.case,
                assessment=assessment,
                person=person,
                element=code,
                category=category,
                written_by=by,
            )
            for code, category in zip(codes, Category, strict=False)
        )
    plan = PlanFactory(case=home.case)
    Goal.objects.bulk_create(
        Goal(
            case=home.case,
            plan=plan,
            category=category,
            words="w",
            aims=["H1"],
            written_by=by,
        )
        for category in Category
    )
    ReviewFactory(case=home.case)


def day(offset: int | None) -> datetime.date | None:
    """Return the day so many days from now."""
    if offset is None:
        return None
    return timezone.localdate() + datetime.timedelta(days=offset)


def hour(offset: int | None) -> datetime.datetime | None:
    """Return the moment so many hours from now."""
    return None if offset is None else timezone.now() + datetime.timedelta(hours=offset)


class Builder:
    """Puts one drawn world into the database."""

    def __init__(self, cast: Cast, world) -> None:
        self.cast = cast
        self.world = world
        self.consents = {case: [] for case in range(CASES)}
        self.grants = []

    def stamp(self, stem: str, *, done: bool) -> dict:
        """Return `<stem>_at` and `<stem>_by`, both or neither."""
        if not done:
            return {}
        return {f"{stem}_at": hour(-1), f"{stem}_by": self.cast.clerk}

    def build(self) -> None:
        """Put everything there, and the strays last."""
        self.accounts()
        for drawn in self.world.consents:
            self.consent(drawn)
        for case in range(CASES):
            self.recording(case)
        for drawn in self.world.decisions:
            self.decision(drawn)
        for case, drawn in self.world.leads.items():
            self.lead(case, drawn)
        for kind, case, team in self.world.other_kinds:
            self.open(kind=kind, case=case, team=team, categories=["HEALTH"])
        for drawn in self.world.strays:
            self.stray(drawn)

    def accounts(self) -> None:
        """Set each account's flags and its places in teams."""
        for number, practitioner in enumerate(self.cast.practitioners):
            practitioner.is_active = number not in self.world.inactive
            practitioner.is_superuser = number in self.world.superusers
            practitioner.save(update_fields=["is_active", "is_superuser"])
        for (number, team), place in self.world.places.items():
            ends = place.ends if place.ends is None else max(place.ends, place.starts)
            TeamMembership.objects.create(
                practitioner=self.cast.practitioners[number],
                team=self.cast.teams[team],
                starts_on=day(place.starts),
                ends_on=day(ends),
                **self.stamp("ended", done=place.ended),
            )

    def consent(self, drawn) -> None:
        """Record what somebody agreed to."""
        home = self.cast.households[drawn.case]
        consent = Consent.objects.create(
            case=home.case,
            given_by=home.mother,
            capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
            categories=sorted(drawn.categories),
            purposes=["PLAN"],
            method=Consent.Method.SIGNED,
            told_refusal_is_fine=True,
            given_on=day(drawn.given),
            expires_on=day(max(drawn.expires, drawn.given)),
            recorded_by=self.cast.clerk,
            **self.stamp("withdrawn", done=drawn.withdrawn),
        )
        consent.people.set(self.cast.people(drawn.case, drawn.people))
        for team, withdrawn in drawn.teams.items():
            ConsentTeam.objects.create(
                consent=consent,
                team=self.cast.teams[team],
                **self.stamp("withdrawn", done=withdrawn),
            )
        if drawn.exclude_team is not None:
            ConsentExclusion.objects.create(
                consent=consent, team=self.cast.teams[drawn.exclude_team]
            )
        if drawn.exclude_agency is not None:
            ConsentExclusion.objects.create(
                consent=consent, agency=self.cast.agencies[drawn.exclude_agency]
            )
        self.consents[drawn.case].append(consent)

    def consent_of(self, case: int, number: int):
        """Return one of the case's consents, or None when it has none."""
        known = self.consents[case]
        return known[number % len(known)] if known else None

    def open(self, *, case: int, team: int, categories=(), people=(), **fields):
        """Open a grant as the commands do; remember it for the strays."""
        grant = Grant(
            case=self.cast.households[case].case,
            through_team=self.cast.teams[team],
            opened_by=self.cast.clerk,
            **fields,
        )
        open_grant(grant, categories=categories, people=people)
        self.grants.append(grant)

    def recording(self, case: int) -> None:
        """Open the case to team 0, or to a team that has handed it over since."""
        self.open(
            kind=Grant.Kind.RECORDING_TEAM,
            case=case,
            team=3 if case in self.world.handed_over else 0,
            all_people=True,
            categories=Category.values,
            **self.stamp("ended", done=case in self.world.recording_ended),
        )

    def decision(self, drawn) -> None:
        """Decide, and open the grant that follows from it."""
        consent = self.consent_of(drawn.case, drawn.consent)
        by_consent = drawn.basis == "CONSENT"
        if by_consent and consent is None:
            return
        decision = SharingDecision.objects.create(
            case=self.cast.households[drawn.case].case,
            team=self.cast.teams[drawn.team],
            categories=sorted(drawn.categories),
            purpose="p",
            answers={},
            outcome=drawn.outcome,
            basis=drawn.basis,
            consent=consent if by_consent else None,
            urgent=drawn.urgent,
            countersign_by=hour(drawn.countersign_hours),
            made_by=self.cast.practitioners[0],
            **self.stamp("countersigned", done=drawn.countersigned),
            **self.stamp("superseded", done=drawn.superseded),
        )
        people = self.cast.people(drawn.case, drawn.people)
        decision.people.set(people)
        self.open(
            kind=Grant.Kind.SHARING_DECISION,
            case=drawn.case,
            team=drawn.team,
            decision=decision,
            consent=decision.consent if drawn.carries_consent else None,
            starts_at=hour(drawn.starts_hours),
            ends_on=day(drawn.ends),
            categories=drawn.categories,
            people=people,
            **self.stamp("ended", done=drawn.ended),
        )

    def lead(self, case: int, drawn) -> None:
        """Appoint a lead professional and open what follows the appointment."""
        consent = self.consent_of(case, drawn.consent)
        if consent is None:
            return
        nomination = NominationFactory(
            case=self.cast.households[case].case,
            nominee=self.cast.practitioners[drawn.practitioner],
            team=self.cast.teams[drawn.team],
            consent=consent,
            **self.stamp("accepted", done=True),
        )
        appointment = AppointmentFactory(
            nomination=nomination,
            grant=False,
            **self.stamp("ended", done=drawn.appointment_ended),
        )
        self.open(
            kind=Grant.Kind.LEAD_PROFESSIONAL,
            case=case,
            team=drawn.team,
            practitioner=appointment.practitioner,
            appointment=appointment,
            consent=consent,
            categories=consent.categories,
            people=self.cast.people(case, drawn.people),
            **self.stamp("ended", done=drawn.ended),
        )

    def stray(self, drawn) -> None:
        """Write a row that no command writes; one that exists already is left."""
        row = {
            "permission": self.cast.permissions[Category(drawn.category).codename],
            "content_object": self.cast.households[drawn.case].case,
            "grant": self.grants[drawn.grant % len(self.grants)],
        }
        if drawn.practitioner is None:
            row["group"] = self.cast.teams[drawn.team].group
            model = TeamCasePermission
        else:
            row["user"] = self.cast.practitioners[drawn.practitioner]
            model = PractitionerCasePermission
        model.objects.get_or_create(**row, defaults={"category": drawn.category})
