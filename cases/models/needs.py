"""Practical needs, what was recommended and obtained, and what nobody does yet (M10)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class PracticalNeed(Identified):
    """One line of the practical-needs checklist; the newest of a kind counts (P31)."""

    class Kind(models.TextChoices):
        BENEFITS = "BENEFITS", "Benefits and money"
        HOUSING = "HOUSING", "Housing"
        CHILDCARE = "CHILDCARE", "Childcare"
        TRANSPORT = "TRANSPORT", "Transport"
        EQUIPMENT = "EQUIPMENT", "Equipment for the home or the baby"
        FOOD = "FOOD", "Food, heating and clothes"

    class State(models.TextChoices):
        NO_NEED = "NO_NEED", "Nothing needed"
        NEEDED = "NEEDED", "Help is needed"
        HELPED = "HELPED", "Has been helped"

    case = models.ForeignKey(Case, models.PROTECT, related_name="practical_needs")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=10, choices=State)
    words = models.TextField(blank=True)
    asked_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.HOUSING_MONEY: "kind state words asked_on",
    }
    fact_category = Category.HOUSING_MONEY
    fact_person = None

    class Meta:
        ordering: ClassVar = ["kind", "-recorded_at"]

    def __str__(self) -> str:
        return self.get_kind_display()


@pghistory.track(append_only=True)
class Recommendation(Identified):
    """A service that was recommended, and whether the family got it; asked again (M10).

    One that was declined or is not to be had is an unmet need: owned until met.
    """

    class Outcome(models.TextChoices):
        WAITING = "WAITING", "Asked for, no answer yet"
        OBTAINED = "OBTAINED", "Obtained"
        DECLINED = "DECLINED", "The service said no"
        NOT_WANTED = "NOT_WANTED", "The family chose otherwise"
        NOT_THERE = "NOT_THERE", "No such service here"

    case = models.ForeignKey(Case, models.PROTECT, related_name="recommendations")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    element = models.CharField(max_length=6, blank=True)
    service = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="unmet_needs"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    outcome_words = models.TextField(blank=True)
    ask_again_on = models.DateField()
    recommended_at = models.DateTimeField(auto_now_add=True)
    recommended_by = by_whom()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = by_whom(null=True)
    met_words = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category team owner recommended_at "
        "recommended_by answered_at answered_by met_at met_by",
        BY_ROW: "element service why outcome outcome_words ask_again_on met_words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["recommended_at"]
        constraints: ClassVar = [
            both_or_neither("answered"),
            both_or_neither("met"),
            models.CheckConstraint(
                condition=Q(outcome="WAITING") ^ Q(answered_at__isnull=False),
                name="cases_recommendation_answered_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommended on {self.recommended_at:%d %B %Y}"


@pghistory.track(append_only=True)
class SocialCareReferral(Identified):
    """Stepping up to social care: never waits for consent or an assessment (3.4)."""

    class Consent(models.TextChoices):
        AGREED = "AGREED", "The family agreed"
        REFUSED = "REFUSED", "The family did not agree"
        NOT_ASKED = "NOT_ASKED", "The family was not asked"

    class Outcome(models.TextChoices):
        ACCEPTED = "ACCEPTED", "Accepted"
        EARLY_HELP = "EARLY_HELP", "Early help goes on"
        ADVICE = "ADVICE", "Advice given"
        NO_ACTION = "NO_ACTION", "No further action"

    case = models.ForeignKey(Case, models.PROTECT, related_name="social_care_referrals")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(
        max_length=20, choices=Category, default=Category.SAFEGUARDING
    )
    from_level = models.ForeignKey(
        "cases.LevelOfNeed", models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_level = models.ForeignKey(
        "cases.LevelOfNeed", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField()
    in_danger = models.BooleanField(default=False)
    consent = models.CharField(max_length=10, choices=Consent)
    why_without_consent = models.TextField(blank=True)
    family_told = models.BooleanField()
    why_not_told = models.TextField(blank=True)
    sent_to = models.CharField(max_length=200)
    sent_on = models.DateField()
    how = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    acknowledged_on = models.DateField(null=True, blank=True)
    acknowledged_words = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_words = models.TextField(blank=True)
    feedback_on = models.DateField(null=True, blank=True)
    feedback_words = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category recorded_at recorded_by",
        BY_ROW: "from_level to_level reason in_danger consent why_without_consent "
        "family_told why_not_told sent_to sent_on how acknowledged_on "
        "acknowledged_words outcome outcome_on outcome_words feedback_on "
        "feedback_words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-sent_on", "-recorded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(consent="AGREED") | ~Q(why_without_consent=""),
                name="cases_social_care_without_consent_says_why",
            ),
            models.CheckConstraint(
                condition=Q(family_told=True) | ~Q(why_not_told=""),
                name="cases_social_care_family_told_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") ^ Q(outcome_on__isnull=False),
                name="cases_social_care_outcome_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Referral to social care, {self.sent_on:%d %B %Y}"


@pghistory.track(append_only=True)
class Disagreement(Identified):
    """Practitioners see a family's need differently: raised in stages, with deadlines."""

    class Stage(models.IntegerChoices):
        PRACTITIONERS = 1, "Between the practitioners"
        MANAGERS = 2, "Their line managers"
        SAFEGUARDING = 3, "Safeguarding lead or service manager"
        PARTNERSHIP = 4, "Chair of the partnership"

    case = models.ForeignKey(Case, models.PROTECT, related_name="disagreements")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    words = models.TextField()
    with_team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    with_outside = models.CharField(max_length=120, blank=True)
    stage = models.PositiveSmallIntegerField(choices=Stage, default=Stage.PRACTITIONERS)
    answer_by = models.DateField()
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = by_whom()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = by_whom(null=True)
    settled_words = models.TextField(blank=True)
    agreed_to_differ = models.BooleanField(default=False)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category with_team raised_at raised_by "
        "settled_at settled_by",
        BY_ROW: "words with_outside stage answer_by settled_words agreed_to_differ",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-raised_at"]
        constraints: ClassVar = [both_or_neither("settled")]

    def __str__(self) -> str:
        return f"Raised on {self.raised_at:%d %B %Y}"


class DisagreementStep(Identified):
    """One stage of a disagreement: with whom, and what was said."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="disagreement_steps")
    disagreement = models.ForeignKey(Disagreement, models.PROTECT, related_name="steps")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    stage = models.PositiveSmallIntegerField(choices=Disagreement.Stage)
    words = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case disagreement person category written_at written_by",
        BY_ROW: "stage words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["written_at"]

    def __str__(self) -> str:
        return self.get_stage_display()


@pghistory.track(append_only=True)
class Reopening(Identified):
    """A closed case is opened again: why, and how it had been closed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reopenings")
    words = models.TextField()
    closed_before_on = models.DateField()
    closed_because = models.TextField(blank=True)
    reopened_at = models.DateTimeField(auto_now_add=True)
    reopened_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case reopened_at reopened_by",
        Category.PLAN: "words closed_before_on closed_because",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-reopened_at"]

    def __str__(self) -> str:
        return f"Opened again on {self.reopened_at:%d %B %Y}"
