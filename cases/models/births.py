"""The new-birth list: children whom a team was told of, and the first visit."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, TEAM_ONLY


class Birth(Identified):
    """A birth that a team was told of; no family record, for nobody agreed to one yet.

    Once the family registers, its record says who they are, and the words here go.
    """

    class Outcome(models.TextChoices):
        VISITED = "VISITED", "Visited"
        DECLINED = "DECLINED", "Visit declined"
        MOVED = "MOVED", "Moved away"
        NOT_FOUND = "NOT_FOUND", "Not found at the address"

    team = models.ForeignKey(Team, models.PROTECT, related_name="births")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="births"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="births"
    )
    born_on = models.DateField(db_index=True)
    told_on = models.DateField()
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    parent_name = models.CharField(max_length=200, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True, db_index=True)
    lines = models.TextField(blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    words = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    visited_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = by_whom(null=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    registered_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id team case person recorded_at recorded_by settled_at "
        "settled_by registered_at registered_by",
        TEAM_ONLY: "born_on told_on given_name family_name parent_name nhs_number "
        "lines postcode telephone words outcome visited_on",
    }

    class Meta:
        ordering: ClassVar = ["born_on", "recorded_at"]
        constraints: ClassVar = [
            both_or_neither("settled"),
            both_or_neither("registered"),
            models.CheckConstraint(
                condition=Q(outcome="VISITED", visited_on__isnull=False)
                | (~Q(outcome="VISITED") & Q(visited_on__isnull=True)),
                name="cases_birth_visited_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", settled_at__isnull=True)
                | (~Q(outcome="") & Q(settled_at__isnull=False)),
                name="cases_birth_settled_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(registered_at__isnull=True, case__isnull=True)
                | Q(
                    registered_at__isnull=False,
                    case__isnull=False,
                    person__isnull=False,
                    given_name="",
                    family_name="",
                    parent_name="",
                    nhs_number="",
                    lines="",
                    postcode="",
                    telephone="",
                    words="",
                ),
                name="cases_birth_registered_holds_no_words",
            ),
        ]

    def __str__(self) -> str:
        return f"Birth of {self.born_on:%d %B %Y}"
