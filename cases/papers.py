"""Papers of the assessment: the blank form, one version for a reader, a profile (R16)."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from agencies.models import Practitioner
from cases import queries
from cases.elements import TOGETHER, Element
from cases.models import (
    Assessment,
    AssessmentTemplate,
    Case,
    Particular,
    Person,
    Voice,
)
from cases.models.assessment import NeedLevel
from cases.queries.assessment import Sheet
from cases.queries.front import Front, front
from cases.queries.views_of_need import levels
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.categories import Category
from lead_professional.models import Appointment

FEW_WORDS, FEW_STRENGTHS = 4, 6
CHILD_FIRST = ("Names", "Also known as", "Born, or expected", "NHS number")
CHILD_LAST = ("Nursery or school", "Address and telephone")
SERVICES_ASKED = ("Family doctor (GP)", "Nursery, childminder or school", "", "", "")


@dataclass(frozen=True)
class Paper:
    """What every paper says at its foot, and how large its print is."""

    made_for: Practitioner
    made_at: datetime
    large: bool


@dataclass(frozen=True)
class BlankForm:
    """All elements with space to write; nothing about any family."""

    paper: Paper
    template: AssessmentTemplate
    domains: tuple[tuple[str, tuple[Element, ...]], ...]
    levels: tuple[str, ...]

    @property
    def need_levels(self) -> tuple[str, ...]:
        """Return what may be said of how much is needed under one heading."""
        return tuple(str(label) for label in NeedLevel.labels)

    @property
    def of_the_child(self) -> tuple[str, ...]:
        """Return what the first part of the form asks of the child (practice.md 1.4)."""
        return (*CHILD_FIRST, *Particular.Kind.labels, *CHILD_LAST)

    @property
    def services_asked(self) -> tuple[str, ...]:
        """Return which services the form asks after by name."""
        return SERVICES_ASKED


@dataclass(frozen=True)
class AssessmentPaper:
    """One version of an assessment, already without what its reader may not see."""

    paper: Paper
    reference: str
    front: Front
    sheet: Sheet
    not_shared: tuple[str, ...]
    services: access.Services


@dataclass(frozen=True)
class Profile:
    """One child on one page: strengths, own words, and whom to call."""

    paper: Paper
    reference: str
    child: Person
    words: tuple[Voice, ...]
    shares_words: bool
    strengths: tuple[tuple[str, str], ...]
    lead: Appointment | None
    case: Case
    services: access.Services


def blank_form(
    template: AssessmentTemplate, *, viewer: Practitioner, large: bool = False
) -> BlankForm:
    """Return the paper form of one version for a home visit."""
    grouped = groupby(template.elements, key=lambda element: element.domain)
    return BlankForm(
        _paper(viewer, large),
        template,
        tuple((name, tuple(part)) for name, part in grouped),
        tuple(str(level) for level in levels(viewer=viewer)),
    )


def assessment_paper(
    assessment: Assessment, *, viewer: Practitioner, large: bool = False
) -> AssessmentPaper:
    """Return one version as this viewer may see it now."""
    sheet = queries.sheet(viewer=viewer, assessment=assessment)
    return AssessmentPaper(
        _paper(viewer, large),
        assessment.case.reference,
        front(viewer=viewer, assessment=assessment),
        sheet,
        tuple(row.element.label for row in sheet.rows if not row.is_shared),
        access.services_for(viewer, assessment.case),
    )


def profile(
    child: Person, case: Case, *, viewer: Practitioner, large: bool = False
) -> Profile:
    """Return one child's page as this viewer may see it now."""
    seen = access.visible_categories(viewer, case, child)
    words = access.facts_of(viewer, Voice, case).filter(person=child).exclude(words="")
    return Profile(
        _paper(viewer, large),
        case.reference,
        child,
        tuple(words[:FEW_WORDS]),
        Category.WELLBEING in seen,
        tuple(_strengths(child, case, viewer)),
        queries.lead_of(case),
        case,
        access.services_for(viewer, case),
    )


def _strengths(child: Person, case: Case, viewer: Practitioner):
    """Only what is going well, of the newest assessment; needs stay in the record."""
    for sheet in queries.latest_sheets(viewer=viewer, case=case):
        if sheet.assessment.person_id != child.pk:
            continue
        told = [row for row in sheet.rows if row.text and row.text.strengths]
        for row in told[:FEW_STRENGTHS]:
            if row.element.domain != TOGETHER and row.text:
                yield row.element.label, row.text.strengths


def pdf_of(made: BlankForm | AssessmentPaper | Profile) -> bytes:
    """Return a paper as a tagged PDF."""
    templates = {
        BlankForm: "reports/assessment_blank.html",
        AssessmentPaper: "reports/assessment.html",
        Profile: "reports/profile.html",
    }
    context = {
        "made": made,
        "services": getattr(made, "services", None),
        "made_for": made.paper.made_for,
        "reference": getattr(made, "reference", ""),
        "large": made.paper.large,
    }
    return render_pdf(templates[type(made)], context, created=made.paper.made_at)


def _paper(viewer: Practitioner, large: bool) -> Paper:
    return Paper(viewer, timezone.now(), large)
