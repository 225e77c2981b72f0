"""What happened in one case, put into the database as the commands would put it."""

import datetime

from django.utils import timezone

from information_sharing.categories import Category
from information_sharing.grants import open_grant
from information_sharing.models import (
    EmergencyAccess,
    Grant,
    Oversight,
    PractitionerCasePermission,
    SharingDecision,
    Shielding,
    ShieldReader,
    TeamCasePermission,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.judge.cast import Cast
from tests.judge.families import write_consents
from tests.judge.worlds import CASES, TEAMS


def hour(offset: int | None) -> datetime.datetime | None:
    """Return the moment so many hours from now."""
    return None if offset is None else timezone.now() + datetime.timedelta(hours=offset)


class StoryBuilder:
    """Puts what happened in one case into the database."""

    def __init__(self, cast: Cast, number: int, story) -> None:
        self.cast = cast
        self.number = number
        self.story = story
        self.home = cast.households[number]
        self.consents = write_consents(cast, number, story)
        self.grant = None

    def build(self) -> None:
        """Put everything there, and the stray rows last."""
        self.recording()
        for drawn in self.story.decisions:
            self.decision(drawn)
        for drawn in self.story.leads:
            self.lead(drawn)
        for drawn in self.story.exceptions:
            self.exception(drawn)
        for drawn in self.story.shields:
            self.shield(drawn)
        for drawn in self.story.strays:
            self.stray(drawn)

    def by(self, stem: str, *, done: bool) -> dict:
        """Return `<stem>_at` and `<stem>_by`, both or neither."""
        clerk = self.cast.clerk
        return {f"{stem}_at": hour(-1), f"{stem}_by": clerk} if done else {}

    def consent_of(self, number: int):
        """Return one of the case's consents."""
        return self.consents[number % len(self.consents)]

    def open(self, *, team: int, categories=(), people=(), **fields):
        """Open a grant as the commands do; remember it for a stray."""
        grant = Grant(
            case=self.home.case,
            through_team=self.cast.teams[team],
            opened_by=self.cast.clerk,
            **fields,
        )
        if grant.decision or grant.appointment:  # the others open everything anyway
            self.grant = grant
        return open_grant(grant, categories=categories, people=people)

    def recording(self) -> None:
        """End the recording team's grant, or hand the case over to team 3."""
        grant, case = self.cast.recording(self.number), self.home.case
        today = timezone.localdate()
        fields = {
            "ended": self.by("ended", done=True),
            "ends today": {"ends_on": today},
            "ended yesterday": {"ends_on": today - datetime.timedelta(days=1)},
        }.get(self.story.recording)
        if fields:
            Grant.objects.filter(pk=grant.pk).update(**fields)
        handed_over = self.story.recording == "handed over"
        case.recording_team = self.cast.teams[3 if handed_over else 0]
        case.save(update_fields=["recording_team"])

    def decision(self, drawn) -> None:
        """Decide, and open the grant that follows from it."""
        own = self.consent_of(drawn.consent) if drawn.basis == "CONSENT" else None
        people = self.cast.people(self.number, drawn.people)
        decision = self.decided(drawn, own)
        decision.people.set(people)
        other = self.consent_of(drawn.consent + 1)
        carried = {"own": own, "none": None, "other": other}
        practitioner = drawn.practitioner
        self.open(
            kind=Grant.Kind.SHARING_DECISION,
            team=drawn.team,
            practitioner=practitioner and self.cast.practitioners[practitioner],
            decision=decision,
            consent=carried[drawn.carries],
            starts_at=hour(drawn.starts_hours),
            ends_on=self.day(drawn.ends),
            categories=drawn.categories,
            people=people,
            **self.by("ended", done=drawn.ended),
        )

    def day(self, offset):
        """Return the day so many days from now."""
        today = timezone.localdate()
        return None if offset is None else today + datetime.timedelta(days=offset)

    def decided(self, drawn, consent) -> SharingDecision:
        """Return the saved decision."""
        return SharingDecision.objects.create(
            case=self.home.case,
            team=self.cast.teams[drawn.team],
            categories=sorted(drawn.categories),
            purpose="p",
            answers={},
            outcome=drawn.outcome,
            basis=drawn.basis,
            consent=consent,
            urgent=drawn.urgent,
            countersign_by=hour(drawn.countersign_hours),
            made_by=self.cast.practitioners[0],
            **(self.by(drawn.second, done=True) if drawn.second else {}),
            **self.by("superseded", done=drawn.superseded),
        )

    def lead(self, drawn) -> None:
        """Appoint a lead professional and open what follows the appointment."""
        consent = self.consent_of(drawn.consent)
        nomination = NominationFactory(
            case=self.home.case,
            nominee=self.cast.practitioners[drawn.practitioner],
            team=self.cast.teams[drawn.team],
            consent=consent,
            **self.by("accepted", done=True),
        )
        appointment = AppointmentFactory(
            nomination=nomination,
            grant=False,
            **self.by("ended", done=drawn.appointment_ended),
        )
        self.open(
            kind=Grant.Kind.LEAD_PROFESSIONAL,
            team=drawn.team,
            practitioner=appointment.practitioner,
            appointment=appointment,
            consent=consent,
            categories=consent.categories,
            people=self.cast.people(self.number, drawn.people),
            **self.by("ended", done=drawn.ended),
        )

    def exception(self, drawn) -> None:
        """Open an emergency or an oversight, with its papers or without."""
        reader = self.cast.practitioners[drawn.practitioner]
        grant = self.open(
            kind=drawn.kind,
            team=drawn.practitioner % TEAMS if drawn.team is None else drawn.team,
            practitioner=reader,
            all_people=drawn.everyone,
            starts_at=hour(drawn.starts_hours),
            ends_at=hour(drawn.ends_hours),
            categories=Category.values,
            people=[] if drawn.everyone else [self.home.child],
            **self.by("ended", done=drawn.ended),
        )
        papers = {"EMERGENCY": self.emergency, "OVERSIGHT": self.oversight}
        wanted = drawn.kind
        if drawn.papers == "of the other kind":
            wanted = "OVERSIGHT" if drawn.kind == "EMERGENCY" else "EMERGENCY"
        if drawn.papers != "none":
            papers[wanted](grant, reader, drawn)

    def emergency(self, grant, reader, drawn) -> None:
        """Write down that she opened it, and why."""
        EmergencyAccess.objects.create(
            case=self.home.case,
            grant=grant,
            used_by=reader,
            reason="r",
            hours=2,
            review_due_on=timezone.localdate(),
        )

    def oversight(self, grant, reader, drawn) -> None:
        """Write down that she asked, and whether a second person agreed."""
        Oversight.objects.create(
            case=self.home.case,
            grant=grant,
            asked_by=reader,
            purpose=Oversight.Purpose.SUPERVISION,
            reason="r",
            days=1,
            **self.by("approved", done=drawn.papers != "waiting"),
        )

    def shield(self, drawn) -> None:
        """Set a shield with its named readers; lift it where that was drawn."""
        shield = Shielding.objects.create(
            case=self.home.case,
            level=drawn.level,
            reason="r",
            set_by=self.cast.clerk,
            **self.lifted(drawn),
        )
        for number, ended in drawn.readers.items():
            ShieldReader.objects.create(
                shielding=shield,
                practitioner=self.cast.practitioners[number],
                named_by=self.cast.clerk,
                **self.by("ended", done=ended),
            )

    def lifted(self, drawn) -> dict:
        """Return what says that two people lifted it."""
        if not drawn.lifted:
            return {}
        asked = self.by("lift_asked", done=True)
        second = {"lifted_at": hour(-1), "lifted_by": self.cast.practitioners[0]}
        return asked | second

    def stray(self, drawn) -> None:
        """Write a row that no command writes; one that exists already is left."""
        if self.grant is None:
            return
        elsewhere = self.cast.households[(self.number + drawn.steps) % CASES]
        row = {
            "permission": self.cast.permissions[Category(drawn.category).codename],
            "content_object": elsewhere.case,
            "grant": self.grant,
        }
        if drawn.practitioner is None:
            own = self.grant.through_team
            team = own if drawn.team is None else self.cast.teams[drawn.team]
            row["group"] = team.group
            model = TeamCasePermission
        else:
            row["user"] = self.cast.practitioners[drawn.practitioner]
            model = PractitionerCasePermission
        model.objects.get_or_create(**row, defaults={"category": drawn.category})
