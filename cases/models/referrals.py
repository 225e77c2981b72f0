"""A family is referred, and the referrer is told: nobody is passed round unseen (P4)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Centre, Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, TEAM_ONLY, Category


class Promise(Identified):
    """How soon a team has promised to make first contact after a referral."""

    team = models.OneToOneField(Team, models.PROTECT, related_name="promise")
    working_days = models.PositiveSmallIntegerField(default=5)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    INFORMATION: ClassVar = {NOT_PERSONAL: "id team working_days changed_at changed_by"}

    class Meta:
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return f"First contact within {self.working_days} working days"


@pghistory.track(append_only=True)
class Referral(Identified):
    """Somebody asks for help for a family; one team holds it, and one person (M6)."""

    class Source(models.TextChoices):
        DESK = "DESK", "The family, at the desk"
        ONLINE = "ONLINE", "The family, on the public form"
        COMMUNITY = "COMMUNITY", "A neighbour, friend or community group"
        SCHOOL = "SCHOOL", "A school or nursery"
        PROFESSIONAL = "PROFESSIONAL", "Another professional"
        INTERNAL = "INTERNAL", "A colleague here"

    class Status(models.TextChoices):
        RECEIVED = "RECEIVED", "Received"
        ALLOCATED = "ALLOCATED", "With a named worker"
        CONTACTED = "CONTACTED", "First contact made"
        ACCEPTED = "ACCEPTED", "Accepted"
        DECLINED = "DECLINED", "Declined, with a reason"
        PASSED_ON = "PASSED_ON", "Passed on"
        DUPLICATE = "DUPLICATE", "Received already"
        ENDED = "ENDED", "Ended, the referrer told"

    class Declined(models.TextChoices):
        NOT_FOR_US = "NOT_FOR_US", "Another service is right for this"
        FULL = "FULL", "No room at present"
        NOT_REACHED = "NOT_REACHED", "The family could not be reached"
        FAMILY_SAID_NO = "FAMILY_SAID_NO", "The family does not want this"
        OTHER = "OTHER", "Another reason"

    number = models.CharField(max_length=12, unique=True)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="referrals")
    team = models.ForeignKey(Team, models.PROTECT, related_name="referrals")
    source = models.CharField(max_length=15, choices=Source)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.RECEIVED, db_index=True
    )
    referrer_name = models.CharField(max_length=120, blank=True)
    referrer_organisation = models.CharField(max_length=120, blank=True)
    referrer_contact = models.CharField(max_length=200, blank=True)
    referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals_made",
    )
    child_name = models.CharField(max_length=120, blank=True)
    child_born_on = models.DateField(null=True, blank=True)
    carer_name = models.CharField(max_length=120, blank=True)
    how_to_reach = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    family_knows = models.BooleanField(default=False)
    why_not_told = models.TextField(blank=True)
    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="referrals_held",
    )
    contact_by = models.DateField(db_index=True)
    contacted_on = models.DateField(null=True, blank=True)
    declined_for = models.CharField(max_length=15, choices=Declined, blank=True)
    outcome_words = models.TextField(blank=True)
    next_holder = models.CharField(max_length=120, blank=True)
    duplicate_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="doubles"
    )
    passed_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="passed_to"
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = by_whom(null=True)
    allocated_at = models.DateTimeField(null=True, blank=True)
    allocated_by = by_whom(null=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = by_whom(null=True)
    told_words = models.TextField(blank=True)
    not_permitted_to_tell = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id number centre team source status worker contact_by "
        "contacted_on declined_for duplicate_of passed_from case received_at "
        "received_by allocated_at allocated_by decided_at decided_by told_at told_by "
        "referrer",
        TEAM_ONLY: "referrer_name referrer_organisation referrer_contact child_name "
        "child_born_on carer_name how_to_reach words family_knows why_not_told "
        "outcome_words next_holder told_words not_permitted_to_tell",
    }

    class Meta:
        ordering: ClassVar = ["-received_at"]
        constraints: ClassVar = [
            both_or_neither("allocated"),
            both_or_neither("decided"),
            both_or_neither("told"),
            models.CheckConstraint(
                condition=~Q(status="ENDED")
                | Q(told_at__isnull=False)
                | ~Q(not_permitted_to_tell=""),
                name="cases_referral_ends_when_the_referrer_knows",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["RECEIVED", "DUPLICATE", "ENDED", "PASSED_ON"])
                | Q(worker__isnull=False)
                | Q(status="DECLINED"),
                name="cases_referral_has_one_named_worker",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ReferralMove(Identified):
    """One step of a referral: what it was, what it became, and who did that."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="moves")
    before = models.CharField(max_length=10, choices=Referral.Status, blank=True)
    after = models.CharField(max_length=10, choices=Referral.Status)
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id referral before after made_at made_by",
        TEAM_ONLY: "words",
    }

    class Meta:
        ordering: ClassVar = ["made_at"]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


@pghistory.track(append_only=True)
class ColleagueRequest(Identified):
    """A question to one colleague or team about a family both know; answered in place (T6)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="colleague_requests")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    asked_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requests_to_answer",
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    words = models.TextField()
    wanted_by = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category asked_of team asked_at asked_by "
        "answered_at answered_by ended_at ended_by",
        BY_ROW: "words wanted_by answer",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [both_or_neither("answered"), both_or_neither("ended")]

    def __str__(self) -> str:
        return f"Question of {self.asked_at:%d %B %Y}"
