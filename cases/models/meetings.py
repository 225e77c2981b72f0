"""Team-around-the-child meetings: who is asked, what about, who may hear it (R3, R16)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom, exactly_one_of
from information_sharing.categories import NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Meeting(Identified):
    """One meeting of the team around the child, from its date to its minutes."""

    class Kind(models.TextChoices):
        FIRST = "FIRST", "First meeting"
        REVIEW = "REVIEW", "Review meeting"
        CLOSING = "CLOSING", "Closing meeting"
        STEP_DOWN = "STEP_DOWN", "Meeting to step down"
        PROFESSIONALS = "PROFESSIONALS", "Practitioners only, with a reason"

    class Status(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        UNDER_WAY = "UNDER_WAY", "Under way"
        CLOSED = "CLOSED", "Closed"
        CANCELLED = "CANCELLED", "Called off"

    case = models.ForeignKey(Case, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=15, choices=Kind)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.PLANNED, db_index=True
    )
    held_on = models.DateField(db_index=True)
    begins = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    online = models.BooleanField(default=False)
    family_chose_date = models.BooleanField(default=False)
    why_without_family = models.TextField(blank=True)
    note_taker = by_whom(null=True)
    confidentiality_explained = models.BooleanField(default=False)
    no_action_because = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    no_next_because = models.TextField(blank=True)
    planned_at = models.DateTimeField(auto_now_add=True)
    planned_by = by_whom()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = by_whom(null=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_whom(null=True)
    cancelled_because = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case planned_at planned_by opened_at opened_by closed_at "
        "closed_by cancelled_at cancelled_by note_taker",
        Category.PLAN: "kind status held_on begins minutes place online "
        "family_chose_date why_without_family confidentiality_explained "
        "no_action_because next_on no_next_because cancelled_because",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-held_on", "-begins"]
        constraints: ClassVar = [
            both_or_neither("opened"),
            both_or_neither("closed"),
            both_or_neither("cancelled"),
            models.CheckConstraint(
                condition=~Q(status="CLOSED")
                | (Q(next_on__isnull=False) ^ ~Q(no_next_because="")),
                name="cases_meeting_closes_with_a_next_date_or_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind="PROFESSIONALS") | ~Q(why_without_family=""),
                name="cases_meeting_without_the_family_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.held_on:%d %B %Y}"


class InviteeQuerySet(models.QuerySet):
    """Those who were asked; who is asked now is said here and nowhere else."""

    def asked(self) -> "InviteeQuerySet":
        """Return those who are still asked: nobody who was taken off the list."""
        return self.filter(STILL_ASKED)


STILL_ASKED = Q(taken_off_at__isnull=True)


@pghistory.track(append_only=True)
class Invitee(Identified):
    """One who is asked to a meeting: of the family, of a team, or a friend they chose."""

    class Answer(models.TextChoices):
        WAITING = "WAITING", "No answer yet"
        COMING = "COMING", "Is coming"
        APOLOGIES = "APOLOGIES", "Cannot come"

    case = models.ForeignKey(Case, models.PROTECT, related_name="invitees")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitees")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    companion = models.CharField(max_length=120, null=True, blank=True)  # noqa: DJ001
    is_chair = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.WAITING)
    support_needs = models.CharField(max_length=200, blank=True)
    report_due_on = models.DateField(null=True, blank=True)
    came = models.BooleanField(null=True, blank=True)
    spoke = models.BooleanField(default=False)
    invited_at = models.DateTimeField(auto_now_add=True)
    invited_by = by_whom()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = by_whom(null=True)

    objects = InviteeQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case meeting person practitioner team invited_at invited_by "
        "answered_at answered_by taken_off_at taken_off_by",
        Category.PLAN: "companion is_chair answer support_needs report_due_on came "
        "spoke",
    }
    fact_category = Category.PLAN
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["invited_at"]
        constraints: ClassVar = [
            both_or_neither("answered"),
            both_or_neither("taken_off"),
            models.CheckConstraint(
                condition=exactly_one_of("person", "practitioner", "companion"),
                name="cases_invitee_is_one",
            ),
            models.CheckConstraint(
                condition=Q(practitioner__isnull=True) | Q(team__isnull=False),
                name="cases_invitee_comes_for_a_team",
            ),
            models.UniqueConstraint(
                fields=["meeting", "practitioner"],
                condition=STILL_ASKED,
                name="cases_invitee_practitioner_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=STILL_ASKED,
                name="cases_invitee_person_once",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_chair=True),
                name="cases_invitee_one_chair",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.practitioner or self.companion)
