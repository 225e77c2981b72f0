"""The next version of what an assessment asks: local questions, and publishing it.

What was published is not changed, and one code never stands for two questions: an answer
stays bound to the version that it was given on (issue 4, point 12).
"""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import AssessmentTemplate, Question
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

MOST_LOCAL = 20
Status = AssessmentTemplate.Status


@dataclass(frozen=True)
class Asked:
    """What a local question asks, under which heading, and who reads the answers."""

    label: str
    domain: str
    category: str
    hint: str = ""
    in_words: bool = False
    of_the_family: bool = False


@transaction.atomic
def write_next_version(
    *, template: AssessmentTemplate, by: Practitioner
) -> AssessmentTemplate:
    """Copy the version in use of this kind into a draft; return the draft."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    _hold_all()
    versions = AssessmentTemplate.objects.filter(kind=template.kind)
    if versions.filter(status=Status.DRAFT).exists():
        raise NotPossibleNow("The next version is being written already.")
    now = versions.get(status=Status.IN_USE)
    latest = versions.order_by("-version").values_list("version", flat=True)[0]
    draft = AssessmentTemplate.objects.create(
        kind=now.kind,
        version=latest + 1,
        introduction=now.introduction,
        for_several_children=now.for_several_children,
        made_at=timezone.now(),
        made_by=by,
    )
    for question in now.questions.all():
        _copy(question, draft)
    audit.record(audit.Event.TEMPLATE_STARTED, by=by, target=draft.pk)
    return draft


def _copy(question: Question, draft: AssessmentTemplate) -> None:
    question.pk = None
    question.id = Question._meta.get_field("id").get_default()
    question._state.adding = True
    question.template = draft
    question.save()


@transaction.atomic
def add_question(
    *, template: AssessmentTemplate, asked: Asked, by: Practitioner
) -> Question:
    """Add a local question to a draft; return it. Twenty at the most."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    draft = _hold_draft(template)
    if draft.questions.filter(is_local=True).count() >= MOST_LOCAL:
        raise NotPossibleNow(f"{MOST_LOCAL} local questions are the most there can be.")
    _check_is_new(draft.questions.all(), asked)
    added = Question.objects.create(
        template=draft,
        position=draft.questions.count() + 1,
        code=_next_code(),
        is_local=True,
        **asdict(asked),
    )
    _put_in_order(draft)
    _record(audit.Event.QUESTION_WRITTEN, added, by)
    return added


@transaction.atomic
def change_question(*, question: Question, asked: Asked, by: Practitioner) -> Question:
    """Change a local question of a draft; return it.

    One that asks something else, or of another kind, than a published version did is
    another question: earlier answers stay with the earlier one.
    """
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    draft = _hold_draft(question.template)
    now = _local(draft, question)
    _check_is_new(draft.questions.exclude(pk=now.pk), asked)
    if _is_another(now, asked):
        now.code = _next_code()
    for name, value in asdict(asked).items():
        setattr(now, name, value)
    now.save()
    _put_in_order(draft)
    _record(audit.Event.QUESTION_WRITTEN, now, by)
    return now


@transaction.atomic
def remove_question(*, question: Question, by: Practitioner) -> None:
    """Leave a local question out of a draft; answers to earlier versions stay."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    draft = _hold_draft(question.template)
    now = _local(draft, question)
    _record(audit.Event.QUESTION_REMOVED, now, by)
    now.delete()
    _put_in_order(draft)


@transaction.atomic
def publish_version(
    *, template: AssessmentTemplate, by: Practitioner
) -> AssessmentTemplate:
    """Let new assessments be asked by this draft; return it. Begun ones keep theirs."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    draft = _hold_draft(template)
    in_use = AssessmentTemplate.objects.filter(kind=draft.kind, status=Status.IN_USE)
    in_use.update(status=Status.REPLACED)
    draft.status = Status.IN_USE
    draft.published_at, draft.published_by = timezone.now(), by
    draft.save()
    audit.record(audit.Event.TEMPLATE_PUBLISHED, by=by, target=draft.pk)
    return draft


@transaction.atomic
def discard_version(*, template: AssessmentTemplate, by: Practitioner) -> None:
    """Throw a draft away: nobody has answered it."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    draft = _hold_draft(template)
    audit.record(audit.Event.TEMPLATE_DISCARDED, by=by, target=draft.pk)
    draft.delete()


def _hold_all() -> dict:
    """Return what is in use or being written, held: codes are given out one by one."""
    rows = AssessmentTemplate.objects.select_for_update().exclude(
        status=Status.REPLACED
    )
    return {row.pk: row for row in rows.order_by("pk")}


def _hold_draft(template: AssessmentTemplate) -> AssessmentTemplate:
    held = _hold_all().get(template.pk)
    if held is None or held.status != Status.DRAFT:
        raise NotPossibleNow("What was published is not changed. Write a next version.")
    return held


def _local(draft: AssessmentTemplate, question: Question) -> Question:
    """Return the question as it stands now; what is built in is not touched."""
    found = draft.questions.filter(pk=question.pk, is_local=True).first()
    if found is None:
        raise NotPossibleNow("Only local questions can be changed or removed.")
    return found


def _check_is_new(questions: QuerySet[Question], asked: Asked) -> None:
    if questions.filter(label__iexact=asked.label).exists():
        raise NotPossibleNow("This version asks that already, in the same words.")


def _is_another(now: Question, asked: Asked) -> bool:
    """Return whether a published version asks otherwise under this code."""
    published = Question.objects.filter(code=now.code).exclude(template=now.template)
    same = {
        "label": asked.label,
        "category": asked.category,
        "in_words": asked.in_words,
    }
    return published.exclude(**same).exists()


def _next_code() -> str:
    """Return a code that no local question of any kind or version has had."""
    codes = Question.objects.filter(is_local=True).values_list("code", flat=True)
    return f"L{max((int(code[1:]) for code in codes), default=0) + 1}"


def _put_in_order(draft: AssessmentTemplate) -> None:
    """Local questions stand last under their heading; a new heading comes at the end."""
    rows = list(draft.questions.order_by("is_local", "position"))
    domains = list(dict.fromkeys(row.domain for row in rows))
    rows.sort(key=lambda row: domains.index(row.domain))
    for position, row in enumerate(rows, start=1):
        row.position = position
    Question.objects.bulk_update(rows, ["position"])


def _record(event: audit.Event, question: Question, by: Practitioner) -> None:
    details = {"code": question.code, "category": question.category}
    audit.record(event, by=by, target=question.template_id, details=details)
