"""Questions to colleagues: whom one may ask, what was asked, and how soon it came back."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case, ColleagueRequest, Person
from cases.work_items import WorkItem
from information_sharing import access

RELATED = ("team__agency", "asked_of", "asked_by", "answered_by", "ended_by", "person")


@dataclass(frozen=True)
class Colleague:
    """Somebody whom one may ask: a named worker, or anyone of a team."""

    team: Team
    practitioner: Practitioner | None = None

    @property
    def key(self) -> str:
        """Return what stands for it in a form."""
        return f"{self.team.pk}:{self.practitioner.pk if self.practitioner else ''}"

    def __str__(self) -> str:
        who = self.practitioner or "Anyone"
        return f"{who}, {self.team}"


def colleagues(*, viewer: Practitioner, case: Case) -> list[Colleague]:
    """Return whom she may ask: who works on this case, as far as she knows of them."""
    services = access.services_for(viewer, case)
    found: dict[str, Colleague] = {}
    for row in access.colleagues_of(viewer, case):
        if services.hides(row.team) or services.hides(row.practitioner):
            continue
        for one in (Colleague(row.team), Colleague(row.team, row.practitioner)):
            found.setdefault(one.key, one)
    return list(found.values())


def people_of(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return of whom she may ask."""
    return access.facts_of(viewer, Person, case)


def questions_of(*, viewer: Practitioner, case: Case) -> QuerySet[ColleagueRequest]:
    """Return what was asked about this family, and answered, as far as she may read."""
    return access.facts_of(viewer, ColleagueRequest, case).select_related(*RELATED)


def question_for(*, viewer: Practitioner, case: Case, pk: UUID) -> ColleagueRequest:
    """Return one question, or raise Http404."""
    return get_object_or_404(questions_of(viewer=viewer, case=case), pk=pk)


def _open(viewer: Practitioner) -> QuerySet[ColleagueRequest]:
    rows = ColleagueRequest.objects.filter(answered_at=None, ended_at=None)
    rows = rows.exclude(case__status=Case.Status.CLOSED).select_related("case")
    return access.visible_facts(viewer, rows)


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the questions that wait for her, and hers that nobody answered in time."""
    teams = access.memberships(viewer).values("team")
    to_her = Q(asked_of=viewer) | Q(asked_of=None, team__in=teams)
    found = _open(viewer)
    asked = [
        _item(each, "A colleague asks you")
        for each in found.filter(to_her).exclude(asked_by=viewer)
    ]
    late = found.filter(asked_by=viewer, wanted_by__lt=timezone.localdate())
    return asked + [_item(each, "A colleague has not answered yet") for each in late]


def _item(question: ColleagueRequest, words: str) -> WorkItem:
    args = [question.case_id, question.pk]
    url = reverse("cases:colleague-question", args=args)
    return WorkItem(
        "QUESTION", words, url, case=question.case, due_on=question.wanted_by
    )


@dataclass(frozen=True)
class AnswerTimes:
    """How soon a team answers its colleagues: half of the answers came within `half`."""

    answered: int
    waiting: int
    half: timedelta | None

    @property
    def in_words(self) -> str:
        """Return the middle time in plain words."""
        if self.half is None:
            return ""
        hours = round(self.half.total_seconds() / 3600)
        if hours < 1:
            return "an hour"
        if hours < 48:
            return f"{hours} hours"
        return f"{round(hours / 24)} days"


def answer_times(*, viewer: Practitioner, team: Team) -> AnswerTimes:
    """Return how soon this team of hers answered: counts and times, no family."""
    access.check_can_keep(viewer, team)
    asked = ColleagueRequest.objects.filter(team=team, ended_at=None)
    took = ExpressionWrapper(F("answered_at") - F("asked_at"), DurationField())
    answered = asked.exclude(answered_at=None)
    times = sorted(answered.values_list(took, flat=True))
    half = times[(len(times) - 1) // 2] if times else None
    return AnswerTimes(len(times), asked.filter(answered_at=None).count(), half)
