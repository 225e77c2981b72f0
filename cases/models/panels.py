"""Bodies that allocate: a panel works through referrals and says why (P41, P42)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Centre, Team
from cases.models.case import Case
from cases.models.referrals import Referral
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category


class Panel(Identified):
    """A group that decides who works with whom, at one centre."""

    name = models.CharField(max_length=120)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="panels")
    purpose = models.TextField(blank=True)
    set_up_at = models.DateTimeField(auto_now_add=True)
    set_up_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id name centre purpose set_up_at set_up_by ended_at ended_by"
    }

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["centre", "name"],
                condition=Q(ended_at__isnull=True),
                name="cases_panel_one_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PanelMember(Identified):
    """Who sits on a panel, for which team."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="members")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="panels"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    joined_by = by_whom()
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id panel practitioner team is_chair joined_at joined_by left_at "
        "left_by"
    }

    class Meta:
        constraints: ClassVar = [
            both_or_neither("left"),
            models.UniqueConstraint(
                fields=["panel", "practitioner"],
                condition=Q(left_at__isnull=True),
                name="cases_panel_member_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.practitioner)


class PanelMeeting(Identified):
    """One sitting of a panel."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    planned_at = models.DateTimeField(auto_now_add=True)
    planned_by = by_whom()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id panel held_on planned_at planned_by closed_at closed_by"
    }

    class Meta:
        ordering: ClassVar = ["-held_on"]
        constraints: ClassVar = [
            both_or_neither("closed"),
            models.UniqueConstraint(
                fields=["panel", "held_on"], name="cases_panel_meeting_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.held_on.day} {self.held_on:%B %Y}"


@pghistory.track(append_only=True)
class PanelItem(Identified):
    """One family's referral before a panel: options, decision and reason are kept."""

    class Outcome(models.TextChoices):
        WAITING = "WAITING", "Not decided yet"
        ALLOCATED = "ALLOCATED", "Allocated"
        DECLINED = "DECLINED", "Declined"
        LATER = "LATER", "Put off to another meeting"

    case = models.ForeignKey(Case, models.PROTECT, related_name="panel_items")
    meeting = models.ForeignKey(PanelMeeting, models.PROTECT, related_name="items")
    referral = models.ForeignKey(
        Referral, models.PROTECT, null=True, blank=True, related_name="panel_items"
    )
    words = models.TextField(blank=True)
    options = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    to_team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    put_at = models.DateTimeField(auto_now_add=True)
    put_by = by_whom()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case meeting referral to_team put_at put_by decided_at "
        "decided_by",
        Category.PLAN: "words options outcome reason",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["put_at"]
        constraints: ClassVar = [
            both_or_neither("decided"),
            models.UniqueConstraint(
                fields=["meeting", "case"], name="cases_panel_item_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="WAITING") | ~Q(reason=""),
                name="cases_panel_item_decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
