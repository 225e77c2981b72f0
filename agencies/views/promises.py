"""The promise ledger, and one promise."""

import csv
import io
from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import drafting
from agencies.commands import promises as commands
from agencies.forms.promises import JudgeForm, OwnReportForm, PromiseForm, ReleaseForm
from agencies.promised import by_agency
from agencies.queries import agreements, promises
from agencies.views.pages import back_to, found_draft, said_no, shown
from cases.form_pages import did, form_for
from config.downloads import download, plain_cell
from config.forms import valid_uuid
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.roles import Permission

PER_PAGE = 25
POSTED = require_http_methods(["GET", "POST"])
viewed = page(AgencyEvent.PROMISES_VIEWED)
drafting_page = page(Event.FORM_OPENED, permission=Permission.DRAFT_AGREEMENTS)
HEAD = (
    "agency", "promise", "promised by", "on", "by when", "agreed", "recorded",
    "the agency says", "stands", "why", "in",
)  # fmt: skip


@viewed
@require_safe
def list_promises(request):
    """List what was promised, under each agency's name."""
    agency, released = _asked(request)
    found = promises.ledger(viewer=request.user, agency=agency, released=released)
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = promises.lines(viewer=request.user, promises=listed)
    query = f"agency={agency.pk if agency else ''}&released={'1' if released else ''}"
    context = {
        "page": listed,
        "groups": by_agency(rows),
        "agencies": agreements.live_agencies(viewer=request.user),
        "agency": agency,
        "released": released,
        "query": query,
    }
    return TemplateResponse(request, "agencies/promises/ledger.html", context)


def _asked(request):
    key = valid_uuid(request.GET.get("agency"))
    every = agreements.live_agencies(viewer=request.user)
    agency = every.filter(pk=key).first() if key else None
    return agency, request.GET.get("released") == "1"


@viewed
@require_safe
def ledger_file(request):
    """Give the ledger as a file for a spreadsheet."""
    agency, released = _asked(request)
    found = promises.ledger(viewer=request.user, agency=agency, released=released)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for line in promises.lines(viewer=request.user, promises=found):
        writer.writerow(map(plain_cell, _cells(line)))
    name = f"promises-{timezone.localdate():%Y-%m-%d}.csv"
    return download(out.getvalue().encode(), name)


def _cells(line) -> list:
    one = line.promise
    recorded = line.recorded.words if line.recorded else ""
    own = line.own[0] if line.own else None
    said = (
        " ".join(filter(None, [promises.number_words(own.amount), own.words]))
        if own
        else ""
    )
    why = one.why_released or one.why
    return [
        one.agency, one.words, one.promised_by, one.made_on, one.due_on or "",
        line.agreed, recorded, said, line.stands, why, line.where,
    ]  # fmt: skip


@viewed
@require_safe
def show_promise(request, promise):
    """Show one promise: agreed, recorded, and what the agency says."""
    row = promises.promise_for(viewer=request.user, pk=promise)
    (line,) = promises.lines(viewer=request.user, promises=[row])
    stands = row.released_at is None
    context = {
        "line": line,
        "may_judge": stands and access.can_judge(request.user, row),
        "may_report": stands and access.can_answer_for(request.user, row.agency),
    }
    return TemplateResponse(request, "agencies/promises/promise.html", context)


@drafting_page
@POSTED
def add_promise(request, agreement):
    """Write down what an agency promises in a draft."""
    row = found_draft(request, agreement)
    asked = {"viewer": request.user}
    form = form_for(
        request,
        PromiseForm,
        agencies=agreements.parties_only(**asked, agreement=row),
        teams=agreements.teams_to_promise(**asked),
        bodies=agreements.bodies_to_attend(**asked),
    )
    record = partial(_record, form, row)
    sent = request.method == "POST" and form.is_valid()
    if sent and did(request, form, record, by=request.user):
        return back_to(row)
    about = {"heading": "What an agency promises", "agreement": row}
    return shown(request, form, button="Write it down", **about)


def _record(form, row, *, by):
    said = form.cleaned_data
    commands.record_commitment(
        agency=said["agency"],
        words=said["words"],
        agreement=row,
        promise=form.promise,
        by=by,
    )


@drafting_page
@require_POST
def drop(request, promise):
    """Take a promise out of a draft."""
    row = promises.draft_promise_for(viewer=request.user, pk=promise)
    write = {"commitment": row, "by": request.user}
    said_no(request, drafting.drop_promise, "Taken out.", **write)
    return back_to(row.agreement)


@drafting_page
@POSTED
def judge(request, promise):
    """Say whether a promise was kept, with a reason."""
    row = promises.promise_for(viewer=request.user, pk=promise)
    access.check_can_judge(request.user, row)
    initial = {"kept": row.kept, "why": row.why} if row.judged_at else None
    form = form_for(request, JudgeForm, initial=initial)
    return _on_one(request, row, form, commands.judge_commitment, "Was it kept?")


@page(Event.FORM_OPENED, permission=Permission.SIGN_FOR_AGENCY)
@POSTED
def report(request, promise):
    """Set the agency's own number or words beside the others."""
    row = promises.promise_for(viewer=request.user, pk=promise)
    access.check_can_answer_for(request.user, row.agency)
    form = form_for(request, OwnReportForm)

    def write(**said):
        keep = {"commitment": said["commitment"], "by": said["by"]}
        commands.report_commitment(report=form.report, **keep)

    return _on_one(request, row, form, write, "What your agency says")


@drafting_page
@POSTED
def release(request, promise):
    """Let an agency off a promise, with a reason."""
    row = promises.promise_for(viewer=request.user, pk=promise)
    access.check_can_judge(request.user, row)
    form = form_for(request, ReleaseForm)
    return _on_one(request, row, form, commands.release_commitment, "Release it")


def _on_one(request, row, form, command, heading):
    """Show one form about a promise, and do what was sent."""
    back = reverse("agencies:promise", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        write = {"commitment": row, "by": request.user, **form.cleaned_data}
        if did(request, form, command, "Saved.", **write):
            return redirect(back)
    lead = f"{row.agency}: {row.words}"
    return shown(request, form, heading=heading, lead=lead, back=back)
