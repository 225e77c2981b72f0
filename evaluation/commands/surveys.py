"""A survey from its first draft to its closing, and the next round of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Centre, Practitioner
from evaluation.instruments import Item, instrument, instruments, short_form
from evaluation.issuing import cut_all_links
from evaluation.models import Survey, SurveyItem
from evaluation.states import SURVEY
from evaluation.surveying import original, standing
from evaluation.tasks import send_survey_on_commit
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import NotPossibleNow

SHORT_FORM = "short-form"
ROUNDS = (6, 12)
"""Months after the first round when it is asked again (issue 6, point 7)."""
_STATUS = Survey.Status


@transaction.atomic
def make_survey(
    *,
    centre: Centre,
    title: str,
    purpose: str,
    closes_on: date,
    what: Iterable[str] = (),
    by: Practitioner,
) -> Survey:
    """Begin a survey of who works at a centre, and of families, with these sets."""
    access.check_can_run_survey(by, centre)
    _check_day(closes_on)
    told = {"title": title, "purpose": purpose, "closes_on": closes_on}
    survey = Survey.objects.create(centre=centre, made_by=by, **told)
    for each in what:
        _take_in(survey, each)
    _record(survey, "made", by, instruments=list(what))
    return survey


@transaction.atomic
def change_survey(
    *, survey: Survey, title: str, purpose: str, closes_on: date, by: Practitioner
) -> Survey:
    """Say anew what it is called and for, and until when; an open one may last longer."""
    survey = standing(survey, by, _STATUS.DRAFT, _STATUS.OPEN)
    _check_day(closes_on)
    survey.title, survey.purpose, survey.closes_on = title, purpose, closes_on
    survey.save(update_fields=["title", "purpose", "closes_on"])
    _record(survey, "changed", by)
    return survey


@transaction.atomic
def add_items(*, survey: Survey, what: str, by: Practitioner) -> int:
    """Take in an instrument or the short form; return how many items are new."""
    survey = standing(survey, by, _STATUS.DRAFT)
    new = _take_in(survey, what)
    _record(survey, "items added", by, instrument=what)
    return new


@transaction.atomic
def remove_items(*, survey: Survey, what: str, by: Practitioner) -> int:
    """Take one instrument's items out again; return how many went."""
    survey = standing(survey, by, _STATUS.DRAFT)
    gone, _ = survey.items.filter(instrument=what).delete()
    _record(survey, "items removed", by, instrument=what)
    return gone


@transaction.atomic
def judge_item(
    *, item: SurveyItem, choice: str, words: str, reason: str, by: Practitioner
) -> SurveyItem:
    """Adopt, adapt or discard one item, with the reason (notes-001 1E)."""
    standing(item.survey, by, _STATUS.DRAFT)
    adopted = choice == SurveyItem.Choice.ADOPT
    if not adopted and not reason.strip():
        raise NotPossibleNow("Say why you change this item or leave it out.")
    adapted = choice == SurveyItem.Choice.ADAPT
    item.choice = choice
    item.words = words if adapted and words.strip() else original(item).words
    item.reason = "" if adopted else reason
    item.save(update_fields=["choice", "words", "reason"])
    _record(item.survey, "item judged", by, code=item.code, choice=choice)
    return item


@transaction.atomic
def open_survey(*, survey: Survey, by: Practitioner) -> Survey:
    """Open it: what it asks and whom stands; e-mails with links go out after this."""
    survey = standing(survey, by, _STATUS.DRAFT)
    SURVEY.check(survey.status, _STATUS.OPEN)
    _check_day(survey.closes_on)
    if not survey.items.exclude(choice=SurveyItem.Choice.DISCARD).exists():
        raise NotPossibleNow("This survey asks nothing yet. Choose what it asks.")
    if not survey.invitations.exists():
        raise NotPossibleNow("Nobody is invited yet.")
    survey.status = _STATUS.OPEN
    survey.opened_at, survey.opened_by = timezone.now(), by
    survey.save(update_fields=["status", "opened_at", "opened_by"])
    _record(survey, "opened", by)
    send_survey_on_commit(survey.pk)
    return survey


@transaction.atomic
def close_survey(*, survey: Survey, by: Practitioner | None) -> Survey:
    """Close it by hand; without anybody, on its day. All links are cut for good."""
    if by is not None:
        survey = standing(survey, by, _STATUS.OPEN)
    else:
        survey = Survey.objects.select_for_update(no_key=True).get(pk=survey.pk)
    SURVEY.check(survey.status, _STATUS.CLOSED)
    cut_all_links(survey)
    survey.status = _STATUS.CLOSED
    if by is not None:
        survey.closed_at, survey.closed_by = timezone.now(), by
    survey.save(update_fields=["status", "closed_at", "closed_by"])
    _record(survey, "closed", by)
    return survey


@transaction.atomic
def ask_again(
    *, survey: Survey, months: int, closes_on: date, by: Practitioner
) -> Survey:
    """Prepare the next round against the first: the same items, in the same words."""
    survey = standing(survey, by, _STATUS.CLOSED)
    if months not in ROUNDS:
        raise NotPossibleNow("Ask again after 6 or after 12 months.")
    _check_day(closes_on)
    first = survey.baseline or survey
    again = Survey.objects.create(
        centre=survey.centre,
        title=first.title,
        purpose=first.purpose,
        baseline=first,
        months=months,
        closes_on=closes_on,
        made_by=by,
    )
    SurveyItem.objects.bulk_create(_copy(each, again) for each in first.items.all())
    _record(again, "made", by, baseline=str(first.pk), months=months)
    return again


def _check_day(closes_on: date) -> None:
    if closes_on < timezone.localdate():
        raise NotPossibleNow("The last day for answers must be today or later.")


def _take_in(survey: Survey, what: str) -> int:
    if what != SHORT_FORM and what not in instruments():
        raise NotPossibleNow("There is no such set of questions.")
    chosen = short_form() if what == SHORT_FORM else instrument(what).items
    there = set(survey.items.values_list("code", flat=True))
    new = [each for each in chosen if each.code not in there]
    SurveyItem.objects.bulk_create(_row(survey, each) for each in new)
    _put_in_order(survey)
    return len(new)


def _row(survey: Survey, each: Item) -> SurveyItem:
    names = ("code", "instrument", "dimension", "words", "kind", "source")
    told: dict[str, Any] = {name: getattr(each, name) for name in names}
    told |= {"is_reversed": each.is_reversed, "for_families": each.for_families}
    return SurveyItem(survey=survey, position=0, **told)


def _copy(each: SurveyItem, survey: Survey) -> SurveyItem:
    left = {"id", "survey"}
    names = [field.name for field in SurveyItem._meta.fields if field.name not in left]
    return SurveyItem(survey=survey, **{name: getattr(each, name) for name in names})


def _put_in_order(survey: Survey) -> None:
    places = [each.code for one in instruments().values() for each in one.items]
    rows = sorted(survey.items.all(), key=lambda row: places.index(row.code))
    for position, row in enumerate(rows):
        row.position = position
    SurveyItem.objects.bulk_update(rows, ["position"])


def _record(
    survey: Survey, what: str, by: Practitioner | None, **details: object
) -> None:
    told = {"what": what, **details}
    audit.record(EvaluationEvent.SURVEY_CHANGED, by=by, target=survey.pk, details=told)
