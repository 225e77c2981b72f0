"""What every centre offers of what is expected of it, gaps first."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands.core_offer import say_offer
from agencies.forms.core_offer import OfferForm
from agencies.offers import schemes
from agencies.queries import core_offer as queries
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission


@page(AgencyEvent.CORE_OFFER_VIEWED)
@require_safe
def list_offers(request):
    """Show every centre with the lists it works with, and how much lacks."""
    context = {
        "rows": queries.standings(viewer=request.user),
        "schemes": schemes().values(),
    }
    return TemplateResponse(request, "agencies/directory/offers.html", context)


@page(AgencyEvent.CORE_OFFER_VIEWED)
@require_safe
def show_offer(request, centre, scheme):
    """Show one centre against one list, what lacks first."""
    there = queries.centre_for(viewer=request.user, pk=centre)
    found = queries.standing(
        viewer=request.user, centre=there, scheme=queries.scheme_or_404(scheme)
    )
    context = {
        "standing": found,
        "parts": (
            ("What lacks", found.gaps),
            ("What families get", found.given),
            ("What the centre may offer, and need not", found.may),
        ),
        "others": [one for one in schemes().values() if one.code != scheme],
        "keeps": access.can_keep_centre(request.user, there),
    }
    return TemplateResponse(request, "agencies/directory/offer.html", context)


@page(AgencyEvent.CORE_OFFER_VIEWED, permission=Permission.KEEP_CENTRE)
@require_http_methods(["GET", "POST"])
def change_line(request, centre, scheme, offer_line):
    """Say how one line stands at one's own centre."""
    there = queries.centre_for(viewer=request.user, pk=centre)
    access.check_can_keep_centre(request.user, there)
    listed = queries.scheme_or_404(scheme)
    line = queries.line_of(
        viewer=request.user, centre=there, scheme=listed, item=offer_line
    )
    form = _form(request, there, line)
    if request.method == "POST" and form.is_valid() and _said(request, form, there, listed, line):  # fmt: skip
        return redirect("agencies:core-offer", there.pk, scheme)
    context = {"form": form, "draft": draft_of(request), "line": line}
    context |= {"centre": there, "scheme": listed}
    return TemplateResponse(request, "agencies/directory/offer_line.html", context)


def _form(request, centre, line):
    return form_for(
        request,
        OfferForm,
        known=OfferForm.known_of(line.row),
        agencies=queries.agencies_to_name(viewer=request.user),
        services=queries.services_at(centre, viewer=request.user),
    )


def _said(request, form, centre, scheme, line) -> bool:
    return did(
        request,
        form,
        say_offer,
        f"It is saved. {form.taken_in_words}",
        centre=centre,
        scheme=scheme.code,
        item=line.expected.code,
        offered=form.offered,
        by=request.user,
    )
