"""The pre-assessment checklist: five outcomes, then what to do (practice.md 1.3)."""

from typing import ClassVar

import pghistory
from django.db import models

from cases.models.case import Case
from cases.models.family import Person
from cases.outcomes import Outcome
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


class YesNoNotSure(models.TextChoices):
    """The three answers of the checklist and of the eight questions."""

    YES = "YES", "Yes"
    NO = "NO", "No"
    NOT_SURE = "NOT_SURE", "Not sure"


@pghistory.track(append_only=True)
class Checklist(Identified):
    """What is needed for one child, and what was decided."""

    class Decision(models.TextChoices):
        NO_ACTION = "NO_ACTION", "No more help is needed now"
        SINGLE_AGENCY = "SINGLE_AGENCY", "One agency can give the help"
        ASSESSMENT_AGREED = (
            "ASSESSMENT_AGREED",
            "A common assessment was offered, and the family agreed",
        )
        ASSESSMENT_DECLINED = (
            "ASSESSMENT_DECLINED",
            "A common assessment was offered, and the family said no",
        )
        JOIN_EXISTING = "JOIN_EXISTING", "There is an assessment already: join it"
        REFER_NOW = "REFER_NOW", "Refer to social care now"

    case = models.ForeignKey(Case, models.PROTECT, related_name="checklists")
    person = models.ForeignKey(Person, models.PROTECT, related_name="checklists")
    services_needed = models.TextField(blank=True)
    can_provide = models.CharField(max_length=10, choices=YesNoNotSure, blank=True)
    assessment_would_help = models.CharField(
        max_length=10, choices=YesNoNotSure, blank=True
    )
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    reason = models.TextField(blank=True)
    family_agrees = models.BooleanField()
    completed_at = models.DateTimeField(auto_now_add=True)
    completed_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person completed_at completed_by",
        Category.PLAN: "services_needed can_provide assessment_would_help decision "
        "reason family_agrees",
    }
    fact_category = Category.PLAN
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-completed_at"]

    def __str__(self) -> str:
        return f"Checklist {self.completed_at:%d %B %Y}"


CATEGORY_OF_OUTCOME = {
    Outcome.BE_HEALTHY: Category.HEALTH,
    Outcome.STAY_SAFE: Category.SAFEGUARDING,
    Outcome.ENJOY_AND_ACHIEVE: Category.DEVELOPMENT,
    Outcome.POSITIVE_CONTRIBUTION: Category.WELLBEING,
    Outcome.ECONOMIC_WELLBEING: Category.HOUSING_MONEY,
}


@pghistory.track(append_only=True)
class ChecklistAnswer(Identified):
    """One of the five answers, with the category its comment is shared by."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="checklist_answers")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=2, choices=Outcome)
    category = models.CharField(max_length=20, choices=Category)
    answer = models.CharField(max_length=10, choices=YesNoNotSure)
    comment = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case checklist person outcome category",
        BY_ROW: "answer comment",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["checklist", "outcome"], name="cases_one_answer_per_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.get_answer_display()}"
