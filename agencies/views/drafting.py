"""Writing an agreement, piece by piece."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.agreement_templates import templates
from agencies.commands import drafting as commands
from agencies.forms.agreements import AimForm, HeadsForm, PartyForm, SectionForm
from agencies.queries import agreements as queries
from agencies.queries.partnership import centres_to_draft_for
from agencies.views.pages import back_to, found_draft, moment, said_no, shown
from cases.form_pages import did, form_for
from config.forms import valid_uuid
from information_sharing.audit import Event
from information_sharing.categories import SENSITIVE
from information_sharing.door import page
from information_sharing.roles import Permission

drafting = page(Event.FORM_OPENED, permission=Permission.DRAFT_AGREEMENTS)
POSTED = require_http_methods(["GET", "POST"])


@drafting
@require_safe
def choose_template(request):
    """Show the templates to begin with."""
    context = {"templates": templates().values()}
    return TemplateResponse(request, "agencies/agreements/templates.html", context)


@drafting
@POSTED
def start_agreement(request, agreement_template):
    """Begin a draft with a template."""
    template = templates().get(agreement_template)
    if template is None:
        return redirect("agencies:choose-template")
    form = _heads_form(request, template.tier, {"title": template.name})
    if request.method == "POST" and form.is_valid():
        write = {"template": template.slug, "heads": form.heads, "by": request.user}
        if made := _started(request, form, write):
            return back_to(made)
    about = {"heading": template.name, "lead": template.about}
    return shown(request, form, button="Begin the draft", **about)


def _started(request, form, write):
    kept: list = []
    did(request, form, lambda **w: kept.append(commands.start_agreement(**w)), **write)
    return kept[0] if kept else None


def _heads_form(request, tier, initial):
    centres = centres_to_draft_for(viewer=request.user)
    return form_for(request, HeadsForm, initial=initial, centres=centres, tier=tier)


@drafting
@POSTED
def change_agreement(request, agreement):
    """Change the title, the days and what a draft covers."""
    row = found_draft(request, agreement)
    names = ("title", "centre", "review_on", "ends_on", "purposes", "categories")
    initial = {name: getattr(row, name) for name in names}
    initial["sensitive"] = [each for each in row.categories if each in SENSITIVE]
    form = _heads_form(request, row.tier, initial)
    if request.method == "POST" and form.is_valid():
        write = {"agreement": row, "heads": form.heads, "by": request.user}
        if did(request, form, commands.change_heads, "Saved.", **write):
            return back_to(row)
    about = {"heading": "Title and days", "agreement": row}
    return shown(request, form, **about)


@drafting
@POSTED
def write_section(request, clause):
    """Write one section of a draft."""
    section = queries.section_for(viewer=request.user, pk=clause)
    row = found_draft(request, section.agreement_id)
    template = templates().get(row.template)
    form = form_for(
        request,
        SectionForm,
        initial={"words": section.words, "seen": moment(section.changed_at)},
        section=section,
        hint=template.hint(section.code) if template else "",
    )
    if request.method == "POST" and form.is_valid():
        write = {"section": section, "by": request.user, **form.cleaned_data}
        if did(request, form, commands.write_section, "Saved.", **write):
            return redirect(back_to(row).url + f"#s{section.number}")
    return shown(request, form, heading=section.title, agreement=row)


@drafting
@POSTED
def put_party(request, agreement):
    """Name an agency that is to sign, or say its part otherwise."""
    row = found_draft(request, agreement)
    initial = _known_party(request, row)
    agencies = queries.agencies_to_ask(
        viewer=request.user, agreement=row, known=initial.get("agency")
    )
    form = form_for(request, PartyForm, initial=initial, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        write = {"agreement": row, "party": form.party, "by": request.user}
        if did(request, form, commands.put_party, "Saved.", **write):
            return back_to(row)
    about = {"heading": "Who is to sign", "agreement": row}
    return shown(request, form, **about)


def _known_party(request, row) -> dict:
    """Return what is said of the agency that was asked for in the address."""
    key = valid_uuid(request.GET.get("agency"))
    parties = queries.parties_of(viewer=request.user, agreement=row)
    for one in (each for each in parties if each.party.agency_id == key):
        share = {name: getattr(one.share, name, None) for name in ("pounds", "in_kind")}
        return {"agency": key, "part": one.party.part, **share}
    return {}


@drafting
@require_POST
def take_off_party(request, party):
    """Take an agency off an agreement that is not in force."""
    row = queries.party_for(viewer=request.user, pk=party)
    told = f"{row.agency} is taken off. Whoever had signed signs again."
    write = {"party": row, "by": request.user}
    said_no(request, commands.take_off_party, told, **write)
    return back_to(row.agreement)


@drafting
@POSTED
def add_aim(request, agreement):
    """Add a shared aim."""
    row = found_draft(request, agreement)
    form = form_for(request, AimForm)
    if request.method == "POST" and form.is_valid():
        write = {"agreement": row, "by": request.user, **form.cleaned_data}
        if did(request, form, commands.add_aim, "Saved.", **write):
            return back_to(row)
    return shown(
        request, form, button="Add the aim", heading="A shared aim", agreement=row
    )


@drafting
@require_POST
def drop_aim(request, agreement_aim):
    """Take an aim out of a draft."""
    row = queries.aim_for(viewer=request.user, pk=agreement_aim)
    said_no(request, commands.drop_aim, "Taken out.", aim=row, by=request.user)
    return back_to(row.agreement)
