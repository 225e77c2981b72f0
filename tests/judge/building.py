"""A drawn world put into the database, round the fixed cast."""

import datetime

from django.utils import timezone

from agencies.models import TeamMembership
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
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.judge.cast import Cast
from tests.judge.worlds import CASES


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

    def build(self) -> None:
        """Put everything there, story by story."""
        self.accounts()
        for case, story in enumerate(self.world.stories):
            StoryBuilder(self.cast, case, story).build()

    def accounts(self) -> None:
        """Set each account's flags and its places in teams."""
        for number, practitioner in enumerate(self.cast.practitioners):
            practitioner.is_active = number != self.world.inactive
            practitioner.is_superuser = number == self.world.superuser
            practitioner.save(update_fields=["is_active", "is_superuser"])
        for (number, team), place in self.world.places.items():
            ends = place.ends if place.ends is None else max(place.ends, place.starts)
            TeamMembership.objects.create(
                practitioner=self.cast.practitioners[number],
                team=self.cast.teams[team],
                starts_on=day(place.starts),
                ends_on=day(ends),
                **stamp(self.cast, "ended", done=place.ended),
            )


def stamp(cast: Cast, stem: str, *, done: bool) -> dict:
    """Return `<stem>_at` and `<stem>_by`, both or neither."""
    return {f"{stem}_at": hour(-1), f"{stem}_by": cast.clerk} if done else {}


class StoryBuilder:
    """Puts what happened in one case into the database."""

    def __init__(self, cast: Cast, number: int, story) -> None:
        self.cast = cast
        self.number = number
        self.story = story
        self.home = cast.households[number]
        self.consents = []
        self.grant = None

    def build(self) -> None:
        """Put everything there, and the stray row last."""
        for drawn in self.story.consents:
            self.consent(drawn)
        self.recording()
        for drawn in self.story.decisions:
            self.decision(drawn)
        if self.story.lead:
            self.lead(self.story.lead)
        if self.story.other_kind:
            self.open(kind=self.story.other_kind, team=1, categories=["HEALTH"])
        if self.story.stray and self.grant:
            self.stray(self.story.stray)

    def consent(self, drawn) -> None:
        """Record what somebody agreed to."""
        consent = Consent.objects.create(
            case=self.home.case,
            given_by=self.home.mother,
            capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
            categories=sorted(drawn.categories),
            purposes=["PLAN"],
            method=Consent.Method.SIGNED,
            told_refusal_is_fine=True,
            given_on=day(drawn.given),
            expires_on=day(max(drawn.expires, drawn.given)),
            recorded_by=self.cast.clerk,
            **stamp(self.cast, "withdrawn", done=drawn.withdrawn),
        )
        consent.people.set(self.cast.people(self.number, drawn.people))
        for team, withdrawn in drawn.teams.items():
            ConsentTeam.objects.create(
                consent=consent,
                team=self.cast.teams[team],
                **stamp(self.cast, "withdrawn", done=withdrawn),
            )
        if drawn.exclude_team is not None:
            ConsentExclusion.objects.create(
                consent=consent, team=self.cast.teams[drawn.exclude_team]
            )
        if drawn.exclude_agency is not None:
            ConsentExclusion.objects.create(
                consent=consent, agency=self.cast.agencies[drawn.exclude_agency]
            )
        self.consents.append(consent)

    def consent_of(self, number: int):
        """Return one of the case's consents."""
        return self.consents[number % len(self.consents)]

    def open(self, *, team: int, categories=(), people=(), **fields):
        """Open a grant as the commands do; remember it for the stray."""
        self.grant = Grant(
            case=self.home.case,
            through_team=self.cast.teams[team],
            opened_by=self.cast.clerk,
            **fields,
        )
        open_grant(self.grant, categories=categories, people=people)

    def recording(self) -> None:
        """End the recording team's grant, or hand the case over to team 3."""
        if self.story.recording_ended:
            ended = stamp(self.cast, "ended", done=True)
            Grant.objects.filter(pk=self.cast.recording(self.number).pk).update(**ended)
        case, team = self.home.case, 3 if self.story.handed_over else 0
        case.recording_team = self.cast.teams[team]
        case.save(update_fields=["recording_team"])

    def decision(self, drawn) -> None:
        """Decide, and open the grant that follows from it."""
        consent = self.consent_of(drawn.consent)
        by_consent = drawn.basis == "CONSENT"
        decision = SharingDecision.objects.create(
            case=self.home.case,
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
            **stamp(self.cast, "countersigned", done=drawn.countersigned),
            **stamp(self.cast, "superseded", done=drawn.superseded),
        )
        people = self.cast.people(self.number, drawn.people)
        decision.people.set(people)
        self.open(
            kind=Grant.Kind.SHARING_DECISION,
            team=drawn.team,
            decision=decision,
            consent=decision.consent if drawn.carries_consent else None,
            starts_at=hour(drawn.starts_hours),
            ends_on=day(drawn.ends),
            categories=drawn.categories,
            people=people,
            **stamp(self.cast, "ended", done=drawn.ended),
        )

    def lead(self, drawn) -> None:
        """Appoint a lead professional and open what follows the appointment."""
        consent = self.consent_of(drawn.consent)
        nomination = NominationFactory(
            case=self.home.case,
            nominee=self.cast.practitioners[drawn.practitioner],
            team=self.cast.teams[drawn.team],
            consent=consent,
            **stamp(self.cast, "accepted", done=True),
        )
        appointment = AppointmentFactory(
            nomination=nomination,
            grant=False,
            **stamp(self.cast, "ended", done=drawn.appointment_ended),
        )
        self.open(
            kind=Grant.Kind.LEAD_PROFESSIONAL,
            team=drawn.team,
            practitioner=appointment.practitioner,
            appointment=appointment,
            consent=consent,
            categories=consent.categories,
            people=self.cast.people(self.number, drawn.people),
            **stamp(self.cast, "ended", done=drawn.ended),
        )

    def stray(self, drawn) -> None:
        """Write a row that no command writes; one that exists already is left."""
        elsewhere = self.cast.households[(self.number + drawn.steps) % CASES]
        row = {
            "permission": self.cast.permissions[Category(drawn.category).codename],
            "content_object": elsewhere.case,
            "grant": self.grant,
        }
        if drawn.practitioner is None:
            row["group"] = self.cast.teams[drawn.team].group
            model = TeamCasePermission
        else:
            row["user"] = self.cast.practitioners[drawn.practitioner]
            model = PractitionerCasePermission
        model.objects.get_or_create(**row, defaults={"category": drawn.category})
