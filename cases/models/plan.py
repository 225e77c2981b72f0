"""One joint plan per case: goals in the family's words, and who does what."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency, Team
from cases.models.case import Case
from cases.models.family import Person
from cases.outcomes import Aim
from config.models import Identified, both_or_neither, by_whom, exactly_one_of
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


class Plan(Identified):
    """The one plan of a case; its facts are its goals and actions."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="plan")
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()

    INFORMATION: ClassVar = {NOT_PERSONAL: "id case started_at started_by"}

    def __str__(self) -> str:
        return f"Plan of {self.case_id}"


@pghistory.track(append_only=True)
class Goal(Identified):
    """What should be different, tied to aims of the five outcomes."""

    class Stands(models.TextChoices):
        AGREED = "AGREED", "Agreed"
        DIFFER = "DIFFER", "Agreed to differ"
        REACHED = "REACHED", "Reached"
        DROPPED = "DROPPED", "Not pursued any more"

    case = models.ForeignKey(Case, models.PROTECT, related_name="goals")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="goals"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    words = models.TextField()
    looks_like = models.TextField(blank=True)
    target = models.PositiveSmallIntegerField(null=True, blank=True)
    differs = models.TextField(blank=True)
    stands = models.CharField(max_length=10, choices=Stands, default=Stands.AGREED)
    aims = ArrayField(models.CharField(max_length=4, choices=Aim))
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case plan person category written_at written_by ended_at "
        "ended_by",
        BY_ROW: "words looks_like aims target differs stands",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["written_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=~Q(stands="DIFFER") | ~Q(differs=""),
                name="cases_goal_differs_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class ActionQuerySet(models.QuerySet):
    """Actions by what they still ask."""

    def to_do(self):
        """Return actions that nobody has finished or dropped."""
        return self.filter(status__in=Action.OPEN)

    def overdue(self):
        """Return actions still to do whose day has passed."""
        return self.to_do().filter(due_on__lt=timezone.localdate())


@pghistory.track(append_only=True)
class Action(Identified):
    """One thing to do, by one owner, by a day."""

    class Status(models.TextChoices):
        TO_DO = "TO_DO", "To do"
        STARTED = "STARTED", "Started"
        DONE = "DONE", "Done"
        DROPPED = "DROPPED", "Not needed any more"

    OPEN = (Status.TO_DO, Status.STARTED)

    case = models.ForeignKey(Case, models.PROTECT, related_name="actions")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="actions")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    words = models.TextField()
    owner_practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    owner_agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    owner_team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    owner_person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    due_on = models.DateField()
    status = models.CharField(
        max_length=10, choices=Status, default=Status.TO_DO, db_index=True
    )
    progress = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    agreed_at_item = models.ForeignKey(
        "cases.AgendaItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    objects = ActionQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case goal person category written_at written_by ended_at "
        "ended_by agreed_at_item",
        BY_ROW: "words owner_practitioner owner_agency owner_team owner_person due_on "
        "status "
        "progress",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["due_on", "written_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=exactly_one_of(
                    "owner_practitioner", "owner_agency", "owner_team", "owner_person"
                ),
                name="cases_action_has_one_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"Action {self.pk}"

    @property
    def is_overdue(self) -> bool:
        """Return whether the day has passed and the action is still to do."""
        late = self.due_on < timezone.localdate()
        return late and self.status in self.OPEN

    @property
    def owner(self):
        """Return the practitioner, agency or family member who does it."""
        return (
            self.owner_practitioner
            or self.owner_team
            or self.owner_agency
            or self.owner_person
        )


@pghistory.track(append_only=True)
class ActionEntry(Identified):
    """What happened to an action: started, moved, handed over, chased (P31)."""

    class Kind(models.TextChoices):
        PROGRESS = "PROGRESS", "Progress"
        MOVED = "MOVED", "Moved to another day"
        HANDED_OVER = "HANDED_OVER", "Handed over"
        CHASED = "CHASED", "Asked how it goes"

    case = models.ForeignKey(Case, models.PROTECT, related_name="action_entries")
    action = models.ForeignKey(Action, models.PROTECT, related_name="entries")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField(blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case action person category written_at written_by",
        BY_ROW: "kind words before after",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["written_at"]
        verbose_name_plural = "action entries"

    def __str__(self) -> str:
        return self.get_kind_display()
