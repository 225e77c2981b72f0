"""The form page that boards, meetings, escalations and levels share."""

from dataclasses import dataclass

from django.template.response import TemplateResponse

from cases.form_pages import draft_of


@dataclass(frozen=True)
class Words:
    """What stands around a form: its title, a sentence before it, and where it leads back."""

    title: str
    back: str
    back_label: str
    button: str = "Save"
    lead: str = ""
    warning: str = ""


def form_page(request, form, words: Words, **more):
    """Return the page of a form with its draft."""
    context = {"form": form, "words": words, "draft": draft_of(request), **more}
    return TemplateResponse(request, "agencies/bodies/form.html", context)
