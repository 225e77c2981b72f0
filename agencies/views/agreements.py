"""Agreements as everybody reads them: the register, one agreement, its versions."""

from uuid import UUID

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agencies import agreement_papers
from agencies.agreement_steps import open_steps
from agencies.models import Agreement
from agencies.queries import agreements as queries
from agencies.queries import promises
from config.downloads import download
from config.forms import valid_uuid
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

PER_PAGE = 25
KEPT = ("kind", "status", "agency", "review")
viewed = page(AgencyEvent.AGREEMENTS_VIEWED)


@viewed
@require_safe
def list_agreements(request):
    """List agreements, narrowed by what was chosen."""
    agencies = queries.live_agencies(viewer=request.user)
    wanted = _wanted(request.GET, agencies)
    found = queries.register(viewer=request.user, wanted=wanted)
    kept = [f"{name}={request.GET[name]}" for name in KEPT if request.GET.get(name)]
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "lines": agreement_papers.lines(listed),
        "wanted": wanted,
        "agencies": agencies,
        "choices": (Agreement.Kind.choices, Agreement.Status.choices, queries.REVIEWS),
        "query": "&".join(kept),
        "may_draft": access.can_have(request.user, Permission.DRAFT_AGREEMENTS),
    }
    return TemplateResponse(request, "agencies/agreements/register.html", context)


def _wanted(asked, agencies) -> queries.Wanted:
    def one_of(name, values):
        return asked.get(name) if asked.get(name) in values else ""

    key: UUID | None = valid_uuid(asked.get("agency"))
    return queries.Wanted(
        kind=one_of("kind", Agreement.Kind.values),
        status=one_of("status", Agreement.Status.values),
        agency=agencies.filter(pk=key).first() if key else None,
        review=one_of("review", ("soon", "over")),
    )


@viewed
@require_safe
def show_agreement(request, agreement):
    """Show one agreement: who signs, the text, the aims, the promises, the versions."""
    row = queries.agreement_for(viewer=request.user, pk=agreement)
    context = _text(request, row) | _may(request, row)
    return TemplateResponse(request, "agencies/agreements/agreement.html", context)


def _text(request, row) -> dict:
    asked = {"viewer": request.user, "agreement": row}
    return {
        "agreement": row,
        "covers": agreement_papers.covers(row),
        "parties": queries.parties_of(**asked),
        "sections": queries.sections_of(**asked),
        "comments": queries.comments_on_all(**asked),
        "aims": agreement_papers.aims(row),
        "promises": promises.of_agreement(**asked),
        "versions": queries.versions_of(**asked),
        "review": agreement_papers.review_of(row),
        "colour": agreement_papers.colour_of(row),
    }


def _may(request, row) -> dict:
    may_draft = access.can_draft(request.user, row.centre)
    in_force = row.status == Agreement.Status.IN_FORCE
    is_out = row.status == Agreement.Status.CONSULTATION
    return {
        "may_write": may_draft and row.status in Agreement.WRITABLE,
        "may_renew": may_draft and in_force and not hasattr(row, "superseded_by"),
        "may_answer": may_draft,
        "may_comment": is_out and access.can_comment(request.user, row),
        "reads_comments": access.can_read_comments(request.user, row),
        "is_signing": row.status == Agreement.Status.SIGNING,
        "is_made": row.status not in Agreement.UNSIGNED and bool(row.starts_on),
        "is_shown_signed": row.status not in Agreement.WRITABLE,
        "steps": open_steps(row) if may_draft else [],
    }


@viewed
@require_safe
def compare_agreements(request, agreement):
    """Hold a version against another, heading by heading."""
    row = queries.agreement_for(viewer=request.user, pk=agreement)
    every = queries.versions_of(viewer=request.user, agreement=row)
    others = [each for each in every if each.pk != row.pk]
    chosen = request.GET.get("other", "")
    older = [each for each in others if each.version < row.version]
    by_key = [each for each in others if str(each.pk) == chosen]
    other = next(iter(by_key or older or others), None)
    context = {"agreement": row, "others": others, "other": other}
    if other:
        before, after = sorted((row, other), key=lambda each: each.version)
        heads = map(agreement_papers.heads, (before, after))
        text = {"viewer": request.user, "older": before, "newer": after}
        rows = [*queries.compare_words(*heads), *queries.compare_versions(**text)]
        context |= {"before": before, "after": after, "rows": rows}
    return TemplateResponse(request, "agencies/agreements/compare.html", context)


@viewed
@require_safe
def print_agreement(request, agreement):
    """Hand out the agreement with its page of signatures."""
    row = queries.agreement_for(viewer=request.user, pk=agreement)
    paper = agreement_papers.agreement_paper(row, viewer=request.user)
    return download(agreement_papers.as_pdf(paper), f"agreement-{row.pk.hex[:8]}.pdf")
