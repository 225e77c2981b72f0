"""The index: is this child known, and whom do I telephone? And who is listed in it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.commands.index import search_index as search
from information_sharing.commands.listings import list_family, unlist_family
from information_sharing.door import case_page, logged_by_command, page
from information_sharing.exceptions import NotPossibleNow, TooOften
from information_sharing.forms.index import IndexForm, ListingForm
from information_sharing.queries import index
from information_sharing.roles import Permission
from information_sharing.views.frame import case_context


@page(Event.INDEX_OPENED, permission=Permission.SEARCH_INDEX)
@require_http_methods(["GET", "POST"])
def search_index(request):
    """Ask for what identifies a child; say whom to contact if she is listed."""
    form = IndexForm(request.POST or None)
    context = {"form": form, "searched": False}
    if request.method == "POST" and form.is_valid():
        return _answer(request, form)
    return TemplateResponse(request, "information_sharing/index.html", context)


def _answer(request, form):
    purpose = form.cleaned_data["purpose"]
    try:
        keys = search(wanted=form.wanted(), purpose=purpose, by=request.user)
    except TooOften:
        return too_often(request)
    context = {
        "form": form,
        "searched": True,
        "hits": index.hits(viewer=request.user, keys=keys),
    }
    return logged_by_command(
        TemplateResponse(request, "information_sharing/index.html", context)
    )


def too_often(request):
    """Refuse a search or a request beyond what anybody needs."""
    return render(request, "information_sharing/index_too_often.html", status=429)


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def show_listing(request, case):
    """Say whether this family is found in the index and why; list it."""
    access.check_can_coordinate(request.user, case)
    form = form_for(request, ListingForm)
    if request.method == "POST" and form.is_valid() and _list(request, case, form):
        return redirect("information_sharing:listing", case.pk)
    context = case_context(
        request,
        case,
        form=form,
        draft=draft_of(request),
        listings=index.listings_of(viewer=request.user, case=case),
        consents=index.agreed_to_be_found(viewer=request.user, case=case),
        searches=index.searches_that_found(viewer=request.user, case=case),
    )
    return TemplateResponse(request, "information_sharing/index_listing.html", context)


def _list(request, case, form) -> bool:
    try:
        list_family(case=case, by=request.user, **form.cleaned_data)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "The children of this family can be found in the index.")
    return True


@case_page(Event.FORM_OPENED)
@require_POST
def end_listing(request, case, listing):
    """Take the family off the index, as far as this listing goes."""
    listings = index.listings_of(viewer=request.user, case=case)
    try:
        unlist_family(listing=get_object_or_404(listings, pk=listing), by=request.user)
        messages.success(request, "This listing has ended. It holds from now.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("information_sharing:listing", case.pk)
