"""Joining two records of one family, and parting them again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from cases.commands import joining as commands
from cases.forms.joining import JoinForm, PartForm, SureForm
from cases.queries import joining as queries
from cases.queries.header import case_header
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow

NOT_YOURS = (
    "You do not coordinate a record of this reference. Check it; where another team "
    "keeps the other record, ask that team."
)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def join_records(request, case):
    """Ask which record, show both beside each other, and join them."""
    access.check_can_coordinate(request.user, case)
    asked = request.POST or request.GET
    if not asked.get("reference"):
        return _choose(request, case, JoinForm())
    other = queries.case_to_join(
        viewer=request.user, case=case, typed=asked["reference"]
    )
    if other is None:
        form = JoinForm(asked)
        form.add_error("reference", NOT_YOURS)
        return _choose(request, case, form)
    return _compare(request, case, other)


def _choose(request, case, form):
    alike = queries.perhaps_the_same(viewer=request.user, case=case)
    return _page(request, case, "cases/join.html", form=form, alike=alike)


def _compare(request, case, other):
    """Show both; the fuller one is suggested as the one that stays open."""
    asked = request.POST or request.GET
    sent = asked if "shown" in request.POST else None
    form = SureForm(sent, initial={"reference": other.reference})
    if form.is_valid() and _join(request, case, other, form):
        return redirect(case)
    sides = queries.side_by_side(viewer=request.user, cases=(case, other))
    if sent is None and "keep" not in asked and sides[1].fullness > sides[0].fullness:
        return redirect(_keeping(other, case))
    return _page(
        request, case, "cases/join_compare.html", form=form, other=other, sides=sides
    )


def _keeping(case, other) -> str:
    query = urlencode({"reference": other.reference, "keep": "yes"})
    return f"{reverse('cases:join', args=[case.pk])}?{query}"


def _join(request, case, other, form) -> bool:
    try:
        commands.join_records(kept=case, other=other, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, f"{other} is an earlier record of this family now.")
    return True


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def part_records(request, case):
    """Ask once more, then open the earlier record again beside the other.

    From the kept record, `?reference=` says which; who coordinates either may part them.
    """
    typed = (request.POST or request.GET).get("reference", "")
    other = queries.record_to_part(viewer=request.user, case=case, typed=typed)
    form = PartForm(request.POST or None, initial={"reference": other.reference})
    if request.method == "POST" and form.is_valid() and _part(request, other, form):
        return redirect(case)
    return _page(request, case, "cases/part.html", form=form, other=other)


def _part(request, other, form) -> bool:
    try:
        commands.part_records(other=other, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request, f"The records are parted. {other} has no lead professional now."
    )
    return True


def _page(request, case, template, **more):
    header = case_header(viewer=request.user, case=case, current="overview")
    context = {"case": case, "header": header, **more}
    return TemplateResponse(request, template, context)
