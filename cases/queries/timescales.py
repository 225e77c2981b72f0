"""Which step of the work is due when: for one family, and for a work list.

A step is told only to whom the plan of that person is shared: what it rests on, the
checklist, the review and the follow-up, are facts of the plan.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Assessment, Case, Checklist, FollowUp, Review, Timescale
from cases.timescales import Due, due_date, in_words, last_start, state_of
from config.dates import as_date
from information_sharing import access
from information_sharing.categories import Category

MOST = 20
AGREED = Checklist.Decision.ASSESSMENT_AGREED
Step = Timescale.Step
LABELS = {
    Step.ASSESSMENT: "Complete the common assessment",
    Step.FIRST_MEETING: "Hold the first review meeting",
    Step.REVIEW: "Review the plan",
    Step.FOLLOW_UP: "Ask how things went after the checklist",
}
PAGES = {
    Step.ASSESSMENT: "cases:assessment",
    Step.FIRST_MEETING: "cases:record-review",
    Step.REVIEW: "cases:record-review",
}
DONE_PAGES = {Step.FIRST_MEETING: "cases:plan"}
"""What is done leads to what came of it: nothing is recorded again by mistake."""
Shown = Callable[[QuerySet], QuerySet]
"""What brings those of some facts that the viewer may see: of one case, or of many."""


def timescales(*, viewer: Practitioner) -> dict[str, Timescale]:
    """Return the local timescales by their step: the same for everybody."""
    return {each.step: each for each in Timescale.objects.all()}


def steps_of(*, viewer: Practitioner, case: Case) -> list[Due]:
    """Return every step of one family's work, done or not, as far as she may know."""
    cases = Case.objects.filter(pk=case.pk)
    rules = timescales(viewer=viewer)
    shown = partial(access.facts_within, viewer, case=case)
    checklists = _latest(shown(_agreed(cases)))
    found = [
        *_assessments(rules, checklists, done=True),
        *_first_meetings(rules, _completed(viewer, cases), _first_review(viewer, case)),
        *_follow_ups(rules, _asked(shown, cases).order_by("due_on")),
    ]
    if case.is_open:
        found += _reviews(rules, _last_reviews(shown, cases))
    return [due for due in found if case.is_open or due.is_done]


def steps_soon(*, viewer: Practitioner) -> list[Due]:
    """Return what is due soon or late in the cases that she coordinates."""
    cases = access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)
    rules, today = timescales(viewer=viewer), timezone.localdate()
    shown = partial(access.visible_facts, viewer)
    until = {step: last_start(rule, today) for step, rule in rules.items()}
    found = [
        *_assessments(rules, _waiting(shown, cases, until[Step.ASSESSMENT])),
        *_first_meetings(rules, _unmet(viewer, cases, until[Step.FIRST_MEETING])),
        *_reviews(rules, _soon(shown, cases, rules[Step.REVIEW], today)),
        *_follow_ups(rules, _unasked(shown, cases, rules[Step.FOLLOW_UP], today)),
    ]
    return sorted(filter(_needs_somebody, found), key=_day)[:MOST]


def _needs_somebody(due: Due) -> bool:
    return due.needs_somebody


def _day(due: Due) -> date:
    return due.due_on


def _agreed(cases: QuerySet) -> QuerySet:
    rows = Checklist.objects.filter(case__in=cases, decision=AGREED)
    return rows.select_related("case", "person")


def _latest(rows: QuerySet) -> QuerySet:
    """Return those checklists after which there is none of the same child."""
    later = Checklist.objects.filter(
        person=OuterRef("person"), completed_at__gt=OuterRef("completed_at")
    )
    completed = Assessment.objects.filter(
        person=OuterRef("person"), completed_at__gte=OuterRef("completed_at")
    ).order_by("completed_at")
    rows = rows.annotate(done=completed.values("completed_at")[:1])
    return rows.filter(~Exists(later)).order_by("completed_at")


def _waiting(shown: Shown, cases: QuerySet, until: date) -> QuerySet:
    rows = _agreed(cases).filter(completed_at__date__lte=until)
    latest = _latest(shown(rows))
    return latest.filter(done__isnull=True)[:MOST]


def _completed(viewer: Practitioner, cases: QuerySet) -> QuerySet:
    """Return the first completed assessment of each person whose plan is shared."""
    reached = access.in_reach(viewer).filter(
        case=OuterRef("case"), person=OuterRef("person"), category=Category.PLAN
    )
    earlier = Assessment.objects.filter(
        case=OuterRef("case"), completed_at__lt=OuterRef("completed_at")
    )
    rows = Assessment.objects.filter(case__in=cases, completed_at__isnull=False)
    rows = rows.filter(Exists(reached), ~Exists(earlier))
    return rows.select_related("case").order_by("completed_at")


def _unmet(viewer: Practitioner, cases: QuerySet, until: date) -> QuerySet:
    held = Review.objects.filter(case=OuterRef("case"))
    rows = _completed(viewer, cases).filter(completed_at__date__lte=until)
    return rows.filter(~Exists(held))[:MOST]


def _first_review(viewer: Practitioner, case: Case) -> date | None:
    rows = access.facts_of(viewer, Review, case).order_by("held_on")
    first: date | None = rows.values_list("held_on", flat=True).first()
    return first


def _last_reviews(shown: Shown, cases: QuerySet) -> QuerySet:
    later = Review.objects.filter(
        Q(held_on__gt=OuterRef("held_on"))
        | Q(held_on=OuterRef("held_on"), recorded_at__gt=OuterRef("recorded_at")),
        case=OuterRef("case"),
    )
    rows = Review.objects.filter(case__in=cases, next_review_on__isnull=False)
    rows = shown(rows.filter(~Exists(later)))
    return rows.select_related("case").order_by(F("next_review_on"))


def _soon(shown: Shown, cases: QuerySet, rule: Timescale, today) -> QuerySet:
    soon = today + timedelta(days=rule.amber_days)
    either = Q(held_on__lte=last_start(rule, today)) | Q(next_review_on__lte=soon)
    return _last_reviews(shown, cases).filter(either)[:MOST]


def _asked(shown: Shown, cases: QuerySet) -> QuerySet:
    rows = FollowUp.objects.filter(case__in=cases).select_related("case", "person")
    return shown(rows)


def _unasked(shown: Shown, cases: QuerySet, rule: Timescale, today) -> QuerySet:
    soon = today + timedelta(days=rule.amber_days)
    rows = _asked(shown, cases).filter(done_at__isnull=True, due_on__lte=soon)
    return rows.order_by("due_on")[:MOST]


def _assessments(rules: dict, rows: Iterable, *, done: bool = False) -> Iterator[Due]:
    for row in rows:
        when = due_date(rules[Step.ASSESSMENT], as_date(row.completed_at))
        finished = as_date(row.done) if row.done and done else None
        yield _due(rules[Step.ASSESSMENT], row.case, when, finished, str(row.person))


def _first_meetings(
    rules: dict, rows: Iterable, held_on: date | None = None
) -> Iterator[Due]:
    seen = set()
    for row in rows:
        if row.case_id not in seen:
            seen.add(row.case_id)
            when = due_date(rules[Step.FIRST_MEETING], as_date(row.completed_at))
            yield _due(rules[Step.FIRST_MEETING], row.case, when, held_on)


def _reviews(rules: dict, rows: Iterable) -> Iterator[Due]:
    """Yield the next review: on the day agreed, or by the timescale if that is first."""
    for row in rows:
        latest = due_date(rules[Step.REVIEW], row.held_on)
        yield _due(rules[Step.REVIEW], row.case, min(latest, row.next_review_on))


def _follow_ups(rules: dict, rows: Iterable) -> Iterator[Due]:
    for row in rows:
        done = as_date(row.done_at) if row.done_at else None
        rule, page = rules[Step.FOLLOW_UP], "cases:follow-up"
        url = reverse(page, args=[row.case_id, row.pk])
        yield _due(rule, row.case, row.due_on, done, str(row.person), url)


def _due(
    rule: Timescale,
    case: Case,
    due_on: date,
    done_on: date | None = None,
    about: str = "",
    url: str = "",
) -> Due:
    today = timezone.localdate()
    pages = PAGES | DONE_PAGES if done_on else PAGES
    return Due(
        case=case,
        label=LABELS[Step(rule.step)],
        due_on=due_on,
        state=state_of(
            due_on, amber_days=rule.amber_days, today=today, done_on=done_on
        ),
        words=in_words(due_on, today=today, done_on=done_on),
        url=url or reverse(pages[Step(rule.step)], args=[case.pk]),
        about=about,
    )
